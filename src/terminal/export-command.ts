import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadFiles } from '../corpus/files.ts';
import type { Problem } from '../corpus/problem.ts';
import { SHARED_SCOPE } from '../editorial/edition.ts';
import { type Export, exportOf, type FileChange } from '../editorial/export.ts';
import { fileOf } from '../editorial/overlay.ts';
import type { CorpusSurroundings } from './corpus-command.ts';
import { counted } from './counted.ts';
import { withStore } from './stored.ts';
import { type Streams, write } from './streams.ts';

const USAGE = `Usage: npm run corpus -- export [folder] [--write]

Tells which files of a corpus folder would say what curators have published, and with --write writes them.
What single servers have added stays with them.
Exit status: 0 done, 1 something is left out or wrong, 2 wrong use or no database.
`;

/**
 * `corpus export [folder] [--write]`: what is published for all servers, as files.
 * @param args what follows the word `export`
 * @returns the exit status
 */
export async function runExportCommand(args: string[], surroundings: CorpusSurroundings): Promise<number> {
  const { streams, place } = surroundings;
  const asked = readArguments(args);
  if ('mistake' in asked) {
    await write(streams.errors, `${asked.mistake}\n\n${USAGE}`);
    return 2;
  }
  const folder = asked.folder ?? surroundings.folder;
  return withStore(place, streams, async ({ revisions }) => {
    const files = await loadFiles(folder);
    if (files.files.size === 0) {
      await write(streams.errors, `${files.problems.map(({ message }) => `${message}\n`).join('')}`);
      return 2;
    }
    const published = (await revisions.current()).filter(({ scope }) => scope === SHARED_SCOPE);
    const found = exportOf(files, published);
    await write(streams.output, inWords(found, folder));
    if (found.problems.length > 0) return refused(found.problems, streams);
    if (asked.write) await writeAll(folder, found.changes);
    await write(streams.output, asked.write ? written(found) : announced(found));
    return found.conflicts.length === 0 ? 0 : 1;
  });
}

type Arguments = { folder: string | undefined; write: boolean } | { mistake: string };

function readArguments(args: string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { write: { type: 'boolean' } },
    });
    const [folder, ...more] = positionals;
    if (more.length > 0) return { mistake: `One folder at a time: “${more.join(' ')}” is too much.` };
    return { folder, write: values.write ?? false };
  } catch (error) {
    // parseArgs throws a TypeError that names the option it does not know.
    return { mistake: error instanceof Error ? error.message : String(error) };
  }
}

function inWords({ changes, conflicts }: Export, folder: string): string {
  if (changes.length + conflicts.length === 0) return `${folder} says what is published already.\n`;
  const lines = changes.map(({ file, does, revisions }) => {
    const reasons = revisions.map(({ at, why }) => `          ${at.slice(0, 10)}: ${why}\n`);
    return `${does.padEnd(8)}${file}\n${reasons.join('')}`;
  });
  const left = conflicts.map(
    ({ revision }) =>
      `left    ${fileOf(revision)}\n          “${revision.entry}” was changed here and in what is published. “/corpus history” in Discord shows both; choose there first.\n`,
  );
  return [...lines, ...left].join('');
}

function announced({ changes }: Export): string {
  if (changes.length === 0) return '';
  return `Nothing is written yet: --write changes ${counted(changes.length, 'file')}.\n`;
}

function written({ changes }: Export): string {
  if (changes.length === 0) return '';
  return `${counted(changes.length, 'file')} written. Look at the difference, then bring it in as any other change.\n`;
}

async function refused(problems: readonly Problem[], { errors }: Streams): Promise<number> {
  const lines = problems.map(({ file, line, message }) => `  ${file}, line ${line}: ${message}\n`);
  await write(errors, `Nothing was written: the corpus would have errors.\n${lines.join('')}`);
  return 1;
}

/** Each file is written beside its place and put there at once; doing it again finishes what was interrupted. */
async function writeAll(folder: string, changes: readonly FileChange[]): Promise<void> {
  for (const { file, text } of changes) {
    const target = path.join(folder, file);
    if (text === null) {
      await rm(target, { force: true });
      continue;
    }
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(`${target}.new`, text);
    await rename(`${target}.new`, target);
  }
}
