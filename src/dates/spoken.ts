/** Dates as people say them, by the day on which they do or by a holiday: *october last year*, *NYE 2021 into 22*, *2018ish*. */
import type { IsoDate, Period } from '../corpus/schema.ts';
import { pattern, table } from '../lexicon/lexicon.ts';
import {
  COUNT,
  countOf,
  financialYear,
  join,
  MONTH,
  monthNumber,
  monthOf,
  shiftMonths,
  wholeMonth,
  wholeYear,
  YEAR,
  yearOf,
} from './calendar.ts';

/** How a form of dates is found in a text and read. */
export interface Reader {
  pattern: RegExp;
  read(match: RegExpExecArray, today: IsoDate): Period | undefined;
}

const SEASON = pattern('calendar.seasons');
const SEASONS = table('calendar.seasons');
const YEAR_BY_TODAY = `${pattern('calendar.which-year')} (?:year|yr)`;

/** Between years of a list, whose last ones are written by two digits; what may follow it. */
const JOINED = String.raw`(?:,? (?:and|&|or|v|vs|then) |,? ?\+ ?|, ?)`;
const LISTED = String.raw`(?:(?:${JOINED}| )['’]?\d\d\b)`;
const SHORT = String.raw`['’]?(\d\d)\b`;
const END_OF_LIST = String.raw`(?:\W*(?:$|[?.!,;)])| ${pattern('calendar.after-a-year')}\b)`;
/** Years after the first that two digits may stand for, in a list and at the end of a range. */
const LAST_IN_LIST = 9;
const LONGEST_SHORTENED = 15;

/** The year that “last year” or “this year” is. */
function yearNamed(words: string, today: IsoDate): number {
  return /this|current/i.test(words) ? yearOf(today) : yearOf(today) - 1;
}

/** A season of the year that it begins in. */
export function season(name: string, year: number): Period | undefined {
  const [first, last] = (SEASONS.get(name.toLowerCase()) ?? []).map(Number);
  if (first === undefined || last === undefined) return undefined;
  return { from: wholeMonth(year, first).from, to: wholeMonth(last < first ? year + 1 : year, last).to };
}

/** A third of a year or month ("early", "mid", "late"), or a half. */
export function part(word: string, whole: Period | undefined): Period | undefined {
  if (whole === undefined) return undefined;
  const from = Date.parse(whole.from);
  const length = Date.parse(whole.to) - from;
  const at = (share: number): IsoDate => new Date(from + share * length).toISOString().slice(0, 10);
  if (word.endsWith(' half of')) {
    const year = halvesOfYear(whole);
    const [first, second] = year ?? [
      { from: whole.from, to: at(0.5) },
      { from: at(0.5), to: whole.to },
    ];
    return word.startsWith('first') ? first : second;
  }
  if (/early|beginning|start/.test(word)) return { from: whole.from, to: at(0.34) };
  if (word === 'mid') return { from: at(0.33), to: at(0.67) };
  return { from: at(0.6), to: whole.to };
}

/** The halves of a calendar year, in whole months. */
function halvesOfYear({ from, to }: Period): [Period, Period] | undefined {
  const year = from.slice(0, 4);
  if (from !== `${year}-01-01` || to !== `${year}-12-31`) return undefined;
  return [
    { from, to: `${year}-06-30` },
    { from: `${year}-07-01`, to },
  ];
}

/** The latest of yearly periods that had begun by a day, and had ended by then where it is the last one. */
function latest(of: (year: number) => Period | undefined, today: IsoDate, hasEnded: boolean): Period | undefined {
  const years = [0, 1, 2].map((back) => of(yearOf(today) - back));
  return years.find((period) => period !== undefined && (hasEnded ? period.to < today : period.from <= today));
}

/** “Last September”, said in November, is that of the year before: this year's is “this September”, or “last” in the month after. */
function lastNamed(month: number, today: IsoDate): Period {
  const thisYear = wholeMonth(yearOf(today), month);
  const justOver = monthOf(shiftMonths(today, -1)).from;
  return thisYear.from === justOver ? thisYear : wholeMonth(yearOf(today) - 1, month);
}

const MONTHS_COUNTED = `(${COUNT}) months`;
const RANGE = `(?:${pattern('calendar.range-joins')}|[–-])`;

/** The first so many months of a year. */
function firstMonths(count: string, year: number): Period | undefined {
  const months = countOf(count);
  return months >= 1 && months <= 12 ? { from: `${year}-01-01`, to: wholeMonth(year, months).to } : undefined;
}

/** Tried in this order, before plain months and years. */
export const SPOKEN: readonly Reader[] = [
  {
    // the 2018-2019 financial year
    pattern: new RegExp(
      `\\b(${YEAR}) ?[/–-] ?(?:20)?(\\d\\d) (?:${pattern('calendar.financial')}) years?\\b|\\b(?:${pattern('calendar.financial')}) years? (${YEAR}) ?(?:[/–-]|to) ?(?:20)?(\\d\\d)\\b`,
      'gi',
    ),
    read: ([, first, second, first2, second2]) => financialYear(Number(first ?? first2), Number(second ?? second2)),
  },
  {
    // NYE 2021, new year's eve 2021 into 22: the night, which runs into the next year
    pattern: new RegExp(
      `\\b(?:${pattern('calendar.new-years-eve')}),? (?:of |in )?(${YEAR})(?: ?(?:into|to|[/–-]) ?(?:20)?\\d\\d)?\\b`,
      'gi',
    ),
    read: ([, year]) => ({ from: `${year}-12-31`, to: `${Number(year) + 1}-01-01` }),
  },
  {
    // NYE last year
    pattern: new RegExp(`\\b(?:${pattern('calendar.new-years-eve')}) (${YEAR_BY_TODAY})\\b`, 'gi'),
    read: ([, words = ''], today) => {
      const year = yearNamed(words, today);
      return { from: `${year}-12-31`, to: `${year + 1}-01-01` };
    },
  },
  {
    // the first quarter of 2023, Q1 2023
    pattern: new RegExp(`\\b(?:q([1-4])|(first|second|third|fourth) quarter)(?: of)?,? (${YEAR})\\b`, 'gi'),
    read: ([, digit, word = '', year]) => {
      const quarter =
        digit === undefined ? ['first', 'second', 'third', 'fourth'].indexOf(word.toLowerCase()) : Number(digit) - 1;
      return { from: wholeMonth(Number(year), quarter * 3 + 1).from, to: wholeMonth(Number(year), quarter * 3 + 3).to };
    },
  },
  {
    // the first seven months of 2023; 2023, first seven months
    pattern: new RegExp(
      `\\b(?:first ${MONTHS_COUNTED} of (${YEAR})|(${YEAR}),? (?:the )?first ${MONTHS_COUNTED})\\b`,
      'gi',
    ),
    read: ([, count, year, year2, count2]) => firstMonths(count ?? count2 ?? '', Number(year ?? year2)),
  },
  {
    // the 6 months to the end of august 2018
    pattern: new RegExp(
      `\\b${MONTHS_COUNTED}(?: up)? ${pattern('calendar.year-ends')}(?: (?:the )?end of| in)?(?: \\d{1,2}(?:st|nd|rd|th)?)? (${MONTH})\\.? (${YEAR})\\b`,
      'gi',
    ),
    read: ([, count = '', month = '', year]) => {
      const last = wholeMonth(Number(year), monthNumber(month) ?? 1);
      const months = countOf(count);
      return { from: shiftMonths(last.from, 1 - months), to: last.to };
    },
  },
  {
    // april to september last year
    pattern: new RegExp(`\\b(${MONTH})\\.? ?${RANGE} ?(${MONTH}),? (?:of )?(${YEAR_BY_TODAY})\\b`, 'gi'),
    read: ([, first = '', last = '', words = ''], today) => {
      const year = yearNamed(words, today);
      return join(wholeMonth(year, monthNumber(first) ?? 1), wholeMonth(year, monthNumber(last) ?? 1));
    },
  },
  {
    // october last year, in mid march of this year
    pattern: new RegExp(`\\b(?:(${pattern('calendar.parts')})[ -])?(${MONTH}),? (?:of )?(${YEAR_BY_TODAY})\\b`, 'gi'),
    read: ([, of, month = '', words = ''], today) => {
      const whole = wholeMonth(yearNamed(words, today), monthNumber(month) ?? 1);
      return of === undefined ? whole : part(of.toLowerCase(), whole);
    },
  },
  {
    pattern: new RegExp(`\\b(${SEASON}),? (?:of )?(${YEAR_BY_TODAY})\\b`, 'gi'),
    read: ([, name = '', words = ''], today) => season(name, yearNamed(words, today)),
  },
  {
    // last October; this October: the latest that has begun
    pattern: new RegExp(`\\b(last|this|this past) (${MONTH})\\b(?! ?\\d)`, 'gi'),
    read: ([, which = '', name = ''], today) => {
      const month = monthNumber(name) ?? 1;
      if (/last/i.test(which)) return lastNamed(month, today);
      return latest((year) => wholeMonth(year, month), today, /past/i.test(which));
    },
  },
  {
    pattern: new RegExp(`\\b(last|this|this past) (${SEASON})\\b(?! ?\\d)`, 'gi'),
    read: ([, which = '', name = ''], today) => latest((year) => season(name, year), today, /last|past/i.test(which)),
  },
  {
    pattern: /\b(last|this) month\b/gi,
    read: ([, which], today) => monthOf(/last/i.test(which ?? '') ? shiftMonths(today, -1) : today),
  },
  {
    // 2018ish
    pattern: new RegExp(`\\b(${YEAR})[ -]?ish\\b`, 'gi'),
    read: ([, year]) => wholeYear(Number(year)),
  },
  {
    // ten years ago, a decade ago
    pattern: new RegExp(`\\b(?:(${pattern('numbers.small')}) years?|a (decade)) ago\\b`, 'gi'),
    read: ([, word, decade], today) => wholeYear(yearOf(today) - (decade === undefined ? countOf(word ?? '0') : 10)),
  },
  {
    // 2012-18: so far apart they bound a range and no financial year
    pattern: new RegExp(`\\b(${YEAR}) ?[–-] ?(\\d\\d)\\b(?![/–-]?\\d)`, 'g'),
    read: ([, first = '', second = '']) => {
      const last = Number(first.slice(0, 2) + second);
      const apart = last - Number(first);
      return apart > 1 && apart <= LONGEST_SHORTENED ? { from: `${first}-01-01`, to: `${last}-12-31` } : undefined;
    },
  },
  {
    // 2012 to 18, where no thing is counted by the second number
    pattern: new RegExp(`\\b(?:from )?(${YEAR}) ?${pattern('calendar.range-joins')} ?${SHORT}(?=${END_OF_LIST})`, 'gi'),
    read: ([, first = '', second = '']) => {
      const last = Number(first.slice(0, 2) + second);
      const apart = last - Number(first);
      return apart > 0 && apart <= LONGEST_SHORTENED ? { from: `${first}-01-01`, to: `${last}-12-31` } : undefined;
    },
  },
  {
    // 2022 and 23, 2016 17 and 18, 2014 vs 15 vs 16: the years that follow, where no thing is counted by them
    // (“2018 19” alone may as well be a financial year)
    pattern: new RegExp(
      `(?<=\\b(${YEAR})(?:${LISTED}*${JOINED}|${LISTED}+ ))${SHORT}(?=${LISTED}*${END_OF_LIST})|(?<=\\b(${YEAR}) )${SHORT}(?=${LISTED}+${END_OF_LIST})`,
      'gi',
    ),
    read: ([, before, next, before2, next2]) => {
      const first = before ?? before2 ?? '';
      const year = Number(first.slice(0, 2) + (next ?? next2));
      return year > Number(first) && year <= Number(first) + LAST_IN_LIST ? wholeYear(year) : undefined;
    },
  },
];
