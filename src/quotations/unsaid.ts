/** Speech that a sentence denies or only thinks of: nobody said the words. */
import { is, pattern } from '../lexicon/lexicon.ts';
import type { Word } from '../reading/text.ts';
import { firstOf, type Rule } from './rules.ts';
import { isFiniteVerb, isSpeech, lazily } from './word-classes.ts';

/** A verb of saying in its sentence. */
interface Verb {
  words: readonly Word[];
  at: number;
  /** the adverbs and auxiliaries right before it, lower-case */
  before: readonly string[];
  /** the words before it since the last comma, lower-case */
  since: readonly string[];
  /** where its sentence opens with the clause that it stands in: the words of that before it, joined by blanks */
  opening: string | undefined;
}

export const UNSAID: readonly Rule<Verb, true>[] = [
  {
    name: 'a negation before the verb',
    when: ({ before }) =>
      before.some((word, at) => (/^(?:not|never)$/.test(word) && before[at + 1] !== 'only') || word.endsWith("n't")),
    reads: () => true,
    example: ['Ada Moss did not say “the force is finished”.', ''],
    counter: ['Ada Moss, who did not attend, said: “I was away.”', 'direct Ada Moss: “I was away.”'],
  },
  {
    name: 'a negation that opens its clause',
    when: ({ opening = '' }) => negated().test(opening),
    reads: () => true,
    example: ['At no point did Ada Moss say “the force is finished”.', ''],
    counter: ['Never has it been so bad, Ada Moss said.', 'indirect Ada Moss: Never has it been so bad'],
  },
  {
    name: 'a denial of saying',
    when: ({ words, at }) => isRefused(words, at) || isDeniedClaim(words, at),
    reads: () => true,
    example: ['Ada Moss denied saying “the force is finished”.', ''],
    counter: ['Ada Moss denied it, saying: “I was away.”', 'direct Ada Moss: “I was away.”'],
  },
  {
    name: 'what is said to be untrue',
    when: ({ opening = '' }) => untrue().test(opening),
    reads: () => true,
    example: ['It is untrue that Ada Moss said: “The force is finished.”', ''],
    counter: ['It was wrong to shut it, Ada Moss said.', 'indirect Ada Moss: It was wrong to shut it'],
  },
  {
    name: 'what somebody is only claimed to have said',
    when: ({ opening = '' }) => claimed().test(opening),
    reads: () => true,
    example: ['Claims that Ada Moss called it “a joke” are false.', ''],
    counter: ['Claims that it shut are false, Ada Moss said.', 'indirect Ada Moss: Claims that it shut are false'],
  },
  {
    name: 'what somebody could have said',
    when: ({ before }) => before.some((word, at) => is(word, 'clauses.unreal') && before[at + 1] === 'have'),
    reads: () => true,
    example: ['A bolder mayor might have said: “I was wrong.”', ''],
    counter: ['Ada Moss, who might have won, said: “I lost.”', 'direct Ada Moss: “I lost.”'],
  },
  {
    name: 'what somebody ought to say',
    when: ({ before }) => /^(?:should|must)$/.test(before.at(-1) ?? ''),
    reads: () => true,
    example: ['Ada Moss should say: “I was wrong.”', ''],
    counter: ['Ada Moss, who should know, said: “I lost.”', 'direct Ada Moss: “I lost.”'],
  },
  {
    name: 'what somebody would say if',
    when: ({ words, before, since, opening = '' }) =>
      (before.at(-1) === 'would' && words[0]?.lower === 'if') ||
      /^if /.test(opening) ||
      / as if /.test(` ${since.join(' ')} `),
    reads: () => true,
    example: ['It was as if Ada Moss had said: “Enough is enough.”', ''],
    counter: ['If it rains, Ada Moss said: “We stay.”', 'direct Ada Moss: “We stay.”'],
  },
  {
    name: 'what is only imagined',
    when: ({ since, opening = '' }) => isImagined(opening) || since.some((word) => is(word, 'verbs.imagining')),
    reads: () => true,
    example: ['Imagine Ada Moss saying: “I was wrong.”', ''],
    counter: ['Imagine a city without them, Ada Moss said.', 'indirect Ada Moss: Imagine a city without them'],
  },
  {
    name: 'what nobody says',
    when: ({ opening = '' }) => nobody().test(opening) && !/\b(?:who|but|that) /.test(opening),
    reads: () => true,
    example: ['Nobody in the room said: “Stop this now.”', ''],
    counter: ['Nobody was hurt in it, Ada Moss said.', 'indirect Ada Moss: Nobody was hurt in it'],
  },
];

/** “At no point did (Jo Bloggs say)” */
const negated = lazily(
  () => new RegExp(String.raw`^${pattern('clauses.negative')} (?:\S+ ){0,3}?${pattern('clauses.inverting')} `),
);
const untrue = lazily(() => new RegExp(`^it (?:is|was) ${pattern('clauses.untrue')} (?:that|to) `));
/** “Claims that (Jo Bloggs said)” */
const claimed = lazily(
  () => new RegExp(String.raw`^(?:the |an? |any )?${pattern('clauses.claims')} that (?:\S+ ){1,5}$`),
);
const nobody = lazily(() => new RegExp(String.raw`^(?:${pattern('clauses.nobody')}|no \p{Ll}+)\b`, 'u'));

function isImagined(opening: string): boolean {
  const [first = ''] = opening.split(' ', 1);
  return is(first, 'clauses.imagining') && opening.includes(' ');
}

/** Whether the verb of a sentence says that nobody said the words. */
export function isUnsaid(words: readonly Word[], at: number): boolean {
  let from = at;
  while (from > 0 && isBetween(words[from - 1]?.lower ?? '')) from -= 1;
  const lower = words.map((word) => word.lower);
  const since = words.slice(0, at).findLastIndex((word, index) => isParted(word, words[index + 1])) + 1;
  const isFirst = since === 0 && !words.slice(0, from).some(isOtherVerb);
  return (
    firstOf(UNSAID, {
      words,
      at,
      before: lower.slice(from, at),
      since: lower.slice(since, at),
      opening: isFirst || isInverted(lower) ? `${lower.slice(since, at).join(' ')} ` : undefined,
    }) ?? false
  );
}

/** Whether a mark stands between two words. */
function isParted({ end }: Word, next: Word | undefined): boolean {
  return next !== undefined && next.start - end > 1;
}

/** “Had Jo Bloggs said”, “If Jo Bloggs says”, “It is untrue that …”: the verb before the other is none of another clause. */
function isInverted([first = '', second = '']: readonly string[]): boolean {
  const isNegated = is(first, 'clauses.negative-openers');
  const isClaim = is(first, 'clauses.claims') || is(second, 'clauses.claims');
  return isNegated || isClaim || is(first, 'clauses.imagining') || first === 'it' || is(second, 'clauses.auxiliaries');
}

function isOtherVerb({ lower, text }: Word): boolean {
  return isFiniteVerb(lower) && /^\p{Ll}/u.test(text);
}

/** The last verb that a sentence denies or imagines and that no other rule takes for speech: “declined to say: …”. */
export function unsaidInfinitive(words: readonly Word[]): Word | undefined {
  return words.findLast(
    ({ lower }, at) =>
      (isSpeech(lower) || is(lower, 'verbs.plain')) &&
      words[at - 1]?.lower === 'to' &&
      (isRefused(words, at) || words[at - 2]?.lower === 'ought' || is(words[0]?.lower ?? '', 'clauses.imagining')),
  );
}

/** “denied saying”, “refused to say”, “stopped short of calling”, “without saying”. */
function isRefused(words: readonly Word[], at: number): boolean {
  const [third = '', second = '', first = ''] = words.slice(Math.max(0, at - 3), at).map(({ lower }) => lower);
  if (words[at]?.lower.endsWith('ing') === true) {
    const isShort = first === 'of' && /^(?:short|instead|far)$/.test(second);
    return (
      is(first, 'verbs.denying') ||
      first === 'without' ||
      isShort ||
      (first === 'having' && is(second, 'verbs.denying'))
    );
  }
  return first === 'to' && (is(second, 'verbs.refusing') || (is(third, 'verbs.refusing') && second === 'even'));
}

/** “denied that she had said”, “rejected claims that he said”. */
function isDeniedClaim(words: readonly Word[], at: number): boolean {
  return words.slice(0, at).some(({ lower }, denied) => {
    if (!is(lower, 'verbs.denying')) return false;
    return words
      .slice(denied + 1, denied + 4)
      .some((word) => word.lower === 'that' && word.end < (words[at]?.start ?? 0));
  });
}

function isBetween(lower: string): boolean {
  const isAuxiliary = is(lower, 'clauses.auxiliaries') || is(lower, 'clauses.unreal');
  return is(lower, 'clauses.adverbs') || isAuxiliary || lower.endsWith("n't") || lower === 'ever';
}
