import { isMap, isScalar, isSeq, parseDocument, Scalar, Document as YamlDocument } from 'yaml';
import { parseSource } from './parse.ts';
import type { Source } from './schema.ts';

/** A file that is written in a way in which one value can't be changed alone. */
export class NotAmendable extends Error {
  override readonly name = 'NotAmendable';
}

/**
 * The text of a source's file with the exact words in place of a reported statement; everything else stays byte for byte.
 * @throws NotAmendable where the file has no such statement, or would not read back as the same source with these words
 */
export function withExactWords(fileText: string, id: string, statementId: string, words: string): string {
  const start = /^---[^\S\n]*\r?\n/.exec(fileText)?.[0].length ?? 0;
  const end = fileText.slice(start).search(/^---[^\S\n]*$/m);
  const yaml = fileText.slice(start, end === -1 ? undefined : start + end);
  const document = parseDocument(yaml, { schema: 'core' });
  const statements = document.get('statements');
  const entry = isSeq(statements)
    ? statements.items.find((item) => isMap(item) && item.get('id') === statementId)
    : undefined;
  if (!isMap(entry)) throw new NotAmendable(`${id} has no statement ${statementId}.`);
  const edits = [
    { node: entry.get('form', true), text: 'verbatim' },
    { node: entry.get('text', true), text: scalarText(words) },
  ].map(({ node, text }) => {
    const [from, to] = (isScalar(node) ? node.range : undefined) ?? [];
    if (from === undefined || to === undefined)
      throw new NotAmendable(`${id}#${statementId} is written in a form that can't be amended here.`);
    // The value of a block (“>-”) ends with the line break behind it.
    return { from, to: to - (/\r?\n*$/.exec(yaml.slice(from, to))?.[0].length ?? 0), text };
  });
  const amended = edits
    .sort((left, right) => right.from - left.from)
    .reduce((text, { from, to, text: own }) => text.slice(0, from) + own + text.slice(to), yaml);
  const result = fileText.slice(0, start) + amended + fileText.slice(start + yaml.length);
  if (!isAmended(id, fileText, result, statementId, words)) {
    throw new NotAmendable(
      `${id}#${statementId} can't be amended without touching more than its words: edit its file by hand.`,
    );
  }
  return result;
}

/** On one line, in quotation marks where YAML needs them. */
function scalarText(words: string): string {
  const scalar = new Scalar(words);
  if (/[\n\p{Cc}]/u.test(words)) scalar.type = Scalar.QUOTE_DOUBLE;
  return new YamlDocument(scalar, { schema: 'core' }).toString({ lineWidth: 0 }).trimEnd();
}

function isAmended(id: string, before: string, after: string, statementId: string, words: string): boolean {
  const [old, now] = [parseSource(id, before).source, parseSource(id, after).source];
  if (old === undefined || now === undefined) return false;
  const expected: Source = {
    ...old,
    statements: old.statements.map((statement) =>
      statement.id === statementId ? { ...statement, form: 'verbatim', text: words } : statement,
    ),
  };
  return JSON.stringify(now) === JSON.stringify(expected);
}
