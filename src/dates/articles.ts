/** The periods that an article names, resolved against the day on which it was published. */
import type { IsoDate, Period } from '../corpus/schema.ts';
import { pattern, patternOf } from '../lexicon/lexicon.ts';
import {
  COUNT,
  countOf,
  financialYear,
  join,
  MONTH,
  monthNumber,
  monthOf,
  realDay,
  shiftDays,
  shiftMonths,
  wholeMonth,
  wholeYear,
  YEAR,
  yearOf,
  yearTo,
} from './calendar.ts';

export interface PeriodMention extends Period {
  /** offsets in the sentence */
  start: number;
  end: number;
}

type Groups = Readonly<Record<string, string | undefined>>;

interface Rule {
  name: string;
  /** matched without regard to case */
  when: RegExp;
  /** the period of the words, undefined where they need the day of publication and it is not known; 'none' where they name none */
  reads(groups: Groups, published: IsoDate | undefined): Period | 'none' | undefined;
  /** words, and the period that they name in an article of 30 November 2018 */
  example: [words: string, from: IsoDate, to: IsoDate] | [words: string];
}

const words = (source: string) => new RegExp(String.raw`\b${source}`, 'gi');
const YEAR_AFTER = `(?: (?<year>${YEAR}))?`;
const FIRST_TO_LAST = `(?<first>${MONTH}) (?:and|to) (?<last>${MONTH})${YEAR_AFTER}`;

/** Tried in this order; what one has read, the later ones leave alone. */
export const ARTICLE_RULES: readonly Rule[] = [
  {
    name: 'when figures came out, not what they count',
    when: words(
      String.raw`${pattern('figures.releasing')}(?: ${pattern('figures.before-releases')})* (?:(?:\d{1,2} )?${MONTH}(?: ${YEAR})?|${YEAR}|month|week|year)\b`,
    ),
    reads: () => 'none',
    example: ['figures released in July'],
  },
  {
    name: 'a length of time from a day',
    when: words(
      String.raw`(?:(?<one>week)(?:-long)?|(?<count>${COUNT})[- ](?<unit>day|week)s?(?:-long)?)\b[^.;:]{0,40}? (?:from|beginning|starting)(?: on)? (?<day>\d{1,2})(?:st|nd|rd|th)? (?<month>${MONTH})${YEAR_AFTER}`,
    ),
    reads: ({ one, count = '1', unit = one, day, month, year }, published) => {
      const from = dayOfMonth(day, month, year, published);
      const number = countOf(count) * (unit?.toLowerCase() === 'week' ? 7 : 1);
      return from === undefined ? undefined : { from, to: shiftDays(from, number - 1) };
    },
    example: ['during the week-long push from 10 July', '2018-07-10', '2018-07-16'],
  },
  {
    name: 'days from one to another',
    when: words(
      String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?(?: (?<start>${MONTH}))? ?(?:and|to|[-–]) ?(?<last>\d{1,2})(?:st|nd|rd|th)? (?<month>${MONTH})${YEAR_AFTER}`,
    ),
    reads: ({ day, start, last, month, year }, published) => {
      const to = dayOfMonth(last, month, year, published);
      if (to === undefined) return undefined;
      const from = dayOfMonth(day, start ?? month, year ?? to.slice(0, 4), published);
      return from !== undefined && from <= to ? { from, to } : undefined;
    },
    example: ['between 17 and 19 January 2018', '2018-01-17', '2018-01-19'],
  },
  {
    name: 'the year to a month',
    when: words(
      `(?:year|12 months|twelve months|(?:12|twelve)-month period) (?:to|ending|ended|up to)(?: in| the end of)?(?: \\d{1,2})? (?<month>${MONTH})${YEAR_AFTER}`,
    ),
    reads: ({ month, year }, published) => {
      const last = latestMonth(month, year, published);
      return last && yearTo(Number(last.to.slice(0, 4)), Number(last.to.slice(5, 7)));
    },
    example: ['in the year to March 2018', '2017-04-01', '2018-03-31'],
  },
  {
    name: 'a financial year',
    when: words(String.raw`(?<first>${YEAR})[/–-](?<last>\d\d)(?!\d|[/–-])`),
    reads: ({ first, last }) => financialYear(Number(first), Number(last)),
    example: ['in 2016-17', '2016-04-01', '2017-03-31'],
  },
  {
    name: 'a comparison with all since, which counts nothing since then',
    when: words(`${pattern('numbers.superlatives')}(?: \\w+){0,2} since (?:${MONTH} )?${YEAR}`),
    reads: () => 'none',
    example: ['the lowest since 2014'],
  },
  {
    name: 'the end of a month',
    when: words(`end of (?<month>${MONTH}) (?<year>${YEAR})`),
    reads: ({ month, year }, published) => sameDay(latestMonth(month, year, published)?.to),
    example: ['at the end of June 2018', '2018-06-30', '2018-06-30'],
  },
  {
    name: 'years from one to another',
    when: words(`(?:between|from) (?<first>${YEAR}) (?:and|to) (?<last>${YEAR})`),
    reads: ({ first, last }) => join(wholeYear(Number(first)), wholeYear(Number(last))),
    example: ['between 2012 and 2014', '2012-01-01', '2014-12-31'],
  },
  {
    name: 'months from one to another',
    when: words(`(?:between|from) ${FIRST_TO_LAST}`),
    reads: ({ first, last, year }, published) => fromMonth(first, latestMonth(last, year, published)),
    example: ['from October to March 2018', '2017-10-01', '2018-03-31'],
  },
  {
    name: 'since a year or its month',
    when: words(`since (?:(?<month>${MONTH}) )?(?<year>${YEAR})`),
    reads: ({ month, year }, published) =>
      since(month === undefined ? `${year}-01-01` : wholeMonth(Number(year), monthNumber(month) ?? 1).from, published),
    example: ['since April 2016', '2016-04-01', '2018-11-30'],
  },
  {
    name: 'since a month',
    when: words(`since (?<month>${MONTH})\\b`),
    reads: ({ month }, published) => since(latestMonth(month, undefined, published)?.from, published),
    example: ['since April', '2018-04-01', '2018-11-30'],
  },
  {
    name: 'a year so far',
    when: words(`(?:so far (?:in (?<year>${YEAR})|this year)|this year\\b)`),
    reads: ({ year }, published) => since(`${year ?? published?.slice(0, 4)}-01-01`, published),
    example: ['so far this year', '2018-01-01', '2018-11-30'],
  },
  {
    name: 'last year',
    when: words(String.raw`(?:last|the previous) year\b`),
    reads: (_, published) => (published === undefined ? undefined : wholeYear(yearOf(published) - 1)),
    example: ['last year', '2017-01-01', '2017-12-31'],
  },
  {
    name: 'last month',
    when: words(String.raw`last month\b`),
    reads: (_, published) => (published === undefined ? undefined : monthOf(shiftMonths(published, -1))),
    example: ['last month', '2018-10-01', '2018-10-31'],
  },
  {
    name: 'the past weeks, months or years',
    when: words(
      String.raw`(?:past|last) (?:(?<count>${COUNT}) (?<units>year|month|week|day)s|(?<unit>year|month|week)\b)`,
    ),
    reads: ({ count = '1', units, unit = units }, published) => {
      return published === undefined ? undefined : back(published, countOf(count), (unit ?? '').toLowerCase());
    },
    example: ['in the past three months', '2018-08-30', '2018-11-30'],
  },
  {
    name: 'a day',
    when: words(String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)? (?<month>${MONTH})${YEAR_AFTER}`),
    reads: ({ day, month, year }, published) => {
      return sameDay(dayOfMonth(day, month, year, published));
    },
    example: ['on 24 August', '2018-08-24', '2018-08-24'],
  },
  {
    name: 'yesterday or today',
    when: words(String.raw`(?:yesterday|(?<today>today))\b`),
    reads: ({ today }, published) => sameDay(published && shiftDays(published, today === undefined ? -1 : 0)),
    example: ['yesterday', '2018-11-29', '2018-11-29'],
  },
  {
    name: 'a month of a year',
    when: words(`(?<month>${MONTH}) (?<year>${YEAR})`),
    reads: ({ month, year }, published) => latestMonth(month, year, published),
    example: ['in May 2016', '2016-05-01', '2016-05-31'],
  },
  {
    name: 'a month',
    when: words(String.raw`(?:in|during|last) (?<month>${MONTH})\b`),
    reads: ({ month }, published) => latestMonth(month, undefined, published),
    example: ['in December', '2017-12-01', '2017-12-31'],
  },
  {
    name: 'a year',
    when: words(String.raw`(?<year>${YEAR})\b(?![/-]\d)`),
    reads: ({ year }) => wholeYear(Number(year)),
    example: ['in 2016', '2016-01-01', '2016-12-31'],
  },
];

/** The year before whatever else its sentence names, or before that of publication. */
const YEAR_EARLIER =
  /\b(?:the year before|a year earlier|(?:in |on )?the previous (?:year|12 months|twelve months)|the year earlier)\b/gi;

/** The periods that a sentence names, in the order in which they stand. */
export function readPeriods(sentence: string, published: IsoDate | undefined): PeriodMention[] {
  const earlier = placesOf(sentence, YEAR_EARLIER);
  const found: PeriodMention[] = [];
  const taken = [...earlier];
  for (const { when, reads } of ARTICLE_RULES) {
    for (const match of sentence.matchAll(when)) {
      const place = placeOf(match);
      if (taken.some((other) => place.start < other.end && place.end > other.start)) continue;
      const period = reads(match.groups ?? {}, published);
      if (period === undefined) continue;
      taken.push(place);
      if (period !== 'none') found.push({ ...period, ...place });
    }
  }
  found.sort((a, b) => a.start - b.start);
  // What a figure is held against is no period of it: “down on 2018”, “more than in 2019”.
  const isBase = ({ start }: { start: number }) => HELD_AGAINST.test(sentence.slice(Math.max(0, start - 60), start));
  const counting = found.filter((each) => !isBase(each));
  const main = found[0] ?? (published === undefined ? undefined : wholeYear(yearOf(published)));
  if (main)
    for (const place of earlier.filter((each) => !isBase(each))) counting.push({ ...yearBefore(main), ...place });
  return counting.sort((a, b) => a.start - b.start);
}

/** What stands before a period with which another is compared, where no figure of its own stands between. */
const HELD_AGAINST = new RegExp(
  String.raw`\b(?:(?:than|compared (?:to|with)|against|(?:up|down) from)(?: in)?|(?:${pattern('numbers.changed-by')}|${patternOf('nouns.changes', 'base')}|more|fewer)\b[^.;]{0,30} on)(?: the)? $`,
  'i',
);

function placesOf(text: string, pattern: RegExp): { start: number; end: number }[] {
  return Array.from(text.matchAll(pattern), placeOf);
}

function placeOf(match: RegExpMatchArray): { start: number; end: number } {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}

function sameDay(day: IsoDate | undefined): Period | undefined {
  return day === undefined ? undefined : { from: day, to: day };
}

function since(from: IsoDate | undefined, published: IsoDate | undefined): Period | undefined {
  return from !== undefined && published !== undefined && from <= published ? { from, to: published } : undefined;
}

/** A month that is named without its year is the last one that had begun on the day of publication. */
function latestMonth(
  name: string | undefined,
  year: string | undefined,
  published: IsoDate | undefined,
): Period | undefined {
  const number = monthNumber(name ?? '');
  if (number === undefined) return undefined;
  if (year !== undefined) return wholeMonth(Number(year), number);
  if (published === undefined) return undefined;
  const own = wholeMonth(yearOf(published), number);
  return own.from <= published ? own : wholeMonth(yearOf(published) - 1, number);
}

/** A day of a month, which is the last of that name where the year is left out. */
function dayOfMonth(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
  published: IsoDate | undefined,
): IsoDate | undefined {
  const within = latestMonth(month, year, published);
  return within && realDay(yearOf(within.from), Number(within.from.slice(5, 7)), Number(day));
}

/** From a month to the end of another, which is the first of that name after it. */
function fromMonth(name: string | undefined, last: Period | undefined): Period | undefined {
  const number = monthNumber(name ?? '');
  if (last === undefined || number === undefined) return undefined;
  const year = yearOf(last.to);
  const { from } = wholeMonth(year, number);
  return { from: from <= last.to ? from : wholeMonth(year - 1, number).from, to: last.to };
}

function back(published: IsoDate, count: number, unit: string): Period {
  if (unit === 'week' || unit === 'day')
    return { from: shiftDays(published, -count * (unit === 'week' ? 7 : 1)), to: published };
  return { from: shiftMonths(published, -count * (unit === 'month' ? 1 : 12)), to: published };
}

function yearBefore({ from, to }: Period): Period {
  return { from: shiftMonths(from, -12), to: shiftMonths(to, -12) };
}
