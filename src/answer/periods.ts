/** How well an entry is of a time that is asked about. */
import type { Entry, StatementEntry } from '../corpus/corpus.ts';
import { remembered } from '../corpus/field.ts';
import type { IsoDate, Period } from '../corpus/schema.ts';
import { BEGINNING, END, monthInWords } from '../dates/words.ts';

/** Below this an entry is not of the period that is asked for. */
export const MIN_DATE_FIT = 0.25;
/** Days of a year, leap years included. */
export const A_YEAR = 366;
/** Days on either side of the time that is asked for within which a statement is still taken to be of it. */
const NEAR_DAYS = 45;
/** Only before a time as short as this may words be of it: nobody means December 2018 by 2019, but a year is told of after it. */
const SHORT_DAYS = 62;
/** Years after which a source that names a year tells of what happened then. */
const LONG_AGO = 8;
const DAY = 86_400_000;

const dayNumbers = new Map<IsoDate, number>();
/** Days that corpora and questions name are few; beyond this the cache is begun anew. */
const MAX_CACHED_DAYS = 50_000;

/** Days since 1970, of a real day. */
function dayNumber(day: IsoDate): number {
  let number = dayNumbers.get(day);
  if (number === undefined) {
    number = Date.parse(day) / DAY;
    if (dayNumbers.size >= MAX_CACHED_DAYS) dayNumbers.clear();
    dayNumbers.set(day, number);
  }
  return number;
}

/** Days from the first to the last, both counted. */
export function daysFrom(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

/** Days that two periods have in common. */
export function daysInCommon(one: Period, other: Period): number {
  const [from, to] = [later(one.from, other.from), earlier(one.to, other.to)];
  return from > to ? 0 : daysFrom(from, to);
}

// ISO dates compare as text.
function earlier(one: IsoDate, other: IsoDate): IsoDate {
  if (one < other) return one;
  return other;
}

function later(one: IsoDate, other: IsoDate): IsoDate {
  if (one > other) return one;
  return other;
}

/** How well an entry is of a period, 0 to 1. */
export function dateFit(asked: Period, entry: Entry): number {
  return entry.kind === 'figure' ? periodFit(asked, entry.figure.period) : statementDateFit(asked, entry);
}

/** Whether two periods begin and end on the same days. */
export function areSame(one: Period, other: Period): boolean {
  return one.from === other.from && one.to === other.to;
}

/** The share of a period's days that one within it takes up; 1 where the other one is not within it. */
function shareWithin(whole: Period, part: Period): number {
  if (part.from < whole.from || part.to > whole.to || whole.from === BEGINNING || whole.to === END) return 1;
  return daysFrom(part.from, part.to) / daysFrom(whole.from, whole.to);
}

/** The share of days that two periods have in common; a count within the time that is asked for counts as well. */
export function periodFit(asked: Period, period: Period): number {
  const from = later(asked.from, period.from);
  const to = earlier(asked.to, period.to);
  if (from > to) return 0;
  const open = asked.from === BEGINNING || asked.to === END;
  const common = daysFrom(from, to);
  const union = daysFrom(earlier(asked.from, period.from), later(asked.to, period.to));
  const overlap = common / (open ? daysFrom(period.from, period.to) : union);
  if (period.from >= asked.from && period.to <= asked.to) {
    return Math.max(overlap, open || daysFrom(asked.from, asked.to) <= A_YEAR ? 0.7 : 0.45);
  }
  if (asked.from < period.from || asked.to > period.to) return overlap;
  // A month of a year that was counted is told by it, roughly; a year of several that were counted together is not.
  const roughly = daysFrom(period.from, period.to) <= A_YEAR && daysFrom(asked.from, asked.to) > 1;
  return roughly ? Math.max(overlap, 0.3) : overlap / 2;
}

/**
 * Whether a text names the year that is asked for, or both ends of several: “in 2018-19”, “between 2016 and 2021”. Of a
 * month or so it names that as well: a debate “of 19 June 2023” is none of November 2023.
 */
function namesYears(asked: Period, text: string): boolean {
  const { from, to } = asked;
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  if (from === BEGINNING || to === END || !text.includes(first)) return false;
  if (daysFrom(from, to) <= SHORT_DAYS && ![from, to].some((day) => text.includes(monthInWords(day)))) return false;
  if (first === last || text.includes(last)) return true;
  return ['-', '–', '/'].some((join) => text.includes(`${first}${join}${last.slice(2)}`));
}

/** The years that a statement or the title of its source names: most name none, and every question asks it of many. */
const yearsNamed = remembered(
  ({ statement, source }: StatementEntry) => new Set(`${statement.text} ${source.title}`.match(/\d{4}/g)),
);

function statementDateFit(asked: Period, entry: StatementEntry): number {
  const { said, source, statement } = entry;
  if (said >= asked.from && said <= asked.to) return 1;
  const year = asked.from.slice(0, 4);
  if (yearsNamed(entry).has(year) && (namesYears(asked, statement.text) || namesYears(asked, source.title))) return 0.7;
  // What a source tells of an earlier year (a ruling on a day of 2001) is found by that year too.
  const yearOfSource = source.published.slice(0, 4);
  if (year === asked.to.slice(0, 4) && Number(yearOfSource) - Number(year) >= LONG_AGO && source.body.includes(year))
    return 0.3;
  if (said < asked.from && daysFrom(asked.from, asked.to) > SHORT_DAYS) return 0;
  const distance = said < asked.from ? daysFrom(said, asked.from) : daysFrom(asked.to, said);
  return distance <= NEAR_DAYS ? 0.5 : 0;
}

/** Days within which a time is one happening rather than a stretch that is counted through. */
export const HAPPENING = 45;
/** A count of so much of a time serves for the whole of it. */
export const NEARLY_ALL = 0.8;

/** Whether a count may stand for the whole of a time: it covers nearly all of it, or does not lie within it at all. */
export function servesForWhole(asked: Period, counted: Period): boolean {
  return shareWithin(asked, counted) >= NEARLY_ALL;
}

/** Whether a count runs through a part only of a time that is over: no count of the whole, and no happening of that time. */
export function runsThroughPart(asked: Period, counted: Period, today: IsoDate): boolean {
  const days = daysFrom(asked.from, asked.to);
  if (asked.to >= today || days <= HAPPENING || days > A_YEAR) return false;
  return !servesForWhole(asked, counted) && daysFrom(counted.from, counted.to) > HAPPENING;
}

/** A count that ended so many days before a day tells what had been reached by it. */
const SHORTLY = 62;

/** Whether a count over a stretch of time had run up to a day, or to shortly before it. */
export function hadRun(counted: Period, day: IsoDate): boolean {
  return counted.from < counted.to && counted.to <= day && daysFrom(counted.to, day) <= SHORTLY;
}
