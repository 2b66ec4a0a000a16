import { expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';

const corpus = await shippedCorpus();
const answerer = new Answerer(corpus);

it('finds statements by how people ask for them, and shows none of that', () => {
  const asked = corpus.entries.flatMap((entry) =>
    entry.kind === 'statement' ? (entry.statement.asked ?? []).slice(0, 1).map((phrase) => ({ entry, phrase })) : [],
  );
  const sample = asked.filter((_, at) => at % 20 === 0);
  const answers = sample.map(({ entry, phrase }) => ({
    entry,
    phrase,
    answer: answerer.answer(phrase, { today: TODAY, scope: SHARED }),
  }));
  const found = answers.filter(({ entry, answer }) => answer.items.some(({ id }) => id === entry.id));
  expect(found.length).toBeGreaterThan(0.8 * sample.length);
  for (const { phrase, answer } of answers) {
    expect(JSON.stringify({ ...answer, question: '' })).not.toContain(phrase);
    for (const item of answer.items) expect(item).not.toHaveProperty('asked');
  }
});
