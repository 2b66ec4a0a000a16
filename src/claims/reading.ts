/** A claim taken apart: its telling words, its periods and its area, and what the message around it adds to them. */
import type { IsoDate, Period } from '../corpus/schema.ts';
import { type PeriodMention, readPeriods } from '../dates/articles.ts';
import { placesIn } from '../figures/where.ts';
import type { ClaimRecord } from './evidence.ts';
import { type ClaimTerm, claimTerms } from './rank.ts';
import type { Stretch } from './segment.ts';

export interface ReadClaim extends Stretch {
  /** the message without what other claims count: what it speaks of */
  around: string;
  terms: readonly ClaimTerm[];
  /** telling words of the message that the claim itself does not have */
  aroundTerms: readonly ClaimTerm[];
  /** with offsets in the message */
  periods: readonly PeriodMention[];
  /** the claim names its period itself, or else the message before it does */
  ownPeriod: boolean;
  areas: readonly string[];
}

/** What a stretch claims, in the light of its message. */
export function readClaim(
  stretch: Stretch,
  text: string,
  record: ClaimRecord,
  published: IsoDate | undefined,
): ReadClaim {
  const own = contentOf(stretch, text);
  const periods = periodsIn(stretch, text, published);
  const before = periods.length > 0 ? periods : periodsBefore(stretch, text, published);
  const around = `${text.slice(0, stretch.start)} ${text.slice(stretch.end, stretch.sentence.end)}`;
  const stems = new Set(claimTerms(own, record).map(({ stem }) => stem));
  return {
    ...stretch,
    around,
    terms: claimTerms(own, record),
    aroundTerms: claimTerms(around, record).filter(({ stem }) => !stems.has(stem) && !/\d/.test(stem)),
    periods: before,
    ownPeriod: periods.length > 0,
    areas: placesIn(stretch.text, record.corpus).map(({ name }) => name),
  };
}

/** A claim without whoever is said to make it. */
function contentOf({ start, end, speaker }: Stretch, text: string): string {
  if (speaker === undefined || speaker.start < start || speaker.end > end) return text.slice(start, end);
  return `${text.slice(start, speaker.start)} ${text.slice(speaker.end, end)}`;
}

function periodsIn(
  { start, end }: { start: number; end: number },
  text: string,
  published: IsoDate | undefined,
): PeriodMention[] {
  return readPeriods(text.slice(start, end), published).map((each) => ({
    ...each,
    start: each.start + start,
    end: each.end + start,
  }));
}

/** The last period that is named before a claim, in its sentence or in those before it, or else behind it in its sentence. */
function periodsBefore(
  { start, end, sentence }: Stretch,
  text: string,
  published: IsoDate | undefined,
): PeriodMention[] {
  const before = readPeriods(text.slice(0, start), published).at(-1);
  const behind = readPeriods(text.slice(end, sentence.end), published).at(0);
  const found = before ?? behind;
  return found === undefined ? [] : [found];
}

/** How a period of a claim stands to one of the record. */
export type PeriodFit = 'same' | 'within' | 'around' | 'other';

export function periodFit(claimed: Period, held: Period): PeriodFit {
  if (claimed.from === held.from && claimed.to === held.to) return 'same';
  const isYear = (period: Period) => daysOf(period) > 360 && daysOf(period) < 370;
  if (isYear(claimed) && isYear(held)) return 'other';
  if (held.from >= claimed.from && held.to <= claimed.to) return 'within';
  if (claimed.from >= held.from && claimed.to <= held.to) return 'around';
  return 'other';
}

export function daysOf({ from, to }: Period): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}
