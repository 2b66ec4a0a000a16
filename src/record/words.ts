/** Exact words over the record: they stand for a statement as long as its own text and speaker are those they were taken for. */
import { createHash } from 'node:crypto';
import type { CorpusContent, ExactWords, Source, Statement } from '../corpus/schema.ts';
import type { StoredWords } from '../store/words.ts';

/** What an overlay needs to know of words. */
export type StandingWords = Pick<
  StoredWords,
  'source' | 'statement' | 'ours' | 'text' | 'address' | 'seen' | 'captured' | 'leans' | 'stood' | 'missing'
>;

/** Names what the record itself says in a statement, and by whom: words that were taken for another text are not its words. */
export function hashOfOurs({ speaker, text }: Pick<Statement, 'speaker' | 'text'>): string {
  return createHash('sha256').update(`${speaker}\n${text}`).digest('hex').slice(0, 32);
}

/** Content with words over its reported statements. Sources that have none, or the same as before, stay the same objects. */
export function withWords(content: CorpusContent, words: readonly StandingWords[]): CorpusContent {
  if (words.length === 0) return content;
  const bySource = Map.groupBy(words, ({ source }) => source);
  const sources = content.sources.map((source) => wordedSource(source, bySource.get(source.id) ?? []));
  return { ...content, sources };
}

/** Sources with words over them: each is the same object again as long as the words are the same. */
const worded = new WeakMap<Source, { words: string; source: Source }>();

function wordedSource(source: Source, words: readonly StandingWords[]): Source {
  if (words.length === 0) return source;
  const key = JSON.stringify(words);
  const before = worded.get(source);
  if (before?.words === key) return before.source;
  const statements = source.statements.map((statement) => {
    const own = words.find((each) => each.statement === statement.id && isFor(each, statement));
    return own === undefined ? statement : { ...statement, words: exactWords(own) };
  });
  const made = { ...source, statements };
  worded.set(source, { words: key, source: made });
  return made;
}

/** Whether words were taken for what a statement says now. */
function isFor({ ours }: Pick<StoredWords, 'ours'>, statement: Statement): boolean {
  return statement.form === 'reported' && hashOfOurs(statement) === ours;
}

function exactWords({ text, address, seen, captured, leans, stood, missing }: StandingWords): ExactWords {
  return {
    text,
    seen: { on: stood ?? seen, at: address, ...(captured === null ? {} : { archived: captured }) },
    ...(missing === null ? {} : { missing }),
    ...(leans ? { leans: true } : {}),
  };
}
