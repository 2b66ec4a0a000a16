import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import type { Answer } from '../../src/answer/types.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { readQuestions, shippedCorpus, TODAY } from '../eval/questions.ts';
import { unlikeIn } from './like.ts';

const corpus = await shippedCorpus();
const answerer = new Answerer(corpus);

function ask(question: string): Answer {
  return answerer.answer(question, { today: TODAY, scope: SHARED });
}

describe('any answer', () => {
  const questions = [...readQuestions('dev'), ...readQuestions('tune')].map(({ q }) => q);
  const answers = questions.map((question) => ask(question));

  it('is answered unless it is none', () => {
    for (const answer of answers) {
      expect(answer.answered).toBe(answer.kind !== 'none');
      expect(answer.items.length > 0).toBe(answer.kind !== 'none');
    }
  });

  it('has scores from 0 to 1, none surer than the one before it where they stand in that order', () => {
    for (const { kind, items, parts } of answers) {
      const scores = items.map(({ score }) => score);
      for (const score of scores) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }
      if (parts === undefined && (kind === 'quote' || kind === 'figure'))
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    }
  });

  it('shows no item twice, and speaks of none that it does not show', () => {
    for (const answer of answers) {
      const ids = answer.items.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const named = [
        ...('comparisons' in answer ? answer.comparisons.flatMap(({ from, to }) => [from, to]) : []),
        ...(answer.kind === 'trend' ? answer.series.flatMap(({ items }) => items) : []),
        ...(answer.kind === 'position' ? answer.sides.flatMap(({ items }) => items) : []),
      ];
      for (const id of named) expect(ids).toContain(id);
    }
  });

  it('works its comparisons out from the values that it shows', () => {
    for (const answer of answers) {
      if (!('comparisons' in answer)) continue;
      const values = new Map(answer.items.map((item) => [item.id, item.kind === 'figure' ? item.value : Number.NaN]));
      for (const { from, to, difference, change } of answer.comparisons) {
        const [before = Number.NaN, after = Number.NaN] = [values.get(from), values.get(to)];
        expect(difference).toBeCloseTo(after - before, 6);
        if (change !== undefined) expect(change).toBeCloseTo((100 * (after - before)) / before, 0);
      }
    }
  });

  it('compares and puts in series only what is like', () => {
    for (const answer of answers) expect(unlikeIn(answer)).toEqual([]);
  });

  it('has series of like periods that do not overlap, of one event or none', () => {
    for (const answer of answers) {
      if (answer.kind !== 'trend') continue;
      const items = new Map(answer.items.map((item) => [item.id, item]));
      for (const series of answer.series) {
        const rows = series.items.flatMap((id) => items.get(id) ?? []).filter((item) => item.kind === 'figure');
        expect(new Set(rows.map(({ event }) => event)).size).toBe(1);
        for (const [at, row] of rows.slice(1).entries())
          expect((rows[at]?.period.to ?? '') < row.period.from).toBe(true);
      }
    }
  });

  it('repeats the question as it was typed', () => expect(answers.map(({ question }) => question)).toEqual(questions));

  it('is the same when it is asked for again, by the same answerer and by another', () => {
    const again = new Answerer(corpus);
    for (const [at, question] of questions.entries()) {
      if (at % 10 !== 0) continue;
      expect(ask(question)).toEqual(answers[at]);
      expect(again.answer(question, { today: TODAY, scope: SHARED })).toEqual({ ...answers[at] });
    }
  });
});
