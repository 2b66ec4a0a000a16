import { Corpus } from '../../src/corpus/corpus.ts';
import type { CorpusContent, ExactWords, Statement } from '../../src/corpus/schema.ts';

/** What people add when they speak: words that many questions share, and that say nothing of any one of them. */
const ADDED = [
  'Let me be clear about that, because people in London rightly expect it of the police.',
  'I have said so before, and officers on the streets tell me the same every day.',
  'That is what communities want to hear, and crime will not go away by itself.',
  'We owe it to the victims, to their families and to every young person in this city.',
];

/**
 * The corpus as it would be once exact words were found for its first reported statements. No page can be had here, so the
 * words are made from the record's own text as speech differs from a report: without who is reported, in the first person,
 * every fourth word left out, and with a sentence that adds nothing.
 */
export function corpusWithWords(content: CorpusContent, count: number): { corpus: Corpus; found: number } {
  let found = 0;
  const worded = (statement: Statement): Statement => {
    if (statement.form === 'verbatim' || found === count) return statement;
    found += 1;
    return { ...statement, words: spoken(statement.text, ADDED[found % ADDED.length] ?? '') };
  };
  const sources = content.sources.map((source) => ({ ...source, statements: source.statements.map(worded) }));
  return { corpus: new Corpus({ ...content, sources }), found };
}

function spoken(report: string, added: string): ExactWords {
  const said = report.replace(/^.*?\b(?:said|told|asked|added|argued|warned)\b(?: that)? /, '');
  const words = said
    .replace(/\b(?:he|she|they)\b/g, 'I')
    .replace(/\b(?:his|her|their)\b/g, 'my')
    .split(' ')
    .filter((_, index) => index % 4 !== 3);
  return { text: `${words.join(' ')} ${added}`, seen: { on: '2026-11-29', at: 'https://example.org/' } };
}
