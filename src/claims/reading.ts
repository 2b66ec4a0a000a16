/** A claim taken apart: its telling words, its periods and its area, and what the message around it adds to them. */
import { HOME_AREA, type IsoDate, type Period } from '../corpus/schema.ts';
import { type PeriodMention, readPeriods } from '../dates/articles.ts';
import { financialYear, MONTH, monthNumber, wholeMonth, wholeYear, yearOf } from '../dates/calendar.ts';
import { placesIn } from '../figures/where.ts';
import type { ClaimRecord } from './evidence.ts';
import { type ClaimTerm, claimTerms } from './rank.ts';
import type { Stretch } from './segment.ts';

export interface ReadClaim extends Stretch {
  terms: readonly ClaimTerm[];
  /** telling words of the message that the claim itself does not have */
  aroundTerms: readonly ClaimTerm[];
  /** with offsets in the message */
  periods: readonly PeriodMention[];
  /** the claim names its period itself; else the message around it does */
  ownPeriod: boolean;
  areas: readonly string[];
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
  { text, periods, until }: { text: string; periods: readonly PeriodMention[]; until: number },
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
    areas: areasIn(stretch.text, record),
  };
}

/** The places that a claim names and the record knows. */
function areasIn(text: string, { corpus }: ClaimRecord): string[] {
  const named = placesIn(text, corpus).flatMap(({ name }) => corpus.gazetteer.named(name)?.name ?? []);
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

/** The periods of a message, sentence for sentence: a month without a year is of the year that was named last. */
export function periodsIn(text: string, published: IsoDate | undefined): PeriodMention[] {
  const found: PeriodMention[] = [];
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
      found.push({ ...each, start: each.start + index, end: each.end + index });
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
function nearest(all: readonly PeriodMention[], { start, end, sentence }: Stretch): PeriodMention[] {
  const found =
    all.findLast((each) => each.end <= start) ?? all.find((each) => each.start >= end && each.end <= sentence.end);
  return found === undefined ? [] : [found];
}

/** How a period of a claim stands to one of the record. */
export type PeriodFit = 'same' | 'within' | 'around' | 'partly' | 'other';

export function periodFit(claimed: Period, held: Period): PeriodFit {
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
