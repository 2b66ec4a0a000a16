/** The format of the lexicon's files: classes of words under headings. README.md describes it for people. */

/** A class is a list of words or, where its lines have colons, a table from words to words. */
export type WordClass = { kind: 'list'; words: readonly string[] } | { kind: 'table'; rows: Rows };
type Rows = ReadonlyMap<string, readonly string[]>;

const HEADING = /^\[([a-z][a-z-]*)\] +\S/;
const WORD = /^[\p{Ll}\d](?:[\p{Ll}\d'&/.,-]| (?! ))*$/u;

/** A file of words that is not as it should be, told so that whoever edited it can mend it. */
export class LexiconError extends Error {
  override readonly name = 'LexiconError';

  /** @param expected what would be right there */
  constructor(file: string, line: number, problem: string, expected: string) {
    super(`src/lexicon/words/${file}.txt, line ${line}: ${problem} Expected: ${expected}.`);
  }
}

interface Draft {
  line: number;
  words: string[];
  rows: Map<string, readonly string[]>;
  seen: Set<string>;
}

/**
 * @param file the name that problems are told with, without its ending
 * @throws LexiconError for the first line that is not as it should be
 */
export function parseWords(file: string, text: string): ReadonlyMap<string, WordClass> {
  const drafts = new Map<string, Draft>();
  let current: Draft | undefined;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const content = raw.trim();
    if (content === '' || content.startsWith('#')) continue;
    const fail = (problem: string, expected: string): never => {
      throw new LexiconError(file, index + 1, problem, expected);
    };
    if (content.startsWith('[')) {
      const name = HEADING.exec(content)?.[1] ?? fail(`“${content}” is no heading.`, '[class-name] What its words are');
      if (drafts.has(name)) fail(`There is a class “${name}” already.`, 'one heading for each class');
      current = { line: index + 1, words: [], rows: new Map(), seen: new Set() };
      drafts.set(name, current);
    } else if (current === undefined) fail('Words stand before the first heading.', '[class-name] What its words are');
    else addLine(current, content, fail);
  }
  return new Map([...drafts].map(([name, draft]) => [name, finish(file, name, draft)]));
}

function addLine(draft: Draft, content: string, fail: (problem: string, expected: string) => never): void {
  const [, key, values] = /^([^:]+):(.*)$/.exec(content) ?? [];
  const isTable = key !== undefined;
  if (isTable ? draft.words.length > 0 : draft.rows.size > 0)
    fail('A class holds words or rows, not both.', isTable ? 'words with commas between them' : 'word: its words');
  const words = (values ?? content)
    .replace(/,$/, '')
    .split(',')
    .map((word) => word.trim());
  for (const word of isTable ? [key.trim(), ...words] : words)
    if (!WORD.test(word))
      fail(`“${word}” is no word.`, 'words in small letters, with straight apostrophes and commas between them');
  for (const word of isTable ? [key.trim()] : words) {
    if (draft.seen.has(word)) fail(`“${word}” stands twice in this class.`, 'each word once');
    draft.seen.add(word);
  }
  if (isTable) draft.rows.set(key.trim(), words);
  else draft.words.push(...words);
}

function finish(file: string, name: string, { line, words, rows }: Draft): WordClass {
  if (words.length + rows.size === 0)
    throw new LexiconError(file, line, `The class “${name}” is empty.`, 'at least one word under its heading');
  return rows.size > 0 ? { kind: 'table', rows } : { kind: 'list', words };
}
