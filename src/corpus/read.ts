import type { CorpusRecord, Finding } from './check/finding.ts';
import { checkCorpus } from './check.ts';
import { type ParsedList, type ParsedSource, parseList, parseSource, SOURCES_FOLDER, sourceFile } from './parse.ts';
import { type Place, type Problem, problemAt } from './problem.ts';
import {
  type CorpusContent,
  type Measure,
  measureSchema,
  type Person,
  personSchema,
  type Source,
  type Subject,
  subjectSchema,
  type Term,
  type Topic,
  termSchema,
  topicSchema,
} from './schema.ts';

/** The list files of a corpus, each with what an entry of it has to be. */
export const LISTS = {
  people: { file: 'people.yaml', schema: personSchema },
  topics: { file: 'topics.yaml', schema: topicSchema },
  measures: { file: 'measures.yaml', schema: measureSchema },
  subjects: { file: 'subjects.yaml', schema: subjectSchema },
  terms: { file: 'glossary.yaml', schema: termSchema },
} as const;

/** The files of a corpus by their path in its folder: the text of each, or why it cannot be read. */
export interface CorpusFiles {
  files: ReadonlyMap<string, string | Problem>;
  /** problems of the folder itself */
  problems: readonly Problem[];
  /** files that hold what was published and not what ships; absent where all ship */
  revised?: ReadonlySet<string>;
}

/** What a corpus holds, and everything that is wrong or odd in it. */
export interface LoadedCorpus {
  /** the sound part: a source with an error is left out. Its ids resolve where `usable` is true */
  content: CorpusContent;
  /** every problem, by file and line */
  problems: Problem[];
  /** false where people, topics, measures, subjects or glossary are broken: nothing can be answered from it */
  usable: boolean;
}

/** How texts are read: whoever reads many editions of a corpus remembers what has not changed. */
export interface Parsers {
  source(id: string, text: string): ParsedSource;
  people(text: string): ParsedList<Person>;
  topics(text: string): ParsedList<Topic>;
  measures(text: string): ParsedList<Measure>;
  subjects(text: string): ParsedList<Subject>;
  terms(text: string): ParsedList<Term>;
}

export const PARSERS: Parsers = {
  source: parseSource,
  people: (text) => parseList(LISTS.people.file, text, personSchema),
  topics: (text) => parseList(LISTS.topics.file, text, topicSchema),
  measures: (text) => parseList(LISTS.measures.file, text, measureSchema),
  subjects: (text) => parseList(LISTS.subjects.file, text, subjectSchema),
  terms: (text) => parseList(LISTS.terms.file, text, termSchema),
};

interface Reading {
  parsers?: Parsers;
  /** whether what is valid but odd is told, too; default: yes */
  oddities?: boolean;
}

/** Reads and checks the files of a corpus. Pure; never throws for what they hold. */
export function readCorpus(
  { files, problems: ofFolder, revised }: CorpusFiles,
  { parsers = PARSERS, oddities = true }: Reading = {},
): LoadedCorpus {
  const people = readList(files, LISTS.people.file, parsers.people);
  const topics = readList(files, LISTS.topics.file, parsers.topics);
  const measures = readList(files, LISTS.measures.file, parsers.measures);
  const subjects = readList(files, LISTS.subjects.file, parsers.subjects);
  const terms = readList(files, LISTS.terms.file, parsers.terms);
  const sources = [...files].flatMap(([file, text]) => readSource(file, text, parsers.source) ?? []);
  const lists = [people, topics, measures, subjects, terms];
  const sound = sources.flatMap(({ source, place }) => (source === undefined ? [] : [{ value: source, place }]));
  const read: CorpusContent = {
    people: values(people.entries),
    topics: values(topics.entries),
    measures: values(measures.entries),
    subjects: values(subjects.entries),
    terms: values(terms.entries),
    sources: values(sound),
  };
  const findings = checkCorpus(
    {
      content: read,
      declared: { people: people.declared, topics: topics.declared, measures: measures.declared },
      subjectsRead: subjects.declared !== undefined && subjects.problems.length === 0,
      ships: (source) => revised?.has(sourceFile(source.id)) !== true,
      complete: sound.length === sources.length && ofFolder.every(({ severity }) => severity !== 'error'),
    },
    oddities,
  );
  const entries: Entry[] = [...lists.flatMap((list): Entry[] => list.entries), ...sound];
  const problems = [
    ...ofFolder,
    ...[...lists, ...sources].flatMap((file) => file.problems),
    ...located(findings, new Map(entries.map(({ value, place }) => [value, place]))),
  ].sort(byPlace);
  return { content: withoutBroken(read, problems), problems, usable: !problems.some(refusesStart) };
}

interface Entry {
  value: CorpusRecord;
  place: Place;
}

function values<T>(entries: readonly { value: T }[]): T[] {
  return entries.map(({ value }) => value);
}

function readList<T>(files: CorpusFiles['files'], file: string, parse: (text: string) => ParsedList<T>): ParsedList<T> {
  const text = files.get(file);
  if (typeof text === 'string') return parse(text);
  return { entries: [], declared: undefined, problems: text === undefined ? [] : [text] };
}

function readSource(
  file: string,
  text: string | Problem,
  parse: (id: string, text: string) => ParsedSource,
): ParsedSource | undefined {
  const id = idOf(file);
  if (id === undefined) return undefined;
  if (typeof text === 'string') return parse(id, text);
  return { source: undefined, problems: [text], place: { file: text.file, path: [], lineOf: () => 1 } };
}

/** The id of the source that a file is; undefined for a list. */
function idOf(file: string): string | undefined {
  const isSource = file.startsWith(`${SOURCES_FOLDER}/`) && file.endsWith('.md');
  return isSource ? file.slice(SOURCES_FOLDER.length + 1, -'.md'.length) : undefined;
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

function byPlace(left: Problem, right: Problem): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return left.line - right.line;
}
