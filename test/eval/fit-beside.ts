/**
 * What stands below the first item (BESIDE): a logistic regression, with an L2 penalty, of “it is a right item or one that a
 * complete answer shows” over the items of questions that the record answers, each told by how it stands to the first.
 */
import { type BesideSigns, besideReader, mayStandBeside } from '../../src/answer/beside.ts';
import type { Ranked } from '../../src/answer/features.ts';
import { leadOf, BESIDE_SIGNS as SIGNS } from '../../src/answer/scored.ts';
import { BESIDE } from '../../src/answer/weights.ts';
import type { Corpus } from '../../src/corpus/corpus.ts';
import type { TypedQuery } from '../../src/query/query.ts';
import type { EvalQuestion } from './questions.ts';
import { ascend, dotFrom, sigmoid } from './regression.ts';

const PENALTY = 2e-4;
/** The signs and the bias. */
const WIDTH = SIGNS.length + 1;

/** A question with what was found for it, in the order of the ranks that are fitted. */
export interface Found {
  row: EvalQuestion;
  question: TypedQuery;
  possible: readonly Ranked[];
  ranked: readonly Ranked[];
}

/** The weights of the signs by their names, and the bias. */
export function fitBeside(all: readonly Found[], corpus: Corpus): { weights: BesideSigns; bias: number } {
  const values: number[] = [];
  const right: boolean[] = [];
  for (const found of all) {
    for (const { signs, isRight } of itemsBeside(found, corpus)) {
      for (const sign of SIGNS) values.push(signs[sign]);
      values.push(1);
      right.push(isRight);
    }
  }
  const rows = Float64Array.from(values);
  const fitted = ascend(WIDTH, (weights) => {
    const gradient = weights.map((weight) => -PENALTY * weight);
    for (let at = 0; at < right.length; at += 1) {
      const from = at * WIDTH;
      const pull = ((right[at] ? 1 : 0) - sigmoid(dotFrom(rows, from, weights))) / right.length;
      for (let sign = 0; sign < WIDTH; sign += 1)
        gradient[sign] = (gradient[sign] ?? 0) + pull * (rows[from + sign] ?? 0);
    }
    return gradient;
  });
  const weights = { ...BESIDE };
  for (const [at, sign] of SIGNS.entries()) weights[sign] = fitted[at] ?? 0;
  return { weights, bias: fitted.at(-1) ?? 0 };
}

/** The items that may stand below the first one of a question, each with whether it belongs there. */
function itemsBeside({ row, question, possible, ranked }: Found, corpus: Corpus) {
  const first = leadOf(possible);
  if (first === undefined || row.kind === 'none' || row.kind === 'about') return [];
  const read = besideReader(question, first, corpus);
  const belongs = new Set([...row.any, ...row.all]);
  return mayStandBeside(question, first, possible, ranked).map((item, place) => ({
    signs: read(item, place),
    isRight: belongs.has(item.entry.id),
  }));
}
