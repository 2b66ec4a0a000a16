import type { IsoDate } from '../corpus/schema.ts';
import type { SearchTerm } from '../search/candidates.ts';
import type { Index } from '../search/index.ts';
import { Examiner } from './evidence.ts';
import { FEATURES, type Features, type Ranked } from './features.ts';
import { dateFit, MIN_DATE_FIT } from './periods.ts';
import type { Question } from './question.ts';
import { holdersOf } from './speaking.ts';
import { taughtFor } from './taught.ts';
import { RANKING } from './weights.ts';

/** Longer series are left to the search: no question shows so many figures. */
const MAX_OF_SERIES = 40;

/** The evidence of every candidate, best first; equal ones in the order of the corpus. */
export function rank(
  question: Question,
  index: Index,
  today: IsoDate,
  weights: Readonly<Features> = RANKING,
): Ranked[] {
  const examiner = new Examiner(index, question, today);
  const weightsOf = FEATURES.map((feature) => weights[feature]);
  return candidates(question, index)
    .map((number): Ranked => {
      const evidence = examiner.examine(examiner.match(number));
      // Made for this question alone, and too many to be copied once more.
      return Object.assign(evidence, { rank: weigh(evidence.features, weightsOf) });
    })
    .sort((a, b) => b.rank - a.rank || a.number - b.number);
}

function candidates(question: Question, index: Index): number[] {
  const { concepts, speakers, measures, exactWords, when } = question;
  const searched = concepts.flatMap(({ alternatives }) =>
    alternatives.flatMap(({ stems, weight }) => stems.map((term): SearchTerm => ({ term, weight }))),
  );
  const years = when.periods.map(({ from, to }) => [Number(from.slice(0, 4)), Number(to.slice(0, 4))] as const);
  const ofTime = (number: number) =>
    when.untilNow ||
    (years.some(([from, to]) => index.times.mayBeOf(number, from, to)) &&
      when.periods.some((period) => dateFit(period, index.entry(number)) >= MIN_DATE_FIT));
  const found = index.candidates(searched, {
    speakers: speakers.flatMap(({ ids, office }) =>
      office === undefined ? ids : [...ids, ...holdersOf(office, index.corpus)],
    ),
    measures,
    exactWords,
    ...(when.periods.length > 0 && { ofTime }),
  });
  return withTheirSeries([...found, ...taughtFor(question, index)], index);
}

/** A figure of a series brings the others along: their texts hardly differ, and the time decides between them. */
function withTheirSeries(found: readonly number[], index: Index): number[] {
  const all = new Set(found);
  for (const number of found) {
    const entry = index.entry(number);
    const series = entry.kind === 'figure' ? index.byMeasure(entry.measure.id) : [];
    if (series.length <= MAX_OF_SERIES) for (const other of series) all.add(other);
  }
  return [...all];
}

/** The sum of features by their weights, which are in the order of `AT_REST` as all features are. */
function weigh(features: Readonly<Features>, weights: readonly number[]): number {
  // Looking each up by its name would take three times as long.
  const values = Object.values(features);
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) sum += (values[at] ?? 0) * (weights[at] ?? 0);
  return sum;
}
