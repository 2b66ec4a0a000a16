import { type Buffer, isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { ASKED_FILE } from './asked.ts';
import { LISTS } from './lists.ts';
import { type CorpusFiles, SOURCES_FOLDER } from './parse.ts';
import type { Problem } from './problem.ts';
import type { LoadedCorpus } from './read.ts';

const LIST_FILES = Object.values(LISTS).map(({ file }) => file);

/**
 * Reads and checks a corpus folder. Never throws for what it finds there: `problems` holds all of it, not the first.
 * @param folder holds the list files (people.yaml, topics.yaml …) and sources/*.md
 * @param reading `oddities: false` leaves out what is valid but odd, which takes long to look for
 */
export async function loadCorpus(folder: string, reading: { oddities?: boolean } = {}): Promise<LoadedCorpus> {
  const files = await loadFiles(folder);
  // Loaded only here: whoever wants the texts alone needs no reader.
  const { readCorpus } = await import('./read.ts');
  const loaded = readCorpus(files, reading);
  return files.files.size === 0 ? { ...loaded, usable: false } : loaded;
}

/** The texts of a corpus folder, each file's, or why it cannot be read. */
export async function loadFiles(folder: string): Promise<CorpusFiles> {
  if (!(await isFolder(folder))) return { files: new Map(), problems: [noFolder(folder)] };
  const { names, problems } = await sourceFiles(folder);
  // A folder may go without: items are then found by what their sources tell of how people ask.
  const asked = existsSync(path.join(folder, ASKED_FILE)) ? [ASKED_FILE] : [];
  const files = [...LIST_FILES, ...asked, ...names];
  return { files: new Map(files.map((file) => [file, readText(folder, file)])), problems };
}

async function isFolder(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => undefined))?.isDirectory() ?? false;
}

function noFolder(folder: string): Problem {
  const expected = `a folder with ${LIST_FILES.join(', ')} and sources`;
  const message = `There is no folder ${path.resolve(folder)}.`;
  return { severity: 'error', code: 'missing-folder', file: '.', line: 1, field: '', message, expected };
}

async function sourceFiles(folder: string): Promise<{ names: string[]; problems: Problem[] }> {
  const listed = await readdir(path.join(folder, SOURCES_FOLDER)).catch((error: unknown) =>
    fileProblem(SOURCES_FOLDER, error),
  );
  if (!Array.isArray(listed)) return { names: [], problems: [listed] };
  const names = listed.filter((name) => !name.startsWith('.')).sort();
  return {
    names: names.filter(isSourceName).map((name) => `${SOURCES_FOLDER}/${name}`),
    problems: names.filter((name) => !isSourceName(name)).map(strayFile),
  };
}

const SOURCE_ENDING = '.md';

function isSourceName(name: string): boolean {
  return name.endsWith(SOURCE_ENDING);
}

/** A file's text, or why it cannot be read. At once: hundreds of small files one by one take a fifth of the time of all together. */
function readText(folder: string, file: string): string | Problem {
  try {
    const bytes = readFileSync(path.join(folder, file));
    return isUtf8(bytes) ? bytes.toString('utf8') : notUtf8(file, bytes);
  } catch (error) {
    return fileProblem(file, error);
  }
}

function notUtf8(file: string, bytes: Buffer): Problem {
  const [readable = ''] = bytes.toString('utf8').split('\uFFFD', 1);
  const line = readable.split(/\r\n?|\n/).length;
  return {
    severity: 'error',
    code: 'unreadable',
    file,
    line,
    field: '',
    message: `${file} is not text in UTF-8 from line ${line} on.`,
    expected: 'a file saved as UTF-8',
  };
}

function fileProblem(file: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const missing = code === 'ENOENT' || code === 'ENOTDIR';
  const without = WITHOUT.get(file);
  if (missing && without !== undefined) return missingList(file, without);
  const reason = error instanceof Error ? error.message : String(error);
  return {
    severity: 'error',
    code: missing ? 'missing-file' : 'unreadable',
    file,
    line: 1,
    field: '',
    message: missing ? `The corpus folder has no ${file}.` : `${file} cannot be read: ${reason}.`,
    expected: missing ? `${file} in the corpus folder` : 'a text file that may be read',
  };
}

/** Lists that a folder of an earlier version does not have, and how it is answered from without them. */
const WITHOUT: ReadonlyMap<string, string> = new Map([
  [LISTS.subjects.file, 'what stances are on is told apart by its words alone'],
  [LISTS.offices.file, 'nobody is known by an office'],
  [LISTS.events.file, 'no date is taken from an event'],
  [LISTS.places.file, 'no place but London is known'],
  [LISTS.qualifiers.file, 'parts of what is counted are not told apart'],
  [LISTS.thesaurus.file, 'words are found as they are typed'],
]);

function missingList(file: string, without: string): Problem {
  const message = `The corpus folder has no ${file}: ${without}.`;
  const expected = `${file} in the corpus folder`;
  return { severity: 'warning', code: 'missing-file', file, line: 1, field: '', message, expected };
}

function strayFile(name: string): Problem {
  return {
    severity: 'warning',
    code: 'not-a-source',
    file: `${SOURCES_FOLDER}/${name}`,
    line: 1,
    field: '',
    message: `${name} is not read: only files that end in ${SOURCE_ENDING} are sources.`,
    expected: `a file in ${SOURCES_FOLDER} that ends in ${SOURCE_ENDING}, or no file`,
  };
}
