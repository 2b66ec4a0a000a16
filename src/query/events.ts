import type { IsoDate, Period } from '../corpus/schema.ts';

/** Happenings that people date other things by ("when covid was at its worst", "before the Casey review"). */
interface DatedEvent extends Period {
  pattern: RegExp;
}

const EVENTS: readonly DatedEvent[] = [
  { pattern: /\b(?:covid|coronavirus|pandemic|lockdowns?)\b/i, from: '2020-03-01', to: '2021-07-18' },
  { pattern: /\b(?:2012 )?(?:london )?olympics\b/i, from: '2012-07-27', to: '2012-08-12' },
  { pattern: /\b(?:2011|london|august 2011) riots\b/i, from: '2011-08-06', to: '2011-08-11' },
  { pattern: /\bcasey(?:'s)? (?:review|report)\b/i, from: '2023-03-21', to: '2023-03-21' },
  { pattern: /\bbrexit(?: referendum| vote)?\b/i, from: '2016-06-23', to: '2016-06-23' },
  { pattern: /\bcoronation\b/i, from: '2023-05-06', to: '2023-05-06' },
  { pattern: /\bgrenfell(?: fire)?\b/i, from: '2017-06-14', to: '2017-06-14' },
];

/** Words before an event that make it a date rather than the subject. */
const DATING =
  /\b(?:before|prior to|since|after|during|when|while|the year before|the year after|pre|post|following|until)(?:-| )(?:the )?(?:\w+ )?$/i;

export interface EventDate extends Period {
  relation: 'in' | 'since' | 'before';
}

/**
 * The range that a question takes from a happening, if it does.
 * @param question the text as typed
 */
export function readEvent(question: string): EventDate | undefined {
  for (const { pattern, from, to } of EVENTS) {
    const match = pattern.exec(question);
    if (match === null) continue;
    const dating = DATING.exec(question.slice(0, match.index));
    if (dating === null) continue;
    return relate(dating[0].toLowerCase(), from, to);
  }
  return undefined;
}

function relate(word: string, from: IsoDate, to: IsoDate): EventDate {
  const year = Number(from.slice(0, 4));
  if (word.startsWith('the year before')) return wholeYear(year - 1);
  if (word.startsWith('the year after')) return wholeYear(Number(to.slice(0, 4)) + 1);
  if (/^(?:before|prior|pre|until)/.test(word)) return { from: '0000-01-01', to: dayBefore(from), relation: 'before' };
  if (/^(?:since|after|post|following)/.test(word)) return { from: to, to: '9999-12-31', relation: 'since' };
  return { from, to, relation: 'in' };
}

function wholeYear(year: number): EventDate {
  return { from: `${year}-01-01`, to: `${year}-12-31`, relation: 'in' };
}

function dayBefore(day: IsoDate): IsoDate {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
