/** The verdict on what somebody is claimed to have said or done. */
import { HOME_AREA } from '../corpus/schema.ts';
import { isOtherArea } from './compare-figures.ts';
import { type WordsMatch, wordsMatches } from './compare-words.ts';
import { compareWords } from './differences.ts';
import { type Judging, NOT_ON_RECORD } from './judging.ts';
import type { StatedNumber } from './numbers.ts';
import { directionOf } from './pairs.ts';
import { quotedShare, wordCount } from './quoted.ts';
import type { ReadClaim } from './reading.ts';
import type { Difference, Judgement } from './types.ts';
import { valueFit } from './values.ts';

/** From here on what somebody said is what a claim tells of. */
const OWN = 0.57;
/** From here on it may be, where the claim says the opposite of it. */
const OPPOSED = 0.42;
/** From here on somebody else's words are what a claim tells of, where it tells enough. */
const OTHER = 0.72;
const ENOUGH = 13;
const VERY = 0.8;
/** By so much somebody else's words may score higher, and those of the speaker that a claim names are meant still; */
const FAR = 0.4;
/** where they say the opposite of the claim, by so much. */
const NEAR = 0.32;

/** @returns undefined where it is no claim: the record knows nothing of what is told of nobody */
export function judgeWords(claim: ReadClaim, judging: Judging): Judgement | undefined {
  const matches = wordsMatches(claim, judging);
  const [best] = matches;
  if (
    claim.isVague &&
    !(best !== undefined && (isHeld(best) || isFarAhead(best, matches) || (claim.reports && isReported(best))))
  )
    return undefined;
  if (best === undefined) return NOT_ON_RECORD;
  const own = claim.speaker === undefined ? best : matches.find(({ by = 0 }) => by >= 0.5);
  const least = claim.speaker === undefined && !claim.reports ? OTHER : OWN;
  const isOwn = own !== undefined && own.score >= least && own.score >= best.score - FAR;
  if (isOwn) return judgeOwn(claim, own, judging);
  const opposed =
    own !== undefined && own.score >= OPPOSED && own.score >= best.score - NEAR
      ? judgeOwn(claim, own, judging)
      : undefined;
  if (opposed !== undefined && opposed.verdict !== 'as-on-record') return opposed;
  const isTold = best.score >= OTHER && (best.mass >= ENOUGH || best.score >= VERY);
  if (claim.speaker !== undefined && holdsQuoted(claim, best) && (isTold || isAlone(claim, matches, own))) {
    const { start, end, text } = claim.speaker;
    const recorded = best.entry.speaker.name;
    const difference: Difference = { slot: 'speaker', said: { start, end, text }, recorded, item: best.entry.id };
    return {
      verdict: 'other-speaker',
      entries: [best.entry],
      differences: [difference],
      sure: isSure(best),
      confidence: 0.7,
    };
  }
  return NOT_ON_RECORD;
}

/** Words that are quoted are somebody's who said them, or nearly. */
function holdsQuoted({ quoted }: ReadClaim, { entry }: WordsMatch): boolean {
  return quoted.every(
    ({ text }) => wordCount(text) < LONG_QUOTATION || quotedShare(text, entry.statement.text) >= PART_OF_IT,
  );
}

const LONG_QUOTATION = 4;
const PART_OF_IT = 0.4;

/** One source holds much of the claim, and neither another source nor the speaker that it names comes near to that. */
function isAlone(
  { numbers, text }: ReadClaim,
  [best, ...others]: readonly WordsMatch[],
  own: WordsMatch | undefined,
): boolean {
  if (best === undefined || best.score < ALONE || best.mass < LEAST_MASS) return false;
  const holds = (said: StatedNumber) =>
    best.item.numbers.some(({ value, kind }) => ['same', 'rounded'].includes(valueFit(said, value, kind)));
  if (numbers.some((number) => (number.kind === 'share' || number.value >= 100) && !holds(number))) return false;
  // “A 17% pay rise” is not the 17% that pay had lost.
  if (directionOf(text) * directionOf(best.item.text) < 0) return false;
  const next = others.find(({ entry }) => entry.source !== best.entry.source);
  return [next, own].every((other) => best.score - (other?.score ?? 0) >= LEAD);
}

const ALONE = 0.53;
const LEAST_MASS = 11;
const LEAD = 0.17;

/** It holds so much of a claim that this is of nothing else. */
function isHeld({ score, mass }: WordsMatch): boolean {
  return score >= VERY && mass >= (score >= 1 ? 12 : 18);
}

/** “The watchdog warned …”: where no speaker is recognised, a claim is of the statement that is near enough to it. */
function isReported({ score, mass }: WordsMatch): boolean {
  return score >= 0.62 && mass >= 8;
}

/** No other source holds much of it. */
function isFarAhead({ score, mass, entry: { source } }: WordsMatch, matches: readonly WordsMatch[]): boolean {
  const next = matches.find(({ entry }) => entry.source !== source)?.score ?? 0;
  return score >= OTHER && mass >= 11 && next <= 0.66 * score;
}

function isSure({ score, mass }: WordsMatch): boolean {
  return score >= 0.85 && mass >= 20;
}

function judgeOwn(claim: ReadClaim, match: WordsMatch, judging: Judging): Judgement {
  const { differences, cut, isSurer, verbatim } = compareWords(claim, match, judging);
  const found = { entries: [match.entry], sure: isSure(match) };
  const elsewhere = countedElsewhere(claim, match, judging);
  if (elsewhere !== undefined) return { ...found, verdict: 'differs', differences: [elsewhere], confidence: 0.6 };
  if (isSurer && cut !== undefined)
    return { ...found, verdict: 'misleading', differences: [cut, ...differences], confidence: 0.6 };
  if (differences.some(({ slot }) => slot === 'negation' || slot === 'value'))
    return { ...found, verdict: 'differs', differences, confidence: 0.7 };
  if (cut !== undefined)
    return { ...found, verdict: 'misleading', differences: [cut, ...differences], confidence: 0.6 };
  if (differences.length > 0) return { ...found, verdict: 'differs', differences, confidence: 0.6 };
  const confidence = Math.min(0.95, match.score);
  return { ...found, verdict: 'as-on-record', ...(verbatim && { verbatim }), differences, confidence };
}

/** “Eight plots in London” of eight that the same source counts in the whole country. */
function countedElsewhere(claim: ReadClaim, { entry }: WordsMatch, { record }: Judging): Difference | undefined {
  if (!claim.areas.some((area) => area !== HOME_AREA) && !/\b(?:London|capital)\b/i.test(claim.text)) return undefined;
  for (const { value, start, end } of claim.numbers) {
    const figures = record.itemsOf(value).flatMap((at) => {
      const item = record.items[at];
      return item?.entry.kind === 'figure' && item.entry.source === entry.source ? [{ item, figure: item.entry }] : [];
    });
    const [first] = figures;
    if (first === undefined || !figures.every(({ item, figure }) => isOtherArea(claim, figure, item))) continue;
    const said = { start, end, text: claim.text.slice(start - claim.start, end - claim.start) };
    return { slot: 'area', said, recorded: first.figure.area, item: first.figure.id };
  }
  return undefined;
}
