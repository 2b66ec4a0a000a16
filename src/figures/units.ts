/** What a number counts, where the words after it say so: per cent, money, times, a length of time, or a noun; and the rate. */
import { is, pairs, pluralOf, words } from '../lexicon/lexicon.ts';
import { isPlural, pluralFrom, singularFrom } from './noun-phrase.ts';
import type { Numeral } from './numerals.ts';
import { lowerAt, type Token } from './tokens.ts';

export interface Unit {
  name: string;
  /** index after its last token */
  to: number;
  /** what the value has to be multiplied by: a decade is ten years */
  factor: number;
}

const TIME = words('nouns.time-units');
const RATES = pairs('numbers.rates');
const CURRENCIES = pairs('numbers.currencies');
const SYMBOLS = pairs('numbers.symbols');
const POINTS_IN_TIME = words('numbers.point-in-time');
/** Units of time that are told in another one. */
export const LONG_TIMES = new Map([
  ['decade', { name: 'years', factor: 10 }],
  ['century', { name: 'years', factor: 100 }],
  ['fortnight', { name: 'weeks', factor: 2 }],
]);

/**
 * The unit that the tokens after a numeral give.
 * @returns undefined where none follows (“from 410 to 328”), 'none' where the words are no quantity at all (“two years ago”)
 */
export function unitAfter(tokens: readonly Token[], numeral: Numeral): Unit | 'none' | undefined {
  const base = baseUnit(tokens, numeral);
  if (base === undefined) return rateAlone(tokens, numeral.to);
  return base === 'none' ? base : withRate(tokens, numeral, base);
}

function baseUnit(tokens: readonly Token[], numeral: Numeral): Unit | 'none' | undefined {
  const { to, kind } = numeral;
  const next = lowerAt(tokens, to);
  if (kind === 'money') return { name: numeral.currency ?? 'GBP', to, factor: 1 };
  if (kind === 'share') return { name: 'per cent', to, factor: 1 };
  if (kind === 'times') return { name: 'times', to, factor: 1 };
  return (
    ofAnAge(tokens, to) ??
    perCent(tokens, to) ??
    pence(tokens, numeral) ??
    hyphenated(tokens, to) ??
    lengthOfTime(tokens, numeral) ??
    symbol(next, to) ??
    noun(tokens, numeral)
  );
}

const OF_AGE = 18;

/** “650 10 to 17-year-olds”: children, or people. */
function ofAnAge(tokens: readonly Token[], to: number): Unit | undefined {
  const [first, join, last, , year, , olds] = tokens.slice(to, to + 7);
  if (first?.kind !== 'number' || last?.kind !== 'number' || year?.lower !== 'year') return undefined;
  if (!/^(?:to|and|-|–)$/.test(join?.text ?? '') || !/^olds?$/.test(olds?.lower ?? '')) return undefined;
  return { name: Number(last.text) < OF_AGE ? 'children' : 'people', to: to + 7, factor: 1 };
}

function perCent(tokens: readonly Token[], to: number): Unit | undefined {
  const at = tokens[to]?.text === '-' ? to + 1 : to;
  const next = tokens[at]?.lower;
  const end =
    next === '%' || next === 'percent' || next === 'pc'
      ? at + 1
      : next === 'per' && tokens[at + 1]?.lower === 'cent'
        ? at + 2
        : undefined;
  const points = end ?? (next === 'percentage' ? at + 1 : at);
  const isPoints = /^points?$/.test(lowerAt(tokens, points));
  // “I just want three points”: without a share beside them, points are counted.
  const isShare = points > at || tokens.some(({ lower }) => lower === '%' || is(lower, 'numbers.share-context'));
  if (isPoints && isShare && (tokens[points]?.lower === 'points' || points > at))
    return { name: 'percentage points', to: points + 1, factor: 1 };
  return end === undefined ? undefined : { name: 'per cent', to: end, factor: 1 };
}

function pence(tokens: readonly Token[], { to, digits }: Numeral): Unit | undefined {
  const next = tokens[to];
  const isPence = next?.lower === 'pence' || (next?.lower === 'p' && next.glued && digits);
  return isPence ? { name: 'GBP', to: to + 1, factor: 0.01 } : undefined;
}

function hyphenated(tokens: readonly Token[], to: number): Unit | 'none' | undefined {
  if (tokens[to]?.text === 'fold' || tokens[to]?.lower === 'fold') return { name: 'times', to: to + 1, factor: 1 };
  const word = lowerAt(tokens, to + 1);
  if (tokens[to]?.text !== '-' || tokens[to + 1]?.kind !== 'word' || /^(to|and|or|in|a)$/.test(word)) return undefined;
  if (/^(plus|odd)$/.test(word)) return noun(tokens, { to: to + 2, value: 2, digits: true });
  if (word === 'fold') return { name: 'times', to: to + 2, factor: 1 };
  if (word === 'strong') return { name: 'people', to: to + 2, factor: 1 };
  const long = LONG_TIMES.get(word);
  if (long) return { ...long, to: to + 2 };
  if (is(word, 'numbers.hyphenated')) return { name: pluralOf(word), to: to + 2, factor: 1 };
  return 'none';
}

function lengthOfTime(tokens: readonly Token[], { from, to }: Numeral): Unit | 'none' | undefined {
  const at = is(lowerAt(tokens, to), 'numbers.length-adjectives') ? to + 1 : to;
  const word = lowerAt(tokens, at);
  const singular = word.replace(/ies$/, 'y').replace(/s$/, '');
  const long = LONG_TIMES.get(singular);
  if (!long && !TIME.has(word)) return undefined;
  // “14 night routes” are routes.
  if (!word.endsWith('s') && isPlural(lowerAt(tokens, at + 1))) return undefined;
  const isPossessive = /['’]/.test(tokens[at + 1]?.text ?? '');
  // “For three seconds before the junction” is as long as it says.
  const before = is(lowerAt(tokens, from - 1), 'numbers.before-compared') ? from - 2 : from - 1;
  const isLasting = /^(?:for|lasted|lasting)$/.test(lowerAt(tokens, before));
  if (!isPossessive && !isLasting && POINTS_IN_TIME.has(lowerAt(tokens, at + 1))) return 'none';
  return { name: long?.name ?? pluralOf(singular), to: at + 1, factor: long?.factor ?? 1 };
}

function symbol(next: string, to: number): Unit | undefined {
  const singular = next.replace(/s$/, '');
  const name = CURRENCIES.get(singular)?.toUpperCase() ?? SYMBOLS.get(singular);
  return name === undefined ? undefined : { name, to: to + 1, factor: 1 };
}

function noun(
  tokens: readonly Token[],
  { to, value, digits }: Pick<Numeral, 'to' | 'value' | 'digits'>,
): Unit | undefined {
  if (tokens[to]?.lower === 'others') return undefined;
  const found = pluralFrom(tokens, to) ?? (value === 1 && !digits ? singularFrom(tokens, to) : undefined);
  return found && { name: found.word, to: found.to, factor: 1 };
}

/** “£200 of stock a week”, “34 searches per 1,000 people”, “£38,000 annual bill”. */
function withRate(tokens: readonly Token[], numeral: Numeral, unit: Unit): Unit {
  const adverb = RATES.get(lowerAt(tokens, numeral.to)) ?? RATES.get(lowerAt(tokens, unit.to));
  if (adverb !== undefined && unit.name !== 'years') return { ...unit, name: `${unit.name} ${adverb}` };
  const isOf = tokens[unit.to]?.lower === 'of';
  for (let at = unit.to; at <= unit.to + (isOf ? 4 : 0); at += 1) {
    if (at > unit.to && tokens[at]?.kind === 'mark') break;
    const rate = rateAt(tokens, at);
    if (rate) return { ...unit, name: `${unit.name} ${rate.name}`, to: at === unit.to ? rate.to : unit.to };
  }
  return unit;
}

/** “1.5 per 100,000 people”: the rate is all that is said. */
function rateAlone(tokens: readonly Token[], to: number): Unit | undefined {
  const rate = tokens[to]?.lower === 'per' || tokens[to]?.lower === 'a' ? rateAt(tokens, to) : undefined;
  return rate && tokens[to]?.lower === 'per' ? { ...rate, factor: 1 } : undefined;
}

function rateAt(tokens: readonly Token[], at: number): { name: string; to: number } | undefined {
  const [first, second, third] = [lowerAt(tokens, at), tokens[at + 1], tokens[at + 2]];
  if (first === 'per' && second?.kind === 'number') {
    const noun = third?.kind === 'word' && !/^(in|last|for|and)$/.test(third.lower) ? ` ${third.lower}` : '';
    return { name: `per ${second.text}${noun}`, to: at + (noun ? 3 : 2) };
  }
  if (!/^(a|an|per|each|every)$/.test(first) || !is(second?.lower ?? '', 'numbers.per')) return undefined;
  const isTime = TIME.has(second?.lower ?? '');
  if (!isTime && first !== 'per' && second?.lower !== 'head') return undefined;
  if (isTime && POINTS_IN_TIME.has(third?.lower ?? '')) return undefined;
  return { name: `${isTime ? (second?.lower === 'hour' ? 'an' : 'a') : 'per'} ${second?.lower ?? ''}`, to: at + 2 };
}
