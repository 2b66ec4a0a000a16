/** Entries of the record as texts: a source is a file, any other entry is an item of a list file. */

import type { z } from 'zod';
import { type EntryKind, LISTS, type ListKind, type ListName, listNameOf } from '../corpus/lists.ts';
import { type CorpusFiles, type ParsedList, parseList, parseSource, sourceFile } from '../corpus/parse.ts';
import type { CorpusContent } from '../corpus/schema.ts';
import { listText, sourceText } from '../corpus/write.ts';
import { textHash } from './base-text.ts';

/** The file of the corpus that an entry stands in. */
export function fileOf({ kind, entry }: { kind: EntryKind; entry: string }): string {
  return kind === 'source' ? sourceFile(entry) : LISTS[listNameOf(kind)].file;
}

/** The entry behind a text, its fields in the order of the format; undefined where the text is not valid. */
export function parsedEntry(kind: EntryKind, id: string, text: string): object | undefined {
  if (kind !== 'source') return parsedList(kind, text).entries.find(({ value }) => value.id === id)?.value;
  const read = readSource(text);
  return read && { ...read.source, id };
}

/**
 * The text of an entry as this program would write it: hand-written files may have comments, other quotation marks and
 * other line breaks. A text that is not valid stays as it is.
 */
export function normalised(kind: EntryKind, id: string, text: string): string {
  if (kind !== 'source') {
    const entry = parsedEntry(kind, id, text);
    return entry === undefined ? text : writtenEntry(entry);
  }
  return readSource(text)?.written ?? text;
}

/** How people ask for a statement or figure, as the format writes it. */
const ASKED_LINE = /^ +asked: \[ .* \]\n/gm;

/** The text of an entry without how people ask for it: that is for finding only, and in nobody’s way. */
export function withoutAsked(text: string): string {
  return text.replace(ASKED_LINE, '');
}

/** Names the shipped text that a revision is made from, however it is written, and whatever phrases it has. */
export function baseHash(kind: EntryKind, id: string, shipped: string): string {
  return textHash(withoutAsked(normalised(kind, id, shipped)));
}

/** Told of a figure since later versions only; what a revision that lacks it says is the same. */
const GIVEN_LINE = /^ +given: true\n/gm;

/**
 * The shipped text that a revision was made from, without how people ask for its items, where what ships has the same words.
 * @param base the hash of it, as the revision has it
 */
export function wordsMadeFrom(base: string | null, kind: EntryKind, id: string, shipped: string): string | undefined {
  const words = withoutAsked(normalised(kind, id, shipped));
  // Earlier versions took the hash of the text as it stood in its file.
  if (base === textHash(shipped)) return words;
  return [words, words.replace(GIVEN_LINE, '')].find((text) => textHash(text) === base);
}

/** Whether a revision was made from the text that ships. @param base as the revision has it */
export function isMadeFrom(base: string | null, kind: EntryKind, id: string, shipped: string | null): boolean {
  if (shipped === null || base === null) return shipped === base;
  return wordsMadeFrom(base, kind, id, shipped) !== undefined;
}

/** The text of one entry as it ships: a source's file, or the entry of a list as it would be written. */
export function shippedText({ files }: CorpusFiles, kind: EntryKind, id: string): string | null {
  const text = files.get(fileOf({ kind, entry: id }));
  if (typeof text !== 'string') return null;
  if (kind === 'source') return text;
  const entry = parsedEntry(kind, id, text);
  return entry === undefined ? null : writtenEntry(entry);
}

/** The texts of the entries of a list file, by id, each as it would be written. */
export function entryTexts(kind: ListKind, text: string): ReadonlyMap<string, string> {
  return new Map(parsedList(kind, text).entries.map(({ value }) => [value.id, writtenEntry(value)]));
}

/** A list file, read. */
export function parsedList(kind: ListKind, text: string): ParsedList<{ id: string }> {
  return LIST_PARSERS[listNameOf(kind)](text);
}

const written = new WeakMap<object, string>();

/** The text of an entry of a list as it would be written: worked out once for each. */
function writtenEntry(entry: object): string {
  let text = written.get(entry);
  if (text === undefined) {
    text = listText([entry]);
    written.set(entry, text);
  }
  return text;
}

/** What entries of lists were read from, where each was read by itself. */
const readFrom = new WeakMap<object, string>();

/** The text of an entry as it stands in its list, or else as it would be written. */
export function entryAsItStands(entry: object): string {
  return readFrom.get(entry) ?? writtenEntry(entry);
}

/** Texts of a list that are remembered: what is on record, and what was read last of servers and proposals. */
export const REMEMBERED_LISTS = 16;
/** Entries of a list that are remembered: those on record several times over. */
const REMEMBERED_ENTRIES = 5_000;

/** The parsers of lists. All readers share them: what an entry is read as depends on nothing but its text. */
export const LIST_PARSERS: { [K in ListName]: (text: string) => ParsedList<CorpusContent[K][number]> } = {
  people: entryByEntry(LISTS.people),
  topics: entryByEntry(LISTS.topics),
  measures: entryByEntry(LISTS.measures),
  subjects: entryByEntry(LISTS.subjects),
  terms: entryByEntry(LISTS.terms),
  offices: entryByEntry(LISTS.offices),
  events: entryByEntry(LISTS.events),
  places: entryByEntry(LISTS.places),
  qualifiers: entryByEntry(LISTS.qualifiers),
  thesaurus: entryByEntry(LISTS.thesaurus),
};

/** A parser that remembers what it made of the texts that were asked for last. */
export function remembering<T>(parse: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const parsed = known.get(text) ?? parse(text);
    // What was asked for last stays longest.
    known.delete(text);
    known.set(text, parsed);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return parsed;
  };
}

/** Texts of sources that are remembered: to lay a revision over what ships, both are looked at again and again. */
const REMEMBERED_SOURCES = 32;

/** What the text of a source says, and how it would be written; undefined where it is not valid. */
const readSource = remembering((text) => {
  const { source } = parseSource('', text);
  return source && { source, written: sourceText(source) };
}, REMEMBERED_SOURCES);

interface List<T> {
  file: string;
  schema: z.ZodType<T>;
}

/** A parser of lists that reads a changed list by its changed entries alone: an entry with the same text is the same object. */
function entryByEntry<T extends { id: string }>(list: List<T>): (text: string) => ParsedList<T> {
  const entryOf = remembering((text: string) => soundEntry(text, list), REMEMBERED_ENTRIES);
  return remembering(
    (text) => readByEntries(text, list, entryOf) ?? parseList(list.file, text, list.schema),
    REMEMBERED_LISTS,
  );
}

/** Where an entry of a list begins that is not indented. Whatever belongs to it stands further in, or is a comment. */
const ENTRY = /^(?=- )/m;
/** Line ends of other systems, a byte order mark, and the marks of several documents in one: such a list is read as a whole. */
const READ_AS_A_WHOLE = /\r|\uFEFF|^(?:---|\.\.\.|%)/m;
const COMMENTS = /^(?:[ ]*(?:#.*)?\n)*$/;

/**
 * Reads a list entry by entry, where that comes to the same as reading all of it at once.
 * @returns undefined where there is anything to say about it
 */
function readByEntries<T extends { id: string }>(
  text: string,
  { file, schema }: List<T>,
  entryOf: (text: string) => T | undefined,
): ParsedList<T> | undefined {
  if (READ_AS_A_WHOLE.test(text)) return undefined;
  const [first = '', ...others] = text.split(ENTRY);
  const texts = first.startsWith('- ') ? [first, ...others] : others;
  if (texts.length === 0 || (texts.length === others.length && !COMMENTS.test(first))) return undefined;
  const values: T[] = [];
  for (const own of texts) {
    const value = entryOf(own);
    if (value === undefined) return undefined;
    values.push(value);
  }
  // Lines are asked for where a check finds something, and that is rare.
  let whole: ParsedList<T> | undefined;
  const lineOf: ParsedList<T>['entries'][number]['place']['lineOf'] = (path, part) => {
    whole ??= parseList(file, text, schema);
    return whole.entries[0]?.place.lineOf(path, part) ?? 1;
  };
  return {
    entries: values.map((value, index) => ({ value, place: { file, path: [index], lineOf } })),
    declared: new Set(values.map(({ id }) => id)),
    problems: [],
  };
}

/** What the text of one entry says; undefined where it is not one sound entry. */
function soundEntry<T extends object>(text: string, { file, schema }: List<T>): T | undefined {
  const { entries, problems } = parseList(file, text, schema);
  const [entry] = entries;
  if (entry === undefined || problems.length > 0 || entries.length > 1) return undefined;
  readFrom.set(entry.value, text.endsWith('\n') ? text : `${text}\n`);
  return entry.value;
}
