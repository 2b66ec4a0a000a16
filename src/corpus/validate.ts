import type { z } from 'zod';
import { expectedAt, keysAt, nearest } from './expectation.ts';
import { type FieldPath, fieldName, type Place, type Problem, problemAt } from './problem.ts';

/** Longest excerpt of a wrong value that a message repeats, in characters. */
const EXCERPT_LENGTH = 60;

type Validated<T> = { value: T; problems: [] } | { value: undefined; problems: Problem[] };

/** Holds plain data against a schema; either the typed value, or every problem with its line and field. */
export function validate<T>(schema: z.ZodType<T>, data: unknown, place: Place): Validated<T> {
  const result = schema.safeParse(data);
  if (result.success) return { value: result.data, problems: [] };
  return { value: undefined, problems: result.error.issues.flatMap((issue) => explain(schema, data, issue, place)) };
}

function explain(schema: z.ZodType, data: unknown, issue: z.core.$ZodIssue, place: Place): Problem[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(schema, path, key, place));
  const found = valueAt(data, path);
  const { code, message } = describe(issue, found, fieldName(path));
  const expected = issue.code === 'custom' ? `text on ${issue.message}` : expectedAt(schema, path);
  return [problemAt(place, path, { severity: 'error', code, message, expected })];
}

function describe(issue: z.core.$ZodIssue, found: unknown, field: string): Pick<Problem, 'code' | 'message'> {
  const what = field === '' ? 'The entry' : `The field “${field}”`;
  if (found === undefined) return { code: 'missing-field', message: `${what} is missing.` };
  if (found === null || found === '') return { code: 'missing-field', message: `${what} is empty.` };
  const code = issue.code === 'invalid_type' ? 'wrong-type' : 'invalid-value';
  return { code, message: `${what} holds ${excerpt(found)}, which does not fit.` };
}

function unknownField(schema: z.ZodType, path: FieldPath, key: string, place: Place): Problem {
  const known = keysAt(schema, path);
  const meant = nearest(key, known);
  const message = `The format has no field “${key}” here.`;
  const expected = meant === undefined ? `one of ${known.join(', ')}` : `“${meant}”, if that is what is meant`;
  return problemAt(place, [...path, key], { severity: 'error', code: 'unknown-field', message, expected }, 'key');
}

function valueAt(data: unknown, path: FieldPath): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === String(step))?.[1];
  }
  return value;
}

function excerpt(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > EXCERPT_LENGTH ? `${text.slice(0, EXCERPT_LENGTH - 1)}…` : text;
}
