/** Numbers that count nothing: ages, dates, times of day, telephone numbers, addresses, sections and names. */

import { isBoundary, isPlural } from './noun-phrase.ts';
import type { Numeral } from './numerals.ts';
import type { Token } from './tokens.ts';

const set = (words: string) => new Set(words.split(' '));

const MONTHS =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/;
/** The word before a number that is part of a name or a place in a list. */
const LABELS = set(
  'section sections part parts channel radio mark chapter page pages article schedule clause paragraph para rule zone level tier grade band phase stage room flat unit platform terminal number no nos route bus junction type class version volume figure table item appendix amendment category ward block operation resolution regulation protocol version group covid step apollo pc s day week heat round line core ch dial dialled dialling rang',
);
const STREETS = set(
  'street road avenue lane gardens terrace drive close square way place crescent court hill grove row park mews walk st rd ave estate house green',
);
const PERSON =
  /^(?:man|woman|boy|girl|widow|widower|mother|father|grandmother|grandfather|pensioner|child|teenager|youth)$/;
const EMERGENCY = set('999 101 111 112');

/** Whether a numeral stands for something other than a quantity. */
export function isNoCount(tokens: readonly Token[], numeral: Numeral): boolean {
  if (numeral.kind === 'money') return false;
  return [isDate, isTime, isAge, isName, isCode, isAddress].some((is) => is(tokens, numeral));
}

function isDate(tokens: readonly Token[], { from, to, value, scale, digits }: Numeral): boolean {
  if (!digits || scale !== 1) return false;
  const [before, after, second] = [tokens[from - 1], tokens[to], tokens[to + 1]];
  const number = tokens[from]?.text ?? '';
  if (/^(1[6-9]|20)\d\d$/.test(number) && !isMeasured(after)) return true;
  if (after?.glued && /^(st|nd|rd|th|s)$/.test(after.lower)) return true;
  if (value > 31 || !Number.isInteger(value))
    return value < 100 && /[-–/]/.test(before?.text ?? '') && before?.glued === true && isYear(tokens[from - 2]);
  if (MONTHS.test(after?.lower ?? '') && after?.lower !== 'may') return true;
  if (after?.text === 'May' || (MONTHS.test(before?.lower ?? '') && /^\p{Lu}/u.test(before?.text ?? ''))) return true;
  if (
    /^(to|and|-|–)$/.test(after?.lower ?? '') &&
    second?.kind === 'number' &&
    MONTHS.test(tokens[to + 2]?.lower ?? '')
  )
    return true;
  if (/[-–/]/.test(before?.text ?? '') && before?.glued && isYear(tokens[from - 2])) return true;
  return isSlashed(tokens, from, to);
}

function isYear(token: Token | undefined): boolean {
  return /^(19|20)\d\d$/.test(token?.text ?? '');
}

function isMeasured(after: Token | undefined): boolean {
  return after?.text === '%' || after?.lower === 'per' || after?.lower === 'officers' || after?.lower === 'people';
}

/** 9/11, 24/7, 4/3/2019. */
function isSlashed(tokens: readonly Token[], from: number, to: number): boolean {
  const slash = (mark: Token | undefined, other: Token | undefined) =>
    mark?.text === '/' && mark.glued && other?.kind === 'number';
  return (
    slash(tokens[to], tokens[to + 1]) || (tokens[from]?.glued === true && slash(tokens[from - 1], tokens[from - 2]))
  );
}

function isTime(tokens: readonly Token[], { from, to, digits, value, scale }: Numeral): boolean {
  const [before, after, second] = [tokens[from - 1], tokens[to], tokens[to + 1]];
  if (/^(am|pm|noon|midnight|hrs)$/.test(after?.lower ?? '') || (after?.lower === 'o' && second?.text === '’'))
    return true;
  if (after?.lower === 'o’clock' || after?.lower === "o'clock") return true;
  if (/^[ap]$/.test(after?.lower ?? '') && second?.text === '.' && tokens[to + 2]?.lower === 'm') return true;
  // “At nine o’clock, and at ten she would …”
  const isAt = before?.lower === 'at' && value <= 12 && Number.isInteger(value) && scale === 1;
  if (isAt && /^(she|he|they|we|i|it)$/.test(after?.lower ?? '')) return true;
  if (!digits) return false;
  if (after?.text === ':' && after.glued && second?.kind === 'number' && second.glued) return true;
  if (before?.text === ':' && before.glued && tokens[from - 2]?.kind === 'number' && tokens[from]?.glued) return true;
  // “Between 8 and 10pm”: the first has what the second says.
  return (
    /^(to|and|-|–)$/.test(after?.lower ?? '') &&
    second?.kind === 'number' &&
    /^(am|pm)$/.test(tokens[to + 2]?.lower ?? '')
  );
}

function isAge(tokens: readonly Token[], { from, to, value, scale, kind, digits }: Numeral): boolean {
  if (kind !== 'number' || value > 120 || scale !== 1) return false;
  const [before, after] = [tokens[from - 1], tokens[to]];
  if (hasYearsOld(tokens, to)) return true;
  const previous = before?.lower ?? '';
  if (/^(aged|age|ages|turned|turning)$/.test(previous) || (previous === 'of' && tokens[from - 2]?.lower === 'age'))
    return true;
  if (previous === 'age' || followsAge(tokens, from)) return true;
  // “The boy, who is six,”, “a widow of 84”.
  const isSet = after === undefined || after.kind === 'mark';
  if (/^(is|was)$/.test(previous) && tokens[from - 2]?.lower === 'who' && isSet) return true;
  if (previous === 'of' && digits && value >= 10 && isSet && PERSON.test(tokens[from - 2]?.lower ?? '')) return true;
  const isLimit =
    /^(under|over|below)$/.test(previous) ||
    (before?.text === '-' && /^(under|over)$/.test(tokens[from - 2]?.lower ?? ''));
  if (
    isLimit &&
    value >= 10 &&
    value < 90 &&
    (after === undefined || after.glued || isBoundary(after.lower)) &&
    !/[%]/.test(after?.text ?? '')
  )
    return true;
  const name = tokens[from - 2];
  // “A third boy, 16, denies it”.
  const isSetOff =
    digits && before?.text === ',' && after?.text === ',' && name?.kind === 'word' && !isPlural(name.lower);
  if (isSetOff && value >= 5 && value < 110) return true;
  const isAfterName =
    (before?.text === ',' || before?.text === '(') && name?.kind === 'word' && /^\p{Lu}/u.test(name.text);
  return (
    isAfterName &&
    value >= 5 &&
    (after === undefined || after.kind === 'mark' || after.lower === 'and' || after.lower === 'who') &&
    !/[%-]/.test(after?.text ?? '')
  );
}

/** A 15-year-old, 14 to 17-year-olds, six months old, years of age. */
function hasYearsOld(tokens: readonly Token[], to: number): boolean {
  const words = tokens
    .slice(to, to + 7)
    .filter((token) => token.text !== '-')
    .map((token) => token.lower);
  const at = words.findIndex((word) => /^(years?|months?|weeks?|days?)$/.test(word));
  if (at === -1 || at > 2) return false;
  const isOwn =
    at === 0 ||
    (/^(to|and|or|–)$/.test(words[0] ?? '') && /^\d+$/.test(words[1] ?? '')) ||
    /^\d+$/.test(words[0] ?? '');
  return (
    isOwn && (/^olds?(?:['’]s?)?$/.test(words[at + 1] ?? '') || (words[at + 1] === 'of' && words[at + 2] === 'age'))
  );
}

/** The later numbers of “aged 18, 21 and 35” and “aged between 18 and 27”. */
function followsAge(tokens: readonly Token[], from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - 10); at -= 1) {
    const token = tokens[at];
    if (/^(aged|ages)$/.test(token?.lower ?? '')) return true;
    if (token?.kind !== 'number' && !/^(,|and|to|or|between|from|-|–|under|over)$/.test(token?.lower ?? ''))
      return false;
  }
  return false;
}

function isName(tokens: readonly Token[], { from, to, digits, value }: Numeral): boolean {
  const [before, after] = [tokens[from - 1], tokens[to]];
  const previous = before?.lower ?? '';
  const isTitle = /^\p{Lu}/u.test(before?.text ?? '') && from > 1;
  if (LABELS.has(previous) && (isTitle || !isPlural(after?.lower ?? ''))) return digits || value < 13;
  // “112 killings” are counted; “111 calls” are calls to that number.
  const isCounted =
    /^11[12]$/.test(tokens[from]?.text ?? '') && isPlural(after?.lower ?? '') && after?.lower !== 'calls';
  if (EMERGENCY.has(tokens[from]?.text ?? '')) return !isCounted;
  if (!digits)
    return (
      previous === 'bbc' ||
      (/^\p{Lu}/u.test(tokens[from]?.text ?? '') &&
        /^\p{Lu}/u.test(before?.text ?? '') &&
        from > 1 &&
        before?.kind === 'word' &&
        !isPlural(after?.lower ?? ''))
    );
  // Mark 43, Euro 2020: a name goes on into the number, and nothing is counted after it.
  if ((tokens[from]?.text ?? '').includes(',')) return false;
  const isCapital = before?.kind === 'word' && from > 1 && /^\p{Lu}/u.test(before.text);
  return (
    isCapital &&
    (after === undefined || after.kind === 'mark' || isBoundary(after.lower)) &&
    !/[%-]/.test(after?.text ?? '') &&
    after?.lower !== 'per'
  );
}

/** SO15, A40, Covid-19, 1234/24, 020 7946 0000. */
function isCode(tokens: readonly Token[], { from, to, digits }: Numeral): boolean {
  const [token, before, after] = [tokens[from], tokens[from - 1], tokens[to]];
  if (!digits || token === undefined) return false;
  if (token.glued && before?.kind === 'word') return true;
  if (
    token.glued &&
    before?.text === '-' &&
    before.glued &&
    tokens[from - 2]?.kind === 'word' &&
    /^\p{Lu}/u.test(tokens[from - 2]?.text ?? '')
  )
    return true;
  if (/^0\d/.test(token.text) || (token.text.length > 2 && !token.text.includes(',') && after?.kind === 'number'))
    return !EMERGENCY.has(after?.text ?? '');
  if (before?.kind === 'number' && !EMERGENCY.has(before.text) && !after?.lower.startsWith('people')) return true;
  return isSlashed(tokens, from, to);
}

/** 14 Acacia Avenue, 10 Downing Street. */
function isAddress(tokens: readonly Token[], { from, to, digits, scale }: Numeral): boolean {
  if (!digits || scale !== 1 || (tokens[from]?.text ?? '').includes(',')) return false;
  for (let at = to; at < to + 4; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word' || !/^\p{Lu}/u.test(token.text)) return false;
    if (at > to && STREETS.has(token.lower)) return true;
  }
  return false;
}
