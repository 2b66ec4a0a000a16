import { type Buffer, isUtf8 } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import type { CorpusRecord, Finding } from './check/finding.ts';
import { checkCorpus } from './check.ts';
import { type ParsedList, type ParsedSource, parseList, parseSource, SOURCES_FOLDER, sourceFile } from './parse.ts';
import { type Place, type Problem, problemAt } from './problem.ts';
import { type CorpusContent, measureSchema, personSchema, type Source, termSchema, topicSchema } from './schema.ts';

/** What a corpus folder holds, and everything that is wrong or odd in it. */
export interface LoadedCorpus {
  /** the sound part: a source with an error is left out. Its ids resolve where `usable` is true */
  content: CorpusContent;
  /** every problem, by file and line */
  problems: Problem[];
  /** false where people, topics, measures or glossary are broken: nothing can be answered from it */
  usable: boolean;
}

/**
 * Reads and checks a corpus folder. Never throws for what it finds there: `problems` holds all of it, not the first.
 * @param folder holds people.yaml, topics.yaml, measures.yaml, glossary.yaml and sources/*.md
 */
export async function loadCorpus(folder: string): Promise<LoadedCorpus> {
  if (!(await isFolder(folder))) return { content: NOTHING, problems: [noFolder(folder)], usable: false };
  const [people, topics, measures, terms, sources] = await Promise.all([
    readList(folder, 'people.yaml', personSchema),
    readList(folder, 'topics.yaml', topicSchema),
    readList(folder, 'measures.yaml', measureSchema),
    readList(folder, 'glossary.yaml', termSchema),
    readSources(folder),
  ]);
  const lists = [people, topics, measures, terms];
  const sound = sources.parsed.flatMap(({ source, place }) => (source === undefined ? [] : [{ value: source, place }]));
  const read: CorpusContent = {
    people: values(people.entries),
    topics: values(topics.entries),
    measures: values(measures.entries),
    terms: values(terms.entries),
    sources: values(sound),
  };
  const findings = checkCorpus({
    content: read,
    declared: { people: people.declared, topics: topics.declared, measures: measures.declared },
    complete: sound.length === sources.parsed.length && sources.problems.length === 0,
  });
  const entries: Entry[] = [...lists.flatMap((list): Entry[] => list.entries), ...sound];
  const problems = [
    ...[...lists, sources, ...sources.parsed].flatMap((file) => file.problems),
    ...located(findings, new Map(entries.map(({ value, place }) => [value, place]))),
  ].sort(byPlace);
  return { content: withoutBroken(read, problems), problems, usable: !problems.some(refusesStart) };
}

const NOTHING: CorpusContent = { people: [], topics: [], measures: [], terms: [], sources: [] };

async function isFolder(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => undefined))?.isDirectory() ?? false;
}

function noFolder(folder: string): Problem {
  const expected = 'a folder with people.yaml, topics.yaml, measures.yaml, glossary.yaml and sources';
  const message = `There is no folder ${path.resolve(folder)}.`;
  return { severity: 'error', code: 'missing-folder', file: '.', line: 1, field: '', message, expected };
}

interface Entry {
  value: CorpusRecord;
  place: Place;
}

function values<T>(entries: readonly { value: T }[]): T[] {
  return entries.map(({ value }) => value);
}

function located(findings: readonly Finding[], places: ReadonlyMap<CorpusRecord, Place>): Problem[] {
  return findings.map((finding) => {
    const place = places.get(finding.of);
    if (place === undefined) throw new Error(`A check speaks of “${finding.of.id}”, which no file holds.`);
    return problemAt(place, finding.path, finding);
  });
}

function withoutBroken(content: CorpusContent, problems: readonly Problem[]): CorpusContent {
  const broken = new Set(problems.filter(({ severity }) => severity === 'error').map(({ file }) => file));
  const isSound = (source: Source) => !broken.has(sourceFile(source.id));
  return { ...content, sources: content.sources.filter(isSound) };
}

/** A broken source is left out; an error anywhere else leaves nothing to answer from. */
function refusesStart({ severity, file }: Problem): boolean {
  return severity === 'error' && !file.startsWith(`${SOURCES_FOLDER}/`);
}

async function readList<T>(folder: string, file: string, schema: z.ZodType<T>): Promise<ParsedList<T>> {
  const text = await readText(folder, file);
  if (typeof text === 'string') return parseList(file, text, schema);
  return { entries: [], declared: undefined, problems: [text] };
}

interface ParsedSources {
  parsed: ParsedSource[];
  /** problems of the folder itself */
  problems: Problem[];
}

async function readSources(folder: string): Promise<ParsedSources> {
  const listed = await readdir(path.join(folder, SOURCES_FOLDER)).catch((error: unknown) =>
    fileProblem(SOURCES_FOLDER, error),
  );
  if (!Array.isArray(listed)) return { parsed: [], problems: [listed] };
  const names = listed.filter((name) => !name.startsWith('.')).sort();
  const parsed = names.filter(isSourceName).map((name) => readSource(folder, name.slice(0, -SOURCE_ENDING.length)));
  return { parsed: await Promise.all(parsed), problems: names.filter((name) => !isSourceName(name)).map(strayFile) };
}

const SOURCE_ENDING = '.md';

function isSourceName(name: string): boolean {
  return name.endsWith(SOURCE_ENDING);
}

async function readSource(folder: string, id: string): Promise<ParsedSource> {
  const text = await readText(folder, sourceFile(id));
  if (typeof text === 'string') return parseSource(id, text);
  return { source: undefined, problems: [text], place: { file: text.file, path: [], lineOf: () => 1 } };
}

/** A file's text, or why it cannot be read. */
async function readText(folder: string, file: string): Promise<string | Problem> {
  try {
    const bytes = await readFile(path.join(folder, file));
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

function byPlace(left: Problem, right: Problem): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return left.line - right.line;
}
