/** A claim taken apart: its telling words, its periods and its area, and what the message around it adds to them. */
import { HOME_AREA } from '../corpus/schema.ts';
import { placesIn } from '../figures/where.ts';
import { words as wordsIn } from '../search/analyzer.ts';
import type { ClaimRecord } from './evidence.ts';
import type { ClaimPeriod } from './periods.ts';
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
  /** its sentence up to its end: a place that is no part of the gazetteer may stand there */
  sentenceSoFar: string;
  /** nothing names a place: the Met's is London */
  isAreaImplied: boolean;
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
    sentenceSoFar: text.slice(sentence.start, end),
    ...areasOf(stretch, text, record),
  };
}

/** The places of a claim, or those that its sentence names before it. */
function areasOf(
  { text, start, sentence }: Stretch,
  message: string,
  record: ClaimRecord,
): Pick<ReadClaim, 'areas' | 'isAreaImplied'> {
  const own = areasIn(text, record);
  const isMet = /\bMet\b/.test(text);
  const areas = own.length > 0 || isMet ? own : areasIn(message.slice(sentence.start, start), record);
  const isAreaImplied = areas.length === 0 && (isMet || /\bMet\b/.test(message.slice(sentence.start, start)));
  return { areas: isAreaImplied ? [HOME_AREA] : areas, isAreaImplied };
}

/** The places that a claim names and the record knows. */
function areasIn(text: string, { corpus, vocabulary }: ClaimRecord): string[] {
  // “Researchers from Essex” were counted anywhere.
  const where = text.replace(FROM, ' ');
  const named = placesIn(where, corpus).flatMap(({ name }) => corpus.gazetteer.named(name)?.name ?? []);
  const elsewhere = vocabulary
    .find(wordsIn(where))
    .flatMap(({ names }) => names.flatMap((name) => (name.kind === 'place' ? [name.name] : [])));
  return [...named, ...elsewhere];
}

const FROM = /\bfrom (?:\p{Lu}[\p{L}’'-]+ ?)+/gu;

/** The words of a claim without the name of its speaker. */
function contentOf({ start, end, speaker }: Stretch, text: string): string {
  if (speaker === undefined || speaker.start < start || speaker.end > end) return text.slice(start, end);
  return `${text.slice(start, speaker.start)} ${text.slice(speaker.end, end)}`;
}

/** The last period that is named before a claim, or else the first behind it in its sentence. */
function nearest(all: readonly ClaimPeriod[], { start, end, sentence }: Stretch): ClaimPeriod[] {
  const found =
    all.findLast((each) => each.end <= start) ?? all.find((each) => each.start >= end && each.end <= sentence.end);
  return found === undefined ? [] : [found];
}
