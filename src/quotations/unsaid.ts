/** Speech that a sentence denies or only thinks of: nobody said the words. */
import { is } from '../lexicon/lexicon.ts';
import type { Word } from '../reading/text.ts';
import { firstOf, type Rule } from './rules.ts';

/** A verb of saying in its sentence. */
interface Verb {
  words: readonly Word[];
  at: number;
  /** the adverbs and auxiliaries right before it, lower-case */
  before: readonly string[];
}

export const UNSAID: readonly Rule<Verb, true>[] = [
  {
    name: 'a negation before the verb',
    when: ({ before }) =>
      before.some((word, at) => (/^(?:not|never)$/.test(word) && before[at + 1] !== 'only') || word.endsWith("n't")),
    reads: () => true,
    example: ['Ada Moss did not say “the force is finished”.', ''],
  },
  {
    name: 'a denial of saying',
    when: ({ words, at }) =>
      words[at]?.lower.endsWith('ing') === true && is(words[at - 1]?.lower ?? '', 'verbs.denying', 'past', 's'),
    reads: () => true,
    example: ['Ada Moss denied saying “the force is finished”.', ''],
  },
  {
    name: 'what somebody could have said',
    when: ({ before }) =>
      before.some((word, at) => /^(?:might|would|could|should)$/.test(word) && before[at + 1] === 'have'),
    reads: () => true,
    example: ['A bolder mayor might have said: “I was wrong.”', ''],
  },
  {
    name: 'what somebody would say if',
    when: ({ words, before }) => before.at(-1) === 'would' && words[0]?.lower === 'if',
    reads: () => true,
    example: ['If I were Ada Moss I would say: “Enough is enough.”', ''],
  },
  {
    name: 'what nobody says',
    when: ({ words: [first, second] }) =>
      /^(?:nobody|none|neither)$/.test(first?.lower ?? '') || (first?.lower === 'no' && second?.lower === 'one'),
    reads: () => true,
    example: ['Nobody in the room said: “Stop this now.”', ''],
  },
];

/** Whether the verb of a sentence says that nobody said the words. */
export function isUnsaid(words: readonly Word[], at: number): boolean {
  let from = at;
  while (from > 0 && isBetween(words[from - 1]?.lower ?? '')) from -= 1;
  return firstOf(UNSAID, { words, at, before: words.slice(from, at).map(({ lower }) => lower) }) ?? false;
}

function isBetween(lower: string): boolean {
  return is(lower, 'clauses.adverbs') || is(lower, 'clauses.auxiliaries') || lower.endsWith("n't");
}
