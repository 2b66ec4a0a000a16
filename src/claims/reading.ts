/** A claim taken apart: its telling words, its periods and its area, and what the message around it adds to them. */
import { HOME_AREA, type IsoDate, type Period } from '../corpus/schema.ts';
import { type PeriodMention, readPeriods } from '../dates/articles.ts';
import { financialYear, MONTH, monthNumber, realDay, wholeMonth, wholeYear, yearOf } from '../dates/calendar.ts';
import { placesIn } from '../figures/where.ts';
import { pattern } from '../lexicon/lexicon.ts';
import { words as wordsIn } from '../search/analyzer.ts';
import type { ClaimRecord } from './evidence.ts';
import { type ClaimTerm, claimTerms } from './rank.ts';
import type { Stretch } from './segment.ts';

export interface ReadClaim extends Stretch {
  terms: readonly ClaimTerm[];
  /** telling words of the message that the claim itself does not have */
  aroundTerms: readonly ClaimTerm[];
  /** with offsets in the message */
  periods: readonly ClaimPeriod[];
  /** the claim names its period itself; else the message around it does */
  ownPeriod: boolean;
  areas: readonly string[];
}

/** A period of a message. */
export interface ClaimPeriod extends PeriodMention {
  /** no year is named: it is one that the message leaves to its reader */
  isYearless?: boolean;
  /** only its end is told, or its beginning: “by October 2023” */
  isOpen?: boolean;
}

/** How much less the rest of a sentence tells of a claim than the claim itself, and the rest of its message. */
const SENTENCE = 0.6;
const MESSAGE = 0.3;
/** A claim of so few telling words leans on what stands around it: “21 in 2023”. */
const LITTLE = 12;

/**
 * What a stretch claims, in the light of its message.
 * @param until where the next claim begins, or the sentence ends: a period before that belongs to this one
 */
export function readClaim(
  stretch: Stretch,
  { text, periods, until }: { text: string; periods: readonly ClaimPeriod[]; until: number },
  record: ClaimRecord,
): ReadClaim {
  const terms = claimTerms(contentOf(stretch, text), record);
  const known = new Set(terms.map(({ stem }) => stem));
  const { start, end, sentence } = stretch;
  const mass = terms.reduce((sum, { stem, weight }) => sum + (/\d/.test(stem) ? 0 : weight), 0);
  const factor = mass < LITTLE ? 1.6 : 1;
  const aroundTerms = [
    { words: `${text.slice(sentence.start, start)} ${text.slice(end, sentence.end)}`, share: SENTENCE * factor },
    { words: text.slice(Math.max(0, sentence.start - 300), sentence.start), share: MESSAGE * factor },
  ].flatMap(({ words, share }) =>
    claimTerms(words, record).flatMap((term) => {
      if (known.has(term.stem) || /\d/.test(term.stem)) return [];
      known.add(term.stem);
      return [{ ...term, weight: term.weight * share }];
    }),
  );
  const own = periods.filter((each) => each.start >= start && each.end <= until);
  const around = own.length > 0 ? own : nearest(periods, stretch);
  return {
    ...stretch,
    terms,
    aroundTerms,
    periods: around,
    ownPeriod: own.length > 0,
    areas: areasOf(stretch, text, record),
  };
}

/** The places of a claim, or those that its sentence names before it. */
function areasOf({ text, start, sentence }: Stretch, message: string, record: ClaimRecord): string[] {
  const own = areasIn(text, record);
  return own.length > 0 ? own : areasIn(message.slice(sentence.start, start), record);
}

/** The places that a claim names and the record knows. */
function areasIn(text: string, { corpus, vocabulary }: ClaimRecord): string[] {
  const named = placesIn(text, corpus).flatMap(({ name }) => corpus.gazetteer.named(name)?.name ?? []);
  const elsewhere = vocabulary
    .find(wordsIn(text))
    .flatMap(({ names }) => names.flatMap((name) => (name.kind === 'place' ? [name.name] : [])));
  named.push(...elsewhere);
  return named.length === 0 && /\bMet\b/.test(text) ? [HOME_AREA] : named;
}

/** A claim without whoever is said to make it. */
function contentOf({ start, end, speaker }: Stretch, text: string): string {
  if (speaker === undefined || speaker.start < start || speaker.end > end) return text.slice(start, end);
  return `${text.slice(start, speaker.start)} ${text.slice(speaker.end, end)}`;
}

const SHORT_YEARS = /(?<![\d/-])(\d\d)[/-](\d\d)(?![\d/-])/g;
const AFTER = new RegExp(
  String.raw`\b(?:the (?:year after|following year|next year)|a year later)\b|\bthe (${MONTH}) before\b`,
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

/** The periods of a message, sentence for sentence: a month without a year is of the year that was named last. */
export function periodsIn(text: string, published: IsoDate | undefined): ClaimPeriod[] {
  const found: ClaimPeriod[] = [];
  let named: number | undefined;
  for (const { 0: sentence, index } of text.matchAll(/[^.!?\n]+[.!?\n]*/g)) {
    const isOwn = /\b(?:19|20)\d\d\b|\b(?:last|this) (?:year|month)\b/i.test(sentence);
    const day = isOwn || named === undefined ? published : `${named}-12-31`;
    const read = readPeriods(sentence, day);
    for (const { 1: first = '', 2: last = '', 0: words, index: at } of sentence.matchAll(SHORT_YEARS)) {
      const years = financialYear(2000 + Number(first), Number(last));
      if (years !== undefined && !read.some((each) => each.start <= at && each.end > at))
        read.push({ ...years, start: at, end: at + words.length });
    }
    for (const { groups = {}, 0: words, index: at } of sentence.matchAll(RANGE)) {
      const [from, to] = [dayOf(groups.d1, groups.m1, groups.y1 ?? groups.y2), dayOf(groups.d2, groups.m2, groups.y2)];
      const end = at + words.length;
      if (from === undefined || to === undefined || from > to) continue;
      const others = read.filter((each) => each.end <= at || each.start >= end);
      read.splice(0, read.length, ...others, { from, to, start: at, end });
    }
    for (const each of read)
      if (
        /^since/i.test(sentence.slice(each.start, each.end)) &&
        /^,? (?:when|with|at|\()/.test(sentence.slice(each.end))
      )
        Object.assign(each, sinceOnly(sentence.slice(each.start, each.end)));
    read.sort((one, other) => one.start - other.start);
    for (const { 0: words, 1: month, index: at } of sentence.matchAll(AFTER)) {
      const before = read.findLast((each) => each.end <= at) ?? found.at(-1);
      if (before === undefined) continue;
      const year = yearOf(before.from);
      const period = month === undefined ? wholeYear(year + 1) : wholeMonth(year - 1, monthNumber(month) ?? 1);
      read.push({ ...period, start: at, end: at + words.length });
    }
    for (const each of read.sort((one, other) => one.start - other.start))
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

/** “Since 2014 when it was 95”: that year itself. */
function sinceOnly(words: string): Period | undefined {
  const year = /(?:19|20)\d\d/.exec(words)?.[0];
  return year === undefined ? undefined : wholeYear(Number(year));
}

/** The last period that is named before a claim, or else the first behind it in its sentence. */
function nearest(all: readonly ClaimPeriod[], { start, end, sentence }: Stretch): ClaimPeriod[] {
  const found =
    all.findLast((each) => each.end <= start) ?? all.find((each) => each.start >= end && each.end <= sentence.end);
  return found === undefined ? [] : [found];
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
