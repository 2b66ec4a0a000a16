/** The quantities of one sentence: numerals that count something, with their units. */
import { type Counted, subjectBefore, unitFromContext } from './bare.ts';
import { isNoCount } from './not-counts.ts';
import { pluralFrom } from './noun-phrase.ts';
import { type Numeral, numeralAt } from './numerals.ts';
import type { Sentence, Token } from './tokens.ts';
import { type Unit, unitAfter } from './units.ts';

export interface ReadQuantity {
  start: number;
  end: number;
  value: number;
  unit: string;
  approximate: boolean;
}

interface Pending {
  numeral: Numeral;
  unit: Unit | undefined;
}

const APPROXIMATE = /^(about|around|nearly|almost|roughly|approximately|some|over|under|estimated|circa|least|most)$/;
const MORE = /^(more|fewer|less)$/;
const JOINS = /^(to|and|or|-|–)$/;
const A_WHILE = /^(second|year|month|week|day|hour|minute|decade|fortnight|century)$/;
const DURING =
  /^(in|within|for|over|every|than|nearly|almost|about|spent|spend|spends|spending|lasted|took|takes|taken)$/;
/** “Half a mile”. */
const HALVED = new Map(['mile', 'day', 'year', 'century', 'kilo', 'pint', 'metre'].map((unit) => [unit, `${unit}s`]));
/** “An hour should be the most.” */
const MODAL = /^(should|is|was|would|may|can|must|seems)$/;
const POINT_IN_TIME = /^(ago|earlier|later|before|after|or|to)$/;
const LONG = new Map([
  ['decade', { value: 10, unit: 'years' }],
  ['century', { value: 100, unit: 'years' }],
  ['fortnight', { value: 2, unit: 'weeks' }],
]);

/**
 * The quantities of a sentence, in order.
 * @param earlier the units that the paragraph counted before, last one last
 */
export function readQuantities(sentence: Sentence, earlier: readonly string[]): ReadQuantity[] {
  const { tokens } = sentence;
  const pending = shareAcross(tokens, numeralsOf(tokens));
  const counted: Counted[] = earlier.map((unit) => ({ unit }));
  const found: ReadQuantity[] = [];
  for (const { numeral, unit } of pending) {
    const name = unit?.name ?? unitFromContext(tokens, numeral, counted, sentence.paragraph === 0);
    if (name === undefined) continue;
    const full = /^per (?!cent)/.test(name) ? ofWhat(tokens, numeral, name, counted) : name;
    const to = unit?.to ?? numeral.to;
    const start = tokens[numeral.from]?.start ?? 0;
    const end = tokens[to - 1]?.end ?? start;
    const value = Number((numeral.value * (unit?.factor ?? 1)).toPrecision(12));
    found.push({ start, end, value, unit: full, approximate: isApproximate(tokens, numeral, full) });
    counted.push({ unit: full, to });
  }
  return found;
}

/**
 * A rate that names no noun is one of what was counted just before (“about six per officer”); one by thousands, of what its
 * sentence speaks of (“calls rose to 38 per 1,000 people”).
 */
function ofWhat(tokens: readonly Token[], { from }: Numeral, rate: string, counted: readonly Counted[]): string {
  const same = counted.findLast(({ unit }) => unit.endsWith(` ${rate}`));
  if (same) return same.unit;
  const isByThousands = /^per \d/.test(rate);
  const subject = rateSubject(tokens) ?? (isByThousands ? subjectBefore(tokens, from) : undefined);
  if (subject !== undefined || isByThousands) return subject === undefined ? rate : `${subject} ${rate}`;
  const last = counted.findLast(({ to }) => to !== undefined);
  return last && !last.unit.startsWith('per cent') ? `${last.unit.split(' ')[0]} ${rate}` : rate;
}

/** “The rate of such calls has risen to 38.5 per 1,000 people”. */
function rateSubject(tokens: readonly Token[]): string | undefined {
  const at = tokens.findIndex(({ lower }, index) => /^rates?$/.test(lower) && tokens[index + 1]?.lower === 'of');
  if (at === -1) return undefined;
  const from = /^(such|these|those|the)$/.test(tokens[at + 2]?.lower ?? '') ? at + 3 : at + 2;
  return pluralFrom(tokens, from)?.word;
}

function numeralsOf(tokens: readonly Token[]): Pending[] {
  const pending: Pending[] = [];
  for (let at = 0; at < tokens.length; ) {
    const length = lengthWithoutNumber(tokens, at);
    const numeral = length?.numeral ?? numeralAt(tokens, at);
    if (numeral === undefined) {
      at += 1;
      continue;
    }
    const unit = length?.unit ?? unitAfter(tokens, numeral);
    if (unit !== 'none' && !isNoCount(tokens, numeral)) pending.push({ numeral, unit });
    // A rate has numbers of its own (“per 1,000 people”).
    at = unit !== undefined && unit !== 'none' && / per \d/.test(` ${unit.name}`) ? unit.to : numeral.to;
  }
  return pending;
}

/** “In a year”, “a decade”, “half an hour”: lengths of time without a number. */
function lengthWithoutNumber(tokens: readonly Token[], at: number): { numeral: Numeral; unit: Unit } | undefined {
  const isHalf =
    tokens[at]?.lower === 'half' && /^(an|a|-)$/.test(tokens[at + 1]?.lower ?? '') && tokens[at + 2]?.lower === 'hour';
  if (isHalf) return lengthOf(at, at + 3, 30, 'minutes');
  const isHalfOf = tokens[at]?.lower === 'half' && /^an?$/.test(tokens[at + 1]?.lower ?? '');
  const halved = HALVED.get(tokens[at + 2]?.lower ?? '');
  if (isHalfOf && halved !== undefined) return lengthOf(at, at + 3, 0.5, halved);
  const word = tokens[at + 1]?.lower ?? '';
  const after = tokens[at + 2]?.lower ?? '';
  // “The year to March” names a year; “in a decade to say so” does not.
  const isPoint = POINT_IN_TIME.test(after) && !(after === 'to' && /^\p{Ll}/u.test(tokens[at + 3]?.text ?? ''));
  if (!/^an?$/.test(tokens[at]?.lower ?? '') || !A_WHILE.test(word) || isPoint) return undefined;
  const long = LONG.get(word);
  if (long) return lengthOf(at, at + 2, long.value, long.unit);
  const isAndHalf = ['and', 'a', 'half'].every((each, index) => tokens[at + 2 + index]?.lower === each);
  if (isAndHalf) return lengthOf(at, at + 5, 1.5, `${word}s`);
  const isMeasured = MODAL.test(tokens[at + 2]?.lower ?? '') && /^[“"‘'(]?$/.test(tokens[at - 1]?.text ?? '');
  const isDuring = DURING.test(tokens[at - 1]?.lower ?? '') && !(word === 'second' && isNoun(tokens[at + 2]));
  return isDuring || isMeasured ? lengthOf(at, at + 2, 1, `${word}s`) : undefined;
}

/** “A second officer” is no length of time. */
function isNoun(token: Token | undefined): boolean {
  return (
    token?.kind === 'word' && !/^(and|but|or|to|before|after|in|on|at|as|when|while|because|of)$/.test(token.lower)
  );
}

function lengthOf(from: number, to: number, value: number, name: string): { numeral: Numeral; unit: Unit } {
  return { numeral: { from, to, value, kind: 'number', scale: 1, digits: false }, unit: { name, to, factor: 1 } };
}

/** The ends of a range share what only one of them says: “£15-20 million”, “two to three years”, “from 4,000 to 5,200 officers”. */
function shareAcross(tokens: readonly Token[], pending: readonly Pending[]): Pending[] {
  return pending.map((one, index): Pending => {
    const [before, after] = [pending[index - 1], pending[index + 1]];
    if (after && isJoined(tokens, one, after)) return likeSecond(one, after);
    if (before && isJoined(tokens, before, one)) return likeFirst(before, one);
    return one;
  });
}

function isJoined(tokens: readonly Token[], first: Pending, second: Pending): boolean {
  const { from, to } = { from: first.numeral.to, to: second.numeral.from };
  const isApart = first.unit === undefined || first.numeral.kind === 'money';
  return isApart && to === from + 1 && JOINS.test(tokens[from]?.lower ?? '');
}

function likeSecond(first: Pending, second: Pending): Pending {
  const [numeral, other] = [first.numeral, second.numeral];
  const takesScale = numeral.scale === 1 && other.scale >= 1000 && numeral.digits && numeral.value < 1000;
  const value = takesScale ? numeral.value * other.scale : numeral.value;
  const unit = first.unit ? { ...first.unit, name: rateOf(first.unit.name, second.unit?.name ?? '') } : second.unit;
  return { numeral: { ...numeral, value }, unit: unit && { ...unit, to: numeral.to } };
}

function likeFirst(first: Pending, second: Pending): Pending {
  if (first.numeral.kind !== 'money' || second.unit !== undefined || !second.numeral.digits) return second;
  return { ...second, unit: first.unit && { ...first.unit, to: second.numeral.to } };
}

function rateOf(own: string, other: string): string {
  return other.startsWith(`${own} `) ? other : own;
}

function isApproximate(tokens: readonly Token[], { from, to }: Numeral, unit: string): boolean {
  const [before, second] = [tokens[from - 1]?.lower ?? '', tokens[from - 2]?.lower ?? ''];
  if (before === 'over' && /^(seconds|minutes|hours|days|weeks|months|years)$/.test(unit) && second !== 'just')
    return false;
  if (
    APPROXIMATE.test(before) ||
    (before === 'than' && MORE.test(second)) ||
    (before === 'to' && /^(up|close)$/.test(second))
  )
    return true;
  return tokens[to]?.lower === 'or' && /^(so|more)$/.test(tokens[to + 1]?.lower ?? '');
}
