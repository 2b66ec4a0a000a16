import type { Corpus, StatementEntry } from '../corpus/corpus.ts';
import { terms, words } from './analyzer.ts';
import type { Dictionary } from './dictionary.ts';
import type { Documents } from './documents.ts';
import type { Profile } from './fields.ts';
import type { Scores } from './scores.ts';

/** A term to search for and how much it counts. */
export interface SearchTerm {
  term: string;
  weight: number;
}

/**
 * Postings that one look-up may cost: the rarest terms are asked for first, and the common ones, which hardly tell
 * entries apart, only as far as this reaches. MiniSearch builds an object for every posting, and
 * that is its cost where it has not been asked for the term before.
 */
const MAX_POSTINGS = 1_500;
/**
 * Candidates that each way of finding them brings at most. With all entries of the shipped corpus weighed instead, another
 * would be ranked first for 29 of the 3,597 questions of test/eval.
 */
const MAX_CANDIDATES = 50;
/**
 * Those after so many have to match at least this share as well as the best one does. It leaves a third of the candidates out,
 * and as many questions of each set of test/eval are answered rightly.
 */
const SURE_CANDIDATES = 20;
const LEAST_SHARE = 0.3;
/** Entries of a speaker or measure that are looked through at most: the terms alone find those of a longer list. */
const MAX_FACET_ENTRIES = 4_000;

/** What narrows the search before anything is weighed. */
export interface Narrowing {
  /** of each speaker that the question names, the ids of the people and organisations that it may be */
  speakers: Iterable<Iterable<string>>;
  /** ids of measures that it names */
  measures: Iterable<string>;
  /** words that a statement has to hold as they stand, normalised and joined by blanks */
  exactWords?: readonly string[];
  /** whether an entry is of the time that is asked for; absent where none is */
  ofTime?: (number: number) => boolean;
  /** also those that match far worse than the best: what a question without an answer comes near to */
  wide?: boolean;
}

/** What is searched; the index fills it after the search is made. */
interface Searched {
  corpus: Corpus;
  dictionary: Dictionary;
  documents: Documents;
  /** of the entries, by their numbers */
  profiles: readonly Profile[];
}

/** Finds the entries of one index that may answer a question. */
export class CandidateSearch {
  readonly #corpus: Corpus;
  readonly #dictionary: Dictionary;
  readonly #documents: Documents;
  readonly #profiles: readonly Profile[];

  constructor({ corpus, dictionary, documents, profiles }: Searched) {
    this.#corpus = corpus;
    this.#dictionary = dictionary;
    this.#documents = documents;
    this.#profiles = profiles;
  }

  /**
   * The entries that may answer: the best matches of the question's telling terms, the best among those of the time that
   * it asks for, and among those of each speaker and measure that it names.
   *
   * What this can miss: an entry that shares only common words with the question, where rarer ones fill the bounds and no
   * speaker or measure is named; and the like of it where more than `MAX_CANDIDATES` match better.
   * @param searchTerms terms of the question and what stands for them
   * @param facets for each speaker and each measure that it names, the numbers of the entries
   * @returns numbers of entries, in no order that means anything
   */
  find(
    searchTerms: readonly SearchTerm[],
    facets: Iterable<readonly number[]>,
    { exactWords = [], ofTime, wide = false }: Omit<Narrowing, 'speakers' | 'measures'>,
  ): number[] {
    const scores = this.#documents.search(this.#telling(searchTerms));
    const matched = scores.numbers;
    const most = matched.reduce((most, number) => Math.max(most, scores.of(number)), 0);
    const least = wide ? 0 : LEAST_SHARE * most;
    const found = new Set(best(matched, scores, { least }));
    const add = (numbers: readonly number[]) => {
      for (const number of best(numbers, scores, { least, isOfTime: ofTime })) found.add(number);
    };
    if (ofTime !== undefined) add(matched);
    for (const facet of facets) if (facet.length <= MAX_FACET_ENTRIES) add(facet);
    for (const phrase of exactWords) for (const number of this.#holding(phrase)) found.add(number);
    return [...found];
  }

  /** Numbers of the entries that have some terms side by side in their own words: looked for where the rarest of them stands. */
  withPhrase(phrase: readonly number[]): number[] {
    const [rarest] = phrase.toSorted((a, b) => this.#dictionary.frequency(a) - this.#dictionary.frequency(b));
    if (rarest === undefined || phrase.includes(-1)) return [];
    const numbers = this.#documents.entriesWith(this.#dictionary.term(rarest));
    return numbers.filter((number) => this.#hasPhrase(number, phrase)).sort((a, b) => a - b);
  }

  /** The statements that hold words as they stand: a phrase of common words alone is found by nothing else. */
  #holding(phrase: string): number[] {
    const ids = terms(phrase).map((term) => this.#dictionary.id(term) ?? -1);
    if (ids.length === 0) return [];
    const isHeld = ({ statement: { text, words: found } }: StatementEntry) =>
      [text, found?.text ?? ''].some((each) => ` ${words(each).join(' ')} `.includes(` ${phrase} `));
    const held: number[] = [];
    for (const number of this.withPhrase(ids)) {
      const entry = this.#corpus.entries[number];
      if (entry?.kind !== 'statement') continue;
      if (isHeld(entry)) held.push(number);
      if (held.length === MAX_CANDIDATES) break;
    }
    return held;
  }

  /** Whether some terms stand side by side in an entry's own words. */
  #hasPhrase(number: number, phrase: readonly number[]): boolean {
    const { own = [], words: found = [] } = this.#profiles[number] ?? {};
    return [...own, found].flat().some((field) => hasPhrase(field.terms, phrase));
  }

  /** The rarest terms, as far as the postings that they cost stay within bounds; always the rarest one. */
  #telling(searchTerms: readonly SearchTerm[]): Map<string, number> {
    const byRarity = searchTerms
      .flatMap((searchTerm) => {
        const id = this.#dictionary.id(searchTerm.term);
        return id === undefined ? [] : [{ ...searchTerm, frequency: this.#dictionary.frequency(id) }];
      })
      .sort((a, b) => a.frequency - b.frequency);
    const telling = new Map<string, number>();
    let postings = 0;
    for (const { term, weight, frequency } of byRarity) {
      postings += frequency;
      if (postings > MAX_POSTINGS && telling.size > 0) break;
      telling.set(term, Math.max(weight, telling.get(term) ?? 0));
    }
    return telling;
  }
}

function hasPhrase(text: Uint32Array, phrase: readonly number[]): boolean {
  const [first = -1] = phrase;
  const last = text.length - phrase.length;
  // A common term brings many entries here: a plain loop is the quickest over so few terms each.
  for (let at = 0; at <= last; at += 1) {
    if (text[at] === first && phrase.every((term, offset) => text[at + offset] === term)) return true;
  }
  return false;
}

/**
 * The best of some entries by their scores; those without one come last, in their order. Of those after the first few, none that
 * scores less than `least`.
 * @param isOfTime left out where any time will do. It is dear, and asked only of entries that would be kept
 */
function best(
  numbers: readonly number[],
  scores: Scores,
  { least, isOfTime }: { least: number; isOfTime?: ((number: number) => boolean) | undefined },
): readonly number[] {
  const isBetter = (one: number, other: number) =>
    scores.of(one) > scores.of(other) || (scores.of(one) === scores.of(other) && one < other);
  // In order, and never more than are kept: sorting all is dear where many match.
  const kept: number[] = [];
  for (const number of numbers) {
    const most = scores.of(number) < least ? SURE_CANDIDATES : MAX_CANDIDATES;
    const isFull = kept.length >= most;
    if ((isFull && !isBetter(number, kept[most - 1] ?? 0)) || isOfTime?.(number) === false) continue;
    if (kept.length === MAX_CANDIDATES) kept.pop();
    let at = kept.length;
    while (at > 0 && isBetter(number, kept[at - 1] ?? 0)) at -= 1;
    kept.splice(at, 0, number);
  }
  while (kept.length > SURE_CANDIDATES && scores.of(kept.at(-1) ?? 0) < least) kept.pop();
  return kept;
}
