import { loadFiles } from '../corpus/files.ts';
import type { Proposal } from '../record/change.ts';
import { fileOf } from '../record/entries.ts';
import { type Import, importOf } from '../record/import.ts';
import { type Outcome, RecordService } from '../record/record-service.ts';
import { defineCommand } from './command.ts';
import { withStore } from './stored.ts';
import { type Streams, write } from './streams.ts';
import type { Surroundings } from './surroundings.ts';
import { counted } from './view/block.ts';

type ImportSurroundings = Pick<Surroundings, 'streams' | 'place' | 'folder' | 'now'>;

/** `corpus import <folder>`: files, published as revisions. */
export const importCommand = defineCommand({
  usage: ['npm run corpus -- import <folder> [--write --by <id> --why <text>]'],
  about: `Tells what the files of a corpus folder say that the record does not, and with --write publishes it for all servers.
What the folder does not have stays on record. A running bot answers with it within a second.`,
  options: {
    write: { type: 'boolean', does: 'publish it' },
    by: { type: 'string', value: '<id>', does: 'the Discord id of whoever does it: it stands in the history' },
    why: { type: 'string', value: '<text>', does: 'the reason, which stands there too' },
  },
  takes: { atMost: 1, what: 'folder' },
  status: '0 done; 1 something is left out or wrong; 2 wrong use or no database',
  mistake({ values: { write: writes = false, by = '', why = '' }, positionals }) {
    if (positionals.length === 0) return 'Which folder?';
    return writes ? (mistakeInSigner(by) ?? mistakeInReason(why)) : undefined;
  },
  run: (
    { values: { write: writes = false, by = '', why = '' }, positionals: [folder = ''] },
    surroundings: ImportSurroundings,
  ) => importFrom({ folder, write: writes, by, why: why.trim() }, surroundings),
});

async function importFrom(
  asked: { folder: string; write: boolean; by: string; why: string },
  { streams, place, now, folder }: ImportSurroundings,
): Promise<number> {
  const files = await loadFiles(asked.folder);
  // A folder may hold only some of the files of a corpus.
  const unreadable = [...files.files.values()].flatMap((text) => (typeof text === 'string' ? [] : [text]));
  const wrong = [...files.problems, ...unreadable].filter(
    ({ severity, code }) => severity === 'error' && code !== 'missing-file',
  );
  if (wrong.length > 0) return refused(wrong, streams, 2);
  return withStore(place, streams, async (store) => {
    const shipped = await loadFiles(folder);
    const recordService = await RecordService.open({ store, shipped, now, retires: false });
    const found = importOf(files, recordService, asked);
    await write(streams.output, inWords(found));
    const problems = recordService.problemsWith(...found.proposals);
    if (problems.length > 0) return refused(problems, streams, 1);
    if (asked.write && found.proposals.length > 0) return publish(found, recordService, streams);
    if (found.proposals.length > 0) await write(streams.output, announced(found));
    return found.withdrawn.length === 0 ? 0 : 1;
  });
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
  recordService: RecordService,
  { output, errors }: Streams,
): Promise<number> {
  for (let done = 0; done < proposals.length; done += AT_ONCE) {
    const outcome = await recordService.publish(...proposals.slice(done, done + AT_ONCE));
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
