/** The quantities of one sentence: numerals that count something, with their units. */
import { is, pluralOf, words, wordsOf } from '../lexicon/lexicon.ts';
import { type Counted, subjectBefore, unitFromContext } from './context.ts';
import { whyNoCount } from './not-counts.ts';
import { isBoundary, pluralFrom } from './noun-phrase.ts';
import { type Numeral, numeralAt } from './numerals.ts';
import { lowerAt, type Sentence, type Token } from './tokens.ts';
import { LONG_TIMES, type Unit, unitAfter } from './units.ts';

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

const JOINS = /^(to|and|or|-|–)$/;
const TIME = words('nouns.time-units', 's');
const A_WHILE = wordsOf('nouns.time-units', 'nouns.long-times');

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
  const from = /^(such|these|those|the)$/.test(lowerAt(tokens, at + 2)) ? at + 3 : at + 2;
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
    if (unit !== 'none' && whyNoCount(tokens, numeral) === undefined) pending.push({ numeral, unit });
    // A rate has numbers of its own (“per 1,000 people”).
    at = unit !== undefined && unit !== 'none' && / per \d/.test(` ${unit.name}`) ? unit.to : numeral.to;
  }
  return pending;
}

/** “In a year”, “a decade”, “half an hour”: lengths of time without a number. */
function lengthWithoutNumber(tokens: readonly Token[], at: number): { numeral: Numeral; unit: Unit } | undefined {
  const isHalf =
    tokens[at]?.lower === 'half' && /^(an|a|-)$/.test(lowerAt(tokens, at + 1)) && tokens[at + 2]?.lower === 'hour';
  if (isHalf) return lengthOf(at, at + 3, 30, 'minutes');
  const isHalfOf = tokens[at]?.lower === 'half' && /^an?$/.test(lowerAt(tokens, at + 1));
  const halved = lowerAt(tokens, at + 2);
  if (isHalfOf && is(halved, 'numbers.halved')) return lengthOf(at, at + 3, 0.5, pluralOf(halved));
  const word = lowerAt(tokens, at + 1);
  const after = lowerAt(tokens, at + 2);
  // “The year to March” names a year; “in a decade to say so” does not.
  const isPoint =
    (is(after, 'numbers.point-in-time') || /^(or|to)$/.test(after)) &&
    !(after === 'to' && /^\p{Ll}/u.test(tokens[at + 3]?.text ?? ''));
  if (!/^an?$/.test(lowerAt(tokens, at)) || !A_WHILE.has(word) || isPoint) return undefined;
  const long = LONG_TIMES.get(word);
  if (long) return lengthOf(at, at + 2, long.factor, long.name);
  const isAndHalf = ['and', 'a', 'half'].every((each, index) => tokens[at + 2 + index]?.lower === each);
  if (isAndHalf) return lengthOf(at, at + 5, 1.5, `${word}s`);
  const isMeasured = is(lowerAt(tokens, at + 2), 'numbers.measured') && /^[“"‘'(]?$/.test(tokens[at - 1]?.text ?? '');
  const isDuring = is(lowerAt(tokens, at - 1), 'numbers.lasting') && !(word === 'second' && isNoun(tokens[at + 2]));
  return isDuring || isMeasured ? lengthOf(at, at + 2, 1, `${word}s`) : undefined;
}

/** “A second officer” is no length of time. */
function isNoun(token: Token | undefined): boolean {
  return token?.kind === 'word' && !isBoundary(token.lower);
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
  return isApart && to === from + 1 && JOINS.test(lowerAt(tokens, from));
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
  const [before, second] = [lowerAt(tokens, from - 1), lowerAt(tokens, from - 2)];
  if (before === 'over' && TIME.has(unit) && second !== 'just') return false;
  if (
    is(before, 'numbers.approximate') ||
    (before === 'than' && /^(more|fewer|less)$/.test(second)) ||
    (before === 'to' && /^(up|close)$/.test(second))
  )
    return true;
  return tokens[to]?.lower === 'or' && /^(so|more)$/.test(lowerAt(tokens, to + 1));
}
