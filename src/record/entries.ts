/** Entries of the record as texts: a source is a file, any other entry is an item of a list file. */

import type { EntryKind } from '../corpus/lists.ts';
import { LISTS, type ListKind, listNameOf } from '../corpus/lists.ts';
import { type CorpusFiles, type ParsedList, parseList, parseSource, sourceFile } from '../corpus/parse.ts';
import { listText, sourceText } from '../corpus/write.ts';
import { textHash } from './base-text.ts';

/** The file of the corpus that an entry stands in. */
export function fileOf({ kind, entry }: { kind: EntryKind; entry: string }): string {
  return kind === 'source' ? sourceFile(entry) : LISTS[listNameOf(kind)].file;
}

/** The entry behind a text, its fields in the order of the format; undefined where the text is not valid. */
export function parsedEntry(kind: EntryKind, id: string, text: string): object | undefined {
  return kind === 'source'
    ? parseSource(id, text).source
    : parsedList(kind, text).entries.find(({ value }) => value.id === id)?.value;
}

/**
 * The text of an entry as this program would write it: hand-written files may have comments, other quotation marks and
 * other line breaks. A text that is not valid stays as it is.
 */
export function normalised(kind: EntryKind, id: string, text: string): string {
  if (kind !== 'source') return entryTexts(kind, text).get(id) ?? text;
  const { source } = parseSource(id, text);
  return source === undefined ? text : sourceText(source);
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
  return kind === 'source' ? text : (entryTexts(kind, text).get(id) ?? null);
}

/** The texts of the entries of a list file, by id, each as it would be written. */
export function entryTexts(kind: ListKind, text: string): ReadonlyMap<string, string> {
  return listIn(kind, text).texts;
}

/** A list file, read. */
export function parsedList(kind: ListKind, text: string): ParsedList<{ id: string }> {
  return listIn(kind, text).parsed;
}

interface List {
  parsed: ParsedList<{ id: string }>;
  texts: ReadonlyMap<string, string>;
}

/** Lists as they were read last: what ships of them is looked into for every revision. */
const lists = new Map<string, List>();
const REMEMBERED_LISTS = 64;

function listIn(kind: ListKind, text: string): List {
  const key = `${kind} ${text}`;
  const list = lists.get(key) ?? readList(kind, text);
  // Whatever was asked for last stays longest.
  lists.delete(key);
  lists.set(key, list);
  const [oldest] = lists.keys();
  if (lists.size > REMEMBERED_LISTS && oldest !== undefined) lists.delete(oldest);
  return list;
}

function readList(kind: ListKind, text: string): List {
  const { file, schema } = LISTS[listNameOf(kind)];
  const parsed = parseList<{ id: string }>(file, text, schema);
  return { parsed, texts: new Map(parsed.entries.map(({ value }) => [value.id, listText([value])])) };
}
