/** Days and periods in words, and back: what is printed is read as just the same period. */
import type { IsoDate, Period } from '../corpus/schema.ts';

/** Bounds of open periods: before and after everything. */
export const BEGINNING: IsoDate = '0000-01-01';
export const END: IsoDate = '9999-12-31';

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
const MONTHS = Array.from({ length: 12 }, (_, month) => MONTH.format(Date.UTC(2000, month)));

/** `2018-11-29` → "29 November 2018" */
export function dateInWords(iso: IsoDate): string {
  const { year, month, day } = partsOf(iso);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** `2018-11-29` → "November" */
export function monthInWords(iso: IsoDate): string {
  return MONTHS[partsOf(iso).month - 1] ?? '';
}

/** In Swedish, which writes days as ISO 8601 does. */
const LONDON = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' });

/** The calendar day of a moment in London. */
export function dayInLondon(moment: Date | number): IsoDate {
  return LONDON.format(moment);
}

/**
 * A period as a person would say it, without a preposition.
 *
 * @example
 * "2018" · "2018 to 2020" · "2017/18" · "year to September 2018" · "June 2018" · "April to June 2020"
 * "31 March 2025" · "24 to 25 August 2025" · "1 January to 29 November 2018"
 */
export function periodInWords(period: Period): string {
  if (period.from === period.to) return dateInWords(period.from);
  const from = partsOf(period.from);
  const to = partsOf(period.to);
  if (from.day !== 1 || !endsMonth(period.to)) return daysInWords(period);
  if (from.month === 1 && to.month === 12) return from.year === to.year ? `${to.year}` : `${from.year} to ${to.year}`;
  const months = (to.year - from.year) * 12 + to.month - from.month + 1;
  const end = `${MONTHS[to.month - 1]} ${to.year}`;
  if (months === 1) return end;
  if (months === 12) return to.month === 3 ? `${from.year}/${twoDigits(to.year % 100)}` : `year to ${end}`;
  const start = from.year === to.year ? MONTHS[from.month - 1] : `${MONTHS[from.month - 1]} ${from.year}`;
  return `${start} to ${end}`;
}

/** A period where a sentence needs its preposition: "in 2018", "on 31 March 2025", "since 1 May 2018". */
export function periodInSentence(period: Period): string {
  if (period.to === END) return `since ${dateInWords(period.from)}`;
  if (period.from === BEGINNING) return `until ${dateInWords(period.to)}`;
  const words = periodInWords(period);
  if (period.from === period.to) return `on ${words}`;
  if (words.startsWith('year to ')) return `in the ${words}`;
  return words.includes(' to ') ? `from ${words}` : `in ${words}`;
}

/** The period that `periodInWords` says in these words; undefined for any other. */
export function readPeriod(words: string): Period | undefined {
  const period = readForm(words);
  return period !== undefined && period.from <= period.to && periodInWords(period) === words ? period : undefined;
}

/** The period that `periodInSentence` says in these words; undefined for any other. */
export function readPeriodInSentence(words: string): Period | undefined {
  const [, open, day = ''] = /^(since|until) (.+)$/.exec(words) ?? [];
  const [, within = ''] = /^(?:on|from|in(?: the)?) (.+)$/.exec(words) ?? [];
  const period = open === undefined ? readPeriod(within) : openPeriod(open, day);
  return period !== undefined && periodInSentence(period) === words ? period : undefined;
}

function openPeriod(preposition: string, words: string): Period | undefined {
  const day = readDay(words);
  if (day === undefined) return undefined;
  return preposition === 'since' ? { from: day, to: END } : { from: BEGINNING, to: day };
}

function readForm(words: string): Period | undefined {
  const financial = /^(\d{4})\/\d\d$/.exec(words);
  if (financial !== null) return { from: `${financial[1]}-04-01`, to: `${Number(financial[1]) + 1}-03-31` };
  const yearTo = /^year to (\w+ \d{4})$/.exec(words);
  const end = yearTo === null ? undefined : readMonth(yearTo[1] ?? '');
  if (end !== undefined) return { from: twelveMonthsTo(end.to), to: end.to };
  const [first = '', last = first] = words.split(' to ');
  const to = readYear(last) ?? readMonth(last) ?? sameDay(readDay(last));
  if (to === undefined) return undefined;
  // The year, or the month and year, that the end names are not said again: "April to June 2020", "24 to 25 August 2025".
  const [, month = '', year = ''] = /(?:(\w+) )?(\d{4})$/.exec(last) ?? [];
  const begins = [first, `${first} ${year}`, `${first} ${month} ${year}`];
  const [from] = begins.flatMap((begin) => readYear(begin) ?? readMonth(begin) ?? sameDay(readDay(begin)) ?? []);
  return from && { from: from.from, to: to.to };
}

function readYear(words: string): Period | undefined {
  return /^\d{4}$/.test(words) ? { from: `${words}-01-01`, to: `${words}-12-31` } : undefined;
}

function readMonth(words: string): Period | undefined {
  const [, name = '', year = ''] = /^(\w+) (\d{4})$/.exec(words) ?? [];
  const month = MONTHS.indexOf(name) + 1;
  if (month === 0) return undefined;
  const days = new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
  return { from: `${year}-${twoDigits(month)}-01`, to: `${year}-${twoDigits(month)}-${days}` };
}

function readDay(words: string): IsoDate | undefined {
  const [, day = '', rest = ''] = /^(\d{1,2}) (\w+ \d{4})$/.exec(words) ?? [];
  const month = readMonth(rest);
  if (month === undefined || Number(day) > partsOf(month.to).day) return undefined;
  return `${month.from.slice(0, 8)}${twoDigits(Number(day))}`;
}

function sameDay(day: IsoDate | undefined): Period | undefined {
  return day === undefined ? undefined : { from: day, to: day };
}

/** The first of the twelve months that end with a day. */
function twelveMonthsTo(day: IsoDate): IsoDate {
  const { year, month } = partsOf(day);
  return month === 12 ? `${year}-01-01` : `${year - 1}-${twoDigits(month + 1)}-01`;
}

function daysInWords({ from, to }: Period): string {
  const start = partsOf(from);
  const end = partsOf(to);
  if (start.year !== end.year) return `${dateInWords(from)} to ${dateInWords(to)}`;
  if (start.month !== end.month) return `${start.day} ${MONTHS[start.month - 1]} to ${dateInWords(to)}`;
  return `${start.day} to ${dateInWords(to)}`;
}

function endsMonth(iso: IsoDate): boolean {
  const { year, month, day } = partsOf(iso);
  return day === new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function partsOf(iso: IsoDate): { year: number; month: number; day: number } {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = iso.split('-').map(Number);
  return { year, month, day };
}
