/** The quantities that an article states: how many of what, when, where, who counted, and what they are compared with. */
import type { Corpus } from '../corpus/corpus.ts';
import type { IsoDate } from '../corpus/schema.ts';
import { type PeriodMention, periodOf, readPeriods } from '../dates/articles.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { Quantity } from '../reading/types.ts';
import { looksBack, spokenOf } from './context.ts';
import { areaOf, counterOf, measureOf } from './known.ts';
import { type ReadQuantity, readQuantities } from './read.ts';
import { type Sentence, sentencesIn } from './tokens.ts';

export interface FiguresContext {
  /** the day that “last year” is worked out from */
  published?: IsoDate;
  /** whose measures and people the figures are matched to */
  corpus?: Corpus;
}

/** What stands between a figure and the one that it is held against: “127, up from 116 in 2017”. */
const AGAINST = new RegExp(
  String.raw`\b(?:(?:up|down|${pattern('numbers.change-from')}) from|compared (?:with|to)|against|than(?: the)?)\s(?:${pattern('numbers.before-compared')} )?[£$€]?$`,
);
const FROM = /\bfrom\s[£$€]?$/;
const COMPARED_WITHIN = 60;

/** How far from a number the name of its measure may stand, in characters. */
const NEAR = 90;

/**
 * Every quantity that a text states, in the order in which they stand: counts, shares, rates, money and lengths of time,
 * but no ages, dates, times of day or numbers in names. Looks back and never forward: what follows a paragraph changes nothing in it.
 * @param text any text; nothing in it makes this throw
 */
export function quantitiesIn(text: string, context: FiguresContext = {}): Quantity[] {
  return readSentences(text).flatMap(({ sentence, read }) => {
    if (read.length === 0) return [];
    const words = text.slice(sentence.start, sentence.end);
    const about = aboutSentence(words, context);
    return read.map((quantity) => describe(text, words, sentence, quantity, read, about, context));
  });
}

/** What a sentence says of all its figures. */
interface About {
  periods: readonly PeriodMention[];
  area: string | undefined;
  by: string | undefined;
}

function aboutSentence(words: string, { published, corpus }: FiguresContext): About {
  return {
    periods: readPeriods(words, published),
    area: corpus && areaOf(words, corpus),
    by: corpus && counterOf(words, corpus),
  };
}

interface ReadSentence {
  sentence: Sentence;
  read: ReadQuantity[];
}

function readSentences(text: string): ReadSentence[] {
  const all: ReadSentence[] = [];
  let paragraph = -1;
  let earlier: string[] = [];
  for (const sentence of sentencesIn(text)) {
    if (sentence.paragraph !== paragraph) {
      if (!looksBack(sentence.tokens)) earlier = [];
      paragraph = sentence.paragraph;
    }
    const read = readQuantities(sentence, earlier);
    const units = read.map(({ unit }) => unit);
    const about = spokenOf(sentence.tokens, units);
    earlier = [...earlier.slice(-3), ...(about === undefined ? [] : [about]), ...units];
    all.push({ sentence, read });
  }
  return all;
}

function describe(
  text: string,
  words: string,
  sentence: Sentence,
  quantity: ReadQuantity,
  all: readonly ReadQuantity[],
  { periods, area, by }: About,
  { corpus }: FiguresContext,
): Quantity {
  const { start, end, value, unit, approximate } = quantity;
  const others = all.filter((other) => other !== quantity).map((other) => other.start - sentence.start);
  const period = periodOf(periods, start - sentence.start, others);
  const measure = corpus && measureOf(near(words, sentence, quantity), unit, corpus, area, text.slice(start, end));
  const other = comparedWith(text, quantity, all);
  return {
    start,
    end,
    text: text.slice(start, end),
    value,
    unit,
    ...(approximate && { approximate }),
    ...(measure !== undefined && { measure }),
    ...(period !== undefined && { period }),
    ...(area !== undefined && { area }),
    ...(by !== undefined && { by }),
    ...(other !== undefined && { comparedWith: other }),
    confidence: confidence(measure !== undefined, period !== undefined, by !== undefined),
  };
}

/** The words that stand close enough to say what is counted. */
function near(words: string, sentence: Sentence, { start, end }: ReadQuantity): string {
  return words.slice(Math.max(0, start - sentence.start - NEAR), end - sentence.start + NEAR);
}

/** A figure of the record needs its measure first, then its period. */
function confidence(hasMeasure: boolean, hasPeriod: boolean, hasCounter: boolean): number {
  return (hasMeasure ? 0.5 : 0.1) + (hasPeriod ? 0.25 : 0) + (hasCounter ? 0.15 : 0);
}

interface Comparable {
  start: number;
  end: number;
  unit: string;
}

/**
 * The start of the quantity that this one is compared with.
 * @param all the quantities of its sentence, in order
 */
function comparedWith(text: string, quantity: Comparable, all: readonly Comparable[]): number | undefined {
  const at = all.findIndex(({ start }) => start === quantity.start);
  const [before, next] = [all[at - 1], all[at + 1]];
  // “From 410 to 328”: the second is the new one.
  if (
    before &&
    isSame(before, quantity) &&
    /^ to $/.test(text.slice(before.end, quantity.start).replace(/[£$€]$/, ''))
  ) {
    return FROM.test(text.slice(Math.max(0, before.start - COMPARED_WITHIN), before.start)) ? before.start : undefined;
  }
  if (!next || !isSame(next, quantity)) return undefined;
  return AGAINST.test(text.slice(Math.max(quantity.end, next.start - COMPARED_WITHIN), next.start))
    ? next.start
    : undefined;
}

function isSame(one: Comparable, other: Comparable): boolean {
  return one.unit === other.unit;
}
