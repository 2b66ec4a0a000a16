/** Numbers as they are written, in digits, words and fractions → values. */
import { is, lemma, pairs, words, wordsOf } from '../lexicon/lexicon.ts';
import { lowerAt, type Token } from './tokens.ts';

export interface Numeral {
  /** index of its first token */
  from: number;
  /** index after its last token */
  to: number;
  value: number;
  kind: 'number' | 'money' | 'share' | 'times';
  currency?: string;
  /** what a word such as “million” multiplied it by; 1 where there is none */
  scale: number;
  /** written in figures */
  digits: boolean;
}

const numbers = (name: string) => new Map(Array.from(pairs(name), ([word, value]) => [word, Number(value)]));

const SMALL = numbers('numbers.small');
const TENS = numbers('numbers.tens');
const SCALES = numbers('numbers.scales');
const LETTER_SCALES = numbers('numbers.scale-letters');
const SCALE_WORDS = numbers('numbers.scale-words');
const PARTS = numbers('numbers.parts');
const MULTIPLES = numbers('numbers.multiples');
const CURRENCIES = new Map([
  ['£', 'GBP'],
  ['$', 'USD'],
  ['€', 'EUR'],
]);
const AFTER_SHARE = words('numbers.after-a-share');
const TIME_UNITS = wordsOf('nouns.time-units', 'nouns.long-times');

/** The numeral that begins at a token, if one does. */
export function numeralAt(tokens: readonly Token[], from: number): Numeral | undefined {
  return (
    moneyAt(tokens, from) ??
    oddsAt(tokens, from) ??
    shareAt(tokens, from) ??
    timesAt(tokens, from) ??
    plainAt(tokens, from)
  );
}

function moneyAt(tokens: readonly Token[], from: number): Numeral | undefined {
  const currency = CURRENCIES.get(tokens[from]?.text ?? '');
  if (currency === undefined) return undefined;
  const amount = plainAt(tokens, from + 1);
  return amount?.digits ? { ...amount, from, kind: 'money', currency } : undefined;
}

/** One in four, one officer in five, six in 10, nine out of ten. */
function oddsAt(tokens: readonly Token[], from: number): Numeral | undefined {
  const first = plainAt(tokens, from);
  if (first === undefined || !Number.isInteger(first.value)) return undefined;
  const named =
    first.value === 1 && !first.digits && tokens[first.to + 1]?.lower === 'in'
      ? plainAt(tokens, first.to + 2)
      : undefined;
  if (
    named &&
    !named.digits &&
    named.value > 1 &&
    !isTimeUnit(tokens[named.to]?.lower) &&
    tokens[first.to]?.kind === 'word'
  ) {
    return { ...named, from, value: rounded(100 / named.value), kind: 'share' };
  }
  const out = tokens[first.to]?.lower === 'out' && tokens[first.to + 1]?.lower === 'of';
  const hyphens =
    tokens[first.to]?.text === '-' && tokens[first.to + 1]?.lower === 'in' && tokens[first.to + 2]?.text === '-';
  if (!out && !hyphens && tokens[first.to]?.lower !== 'in') return undefined;
  const at = first.to + (out ? 2 : hyphens ? 3 : 1);
  const second = plainAt(tokens, tokens[at]?.lower === 'every' ? at + 1 : at);
  const isWhole = second?.scale === 1 || (second?.digits === false && second.value === second.scale);
  if (second === undefined || !isWhole || second.value <= first.value) return undefined;
  if (!(second.value <= 20 || [50, 100, 1000].includes(second.value)) || isTimeUnit(tokens[second.to]?.lower))
    return undefined;
  return { ...second, from, value: rounded((100 * first.value) / second.value), kind: 'share' };
}

function shareAt(tokens: readonly Token[], from: number): Numeral | undefined {
  const first = lowerAt(tokens, from);
  if (first === 'half' || first === 'halved') return halfAt(tokens, from);
  const count = first === 'a' ? 1 : SMALL.get(first);
  if (count === undefined) return undefined;
  const at = tokens[from + 1]?.text === '-' ? from + 2 : from + 1;
  const word = lowerAt(tokens, at);
  const part =
    PARTS.get(word) ?? (word.endsWith('s') ? PARTS.get(word.slice(0, -1)) : word === 'halves' ? 2 : undefined);
  if (part === undefined || count > 1 !== word.endsWith('s') || count >= part) return undefined;
  if (word === 'half' && tokens[at + 1]?.text === '-') return undefined;
  const next = tokens[at + 1];
  if (next?.kind === 'word' && count === 1 && !AFTER_SHARE.has(next.lower)) return undefined;
  return ofScale(
    tokens,
    { from, to: at + 1, value: rounded((100 * count) / part), kind: 'share', scale: 1, digits: false },
    count / part,
  );
}

function halfAt(tokens: readonly Token[], from: number): Numeral | undefined {
  const next = tokens[from + 1];
  const share: Numeral = { from, to: from + 1, value: 50, kind: 'share', scale: 1, digits: false };
  if (next?.text === '-' || /^(past|time|term)$/.test(next?.lower ?? '')) return undefined;
  if (next?.lower === 'a' && SCALES.has(lowerAt(tokens, from + 2))) {
    const scale = SCALES.get(lowerAt(tokens, from + 2)) ?? 1;
    return { ...share, to: from + 3, value: scale / 2, kind: 'number', scale };
  }
  if (next?.lower === 'an' && tokens[from + 2]?.lower === 'hour') return undefined;
  return isAdverb(tokens, from) ? undefined : share;
}

/** “A tackle half made”, “a centre half”: no share of anything. */
function isAdverb(tokens: readonly Token[], from: number): boolean {
  const [before, next] = [tokens[from - 1], tokens[from + 1]];
  const behind = next?.lower ?? '';
  if (is(behind, 'numbers.whose-half')) return false;
  if (is(before?.lower ?? '', 'numbers.named-half')) return true;
  const isNounBefore =
    before?.kind === 'word' && /^\p{Ll}/u.test(before.text) && !is(before.lower, 'numbers.before-half');
  return isNounBefore || is(behind, 'numbers.half-done') || /^\p{L}{3,}ed$/u.test(behind);
}

/** “A quarter of a million” is a number. */
function ofScale(tokens: readonly Token[], share: Numeral, part: number): Numeral {
  const scale = SCALES.get(lowerAt(tokens, share.to + 2));
  const isScaled = tokens[share.to]?.lower === 'of' && tokens[share.to + 1]?.lower === 'a' && scale !== undefined;
  if (!isScaled) return share;
  return { ...share, to: share.to + 3, value: scale * part, kind: 'number', scale };
}

function timesAt(tokens: readonly Token[], from: number): Numeral | undefined {
  const word = lowerAt(tokens, from);
  const fold = word.endsWith('fold') ? SMALL.get(word.slice(0, -4)) : undefined;
  const value = fold ?? MULTIPLES.get(word) ?? (word === 'double' && isMultiplied(tokens, from) ? 2 : undefined);
  // “Think twice”.
  if (value === undefined || lemma(lowerAt(tokens, from - 1)) === 'think') return undefined;
  return { from, to: from + 1, value, kind: 'times', scale: 1, digits: false };
}

/** “Double the number”, “to double patrols”; a double murder is no multiple. */
function isMultiplied(tokens: readonly Token[], from: number): boolean {
  const [before, next] = [lowerAt(tokens, from - 1), lowerAt(tokens, from + 1)];
  return /^(the|that)$/.test(next) || before === 'to' || is(before, 'function.modals');
}

function plainAt(tokens: readonly Token[], from: number): Numeral | undefined {
  const base = digitsAt(tokens, from) ?? wordsAt(tokens, from);
  if (base === undefined) return undefined;
  // “Eight-and-a-half years”
  const isHyphened = ['-', 'and', '-', 'a', '-', 'half'].every(
    (word, index) => tokens[base.to + index]?.lower === word,
  );
  if (isHyphened) return { ...base, to: base.to + 6, value: base.value + base.scale / 2 };
  const isHalf = ['and', 'a', 'half'].every((word, index) => tokens[base.to + index]?.lower === word);
  if (!isHalf) return base;
  // “One and a half million”.
  const scale = base.scale === 1 ? SCALES.get(lowerAt(tokens, base.to + 3)) : undefined;
  const value = (base.value + base.scale / 2) * (scale ?? 1);
  return { ...base, to: base.to + (scale ? 4 : 3), value, scale: scale ?? base.scale };
}

function digitsAt(tokens: readonly Token[], from: number): Numeral | undefined {
  const token = tokens[from];
  if (token?.kind !== 'number') return undefined;
  const number = Number(token.text.replaceAll(',', ''));
  const own = scaleAt(tokens, from + 1);
  const scale = own ?? scaleBehind(tokens, from + 1, number) ?? 1;
  const value = Number((number * scale).toPrecision(15));
  return { from, to: from + (own === undefined ? 1 : 2), value, kind: 'number', scale, digits: true };
}

function scaleAt(tokens: readonly Token[], at: number): number | undefined {
  const { lower = '', glued = false } = tokens[at] ?? {};
  return (glued ? LETTER_SCALES.get(lower) : undefined) ?? SCALES.get(lower) ?? SCALE_WORDS.get(lower);
}

/** “Between 5 and 8 thousand”, “3-4 million”: the scale behind the second number is the first one's, too. */
function scaleBehind(tokens: readonly Token[], at: number, number: number): number | undefined {
  const second = tokens[at + 1];
  if (!RANGE.has(lowerAt(tokens, at)) || second?.kind !== 'number') return undefined;
  const isLarger = Number(second.text.replaceAll(',', '')) > number;
  return isLarger && number < 1000 ? scaleAt(tokens, at + 2) : undefined;
}

const RANGE = new Set(['and', 'to', 'or', '-', '–']);

/** Twenty-three, one hundred and twelve, two million, a dozen. */
function wordsAt(tokens: readonly Token[], from: number): Numeral | undefined {
  let at = from;
  let total = 0;
  let group = 0;
  let scaled = 1;
  for (;;) {
    const word = lowerAt(tokens, at);
    const scale = SCALES.get(word);
    if (at === from && (word === 'a' || word === 'an') && SCALES.has(lowerAt(tokens, from + 1))) group = 1;
    else if (SMALL.has(word) && group % 10 === 0 && (group % 100 !== 10 || group === 0)) group += SMALL.get(word) ?? 0;
    else if (TENS.has(word) && group % 100 === 0) group += TENS.get(word) ?? 0;
    else if (scale !== undefined && group > 0) {
      scaled = Math.max(scaled, scale);
      if (scale <= 100) group *= scale;
      else {
        total += group * scale;
        group = 0;
      }
    } else break;
    at += 1;
    const joins = tokens[at]?.text === '-' || (tokens[at]?.lower === 'and' && scaled > 1 && group + total > 0);
    const next = lowerAt(tokens, at + 1);
    const tens =
      tokens[at]?.text === '-'
        ? TENS.has(lowerAt(tokens, at - 1)) && (SMALL.get(next) ?? 10) < 10
        : isSmallNumber(next);
    if (joins && tens) at += 1;
  }
  const value = total + group;
  return at > from && value > 0 ? { from, to: at, value, kind: 'number', scale: scaled, digits: false } : undefined;
}

function isSmallNumber(word: string): boolean {
  return SMALL.has(word) || TENS.has(word);
}

function isTimeUnit(word: string | undefined): boolean {
  return TIME_UNITS.has(word ?? '');
}

function rounded(share: number): number {
  return Math.round(share * 10) / 10;
}
