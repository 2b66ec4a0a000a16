/** The verdict on a figure: the number of the record that it is, and in what it departs from that. */
import { periodInWords } from '../dates/words.ts';
import { pattern, words } from '../lexicon/lexicon.ts';
import type { Span } from '../reading/types.ts';
import { stem } from '../search/analyzer.ts';
import { baseClash, changeClash } from './bases.ts';
import { judgeChange } from './changes.ts';
import { type Clash, movedNumbers, numberClashes, yearClashes } from './clashes.ts';
import { type FigureMatch, figureMatches, isValue, LEAST_MASS } from './compare-figures.ts';
import { isSweeping } from './differences.ts';
import { extremeClash } from './extremes.ts';
import { type Judging, NOT_ON_RECORD } from './judging.ts';
import { numbersIn, type StatedNumber } from './numbers.ts';
import { TELLS_PLAN } from './pairs.ts';
import { daysOf } from './periods.ts';
import { oppositions } from './polarity.ts';
import type { ReadClaim } from './reading.ts';
import {
  isAtNamedEvent,
  isBetterDated,
  isBetterNamed,
  isNamedBeside,
  isOfAnother,
  isOfOther,
  isTurned,
} from './rivals.ts';
import type { Difference, Judgement, Slot, Verdict } from './types.ts';
import { significant } from './values.ts';

/** Numbers of a claim that are looked at. */
const MOST_NUMBERS = 3;

export function judgeFigure(claim: ReadClaim, judging: Judging): Judgement {
  const counted = claim.numbers.filter(({ isSmallWord, kind }) => !isSmallWord && kind !== 'duration');
  const numbers = (counted.length > 0 ? counted : claim.numbers).slice(0, MOST_NUMBERS);
  const matches = numbers.map((number) => figureMatches(claim, number, judging));
  // An item that states another number of the claim exactly is what the claim speaks of.
  const sure = new Set(
    matches.flatMap((each) =>
      each
        .filter(({ fit, value, topic }) => fit === 'same' && significant(value) >= 3 && topic > 0.3)
        .map(({ item }) => item),
    ),
  );
  const judged = numbers.map((number, at) =>
    judgeNumber(claim, { number, matches: matches[at] ?? [], sure, ...judging }),
  );
  const [first = NOT_ON_RECORD] = judged;
  const main = judged.find(({ verdict }) => verdict === 'differs' || verdict === 'misleading') ?? first;
  return { ...main, entries: [...new Set([...main.entries, ...judged.flatMap(({ entries }) => entries)])] };
}

interface Numbered extends Judging {
  number: StatedNumber;
  matches: readonly FigureMatch[];
  sure: ReadonlySet<FigureMatch['item']>;
}

function judgeNumber(claim: ReadClaim, numbered: Numbered): Judgement {
  const { number, matches, after } = numbered;
  const differs = (slot: Slot, match: FigureMatch, others: readonly FigureMatch[] = []) =>
    found('differs', [match, ...others], [difference(slot, claim, number, match)]);
  const held = matches.find(
    (match) => isValue(match) && isHeld(match) && !isMisplaced(match) && !isToldElsewhere(match, matches),
  );
  if (held !== undefined) {
    if (isPartOnly(claim, held)) return found('misleading', [held], [difference('period', claim, number, held)]);
    const clash = clashIn(claim, held);
    if (clash !== undefined)
      return found('differs', [held], [{ ...clash, said: spanIn(claim, clash), item: held.item.entry.id }]);
    const base = baseClash(claim, number, held, numbered) ?? changeClash(claim, number, held, numbered.record);
    if (base !== undefined) return found('differs', [held], [base]);
    // Only a claim that names its time itself, and all of it, can have another one than the number.
    const isDated = claim.ownPeriod && !claim.periods.some(({ isOpen, isYearless }) => isOpen || isYearless);
    const rival = matches.find((match) => isBetterNamed(match, held) || (isDated && isBetterDated(match, held)));
    if (rival !== undefined) return differs('value', rival, [held]);
    const event = matches.find((match) => isAtNamedEvent(match, held));
    if (event !== undefined) return differs('value', event, [held]);
    const swapped = matches.slice(0, 6).find((match) => isOfAnother(number, match));
    if (swapped !== undefined) return differs('unit', swapped, [held]);
    if (isOtherLength(number, held)) return differs('unit', held);
    if (isOpposed(claim, held)) return differs('words', held);
    if (isPlanDone(claim, held)) return found('misleading', [held], [difference('cut', claim, number, held)]);
    if (isWholeOfPart(claim, held)) return found('misleading', [held], [difference('cut', claim, number, held)]);
    const extreme =
      held.item.entry.kind === 'figure' ? extremeClash(claim, held.item.entry, after, numbered.record) : undefined;
    if (extreme !== undefined) return found('differs', [held], [extreme]);
    if (isSweeping(`${claim.text} ${after}`))
      return found('misleading', [held], [difference('cut', claim, number, held)]);
    return found('as-on-record', [held], []);
  }
  const value = matches.find((match) => isValue(match) && isMisplaced(match) && isHeldOtherwise(match));
  if (value !== undefined) {
    if (isPartOnly(claim, value)) return found('misleading', [value], [difference('period', claim, number, value)]);
    const slot = value.isElsewhere ? 'area' : value.isOtherRate ? 'unit' : 'period';
    return differs(slot, value, matches.filter((match) => isOfPeriod(match, value)).slice(0, 1));
  }
  const near = matches.find(
    (match) =>
      match.fit === 'garbled' &&
      isTelling(match) &&
      isWhen(match) &&
      !match.isElsewhere &&
      strengthOf(match, numbered) >= (match.when === 'unknown' ? 0.8 : 0.72),
  );
  if (near !== undefined) return differs('value', near);
  const turned = matches.find((match) => isTurned(match));
  if (turned !== undefined) return differs('value', turned);
  const named = matches.find((match) => isNamedBeside(match, matches));
  if (named !== undefined) return differs('value', named);
  const other = matches.find(
    (match) =>
      isSameCount(match) &&
      !isOfOther(number, match) &&
      strengthOf(match, numbered) >= (match.named >= 0.95 ? 0.8 : 0.95),
  );
  if (other !== undefined) return differs('value', other);
  return judgeChange(claim, number, matches, numbered.record) ?? NOT_ON_RECORD;
}

/** Lengths of time that a count is told with, and years that a statement has: “answered within ten seconds”. */
function clashIn({ text, start, numbers }: ReadClaim, { item, value }: FigureMatch): Clash | undefined {
  // What is counted itself may be a length of time.
  const lengths = numbers.filter((each) => each.kind === 'duration' && each.value !== value);
  const [clash] = lengths.length === 0 ? [] : numberClashes(lengths, numbersIn(item.text), item.text);
  if (clash !== undefined || item.entry.kind === 'figure') return clash;
  const [moved] = movedNumbers({ text, numbers }, item.text);
  if (moved !== undefined) return moved;
  const [year] = yearClashes(text, item.text, item.entry.said);
  return year && { ...year, start: year.start + start, end: year.end + start };
}

function spanIn({ text, start: from }: ReadClaim, { start, end }: Clash): Span {
  return { start, end, text: text.slice(start - from, end - from) };
}

/** “3,722 months” of as many years. */
function isOtherLength({ kind, behind: [said = ''] }: StatedNumber, { item: { entry } }: FigureMatch): boolean {
  if (kind !== 'duration' || entry.kind === 'statement' || !TIME.has(entry.measure.unit)) return false;
  return TIME.has(said) && stem(said) !== stem(entry.measure.unit);
}

const TIME = words('nouns.time-units');

/** “Wrong” of what the record counts as correct, “worst” of what it calls the best. */
function isOpposed({ text }: ReadClaim, { item, topic }: FigureMatch): boolean {
  const { entry } = item;
  if (entry.kind === 'figure' && !OPPOSABLE.test(entry.measure.label)) return false;
  if (entry.kind === 'statement' && topic < 0.5) return false;
  return oppositions(text, entry.kind === 'figure' ? entry.measure.label : item.text).some(({ by }) => by === 'words');
}

const PLANNED = /\bplanned\b/i;

/** What is counted is planned, and is told as done. */
function isPlanDone({ sentenceSoFar }: ReadClaim, { item: { entry } }: FigureMatch): boolean {
  return entry.kind === 'figure' && PLANNED.test(entry.measure.label) && !TELLS_PLAN.test(sentenceSoFar);
}

const OPPOSABLE = /correct|wrong|solved|confirmed/i;

/** How much a number tells by itself: 33,473 is nobody else's, 7 is everybody's. */
function telling(match: FigureMatch): number {
  const { fit, value, number } = match;
  const said = significant(number.value);
  const digits = fit === 'same' ? significant(value) : fit === 'rounded' ? Math.min(said, significant(value)) : said;
  const decimals = Math.max(0, -Math.floor(Math.log10(Math.abs(number.value) || 1)));
  return [0, 0, 0.12, 0.3][Math.max(digits, decimals)] ?? 0.45;
}

const WHEN = { same: 0.2, within: 0.08, around: 0.05, partly: 0, unknown: 0, other: 0 } as const;

function isHeld(match: FigureMatch): boolean {
  const tells = telling(match);
  return (
    match.topic + tells + WHEN[match.when] >= 0.6 && (tells >= 0.3 || match.when === 'same' || match.mass >= LEAST_MASS)
  );
}

/** A statement of a number that its source counts at another time or place than the claim does. */
function isToldElsewhere({ item: { entry }, value }: FigureMatch, all: readonly FigureMatch[]): boolean {
  if (entry.kind === 'figure') return false;
  return all.some(
    (other) =>
      other.item.entry.kind === 'figure' &&
      other.item.entry.source === entry.source &&
      other.value === value &&
      isMisplaced(other),
  );
}

/** Of another time, place or rate. */
function isMisplaced(match: FigureMatch): boolean {
  return !isWhen(match) || match.isElsewhere || match.isOtherRate;
}

/** A number that is the record's, though not of what the claim says. */
function isHeldOtherwise(match: FigureMatch): boolean {
  const { fit, number } = match;
  if (fit === 'rounded' && significant(number.value) < 3) return false;
  const isNamed =
    match.isOtherRate && fit === 'same' && match.namedAlone >= 0.75 && match.mass >= 7 && number.value >= 20;
  return isNamed || match.topic + telling(match) >= 0.7;
}

function strengthOf(match: FigureMatch, { sure, near }: Pick<Numbered, 'sure' | 'near'>): number {
  const { topic, when, named, item } = match;
  const isNamed = item.entry.kind === 'statement' || named >= 0.6;
  return (
    topic +
    1.2 * WHEN[when] +
    (sure.has(item) ? 0.3 : 0) +
    (near.has(item.entry.source) ? 0.15 : 0) -
    (isNamed ? 0 : 0.3)
  );
}

/** Of two digits and no time a garbled number is another one. */
function isTelling({ number, value, when }: FigureMatch): boolean {
  return when !== 'unknown' || Math.max(number.value, value) >= 100;
}

function isSameCount({ fit, kind, number, when, isElsewhere, isOtherRate, item, named }: FigureMatch): boolean {
  return (
    fit === 'other' &&
    kind === number.kind &&
    when === 'same' &&
    !isElsewhere &&
    !isOtherRate &&
    item.entry.kind === 'figure' &&
    named >= 0.8
  );
}

function isWhen({ when }: FigureMatch): boolean {
  return when !== 'other' && when !== 'partly';
}

/** A figure of the same measure of the time that the claim names. */
function isOfPeriod({ item: { entry }, when }: FigureMatch, { item }: FigureMatch): boolean {
  return (
    entry.kind === 'figure' && item.entry.kind === 'figure' && entry.measure === item.entry.measure && when === 'same'
  );
}

/** A part of a year or a month told as all of it. */
function isPartOnly({ text, periods }: ReadClaim, { when, kind, item: { entry } }: FigureMatch): boolean {
  // A share is not summed up over its time: “68% in 2016” is true of a poll in March 2016.
  if (kind === 'share') return false;
  const isWithin = when === 'within' || when === 'partly';
  if (
    entry.kind !== 'figure' ||
    entry.figure.event !== undefined ||
    !isWithin ||
    /\bsame (?:months|period|time)\b/i.test(text)
  )
    return false;
  const days = daysOf(entry.figure.period);
  return periods.some((period) => {
    const all = daysOf(period);
    return (all > 360 && days > 20 && days < 345) || (all >= 28 && all <= 31 && days >= 10 && days < 27);
  });
}

const WHOLE = new RegExp(String.raw`(?<!\p{L})${pattern('claims.whole')}(?!\p{L})`, 'iu');
const PART = new RegExp(String.raw`(?<!\p{L})${pattern('claims.part')}(?!\p{L})`, 'iu');

/** A count of a part told as that of the whole. */
function isWholeOfPart({ text }: ReadClaim, { item: { entry } }: FigureMatch): boolean {
  return entry.kind === 'figure' && WHOLE.test(text) && PART.test(`${entry.measure.label} ${entry.figure.note ?? ''}`);
}

function found(verdict: Verdict, matches: readonly FigureMatch[], differences: Difference[]): Judgement {
  const entries = [...new Set(matches.map(({ item }) => item.entry))];
  const [first] = matches;
  const sure = first !== undefined && first.fit === 'same' && significant(first.value) >= 3 && first.topic >= 0.3;
  return {
    verdict,
    entries,
    differences,
    sure,
    confidence: Math.min(0.95, Math.max(0.5, (matches[0]?.score ?? 0) / 2)),
  };
}

function difference(slot: Slot, claim: ReadClaim, number: StatedNumber, match: FigureMatch): Difference {
  const [period] = slot === 'period' && claim.ownPeriod ? claim.periods : [];
  const { start, end } = period !== undefined && period.end <= claim.end ? period : number;
  const said = { start, end, text: claim.text.slice(start - claim.start, end - claim.start) };
  return { slot, said, recorded: recordedText(slot, match), item: match.item.entry.id };
}

function recordedText(slot: Slot, { value, item: { entry } }: FigureMatch): string {
  if (entry.kind === 'statement') return entry.statement.text;
  if (slot === 'period') return periodInWords(entry.figure.period);
  if (slot === 'area') return entry.area;
  return slot === 'value' ? value.toLocaleString('en-GB') : entry.measure.label;
}
