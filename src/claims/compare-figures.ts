/** A figure that a message states beside the record's numbers: what it counts, how much, when and where. */
import type { Entry, FigureEntry, StatementEntry } from '../corpus/corpus.ts';
import { terms } from '../search/analyzer.ts';
import type { ClaimRecord, Evidence } from './evidence.ts';
import { type Judging, OF_NEAR_SOURCE } from './judging.ts';
import type { NumberKind, StatedNumber } from './numbers.ts';
import { type ClaimPeriod, claimPeriodFit, daysOf, type PeriodFit } from './periods.ts';
import { type ClaimTerm, type Match, matchesFor } from './rank.ts';
import type { ReadClaim } from './reading.ts';
import { significant, type ValueFit, valueFit } from './values.ts';

/** A number of the record beside one of a claim. */
export interface FigureMatch {
  number: StatedNumber;
  item: Evidence;
  /** the recorded number */
  value: number;
  kind: NumberKind;
  /** the words behind it, where it stands in a statement */
  behind: readonly string[];
  /** how much of what the claim speaks of the item holds */
  topic: number;
  /** the same, summed instead of as a share of the claim */
  mass: number;
  /** how much of the best name of its measure the claim has; of a statement, how much of the statement */
  named: number;
  /** the same of the claim alone, without the message around it */
  namedAlone: number;
  /** both without synonyms: two figures of one source may differ by what the thesaurus has as one */
  literally: { named: number; alone: number; stems: ReadonlySet<string>; sentence: ReadonlySet<string> };
  fit: ValueFit;
  when: PeriodFit | 'unknown';
  isElsewhere: boolean;
  isOtherRate: boolean;
  score: number;
}

/** A number that many things may have is one of the record's only where the claim speaks of enough that is. */
export const LEAST_MASS = 9;

/** Whether it is the claim's number, as exact as the claim makes it. */
export function isValue({ fit }: FigureMatch): boolean {
  return fit === 'same' || fit === 'rounded';
}

/** Every number of the record that may be the one that a claim states, best first. */
export function figureMatches(claim: ReadClaim, number: StatedNumber, { record, near }: Judging): FigureMatch[] {
  const { matches, spoken } = topicOf(claim, record);
  return matches
    .map((match) => (near.has(match.item.entry.source) ? { ...match, held: match.held + OF_NEAR_SOURCE } : match))
    .flatMap((match) => numbersOf(match.item).map((held) => weigh(claim, number, match, held, spoken, record)))
    .sort((one, other) => other.score - one.score);
}

interface Topic {
  matches: readonly Match[];
  spoken: Spoken;
}

/** The stems of a claim and of what stands for them, with and without the words around it; and its own stems alone. */
interface Spoken {
  all: ReadonlySet<string>;
  own: ReadonlySet<string>;
  literal: ReadonlySet<string>;
  literalOwn: ReadonlySet<string>;
  sentence: ReadonlySet<string>;
}

/** By the telling words of a claim: all of its numbers are of one topic. */
const topics = new WeakMap<ReadClaim['terms'], Topic>();

/** What a claim counts: the items that hold most of it, alone or with the words around it, and those that state its numbers. */
function topicOf(claim: ReadClaim, record: ClaimRecord): Topic {
  let topic = topics.get(claim.terms);
  if (topic === undefined) {
    const places = new Set(claim.areas.flatMap((area) => terms(area)));
    // “A third”, “half”: the value of a claim, and not what it counts.
    const valued = new Set(
      claim.numbers
        .filter(({ kind }) => kind === 'share' || kind === 'times')
        .flatMap(({ start, end }) => terms(wordsAt(claim, start, end))),
    );
    const own = claim.terms.filter(({ stem }) => !/^[\d£]/.test(stem) && !places.has(stem) && !valued.has(stem));
    const all = [...own, ...claim.aroundTerms];
    const stated = new Set(claim.numbers.flatMap(({ value }) => record.itemsOf(value)));
    // Words around a claim tell what it is of, or nothing: they never count against an item.
    const alone = new Map(matchesFor(own, record, stated).map((match) => [match.item, match]));
    const also = new Set([...stated, ...[...alone.keys()].map(({ at }) => at)]);
    const matches = matchesFor(all, record, also).map((match) => ({
      ...match,
      held: Math.max(match.held, alone.get(match.item)?.held ?? 0),
    }));
    topic = {
      matches,
      spoken: {
        all: spokenOf(all),
        own: spokenOf(claim.terms),
        literal: new Set(all.map(({ stem }) => stem)),
        literalOwn: new Set(claim.terms.map(({ stem }) => stem)),
        sentence: new Set(terms(claim.sentenceSoFar)),
      },
    };
    topics.set(claim.terms, topic);
  }
  return topic;
}

function wordsAt({ text, start: from }: ReadClaim, start: number, end: number): string {
  return text.slice(start - from, end - from);
}

/** Every stem that a claim has, or a synonym of it. */
function spokenOf(terms: readonly ClaimTerm[]): ReadonlySet<string> {
  return new Set(terms.flatMap(({ stem, others }) => [stem, ...others.flat()]));
}

type Held = Pick<FigureMatch, 'value' | 'kind' | 'behind'>;

function numbersOf({ entry, numbers }: Evidence): Held[] {
  if (entry.kind === 'figure') return [{ value: entry.figure.value, kind: kindOf(entry), behind: [] }];
  return numbers.map(({ value, kind, behind }) => ({ value, kind, behind }));
}

function kindOf({ measure: { unit } }: FigureEntry): NumberKind {
  if (unit === '%' || unit === 'per cent') return 'share';
  if (unit === '£') return 'money';
  return unit === 'times' ? 'times' : 'count';
}

const VALUE = { same: 0.6, rounded: 0.45, garbled: 0.25, other: 0 } as const;
const WHEN = { same: 0.3, within: 0.15, around: 0.1, partly: 0.05, unknown: 0.1, other: 0 } as const;

function weigh(
  claim: ReadClaim,
  number: StatedNumber,
  { item, held: topic, used, mass }: Match,
  held: Held,
  spoken: Spoken,
  record: ClaimRecord,
): FigureMatch {
  const { entry } = item;
  const fit = valueFit(number, held.value, held.kind);
  const when = whenOf(claim, number, item);
  const isElsewhere = isFarAway(claim, item, record) || (entry.kind === 'figure' && isOtherArea(claim, entry, item));
  const rare = fit === 'same' && significant(held.value) >= 3 ? 0.15 : 0;
  const named = entry.kind === 'figure' ? namedBy(item, spoken.all, record) : used;
  const score =
    topic +
    0.2 * named +
    VALUE[fit] +
    rare +
    WHEN[when] +
    (entry.kind === 'figure' ? 0.05 : 0) -
    (isElsewhere ? 0.25 : 0);
  return {
    number,
    item,
    ...held,
    topic,
    mass,
    named,
    namedAlone: namedBy(item, spoken.own, record),
    literally: {
      named: namedBy(item, spoken.literal, record),
      alone: namedBy(item, spoken.literalOwn, record),
      stems: spoken.literalOwn,
      sentence: spoken.sentence,
    },
    fit,
    when,
    isElsewhere,
    isOtherRate: isOtherRate(number, item),
    score,
  };
}

function namedBy({ names }: Evidence, spoken: ReadonlySet<string>, record: ClaimRecord): number {
  const shares = names.map((name) => {
    const weights = name.map((stem) => ({ weight: record.weight(stem), isSaid: spoken.has(stem) }));
    const all = weights.reduce((sum, { weight }) => sum + weight, 0);
    return all === 0 ? 0 : weights.reduce((sum, { weight, isSaid }) => sum + (isSaid ? weight : 0), 0) / all;
  });
  return Math.max(0, ...shares);
}

/** How the period of one number of a claim stands to an item's. */
function whenOf(claim: ReadClaim, number: StatedNumber, { entry }: Evidence): FigureMatch['when'] {
  const { numbers, sentence } = claim;
  // “The Euro 2020 final” was in 2021: a year in the name of what happened tells nothing of when.
  const periods = claim.periods.filter((each) => !isOfName(each, entry));
  if (periods.length === 0 || number.isBase) return 'unknown';
  if (entry.kind === 'statement') return isOfOtherYear(claim, entry) ? 'other' : 'unknown';
  const next = numbers.find(({ start }) => start > number.start)?.start ?? Number.POSITIVE_INFINITY;
  const behind = periods.filter(({ start }) => start >= number.end && start < next);
  const before = periods.findLast(({ end }) => end <= number.start) ?? periods[0];
  const fits = (behind.length > 0 ? behind : before === undefined ? [] : [before]).map((period) =>
    claimPeriodFit(period, entry.figure.period),
  );
  const [best = 'other'] = fits.sort((one, other) => WHEN[other] - WHEN[one]);
  // A time that an earlier sentence names may be another figure's.
  const isFar = periods.every(({ end }) => end < sentence.start);
  return isFar && best === 'other' ? 'unknown' : best;
}

function isOfName({ from, to }: ClaimPeriod, entry: Entry): boolean {
  if (entry.kind === 'statement' || !from.endsWith('-01-01') || !to.endsWith('-12-31')) return false;
  const { event = '', period } = entry.figure;
  return event.includes(from.slice(0, 4)) && !period.from.startsWith(from.slice(0, 4));
}

/** A claim names years, and a statement was made in another one and names none of them. */
function isOfOtherYear({ periods, ownPeriod }: ReadClaim, { statement, said, source }: StatementEntry): boolean {
  const latest = said > source.published ? said : source.published;
  if (ownPeriod && periods.some(({ from, isOpen }) => isOpen && from > latest)) return true;
  if (!ownPeriod || periods.some(({ isYearless, isOpen }) => isYearless || isOpen)) return false;
  const years = new Set(
    [said, source.published].map((day) => Number(day.slice(0, 4))).flatMap((year) => [year, year - 1]),
  );
  for (const [year] of statement.text.matchAll(/\b(?:19|20)\d\d\b/g)) years.add(Number(year));
  return periods.every(({ from, to }) => !years.has(Number(from.slice(0, 4))) && !years.has(Number(to.slice(0, 4))));
}

/** A claim names a place elsewhere, and an item does not. */
function isFarAway({ areas }: ReadClaim, { entry, text }: Evidence, { corpus }: ClaimRecord): boolean {
  return areas.some((each) => {
    const place = corpus.gazetteer.named(each);
    const isHere = text.includes(each) || (entry.kind === 'figure' && entry.area.includes(each));
    return place !== undefined && corpus.gazetteer.isElsewhere(place) && !isHere;
  });
}

/**
 * Counted in none of the places that a claim names. Where it names none itself, what is counted may name it in its label:
 * “stop and searches in London”, of a borough's count, too.
 */
export function isOtherArea(
  { areas, isAreaImplied, sentenceSoFar }: Pick<ReadClaim, 'areas' | 'isAreaImplied' | 'sentenceSoFar'>,
  { area, figure: { event = '' } }: FigureEntry,
  { text }: Evidence,
): boolean {
  const told = isAreaImplied ? text : event;
  const isHere = (each: string) => each === area || area.includes(each) || each.includes(area) || told.includes(each);
  return areas.length > 0 && !areas.some(isHere) && !sentenceSoFar.includes(area);
}

const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['year', 365],
  ['annually', 365],
  ['yearly', 365],
  ['month', 30],
  ['monthly', 30],
  ['week', 7],
  ['weekly', 7],
  ['day', 1],
  ['daily', 1],
]);

/** “A month” of what was counted in a year, “each” of what was paid for all. */
function isOtherRate({ rate }: StatedNumber, { entry, text }: Evidence): boolean {
  if (rate === undefined) return false;
  const rates = new RegExp(`\\b(?:an?|per|each|every|1|100) ?${rate.replace(/ly$/, '')}|${rate}ly\\b`, 'i');
  // “Not a yearly budget” tells what it is no rate of.
  if (rates.test(text.replace(/\bnot [^.,;]*/gi, ''))) return false;
  const length = LENGTHS.get(rate);
  if (entry.kind === 'statement' || length === undefined) return true;
  const days = daysOf(entry.figure.period);
  return days < length * 0.8 || days > length * 1.2;
}
