/** Entries of the lists as a person writes them into a form, and back. The format's schemas say how each field is written. */
import { z } from 'zod';
import { expectedAt } from '../corpus/expectation.ts';
import { LISTS, type ListKind, listNameOf } from '../corpus/lists.ts';
import { parseList } from '../corpus/parse.ts';
import { fieldName } from '../corpus/problem.ts';
import { listText } from '../corpus/write.ts';
import type { Refusal } from './draft-edits.ts';

/**
 * The fields of an entry by their names. A list has one item a line, an item or a period of several parts has them as
 * `Commissioner | 2017-04-10 | 2022-04-10`, and what is so or is not says `true` or nothing.
 */
export type Written = Readonly<Record<string, string>>;

/** What an entry of any list is called. */
export function labelOf(
  entry: { name: string } | { label: string } | { term: string } | { title: string } | { words: readonly string[] },
): string {
  if ('name' in entry) return entry.name;
  if ('label' in entry) return entry.label;
  if ('term' in entry) return entry.term;
  return 'title' in entry ? entry.title : (entry.words[0] ?? '');
}

/** The text of an entry as fields to be filled in. */
export function writtenOf(kind: ListKind, text: string): Written {
  const schema = schemaOf(kind);
  const [first] = parseList<Record<string, unknown>>('', text, schema).entries;
  return Object.fromEntries(
    Object.entries(first?.value ?? {}).map(([name, value]) => [name, writtenValue(fieldOf(schema, name), value)]),
  );
}

/** The text of an entry from what was filled in, or what of it the format does not take. */
export function entryText(kind: ListKind, id: string, written: Written): string | Refusal {
  const schema = schemaOf(kind);
  const filled = Object.entries(written).filter(([name, text]) => name !== 'id' && text.trim() !== '');
  const fields = filled.map(([name, text]) => [name, valueIn(fieldOf(schema, name), text)]);
  const read = schema.safeParse({ id, ...Object.fromEntries(fields) });
  if (read.success) return listText([read.data]);
  const path = (read.error.issues[0]?.path ?? []).filter((step) => typeof step !== 'symbol');
  return { refused: 'invalid-field', field: fieldName(path), expected: expectedAt(schema, path) };
}

function schemaOf(kind: ListKind): z.ZodObject {
  return LISTS[listNameOf(kind)].schema;
}

/** What a field holds, apart from whether it may be absent. */
function fieldOf(schema: z.ZodObject, name: string): z.core.$ZodType | undefined {
  let field: z.core.$ZodType | undefined = schema.shape[name];
  while (field instanceof z.ZodOptional || field instanceof z.ZodDefault) field = field.unwrap();
  return field;
}

function writtenValue(field: z.core.$ZodType | undefined, value: unknown): string {
  if (field instanceof z.ZodArray && Array.isArray(value))
    return value.map((item) => writtenValue(field.element, item)).join('\n');
  if (typeof value !== 'object' || value === null) return String(value);
  if (!(field instanceof z.ZodObject)) return Object.keys(value).join('\n');
  const own: Record<string, unknown> = { ...value };
  return Object.keys(field.shape)
    .map((name) => own[name] ?? '')
    .join(' | ')
    .replace(/[ |]+$/, '');
}

function valueIn(field: z.core.$ZodType | undefined, text: string): unknown {
  if (field instanceof z.ZodArray) return linesOf(text).map((line) => valueIn(field.element, line));
  if (field instanceof z.ZodRecord) {
    const [value] = field.valueType instanceof z.ZodLiteral ? field.valueType.values : [];
    return Object.fromEntries(linesOf(text).map((line) => [line, value]));
  }
  if (field instanceof z.ZodObject) {
    const parts = text.split('|').map((part) => part.trim());
    const named = Object.keys(field.shape).map((name, index) => [name, parts[index] ?? '']);
    return Object.fromEntries(named.filter(([, part]) => part !== ''));
  }
  return field instanceof z.ZodLiteral ? text.trim() === 'true' || text : text.trim();
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
