/** What stands below the first item of an answer: how an item stands to it and to the question. */
import type { Corpus, Entry } from '../corpus/corpus.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { TypedQuery } from '../query/query.ts';
import { countTheSame } from './compare.ts';
import type { Ranked } from './features.ts';
import { areSame, dateFit, MIN_DATE_FIT } from './periods.ts';
import { takenOn } from './positions.ts';

/** Items that are looked at for what may stand below the first. */
const MAX_BESIDE = 40;
/** Ranks that differ by more count as differing by so much. */
const FAR_APART = 15;

/** What tells whether an item answers as well as the first one does. */
export interface BesideSigns {
  /** how far it ranks below the first, and how many stand between */
  gap: number;
  far: number;
  sameSource: number;
  /** of one measure and source with the first */
  ofSeries: number;
  /** takes a side on the same */
  sameSubject: number;
  wordsBesideFigure: number;
  /** how much of the question it holds that the first does not, from the same source */
  addsHere: number;
  /** counted in the same time */
  sameTime: number;
  timeMissed: number;
  /** of a time that is asked for and that the first is not of */
  otherTime: number;
  /** of one measure with the first, where a change is asked for */
  seriesAsked: number;
  /** from the same source, where several things are asked */
  severalHere: number;
  /** words where views are asked for, and those on the subject of the first */
  viewsAsked: number;
  viewsSubject: number;
  allCoverage: number;
  byAnother: number;
  byAnotherHere: number;
  offSubject: number;
  focusMissed: number;
  labelMissed: number;
  sideMissed: number;
  sideFits: number;
  figureWanted: number;
}

/** Several things are asked in one: “arrested and charged”, “in 2015, then in 2022”, “the peak, 2020 and now”. */
const SEVERAL = new RegExp(
  String.raw`[→&+,/–]|\b${pattern('operations.joins', 'operations.sets-against', 'questions.several-in-one')}\b`,
  'i',
);

/** The items that may stand below the first, best first: those that may answer, and counts of what the first counts at other times. */
export function mayStandBeside(
  query: TypedQuery,
  first: Ranked,
  possible: readonly Ranked[],
  ranked: readonly Ranked[],
): Ranked[] {
  const near = new Set(possible.slice(0, MAX_BESIDE).map(({ entry }) => entry));
  const conditions = SEVERAL.test(query.text) ? OF_TIME_AND_PLACE : CONDITIONS;
  const meets = ({ features }: Ranked) =>
    conditions.every((missed) => features[missed] === 0 || first.features[missed] > 0);
  return ranked.filter(
    (item) => item.entry !== first.entry && (isOfSeries(item, first) || (near.has(item.entry) && meets(item))),
  );
}

const OF_TIME_AND_PLACE = ['dateMissed', 'placeMissed', 'spotMissed'] as const;
/** No item stands below that is not of the time and the place that are asked for, or by whom it is asked for, where the first one is. */
const CONDITIONS = [...OF_TIME_AND_PLACE, 'byAnother'] as const;

/** Whether an item counts what the first one counts, in the same area, whenever that was. */
function isOfSeries({ entry, features }: Ranked, { entry: first }: Ranked): boolean {
  return countTheSame(entry, first) && features.narrower + features.placeMissed === 0;
}

function areOfOneTime(one: Entry, other: Entry): boolean {
  return one.kind === 'figure' && other.kind === 'figure' && areSame(one.figure.period, other.figure.period);
}

/**
 * Reads how items stand to the first one; what the question and that tell is worked out once.
 * @returns reads an item by its place among those that may stand below the first
 */
export function besideReader(
  query: TypedQuery,
  first: Ranked,
  corpus: Corpus,
): (item: Ranked, place: number) => BesideSigns {
  const { cues, when } = query;
  const isSeveral = SEVERAL.test(query.text);
  const asksSeries = cues.trend || when.periods.length > 1 || when.untilNow;
  const subject = takenOn(first, corpus)?.id;
  const added = addedTo(query, first);
  const timesOf = (entry: Entry) => when.periods.map((period) => dateFit(period, entry) >= MIN_DATE_FIT);
  const ofFirst = timesOf(first.entry);
  return (item, place) => {
    const { entry, features } = item;
    const isHere = entry.source === first.entry.source;
    const isOfMeasure = countTheSame(entry, first.entry);
    const isOfSubject = subject !== undefined && takenOn(item, corpus)?.id === subject;
    const isStatement = entry.kind === 'statement';
    return {
      gap: Math.max(0, Math.min(first.rank - item.rank, FAR_APART)) / 5,
      far: Math.log(2 + place) - 1,
      sameSource: Number(isHere),
      ofSeries: Number(isOfMeasure && isHere),
      sameSubject: Number(isOfSubject),
      wordsBesideFigure: Number(isStatement && first.entry.kind === 'figure'),
      addsHere: isHere ? added(item) : 0,
      sameTime: Number(areOfOneTime(entry, first.entry)),
      timeMissed: features.dateMissed,
      otherTime: Number(when.periods.length > 1 && timesOf(entry).some((fits, at) => fits && !ofFirst[at])),
      seriesAsked: Number(asksSeries && isOfMeasure),
      severalHere: Number(isSeveral && isHere),
      viewsAsked: Number(cues.position && isStatement),
      viewsSubject: Number(cues.position && isOfSubject),
      allCoverage: features.allCoverage,
      byAnother: features.byAnother,
      byAnotherHere: isHere ? features.byAnother : 0,
      offSubject: features.offSubject,
      focusMissed: features.focusMissed,
      labelMissed: features.labelMissed,
      sideMissed: features.sideMissed,
      sideFits: features.sideFits,
      figureWanted: features.figureWanted,
    };
  };
}

/** The share of a question that an item holds itself and the first one does not. */
function addedTo({ concepts }: TypedQuery, first: Ranked): (item: Ranked) => number {
  const weights = concepts.map(({ weight, framing, speaker }) => (framing || speaker !== undefined ? 0 : weight));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return ({ own }) => {
    let sum = 0;
    for (let at = 0; at < weights.length; at += 1)
      sum += (weights[at] ?? 0) * Math.max(0, (own[at] ?? 0) - (first.own[at] ?? 0));
    return sum / Math.max(total, Number.EPSILON);
  };
}
