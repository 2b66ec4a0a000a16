import { type WordVectors, wordVectors } from '../lexicon/vectors.ts';
import type { Dictionary } from './dictionary.ts';

/** The direction of a text among the word vectors: its terms, each with its share, together of length one. */
export interface Meaning {
  terms: Uint32Array;
  shares: Float32Array;
}

/**
 * Directions of texts of one index among the word vectors. A term without a vector (a name that only a server's own sources
 * have) counts as a dimension of its own, of mean length: it matches itself and nothing else.
 */
export class Meanings {
  readonly #dictionary: Dictionary;
  readonly #vectors: WordVectors = wordVectors();
  /** rows of terms by their numbers */
  readonly #rows: number[] = [];

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** What an entry means. @param counts how often terms stand in it, by their numbers */
  of(counts: ReadonlyMap<number, number>): Meaning {
    const shares = Float32Array.from(counts.values(), (count) => 1 + Math.log1p(count));
    const terms = Uint32Array.from(counts.keys());
    const { length } = this.#sum(terms, shares);
    return { terms, shares: shares.map((share) => share / length) };
  }

  /** The length of the sum of some terms' vectors. */
  length(terms: readonly number[]): number {
    return this.#sum(terms).length;
  }

  /** How near each term is to a question: see `Nearness`. @param stems the question's */
  nearnessTo(stems: Iterable<string>): Nearness {
    const terms = [...new Set(stems)].flatMap((stem) => this.#dictionary.id(stem) ?? []);
    const { sum, length } = this.#sum(terms);
    const direction = sum.map((value) => value / length);
    const unknown = new Set(terms.filter((term) => this.#row(term) === -1));
    const near = this.#vectors.meanLength ** 2 / length;
    return new Nearness(this.#dictionary.size, (term) => {
      const row = this.#row(term);
      return row === -1 ? (unknown.has(term) ? near : 0) : this.#vectors.dot(row, direction);
    });
  }

  /** The sum of the terms' vectors, and its length with the dimensions of terms that have no vector. */
  #sum(terms: ArrayLike<number>, times?: Float32Array): { sum: Float32Array; length: number } {
    const sum = new Float32Array(this.#vectors.dimensions);
    let unknown = 0;
    for (let at = 0; at < terms.length; at += 1) {
      const row = this.#row(terms[at] ?? 0);
      const factor = times?.[at] ?? 1;
      if (row === -1) unknown += (factor * this.#vectors.meanLength) ** 2;
      else this.#vectors.add(row, factor, sum);
    }
    return { sum, length: Math.max(Math.sqrt(sum.reduce((all, value) => all + value * value, unknown)), 1e-9) };
  }

  #row(term: number): number {
    let row = this.#rows[term];
    if (row === undefined) {
      row = this.#vectors.row(this.#dictionary.term(term));
      this.#rows[term] = row;
    }
    return row;
  }
}

/** How near texts are to one question: the cosine of the angle between them, mostly 0 to 1. */
export class Nearness {
  readonly #near: Float32Array;
  readonly #work: (term: number) => number;

  /**
   * @param size how many terms the dictionary has
   * @param work the inner product of a term's vector with the question's direction; called once for each term
   */
  constructor(size: number, work: (term: number) => number) {
    this.#near = new Float32Array(size).fill(Number.NaN);
    this.#work = work;
  }

  of({ terms, shares }: Meaning): number {
    let near = 0;
    for (let at = 0; at < terms.length; at += 1) near += (shares[at] ?? 0) * this.#of(terms[at] ?? 0);
    return near;
  }

  /** @param run where a phrase begins and ends among terms, and how long the sum of its vectors is: `Meanings.length` */
  ofPhrase(terms: Uint32Array, { from, to, length }: { from: number; to: number; length: number }): number {
    let near = 0;
    for (let at = from; at < to; at += 1) near += this.#of(terms[at] ?? 0);
    return near / length;
  }

  #of(term: number): number {
    const known = this.#near[term] ?? 0;
    if (!Number.isNaN(known)) return known;
    // Rounded as it is stored, so that the first use and later ones are equal.
    const near = Math.fround(this.#work(term));
    this.#near[term] = near;
    return near;
  }
}
