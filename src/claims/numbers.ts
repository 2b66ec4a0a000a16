/** The numbers that a text states as quantities: their values, and what each is a count, a share or a sum of. */

import { whyNoCount } from '../figures/not-counts.ts';
import { isPlural } from '../figures/noun-phrase.ts';
import { numeralAt } from '../figures/numerals.ts';
import { lowerAt, sentencesIn, type Token } from '../figures/tokens.ts';
import { is, words } from '../lexicon/lexicon.ts';

/** What a number is of: unlike kinds are never the same figure. */
export type NumberKind = 'count' | 'share' | 'points' | 'money' | 'times' | 'duration';

export interface StatedNumber {
  start: number;
  end: number;
  value: number;
  kind: NumberKind;
  /** the words behind it that tell what is counted, in small letters */
  behind: readonly string[];
  /** “a month”, “each”: what it is a rate of */
  rate?: string;
  /** how exact the message makes it: “about”, “over”, “under”; absent where it is exact */
  hedge?: 'about' | 'over' | 'under';
  /** another number is held against it, and nothing tells of when it is: “up from 116” */
  isBase: boolean;
  /** written in digits or with a scale, or else in a word that is often no count: one, two, three */
  isSmallWord: boolean;
}

const ABOUT = words('claims.about');
const OVER = words('claims.over');
const UNDER = words('claims.under');
const RATES = words('claims.rates');
const TIME = words('nouns.time-units');

/** Every number of a text that counts something, in its order. Years, days, ages, sections and telephone numbers are none. */
export function numbersIn(text: string): StatedNumber[] {
  return sentencesIn(text).flatMap(({ tokens }) => numbersOf(tokens));
}

function numbersOf(tokens: readonly Token[]): StatedNumber[] {
  const found: StatedNumber[] = [];
  for (let at = 0; at < tokens.length; ) {
    const numeral = numeralAt(tokens, at);
    if (numeral === undefined) {
      at += 1;
      continue;
    }
    at = numeral.to;
    if (
      (/^(?:per|each|every)$/.test(lowerAt(tokens, numeral.from - 1)) && numeral.value >= 100) ||
      whyNoCount(tokens, numeral) !== undefined ||
      isYearSpan(tokens, numeral.from) ||
      // “One (1)”
      (tokens[numeral.from - 1]?.text === '(' && found.at(-1)?.value === numeral.value) ||
      isSection(tokens, numeral.from)
    )
      continue;
    const first = tokens[numeral.from];
    const last = tokens[numeral.to - 1];
    if (first === undefined || last === undefined) continue;
    const sign = signBehind(tokens, numeral.to);
    const to = numeral.to + sign.length;
    const behind = tokens.slice(to, to + 8).map(({ lower }) => lower);
    const kind =
      numeral.kind === 'number' ? (sign.kind ?? (isTime(behind) ? 'duration' : 'count')) : KINDS[numeral.kind];
    const rate = rateBehind(behind);
    // “A quarter”, “one in five”: a share in words is a rounded one.
    const isRounded = numeral.kind === 'share' && !numeral.digits;
    const hedge = hedgeBefore(tokens, numeral.from) ?? (isRounded ? 'about' : undefined);
    found.push({
      start: first.start,
      end: tokens[to - 1]?.end ?? last.end,
      value: numeral.value,
      kind,
      behind,
      ...(rate !== undefined && { rate }),
      ...(hedge !== undefined && { hedge }),
      isBase: BASE.test(lowerAt(tokens, numeral.from - 1)) && !DATED.test(behind.slice(0, 4).join(' ')),
      isSmallWord: numeral.kind === 'number' && !numeral.digits && numeral.value < 13,
    });
  }
  return found;
}

const BASE = /^(?:from|than|against|vs|v)$/;
const DATED = /\d{2}|\byear (?:before|earlier|prior)\b|\bprevious year\b/;
const KINDS = { money: 'money', share: 'share', times: 'times' } as const;

/** “2018-19”, “18/19”: either number of a span of years. */
function isYearSpan(tokens: readonly Token[], at: number): boolean {
  const isSpan = (from: number) => {
    const [token, next, last] = tokens.slice(Math.max(0, from), from + 3);
    return (
      from >= 0 &&
      /^\d\d(\d\d)?$/.test(token?.text ?? '') &&
      /^[/–-]$/.test(next?.text ?? '') &&
      next?.glued === true &&
      last?.kind === 'number'
    );
  };
  const follows = Number(tokens[at]?.text) === (Number(tokens[at - 2]?.text) + 1) % 100;
  return isSpan(at) || (follows && isSpan(at - 2));
}

/** “81,184 section 44 searches”. */
function isSection(tokens: readonly Token[], at: number): boolean {
  return is(lowerAt(tokens, at - 1), 'numbers.always-labels') || /^s\.?$/.test(lowerAt(tokens, at - 1));
}

function signBehind(tokens: readonly Token[], at: number): { kind?: NumberKind; length: number } {
  const [first = '', second = ''] = [tokens[at]?.lower, tokens[at + 1]?.lower];
  if (/^(?:percentage|%)$/.test(first) && /^points?$/.test(second)) return { kind: 'points', length: 2 };
  if (first === '%' || first === 'percent' || first === 'pc') return { kind: 'share', length: 1 };
  if (first === 'per' && second === 'cent') return { kind: 'share', length: 2 };
  if (first === 'pounds' || first === 'quid') return { kind: 'money', length: 1 };
  if (first === 'times' || (first === 'x' && tokens[at]?.glued === true)) return { kind: 'times', length: 1 };
  return { length: 0 };
}

function isTime([first = '', second = '']: readonly string[]): boolean {
  return (
    TIME.has(first) || (first === 'and' && second === 'a') || (is(first, 'claims.before-times') && TIME.has(second))
  );
}

/** “4,195 operations a month”, “£11,025 each”: within the words that tell what is counted. */
function rateBehind(behind: readonly string[]): string | undefined {
  for (const [at, word] of behind.entries()) {
    if (word === 'each' || word === 'apiece') return 'each';
    if (RATES.has(word)) return word;
    const next = behind[at + 1] ?? '';
    if (/^(?:per|every|each)$/.test(word) && /^(?:hundred|thousand|million|1\d*$|1[\d,]+$)/.test(next)) return next;
    if (/^(?:a|per|every|each)$/.test(word) && (TIME.has(next) || is(next, 'numbers.per'))) return next;
    if (at > 0 && !isPlural(word) && is(word, 'function.phrase-ends')) return undefined;
  }
  return undefined;
}

function hedgeBefore(tokens: readonly Token[], at: number): StatedNumber['hedge'] {
  const [before = '', earlier = ''] = [tokens[at - 1]?.lower, tokens[at - 2]?.lower];
  const two = `${earlier} ${before}`;
  if (OVER.has(before) || OVER.has(two)) return 'over';
  if (UNDER.has(before) || UNDER.has(two)) return 'under';
  return ABOUT.has(before) || ABOUT.has(two) ? 'about' : undefined;
}
