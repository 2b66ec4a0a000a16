import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { readQuestions, SETS, shippedCorpus, TODAY } from './questions.ts';
import { judge, summarise } from './score.ts';

const corpus = await shippedCorpus();
const answerer = new Answerer(corpus);

/** What `npm run eval` prints for the shipped corpus, less three questions, so that a maintainer may add a source. */
const FLOORS = {
  dev: {
    overall: 139,
    answerable: 131,
    hit1: 115,
    hit3: 121,
    unanswerable: 28,
    abstained: 21,
    silent: 9,
    complete: 0.87,
  },
  tune: {
    overall: 356,
    answerable: 353,
    hit1: 294,
    hit3: 322,
    unanswerable: 71,
    abstained: 59,
    silent: 21,
    complete: 0.73,
  },
  train: {
    overall: 363,
    answerable: 339,
    hit1: 238,
    hit3: 272,
    unanswerable: 171,
    abstained: 122,
    silent: 45,
    complete: 0.69,
  },
  unseen: {
    overall: 59,
    answerable: 70,
    hit1: 49,
    hit3: 58,
    unanswerable: 14,
    abstained: 7,
    silent: 8,
    complete: 0.47,
  },
} as const;

describe.each(SETS)('the %s questions', (set) => {
  const judged = readQuestions(set).map((question) =>
    judge(question, answerer.answer(question.q, { today: TODAY, scope: SHARED })),
  );
  const summary = summarise(judged);
  const floor = FLOORS[set];
  const many = (share: number, of: number) => Math.round(share * of);

  it('end right as often as they did', () => {
    expect(many(summary.overall, summary.questions)).toBeGreaterThanOrEqual(floor.overall);
    expect(many(summary.hit1, floor.answerable)).toBeGreaterThanOrEqual(floor.hit1);
    expect(many(summary.hit3, floor.answerable)).toBeGreaterThanOrEqual(floor.hit3);
    expect(summary.complete).toBeGreaterThanOrEqual(floor.complete);
  });

  it('are met with silence where nothing answers, and seldom where something does', () => {
    expect(many(summary.abstain, floor.unanswerable)).toBeGreaterThanOrEqual(floor.abstained);
    expect(many(summary.silent, floor.answerable)).toBeLessThanOrEqual(floor.silent);
  });
});

describe('the questions themselves', () => {
  const questions = SETS.flatMap(readQuestions);

  it('name items and things that the corpus has', () => {
    for (const { id, any, all, about } of questions) {
      for (const item of [...any, ...all]) expect(corpus.entry(item), `${id}: ${item}`).toBeDefined();
      for (const thing of [about ?? []].flat()) {
        const known = corpus.term(thing) ?? corpus.person(thing) ?? corpus.measure(thing) ?? corpus.topic(thing);
        expect(known, `${id}: ${thing}`).toBeDefined();
      }
    }
  });

  it('have an id of their own each', () => {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  });
});

describe('scores', () => {
  it('are about as often right as they say', () => {
    const judged = SETS.flatMap((set) =>
      readQuestions(set).map((question) =>
        judge(question, answerer.answer(question.q, { today: TODAY, scope: SHARED })),
      ),
    ).filter(({ answered, answer }) => answered && answer.kind !== 'about');
    const sure = judged.reduce((sum, { answer }) => sum + (answer.items[0]?.score ?? 0), 0) / judged.length;
    const right = judged.filter((outcome) => outcome.right).length / judged.length;
    expect(Math.abs(sure - right)).toBeLessThan(0.06);
  });
});
