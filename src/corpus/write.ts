import { Document, isMap, isScalar, isSeq, Scalar, visit } from 'yaml';
import type { Source } from './schema.ts';

/** Remarks for whoever reviews a source, written as YAML comments. They are no part of it: reading the text leaves them out. */
export interface Remarks {
  /** above the first field */
  top?: readonly string[];
  /** above each statement, in their order */
  statements?: readonly (readonly string[])[];
  /** above each figure, in their order */
  figures?: readonly (readonly string[])[];
}

/** Lists and maps of these fields stand on one line, as they do throughout the corpus. */
const ON_ONE_LINE = new Set([
  'topics',
  'stance',
  'period',
  'aliases',
  'synonyms',
  'polarity',
  'asked',
  'titles',
  'sources',
  'words',
  'except',
  'formerly',
]);

/**
 * A source as the text of its file. `parseSource` reads the same source back, whatever its fields hold, where its lines end in
 * `\n` and its body neither begins nor ends in white space, as is true of every source that was read.
 */
export function sourceText(source: Source, remarks: Remarks = {}): string {
  const { id: _, body, text, statements, figures, corrections, url, ...front } = source;
  const { title, publisher, ...rest } = front;
  const document = yamlOf({
    title,
    publisher,
    ...(url === '' ? {} : { url }),
    ...rest,
    ...(text === 'summary' ? {} : { text }),
    // Words that were found stand over the files, never in one.
    ...(statements.length === 0 ? {} : { statements: statements.map(({ words: _, ...own }) => own) }),
    ...(figures.length === 0 ? {} : { figures }),
    ...(corrections.length === 0 ? {} : { corrections }),
  });
  remarkAbove(document, 'statements', remarks.statements);
  remarkAbove(document, 'figures', remarks.figures);
  const top = (remarks.top ?? []).map((remark) => `${commentOf(remark)}\n`).join('');
  return `---\n${top}${written(document)}---\n${body}\n`;
}

/** People, topics, measures or terms as the text of entries of their list file. */
export function listText(entries: readonly object[]): string {
  return written(yamlOf(entries.map(withoutEmptyLists)));
}

function yamlOf(value: unknown): Document {
  const document = new Document(value, { schema: 'core', aliasDuplicateObjects: false });
  visit(document, {
    Pair(_, { key, value: node }) {
      if (isScalar(key) && ON_ONE_LINE.has(String(key.value)) && (isMap(node) || isSeq(node))) node.flow = true;
    },
    Scalar(_, scalar) {
      if (typeof scalar.value === 'string' && NEEDS_ESCAPES.test(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document;
}

/** Characters that YAML readers break lines at, refuse or drop. */
const NEEDS_ESCAPES = /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF\uFFFE\uFFFF]/u;

function written(document: Document): string {
  return document.toString({
    lineWidth: 0,
    indentSeq: true,
    flowCollectionPadding: true,
    // Spread over lines, a quoted text with a line of blanks alone would be read back with a backslash in it.
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
}

function remarkAbove(document: Document, field: string, remarks: Remarks['statements'] = []): void {
  const list = document.get(field);
  if (!isSeq(list)) return;
  for (const [index, item] of list.items.entries()) {
    const lines = remarks[index] ?? [];
    if (isMap(item) && lines.length > 0) item.commentBefore = lines.map((line) => commentOf(line).slice(1)).join('\n');
  }
}

/** A remark as one line of comment: whatever would end the line is a space. */
function commentOf(remark: string): string {
  return `# ${remark.replace(/[\p{Cc}\p{Cs}\u2028\u2029\uFEFF\uFFFE\uFFFF]+/gu, ' ').trimEnd()}`.trimEnd();
}

function withoutEmptyLists(entry: object): object {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => !Array.isArray(value) || value.length > 0));
}
