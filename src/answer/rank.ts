import type { IsoDate } from '../corpus/schema.ts';
import type { Index, SearchTerm } from '../search/index.ts';
import { type Evidence, Examiner, FEATURES, type Features } from './evidence.ts';
import type { Matched } from './matcher.ts';
import type { Question } from './question.ts';
import { RANKING } from './weights.ts';

/** An entry with its evidence and its place value among the entries of this question. */
export interface Ranked extends Evidence {
  /** the weighted sum of the features: orders the entries of one question, says nothing across questions */
  rank: number;
}

/** Candidates that are examined in full: those whose words match best. What comes after them never came first. */
const MAX_EXAMINED = 250;

/** The evidence of the most promising candidates, best first; equal ones in the order of the corpus. */
export function rank(
  question: Question,
  index: Index,
  today: IsoDate,
  weights: Readonly<Features> = RANKING,
): Ranked[] {
  const examiner = new Examiner(index, question, today);
  return promising(candidates(question, index).map((number) => examiner.match(number)))
    .map((matched): Ranked => {
      const evidence = examiner.examine(matched);
      return { ...evidence, rank: weigh(evidence.features, weights) };
    })
    .sort((a, b) => b.rank - a.rank || a.number - b.number);
}

function promising(matched: Matched[]): Matched[] {
  if (matched.length <= MAX_EXAMINED) return matched;
  return matched
    .sort((a, b) => b.ownMass + b.allMass - a.ownMass - a.allMass || a.number - b.number)
    .slice(0, MAX_EXAMINED);
}

function candidates({ concepts, voices, measures }: Question, index: Index): number[] {
  const searched = concepts.flatMap(({ alternatives }) =>
    alternatives.flatMap(({ terms, weight }) =>
      terms.map((term): SearchTerm => ({ term: index.lexicon.term(term), weight })),
    ),
  );
  return index.candidates(
    searched,
    voices.flatMap(({ ids }) => ids),
    measures,
  );
}

/** The sum of features by their weights. */
export function weigh(features: Readonly<Features>, weights: Readonly<Features>): number {
  let sum = 0;
  for (const feature of FEATURES) sum += features[feature] * weights[feature];
  return sum;
}
