/**
 * Dates as people type them in questions → ranges of days.
 * Exact days are read by chrono-node; the spans that statistics and chat are full of (2009/10, the year to March 2019,
 * summer 2025, since 2020) are read here, since chrono reads single moments and may take "last March" for the next.
 */
import type { ParsedComponents } from 'chrono-node';
import { GB } from 'chrono-node/en';
import type { IsoDate, Period } from '../corpus/schema.ts';
import { pattern } from '../lexicon/lexicon.ts';
import {
  COUNT,
  countOf,
  financialYear,
  JOINS,
  join,
  MONTH,
  monthNumber,
  monthOrYear,
  realDay,
  shiftDays,
  wholeYear,
  YEAR,
  yearTo,
} from './calendar.ts';
import { type DateMention, withThoseNear } from './near.ts';
import { part, type Reader, SPOKEN, season } from './spoken.ts';
import { BEGINNING, END } from './words.ts';

const SHORT_YEAR = "(?:'|’)?[0-3]\\d";

/** The year to March 2019, 12 months ending September 2023, year to 31 March 2024, year ending sept 23. */
const YEAR_TO: Reader = {
  pattern: new RegExp(
    `\\b(?:the )?(?:financial |calendar )?(?:year|12 months|twelve months)(?: up)? ${pattern('calendar.year-ends')}(?: in| the end of| end of)?(?: \\d{1,2}(?:st|nd|rd|th)?)? (${MONTH})\\.? (${YEAR}|${SHORT_YEAR})\\b`,
    'gi',
  ),
  read: (match) => yearTo(fullYear(match[2] ?? ''), monthNumber(match[1] ?? '') ?? 1),
};

/** Tried in this order; what one has read, the later ones leave alone. */
const READERS: readonly Reader[] = [
  ...SPOKEN,
  {
    // 2009/10, 2009-10, 2017–18, 2018/2019
    pattern: /\b(19[5-9]\d|20\d\d) ?(?:[/–-] ?(\d\d)|\/ ?(?:19|20)(\d\d))\b(?![/–-]?\d)/g,
    read: (match) => financialYear(Number(match[1]), Number(match[2] ?? match[3])),
  },
  {
    // 18/19 and 18-19, where the second follows the first
    pattern: /(?<![\d/–-])(\d\d)[/–-](\d\d)\b(?![/–-]?\d)/g,
    read: (match) => financialYear(fullYear(match[1] ?? ''), Number(match[2])),
  },
  {
    // between 2016 and 2019, from June 2017 to May 2018, 2017 to 2025, 2016-2019
    pattern: new RegExp(`\\b(?:(?:between|from) )?((?:${MONTH} )?${YEAR}) ?${JOINS} ?((?:${MONTH} )?${YEAR})\\b`, 'gi'),
    read: (match) =>
      /^(between|from)/i.test(match[0]) || !/ and /i.test(match[0])
        ? eitherWayRound(monthOrYear(match[1] ?? ''), monthOrYear(match[2] ?? ''))
        : undefined,
  },
  {
    // april to june 2020, from october to the end of november 2022
    pattern: new RegExp(`\\b(?:from )?(${MONTH})\\.? ?${JOINS} ?(?:(?:the )?end of )?(${MONTH} ${YEAR})\\b`, 'gi'),
    read: (match) => {
      const end = monthOrYear(match[2] ?? '');
      return end && join(monthOrYear(`${match[1]} ${end.from.slice(0, 4)}`), end);
    },
  },
  {
    // early 2019, late November 2018, end of 2018, mid-2021
    pattern: new RegExp(`\\b(${pattern('calendar.parts')})[ -](?:the )?((?:${MONTH} )?${YEAR})\\b`, 'gi'),
    read: (match) => part((match[1] ?? '').toLowerCase(), monthOrYear(match[2] ?? '')),
  },
  {
    pattern: new RegExp(`\\b(${pattern('calendar.seasons')})(?: of)? (${YEAR})\\b`, 'gi'),
    read: (match) => season((match[1] ?? '').toLowerCase(), Number(match[2])),
  },
  {
    // June 2023, sept 23 (a year where no day can be meant)
    pattern: new RegExp(`(?<!\\d(?:st|nd|rd|th)? (?:of )?)\\b(${MONTH})\\.?,? (?:of |in )?(${YEAR})\\b`, 'gi'),
    read: (match) => monthOrYear(`${match[1]} ${match[2]}`),
  },
  {
    pattern: new RegExp(
      `(?<!\\d(?:st|nd|rd|th)? (?:of )?)\\b(${MONTH}) (?:'|’)?([12]\\d)\\b(?!(?:st|nd|rd|th|[ ,]+${YEAR}|:))`,
      'gi',
    ),
    read: (match) => monthOrYear(`${match[1]} 20${match[2]}`),
  },
  {
    pattern: new RegExp(`\\b(${pattern('calendar.which-year')}) (?:year|yr)\\b`, 'gi'),
    read: (match, today) => {
      const year = Number(today.slice(0, 4));
      return wholeYear(/this|current/i.test(match[1] ?? '') ? year : year - 1);
    },
  },
  {
    pattern: new RegExp(`\\b(a|${COUNT}) ?(?:years?|yrs?) (?:ago|back)\\b`, 'gi'),
    read: (match, today) => wholeYear(Number(today.slice(0, 4)) - countOf(match[1] ?? '')),
  },
  {
    // the last 15 years, the past four years
    pattern: new RegExp(`\\b(?:last|past) (${COUNT}) (?:years|yrs)\\b`, 'gi'),
    read: (match, today) => ({
      from: `${Number(today.slice(0, 4)) - countOf(match[1] ?? '')}${today.slice(4)}`,
      to: today,
    }),
  },
  { pattern: new RegExp(`\\b(${YEAR})s?\\b(?!\\d)`, 'g'), read: (match) => readYear(match[0]) },
];

/** The dates that were read last: several steps of answering ask for those of one question, and chrono takes its time. */
let last: { question: string; today: IsoDate; found: readonly DateMention[] } | undefined;

/**
 * The dates that a question names, in the order in which they stand.
 * @param question the text as typed
 * @param today the day that "last year" is worked out from
 */
export function readDates(question: string, today: IsoDate): readonly DateMention[] {
  if (last?.question !== question || last.today !== today) last = { question, today, found: datesIn(question, today) };
  return last.found;
}

function datesIn(question: string, today: IsoDate): DateMention[] {
  const found: DateMention[] = [];
  const add = (mention: DateMention) => {
    if (!found.some(({ start, end }) => mention.start < end && mention.end > start)) found.push(mention);
  };
  const readWith = (reader: Reader) => {
    for (const match of question.matchAll(reader.pattern)) {
      const period = reader.read(match, today);
      const start = match.index;
      if (period !== undefined) add({ ...period, start, end: start + match[0].length, relation: 'in' });
    }
  };
  readWith(YEAR_TO);
  readDays(question, today).forEach(add);
  READERS.forEach(readWith);
  const inOrder = found.sort((a, b) => a.start - b.start).map((mention) => openSide(question, mention));
  return withThoseNear(question, joinRanges(question, inOrder));
}

/** The range between two periods, whichever was typed first: “2020 to 2010”. */
function eitherWayRound(one: Period | undefined, other: Period | undefined): Period | undefined {
  return join(one, other) ?? join(other, one);
}

/** "between 2022 and summer 2025", "from March 2019 to last year": two dates of different kinds that bound one range. */
function joinRanges(question: string, mentions: readonly DateMention[]): DateMention[] {
  const joined: DateMention[] = [];
  for (const mention of mentions) {
    const first = joined.at(-1);
    const opening = first === undefined ? '' : question.slice(0, first.start);
    const between = first === undefined ? '' : question.slice(first.end, mention.start);
    const bounds = /\bbetween (?:the )?$/i.test(opening)
      ? /^ and (?:the )?$/i
      : /^ ?(?:to|until|till|through|[–-]) ?(?:the )?$/i;
    if (first !== undefined && bounds.test(between) && first.from <= mention.to) {
      joined[joined.length - 1] = { ...first, to: mention.to, end: mention.end };
    } else joined.push(mention);
  }
  return joined;
}

/** Exact days ("6 June 2020", "on 31 march 2024") and what lies between two ("24 to 25 August 2025"), by chrono. */
function readDays(question: string, today: IsoDate): DateMention[] {
  if (!/\d{4}/.test(question)) return [];
  const days: DateMention[] = [];
  for (const result of GB.parse(question, new Date(`${today}T12:00:00Z`), { forwardDate: false })) {
    // Words like "yesterday" or "in 48 hours" are chat; a day that matters to the record is typed with its year, and by its number:
    // chrono takes “the end of August 2018” for a day.
    if (!/\d{4}/.test(result.text) || !/(?<!\d)\d{1,2}(?!\d)/.test(result.text)) continue;
    const to = certainDay(result.end ?? result.start);
    const from = result.end ? certainDay(result.start, to?.slice(0, 4)) : to;
    if (from === undefined || to === undefined || from > to) continue;
    days.push({ from, to, start: result.index, end: result.index + result.text.length, relation: 'in' });
  }
  return days;
}

/** The day that was typed, not one that chrono made up; the year may be that of the day that it runs to. */
function certainDay(typed: ParsedComponents, yearOfEnd?: string): IsoDate | undefined {
  if (!typed.isCertain('day') || !typed.isCertain('month')) return undefined;
  const year = typed.isCertain('year') ? (typed.get('year') ?? 0) : Number(yearOfEnd ?? Number.NaN);
  return realDay(year, typed.get('month') ?? 0, typed.get('day') ?? 0);
}

const EACH_YEAR = new RegExp(String.raw`\b${pattern('calendar.each-year')}\b`, 'i');
const ONWARDS = new RegExp(String.raw`^ ${pattern('calendar.onwards')}\b(?! (?:the|a)\b)`, 'i');

const BOUND = new RegExp(String.raw`\b(${pattern('calendar.bounds')})(?: (?:the|early|late))?[ -]$`, 'i');

/** Whether another end follows: “from 2022 to 2024”. */
function isBound(question: string, { end }: DateMention): boolean {
  return new RegExp(`^ ?${JOINS}`, 'i').test(question.slice(end));
}

/** "since 2020", "before 2018", "after March 2019", "until 2016": the range that the word before opens. */
function openSide(question: string, mention: DateMention): DateMention {
  const onwards = ONWARDS.exec(question.slice(mention.end));
  if (onwards !== null) return { ...mention, to: END, end: mention.end + onwards[0].length, relation: 'since' };
  if (EACH_YEAR.test(question) && /\bfrom $/i.test(question.slice(0, mention.start)))
    return isBound(question, mention) ? mention : { ...mention, to: END, relation: 'since' };
  const before = BOUND.exec(question.slice(0, mention.start));
  const word = before?.[1]?.toLowerCase();
  switch (word) {
    case 'since':
      return { ...mention, to: END, relation: 'since' };
    case 'after':
    case 'following':
    case 'post':
      return { ...mention, from: shiftDays(mention.to, 1), to: END, relation: 'since' };
    case 'before':
    case 'prior to':
    case 'pre':
      return { ...mention, from: BEGINNING, to: shiftDays(mention.from, -1), relation: 'before' };
    case 'by':
      // What had been counted by then was counted from the beginning of the year.
      return { ...mention, from: `${mention.from.slice(0, 4)}-01-01`, upTo: true };
    case 'until':
    case 'till':
    case 'up to':
      return { ...mention, from: BEGINNING, relation: 'before' };
    default:
      return mention;
  }
}

function readYear(text: string): Period {
  const year = Number(text.slice(0, 4));
  return text.endsWith('s') ? { from: `${year}-01-01`, to: `${year + 9}-12-31` } : wholeYear(year);
}

function fullYear(text: string): number {
  const digits = text.replace(/\D/g, '');
  if (digits.length > 2) return Number(digits);
  return Number(digits) < 50 ? 2000 + Number(digits) : 1900 + Number(digits);
}
