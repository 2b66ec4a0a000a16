import { type WordVectors, wordVectors } from '../lexicon/vectors.ts';
import type { Dictionary } from './dictionary.ts';

/** The direction of a text among the word vectors: its terms, each with its share, together of length one. */
export interface Meaning {
  terms: Uint32Array;
  shares: Float32Array;
}

/** Tells what texts of one index mean, as far as the word vectors know their words. */
export class Meanings {
  readonly #dictionary: Dictionary;
  readonly #vectors: WordVectors = wordVectors();
  /** rows of terms by their numbers */
  readonly #rows: number[] = [];

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** What an entry means. @param termCounts how often terms stand in it, by their numbers */
  of(termCounts: ReadonlyMap<number, number>): Meaning {
    const counts = new Map([...termCounts].filter(([term]) => this.#row(term) !== -1));
    const sum = new Float32Array(this.#vectors.dimensions);
    const shares = Float32Array.from(counts.values(), (count) => 1 + Math.log1p(count));
    const terms = Uint32Array.from(counts.keys());
    for (const [at, term] of terms.entries()) this.#vectors.add(this.#row(term), shares[at] ?? 0, sum);
    const length = lengthOf(sum);
    return { terms, shares: shares.map((share) => share / length) };
  }

  /** The length of the sum of some terms' vectors. */
  length(terms: Iterable<number>): number {
    const sum = new Float32Array(this.#vectors.dimensions);
    for (const term of terms) {
      const row = this.#row(term);
      if (row !== -1) this.#vectors.add(row, 1, sum);
    }
    return lengthOf(sum);
  }

  /** How near each term is to a question: see `Nearness`. @param stems the question's */
  nearnessTo(stems: Iterable<string>): Nearness {
    const sum = new Float32Array(this.#vectors.dimensions);
    for (const stem of new Set(stems)) {
      const row = this.#vectors.row(stem);
      if (row !== -1) this.#vectors.add(row, 1, sum);
    }
    const length = lengthOf(sum);
    const direction = sum.map((value) => value / length);
    return new Nearness(this.#dictionary.size, (term) => {
      const row = this.#row(term);
      return row === -1 ? 0 : this.#vectors.dot(row, direction);
    });
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

  /** @param work the part of a term's vector that points the question's way; asked once for a term */
  constructor(size: number, work: (term: number) => number) {
    this.#near = new Float32Array(size).fill(Number.NaN);
    this.#work = work;
  }

  of({ terms, shares }: Meaning): number {
    let near = 0;
    for (let at = 0; at < terms.length; at += 1) near += (shares[at] ?? 0) * this.#of(terms[at] ?? 0);
    return near;
  }

  /** @param length of the sum of the terms' vectors */
  ofPhrase(terms: Uint32Array, length: number): number {
    let near = 0;
    for (const term of terms) near += this.#of(term);
    return near / length;
  }

  #of(term: number): number {
    const known = this.#near[term] ?? 0;
    if (!Number.isNaN(known)) return known;
    const near = this.#work(term);
    this.#near[term] = near;
    return near;
  }
}

function lengthOf(vector: Float32Array): number {
  let sum = 0;
  for (const value of vector) sum += value * value;
  return Math.max(Math.sqrt(sum), Number.EPSILON);
}
