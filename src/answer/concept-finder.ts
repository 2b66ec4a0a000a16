/** Where a question's concepts stand in runs of terms. */
import type { Dictionary } from '../search/dictionary.ts';

/** No term of the index: met by nothing. */
const UNKNOWN = -1;

/** What of a question's concept is looked for: see `Concept` in query/query.ts. */
interface Sought {
  weight: number;
  alternatives: readonly { stems: readonly string[]; weight: number }[];
}

/** Finds a question's concepts in runs of terms; made once for a question. */
export class ConceptFinder {
  readonly #concepts: readonly Sought[];
  readonly #dictionary: Dictionary;
  /** first term of an alternative → the alternatives that begin with it */
  readonly #byTerm = new Map<number, { concept: number; weight: number; rest: number[] }[]>();
  /** 1 for each term that an alternative begins with: nearly every term of a text is passed over by one look here */
  readonly #asked: Uint8Array;
  /** what all concepts weigh */
  readonly #total: number;

  constructor(concepts: readonly Sought[], dictionary: Dictionary) {
    this.#concepts = concepts;
    this.#dictionary = dictionary;
    this.#asked = new Uint8Array(dictionary.size);
    this.#total = Math.max(
      concepts.reduce((sum, { weight }) => sum + weight, 0),
      Number.EPSILON,
    );
    concepts.forEach(({ alternatives }, concept) => {
      for (const { stems, weight } of alternatives) {
        const [first, ...rest] = stems.map((stem) => dictionary.id(stem) ?? UNKNOWN);
        if (first === undefined) continue;
        this.#asked[first] = 1;
        const known = this.#byTerm.get(first);
        if (known === undefined) this.#byTerm.set(first, [{ concept, weight, rest }]);
        else known.push({ concept, weight, rest });
      }
    });
  }

  /** Whether a term is asked for. */
  asks(term: number): boolean {
    return this.#asked[term] === 1;
  }

  /** What the concepts weigh that are met, each as far as it is. */
  mass(strengths: Float32Array): number {
    let mass = 0;
    for (let at = 0; at < this.#concepts.length; at += 1) {
      mass += (this.#concepts[at]?.weight ?? 0) * (strengths[at] ?? 0);
    }
    return mass;
  }

  /** The share of all concepts' weight that is met. */
  covered(strengths: Float32Array): number {
    return this.mass(strengths) / this.#total;
  }

  /** The share of a run of terms that is asked for, by weight. */
  used(terms: Uint32Array, from: number, to: number): number {
    let asked = 0;
    let length = 0;
    for (let at = from; at < to; at += 1) {
      const term = terms[at] ?? 0;
      const weight = this.#dictionary.rarity(term);
      length += weight;
      if (this.#asked[term] === 1) asked += weight;
    }
    return asked / Math.max(length, Number.EPSILON);
  }

  /**
   * How surely each concept stands in a run of terms.
   * @param strengths raised to what stands there
   * @returns how many neighbouring concepts are neighbours there
   */
  strengthen(strengths: Float32Array, terms: Uint32Array, from: number, to: number): number {
    let pairs = 0;
    let lastConcept = -2;
    let lastPosition = -3;
    const isTermAsked = this.#asked;
    for (let position = from; position < to; position += 1) {
      const term = terms[position] ?? 0;
      if (isTermAsked[term] !== 1) continue;
      for (const { concept, weight, rest } of this.#byTerm.get(term) ?? []) {
        if (!follows(rest, terms, position + 1)) continue;
        if (weight > (strengths[concept] ?? 0)) strengths[concept] = weight;
        if (concept === lastConcept + 1 && position - lastPosition <= 2) pairs += weight;
        lastConcept = concept;
        lastPosition = position + rest.length;
      }
    }
    return pairs;
  }
}

function follows(rest: readonly number[], terms: Uint32Array, from: number): boolean {
  for (let offset = 0; offset < rest.length; offset += 1) if (terms[from + offset] !== rest[offset]) return false;
  return true;
}

/** Raises strengths to others where those, weighed, are higher. */
export function mergeStrongest(into: Float32Array, strengths: Float32Array, weight: number): void {
  for (let concept = 0; concept < into.length; concept += 1) {
    const strength = (strengths[concept] ?? 0) * weight;
    if (strength > (into[concept] ?? 0)) into[concept] = strength;
  }
}
