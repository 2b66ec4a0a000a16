import { parseArgs } from 'node:util';
import { loadFiles } from '../corpus/files.ts';
import { Editorial, type Proposal } from '../editorial/editorial.ts';
import { type Import, importOf } from '../editorial/import.ts';
import { fileOf } from '../editorial/overlay.ts';
import type { CorpusSurroundings } from './corpus-command.ts';
import { counted } from './counted.ts';
import { withStore } from './stored.ts';
import { type Streams, write } from './streams.ts';

const USAGE = `Usage: npm run corpus -- import <folder> [--write --by <id> --why <text>]

Tells what the files of a corpus folder say that the record does not, and with --write publishes it for all servers.
What the folder does not have stays on record. A running bot answers with it within a second.
  --by    the Discord id of whoever does it: it stands in the history
  --why   the reason, which stands there too
Exit status: 0 done, 1 something is left out or wrong, 2 wrong use or no database.
`;

/**
 * `corpus import <folder>`: files, published as revisions.
 * @param args what follows the word `import`
 * @returns the exit status
 */
export async function runImportCommand(args: string[], surroundings: CorpusSurroundings): Promise<number> {
  const { streams, place, now } = surroundings;
  const asked = readArguments(args);
  if ('mistake' in asked) {
    await write(streams.errors, `${asked.mistake}\n\n${USAGE}`);
    return 2;
  }
  const files = await loadFiles(asked.folder);
  // A folder may hold only some of the files of a corpus.
  const unreadable = [...files.files.values()].flatMap((text) => (typeof text === 'string' ? [] : [text]));
  const wrong = [...files.problems, ...unreadable].filter(
    ({ severity, code }) => severity === 'error' && code !== 'missing-file',
  );
  if (wrong.length > 0) return refused(wrong, streams, 2);
  return withStore(place, streams, async (store) => {
    const editorial = await Editorial.open({ store, shipped: await loadFiles(surroundings.folder), now });
    const found = importOf(files, editorial, asked);
    await write(streams.output, inWords(found));
    const problems = editorial.problemsWith(...found.proposals);
    if (problems.length > 0) return refused(problems, streams, 1);
    if (asked.write && found.proposals.length > 0) return publish(found, editorial, streams);
    if (found.proposals.length > 0) await write(streams.output, announced(found));
    return found.withdrawn.length === 0 ? 0 : 1;
  });
}

type Arguments = { folder: string; write: boolean; by: string; why: string } | { mistake: string };

function readArguments(args: string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { write: { type: 'boolean' }, by: { type: 'string' }, why: { type: 'string' } },
    });
    const { write: isWritten = false, by = '', why = '' } = values;
    const [folder, ...more] = positionals;
    if (folder === undefined) return { mistake: 'Which folder?' };
    if (more.length > 0) return { mistake: `One folder at a time: “${more.join(' ')}” is too much.` };
    if (isWritten && !/^\d{17,20}$/.test(by)) return { mistake: '--by has to be a Discord id, digits only.' };
    if (isWritten && why.trim() === '') return { mistake: '--why has to give a reason.' };
    return { folder, write: isWritten, by, why: why.trim() };
  } catch (error) {
    // parseArgs throws a TypeError that names the option it does not know.
    return { mistake: error instanceof Error ? error.message : String(error) };
  }
}

function inWords({ proposals, withdrawn }: Import): string {
  if (proposals.length + withdrawn.length === 0) return 'The record says all of it already.\n';
  const lines = proposals.map((proposal) => `publish ${nameOf(proposal)}\n`);
  const left = withdrawn.map(
    (entry) => `left    ${nameOf(entry)}: it was withdrawn. “/corpus restore” in Discord brings it back.\n`,
  );
  return [...lines, ...left].join('');
}

function nameOf({ kind, entry }: Pick<Proposal, 'kind' | 'entry'>): string {
  return kind === 'source' ? fileOf({ kind, entry }) : `${fileOf({ kind, entry })}: ${entry}`;
}

function announced({ proposals }: Import): string {
  const entries = counted(proposals.length, 'entry', 'entries');
  return `Nothing is published yet: --write --by <id> --why <text> publishes ${entries}.\n`;
}

async function refused(
  problems: readonly { file: string; line: number; message: string }[],
  { errors }: Streams,
  status: number,
): Promise<number> {
  const lines = problems.map(({ file, line, message }) => `  ${file}, line ${line}: ${message}\n`);
  await write(errors, `Nothing was published:\n${lines.join('')}`);
  return status;
}

/** One after the other, so that what is interrupted is finished by doing it again. */
async function publish(
  { proposals, withdrawn }: Import,
  editorial: Editorial,
  { output, errors }: Streams,
): Promise<number> {
  let waiting = proposals;
  let published = 0;
  // Of entries that speak of one another, the one that is spoken of goes first, whatever their order.
  for (let progress = true; progress && waiting.length > 0; ) {
    const left: Proposal[] = [];
    for (const proposal of waiting) {
      const { kind } = await editorial.publish(proposal);
      if (kind === 'published') published += 1;
      else left.push(proposal);
    }
    progress = left.length < waiting.length;
    waiting = left;
  }
  await write(output, `${counted(published, 'entry', 'entries')} published.\n`);
  for (const proposal of waiting) {
    await write(errors, `${nameOf(proposal)} was not published: somebody has changed it meanwhile.\n`);
  }
  return waiting.length + withdrawn.length === 0 ? 0 : 1;
}
