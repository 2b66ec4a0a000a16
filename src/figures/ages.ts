/** Numbers that are somebody's age. */
import { is } from '../lexicon/lexicon.ts';
import { isBoundary, isPlural } from './noun-phrase.ts';
import { isCapital, type NotCount, type Place } from './place.ts';

/** Tried in this order. */
export const AGES: readonly NotCount[] = [
  {
    name: 'years old',
    when: (at) => at.canBeAge && hasYearsOld(at),
    example: 'A 15-year-old boy and 16 to 17-year-olds were hurt.',
  },
  {
    name: 'an age that is told',
    when: (at) =>
      at.canBeAge &&
      (is(at.wordBefore(), 'numbers.aged') ||
        (at.wordBefore() === 'of' && at.wordBefore(2) === 'age') ||
        followsAge(at)),
    example: 'The men, aged 18, 21 and 35, were charged.',
  },
  {
    name: 'an age that somebody is',
    when: (at) => at.canBeAge && at.isEnded && /^(is|was)$/.test(at.wordBefore()) && at.wordBefore(2) === 'who',
    example: 'The boy, who is six, lived.',
  },
  {
    name: 'somebody of an age',
    when: (at) =>
      at.canBeAge &&
      at.isPlain &&
      (at.isEnded || isBoundary(at.wordAfter())) &&
      at.numeral.value >= 10 &&
      at.wordBefore() === 'of' &&
      is(at.wordBefore(2), 'nouns.aged-persons', 'base'),
    example: 'It was told to a widow of 84.',
  },
  {
    name: 'a limit of age',
    when: (at) => {
      const limit = at.wordBefore() === '-' ? at.wordBefore(2) : at.wordBefore();
      const isLimit = /^(under|over)$/.test(limit) || (limit === 'below' && at.wordBefore() === limit);
      const after = at.after();
      const isAlone = after === undefined || after.glued || isBoundary(after.lower);
      const isHyphened = at.wordBefore() === '-' && at.before()?.glued === true;
      const isAge = at.numeral.value >= 10 && at.numeral.value < 90 && after?.text !== '%';
      return at.canBeAge && isLimit && (isAlone || isHyphened) && isAge;
    },
    example: 'It was worse for boys under 16.',
  },
  {
    name: 'an age between commas',
    when: (at) => {
      const isBetween = at.wordBefore() === ',' && at.wordAfter() === ',';
      const noun = at.before(2);
      const { digits, value } = at.numeral;
      return (
        at.canBeAge &&
        isBetween &&
        digits &&
        value >= 5 &&
        value < 110 &&
        noun?.kind === 'word' &&
        !isPlural(noun.lower)
      );
    },
    example: 'A third boy, 16, denies it.',
  },
  {
    name: 'an age behind a name',
    when: (at) => {
      const isAfterName = /^[,(]$/.test(at.wordBefore()) && at.before(2)?.kind === 'word' && isCapital(at.before(2));
      const isAlone = at.isEnded || /^(and|who)$/.test(at.wordAfter());
      return at.canBeAge && isAfterName && isAlone && at.numeral.value >= 5 && !/[%-]/.test(at.wordAfter());
    },
    example: 'It hurt Yusuf Rahman (54) and nobody else.',
  },
];

/** A 15-year-old, 14 to 17-year-olds, six months old, years of age. */
function hasYearsOld(at: Place): boolean {
  const [first = '', second = '', ...rest] = at.wordsAfter(7).filter((word) => word !== '-');
  const behind = [first, second, ...rest];
  const unit = behind.findIndex((word) => /^(years?|months?|weeks?|days?)$/.test(word));
  if (unit === -1 || unit > 2) return false;
  const isOwn = unit === 0 || /^\d+$/.test(first) || (/^(to|and|or|–)$/.test(first) && /^\d+$/.test(second));
  const [next = '', last] = behind.slice(unit + 1);
  return isOwn && (/^olds?(?:['’]s?)?$/.test(next) || (next === 'of' && last === 'age'));
}

/** The later numbers of “aged 18, 21 and 35” and “aged between 18 and 27”. */
function followsAge(at: Place): boolean {
  for (let by = 1; by <= 10; by += 1) {
    const word = at.wordBefore(by);
    if (/^(aged|ages)$/.test(word)) return true;
    const goesOn = /^[,–-]$/.test(word) || is(word, 'numbers.between-ages');
    if (at.before(by)?.kind !== 'number' && !goesOn) return false;
  }
  return false;
}
