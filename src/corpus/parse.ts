import type { z } from 'zod';
import { expectedAt, keysAt, nearest } from './expectation.ts';
import { type FieldPath, fieldName, type Place, type Problem, problemAt } from './problem.ts';
import { frontMatterSchema, type Source } from './schema.ts';
import { readYaml } from './yaml.ts';

/** One source's text, read: the source where nothing is wrong, every problem, and where the source stands. */
export interface ParsedSource {
  source: Source | undefined;
  problems: Problem[];
  place: Place;
}

/** A list file, read: the entries that are sound, each with its place, and every problem. */
export interface ParsedList<T> {
  entries: { value: T; place: Place }[];
  /** the ids that stand in the file, of broken entries too; undefined where the file is no list */
  declared: ReadonlySet<string> | undefined;
  problems: Problem[];
}

/** The files of a corpus by their path in its folder: the text of each, or why it cannot be read. */
export interface CorpusFiles {
  files: ReadonlyMap<string, string | Problem>;
  /** problems of the folder itself */
  problems: readonly Problem[];
  /** files that hold what was published and not what ships; absent where all ship */
  revised?: ReadonlySet<string>;
  /** ids of sources that are not among the files and may be rested on: taken off the record, or on the one that all servers share */
  otherSources?: ReadonlySet<string>;
}

/** The folder of the sources, in the corpus folder. */
export const SOURCES_FOLDER = 'sources';

/** The file of a source, relative to the corpus folder. */
export function sourceFile(id: string): string {
  return `${SOURCES_FOLDER}/${id}.md`;
}

/**
 * Reads the text of one source: YAML front matter between two lines `---`, then a Markdown body.
 * Pure, so that a draft can be read before it is a file. Never throws.
 * @param id the source's id: the file's name without `.md`
 */
export function parseSource(id: string, text: string): ParsedSource {
  const file = sourceFile(id);
  const parts = splitFrontMatter(normalise(text));
  if ('problem' in parts) {
    const place: Place = { file, path: [], lineOf: () => 1 };
    return { source: undefined, problems: [problemAt(place, [], parts.problem)], place };
  }
  const { value, problems, lineOf } = readYaml(parts.yaml, { file, firstLine: 2 });
  const place: Place = { file, path: [], lineOf };
  if (value === undefined) return { source: undefined, problems, place };
  const front = validate(frontMatterSchema, value, place);
  const source = front.value && { ...front.value, id, body: parts.body.trim() };
  const all = [...problems, ...front.problems];
  return { source: all.length === 0 ? source : undefined, problems: all, place };
}

/**
 * Reads a file that is one YAML list (people, topics, offices …). A broken entry costs that entry only.
 * Pure; never throws.
 * @param schema what one entry has to be
 */
export function parseList<T>(file: string, text: string, schema: z.ZodType<T>): ParsedList<T> {
  const { value, problems, lineOf } = readYaml(normalise(text), { file, firstLine: 1 });
  if (!Array.isArray(value)) {
    const noList = problems.length > 0 ? problems : [notAList(file)];
    return { entries: [], declared: undefined, problems: noList };
  }
  const items: unknown[] = value;
  const read = items.map((item, index) => {
    const place: Place = { file, path: [index], lineOf };
    return { ...validate(schema, item, place), place };
  });
  return {
    entries: read.flatMap(({ value, place }) => (value === undefined ? [] : [{ value, place }])),
    declared: new Set(items.flatMap(idOf)),
    problems: [...problems, ...read.flatMap((entry) => entry.problems)],
  };
}

/** Files from other systems: without the byte order mark, every line ending as `\n`. Lines keep their numbers. */
function normalise(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

type ProblemText = Pick<Problem, 'severity' | 'code' | 'message' | 'expected'>;
type FrontMatter = { yaml: string; body: string } | { problem: ProblemText };

function splitFrontMatter(text: string): FrontMatter {
  const opening = /^---[ \t]*(?:\n|$)/.exec(text);
  if (opening === null) {
    return { problem: frontMatterProblem('front-matter-missing', 'The file does not begin with front matter.') };
  }
  const rest = text.slice(opening[0].length);
  const closing = /^---[ \t]*(?:\n|$)/m.exec(rest);
  if (closing === null) {
    return { problem: frontMatterProblem('front-matter-open', 'The front matter has no line “---” that ends it.') };
  }
  return { yaml: rest.slice(0, closing.index), body: rest.slice(closing.index + closing[0].length) };
}

function frontMatterProblem(code: string, message: string): ProblemText {
  const expected = 'a first line “---”, the fields, a line “---”, then the summary';
  return { severity: 'error', code, message, expected };
}

function notAList(file: string): Problem {
  const message = 'The file does not hold a YAML list.';
  const expected = 'entries that each begin with “- id: …”, or [] where there are none';
  return { severity: 'error', code: 'wrong-type', file, line: 1, field: '', message, expected };
}

function idOf(item: unknown): string[] {
  return typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string' ? [item.id] : [];
}

/** Longest excerpt of a wrong value that a message repeats, in characters. */
const EXCERPT_LENGTH = 60;

type Validated<T> = { value: T; problems: [] } | { value: undefined; problems: Problem[] };

/** Holds plain data against a schema; either the typed value, or every problem with its line and field. */
function validate<T>(schema: z.ZodType<T>, data: unknown, place: Place): Validated<T> {
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
