import { type WordVectors, wordVectors } from '../lexicon/vectors.ts';
import type { Dictionary } from './dictionary.ts';
import { countsOf, PHRASE_END, type Profile } from './fields.ts';

/** The direction of an entry among the word vectors, of length one together with its terms that have no vector. */
interface Direction {
  vector: Float32Array;
  /** the shares of those terms */
  others: readonly { term: number; share: number }[];
  /** how long the sum of the vectors of each phrase is that tells how people ask for it */
  lengths: Float32Array;
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
  /** made for entries when a question first comes near them: a start need not wait for all of them */
  readonly #directions = new WeakMap<Profile, Direction>();
  #near = new NearTerms(0);
  #questions = 0;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** Where an entry points, by its terms and how often each stands in it. */
  directionOf(profile: Profile): Direction {
    let direction = this.#directions.get(profile);
    if (direction === undefined) {
      direction = this.#makeDirection(profile);
      this.#directions.set(profile, direction);
    }
    return direction;
  }

  #makeDirection(profile: Profile): Direction {
    const counts = countsOf(profile);
    const shares = Float32Array.from(counts.values(), (count) => 1 + Math.log1p(count));
    const { sum, length } = this.#sum([...counts.keys()], shares);
    const others = [...counts.keys()].flatMap((term, at) =>
      this.#row(term) === -1 ? [{ term, share: (shares[at] ?? 0) / length }] : [],
    );
    const lengths = Float32Array.from(phrasesOf(profile.asked?.terms), (phrase) => this.#sum(phrase).length);
    return { vector: sum.map((value) => value / length), others, lengths };
  }

  /** How near each term is to a question: see `Nearness`. @param stems the question's */
  nearnessTo(stems: Iterable<string>): Nearness {
    const terms = [...new Set(stems)].flatMap((stem) => this.#dictionary.id(stem) ?? []);
    const { sum, length } = this.#sum(terms);
    const direction = sum.map((value) => value / length);
    const unknown = new Set(terms.filter((term) => this.#row(term) === -1));
    const near = this.#vectors.meanLength ** 2 / length;
    if (this.#near.size < this.#dictionary.size) this.#near = new NearTerms(this.#dictionary.size);
    this.#questions += 1;
    return new Nearness(this, { direction, near: this.#near, number: this.#questions }, (term) => {
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

/** What a question is compared by. */
interface Compared {
  direction: Float32Array;
  near: NearTerms;
  /** its number among the questions of its index */
  number: number;
}

/**
 * How near terms are to questions, by the numbers of the terms: of each the last one that was worked out, and for which question.
 * All questions of an index share it, since a list as long as the dictionary for each would keep the garbage collector busy.
 */
class NearTerms {
  readonly size: number;
  readonly values: Float32Array;
  readonly questions: Uint32Array;

  constructor(size: number) {
    this.size = size;
    this.values = new Float32Array(size);
    this.questions = new Uint32Array(size);
  }
}

/** How near entries are to one question: the cosine of the angle between them, mostly 0 to 1. */
export class Nearness {
  readonly #meanings: Meanings;
  readonly #question: Compared;
  readonly #work: (term: number) => number;

  /** @param work the inner product of a term's vector with the question's direction */
  constructor(meanings: Meanings, question: Compared, work: (term: number) => number) {
    this.#meanings = meanings;
    this.#question = question;
    this.#work = work;
  }

  /** How near an entry is, and the nearest way in which people ask for it. */
  of(profile: Profile): { meaning: number; askedMeaning: number } {
    const { vector, others, lengths } = this.#meanings.directionOf(profile);
    const { direction } = this.#question;
    let meaning = 0;
    for (let at = 0; at < vector.length; at += 1) meaning += (vector[at] ?? 0) * (direction[at] ?? 0);
    for (const { term, share } of others) meaning += share * this.#of(term);
    return { meaning, askedMeaning: profile.asked === undefined ? 0 : this.#nearest(profile.asked.terms, lengths) };
  }

  #nearest(phrases: Uint32Array, lengths: Float32Array): number {
    const { near: known, number } = this.#question;
    let nearest = 0;
    let sum = 0;
    let phrase = 0;
    for (let at = 0; at < phrases.length; at += 1) {
      const term = phrases[at] ?? PHRASE_END;
      if (term !== PHRASE_END) {
        sum += known.questions[term] === number ? (known.values[term] ?? 0) : this.#of(term);
      } else {
        nearest = Math.max(nearest, sum / (lengths[phrase] ?? 1));
        sum = 0;
        phrase += 1;
      }
    }
    return nearest;
  }

  #of(term: number): number {
    const { near: known, number } = this.#question;
    if (known.questions[term] === number) return known.values[term] ?? 0;
    // Rounded as it is stored, so that the first use and later ones are equal.
    const near = Math.fround(this.#work(term));
    known.values[term] = near;
    known.questions[term] = number;
    return near;
  }
}

function* phrasesOf(terms: Uint32Array = new Uint32Array()): Generator<Uint32Array> {
  let from = 0;
  for (let to = terms.indexOf(PHRASE_END); to !== -1; to = terms.indexOf(PHRASE_END, from)) {
    yield terms.subarray(from, to);
    from = to + 1;
  }
}
