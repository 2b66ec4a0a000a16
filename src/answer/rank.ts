import type { IsoDate } from '../corpus/schema.ts';
import type { Index, SearchTerm } from '../search/index.ts';
import { type Evidence, FEATURES, type Features, Matcher } from './evidence.ts';
import type { Question } from './question.ts';
import { RANKING } from './weights.ts';

/** An entry with its evidence and its place value among the entries of this question. */
export interface Ranked extends Evidence {
  /** the weighted sum of the features: orders the entries of one question, says nothing across questions */
  rank: number;
}

/** The evidence of every candidate, best first; equal ones in the order of the corpus. */
export function rank(
  question: Question,
  index: Index,
  today: IsoDate,
  weights: Readonly<Features> = RANKING,
): Ranked[] {
  const matcher = new Matcher(index, question, today);
  return candidates(question, index)
    .map((number) => matcher.evidence(number))
    .map((evidence) => ({ ...evidence, rank: weigh(evidence.features, weights) }))
    .sort((a, b) => b.rank - a.rank || a.number - b.number);
}

function candidates(question: Question, index: Index): number[] {
  const terms = question.concepts.flatMap(({ alternatives }) =>
    alternatives.flatMap(({ terms, weight }) =>
      terms.map((term): SearchTerm => ({ term: index.lexicon.term(term), weight })),
    ),
  );
  return index.candidates(
    terms,
    question.voices.flatMap(({ ids }) => ids),
    question.measures,
  );
}

/** The sum of features by their weights. */
export function weigh(features: Readonly<Features>, weights: Readonly<Features>): number {
  let sum = 0;
  for (const feature of FEATURES) sum += features[feature] * weights[feature];
  return sum;
}
