/** The figures of an answer in their order, and how they compare. */
import type { Entry, FigureEntry } from '../corpus/corpus.ts';
import { HOME_AREA, type Period } from '../corpus/schema.ts';
import type { Query } from '../query/query.ts';
import type { Index } from '../search/index.ts';
import { areLike, areOfLikeLength, compare, exceedsWhole, seriesOf } from './compare.ts';
import { MIN_DATE_FIT, periodFit } from './periods.ts';
import type { Comparison, Series } from './types.ts';

/** What is arranged: an entry with how sure it is that it answers, and its place value among the others. */
export interface Weighed {
  entry: Entry;
  score: number;
  rank: number;
}
type OfFigure<T extends Weighed> = T & { entry: FigureEntry };

interface Trend<T> {
  items: T[];
  series: Series[];
  comparisons: Comparison[];
  /** periods that were asked for and are not held */
  missing: Period[];
}

/**
 * The figures of a trend: for each period that is asked for the best figure of the measure, then the rest of its series.
 * @param worth the items that are sure enough, best first
 * @param all every scored item, for periods whose figure is not among those
 */
export function arrangeTrend<T extends Weighed>(
  { when }: Pick<Query, 'when'>,
  worth: readonly T[],
  all: readonly T[],
  most: number,
): Trend<T> {
  const [best] = worth.filter(isFigure);
  if (best === undefined) return { items: worth.slice(0, most), series: [], comparisons: [], missing: [] };
  const ofMeasure = all
    .filter(isFigure)
    .filter(({ entry }) => entry.measure.id === best.entry.measure.id && isSameArea(entry.area, best.entry.area));
  const named = when.periods.flatMap((period) => bestOf(period, ofMeasure));
  const asked = unique(when.untilNow ? [...named, ...newest(ofMeasure, named[0])] : named);
  const rest = worth.filter((item) => !isFigure(item) || item.entry.measure.id !== best.entry.measure.id);
  const items = unique<T>([...asked, ...inTime(ofMeasure), ...rest]).slice(0, most);
  const figures = items.filter(isFigure).filter(({ entry }) => entry.measure.id === best.entry.measure.id);
  return {
    items,
    series: seriesOf(figures.map(({ entry }) => entry)),
    missing: when.periods.filter((period) => bestOf(period, ofMeasure).length === 0),
    comparisons: asked.length > 1 ? neighbours(asked) : neighbours(figures).filter(isLike(figures)),
  };
}

/**
 * The figures of a figure answer, each measure's best first, with the figure before the best one to compare it with.
 */
export function arrangeFigures<T extends Weighed>(
  { when }: Pick<Query, 'when'>,
  worth: readonly T[],
  index: Index,
  most: number,
): { items: T[]; comparisons: Comparison[] } {
  const inOrder = when.periods.length > 0 ? worth : newestFirst(worth);
  const [best] = inOrder;
  if (best === undefined || !isFigure(best)) return { items: worth.slice(0, most), comparisons: [] };
  const ofMeasure = index.byMeasure(best.entry.measure.id).map((number) => index.entry(number));
  const earlier = earlierThan(
    best.entry,
    ofMeasure.filter((entry) => entry.kind === 'figure'),
  );
  const items = inOrder.slice(0, most);
  if (earlier === undefined) return { items, comparisons: [] };
  const known = items.find(({ entry }) => entry.id === earlier.id);
  // The earlier figure is shown for the comparison's sake; it is no answer, so it does not come before those that are.
  const shown =
    known === undefined
      ? [
          ...items.slice(0, most - 1),
          { ...best, entry: earlier, score: Math.min(items.at(-1)?.score ?? 0, best.score / 2) },
        ]
      : items;
  return { items: when.periods.length > 1 ? items : shown, comparisons: [compare(earlier, best.entry)] };
}

/** Figures of one measure about as sure as the best one, as a share of its score. */
const AS_SURE = 0.8;

/** Where no time is named, the newest count is meant: of the best item's measure it comes first, plans aside. */
function newestFirst<T extends Weighed>(scored: readonly T[]): readonly T[] {
  const [best] = scored;
  if (best === undefined || !isFigure(best)) return scored;
  const { measure, area } = best.entry;
  const alike = scored
    .filter(isFigure)
    .filter(
      ({ entry, score }) =>
        entry.measure.id === measure.id &&
        entry.area === area &&
        entry.figure.event === best.entry.figure.event &&
        !entry.forecast &&
        score >= AS_SURE * best.score,
    );
  const newest = inTime(alike).at(-1);
  if (newest === undefined || newest === best) return scored;
  return [{ ...newest, score: best.score }, ...scored.filter((item) => item !== newest)];
}

/**
 * The figure to hold a figure against: the nearest that ended before it began and is of the same measure and area, and of a
 * like period; the same source's first. A part of a year is held against the whole year before where it exceeds that.
 */
export function earlierThan(entry: FigureEntry, figures: readonly FigureEntry[]): FigureEntry | undefined {
  const earlier = figures.filter(
    (other) =>
      other.measure.id === entry.measure.id &&
      other.area === entry.area &&
      other.figure.event === undefined &&
      entry.figure.event === undefined &&
      other.figure.period.to < entry.figure.period.from &&
      (areLike(other.figure.period, entry.figure.period) || exceedsWhole(entry, other)),
  );
  return earlier.sort((a, b) => {
    if (a.figure.period.to !== b.figure.period.to) return a.figure.period.to < b.figure.period.to ? 1 : -1;
    return Number(b.source.id === entry.source.id) - Number(a.source.id === entry.source.id);
  })[0];
}

/** London, and London with something of its surroundings, are shown together; series keep them apart. */
function isSameArea(one: string, other: string): boolean {
  return one === other || (one.startsWith(HOME_AREA) && other.startsWith(HOME_AREA));
}

function isPartOf(part: Period, whole: Period): boolean {
  const same = part.from === whole.from && part.to === whole.to;
  return !same && part.from >= whole.from && part.to <= whole.to;
}

function isFigure<T extends Weighed>(item: T): item is OfFigure<T> {
  return item.entry.kind === 'figure';
}

function bestOf<T extends OfFigure<Weighed>>(period: Period, figures: readonly T[]): T[] {
  const fitting = figures
    .map((item) => ({ item, fit: periodFit(period, item.entry.figure.period) }))
    .filter(({ fit }) => fit >= MIN_DATE_FIT)
    .sort((a, b) => b.fit - a.fit || b.item.rank - a.item.rank);
  return fitting.slice(0, 1).map(({ item }) => item);
}

/** The newest figure that is like another in length, or the newest there is. */
function newest<T extends OfFigure<Weighed>>(figures: readonly T[], like: T | undefined): T[] {
  const alike = figures.filter(
    ({ entry }) => like === undefined || areOfLikeLength(entry.figure.period, like.entry.figure.period),
  );
  return inTime(alike.length > 1 ? alike : figures).slice(-1);
}

function inTime<T extends OfFigure<Weighed>>(figures: readonly T[]): T[] {
  return [...figures].sort((a, b) => (a.entry.figure.period.to < b.entry.figure.period.to ? -1 : 1));
}

function unique<T extends Weighed>(items: readonly T[]): T[] {
  return items.filter((item, at) => items.findIndex((other) => other.entry.id === item.entry.id) === at);
}

/**
 * Each figure held against the one before it in time, and the last against the first where there are more than two.
 * A count so far is left aside where the whole is there as well.
 */
function neighbours(figures: readonly OfFigure<Weighed>[]): Comparison[] {
  const ordered = inTime(figures)
    .map(({ entry }) => entry)
    .filter(
      (entry, _, all) =>
        !all.some((other) => other.id !== entry.id && isPartOf(entry.figure.period, other.figure.period)),
    );
  const comparisons = ordered.slice(1).flatMap((to, at) => {
    const from = ordered[at];
    return from === undefined ? [] : [compare(from, to)];
  });
  const [first] = ordered;
  const last = ordered.at(-1);
  if (ordered.length > 2 && first !== undefined && last !== undefined) comparisons.push(compare(first, last));
  return comparisons;
}

/** Of figures that nobody asked to be held against one another, neither events nor unlike periods are. */
function isLike(figures: readonly OfFigure<Weighed>[]): (comparison: Comparison) => boolean {
  const known = new Map(figures.map(({ entry }) => [entry.id, entry.figure]));
  return (comparison) => {
    const [from, to] = [known.get(comparison.from), known.get(comparison.to)];
    return from !== undefined && to !== undefined && from.event === to.event && areLike(from.period, to.period);
  };
}
