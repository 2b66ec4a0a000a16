import { expect, test } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { helpLayout } from '../../src/discord/cards/about.ts';
import { exampleQuestions } from '../../src/query/examples.ts';
import { helpBlocks } from '../../src/terminal/help.ts';
import { layOut } from '../../src/terminal/view/layout.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';

const corpus = await shippedCorpus();
const examples = exampleQuestions(corpus);

test('every example is answered, surely and each in another kind', () => {
  const answerer = new Answerer(corpus);
  const answers = examples.map((question) => answerer.answer(question, { today: TODAY, scope: SHARED }));
  expect(answers.map(({ kind }) => kind)).toEqual(['quote', 'figure', 'position', 'about']);
  for (const { items } of answers) expect(items[0]?.score).toBeGreaterThanOrEqual(0.9);
});

test('Discord and the terminal give the same examples', () => {
  const screen = layOut(helpBlocks(examples), { columns: 200, paint: (_, text) => text });
  const [page] = helpLayout({ corpus, examples, item: () => undefined }).pages;
  const offered = page?.offers?.flatMap(({ offers }) => offers.map(({ label }) => label));
  expect(offered).toEqual(examples);
  for (const question of examples) expect(screen).toContain(`• ${question}`);
});
