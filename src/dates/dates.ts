/**
 * Dates as people type them in questions → ranges of days.
 * Exact days are read by chrono-node; the spans that statistics and chat are full of (2009/10, the year to March 2019,
 * summer 2025, since 2020) are read here, since chrono reads single moments and may take "last March" for the next.
 */
import type { ParsedComponents } from 'chrono-node';
import { GB } from 'chrono-node/en';
import type { IsoDate, Period } from '../corpus/schema.ts';

/** Bounds of open ranges: before and after everything. */
export const BEGINNING: IsoDate = '0000-01-01';
export const END: IsoDate = '9999-12-31';

export interface DateMention extends Period {
  /** offsets in the question */
  start: number;
  end: number;
  /** how the range stands to the words: within them, or open on one side */
  relation: 'in' | 'since' | 'before';
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = '(?:19[5-9]\\d|20\\d\\d)';
const SHORT_YEAR = "(?:'|’)?[0-3]\\d";
/** First and last month of each season, as numbers from 1; winter runs into the next year. */
const SEASONS: Record<string, readonly [number, number]> = {
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  fall: [9, 11],
  winter: [12, 2],
};

interface Reader {
  pattern: RegExp;
  read(match: RegExpExecArray, today: IsoDate): Period | undefined;
}

/** The year to March 2019, 12 months ending September 2023, year to 31 March 2024, year ending sept 23. */
const YEAR_TO: Reader = {
  pattern: new RegExp(
    `\\b(?:the )?(?:financial |calendar )?(?:year|12 months|twelve months)(?: up)? (?:to|ending|ended|till|until)(?: in| the end of| end of)?(?: \\d{1,2}(?:st|nd|rd|th)?)? (${MONTH})\\.? (${YEAR}|${SHORT_YEAR})\\b`,
    'gi',
  ),
  read: (match) => yearTo(fullYear(match[2] ?? ''), monthNumber(match[1] ?? '')),
};

/** Tried in this order; what one has read, the later ones leave alone. */
const READERS: readonly Reader[] = [
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
    pattern: new RegExp(
      `\\b(?:(?:between|from) )?((?:${MONTH} )?${YEAR}) ?(?:and|to|till|until|through|[–-]) ?((?:${MONTH} )?${YEAR})\\b`,
      'gi',
    ),
    read: (match) =>
      /^(between|from)/i.test(match[0]) || !/ and /i.test(match[0])
        ? join(monthOrYear(match[1] ?? ''), monthOrYear(match[2] ?? ''))
        : undefined,
  },
  {
    // april to june 2020
    pattern: new RegExp(`\\b(${MONTH}) ?(?:and|to|till|until|through|[–-]) ?(${MONTH} ${YEAR})\\b`, 'gi'),
    read: (match) => {
      const end = monthOrYear(match[2] ?? '');
      return end && join(monthOrYear(`${match[1]} ${end.from.slice(0, 4)}`), end);
    },
  },
  {
    // early 2019, late November 2018, end of 2018, mid-2021
    pattern: new RegExp(
      `\\b(early|mid|late|beginning of|start of|end of|start-of|first half of|second half of)[ -](?:the )?((?:${MONTH} )?${YEAR})\\b`,
      'gi',
    ),
    read: (match) => part((match[1] ?? '').toLowerCase(), monthOrYear(match[2] ?? '')),
  },
  {
    pattern: new RegExp(`\\b(spring|summer|autumn|fall|winter)(?: of)? (${YEAR})\\b`, 'gi'),
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
    pattern: /\b(last|this|previous|past|current) year\b/gi,
    read: (match, today) => {
      const year = Number(today.slice(0, 4));
      return yearPeriod(/this|current/i.test(match[1] ?? '') ? year : year - 1);
    },
  },
  {
    pattern: /\b(\d{1,2}) years? ago\b/gi,
    read: (match, today) => yearPeriod(Number(today.slice(0, 4)) - Number(match[1])),
  },
  {
    pattern: /\b(?:last|past) (\d{1,2}) years\b/gi,
    read: (match, today) => ({ from: `${Number(today.slice(0, 4)) - Number(match[1])}${today.slice(4)}`, to: today }),
  },
  { pattern: new RegExp(`\\b(${YEAR})s?\\b(?!\\d)`, 'g'), read: (match) => readYear(match[0]) },
];

/**
 * The dates that a question names, in the order in which they stand.
 * @param question the text as typed
 * @param today the day that "last year" is worked out from
 */
export function readDates(question: string, today: IsoDate): DateMention[] {
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
  return joinRanges(question, inOrder);
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
    // Words like "yesterday" or "in 48 hours" are chat; a day that matters to the record is typed with its year.
    if (!/\d{4}/.test(result.text)) continue;
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
  return isoDay(year, typed.get('month') ?? 0, typed.get('day') ?? 0);
}

/** "since 2020", "before 2018", "after March 2019", "until 2016": the range that the word before opens. */
function openSide(question: string, mention: DateMention): DateMention {
  const before =
    /\b(since|after|following|post|before|until|till|prior to|pre|by|up to)(?: (?:the|early|late))?[ -]$/i.exec(
      question.slice(0, mention.start),
    );
  const word = before?.[1]?.toLowerCase();
  switch (word) {
    case 'since':
      return { ...mention, to: END, relation: 'since' };
    case 'after':
    case 'following':
    case 'post':
      return { ...mention, from: nextDay(mention.to), to: END, relation: 'since' };
    case 'before':
    case 'prior to':
    case 'pre':
      return { ...mention, from: BEGINNING, to: previousDay(mention.from), relation: 'before' };
    case 'by':
      // What had been counted by then was counted from the beginning of the year.
      return mention.from.endsWith('-01-01') ? mention : { ...mention, from: `${mention.from.slice(0, 4)}-01-01` };
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
  return text.endsWith('s') ? { from: `${year}-01-01`, to: `${year + 9}-12-31` } : yearPeriod(year);
}

function yearPeriod(year: number): Period {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** The financial year that begins in April of the first year, where the second follows it. */
function financialYear(first: number, second: number): Period | undefined {
  return (first + 1) % 100 === second ? { from: `${first}-04-01`, to: `${first + 1}-03-31` } : undefined;
}

function yearTo(year: number, month: number): Period {
  const from = month === 12 ? `${year}-01-01` : `${year - 1}-${pad(month + 1)}-01`;
  return { from, to: lastDay(year, month) };
}

function monthOrYear(text: string): Period | undefined {
  const [first = '', second] = text.trim().split(/[ .]+/);
  if (second === undefined) return yearPeriod(Number(first));
  const month = monthNumber(first);
  const year = Number(second);
  return { from: `${year}-${pad(month)}-01`, to: lastDay(year, month) };
}

function season(name: string, year: number): Period | undefined {
  const months = SEASONS[name];
  if (months === undefined) return undefined;
  const [first, last] = months;
  return { from: `${year}-${pad(first)}-01`, to: lastDay(last < first ? year + 1 : year, last) };
}

/** A third of a year or month ("early", "mid", "late"), or a half. */
function part(word: string, whole: Period | undefined): Period | undefined {
  if (whole === undefined) return undefined;
  const from = Date.parse(whole.from);
  const length = Date.parse(whole.to) - from;
  const at = (share: number): IsoDate => new Date(from + share * length).toISOString().slice(0, 10);
  if (word === 'first half of') return { from: whole.from, to: at(0.5) };
  if (word === 'second half of') return { from: at(0.5), to: whole.to };
  if (/early|beginning|start/.test(word)) return { from: whole.from, to: at(0.34) };
  if (word === 'mid') return { from: at(0.33), to: at(0.67) };
  return { from: at(0.6), to: whole.to };
}

function join(first: Period | undefined, last: Period | undefined): Period | undefined {
  return first && last && first.from <= last.to ? { from: first.from, to: last.to } : undefined;
}

function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => name.toLowerCase().startsWith(month)) + 1;
}

function fullYear(text: string): number {
  const digits = text.replace(/\D/g, '');
  if (digits.length > 2) return Number(digits);
  return Number(digits) < 50 ? 2000 + Number(digits) : 1900 + Number(digits);
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function lastDay(year: number, month: number): IsoDate {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function isoDay(year: number, month: number, day: number): IsoDate | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1000 && date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : undefined;
}

/** The day after; open ends stay where they are. */
function nextDay(day: IsoDate): IsoDate {
  return day === END ? END : shiftDay(day, 1);
}

/** The day before; open ends stay where they are. */
function previousDay(day: IsoDate): IsoDate {
  return day === BEGINNING ? BEGINNING : shiftDay(day, -1);
}

function shiftDay(day: IsoDate, by: number): IsoDate {
  return new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
}
