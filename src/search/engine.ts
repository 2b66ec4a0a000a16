import MiniSearch from 'minisearch';
import { Scores } from './scores.ts';

/**
 * What MiniSearch holds: the own terms of an entry, or the title and summary of a source, which stand for all
 * its entries. So a source's words are posted once and not once for each entry.
 */
interface Document {
  id: number;
  terms: readonly string[];
}

/** The documents that have a term, and how well each matches. */
interface Matches {
  slots: Uint32Array;
  scores: Float64Array;
}

/** Postings that are kept, of twelve bytes each; beyond this they are begun anew. */
const MAX_KNOWN_POSTINGS = 1_000_000;

/**
 * MiniSearch over lists of terms. Each document has a slot of its own, which no other gets after it: an index that is
 * made after another shares the documents that both have.
 */
export class Engine {
  readonly #engine = newEngine();
  /** what MiniSearch found for terms, until a document is added or removed: questions have most of their words in common */
  readonly #known = new Map<string, Matches>();
  #postings = 0;
  #slots = 0;
  readonly #found = new Scores();

  /** How many slots have been given away. */
  get slots(): number {
    return this.#slots;
  }

  /** @returns the document's slot */
  add(terms: readonly string[]): number {
    const id = this.#slots;
    this.#engine.add({ id, terms });
    this.#forget();
    this.#slots += 1;
    return id;
  }

  /** @param terms as they were added */
  remove(slot: number, terms: readonly string[]): void {
    this.#engine.remove({ id: slot, terms });
    this.#forget();
  }

  /**
   * How well the documents match that have any of some terms, by their slots.
   * @param weights how much each term counts
   * @returns good until the next search
   */
  search(weights: ReadonlyMap<string, number>): Scores {
    const found = this.#found;
    found.begin(this.#slots);
    for (const [term, weight] of weights) {
      const { slots, scores } = this.#matchesOf(term);
      for (let at = 0; at < slots.length; at += 1) found.add(slots[at] ?? 0, weight * (scores[at] ?? 0));
    }
    return found;
  }

  /** The slots of the documents that have a term. */
  slotsWith(term: string): Uint32Array {
    return this.#matchesOf(term).slots;
  }

  /** MiniSearch builds an object for every posting, and that is its cost: it is asked once for each term. */
  #matchesOf(term: string): Matches {
    const known = this.#known.get(term);
    if (known !== undefined) return known;
    const results = this.#engine.search(term);
    const matches = {
      slots: Uint32Array.from(results, ({ id }) => Number(id)),
      scores: Float64Array.from(results, ({ score }) => score),
    };
    if (this.#postings > MAX_KNOWN_POSTINGS) this.#forget();
    this.#known.set(term, matches);
    this.#postings += results.length;
    return matches;
  }

  #forget(): void {
    if (this.#known.size === 0) return;
    this.#known.clear();
    this.#postings = 0;
  }
}

function newEngine(): MiniSearch<Document> {
  return new MiniSearch<Document>({
    fields: ['terms'],
    // The field is a list of terms already: nothing is left to split or to fold.
    stringifyField: (value) => (Array.isArray(value) ? value.join(' ') : String(value)),
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: { prefix: false, fuzzy: false },
  });
}
