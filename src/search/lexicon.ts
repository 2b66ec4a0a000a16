import { distance } from 'fastest-levenshtein';

/** Words shorter than this are never taken for misspellings: too many real words are one letter away. */
const MIN_CORRECTED_LENGTH = 4;
/** From this length on two edits are allowed, a swap of neighbours being two. */
const MIN_TWO_EDITS_LENGTH = 6;

/**
 * The words of a corpus: numbers for terms, in how many entries each stands, and what a misspelt word was meant to be.
 * One lexicon belongs to one index, so nothing of one server's sources shows in another's spelling.
 */
export class Lexicon {
  readonly #ids = new Map<string, number>();
  readonly #terms: string[] = [];
  readonly #frequencies: number[] = [];
  /** known words with how often each was learnt, by first letter and length */
  readonly #words = new Map<string, Map<string, number>>();
  #entries = 0;

  /** The term's number, giving it one where it is new. */
  intern(term: string): number {
    let id = this.#ids.get(term);
    if (id === undefined) {
      id = this.#frequencies.length;
      this.#ids.set(term, id);
      this.#terms.push(term);
      this.#frequencies.push(0);
    }
    return id;
  }

  /** The term's number, if the corpus has it. */
  id(term: string): number | undefined {
    return this.#ids.get(term);
  }

  /** The term with this number. */
  term(id: number): string {
    return this.#terms[id] ?? '';
  }

  get size(): number {
    return this.#frequencies.length;
  }

  /** Counts one entry and the terms that stand in it. */
  countEntry(termIds: Iterable<number>): void {
    this.#entries += 1;
    for (const id of new Set(termIds)) this.#frequencies[id] = (this.#frequencies[id] ?? 0) + 1;
  }

  /** In how many entries a term stands. */
  frequency(termId: number): number {
    return this.#frequencies[termId] ?? 0;
  }

  /**
   * Inverse document frequency as BM25 has it (Robertson and Zaragoza, 2009), never negative.
   * @param frequency in how many entries the term stands
   */
  idf(frequency: number): number {
    return Math.log(1 + (this.#entries - frequency + 0.5) / (frequency + 0.5));
  }

  /** Makes a word known to spelling correction. */
  learn(word: string): void {
    const key = bucket(word.charAt(0), word.length);
    let known = this.#words.get(key);
    if (known === undefined) {
      known = new Map();
      this.#words.set(key, known);
    }
    known.set(word, (known.get(word) ?? 0) + 1);
  }

  knows(word: string): boolean {
    return this.#words.get(bucket(word.charAt(0), word.length))?.has(word) ?? false;
  }

  /**
   * The known word that a misspelt one was most likely meant to be: the nearest, then the most frequent.
   * The first letter is taken to be right, as it nearly always is.
   */
  correct(word: string): string | undefined {
    if (word.length < MIN_CORRECTED_LENGTH || /\d/.test(word)) return undefined;
    const edits = word.length >= MIN_TWO_EDITS_LENGTH ? 2 : 1;
    let best: string | undefined;
    let bestDistance = edits + 1;
    let bestCount = 0;
    for (let length = Math.max(word.length - edits, MIN_CORRECTED_LENGTH); length <= word.length + edits; length += 1) {
      for (const [known, count] of this.#words.get(bucket(word.charAt(0), length)) ?? []) {
        const edit = distance(word, known);
        if (edit > edits) continue;
        if (edit < bestDistance || (edit === bestDistance && count > bestCount)) {
          best = known;
          bestDistance = edit;
          bestCount = count;
        }
      }
    }
    return best;
  }
}

function bucket(initial: string, length: number): string {
  return `${initial}${length}`;
}
