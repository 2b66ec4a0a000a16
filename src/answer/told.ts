/** What an entry's text tells: numbers, sums of money, names, times. */
import type { Entry, StatementEntry } from '../corpus/corpus.ts';
import { remembered } from '../corpus/field.ts';
import type { Period, Person, Statement } from '../corpus/schema.ts';
import { readPeriods } from '../dates/articles.ts';
import { pairs, pattern } from '../lexicon/lexicon.ts';
import { stem, words } from '../search/analyzer.ts';

/** What an entry tells: a statement's text; of a figure all that says what was counted. */
export function textOf(entry: Entry): string {
  if (entry.kind === 'statement') return entry.statement.text;
  const { area, measure, figure } = entry;
  return [measure.label, area, measure.unit, figure.event, figure.note].join('. ');
}

/** The words of the names of some people and organisations. */
export function wordsOfNames(people: readonly Person[]): Set<string> {
  return new Set(people.flatMap(({ name, aliases }) => [name, ...aliases]).flatMap(words));
}

const NUMBER = new RegExp(String.raw`\d|\b${pattern('questions.counted')}\b`, 'i');
const MONTH = pattern('calendar.months');
/** Numbers that count nothing: of years, days, laws and telephones, and those in names: “the V100 list”, “the A40”. */
const OTHER_NUMBERS = new RegExp(
  String.raw`\b\d{4}-\d\d-\d\d\b|\b(?:19|20)\d\d\b|\b\d\d?(?:st|nd|rd|th)? ${MONTH}\b|\b${MONTH} \d\d?\b|\b(?:section|article) \d+|\bs\.? ?\d+|\b(?:999|101|[a-z]\d+)\b`,
  'gi',
);

/** A text without the numbers in it that count nothing. */
export function withoutOtherNumbers(text: string): string {
  return text.replace(OTHER_NUMBERS, ' ');
}

/** Whether a text tells a number of something. */
function tellsNumber(text: string): boolean {
  // Most texts have no number at all, and nothing has to be left out of them.
  return hasNumber(text) && NUMBER.test(withoutOtherNumbers(text));
}

/** Whether a text has a number of any sort. */
function hasNumber(text: string): boolean {
  return NUMBER.test(text);
}

const MONEY = new RegExp(String.raw`\b${pattern('questions.money-told')}\b`, 'i');

/** Whether a text tells a sum of money. */
export function tellsSum(text: string): boolean {
  return text.includes('£') || (MONEY.test(text) && tellsNumber(text));
}

/** Two words with capitals in a row, as a name has them. */
const NAMED = /\p{Lu}\p{Ll}+ \p{Lu}[\p{L}'’-]+/gu;

/** Whether a text has a name of which no word is known. */
export function tellsName(text: string, isKnown: (word: string) => boolean): boolean {
  return Array.from(text.matchAll(NAMED)).some(([name]) => !name.startsWith('The ') && !words(name).some(isKnown));
}

const YEAR = /^(?:19|20)\d\d$/;
const NUMERAL = new RegExp(String.raw`^(?:£?\d[\d.]*(?:[kmb]n?)?|${pattern('questions.counted')})$`);
const NAMES_BY_NUMBER = new Set(['section', 'article', 'operation', 's']);
const NUMBERS_OF_NAMES = new Set(['999', '101']);

/** The numbers among some words, and where they stand: no years, and no numbers of laws and of telephones. */
export function numbersIn(told: readonly string[]): { word: string; at: number }[] {
  return told.flatMap((word, at) =>
    NUMERAL.test(word) &&
    !YEAR.test(word) &&
    !NAMES_BY_NUMBER.has(told[at - 1] ?? '') &&
    !NUMBERS_OF_NAMES.has(word) &&
    !isOfTwoYears(told, at)
      ? [{ word, at }]
      : [],
  );
}

/** “2025-26”, “25/26”: a year and the next one. */
function isOfTwoYears(told: readonly string[], at: number): boolean {
  const follows = (one = '', next = '') => /^(?:20)?\d\d$/.test(one) && next === String(Number(one.slice(-2)) + 1);
  return follows(told[at - 1], told[at]) || follows(told[at], told[at + 1]);
}

const IN_LETTERS = new Map([...pairs('numbers.small'), ...pairs('numbers.tens')]);

/** A number as figures tell it: “thirty” is 30. */
export function inFigures(word: string): string {
  return IN_LETTERS.get(word) ?? word;
}

/** What a statement tells in numbers. */
interface ToldNumbers {
  /** whether it tells a number of something, as `tellsNumber` tells */
  counts: boolean;
  /** the numbers as `numbersIn` finds them */
  numbers: readonly string[];
  /** the stems beside them; undefined where it has no number of any sort */
  beside: ReadonlySet<string> | undefined;
}

/** So many words from a number stands what it counts. */
const BESIDE = 6;

/** What a statement tells in numbers: nearly every question asks it of many. */
export const toldNumbers = remembered(({ text }: Statement): ToldNumbers => {
  const told = words(text);
  const numbers = numbersIn(told);
  const beside = numbers.flatMap(({ at }) => [
    ...told.slice(Math.max(0, at - BESIDE), at),
    ...told.slice(at + 1, at + 1 + BESIDE),
  ]);
  return {
    counts: tellsNumber(text),
    numbers: numbers.map(({ word }) => word),
    beside: hasNumber(text) ? new Set(beside.map(stem)) : undefined,
  };
});

/** Without one of these a text names no time of its own. */
const OF_TIME = new RegExp(String.raw`\b(?:19|20)\d\d\b|\b${pattern('questions.own-times')}\b`, 'i');

/** The times that a statement names itself, which need not be that in which it was said. */
export const timesTold = remembered(({ statement: { text }, said }: StatementEntry): readonly Period[] =>
  OF_TIME.test(text) ? readPeriods(text, said) : [],
);
