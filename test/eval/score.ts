/**
 * The figures of the evaluation.
 * - hit@1, hit@3: share of answerable questions whose first item (one of the first three) is a right one; a question of
 *   meaning is hit as well where the answer describes the right person, topic, measure or term
 * - mrr: mean reciprocal rank of the first right item among the first ten
 * - complete: share of what a complete answer shows that is among the first eight items, averaged
 * - abstain: share of the unanswerable questions that were not answered
 * - silent: share of the answerable questions that were not answered
 * - overall: share of all questions that end right: first item right, or silence where nothing answers
 */
import type { Answer } from '../../src/answer/types.ts';
import type { EvalQuestion } from './questions.ts';

/** One question and what came of it. */
export interface Outcome {
  question: EvalQuestion;
  answer: Answer;
  answered: boolean;
  hit1: boolean;
  hit3: boolean;
  /** reciprocal rank of the first right item, 0 where there is none */
  reciprocal: number;
  /** share of `all` that is shown; undefined where the question has none */
  complete?: number;
  right: boolean;
}

export interface Summary {
  questions: number;
  hit1: number;
  hit3: number;
  mrr: number;
  complete: number;
  abstain: number;
  silent: number;
  overall: number;
}

const COMPLETE_WITHIN = 8;
const RANKED_WITHIN = 10;

export function judge(question: EvalQuestion, answer: Answer): Outcome {
  const ids = answer.items.map(({ id }) => id);
  const describes = answer.kind === 'about' && [question.about ?? []].flat().includes(answer.about);
  const rank = ids.slice(0, RANKED_WITHIN).findIndex((id) => question.any.includes(id));
  const { answered } = answer;
  const hit1 = answered && (describes || rank === 0);
  const hit3 = answered && (describes || (rank >= 0 && rank < 3));
  const found = describes ? 1 : rank >= 0 ? 1 / (rank + 1) : 0;
  const shown = new Set(ids.slice(0, COMPLETE_WITHIN));
  return {
    question,
    answer,
    answered,
    hit1,
    hit3,
    reciprocal: answered ? found : 0,
    ...(question.all.length > 0 && {
      complete: question.all.filter((id) => shown.has(id)).length / question.all.length,
    }),
    right: question.kind === 'none' ? !answered : hit1,
  };
}

/** @returns shares from 0 to 1; NaN where nothing was asked of the kind */
export function summarise(outcomes: readonly Outcome[]): Summary {
  const answerable = outcomes.filter(({ question }) => question.kind !== 'none');
  const unanswerable = outcomes.filter(({ question }) => question.kind === 'none');
  return {
    questions: outcomes.length,
    hit1: mean(answerable.map(({ hit1 }) => Number(hit1))),
    hit3: mean(answerable.map(({ hit3 }) => Number(hit3))),
    mrr: mean(answerable.map(({ reciprocal }) => reciprocal)),
    complete: mean(answerable.flatMap(({ complete }) => complete ?? [])),
    abstain: mean(unanswerable.map(({ answered }) => Number(!answered))),
    silent: mean(answerable.map(({ answered }) => Number(!answered))),
    overall: mean(outcomes.map(({ right }) => Number(right))),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
