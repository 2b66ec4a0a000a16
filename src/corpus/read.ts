import type { z } from 'zod';
import { ASKED_FILE, parseAsked } from './asked.ts';
import type { CorpusRecord, Finding } from './check/finding.ts';
import { checkCorpus } from './check.ts';
import { measuresById } from './corpus.ts';
import { LISTS, type ListName } from './lists.ts';
import {
  type CorpusFiles,
  type ParsedList,
  type ParsedSource,
  parseList,
  parseSource,
  SOURCES_FOLDER,
  sourceFile,
} from './parse.ts';
import { type Place, type Problem, problemAt } from './problem.ts';
import type { Asked, CorpusContent, Measure, Source } from './schema.ts';

/** What a corpus holds, and everything that is wrong or odd in it. */
export interface LoadedCorpus {
  /** the sound part: a source with an error is left out. Its ids resolve where `usable` is true */
  content: CorpusContent;
  /** every problem, by file and line */
  problems: Problem[];
  /** false where a list is broken: nothing can be answered from it */
  usable: boolean;
}

type ListParser<K extends ListName> = (text: string) => ParsedList<CorpusContent[K][number]>;

/** How texts are read; a reader of many editions of a corpus passes parsers that remember unchanged files. */
export type Parsers = {
  source(id: string, text: string): ParsedSource;
  asked(text: string): ReturnType<typeof parseAsked>;
} & { [K in ListName]: ListParser<K> };

export const PARSERS: Parsers = {
  source: parseSource,
  asked: parseAsked,
  people: parserOf(LISTS.people),
  topics: parserOf(LISTS.topics),
  measures: parserOf(LISTS.measures),
  subjects: parserOf(LISTS.subjects),
  terms: parserOf(LISTS.terms),
  offices: parserOf(LISTS.offices),
  events: parserOf(LISTS.events),
  places: parserOf(LISTS.places),
  qualifiers: parserOf(LISTS.qualifiers),
  thesaurus: parserOf(LISTS.thesaurus),
};

function parserOf<T>({ file, schema }: { file: string; schema: z.ZodType<T> }): (text: string) => ParsedList<T> {
  return (text) => parseList(file, text, schema);
}

interface Reading {
  parsers?: Parsers;
  /** whether what is valid but odd is told, too; default: yes */
  oddities?: boolean;
}

/** Reads and checks the files of a corpus. Pure; never throws for what they hold. */
export function readCorpus(
  { files, problems: ofFolder, revised, otherSources }: CorpusFiles,
  { parsers = PARSERS, oddities = true }: Reading = {},
): LoadedCorpus {
  const lists = {
    people: readList(files, LISTS.people.file, parsers.people),
    topics: readList(files, LISTS.topics.file, parsers.topics),
    measures: readList(files, LISTS.measures.file, parsers.measures),
    subjects: readList(files, LISTS.subjects.file, parsers.subjects),
    terms: readList(files, LISTS.terms.file, parsers.terms),
    offices: readList(files, LISTS.offices.file, parsers.offices),
    events: readList(files, LISTS.events.file, parsers.events),
    places: readList(files, LISTS.places.file, parsers.places),
    qualifiers: readList(files, LISTS.qualifiers.file, parsers.qualifiers),
    thesaurus: readList(files, LISTS.thesaurus.file, parsers.thesaurus),
  };
  const { asked, problems: ofAsked } = readAsked(files.get(ASKED_FILE), parsers.asked);
  const sources = [...files].flatMap(([file, text]) => readSource(file, text, parsers.source) ?? []);
  const measures = measuresById(values(lists.measures.entries));
  const sound = sources.flatMap(({ source, place }) =>
    source === undefined ? [] : [{ value: withPresentMeasures(source, measures), place }],
  );
  const whole: CorpusContent = {
    people: values(lists.people.entries),
    topics: values(lists.topics.entries),
    measures: values(lists.measures.entries),
    subjects: values(lists.subjects.entries),
    terms: values(lists.terms.entries),
    offices: values(lists.offices.entries),
    events: values(lists.events.entries),
    places: values(lists.places.entries),
    qualifiers: values(lists.qualifiers.entries),
    thesaurus: values(lists.thesaurus.entries),
    asked,
    sources: values(sound),
  };
  const findings = checkCorpus(
    {
      content: whole,
      declared: {
        people: lists.people.declared,
        topics: lists.topics.declared,
        measures: withFormer(lists.measures),
        places: lists.places.declared,
        sources: new Set([...sourceIds(files), ...(otherSources ?? [])]),
      },
      subjectsRead: lists.subjects.declared !== undefined && lists.subjects.problems.length === 0,
      ships: (source) => revised?.has(sourceFile(source.id)) !== true,
      complete: sound.length === sources.length && ofFolder.every(({ severity }) => severity !== 'error'),
    },
    oddities,
  );
  const entries: Entry[] = [...Object.values(lists).flatMap((list): Entry[] => list.entries), ...sound];
  const problems = [
    ...ofFolder,
    ...ofAsked,
    ...[...Object.values(lists), ...sources].flatMap((file) => file.problems),
    ...located(findings, new Map(entries.map(({ value, place }) => [value, place]))),
  ].sort(byPlace);
  return { content: withoutBroken(whole, problems), problems, usable: !problems.some(refusesStart) };
}

function withFormer({ declared, entries }: ParsedList<Measure>): ReadonlySet<string> | undefined {
  return declared && new Set([...declared, ...entries.flatMap(({ value }) => value.formerly ?? [])]);
}

/** A source whose figures name measures that others have taken in names those others. */
function withPresentMeasures(source: Source, measures: ReadonlyMap<string, Measure>): Source {
  const present = (id: string) => measures.get(id)?.id ?? id;
  if (source.figures.every(({ measure }) => present(measure) === measure)) return source;
  return { ...source, figures: source.figures.map((figure) => ({ ...figure, measure: present(figure.measure) })) };
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

function readAsked(
  text: string | Problem | undefined,
  parse: Parsers['asked'],
): { asked: Asked[]; problems: Problem[] } {
  if (typeof text === 'string') return parse(text);
  return { asked: [], problems: text === undefined ? [] : [text] };
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

/** The ids of the sources among some files, those that are broken too. */
export function sourceIds(files: CorpusFiles['files']): string[] {
  return [...files.keys()].flatMap((file) => idOf(file) ?? []);
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
