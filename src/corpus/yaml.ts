import { createRequire } from 'node:module';
import { CORE_SCHEMA, load } from 'js-yaml';
import type { Document, YAMLError } from 'yaml';
import type { LineOf, Problem } from './problem.ts';

const require = createRequire(import.meta.url);

/** The parser that knows places, loaded for the first text that there is something to say about: most starts have none. */
function yaml(): typeof import('yaml') {
  return require('yaml');
}

/** A YAML text read into plain values, with the way back from a value to its line. */
export interface YamlText {
  /** plain data, or undefined where the text is no YAML */
  value: unknown;
  problems: Problem[];
  lineOf: LineOf;
}

/** Where a YAML text stands: its file, and the line of the file on which it begins. */
export interface YamlPlace {
  file: string;
  firstLine: number;
}

/**
 * Reads YAML 1.2 (core schema, so dates stay text). Never throws: what cannot be read is a problem.
 * Anchors, aliases and tags are refused, as the format has no use for them and readers would stumble.
 */
export function readYaml(text: string, place: YamlPlace): YamlText {
  const value = readSound(text);
  if (value === undefined) return readWithPlaces(text, place);
  // Places are asked for where something is wrong, and that is rare: the text is read for them only then.
  let located: YamlText | undefined;
  const lineOf: LineOf = (path, part) => {
    located ??= readWithPlaces(text, place);
    return located.lineOf(path, part);
  };
  return { value, problems: [], lineOf };
}

/** Whatever begins an anchor, an alias or a tag (“R & B” does not). A text that has one, if only within words, is read the long way. */
const ANCHOR_ALIAS_OR_TAG = /(?:^|[\s[{,])[&*!][^\s]/;

/**
 * The value of a text that is sound, by js-yaml: four times as fast as the parser that knows places, which is most of the
 * time that a start takes. Both read the core schema, and a test holds them against each other.
 * @returns undefined where there is anything to say about the text
 */
function readSound(text: string): unknown {
  if (ANCHOR_ALIAS_OR_TAG.test(text)) return undefined;
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch {
    // What is wrong, and where, the other parser tells.
    return undefined;
  }
}

function readWithPlaces(text: string, place: YamlPlace): YamlText {
  const lines = new (yaml().LineCounter)();
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line) + place.firstLine - 1;
  try {
    const document = yaml().parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
    const lineOf: LineOf = (path, part) => lineAt(offsetOf(document, path, part));
    const problems = [
      ...syntaxProblems([...document.errors, ...document.warnings], text, place.file, lineAt),
      ...aliasProblems(document, text, place.file, lineAt),
    ];
    const readable = problems.every((problem) => problem.code === 'duplicate-key');
    return { value: readable ? document.toJS() : undefined, problems, lineOf };
  } catch (error) {
    // The parser recurses: nesting many thousand levels deep exhausts the stack.
    const problem = yamlProblem(place.file, place.firstLine, `This YAML cannot be read: ${String(error)}.`);
    return { value: undefined, problems: [problem], lineOf: () => place.firstLine };
  }
}

/** Where the value (or, for `part` key, its key) of a path begins; of the deepest part that is there. */
function offsetOf(document: Document, path: readonly (string | number)[], part: 'key' | 'value' = 'value'): number {
  const { isCollection, isNode } = yaml();
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const [depth, step] of path.entries()) {
    if (part === 'key' && depth === path.length - 1) return keyOffset(node, step) ?? offset;
    const child: unknown = isCollection(node) ? node.get(step, true) : undefined;
    if (!isNode(child)) break;
    node = child;
    offset = child.range?.[0] ?? offset;
  }
  return offset;
}

function keyOffset(node: unknown, step: string | number): number | undefined {
  const { isMap, isNode, isScalar } = yaml();
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
}

type LineAt = (offset: number) => number;

/** One problem a line: the parser often trips over one mistake several times. */
function syntaxProblems(errors: readonly YAMLError[], text: string, file: string, lineAt: LineAt): Problem[] {
  const problems = errors.map((error) => syntaxProblem(error, text, file, lineAt));
  return [...Map.groupBy(problems, ({ line }) => line).values()].flatMap(([first]) => first ?? []);
}

function syntaxProblem(error: YAMLError, text: string, file: string, lineAt: LineAt): Problem {
  const [offset] = error.pos;
  if (error.code !== 'DUPLICATE_KEY') return yamlProblem(file, lineAt(offset), `This is not YAML: ${error.message}.`);
  const key = /^[^\s:]*/.exec(text.slice(offset, offset + 100))?.[0] ?? '';
  return {
    severity: 'error',
    code: 'duplicate-key',
    file,
    line: lineAt(offset),
    field: key,
    message: `The key “${key}” stands twice in one entry.`,
    expected: 'each key once in an entry',
  };
}

function aliasProblems(document: Document, text: string, file: string, lineAt: LineAt): Problem[] {
  const problems: Problem[] = [];
  if (!text.includes('*')) return problems; // walking every node of every file would cost a tenth of the load
  yaml().visit(document, {
    Alias(_key, alias) {
      const line = lineAt(alias.range?.[0] ?? 0);
      problems.push(yamlProblem(file, line, `“*${alias.source}” is a YAML alias, which the format does not have.`));
    },
  });
  return problems;
}

function yamlProblem(file: string, line: number, message: string): Problem {
  const expected =
    'plain YAML; text that holds “: ” or “ #”, or begins with a mark such as * & [ { ! % @, in quotation marks';
  return { severity: 'error', code: 'yaml-syntax', file, line, field: '', message, expected };
}
