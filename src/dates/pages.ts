/** The day that a page or document tells of itself, as machines and people write it. */
import { type IsoDate, isoDate } from '../corpus/schema.ts';
import { pattern } from '../lexicon/lexicon.ts';
import { MONTH, monthNumber, pad } from './calendar.ts';
import { dayInLondon } from './words.ts';

const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
/** “14 March 2019”, “14th of Mar. 2019”; the short years of RFC 822 where a time follows. */
const DAY_FIRST = String.raw`${DAY}(?: of)?[ -]${MONTH}\.?,?[ -](?:\d{4}|\d{2}(?= \d{2}:))`;
/** “March 14, 2019” */
const MONTH_FIRST = String.raw`${MONTH}\.? ${DAY},? \d{4}`;
const WORDED = new RegExp(String.raw`\b(?:${DAY_FIRST}|${MONTH_FIRST})\b`, 'i');

/** What pages give that have no day, and what a counter that stands at nothing comes to. */
const NO_DAYS = new Set(['1970-01-01', '1900-01-01']);

/**
 * The day that a text tells: ISO 8601, RFC 822, in words, or in numbers with the day first, as in Britain. The day is the
 * one where it was written; a time in UTC, which machines write, is London’s.
 */
export function dayIn(text: string): IsoDate | undefined {
  const line = text.replace(/\s+/g, ' ').trim();
  const day = isoDay(line) ?? wordedDay(line) ?? numericDay(line);
  return day !== undefined && isoDate.safeParse(day).success && !NO_DAYS.has(day) ? day : undefined;
}

function isoDay(line: string): string | undefined {
  const [, year, , month, day, time] =
    /^(\d{4})([-/.]?)(\d{2})\2(\d{2})(?!\d)(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)? ?(?:Z|UTC|[+-]00:?00)$)?/i.exec(
      line,
    ) ?? [];
  if (day === undefined) return undefined;
  const written = `${year}-${month}-${day}`;
  const moment = time === undefined ? Number.NaN : Date.parse(`${written}T${time}Z`);
  return Number.isNaN(moment) ? written : dayInLondon(moment);
}

function wordedDay(line: string): string | undefined {
  const [worded] = WORDED.exec(line) ?? [];
  if (worded === undefined) return undefined;
  const month = monthNumber(/\p{L}{3,}/u.exec(worded)?.[0] ?? '');
  const [day = '', year = ''] = worded.match(/\d+/g) ?? [];
  return month === undefined ? undefined : `${year.padStart(4, '20')}-${pad(month)}-${day.padStart(2, '0')}`;
}

function numericDay(line: string): string | undefined {
  const [, first = '', second = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/.exec(line) ?? [];
  if (year === '') return undefined;
  const [day, month] = Number(second) > 12 ? [second, first] : [first, second];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** So many paragraphs from the top a day may be the one on which the text was published. */
const TOP = 12;
const LONGEST = 140;

const WEEKDAY = `(?:${pattern('calendar.weekdays', 'calendar.weekdays-short')},? )?`;
const HOUR = String.raw`\d{1,2}[:.]?\d{0,2} ?(?:[ap]\.?m\.?)?(?: ?(?:GMT|BST|UTC))?`;
const TIME = `(?:,? ?(?:at |[|·•–—-] ?)?${HOUR})?`;
const DATED = String.raw`${WEEKDAY}(?<day>${DAY_FIRST}|${MONTH_FIRST}|\d{1,2}[/.]\d{1,2}[/.]\d{4})`;
const LABEL = String.raw`(?:(?:volume \d{1,4}: )?${pattern('pages.dateline-labels')})`;
const HAS_DAY = new RegExp(DATED, 'i');
/** What may stand behind the day and time: the paper, or how long it takes to read. */
const OUTLET = String.raw`(?:,? ?[|·•–—,-] ?(?:the )?\p{Lu}[\p{L}’' ]{2,40})?`;
/** “14 March 2019”, “Thursday, March 14, 2019 at 10.30am” */
const ALONE = new RegExp(`^${DATED}${TIME}${OUTLET}$`, 'iu');
/** “Published: 14 March 2019 | Updated: 15 March 2019”; Hansard’s “Volume 796: debated on Thursday 14 March 2019” */
const LABELLED = new RegExp(`^${LABEL}(?: on| at| by [^,|]{1,60}[,|])?[ :|–—-]{1,3}${DATED}(?![\\d/]).{0,80}$`, 'i');
/** “By Jo Bloggs | 14 March 2019”, “London, 14 March 2019” */
const SIGNED = new RegExp(String.raw`^(?:by .{3,60}?|\p{L}[\p{L} ]{2,30}) ?[,|·•–—-] ?${DATED}${TIME}$`, 'iu');
/** Words beside a day that is not the one of publication. */
const OTHER_DAY = new RegExp(String.raw`\b${pattern('pages.other-days')}\b`, 'i');

/** The day in a line that holds nothing else but what such lines say of it. */
export function datelineDay(line: string): IsoDate | undefined {
  if (line.length > LONGEST) return undefined;
  const match = ALONE.exec(line) ?? LABELLED.exec(line) ?? SIGNED.exec(line);
  if (match === null || OTHER_DAY.test(line.slice(0, line.indexOf(match.groups?.day ?? '')))) return undefined;
  return dayIn(match.groups?.day ?? '');
}

/** The day that stands on a line of its own near the top of a text; a candidate, which a person looks at. */
export function datelineIn(text: string): IsoDate | undefined {
  const lines = text.split('\n\n', TOP).map((line) => line.replace(/\s+/g, ' ').trim());
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1] ?? '';
    // “Updated:” on a line of its own speaks of the day below it; “Updated: 9 March 2024” has its own.
    if (before.length <= 30 && OTHER_DAY.test(before) && !HAS_DAY.test(before)) continue;
    const day = datelineDay(line);
    if (day !== undefined) return day;
  }
  return undefined;
}
