/** The highest or lowest figure of a series, where a question asks when that was. */
import type { Entry, FigureEntry } from '../corpus/corpus.ts';
import type { Period } from '../corpus/schema.ts';
import { END } from '../dates/words.ts';
import { asksHappening, type Extreme } from '../query/extremes.ts';
import type { TypedQuery } from '../query/query.ts';
import type { Index } from '../search/index.ts';
import { isWholeMonth, isYear, likeGroups, unlikeness } from './compare.ts';
import type { Weighed } from './features.ts';
import type { AtExtreme } from './notes.ts';
import { areSame, daysFrom } from './periods.ts';

/** Of fewer periods none is said to be the highest or lowest. */
const LEAST_PERIODS = 3;
/** Days that something may last which comes once a year. */
const HAPPENING = 7;
/** The periods that a question may ask for. */
const YEAR = /\byears?\b/;
const MONTH = /\bmonths?\b/;

/**
 * The highest or lowest figures of the series of a question's best item, within the time that is asked about.
 * @returns undefined where none is asked for, where too few like periods are held, or where another organisation's count
 * for another period lies beyond them
 */
export function extremeOf(query: TypedQuery, best: Entry, index: Index): AtExtreme | undefined {
  const { extreme, when } = query;
  if (extreme === undefined || best.kind !== 'figure' || best.figure.event !== undefined) return undefined;
  if (asksHappening(query.text) && !isHappening(best)) return undefined;
  const span = spanOf(when);
  const held = index
    .byMeasure(best.measure.id)
    .map((number) => index.entry(number))
    .filter((entry) => entry.kind === 'figure')
    .filter((entry) => isCountOf(entry, best) && (span === undefined || isWithin(entry.figure.period, span)));
  const series = seriesFor(query, best, held);
  const value = endOf(series, extreme);
  const leads = series.filter((entry) => entry.figure.value === value);
  const [lead] = leads;
  if (lead === undefined || series.length < LEAST_PERIODS) return undefined;
  const isBeyond = (entry: FigureEntry) => endOf([entry, lead], extreme) !== value && !series.includes(entry);
  const contradicted = held.some(
    (entry) =>
      isBeyond(entry) &&
      series.some((other) => isSamePeriod(entry, other)) &&
      !leads.some((other) => isSamePeriod(entry, other)),
  );
  if (contradicted) return undefined;
  return { extreme, leads, series, withinAsked: span !== undefined };
}

/** The figures at the end of a series as items as sure as the best one, which they stand for. */
export function leadsOf<T extends Weighed>(
  at: { leads: readonly FigureEntry[] } | undefined,
  scored: readonly T[],
  best: T,
): T[] {
  const found = (entry: FigureEntry) => scored.find((item) => item.entry === entry) ?? best;
  return (at?.leads ?? []).map((entry) => ({ ...found(entry), entry, score: best.score }));
}

/** From the first day that is asked about to the last. */
export function spanOf({ periods, untilNow }: TypedQuery['when']): Period | undefined {
  const [first] = periods;
  if (first === undefined) return undefined;
  const [from = first.from] = periods.map((period) => period.from).sort();
  const to =
    periods
      .map((period) => period.to)
      .sort()
      .at(-1) ?? first.to;
  return { from, to: untilNow ? END : to };
}

/** A count, not a plan, of the same measure and area. */
function isCountOf(entry: FigureEntry, best: FigureEntry): boolean {
  return entry.area === best.area && entry.figure.event === undefined && !entry.forecast;
}

/** The longest series of the periods that are asked for; the best item's own organisation is preferred, others fill its gaps. */
function seriesFor(query: TypedQuery, best: FigureEntry, held: readonly FigureEntry[]): FigureEntry[] {
  const preferred = [...held].sort((a, b) => Number(b.by.id === best.by.id) - Number(a.by.id === best.by.id));
  const ofAsked = preferred.filter(({ figure: { period } }) => {
    if (isHappening(best)) return true;
    if (YEAR.test(query.words)) return isYear(period);
    return !MONTH.test(query.words) || isWholeMonth(period);
  });
  const groups = likeGroups(ofAsked, (one, other) => unlikeness(one, other).every((each) => each === 'counter'));
  return groups.reduce((longest, group) => (group.length > longest.length ? group : longest), []);
}

/** Whether a figure is of some days, as of what comes once a year. */
function isHappening({ figure: { period } }: FigureEntry): boolean {
  const days = daysFrom(period.from, period.to);
  return days > 1 && days <= HAPPENING;
}

function endOf(series: readonly FigureEntry[], extreme: Extreme): number {
  const values = series.map(({ figure }) => figure.value);
  return extreme === 'most' ? Math.max(...values) : Math.min(...values);
}

function isWithin(part: Period, whole: Period): boolean {
  return part.from >= whole.from && part.to <= whole.to;
}

function isSamePeriod(one: FigureEntry, other: FigureEntry): boolean {
  return areSame(one.figure.period, other.figure.period);
}
