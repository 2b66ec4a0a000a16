/** The unit of a number that no noun follows, from what stands around it. */
import { isBoundary, isPlural, pluralFrom, pluralOf } from './noun-phrase.ts';
import type { Numeral } from './numerals.ts';
import type { Token } from './tokens.ts';

const PEOPLE_VERB =
  /^(arrested|jailed|killed|injured|hurt|charged|stabbed|shot|held|convicted|died|sentenced|detained|wounded|searched|murdered|cautioned|bailed|dead|stopped|questioned|treated|others|hospitalised|missing|admitted|denied|pleaded|accepted|refused|declined|applied|attended|responded|replied|survived|complained|resigned|retired|voted|fled|escaped|agreed|quit)$/;
/** Those to whom such a verb can happen: officers, suspects, children, protesters. */
const PERSONS =
  /^\S*(?:men|people|children|boys|girls|staff|police|victims|suspects|adults|teenagers|members|recruits|[eo]rs|ists|ants|ents|ees|ians)\b/;
const AUXILIARY = /^(were|was|are|have|had|has|is|remain|remains|needed|of)$/;
const PRONOUN = /^(them|these|those|whom|which)$/;
const TIME = /^(seconds|minutes|hours|days|nights|weeks|months|years)$/;
const IS_COUNTED =
  /^(?!per cent|times|GBP|USD|EUR|percentage|seconds|minutes|hours|days|nights|weeks|months|years|kg|g\b)/;
const CHANGE =
  /^(fell|fallen|falling|rose|risen|rising|rises|falls|dropped|dropping|increased|increasing|grew|grown|jumped|soared|climbed|reached|reach|reaches|reaching|hit|stood|stands|totalled|numbered|up|down|from|to|than|against|with|was|were|is|at|total|record|and|on|compared|or|by|between|of|about|around|nearly|almost|over|some|just|only|more|fewer|less)$/;

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
  const next = tokens[end]?.lower ?? '';
  const counted = earlier.findLast(({ unit }) => IS_COUNTED.test(unit));
  // “One of two officers”, “one of the victims” introduce somebody, “every one of them” is all; “one of them” goes on counting.
  const isIntroduced =
    !PRONOUN.test(tokens[end + 1]?.lower ?? '') || /^(every|each|any|no)$/.test(tokens[from - 1]?.lower ?? '');
  if (next === 'of' && isOne(numeral) && isIntroduced) return undefined;
  if (next === 'of') return partOf(tokens, end + 1) ?? counted?.unit.split(/ (?:a|an|per) /)[0];
  const verb = tokens[tokens[end + 1]?.lower === 'been' ? end + 2 : end + 1]?.lower ?? '';
  if (PEOPLE_VERB.test(next) || (AUXILIARY.test(next) && PEOPLE_VERB.test(verb))) {
    return earlier.findLast(({ unit }) => PERSONS.test(unit))?.unit.split(' ')[0] ?? 'people';
  }
  if (isOne(numeral)) return AUXILIARY.test(next) || /^(remains|needed)$/.test(next) ? counted?.unit : undefined;
  if (next === 'in' && PRONOUN.test(tokens[end + 1]?.lower ?? '')) return undefined;
  const before = tokens[from - 1]?.lower ?? '';
  const gapped = gappedSubject(tokens, from);
  if (gapped !== undefined) return gapped;
  const inSentence = earlier.findLast(({ unit, to: end }) => end !== undefined && lendsTo(unit, numeral.value));
  if (/^(from|than|with|against|to|and|or|was|for)$/.test(before) && inSentence) return inSentence.unit;
  if (isHeadline || CHANGE.test(before) || AUXILIARY.test(next))
    return subjectBefore(tokens, from) ?? inSentence?.unit ?? counted?.unit;
  return subjectOfClause(tokens, from) ?? inSentence?.unit;
}

function isOne({ value, digits }: Numeral): boolean {
  return value === 1 && !digits;
}

/** Money has its sign each time, shares are small, and lengths of time are told in full. */
function lendsTo(unit: string, value: number): boolean {
  return (
    !/^(GBP|USD|EUR)/.test(unit) && !TIME.test(unit) && (value <= 100 || !/^(per cent|percentage|times)/.test(unit))
  );
}

/** “Two of the officers”: the noun; undefined for “two of them”. */
function partOf(tokens: readonly Token[], from: number): string | undefined {
  const first = tokens[from]?.lower ?? '';
  // “Two of them”, but “two of these officers”.
  if (PRONOUN.test(first)) return first === 'them' ? undefined : nounAfter(tokens, from + 1);
  const isDetermined = isBoundary(first);
  const at = isDetermined ? from + 1 : from;
  // “Three of the 32 boroughs”.
  return pluralFrom(tokens, tokens[at]?.kind === 'number' ? at + 1 : at)?.word;
}

function nounAfter(tokens: readonly Token[], at: number): string | undefined {
  return tokens[at]?.kind === 'word' && !isBoundary(tokens[at]?.lower ?? '') ? pluralFrom(tokens, at)?.word : undefined;
}

/** “Robberies rose to 1,023, burglaries to 311”: the verb is left out the second time. */
function gappedSubject(tokens: readonly Token[], from: number): string | undefined {
  const [comma, noun, to] = tokens.slice(Math.max(0, from - 3), from);
  const isGap = /^(,|;|and)$/.test(comma?.text ?? '') && /^(to|from|by|at)$/.test(to?.lower ?? '');
  return isGap && noun?.kind === 'word' && isPlural(noun.lower) && !TIME.test(noun.lower) ? noun.lower : undefined;
}

/** The first plural before a number that is what its clause speaks of. */
export function subjectBefore(tokens: readonly Token[], from: number): string | undefined {
  return firstPlural(tokens, clauseStart(tokens, from), from) ?? firstPlural(tokens, 0, from);
}

function subjectOfClause(tokens: readonly Token[], from: number): string | undefined {
  const start = clauseStart(tokens, from);
  const isChange = tokens
    .slice(start, from)
    .some(({ lower }) => /^(fell|rose|risen|fallen|dropped|increased|up|down|reached|stood)$/.test(lower));
  return isChange ? subjectBefore(tokens, from) : undefined;
}

function clauseStart(tokens: readonly Token[], from: number): number {
  for (let at = from - 1; at > 0; at -= 1) {
    const isAnd = tokens[at]?.lower === 'and' && tokens[at - 1]?.text === ',';
    if (isAnd || /^(;|:|while|but|whereas|that)$/.test(tokens[at]?.lower ?? '')) return at + 1;
  }
  return 0;
}

function isPossessive(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next?.glued === true && /^['’]$/.test(next.text);
}

/** What a sentence speaks of, where it counts nothing but money, shares or time: “The vans cost £3,000 each. Six are in use.” */
export function spokenOf(tokens: readonly Token[], units: readonly string[]): string | undefined {
  if (units.length === 0 || units.some((unit) => IS_COUNTED.test(unit))) return undefined;
  return firstPlural(tokens, 0, tokens.length);
}

/** Whether a sentence at the head of a paragraph counts what the paragraph before counted: “That is up from 870”, “Two of them …”. */
export function looksBack(tokens: readonly Token[]): boolean {
  const opening = tokens.find(({ kind }) => kind === 'word')?.lower ?? '';
  const isPart = tokens.some(
    ({ lower }, at) => lower === 'of' && /^(them|those|these)$/.test(tokens[at + 1]?.lower ?? ''),
  );
  return isPart || /^(that|this|it|they|those|these|both)$/.test(opening);
}

function firstPlural(tokens: readonly Token[], start: number, end: number): string | undefined {
  for (let at = start; at < end; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word' || !isPlural(token.lower) || TIME.test(token.lower) || isPossessive(tokens, at))
      continue;
    // “Officer numbers” are numbers of officers.
    const counted = tokens[at - 1];
    return /^(numbers|totals)$/.test(token.lower) && counted?.kind === 'word' && !isBoundary(counted.lower)
      ? pluralOf(counted.lower)
      : token.lower;
  }
  return undefined;
}
