/** Entries of the lists (people, topics, measures, terms) as a person writes them into a form, and back. */

import { expectedAt } from '../corpus/expectation.ts';
import { parseList } from '../corpus/parse.ts';
import { fieldName } from '../corpus/problem.ts';
import { measureSchema, type Person, personSchema, termSchema, topicSchema } from '../corpus/schema.ts';
import { listText } from '../corpus/write.ts';
import type { EntryKind } from '../store/tables.ts';
import type { Refusal } from './draft-edits.ts';

/** What an entry of a list can be. */
export type ListKind = Exclude<EntryKind, 'source'>;

/** The fields of an entry by their names; lists have one thing a line, offices as `title | from | to`. */
export type Written = Readonly<Record<string, string>>;

const SCHEMAS = { person: personSchema, topic: topicSchema, measure: measureSchema, term: termSchema } as const;
/** Fields of the format that are lists of texts. */
const LISTED = new Set(['aliases', 'synonyms', 'topics']);

/** What an entry is called. */
export function labelOf(entry: { name: string } | { label: string } | { term: string }): string {
  if ('name' in entry) return entry.name;
  return 'label' in entry ? entry.label : entry.term;
}

/** The text of an entry as fields to be filled in. */
export function writtenOf(kind: ListKind, text: string): Written {
  const [first] = parseList<object>('', text, SCHEMAS[kind]).entries;
  return Object.fromEntries(Object.entries(first?.value ?? {}).map(([name, value]) => [name, inLines(value)]));
}

function inLines(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return value.map((each) => (typeof each === 'string' ? each : officeInLine(each))).join('\n');
}

function officeInLine({ title, from, to }: Person['offices'][number]): string {
  const parts = to === undefined ? [title, from] : [title, from ?? '', to];
  return parts.filter((part) => part !== undefined).join(' | ');
}

/** The text of an entry from what was filled in, or what of it the format does not take. */
export function entryText(kind: ListKind, id: string, written: Written): string | Refusal {
  const filled = Object.entries(written).filter(([, text]) => text.trim() !== '');
  const fields = filled.map(([name, text]) => [name, name === 'offices' ? officesIn(text) : filledIn(name, text)]);
  const read = SCHEMAS[kind].safeParse({ id, ...Object.fromEntries(fields) });
  if (read.success) return listText([read.data]);
  const path = (read.error.issues[0]?.path ?? []).filter((step) => typeof step !== 'symbol');
  return { refused: 'invalid-field', field: fieldName(path), expected: expectedAt(SCHEMAS[kind], path) };
}

function filledIn(name: string, text: string): string | string[] {
  return LISTED.has(name) ? linesOf(text) : text.trim();
}

function officesIn(text: string): object[] {
  return linesOf(text).map((line) => {
    const [title = '', from, to] = line.split('|').map((part) => part.trim() || undefined);
    return { title, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  });
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
