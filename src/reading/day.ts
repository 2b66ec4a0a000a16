import { type IsoDate, isoDate } from '../corpus/schema.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?`;
const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;

/** “14 March 2019”, “14th of Mar. 2019”; the short years of RFC 822 where a time follows. */
const DAY_FIRST = String.raw`${DAY}(?: of)?[ -]${MONTH},?[ -](\d{4}|\d{2}(?= \d{2}:))`;
/** “March 14, 2019” */
const MONTH_FIRST = String.raw`${MONTH} ${DAY},? (\d{4})`;

/** A day in words, as part of a pattern that ignores case. It captures nothing. */
export const DAY_IN_WORDS = `(?:${DAY_FIRST}|${MONTH_FIRST})`.replace(/\((?!\?)/g, '(?:');

/** What pages give that have no day, and what a counter that stands at nothing comes to. */
const NO_DAYS = new Set(['1970-01-01', '1900-01-01']);

/**
 * The day that a text tells as machines and people write it: ISO 8601, RFC 822, in words, or in numbers with the day first,
 * as in Britain. The day is the one where it was written; a time in UTC, which machines write, is London’s.
 */
export function dayIn(text: string): IsoDate | undefined {
  const line = text.replace(/\s+/g, ' ').trim();
  const day = isoDay(line) ?? wordedDay(line) ?? numericDay(line);
  return day !== undefined && isoDate.safeParse(day).success && !NO_DAYS.has(day) ? day : undefined;
}

function isoDay(line: string): string | undefined {
  const [, year, , month, day, time] =
    /^(\d{4})([-/.]?)(\d{2})\2(\d{2})(?!\d)(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)? ?(?:Z|UTC|[+-]00:?00)$)?/i.exec(
      line,
    ) ?? [];
  if (day === undefined) return undefined;
  const written = `${year}-${month}-${day}`;
  const moment = time === undefined ? Number.NaN : Date.parse(`${written}T${time}Z`);
  return Number.isNaN(moment) ? written : LONDON.format(moment);
}

/** In Swedish, which writes days as ISO 8601 does. */
const LONDON = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' });

function wordedDay(line: string): string | undefined {
  const dayFirst = new RegExp(String.raw`\b${DAY_FIRST}\b`, 'i').exec(line);
  if (dayFirst !== null) return dayOf(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = new RegExp(String.raw`\b${MONTH_FIRST}\b`, 'i').exec(line);
  return monthFirst === null ? undefined : dayOf(monthFirst[3], monthFirst[1], monthFirst[2]);
}

function numericDay(line: string): string | undefined {
  const [, first = '', second = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/.exec(line) ?? [];
  if (year === '') return undefined;
  const [day, month] = Number(second) > 12 ? [second, first] : [first, second];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function dayOf(year = '', month = '', day = ''): string {
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  return `${year.padStart(4, '20')}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
