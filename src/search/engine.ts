/** A document that matches, and how well. */
export interface Match {
  slot: number;
  score: number;
}

/** A posting is one number, the slot times this and how often the term stands there: objects would cost more than the search. */
const PER_SLOT = 256;
const MOST_TIMES = PER_SLOT - 1;
/** The parameters of BM25+ (Lv and Zhai, 2011), as MiniSearch has them. */
const K = 1.2;
const B = 0.7;
const D = 0.5;

/**
 * An inverted index over lists of term numbers, ranked by BM25+. What it holds are the own terms of an entry, or the title
 * and summary of a source, which stand for all its entries: so a source's words are posted once and not once for each entry.
 *
 * Each document has a slot of its own, which no other gets after it: an index that is made after another shares the
 * documents that both have.
 */
export class Engine {
  /** by terms: where each stands, in the order of slots */
  readonly #postings: number[][] = [];
  /** by slots: how many different terms stand there */
  readonly #lengths: number[] = [];
  #documents = 0;
  #totalLength = 0;

  /** How many slots have been given away. */
  get slots(): number {
    return this.#lengths.length;
  }

  /** @returns the document's slot */
  add(terms: Iterable<number>): number {
    const slot = this.slots;
    let length = 0;
    for (const term of terms) {
      const postings = this.#postingsOf(term);
      const last = postings.at(-1) ?? -1;
      if (last >= slot * PER_SLOT) postings[postings.length - 1] = Math.min(last + 1, slot * PER_SLOT + MOST_TIMES);
      else {
        postings.push(slot * PER_SLOT + 1);
        length += 1;
      }
    }
    this.#lengths.push(length);
    this.#documents += 1;
    this.#totalLength += length;
    return slot;
  }

  #postingsOf(term: number): number[] {
    // Without holes, which would make it slow.
    for (let next = this.#postings.length; next <= term; next += 1) this.#postings.push([]);
    return this.#postings[term] ?? [];
  }

  /** @param terms as they were added */
  remove(slot: number, terms: Iterable<number>): void {
    for (const term of new Set(terms)) {
      const left = this.#postings[term]?.filter((posting) => Math.floor(posting / PER_SLOT) !== slot);
      this.#postings[term] = left ?? [];
    }
    this.#documents -= 1;
    this.#totalLength -= this.#lengths[slot] ?? 0;
  }

  /** The documents that have any of some terms, in no order. @param weights how much each term counts */
  search(weights: ReadonlyMap<number, number>): Match[] {
    const found = new Map<number, Match>();
    const meanLength = this.#totalLength / this.#documents;
    for (const [term, weight] of weights) {
      const postings = this.#postings[term] ?? [];
      const idf = Math.log(1 + (this.#documents - postings.length + 0.5) / (postings.length + 0.5));
      for (const posting of postings) {
        const slot = Math.floor(posting / PER_SLOT);
        const times = posting % PER_SLOT;
        const length = (this.#lengths[slot] ?? 0) / meanLength;
        const score = weight * idf * (D + (times * (K + 1)) / (times + K * (1 - B + B * length)));
        const match = found.get(slot);
        if (match === undefined) found.set(slot, { slot, score });
        else match.score += score;
      }
    }
    return [...found.values()];
  }
}
