/** The figures of an answer in their order, and how they compare. */
import type { FigureEntry } from '../corpus/corpus.ts';
import { HOME_AREA, type IsoDate, type Period } from '../corpus/schema.ts';
import { END } from '../dates/words.ts';
import type { Query } from '../query/query.ts';
import type { Index } from '../search/index.ts';
import { adjoin, areLike, compare, isOneYear, isYear, seriesOf, type Unlike, unlikeness } from './compare.ts';
import type { Weighed } from './features.ts';
import { daysFrom, MIN_DATE_FIT, periodFit } from './periods.ts';
import type { Comparison, Series } from './types.ts';

type OfFigure<T extends Weighed> = T & { entry: FigureEntry };

/** Words stand beside a series only where they are about as sure, as a share of the best figure's score. */
const WORDS_BESIDE = 0.6;

interface Trend<T> {
  items: T[];
  series: Series[];
  comparisons: Comparison[];
  /** periods that were asked for and are not held */
  missing: Period[];
  /** what keeps those of the asked periods from being compared that are not */
  unlike: Unlike[];
}

/**
 * The figures of a trend: for each period that is asked for the best figure of the measure, then the rest of its series.
 * @param worth the items that are sure enough, best first
 * @param all every scored item, for periods whose figure is not among those
 * @param leads items that come first, of any time: the highest of the series, where that is asked for
 */
export function arrangeTrend<T extends Weighed>(
  { when }: Pick<Query, 'when'>,
  worth: readonly T[],
  all: readonly T[],
  most: number,
  leads: readonly T[] = [],
): Trend<T> {
  const [best] = worth.filter(isFigure);
  if (best === undefined) return { items: worth.slice(0, most), series: [], comparisons: [], missing: [], unlike: [] };
  const ofMeasure = all
    .filter(isFigure)
    .filter(({ entry }) => entry.measure.id === best.entry.measure.id && isSameArea(entry.area, best.entry.area));
  const named = bestOfEach(when.periods, ofMeasure);
  const asked = unique(when.untilNow ? [...named, ...newest(ofMeasure, named[0])] : named);
  const rest = worth.filter((item) =>
    isFigure(item) ? item.entry.measure.id !== best.entry.measure.id : item.score >= WORDS_BESIDE * best.score,
  );
  // The series of what leads comes before others of the same measure.
  const isOfLead = ({ entry }: OfFigure<T>) => entry === best.entry || areLike(entry, best.entry);
  const [own, others] = [ofMeasure.filter(isOfLead), ofMeasure.filter((item) => !isOfLead(item))];
  const items = unique<T>([...leads, ...asked, ...inTime(own), ...inTime(others), ...rest]).slice(0, most);
  const figures = items.filter(isFigure).filter(({ entry }) => entry.measure.id === best.entry.measure.id);
  const inSeries = seriesOf(figures.map(({ entry }) => entry));
  const known = new Map(figures.map(({ entry }) => [entry.id, entry]));
  // “Since 2012” asks for every step from then on, “2012 against 2020” for one.
  const isSpan = when.periods.some(({ from, to }) => from.slice(0, 4) !== to.slice(0, 4) && !isOneYear({ from, to }));
  const compared = asked.length > 1 && !isSpan ? steps(withoutParts(asked)) : undefined;
  return {
    items,
    series: inSeries,
    missing: when.periods.filter((period) => fitting(period, ofMeasure).length === 0),
    comparisons: compared?.comparisons ?? [
      ...inSeries.flatMap((series) => steps(series.items.flatMap((id) => known.get(id) ?? [])).comparisons),
      ...beyondWholes(withoutParts(figures)),
    ],
    unlike: compared?.unlike ?? [],
  };
}

/**
 * The figures of a figure answer, each measure's best first, with the figure before the best one to compare it with.
 * @param leads items that come first, of any time
 * @param ofChange a change is asked for: an earlier figure is shown beside the first one, from any time before it
 * @returns also the id of what the first one is held `against`, compared with it or unlike
 */
export function arrangeFigures<T extends Weighed>(
  { when }: Pick<Query, 'when'>,
  worth: readonly T[],
  index: Index,
  most: number,
  leads: readonly T[] = [],
  ofChange = false,
): { items: T[]; comparisons: Comparison[]; unlike: Unlike[]; against?: string } {
  const inOrder =
    leads.length > 0
      ? unique<T>([...leads, ...worth])
      : isBounded(when)
        ? worth
        : newestFirst(worth, when.periods[0]?.to);
  const [best] = inOrder;
  if (best === undefined || !isFigure(best)) return { items: worth.slice(0, most), comparisons: [], unlike: [] };
  const ofMeasure = index.byMeasure(best.entry.measure.id).map((number) => index.entry(number));
  const figures = ofMeasure.filter((entry) => entry.kind === 'figure');
  // A change is told by the last figure that can be compared, of any time before; where there is none, the last one is shown uncompared.
  const earlier =
    earlierThan(best.entry, figures, { howeverLong: ofChange }) ??
    (ofChange ? lastBefore(best.entry, figures) : undefined);
  const items = inOrder.slice(0, most);
  if (earlier === undefined) return { items, comparisons: [], unlike: [] };
  const comparison = compare(earlier, best.entry);
  const known = items.find(({ entry }) => entry.id === earlier.id);
  // Where no change is asked for, the earlier figure is shown for the comparison's sake: it does not come before what answers.
  const beside = {
    ...best,
    entry: earlier,
    score: Math.min(items.at(ofChange ? 1 : -1)?.score ?? best.score, best.score / 2),
  };
  const others = items.slice(1, most - 1);
  const shown =
    known !== undefined
      ? items
      : ofChange
        ? [best, beside, ...others.map((item) => ({ ...item, score: Math.min(item.score, beside.score) }))]
        : [...items.slice(0, most - 1), beside];
  return {
    items: when.periods.length > 1 ? items : shown,
    comparisons: comparison === undefined ? [] : [comparison],
    unlike: comparison === undefined ? unlikeness(earlier, best.entry) : [],
    against: earlier.id,
  };
}

/** “Before the pandemic” asks for the last count before it; “in 2018” for that of 2018. */
function isBounded({ periods, relation }: Query['when']): boolean {
  return periods.length > 0 && relation !== 'before';
}

/** Figures of one measure about as sure as the best one, as a share of its score. */
const AS_SURE = 0.8;

/** Where no time is named, or only one that it is to be before, the newest count is meant: of the best item's measure it comes first, plans aside. */
export function newestFirst<T extends Weighed>(scored: readonly T[], until: IsoDate = END): readonly T[] {
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
        entry.figure.period.to <= until &&
        score >= AS_SURE * best.score,
    );
  const newest = inTime(alike).at(-1);
  if (newest === undefined || newest === best) return scored;
  return [{ ...newest, score: best.score }, ...scored.filter((item) => item !== newest)];
}

/** Something that comes every year came a year ago, give or take some weeks. */
const A_YEAR_AGO = 400;

/** Whether a period is the one before another: of a year the year that it follows, of anything else nothing longer ago than a year. */
function isJustBefore(before: Period, period: Period): boolean {
  return isYear(period) ? adjoin(before, period) : daysFrom(before.to, period.from) <= A_YEAR_AGO;
}

/**
 * The figure to hold a figure against: the nearest like it that ended before it began, the same source's first, and none of
 * longer than a year before, unless `howeverLong` is set. A part of a year is held against the whole year before where it exceeds that.
 */
export function earlierThan(
  entry: FigureEntry,
  figures: readonly FigureEntry[],
  { howeverLong = false } = {},
): FigureEntry | undefined {
  const earlier = figures.filter(
    (other) =>
      other.figure.period.to < entry.figure.period.from &&
      (howeverLong || isJustBefore(other.figure.period, entry.figure.period)) &&
      compare(other, entry) !== undefined,
  );
  return earlier.sort((a, b) => {
    if (a.figure.period.to !== b.figure.period.to) return a.figure.period.to < b.figure.period.to ? 1 : -1;
    return Number(b.source.id === entry.source.id) - Number(a.source.id === entry.source.id);
  })[0];
}

/** The last count of the same measure and area that ended before another began, like it or not: that of the same source first. */
function lastBefore(entry: FigureEntry, figures: readonly FigureEntry[]): FigureEntry | undefined {
  const earlier = figures.filter(
    ({ area, forecast, figure }) => area === entry.area && !forecast && figure.period.to < entry.figure.period.from,
  );
  const own = earlier.filter(({ source }) => source.id === entry.source.id);
  return (own.length > 0 ? own : earlier).sort((one, other) =>
    one.figure.period.to > other.figure.period.to ? -1 : 1,
  )[0];
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

/** The figures that tell of a period, the best first. */
function fitting<T extends OfFigure<Weighed>>(period: Period, figures: readonly T[]): T[] {
  return figures
    .map((item) => ({ item, fit: periodFit(period, item.entry.figure.period) }))
    .filter(({ fit }) => fit >= MIN_DATE_FIT)
    .sort((a, b) => b.fit - a.fit || b.item.rank - a.item.rank)
    .map(({ item }) => item);
}

/** For each period the best figure. Of figures that tell as well of a period, those that are like the others' are taken. */
function bestOfEach<T extends OfFigure<Weighed>>(periods: readonly Period[], figures: readonly T[]): T[] {
  const [first, ...rest] = periods
    .map((period) => {
      const fitOf = ({ entry }: T) => periodFit(period, entry.figure.period);
      return fitting(period, figures).filter((item, _, [best]) => best !== undefined && fitOf(item) === fitOf(best));
    })
    .filter(({ length }) => length > 0);
  if (first === undefined) return [];
  const likeOf = (item: T, others: readonly T[]) =>
    others.find((other) => other === item || areLike(item.entry, other.entry));
  const likeness = (item: T) => rest.filter((others) => likeOf(item, others) !== undefined).length;
  const [lead] = [...first].sort((one, other) => likeness(other) - likeness(one));
  if (lead === undefined) return [];
  return [lead, ...rest.flatMap((others) => likeOf(lead, others) ?? others[0] ?? [])];
}

/** The newest figure that is like another, or the newest there is. */
function newest<T extends OfFigure<Weighed>>(figures: readonly T[], like: T | undefined): T[] {
  const alike = figures.filter(({ entry }) => like === undefined || areLike(entry, like.entry));
  return inTime(alike.length > 0 ? alike : figures).slice(-1);
}

function inTime<T extends OfFigure<Weighed>>(figures: readonly T[]): T[] {
  return [...figures].sort((a, b) => (a.entry.figure.period.to < b.entry.figure.period.to ? -1 : 1));
}

function unique<T extends Weighed>(items: readonly T[]): T[] {
  return items.filter((item, at) => items.findIndex((other) => other.entry.id === item.entry.id) === at);
}

/** The figures in time, without the counts of a part of a time whose whole is there as well. */
function withoutParts(figures: readonly OfFigure<Weighed>[]): FigureEntry[] {
  return inTime(figures)
    .map(({ entry }) => entry)
    .filter((entry, _, all) => !all.some((other) => isPartOf(entry.figure.period, other.figure.period)));
}

/** Each figure held against the one before it, and the last against the first where there are more than two. */
function steps(ordered: readonly FigureEntry[]): { comparisons: Comparison[]; unlike: Unlike[] } {
  const pairs = ordered.slice(1).map((to, at) => [ordered[at] ?? to, to] as const);
  const [first] = ordered;
  const last = ordered.at(-1);
  if (ordered.length > 2 && first !== undefined && last !== undefined) pairs.push([first, last]);
  const compared = pairs.map(([from, to]) => compare(from, to) ?? unlikeness(from, to));
  return {
    comparisons: compared.flatMap((each) => ('from' in each ? each : [])),
    unlike: compared.flatMap((each) => ('from' in each ? [] : each)),
  };
}

/** Parts of a year that are more already than the whole year before. */
function beyondWholes(figures: readonly FigureEntry[]): Comparison[] {
  return figures.flatMap((part) =>
    figures.flatMap((whole) => {
      const comparison = compare(whole, part);
      return comparison?.caveats.includes('part-year') ? comparison : [];
    }),
  );
}
