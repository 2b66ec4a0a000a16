import { expect, test } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { readQuestions, SETS, shippedContent, TODAY } from './questions.ts';
import { judge } from './score.ts';
import { corpusWithWords } from './with-words.ts';

const content = await shippedContent();
const questions = SETS.flatMap(readQuestions);

function totals(count: number) {
  const { corpus, found } = corpusWithWords(content, count);
  const answerer = new Answerer(corpus);
  const judged = questions.map((question) =>
    judge(question, answerer.answer(question.q, { today: TODAY, scope: SHARED })),
  );
  const sum = (is: (each: (typeof judged)[number]) => boolean) => judged.filter(is).length;
  return {
    found,
    right: sum(({ right }) => right),
    first: sum(({ hit1 }) => hit1),
    quotes: sum(({ hit1, question }) => hit1 && question.kind === 'quote'),
    silent: sum(({ question, answered }) => question.kind === 'none' && !answered),
  };
}

test('a hundred exact words leave the evaluation as good as it was', { timeout: 240_000 }, () => {
  const [without, withWords] = [totals(0), totals(100)];
  expect(withWords.found).toBe(100);
  for (const name of ['right', 'first', 'quotes', 'silent'] as const)
    expect(withWords[name], name).toBeGreaterThanOrEqual(without[name]);
});

test('both texts are searched: the words that were found, and the record’s own', () => {
  const { corpus } = corpusWithWords(content, 1);
  const answerer = new Answerer(corpus);
  const entry = corpus.entries.find((each) => each.kind === 'statement' && each.statement.words !== undefined);
  if (entry?.kind !== 'statement') throw new Error('No statement has words.');
  const { text, words } = entry.statement;
  for (const asked of [text, words?.text ?? '']) {
    const quoted = asked
      .split(' ')
      .slice(-7)
      .join(' ')
      .replace(/[.”"]+$/, '');
    const { items } = answerer.answer(`who said "${quoted}"`, { today: TODAY, scope: SHARED });
    expect(items[0]).toMatchObject({ id: entry.id, form: 'verbatim', text: words?.text, paraphrase: text });
  }
});
