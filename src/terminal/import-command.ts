import { loadFiles } from '../corpus/files.ts';
import { Editorial, type Outcome, type Proposal } from '../record/editorial.ts';
import { type Import, importOf } from '../record/import.ts';
import { fileOf } from '../record/overlay.ts';
import type { CorpusSurroundings } from './corpus-command.ts';
import { counted } from './counted.ts';
import { HELP_OPTION, type Mistake, readOptions } from './options.ts';
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
  if (asked === 'help') {
    await write(streams.output, USAGE);
    return 0;
  }
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
    const shipped = await loadFiles(surroundings.folder);
    const editorial = await Editorial.open({ store, shipped, now, retires: false });
    const found = importOf(files, editorial, asked);
    await write(streams.output, inWords(found));
    const problems = editorial.problemsWith(...found.proposals);
    if (problems.length > 0) return refused(problems, streams, 1);
    if (asked.write && found.proposals.length > 0) return publish(found, editorial, streams);
    if (found.proposals.length > 0) await write(streams.output, announced(found));
    return found.withdrawn.length === 0 ? 0 : 1;
  });
}

interface Arguments {
  folder: string;
  write: boolean;
  by: string;
  why: string;
}

function readArguments(args: string[]): Arguments | Mistake | 'help' {
  const text = { type: 'string' } as const;
  const read = readOptions(args, { write: { type: 'boolean' }, by: text, why: text, ...HELP_OPTION });
  if ('mistake' in read) return read;
  const { write: isWritten = false, by = '', why = '', help } = read.values;
  if (help) return 'help';
  const [folder, ...more] = read.positionals;
  if (folder === undefined) return { mistake: 'Which folder?' };
  if (more.length > 0) return { mistake: `One folder at a time: “${more.join(' ')}” is too much.` };
  const mistake = isWritten ? (mistakeInSigner(by) ?? mistakeInReason(why)) : undefined;
  return mistake === undefined ? { folder, write: isWritten, by, why: why.trim() } : { mistake };
}

function mistakeInSigner(by: string): string | undefined {
  if (/^\d{17,20}$/.test(by)) return undefined;
  const what = '--by <id>, the Discord id of whoever publishes it: 17 to 20 digits';
  return by === '' ? `--write needs ${what}.` : `“${by}” is no ${what}.`;
}

function mistakeInReason(why: string): string | undefined {
  return why.trim() === '' ? '--write needs --why <text>, the reason: it stands in the history.' : undefined;
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

/** All at once or nothing, as far as one statement of the database reaches. */
async function publish(
  { proposals, withdrawn }: Import,
  editorial: Editorial,
  { output, errors }: Streams,
): Promise<number> {
  for (let done = 0; done < proposals.length; done += AT_ONCE) {
    const outcome = await editorial.publish(...proposals.slice(done, done + AT_ONCE));
    if (outcome.kind === 'published' && outcome.setAside.length === 0) continue;
    const before = done === 0 ? 'Nothing was published' : `${counted(done, 'entry', 'entries')} published, no more`;
    await write(errors, `${before}: ${reasonOf(outcome)} Run it again to see what is left.\n`);
    return 1;
  }
  await write(output, `${counted(proposals.length, 'entry', 'entries')} published.\n`);
  return withdrawn.length === 0 ? 0 : 1;
}

/** A database takes so many rows, of eleven values each, in one statement. */
const AT_ONCE = 2_000;

function reasonOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'superseded':
      return `somebody has changed ${nameOf(outcome.newer)} meanwhile.`;
    case 'reshipped':
      return `another text of ${nameOf(outcome.entry)} ships by now.`;
    case 'invalid':
      return outcome.problems.map(({ file, message }) => `${file}: ${message}`).join(' ');
    case 'published':
      return `${outcome.setAside.map(nameOf).join(', ')} did not go with what somebody else has published meanwhile.`;
  }
}
