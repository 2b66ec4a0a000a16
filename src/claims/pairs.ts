/** Figures that a message holds against one another: whether they can be compared, and whether they moved as it says. */
import type { FigureEntry } from '../corpus/corpus.ts';
import { words } from '../lexicon/lexicon.ts';
import type { Range } from '../reading/text.ts';
import { daysOf } from './periods.ts';
import type { ReadClaim } from './reading.ts';
import type { Difference, Judgement } from './types.ts';

export interface JudgedClaim {
  claim: ReadClaim;
  judgement: Judgement;
}

/** A plan may be held against a count where it is called one. */
export const TELLS_PLAN = /\b(?:plan(?:s|ned|ning)?|target|forecast|proposals?)\b/i;
const RISING = words('claims.rising');
const FALLING = words('claims.falling');

/** The claims of a message with what their comparison adds to the verdict on each. */
export function compared(claims: readonly JudgedClaim[], text: string): JudgedClaim[] {
  const wrong = new Map<ReadClaim, Judgement>();
  for (const [at, each] of claims.entries()) {
    const figures = figuresOf(each);
    const next = claims[at + 1];
    if (figures.length >= 2) judgePair(each, each, figures, text, wrong);
    else if (next !== undefined && next.claim.sentence.start === each.claim.sentence.start)
      judgePair(each, next, [...figures, ...figuresOf(next)], text, wrong);
  }
  for (const [at, { claim, judgement }] of claims.entries()) {
    const next = claims[at + 1];
    const told = next && wrong.get(next.claim);
    // “They lost a thousand!!! 34,296 in September, 33,293 in March”: the change is of those two.
    const isChange = claim.kind === 'figure' && judgement.verdict === 'not-on-record' && changes(claim.text);
    if (told !== undefined && isChange && next !== undefined && next.claim.sentence.start - claim.sentence.end < 5)
      wrong.set(claim, told);
  }
  return claims.map(({ claim, judgement }) => ({ claim, judgement: wrong.get(claim) ?? judgement }));
}

function changes(words: string): boolean {
  return signsIn(words).length > 0;
}

/** 1 where all words of a text that tell of a change tell of a rise, -1 where of a fall, else 0. */
export function directionOf(text: string): number {
  const [first, ...rest] = signsIn(text);
  return first !== undefined && rest.every(({ sign }) => sign === first.sign) ? first.sign : 0;
}

/** A word that tells of a rise (1) or a fall (-1). */
interface Sign extends Range {
  sign: 1 | -1;
}

function signsIn(text: string): Sign[] {
  return Array.from(text.matchAll(/[\p{L}’']+/gu)).flatMap(({ 0: word, index: start }): Sign[] => {
    const [known, end] = [word.toLowerCase(), start + word.length];
    if (RISING.has(known)) return [{ sign: 1, start, end }];
    return FALLING.has(known) ? [{ sign: -1, start, end }] : [];
  });
}

function figuresOf({ claim, judgement }: JudgedClaim): FigureEntry[] {
  if (claim.kind !== 'figure' || judgement.verdict !== 'as-on-record') return [];
  return judgement.entries.flatMap((entry) => (entry.kind === 'figure' ? [entry] : []));
}

function judgePair(
  one: JudgedClaim,
  other: JudgedClaim,
  [first, second]: readonly FigureEntry[],
  text: string,
  wrong: Map<ReadClaim, Judgement>,
): void {
  if (first === undefined || second === undefined || first === second || first.measure.unit !== second.measure.unit)
    return;
  // “…, up from 6,651” is of the number before it, whether it tells of when it was or not.
  const isBase = /^\W*(?:up|down) from\b/i.test(other.claim.text);
  if (one !== other && !isBase && !(one.claim.ownPeriod && other.claim.ownPeriod)) return;
  const said = directionIn(text, one, other);
  if (said === undefined) return;
  const [earlier, later] = first.figure.period.to <= second.figure.period.to ? [first, second] : [second, first];
  const moved = Math.sign(later.figure.value - earlier.figure.value);
  const isPlan = TELLS_PLAN.test(text.slice(one.claim.sentence.start, other.claim.sentence.end));
  const isUnlike = areUnlike(first, second) && !(isPlan && first.area === second.area);
  if (!isUnlike && moved === said.sign) return;
  const entries = [first, second];
  const difference: Difference = {
    slot: isUnlike ? 'compared' : 'direction',
    said: { start: said.start, end: said.end, text: text.slice(said.start, said.end) },
    recorded: isUnlike ? `${first.measure.label}; ${second.measure.label}` : moved > 0 ? 'up' : 'down',
    item: second.id,
  };
  const judgement: Judgement = {
    verdict: isUnlike ? 'misleading' : 'differs',
    entries,
    differences: [difference],
    confidence: 0.7,
  };
  for (const { claim } of [one, other]) wrong.set(claim, judgement);
}

/** Counted differently, over another length of time, or while it still went on. */
function areUnlike(one: FigureEntry, other: FigureEntry): boolean {
  const [short, long] = [daysOf(one.figure.period), daysOf(other.figure.period)].sort((left, right) => left - right);
  return one.measure !== other.measure || one.area !== other.area || (long ?? 0) > 1.3 * (short ?? 0) + 31;
}

/** The first word in the sentences of two claims, or right before them, that tells of a rise or a fall. */
function directionIn(text: string, one: JudgedClaim, other: JudgedClaim): Sign | undefined {
  const from = Math.max(0, one.claim.sentence.start - 60);
  const [first] = signsIn(text.slice(from, other.claim.sentence.end));
  return first && { sign: first.sign, start: from + first.start, end: from + first.end };
}
