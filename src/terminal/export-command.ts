import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadFiles } from '../corpus/files.ts';
import type { CorpusFiles } from '../corpus/parse.ts';
import type { Problem } from '../corpus/problem.ts';
import { fileOf } from '../record/entries.ts';
import { type Export, exportOf, type FileChange } from '../record/export.ts';
import { SHARED_SCOPE } from '../store/revisions.ts';
import { defineCommand } from './command.ts';
import { putFile, removeFile } from './put-file.ts';
import { missingDatabase, withStore } from './stored.ts';
import { type Streams, write } from './streams.ts';
import type { Surroundings } from './surroundings.ts';
import { counted } from './view/block.ts';

type ExportSurroundings = Pick<Surroundings, 'streams' | 'place' | 'folder'>;

/** `corpus export [folder] [--write]`: what is published for all servers, as files. */
export const exportCommand = defineCommand({
  usage: ['npm run corpus -- export [folder] [--write]'],
  about: `Tells which files of a corpus folder would say what curators have published, and with --write writes them.
What single servers have added stays with them.`,
  options: { write: { type: 'boolean', does: 'write the files' } },
  takes: { atMost: 1, what: 'folder' },
  status: '0 done; 1 something is left out or wrong; 2 wrong use or no database',
  run: ({ values, positionals: [folder] }, surroundings: ExportSurroundings) =>
    exportTo(folder ?? surroundings.folder, values.write ?? false, surroundings),
});

async function exportTo(folder: string, writes: boolean, { streams, place }: ExportSurroundings): Promise<number> {
  const files = await loadFiles(folder);
  if (files.files.size === 0) {
    await write(streams.errors, `${files.problems.map(({ message }) => `${message}\n`).join('')}`);
    return 2;
  }
  const missing = await missingDatabase(place);
  if (missing !== undefined) {
    await write(
      streams.errors,
      `There is no ${missing}: nothing has been published yet, or BLUELAMP_DATA names another folder.\n`,
    );
    return 2;
  }
  return withStore(place, streams, async ({ revisions }) => {
    const published = (await revisions.current()).filter(({ scope }) => scope === SHARED_SCOPE);
    const found = exportOf(files, published);
    await write(streams.output, inWords(found, folder));
    if (found.problems.length > 0) return refused(found.problems, streams);
    if (!writes) await write(streams.output, announced(found));
    const isWhole = !writes || (await writeAll(folder, files, found.changes, streams));
    return isWhole && found.conflicts.length === 0 ? 0 : 1;
  });
}

function inWords({ changes, conflicts, unaddressed, problems }: Export, folder: string): string {
  if (changes.length + conflicts.length + unaddressed.length + problems.length === 0)
    return `${folder} says what is published already.\n`;
  const lines = changes.map(({ file, does, revisions }) => {
    const reasons = revisions.map(({ at, why }) => `          ${at.slice(0, 10)}: ${why}\n`);
    return `${does.padEnd(8)}${file}\n${reasons.join('')}`;
  });
  const left = conflicts.map(
    ({ revision }) =>
      `left    ${fileOf(revision)}\n          “${revision.entry}” was changed here and in what is published. “/corpus history” in Discord shows both; choose there first.\n`,
  );
  const pageless = unaddressed.map(
    (revision) =>
      `left    ${fileOf(revision)}\n          “${revision.entry}” stands on no page, and what ships has an address. It goes on being answered with.\n`,
  );
  return [...lines, ...left, ...pageless].join('');
}

function announced({ changes }: Export): string {
  if (changes.length === 0) return '';
  return `Nothing is written yet: --write changes ${counted(changes.length, 'file')}.\n`;
}

async function refused(problems: readonly Problem[], { errors }: Streams): Promise<number> {
  const lines = problems.map(({ file, line, message }) => `  ${file}, line ${line}: ${message}\n`);
  await write(errors, `Nothing was written: the corpus has errors, or would have them then.\n${lines.join('')}`);
  return 1;
}

/**
 * Writes each file; doing it again finishes what was interrupted.
 * @param files as they were when the changes were worked out
 * @returns whether all of it was written
 */
async function writeAll(
  folder: string,
  { files }: CorpusFiles,
  changes: readonly FileChange[],
  { output, errors }: Streams,
): Promise<boolean> {
  let written = 0;
  for (const { file, text } of changes) {
    const [target, before] = [path.join(folder, file), files.get(file)];
    try {
      // Somebody may have saved it in this very moment: nothing is overwritten unseen.
      const now = await readFile(target, 'utf8').catch(() => undefined);
      if (now !== (typeof before === 'string' ? before : undefined)) {
        await write(errors, `${file} has changed meanwhile and stays as it is. Run it again.\n`);
        continue;
      }
      await (text === null ? removeFile(target) : putFile(target, text));
      written += 1;
    } catch (error) {
      await write(errors, `${file} can’t be written: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  if (written > 0)
    await write(
      output,
      `${counted(written, 'file')} written. Look at the difference, then bring it in as any other change.\n`,
    );
  return written === changes.length;
}
