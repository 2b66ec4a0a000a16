import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** Edits that a mistyped word may be away from a known one and still be taken for it, by the length of the word. */
const TYPOS = { shortWord: 3, inShortWord: 1, inLongWord: 2 };

const schemas = new WeakMap<z.ZodType, JsonSchema>();

/** What the schema wants at a path, in words that name an example. */
export function expectedAt(schema: z.ZodType, path: readonly (string | number)[]): string {
  const node = schemaAt(schema, path);
  if (node === undefined) return 'a field of the format';
  if (node.const !== undefined) return `${node.const}, or no such field`;
  if (node.enum !== undefined) return `one of ${node.enum.join(', ')}`;
  if (node.format === 'date') return 'a calendar day as YYYY-MM-DD, such as 2018-11-30';
  if (node.format === 'uri') return 'an address that begins with https:// or http://';
  if (node.pattern !== undefined) return 'an id: lower-case letters and digits, joined by hyphens, such as lord-harris';
  if (node.type === 'array') return node.minItems ? 'a list with at least one entry' : 'a list';
  if (node.type === 'object') return `an entry with the fields ${keysAt(schema, path).join(', ')}`;
  return node.type === 'number' ? 'a number without separators or unit, such as 127' : 'text, not empty';
}

/** The keys that the schema knows at a path, in its own order. */
export function keysAt(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  return Object.keys(schemaAt(schema, path)?.properties ?? {});
}

/** The known key or id that a mistyped one most resembles, where one is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const best = closest(word.toLowerCase(), known);
  const allowed = word.length <= TYPOS.shortWord ? TYPOS.inShortWord : TYPOS.inLongWord;
  return distance(word.toLowerCase(), best) <= allowed ? best : undefined;
}

function schemaAt(schema: z.ZodType, path: readonly (string | number)[]): JsonSchema | undefined {
  let node: JsonSchema | undefined = jsonSchemaOf(schema);
  for (const step of path) {
    const next: unknown =
      typeof step === 'number' ? node?.items : (node?.properties?.[step] ?? node?.additionalProperties);
    node = isSchema(next) ? next : undefined;
  }
  return node;
}

function isSchema(node: unknown): node is JsonSchema {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const known = schemas.get(schema);
  if (known !== undefined) return known;
  const made = z.toJSONSchema(schema, { io: 'input' });
  schemas.set(schema, made);
  return made;
}
