/** Figures held beside each other: what has changed, and what keeps them from being like for like. */
import type { FigureEntry } from '../corpus/corpus.ts';
import type { Period } from '../corpus/schema.ts';
import { daysFrom } from './periods.ts';
import type { Caveat, Comparison, Series } from './types.ts';

/** Two periods are of like length when the longer exceeds the shorter by no more than this share: leap years, months. */
const LIKE_LENGTH = 1.06;
/** Periods of more days than this are years. */
const ALMOST_A_YEAR = 360;

/** Whether two periods are so alike in length that their counts may be held beside each other. */
export function areOfLikeLength(one: Period, other: Period): boolean {
  const lengths = [daysOf(one), daysOf(other)];
  return Math.max(...lengths) / Math.min(...lengths) <= LIKE_LENGTH;
}

/**
 * Whether two periods are so alike that their counts make a series: of like length, and years that begin on the same day,
 * since a calendar year and a financial one share their winter.
 */
export function areLike(one: Period, other: Period): boolean {
  const isYear = daysOf(one) > ALMOST_A_YEAR;
  return areOfLikeLength(one, other) && (!isYear || one.from.slice(4) === other.from.slice(4));
}

/** Whether a part of a year has more than the whole year before: it can only grow. */
export function exceedsWhole(part: FigureEntry, whole: FigureEntry): boolean {
  const [one, other] = [part.figure.period, whole.figure.period];
  return (
    isPartOfYear(one) &&
    daysOf(other) > ALMOST_A_YEAR &&
    daysOf(one) < daysOf(other) &&
    one.from.slice(4) === other.from.slice(4) &&
    part.figure.value > whole.figure.value
  );
}

function daysOf({ from, to }: Period): number {
  return daysFrom(from, to);
}

/** Whether a measure counts in shares or ratios, of which a percentage change would mislead. */
function isShare(unit: string): boolean {
  return unit === '%' || unit === 'times';
}

/**
 * The difference of two figures of one measure, worked out from their values.
 * @returns with every caveat that applies, in the order of `Caveat`
 */
export function compare(from: FigureEntry, to: FigureEntry): Comparison {
  const difference = round(to.figure.value - from.figure.value);
  const change = (100 * difference) / from.figure.value;
  return {
    from: from.id,
    to: to.id,
    difference,
    ...(from.figure.value === 0 || isShare(from.measure.unit) ? {} : { change: Math.round(change * 10) / 10 }),
    caveats: caveats(from, to),
  };
}

/** Binary fractions leave dust (0.1 + 0.2); figures have six digits after the point at the very most. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function caveats(from: FigureEntry, to: FigureEntry): Caveat[] {
  const found: Caveat[] = [];
  const one = daysOf(from.figure.period);
  const other = daysOf(to.figure.period);
  if (Math.max(one, other) / Math.min(one, other) > LIKE_LENGTH) {
    found.push(isPartOfYear(from.figure.period) !== isPartOfYear(to.figure.period) ? 'part-year' : 'different-length');
  }
  if (from.by.id !== to.by.id) found.push('different-counter');
  if (from.measure.id !== to.measure.id || from.figure.event !== to.figure.event) found.push('different-definition');
  if (from.figure.approximate || to.figure.approximate) found.push('approximate');
  if (overlap(from.figure.period, to.figure.period)) found.push('overlapping');
  return found;
}

/** Begins with a calendar or financial year and stops before it is over. */
function isPartOfYear(period: Period): boolean {
  const days = daysOf(period);
  return days > 1 && days < ALMOST_A_YEAR && /-(?:01|04)-01$/.test(period.from);
}

function overlap(one: Period, other: Period): boolean {
  return one.from <= other.to && other.from <= one.to;
}

/**
 * The series that figures make: one measure, area, counter and event, periods of like length that don't overlap.
 * Figures that fit no other stand alone in theirs.
 * @param figures in the order in which they are to be preferred where two give the same period
 */
export function seriesOf(figures: readonly FigureEntry[]): Series[] {
  const groups: FigureEntry[][] = [];
  for (const figure of figures) {
    const group = groups.find((others) => others.every((other) => belongTogether(figure, other)));
    if (group === undefined) groups.push([figure]);
    else group.push(figure);
  }
  return groups.map((group) => {
    const inOrder = [...group].sort((a, b) => (a.figure.period.from < b.figure.period.from ? -1 : 1));
    const [first] = inOrder;
    return {
      measure: first?.measure.id ?? '',
      area: first?.area ?? '',
      by: first?.by.id ?? '',
      items: inOrder.map(({ id }) => id),
    };
  });
}

function belongTogether(one: FigureEntry, other: FigureEntry): boolean {
  return (
    one.measure.id === other.measure.id &&
    one.area === other.area &&
    one.by.id === other.by.id &&
    one.figure.event === undefined &&
    other.figure.event === undefined &&
    areLike(one.figure.period, other.figure.period) &&
    !overlap(one.figure.period, other.figure.period)
  );
}
