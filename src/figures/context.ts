/** The unit of a number that no noun follows, from what stands around it. */
import { is, pattern, patternOf, pluralOf, words } from '../lexicon/lexicon.ts';
import { isBoundary, isPlural, pluralFrom } from './noun-phrase.ts';
import type { Numeral } from './numerals.ts';
import { lowerAt, type Token } from './tokens.ts';

const TIME = words('nouns.time-units', 's');
/** Those to whom something can happen: officers, suspects, children, protesters. */
const PERSONS = new RegExp(String.raw`^\S*(?:${pattern('inflections.persons', 'inflections.person-endings')})\b`);
/** Units that lend themselves to nothing that is counted. */
const NO_NOUNS = new RegExp(String.raw`^(?:${pattern('numbers.signs')}|${patternOf('nouns.time-units', 's')})\b`, 'i');

/** A quantity that was found before: its unit lends itself to what follows. */
export interface Counted {
  unit: string;
  /** index after it among the tokens of its sentence; absent where it stands in an earlier sentence */
  to?: number;
}

/**
 * The unit of a bare number.
 * @param earlier the quantities of the paragraph that stand before it, last one last
 * @returns undefined where nothing tells
 */
export function unitFromContext(
  tokens: readonly Token[],
  numeral: Numeral,
  earlier: readonly Counted[],
  isHeadline: boolean,
): string | undefined {
  const { from, to } = numeral;
  // “Six are in use and four more have been ordered”
  const end = tokens[to]?.lower === 'more' ? to + 1 : to;
  const next = lowerAt(tokens, end);
  const counted = earlier.findLast(({ unit }) => isCounted(unit));
  // “One of two officers”, “one of the victims” introduce somebody, “every one of them” is all; “one of them” goes on counting.
  const isIntroduced =
    !is(lowerAt(tokens, end + 1), 'function.those-counted') || /^(every|each|any|no)$/.test(lowerAt(tokens, from - 1));
  if (next === 'of' && isOne(numeral) && isIntroduced) return undefined;
  if (next === 'of') return partOf(tokens, end + 1) ?? counted?.unit.split(/ (?:a|an|per) /)[0];
  const verb = tokens[tokens[end + 1]?.lower === 'been' ? end + 2 : end + 1]?.lower ?? '';
  if (isOfPeople(next) || (is(next, 'numbers.counted-so') && isOfPeople(verb))) {
    return earlier.findLast(({ unit }) => PERSONS.test(unit))?.unit.split(' ')[0] ?? 'people';
  }
  if (isOne(numeral))
    return is(next, 'numbers.counted-so') || /^(remains|needed)$/.test(next) ? counted?.unit : undefined;
  if (next === 'in' && is(lowerAt(tokens, end + 1), 'function.those-counted')) return undefined;
  const before = lowerAt(tokens, from - 1);
  const gapped = gappedSubject(tokens, from);
  if (gapped !== undefined) return gapped;
  const inSentence = earlier.findLast(({ unit, to: end }) => end !== undefined && lendsTo(unit, numeral.value));
  if (is(before, 'numbers.lending') && inSentence) return inSentence.unit;
  if (isHeadline || is(before, 'numbers.change') || is(next, 'numbers.counted-so'))
    return subjectBefore(tokens, from) ?? inSentence?.unit ?? massBefore(tokens, from) ?? counted?.unit;
  return subjectOfClause(tokens, from) ?? inSentence?.unit ?? massBefore(tokens, from);
}

/** “Knife crime was up, from 10,724 to 14,076”: what has no plural is counted in offences. */
function massBefore(tokens: readonly Token[], from: number): string | undefined {
  if (!/^(?:from|to|at)$/.test(lowerAt(tokens, from - 1))) return undefined;
  return tokens.slice(0, from).some(({ lower }) => is(lower, 'figures.mass')) ? 'offences' : undefined;
}

function isCounted(unit: string): boolean {
  return !NO_NOUNS.test(unit);
}

/** What happens to people, or people do: “19 accepted”. */
function isOfPeople(word: string): boolean {
  return is(word, 'verbs.befalling', 'past', 'participle') || is(word, 'numbers.people-so');
}

function isOne({ value, digits }: Numeral): boolean {
  return value === 1 && !digits;
}

/** Money has its sign each time, shares are small, and lengths of time are told in full. */
function lendsTo(unit: string, value: number): boolean {
  return (
    !/^(GBP|USD|EUR)/.test(unit) && !TIME.has(unit) && (value <= 100 || !/^(per cent|percentage|times)/.test(unit))
  );
}

/** “Two of the officers”: the noun; undefined for “two of them”. */
function partOf(tokens: readonly Token[], from: number): string | undefined {
  const first = lowerAt(tokens, from);
  // “Two of them”, but “two of these officers”.
  if (is(first, 'function.those-counted')) return first === 'them' ? undefined : nounAfter(tokens, from + 1);
  const isDetermined = isBoundary(first);
  const at = isDetermined ? from + 1 : from;
  // “Three of the 32 boroughs”.
  return pluralFrom(tokens, tokens[at]?.kind === 'number' ? at + 1 : at)?.word;
}

function nounAfter(tokens: readonly Token[], at: number): string | undefined {
  return tokens[at]?.kind === 'word' && !isBoundary(lowerAt(tokens, at)) ? pluralFrom(tokens, at)?.word : undefined;
}

/** “Robberies rose to 1,023, burglaries to 311”: the verb is left out the second time. */
function gappedSubject(tokens: readonly Token[], from: number): string | undefined {
  const [comma, noun, to] = tokens.slice(Math.max(0, from - 3), from);
  const isGap = /^(,|;|and)$/.test(comma?.text ?? '') && /^(to|from|by|at)$/.test(to?.lower ?? '');
  return isGap && noun?.kind === 'word' && isPlural(noun.lower) && !TIME.has(noun.lower) ? noun.lower : undefined;
}

/** The first plural before a number that is what its clause speaks of. */
export function subjectBefore(tokens: readonly Token[], from: number): string | undefined {
  return firstPlural(tokens, clauseStart(tokens, from), from) ?? firstPlural(tokens, 0, from);
}

function subjectOfClause(tokens: readonly Token[], from: number): string | undefined {
  const start = clauseStart(tokens, from);
  const isChange = tokens.slice(start, from).some(({ lower }) => is(lower, 'numbers.changed'));
  return isChange ? subjectBefore(tokens, from) : undefined;
}

function clauseStart(tokens: readonly Token[], from: number): number {
  for (let at = from - 1; at > 0; at -= 1) {
    const word = lowerAt(tokens, at);
    const isAnd = word === 'and' && tokens[at - 1]?.text === ',';
    if (isAnd || /^[;:]$/.test(word) || is(word, 'function.clause-ends')) return at + 1;
  }
  return 0;
}

function isPossessive(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next?.glued === true && /^['’]$/.test(next.text);
}

/** What a sentence speaks of, where it counts nothing but money, shares or time: “The vans cost £3,000 each. Six are in use.” */
export function spokenOf(tokens: readonly Token[], units: readonly string[]): string | undefined {
  if (units.length === 0 || units.some((unit) => isCounted(unit))) return undefined;
  return firstPlural(tokens, 0, tokens.length);
}

/** Whether a sentence at the head of a paragraph counts what the paragraph before counted: “That is up from 870”, “Two of them …”. */
export function looksBack(tokens: readonly Token[]): boolean {
  const [opening = '', second = ''] = tokens.filter(({ kind }) => kind === 'word').map(({ lower }) => lower);
  if (opening === 'the' && is(second, 'figures.totals')) return true;
  const isPart = tokens.some(({ lower }, at) => lower === 'of' && /^(them|those|these)$/.test(lowerAt(tokens, at + 1)));
  return isPart || is(opening, 'function.back-references');
}

function firstPlural(tokens: readonly Token[], start: number, end: number): string | undefined {
  for (let at = start; at < end; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word' || !isPlural(token.lower) || TIME.has(token.lower) || isPossessive(tokens, at)) continue;
    // “Officer numbers” are numbers of officers.
    const counted = tokens[at - 1];
    return /^(numbers|totals)$/.test(token.lower) && counted?.kind === 'word' && !isBoundary(counted.lower)
      ? pluralOf(counted.lower)
      : token.lower;
  }
  return undefined;
}
