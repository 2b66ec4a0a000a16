import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { answerExactly } from '../../src/answer/exact.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { queries } from '../../src/query/queries.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';
import { figure, measure, source, withAdded } from './corpus-of.ts';
import { unlikeIn } from './like.ts';

const corpus = await shippedCorpus();
const answerer = new Answerer(corpus);
const figures = corpus.entries.flatMap((entry) => (entry.kind === 'figure' ? [entry] : []));
const years = [...new Set(figures.map(({ figure: { period } }) => period.to.slice(0, 4)))];
const ask = (question: string) => answerer.answer(question, { today: TODAY, scope: SHARED });

test('every figure of the record is compared with what is like it, or with nothing', () => {
  const answers = figures.map(({ measure, area, figure: { period } }) =>
    answerExactly(queries.figure({ measure: measure.id, period, area }), corpus),
  );
  expect(answers.flatMap(unlikeIn)).toEqual([]);
});

test('where a change to one time is asked for, what its source counted before stands beside it, compared where it is like', () => {
  const like = ask('how much more often was section 60 switched on in the year to march 2018 than the year before');
  expect(like.items.map(({ id }) => id)).toContain('2018-04-13-guardian-dick-section-60#section-60-uses-2016-17');
  expect(like.kind === 'trend' && like.comparisons.length).toBe(1);
  const unlike = ask('how much did the gangs matrix shrink between its high point and autumn 2022?');
  expect(unlike.items.slice(0, 2).map(({ id }) => id.split('#')[1])).toEqual(['matrix-2022', 'matrix-peak-2017']);
  expect(unlike.kind === 'figure' && unlike.comparisons).toEqual([]);
  expect(unlike.notes.join(' ')).toContain('are not compared: the periods differ in length');
});

test('every series of the record holds what is alike', () => {
  const answers = corpus.measures.map(({ id }) => answerExactly(queries.series({ measure: id }), corpus));
  expect(answers.flatMap(unlikeIn)).toEqual([]);
});

test('so does whatever is asked in words of two years', () => {
  const measures = fc.constantFrom(...corpus.measures.map(({ label }) => label));
  const year = fc.constantFrom(...years);
  fc.assert(
    fc.property(measures, year, year, (label, one, other) => {
      for (const question of [
        `${label} in ${one} and ${other}`,
        `how have ${label} changed since ${one}`,
        `${label} ${one}`,
      ])
        expect(unlikeIn(ask(question))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('what is asked to be compared and is not alike stands side by side, with the reason', () => {
  const boats = withAdded(corpus, {
    measures: [measure('barges-towed', 'Barges towed', 'barges')],
    sources: [
      source('2019-05-01-the-quay-barges', {
        figures: [
          figure('barges-towed', 40, '2017', { by: 'metropolitan-police' }),
          figure('barges-towed', 60, '2018', { by: 'home-office' }),
        ],
      }),
    ],
  });
  const answer = new Answerer(boats).answer('barges towed in 2017 compared with 2018', { today: TODAY, scope: SHARED });
  expect(answer.items.map((item) => item.kind === 'figure' && item.value)).toEqual(expect.arrayContaining([40, 60]));
  expect(answer).toMatchObject({ kind: 'trend', comparisons: [] });
  expect(answer.notes.join(' ')).toContain('not compared: they come from different organisations');
});
