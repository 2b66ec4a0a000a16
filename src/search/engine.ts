import MiniSearch from 'minisearch';

/**
 * What MiniSearch holds: the own terms of an entry, or the title and summary of a source, which stand for all
 * its entries. So a source's words are posted once and not once for each entry.
 */
interface Document {
  id: number;
  terms: readonly string[];
}

/** A document that matches, and how well. */
export interface Match {
  slot: number;
  score: number;
}

/**
 * MiniSearch over lists of terms. Each document has a slot of its own, which no other gets after it: an index that is
 * made after another shares the documents that both have.
 */
export class Engine {
  readonly #engine = newEngine();
  #slots = 0;

  /** How many slots have been given away. */
  get slots(): number {
    return this.#slots;
  }

  /** @returns the document's slot */
  add(terms: readonly string[]): number {
    const id = this.#slots;
    this.#engine.add({ id, terms });
    this.#slots += 1;
    return id;
  }

  /** @param terms as they were added */
  remove(slot: number, terms: readonly string[]): void {
    this.#engine.remove({ id: slot, terms });
  }

  /** The documents that have any of some terms. @param weights how much each term counts */
  search(weights: ReadonlyMap<string, number>): Match[] {
    if (weights.size === 0) return [];
    const results = this.#engine.search([...weights.keys()].join(' '), {
      combineWith: 'OR',
      boostTerm: (term) => weights.get(term) ?? 1,
    });
    // MiniSearch multiplies a score by the number of terms that matched, which favours long texts.
    return results.map(({ id, score, queryTerms }) => ({ slot: Number(id), score: score / queryTerms.length }));
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
