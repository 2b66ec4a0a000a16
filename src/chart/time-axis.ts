/** Time from left to right: where a period lies, and which marks and names stand below it. */
import { type ScaleTime, scaleUtc } from 'd3-scale';
import type { IsoDate, Period } from '../corpus/schema.ts';

const DAY = 86_400_000;
/** In a shorter time months are named, in a longer one years. */
const MONTHS_UNTIL_DAYS = 2.5 * 365;
/** Steps from one year that is named to the next, and from one month to the next. */
const YEAR_STEPS = [1, 2, 5, 10, 20, 50];
const MONTH_STEPS = [1, 3, 6];
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });
/** Space between one name and the next, in pixels. */
const BETWEEN = 4;

/** A name below the axis, in the middle of what it names; marks stand at both its ends. */
interface Tick {
  text: string;
  middle: number;
}

export interface TimeAxis {
  /** where whole years or months begin and end */
  marks: number[];
  /** rows of names: years, or months and the years below them */
  rows: Tick[][];
  /** the left and right edge of a period, to its last day’s end */
  span(period: Period): [number, number];
}

/** @param widthOf the width of a name in pixels */
export function timeAxis(
  periods: readonly Period[],
  [left, right]: [number, number],
  widthOf: (text: string) => number,
): TimeAxis {
  const first = new Date(Math.min(...periods.map(({ from }) => Date.parse(from))));
  const end = new Date(Math.max(...periods.map(({ to }) => endOf(to))));
  const ofMonths = (end.getTime() - first.getTime()) / DAY < MONTHS_UNTIL_DAYS;
  const [from, to] = ofMonths
    ? [startOfMonth(first, 0), startOfMonth(new Date(end.getTime() - 1), 1)]
    : [startOfYear(first, 0), startOfYear(new Date(end.getTime() - 1), 1)];
  const scale = scaleUtc([from, to], [left, right]);
  return {
    ...(ofMonths ? months(scale, widthOf) : years(scale, widthOf)),
    span: (period) => [scale(Date.parse(period.from)), scale(endOf(period.to))],
  };
}

function endOf(day: IsoDate): number {
  return Date.parse(day) + DAY;
}

function startOfMonth(day: Date, after: number): Date {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + after));
}

function startOfYear(day: Date, after: number): Date {
  return new Date(Date.UTC(day.getUTCFullYear() + after, 0));
}

type Scale = ScaleTime<number, number>;

function years(scale: Scale, widthOf: (text: string) => number): Omit<TimeAxis, 'span'> {
  const [from = new Date(0), to = from] = scale.domain();
  const all = steps(to, (at) => startOfYear(from, at));
  const wide = named(scale, all, (day) => `${day.getUTCFullYear()}`);
  // Every year by its last two digits is better than every other year by all four.
  const short = named(scale, all, (day) => `’${String(day.getUTCFullYear() % 100).padStart(2, '0')}`);
  const row = fits(wide, widthOf) ? wide : fits(short, widthOf) ? short : everyFew(wide, YEAR_STEPS, widthOf);
  return { marks: marksOf(scale, all, to), rows: [row] };
}

function months(scale: Scale, widthOf: (text: string) => number): Omit<TimeAxis, 'span'> {
  const [from = new Date(0), to = from] = scale.domain();
  const all = steps(to, (at) => startOfMonth(from, at));
  const row = everyFew(
    named(scale, all, (day) => MONTH.format(day)),
    MONTH_STEPS,
    widthOf,
  );
  const ofYears = steps(to, (at) => (at === 0 ? from : startOfYear(from, at)));
  const below = named(scale, ofYears, (day) => `${day.getUTCFullYear()}`).filter(
    ({ text, room }) => widthOf(text) <= room,
  );
  return { marks: marksOf(scale, all, to), rows: [row, below] };
}

/** The beginnings of years or months from one day until before another. */
function steps(to: Date, start: (at: number) => Date): Date[] {
  const found: Date[] = [];
  for (let at = 0; start(at) < to; at += 1) found.push(start(at));
  return found;
}

function marksOf(scale: Scale, starts: readonly Date[], end: Date): number[] {
  return [...starts, end].map((day) => scale(day));
}

interface Named extends Tick {
  room: number;
}

function named(scale: Scale, starts: readonly Date[], nameOf: (day: Date) => string): Named[] {
  const end = scale.range()[1] ?? 0;
  return starts.map((day, at) => {
    const [left, right] = [scale(day), scale(starts[at + 1] ?? new Date(Number.NaN))];
    const until = Number.isFinite(right) ? right : end;
    return { text: nameOf(day), middle: (left + until) / 2, room: until - left };
  });
}

function fits(ticks: readonly Named[], widthOf: (text: string) => number): boolean {
  return ticks.every(({ text, room }) => widthOf(text) + BETWEEN <= room);
}

/** Every second, third … of them: as many as do not touch. */
function everyFew(ticks: readonly Named[], sizes: readonly number[], widthOf: (text: string) => number): Named[] {
  const chosen = sizes
    .map((size) => ticks.filter((_, at) => at % size === 0))
    .find((some) =>
      some.slice(1).every((tick, at) => {
        const before = some[at] ?? tick;
        return tick.middle - before.middle >= (widthOf(tick.text) + widthOf(before.text)) / 2 + BETWEEN;
      }),
    );
  return chosen ?? ticks.slice(0, 1);
}
