/** The periods that a message names, and how each stands to one of the record. */
import type { IsoDate, Period } from '../corpus/schema.ts';
import { type PeriodMention, readPeriods } from '../dates/articles.ts';
import { financialYear, MONTH, monthNumber, realDay, wholeMonth, wholeYear, yearOf } from '../dates/calendar.ts';
import { pattern } from '../lexicon/lexicon.ts';

/** A period of a message. */
export interface ClaimPeriod extends PeriodMention {
  /** no year is named: it is one that the message leaves to its reader */
  isYearless?: boolean;
  /** only its end is told, or its beginning: “by October 2023” */
  isOpen?: boolean;
}

const SHORT_YEARS = /(?<![\d/-])(\d\d)[/-](\d\d)(?![\d/-])/g;
const AFTER = new RegExp(
  String.raw`\b(?<next>the (?:year after|following year|next year)|a year later)\b|\b(?<past>(?:the )?(?:year (?:before|prior)(?! last)|previous year)|a year earlier)\b|\bthe (?<month>${MONTH}) before\b`,
  'gi',
);

/** “From 20 November 2013 to 19 November 2014”, “between April 2016 and May 2017” */
const RANGE = new RegExp(
  String.raw`(?:(?<d1>\d{1,2}) )?(?<m1>${MONTH})(?: (?<y1>(?:19|20)\d\d))? (?:to|and|until) (?:(?<d2>\d{1,2}) )?(?<m2>${MONTH}) (?<y2>(?:19|20)\d\d)`,
  'gi',
);

function dayOf(day: string | undefined, month = '', year = ''): IsoDate | undefined {
  const number = monthNumber(month);
  return number === undefined || year === '' ? undefined : realDay(Number(year), number, Number(day ?? 1));
}

/** Before a period of which only the end or the beginning is told. */
const OPENING = new RegExp(String.raw`\b${pattern('claims.open-periods')}(?: the end of)?(?: early| late)? $`, 'i');

/**
 * The periods of a message, in its order. A month without a year is of the year that was named last.
 * @param published the day on which the message was written
 */
export function periodsIn(text: string, published: IsoDate | undefined): ClaimPeriod[] {
  const found: ClaimPeriod[] = [];
  let named: number | undefined;
  for (const { 0: sentence, index } of text.matchAll(/[^.!?\n]+[.!?\n]*/g)) {
    const isOwn = /\b(?:19|20)\d\d\b|\b(?:last|this) (?:year|month)\b/i.test(sentence);
    const day = isOwn || named === undefined ? published : `${named}-12-31`;
    const read = withRanges(sentence, withShortYears(sentence, readPeriods(sentence, day)))
      .map((each) => ({ ...each, ...sinceOnly(sentence, each) }))
      .sort(byPlace);
    for (const each of withFollowing(sentence, read, found.at(-1)).sort(byPlace))
      found.push({
        ...each,
        start: each.start + index,
        end: each.end + index,
        isYearless: !/\d{4}|\d\d[/-]\d\d|year/i.test(sentence.slice(each.start, each.end)),
        isOpen: OPENING.test(sentence.slice(0, each.start)) || /^since/i.test(sentence.slice(each.start)),
      });
    const last = found.at(-1);
    if (last !== undefined) named = yearOf(last.to);
  }
  return found;
}

function byPlace(one: PeriodMention, other: PeriodMention): number {
  return one.start - other.start;
}

/** With “18/19”, which an article would write out. */
function withShortYears(sentence: string, read: readonly PeriodMention[]): PeriodMention[] {
  const found = [...read];
  for (const { 1: first = '', 2: last = '', 0: words, index: start } of sentence.matchAll(SHORT_YEARS)) {
    const years = financialYear(2000 + Number(first), Number(last));
    const isRead = found.some((each) => each.start <= start && each.end > start);
    if (years !== undefined && !isRead) found.push({ ...years, start, end: start + words.length });
  }
  return found;
}

/** With each range of days or months in the place of the two periods that it names. */
function withRanges(sentence: string, read: readonly PeriodMention[]): PeriodMention[] {
  let found = [...read];
  for (const { groups = {}, 0: words, index: start } of sentence.matchAll(RANGE)) {
    const [from, to] = [dayOf(groups.d1, groups.m1, groups.y1 ?? groups.y2), dayOf(groups.d2, groups.m2, groups.y2)];
    if (from === undefined || to === undefined || from > to) continue;
    const end = start + words.length;
    found = [...found.filter((each) => each.end <= start || each.start >= end), { from, to, start, end }];
  }
  return found;
}

/** With “a year later”, “the year before” and “the July before”, counted from the period before them. */
function withFollowing(
  sentence: string,
  read: readonly PeriodMention[],
  last: PeriodMention | undefined,
): PeriodMention[] {
  const found = [...read];
  for (const { 0: words, groups = {}, index: start } of sentence.matchAll(AFTER)) {
    const before = found.findLast((each) => each.end <= start) ?? last;
    const end = start + words.length;
    if (before === undefined || found.some((each) => each.start < end && start < each.end)) continue;
    const { month } = groups;
    const years = groups.next === undefined ? -1 : 1;
    const period =
      month === undefined ? movedBy(years, before) : wholeMonth(yearOf(before.from) - 1, monthNumber(month) ?? 1);
    found.push({ ...period, start, end });
  }
  return found;
}

/** A year from April on, or of any other days, is moved as it is; of a shorter period it is the whole year. */
function movedBy(years: number, { from, to }: Period): Period {
  const move = (day: IsoDate) => String(yearOf(day) + years) + day.slice(4);
  return isYear(daysOf({ from, to })) ? { from: move(from), to: move(to) } : wholeYear(yearOf(from) + years);
}

/** “Since 2014 when it was 95”: that year itself. */
function sinceOnly(sentence: string, { start, end }: PeriodMention): Period | undefined {
  const words = sentence.slice(start, end);
  if (!/^since/i.test(words) || !/^,? (?:when|with|at|\()/.test(sentence.slice(end))) return undefined;
  const year = /(?:19|20)\d\d/.exec(words)?.[0];
  return year === undefined ? undefined : wholeYear(Number(year));
}

/** How a period of a claim stands to one of the record, with what the claim leaves open about it. */
export function claimPeriodFit(claimed: ClaimPeriod, held: Period): PeriodFit {
  const fit = periodFit(claimed, held);
  if (fit !== 'other' && fit !== 'partly') return fit;
  if (claimed.isOpen) {
    const isEnd = [held.from, held.to].some((day) => day >= claimed.from && day <= claimed.to);
    if (isEnd) return 'within';
  }
  const year = held.to.slice(0, 4);
  const moved = { from: year + claimed.from.slice(4), to: year + claimed.to.slice(4) };
  return claimed.isYearless && periodFit(moved, held) !== 'other' ? 'within' : fit;
}

/** How a period of a claim stands to one of the record. */
export type PeriodFit = 'same' | 'within' | 'around' | 'partly' | 'other';

function periodFit(claimed: Period, held: Period): PeriodFit {
  if (claimed.from === held.from && claimed.to === held.to) return 'same';
  const [said, recorded] = [daysOf(claimed), daysOf(held)];
  if (isYear(said) && isYear(recorded)) return 'other';
  // A day at the end of a month for one near it: “at the end of June” of a count on the 29th.
  if (
    Math.max(said, recorded) <= 31 &&
    Math.abs(Date.parse(claimed.to) - Date.parse(held.to)) <= 31 * DAY &&
    claimed.to.slice(0, 4) === held.to.slice(0, 4)
  )
    return 'same';
  if (held.from >= claimed.from && held.to <= claimed.to) return 'within';
  if (claimed.from >= held.from && claimed.to <= held.to) return 'around';
  const shared =
    (Math.min(Date.parse(claimed.to), Date.parse(held.to)) -
      Math.max(Date.parse(claimed.from), Date.parse(held.from))) /
      DAY +
    1;
  return shared > 0.5 * Math.min(said, recorded) ? 'partly' : 'other';
}

const DAY = 86_400_000;

function isYear(days: number): boolean {
  return days > 360 && days < 370;
}

export function daysOf({ from, to }: Period): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1;
}
