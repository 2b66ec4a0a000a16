import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { readQuestions, SETS, type SetName, shippedCorpus, TODAY } from './questions.ts';
import { judge, summarise } from './score.ts';

const corpus = await shippedCorpus();
const answerer = new Answerer(corpus);
/** What comes of every question, asked once. */
const OUTCOMES = new Map(
  SETS.map((set) => [
    set,
    readQuestions(set).map((question) => judge(question, answerer.answer(question.q, { today: TODAY, scope: SHARED }))),
  ]),
);

/** What `npm run eval` prints for the shipped corpus, less three questions, so that a maintainer may add a source. */
const FLOORS = {
  dev: {
    overall: 142,
    answerable: 131,
    hit1: 119,
    hit3: 123,
    unanswerable: 28,
    abstained: 20,
    silent: 6,
    complete: 0.86,
  },
  tune: {
    overall: 357,
    answerable: 353,
    hit1: 298,
    hit3: 328,
    unanswerable: 71,
    abstained: 56,
    silent: 14,
    complete: 0.75,
  },
  train: {
    overall: 337,
    answerable: 339,
    hit1: 229,
    hit3: 273,
    unanswerable: 171,
    abstained: 105,
    silent: 35,
    complete: 0.73,
  },
  unseen: {
    overall: 60,
    answerable: 70,
    hit1: 51,
    hit3: 61,
    unanswerable: 14,
    abstained: 6,
    silent: 7,
    complete: 0.56,
  },
} as const;

describe.each(SETS)('the %s questions', (set) => {
  const judged = OUTCOMES.get(set) ?? [];
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
  /** How much more often answers say that they are right than they are. */
  function tooSure(sets: readonly SetName[]): number {
    const judged = sets
      .flatMap((set) => OUTCOMES.get(set) ?? [])
      .filter(({ answered, answer }) => answered && answer.kind !== 'about');
    const sure = judged.reduce((sum, { answer }) => sum + (answer.items[0]?.score ?? 0), 0) / judged.length;
    return sure - judged.filter((outcome) => outcome.right).length / judged.length;
  }

  it('are about as often right as they say', () => {
    expect(Math.abs(tooSure(['dev', 'tune', 'unseen']))).toBeLessThan(0.06);
  });

  // A third of the train questions has no answer, more than in the sets that the scores are fitted to.
  it('say too much of the train questions, and no more than they did', () => {
    expect(tooSure(['train'])).toBeLessThan(0.18);
  });
});
