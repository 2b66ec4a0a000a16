import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { CONVERSATIONS, followUpsOf } from './conversations.ts';
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
    overall: 146,
    answerable: 131,
    hit1: 120,
    hit3: 124,
    unanswerable: 28,
    abstained: 23,
    silent: 5,
    complete: 0.9,
  },
  tune: {
    overall: 385,
    answerable: 353,
    hit1: 318,
    hit3: 340,
    unanswerable: 71,
    abstained: 64,
    silent: 9,
    complete: 0.92,
  },
  train: {
    overall: 308,
    answerable: 232,
    hit1: 195,
    hit3: 217,
    unanswerable: 120,
    abstained: 110,
    silent: 7,
    complete: 0.92,
  },
  written: {
    overall: 2063,
    answerable: 1345,
    hit1: 1144,
    hit3: 1251,
    unanswerable: 1075,
    abstained: 916,
    silent: 39,
    complete: 0.89,
  },
  held: {
    overall: 135,
    answerable: 107,
    hit1: 93,
    hit3: 99,
    unanswerable: 51,
    abstained: 39,
    silent: 5,
    complete: 0.81,
  },
  unseen: {
    overall: 67,
    answerable: 70,
    hit1: 56,
    hit3: 63,
    unanswerable: 14,
    abstained: 8,
    silent: 3,
    complete: 0.8,
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
    expect(Math.abs(tooSure(SETS))).toBeLessThan(0.06);
  });

  it('say too much of questions outside the fit, and no more than they did', () => {
    expect(tooSure(['held', 'unseen'])).toBeLessThan(0.15);
  });
});

/** What `npm run eval` prints for the follow-ups, less two. */
const FOLLOW_UPS = { dev: 118, own: 79, written: 768 };

it.each(CONVERSATIONS)(
  'the follow-ups of %s are answered as well as they were',
  (set) => {
    const { all, wrong } = followUpsOf(set, answerer);
    expect(all - wrong.length, wrong.join('\n')).toBeGreaterThanOrEqual(FOLLOW_UPS[set]);
  },
  180_000,
);
