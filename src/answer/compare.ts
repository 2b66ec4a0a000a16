/** Figures held beside each other: what has changed, and what keeps them from being like for like. */
import type { Entry, FigureEntry } from '../corpus/corpus.ts';
import type { IsoDate, Period } from '../corpus/schema.ts';
import { daysFrom } from './periods.ts';
import type { Comparison, Series } from './types.ts';

/** Two periods are of like length when the longer exceeds the shorter by no more than this share: leap years, quarters. */
export const LIKE_LENGTH = 1.06;
/** Periods of more days than this are years. */
const ALMOST_A_YEAR = 360;
/** Periods of more days than this are like only where they begin on the same day of the year: seasons differ. */
const A_QUARTER = 93;
const DAY = 86_400_000;

/** What keeps two figures from being like, in the order in which it is told. */
export type Unlike = 'measure' | 'event' | 'area' | 'counter' | 'length' | 'start' | 'overlap';

/** Everything that keeps two figures from being held against each other; nothing where they are like. */
export function unlikeness(one: FigureEntry, other: FigureEntry): Unlike[] {
  const [first, second] = [one.figure, other.figure];
  const found: Unlike[] = [];
  if (one.measure.id !== other.measure.id) found.push('measure');
  // What was counted at one event says nothing of another; counts of one event in different periods overlap or are parts.
  if (first.event !== undefined || second.event !== undefined) found.push('event');
  if (one.area !== other.area) found.push('area');
  if (one.by.id !== other.by.id) found.push('counter');
  if (!areOfLikeLength(first.period, second.period)) found.push('length');
  else if (!beginAlike(first.period, second.period)) found.push('start');
  if (first.period.from <= second.period.to && second.period.from <= first.period.to) found.push('overlap');
  return found;
}

/** Whether two entries count the same thing in the same area, whenever that was. */
export function countTheSame(one: Entry, other: Entry): boolean {
  return one.kind === 'figure' && other.kind === 'figure' && one.measure === other.measure && one.area === other.area;
}

/** Whether two figures may be held against each other, and stand in one series. */
export function areLike(one: FigureEntry, other: FigureEntry): boolean {
  return unlikeness(one, other).length === 0;
}

function areOfLikeLength(one: Period, other: Period): boolean {
  if (isWholeMonth(one) && isWholeMonth(other)) return true;
  const lengths = [daysOf(one), daysOf(other)];
  return Math.max(...lengths) / Math.min(...lengths) <= LIKE_LENGTH;
}

/** A calendar year and a financial one share their winter, and half a year is not like the other half. */
function beginAlike(one: Period, other: Period): boolean {
  return daysOf(one) <= A_QUARTER || one.from.slice(4) === other.from.slice(4);
}

/** Whether a period is a calendar month. */
export function isWholeMonth({ from, to }: Period): boolean {
  return from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7) && dayAfter(to).endsWith('-01');
}

function dayAfter(day: IsoDate): IsoDate {
  return new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
}

/** Whether a period begins where another ends. */
export function adjoin(before: Period, after: Period): boolean {
  return dayAfter(before.to) === after.from;
}

/** Whether a part of a year has more already than the whole year before it: that can only grow. */
function exceedsWhole(part: FigureEntry, whole: FigureEntry): boolean {
  const [one, other] = [part.figure.period, whole.figure.period];
  return (
    unlikeness(part, whole).join() === 'length' &&
    isPartOfYear(one) &&
    isYear(other) &&
    adjoin(other, one) &&
    !part.forecast &&
    isCounted(part.measure.unit) &&
    part.figure.value > whole.figure.value
  );
}

function daysOf({ from, to }: Period): number {
  return daysFrom(from, to);
}

/** Whether a period is a year, from whatever day on. */
export function isYear(period: Period): boolean {
  const days = daysOf(period);
  return days > ALMOST_A_YEAR && days <= 366;
}

/** A financial or rolling year lies in two calendar years and is one period all the same. */
export function isOneYear({ from, to }: Period): boolean {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) === 1 && to.slice(5) < from.slice(5);
}

/** Begins with a calendar or financial year and stops before it is over. */
function isPartOfYear(period: Period): boolean {
  const days = daysOf(period);
  return days > 1 && days < ALMOST_A_YEAR && /-(?:01|04)-01$/.test(period.from);
}

/** Whether a measure counts in shares or ratios, of which a percentage change would mislead. */
export function isShare(unit: string): boolean {
  return unit === '%' || unit === 'times';
}

/** Whether values of a unit add up over a year; shares and rates don't. */
function isCounted(unit: string): boolean {
  return !isShare(unit) && !unit.startsWith('per ');
}

/**
 * The difference of two figures, the earlier first, worked out from their values. A part of a year that exceeds the whole
 * year before it has a difference and no percentage.
 * @returns undefined where they are not like
 */
export function compare(from: FigureEntry, to: FigureEntry): Comparison | undefined {
  const isPart = exceedsWhole(to, from);
  if (!isPart && !areLike(from, to)) return undefined;
  const difference = round(to.figure.value - from.figure.value);
  const change = (100 * difference) / from.figure.value;
  const hasChange = !isPart && from.figure.value !== 0 && !isShare(from.measure.unit);
  const isRough = from.figure.approximate || to.figure.approximate;
  return {
    from: from.id,
    to: to.id,
    difference,
    ...(hasChange ? { change: Math.round(change * 10) / 10 } : {}),
    caveats: [...(isPart ? ['part-year' as const] : []), ...(isRough ? ['approximate' as const] : [])],
  };
}

/** Binary fractions leave dust (0.1 + 0.2); figures have six digits after the point at the very most. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/**
 * The series that figures make: one measure, area, counter and event, periods of like length that don't overlap.
 * Figures that fit no other stand alone in theirs.
 * @param figures in the order in which they are to be preferred where two give the same period
 */
export function seriesOf(figures: readonly FigureEntry[]): Series[] {
  return likeGroups(figures, areLike).map((group) => {
    const [first] = group;
    return {
      measure: first?.measure.id ?? '',
      area: first?.area ?? '',
      by: first?.by.id ?? '',
      items: group.map(({ id }) => id),
    };
  });
}

/**
 * Figures in groups of which each is like every other, each group in the order of time.
 * @param figures in the order in which they are to be preferred where two give the same period
 */
export function likeGroups(
  figures: readonly FigureEntry[],
  isLike: (one: FigureEntry, other: FigureEntry) => boolean,
): FigureEntry[][] {
  const groups: FigureEntry[][] = [];
  for (const figure of figures) {
    const group = groups.find((others) => others.every((other) => isLike(figure, other)));
    if (group === undefined) groups.push([figure]);
    else group.push(figure);
  }
  return groups.map((group) => group.sort((a, b) => (a.figure.period.from < b.figure.period.from ? -1 : 1)));
}
