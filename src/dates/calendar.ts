/** Months, years and days: their names and how far apart they are. */
import type { IsoDate, Period } from '../corpus/schema.ts';
import { pattern, table } from '../lexicon/lexicon.ts';
import { BEGINNING, END } from './words.ts';

const DAY_MILLISECONDS = 86_400_000;

const numbers = new Map(
  [...table('calendar.months')].flatMap(([name, short], index) =>
    [name, ...short].map((each): [string, number] => [each, index + 1]),
  ),
);

const small = new Map([...table('numbers.small')].map(([word, [value = '']]) => [word, Number(value)]));

/** A month's name or short name, for patterns that ignore case; it captures nothing. */
export const MONTH = alternationOf([...numbers.keys()]);
/** A year of the record's time, for patterns; it captures nothing. */
export const YEAR = String.raw`(?:19[5-9]\d|20\d\d)`;
/** A small number in figures or letters, for patterns; it captures nothing, and `countOf` reads it. */
export const COUNT = String.raw`(?:[1-9]\d?|${pattern('numbers.small')})`;
/** Between the ends of a range, for patterns; it captures nothing. */
export const JOINS = `(?:${pattern('calendar.joins')}|[–-])`;

function alternationOf(names: readonly string[]): string {
  return `(?:${names.toSorted((left, right) => right.length - left.length).join('|')})`;
}

/** Whether a word is a month's name, short or not. */
export function isMonth(word: string): boolean {
  return numbers.has(word.toLowerCase());
}

/** @returns 1 to 12; undefined where the name is no month's */
export function monthNumber(name: string): number | undefined {
  return numbers.get(name.toLowerCase());
}

export function wholeYear(year: number): Period {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

export function wholeMonth(year: number, month: number): Period {
  return { from: `${year}-${pad(month)}-01`, to: lastDay(year, month) };
}

/** The month that a day is in. */
export function monthOf(day: IsoDate): Period {
  return wholeMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
}

/** The year that ends with a month. */
export function yearTo(year: number, month: number): Period {
  return { from: shiftMonths(`${year}-${pad(month)}-01`, -11), to: lastDay(year, month) };
}

/** The financial year that begins in April of the first year, where the second, of two digits, follows it. */
export function financialYear(first: number, second: number): Period | undefined {
  return (first + 1) % 100 === second ? { from: `${first}-04-01`, to: `${first + 1}-03-31` } : undefined;
}

/** From the beginning of one period to the end of another; undefined where that ends before it begins. */
export function join(first: Period | undefined, last: Period | undefined): Period | undefined {
  return first && last && first.from <= last.to ? { from: first.from, to: last.to } : undefined;
}

/** A day as it is written, where there is such a day. */
export function realDay(year: number, month: number, day: number): IsoDate | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1000 && date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : undefined;
}

function lastDay(year: number, month: number): IsoDate {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** A day so many days on, or back; open ends stay where they are. */
export function shiftDays(day: IsoDate, by: number): IsoDate {
  if (day === BEGINNING || day === END) return day;
  return new Date(Date.parse(day) + by * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** A day so many months on, or back; the last days of longer months become the last of shorter ones. */
export function shiftMonths(day: IsoDate, by: number): IsoDate {
  const first = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + by, 1));
  const month = first.toISOString().slice(0, 7);
  const last = lastDay(first.getUTCFullYear(), first.getUTCMonth() + 1);
  const same = `${month}-${day.slice(8)}`;
  return same <= last ? same : last;
}

export function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** The year of a day. */
export function yearOf(day: IsoDate): number {
  return Number(day.slice(0, 4));
}

/** “A”, “two” or “12” as a number. */
export function countOf(text: string): number {
  return text.toLowerCase() === 'a' ? 1 : (small.get(text.toLowerCase()) ?? Number(text));
}

/** “June 2019” or “2019” as the days that it has. */
export function monthOrYear(text: string): Period | undefined {
  const [first = '', second] = text.trim().split(/[ .]+/);
  if (second === undefined) return wholeYear(Number(first));
  return wholeMonth(Number(second), monthNumber(first) ?? 1);
}
