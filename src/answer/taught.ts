/**
 * Ways of asking for items that moderators taught: the questions that they answered with them. They serve like those that
 * the record has for an item, at half the weight, and stand beside the index, so that each server has its own.
 */

import type { TypedQuery } from '../query/query.ts';
import { type Field, PHRASE_END } from '../search/fields.ts';
import type { Index } from '../search/index.ts';
import { ASKED_WEIGHT } from '../search/profile.ts';
import type { Phrases, Question } from './question.ts';
import { TAUGHT_SHARE } from './ways-of-asking.ts';

/** A question as it is to be weighed where these pins hold. */
export function withTaught(query: TypedQuery, phrases: Phrases | undefined, index: Index): Question {
  return phrases === undefined || phrases.size === 0 ? query : { ...query, taught: taughtIn(index, phrases) };
}

/** Numbers of entries for which a question is asked in some of the words that were taught. */
export function taughtFor({ taught, concepts }: Question, { dictionary }: Index): number[] {
  if (taught === undefined) return [];
  const asked = new Set(
    concepts.flatMap(({ alternatives }) =>
      alternatives.flatMap(({ stems }) => stems.map((stem) => dictionary.id(stem))),
    ),
  );
  return [...taught].flatMap(([number, { terms }]) => (sharesEnough(terms, asked) ? [number] : []));
}

const made = new WeakMap<Index, WeakMap<Phrases, ReadonlyMap<number, Field>>>();

/** Terms that a question has to share with what was taught for an entry, so that the entry is weighed for it. */
const LEAST_SHARED = 2;

function sharesEnough(terms: Uint32Array, asked: ReadonlySet<number | undefined>): boolean {
  let shared = 0;
  for (const term of terms) {
    if (asked.has(term)) shared += 1;
    if (shared === LEAST_SHARED) return true;
  }
  return false;
}

/** Made once for an index, as long as the same phrases are taught. */
function taughtIn(index: Index, phrases: Phrases): ReadonlyMap<number, Field> {
  const byPhrases = made.get(index) ?? new WeakMap<Phrases, ReadonlyMap<number, Field>>();
  made.set(index, byPhrases);
  const known = byPhrases.get(phrases) ?? fieldsOf(index, phrases);
  byPhrases.set(phrases, known);
  return known;
}

function fieldsOf({ corpus, dictionary }: Index, phrases: Phrases): ReadonlyMap<number, Field> {
  const fields = new Map<number, Field>();
  corpus.entries.forEach(({ id }, number) => {
    const terms = (phrases.get(id) ?? []).flatMap((phrase) => [
      // A word that the record does not have meets nothing there.
      ...phrase.flatMap((term) => dictionary.id(term) ?? []),
      PHRASE_END,
    ]);
    if (terms.length > 0) fields.set(number, { terms: Uint32Array.from(terms), weight: ASKED_WEIGHT * TAUGHT_SHARE });
  });
  return fields;
}
