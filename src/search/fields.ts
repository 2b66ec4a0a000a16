/** What the index holds of an entry: its texts as term numbers. */

/** A field of an entry as term numbers in the order of the text, and how much a match in it says, 0 to 1. */
export interface Field {
  terms: Uint32Array;
  weight: number;
}

/** What an entry says itself, and what surrounds it: its source and its topics. Shared fields are held once. */
export interface Profile {
  own: readonly Field[];
  /** exact words that were found for a reported statement: matched like its own, but counted in no length and no frequency of terms */
  words?: Field;
  /** how people ask for it: the phrases one after another, each ended by `PHRASE_END`; absent where the record has none */
  asked?: Field;
  context: readonly Field[];
}

/** How much a term tells that stands only in what surrounds an entry. */
const CONTEXT_SHARE = 0.3;

/** How often each term stands in an entry, by its number: in its own fields, in how people ask for it, and in its surroundings. */
export function countsOf({ own, asked, context }: Profile): Map<number, number> {
  const counts = new Map<number, number>();
  const count = (terms: Uint32Array, share: number) => {
    for (const term of terms) if (term !== PHRASE_END) counts.set(term, (counts.get(term) ?? 0) + share);
  };
  for (const { terms } of own) count(terms, 1);
  if (asked !== undefined) count(asked.terms, 1);
  for (const { terms } of context) count(terms, CONTEXT_SHARE);
  return counts;
}

/** Ends a phrase: no term has this number. */
export const PHRASE_END = 0xffff_ffff;

/** The terms by which an entry is found: what it says, and how people ask for it. */
export function idsOf({ words: found, own, asked }: Profile): number[] {
  return idsIn([...(found === undefined ? [] : [found]), ...own, ...(asked === undefined ? [] : [asked])]);
}

/** Those of them that tell how rare a term is: words that were found add to an entry, and change no other's weight. */
export function countedIdsOf({ own, asked }: Profile): number[] {
  return idsIn(asked === undefined ? own : [...own, asked]);
}

/** The terms of fields one after another: all entries of a corpus are gone through at a start, in plain loops. */
function idsIn(fields: readonly Field[]): number[] {
  const ids: number[] = [];
  for (const { terms } of fields) for (const id of terms) if (id !== PHRASE_END) ids.push(id);
  return ids;
}
