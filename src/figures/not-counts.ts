/** Numbers that count nothing: ages, dates, times of day, telephone numbers, addresses, sections and names. */
import { isMonth } from '../dates/calendar.ts';
import { is } from '../lexicon/lexicon.ts';
import { AGES } from './ages.ts';
import { isPlural } from './noun-phrase.ts';
import type { Numeral } from './numerals.ts';
import { isCapital, type NotCount, Place } from './place.ts';
import type { Token } from './tokens.ts';

const EMERGENCY = new Set(['999', '101', '111', '112']);
const JOINS = /^(to|and|-|–)$/;
const STROKE = /^[-–/]$/;

/** Tried in this order. Money always counts. */
export const NOT_COUNTS: readonly NotCount[] = [
  {
    name: 'a year',
    when: (at) => at.isPlain && /^(1[6-9]|20)\d\d$/.test(at.text) && !/^(%|per|officers|people)$/.test(at.wordAfter()),
    example: 'Nothing was done in 2019.',
  },
  {
    name: 'an ordinal or a decade',
    when: (at) => at.isPlain && at.after()?.glued === true && /^(st|nd|rd|th|s)$/.test(at.wordAfter()),
    example: 'It was his 4th trial.',
  },
  {
    name: 'the second year of a span',
    when: (at) =>
      at.isPlain &&
      at.numeral.value < 100 &&
      STROKE.test(at.wordBefore()) &&
      at.before()?.glued === true &&
      isYear(at.before(2)),
    example: 'Nothing was done in 2019/20.',
  },
  {
    name: 'a day before its month',
    when: (at) => at.canBeDay && (at.wordAfter() === 'may' ? at.after()?.text === 'May' : isMonth(at.wordAfter())),
    example: 'It happened on 4 March at noon.',
  },
  {
    name: 'a day behind its month',
    when: (at) => at.canBeDay && isBehindMonth(at, 1),
    example: 'It happened on March 4, and on Dec. 6 at noon.',
  },
  {
    name: 'the second of two days',
    when: (at) => at.canBeDay && JOINS.test(at.wordBefore()) && at.before(2)?.kind === 'number' && isBehindMonth(at, 3),
    example: 'They were asked on Dec. 6-9 by post.',
  },
  {
    name: 'the first of two days',
    when: (at) =>
      at.canBeDay && JOINS.test(at.wordAfter()) && at.after(2)?.kind === 'number' && isMonth(at.wordAfter(3)),
    example: 'It ran from 4 to 6 March.',
  },
  {
    name: 'a time of day',
    when: (at) => is(at.wordAfter(), 'calendar.day-times') || /^o['’]clock$/.test(at.wordAfter()),
    example: 'At nine o’clock he shouted, and by 10pm he sang.',
  },
  {
    name: 'a time with a.m. or p.m.',
    when: (at) => /^[ap]$/.test(at.wordAfter()) && at.wordAfter(2) === '.' && at.wordAfter(3) === 'm',
    example: 'The doors open at 9 a.m. each day.',
  },
  {
    name: 'an hour at which somebody does something',
    when: (at) => {
      const { value, scale } = at.numeral;
      const isHour = value <= 12 && Number.isInteger(value) && scale === 1;
      return isHour && at.wordBefore() === 'at' && is(at.wordAfter(), 'function.subjects');
    },
    example: 'At nine o’clock he shouted, and at ten he sang.',
  },
  {
    name: 'hours and minutes',
    when: (at) =>
      at.numeral.digits &&
      ((at.wordAfter() === ':' && at.after()?.glued === true && at.after(2)?.kind === 'number') ||
        (at.wordBefore() === ':' && at.before()?.glued === true && at.isGlued && at.before(2)?.kind === 'number')),
    example: 'It began at 20:15 in the rain.',
  },
  {
    name: 'a time of day in four figures',
    when: (at) =>
      at.isPlain &&
      /^(?:[01]\d|2[0-3])[0-5]\d$/.test(at.text) &&
      at.isSet &&
      /^(?:at|from|until|by)$/.test(at.wordBefore()) &&
      !is(at.wordBefore(2), 'numbers.change-from'),
    example: 'Buses will change from 1530.',
  },
  {
    name: 'the first of two times',
    when: (at) =>
      at.numeral.digits &&
      JOINS.test(at.wordAfter()) &&
      at.after(2)?.kind === 'number' &&
      /^(am|pm)$/.test(at.wordAfter(3)),
    example: 'It was shut between 8 and 10pm.',
  },
  ...AGES,
  {
    name: 'one that is one too many',
    when: (at) => {
      const behind = at.wordsAfter(6).join(' ');
      return at.numeral.value === 1 && (/\bone too many\b/.test(behind) || behind.startsWith('too many'));
    },
    example: 'One death is one too many.',
  },
  {
    name: 'a label’s number',
    when: (at) => {
      const isTitle = isCapital(at.before()) && (!at.isNearHead || is(at.wordBefore(), 'numbers.always-labels'));
      const { digits, value } = at.numeral;
      return is(at.wordBefore(), 'numbers.labels') && (isTitle || !isPlural(at.wordAfter())) && (digits || value < 13);
    },
    example: 'They used Section 60 and Part 2 powers.',
  },
  {
    name: 'an emergency number',
    when: (at) => EMERGENCY.has(at.text) && !isAmount(at),
    example: 'They called 999 and waited.',
  },
  {
    name: 'a number in words that is a name',
    when: (at) =>
      !at.numeral.digits &&
      (at.wordBefore() === 'bbc' ||
        (at.isCapital &&
          !at.isNearHead &&
          at.before()?.kind === 'word' &&
          isCapital(at.before()) &&
          !isPlural(at.wordAfter()))),
    example: 'She told the programme on BBC One of it.',
  },
  {
    name: 'a name that goes on into a number',
    when: (at) =>
      at.numeral.digits &&
      !at.text.includes(',') &&
      !at.isNearHead &&
      at.before()?.kind === 'word' &&
      isCapital(at.before()) &&
      at.isSet &&
      !/^(%|-|per)$/.test(at.wordAfter()),
    example: 'It was sold to the Boeing 43 and never used.',
  },
  {
    name: 'a code',
    when: (at) =>
      at.numeral.digits &&
      at.isGlued &&
      (at.before()?.kind === 'word' ||
        (at.wordBefore() === '-' &&
          at.before()?.glued === true &&
          at.before(2)?.kind === 'word' &&
          isCapital(at.before(2)))),
    example: 'It was led by a SO15 detective.',
  },
  {
    name: 'a telephone number',
    when: (at) => {
      const isLong = at.text.length > 2 && !at.text.includes(',');
      const isFirst =
        (/^0\d/.test(at.text) || (isLong && at.after()?.kind === 'number' && !isBeforeAges(at))) &&
        !EMERGENCY.has(at.wordAfter());
      const isLater = at.before()?.kind === 'number' && !EMERGENCY.has(at.wordBefore());
      return at.numeral.digits && (isFirst || (isLater && !at.wordAfter().startsWith('people')));
    },
    example: 'Ring 020 7946 0000 and wait.',
  },
  { name: 'numbers with strokes', when: (at) => at.numeral.digits && isSlashed(at), example: 'They work 24/7 here.' },
  { name: 'an address', when: isAddress, example: 'He lives at 14 Acacia Avenue.' },
];

/**
 * What a number stands for where it is no quantity.
 * @returns the name of a rule of `NOT_COUNTS`
 */
export function whyNoCount(tokens: readonly Token[], numeral: Numeral): string | undefined {
  if (numeral.kind === 'money') return undefined;
  const place = new Place(tokens, numeral);
  return NOT_COUNTS.find(({ when }) => when(place))?.name;
}

/** “101 officers”, “112 of them”, “from 101 to 42”: emergency numbers are amounts as well, but for 999. */
function isAmount(at: Place): boolean {
  if (at.text === '999') return false;
  const after = at.wordAfter();
  if (after === 'of' || (isPlural(after) && !/^(?:call|operator|service|line)/.test(after))) return true;
  const isEnd = /^(?:from|to|by)$/.test(at.wordBefore()) && is(at.wordBefore(2), 'numbers.change-from');
  const isFrom = at.wordBefore() === 'from' && after === 'to' && !EMERGENCY.has(at.wordAfter(2));
  const isTo = at.wordBefore() === 'to' && at.wordBefore(3) === 'from' && !EMERGENCY.has(at.wordBefore(2));
  return isEnd || isFrom || isTo;
}

function isYear(token: Token | undefined): boolean {
  return /^(19|20)\d\d$/.test(token?.text ?? '');
}

/** Whether a month stands so many tokens before, or its short form with a full stop. */
function isBehindMonth(at: Place, by: number): boolean {
  const month = at.before(at.wordBefore(by) === '.' ? by + 1 : by);
  return isMonth(month?.lower ?? '') && isCapital(month);
}

/** 9/11, 24/7, 4/3/2019. */
function isSlashed(at: Place): boolean {
  const isFirst = at.wordAfter() === '/' && at.after()?.glued === true && at.after(2)?.kind === 'number';
  const isSecond =
    at.isGlued && at.wordBefore() === '/' && at.before()?.glued === true && at.before(2)?.kind === 'number';
  return isFirst || isSecond;
}

/** “650 10 to 17-year-olds” */
function isBeforeAges(at: Place): boolean {
  return JOINS.test(at.wordAfter(2)) && at.after(3)?.kind === 'number' && at.wordAfter(5) === 'year';
}

/** 14 Acacia Avenue, 10 Downing Street. */
function isAddress(at: Place): boolean {
  if (!at.isPlain || at.text.includes(',')) return false;
  for (let by = 1; by <= 4; by += 1) {
    const token = at.after(by);
    if (token?.kind !== 'word' || !isCapital(token)) return false;
    if (by > 1 && is(token.lower, 'nouns.streets', 'base')) return true;
  }
  return false;
}
