import { distance } from 'fastest-levenshtein';

/** Words shorter than this are never taken for misspellings: too many real words are one letter away. */
const MIN_CORRECTED_LENGTH = 4;
/** From this length on two edits are allowed, a swap of neighbours being two. */
const MIN_TWO_EDITS_LENGTH = 6;
/** In a shorter word two edits are one slip only where letters changed places: “epping” is no misspelt “ending”. */
const MIN_TWO_SLIPS_LENGTH = 8;

/**
 * The words of a corpus: numbers for terms, in how many entries each stands, and what a misspelt word was meant to be.
 * One dictionary belongs to one index, so nothing of one server's sources shows in another's spelling.
 */
export class Dictionary {
  readonly #ids = new Map<string, number>();
  readonly #terms: string[] = [];
  readonly #frequencies: number[] = [];
  /** how often each term stands in a field */
  readonly #uses: number[] = [];
  /** known words with how often each was learnt, by first letter and length */
  readonly #words = new Map<number, Map<string, number>>();
  #entries = 0;
  /** raised whenever an entry is counted or uncounted */
  #counts = 0;
  /** how rare terms are, by their numbers, as far as they were asked for since `#knownAt`; 0 for the others */
  #rarities = new Float64Array();
  #knownAt = -1;
  readonly #background: Dictionary | undefined;

  /**
   * @param background a larger corpus whose counts are added to the own ones, so that a common word is common in a small
   *   corpus too; its words stay unknown here. What all servers share may be the background of one server's, never the
   *   other way round
   */
  constructor(background?: Dictionary) {
    this.#background = background;
  }

  /** Counts a use of a term. @returns its number, a new one where it is new */
  intern(term: string): number {
    let id = this.#ids.get(term);
    if (id === undefined) {
      id = this.#frequencies.length;
      this.#ids.set(term, id);
      this.#terms.push(term);
      this.#frequencies.push(0);
      this.#uses.push(0);
    }
    this.#uses[id] = (this.#uses[id] ?? 0) + 1;
    return id;
  }

  /** Takes a use of a term back. After the last one the corpus does not have it any more. */
  release(term: string): void {
    const id = this.#ids.get(term);
    if (id !== undefined) this.#uses[id] = (this.#uses[id] ?? 0) - 1;
  }

  /** The term's number, if the corpus has it. */
  id(term: string): number | undefined {
    const id = this.#ids.get(term);
    return id === undefined || this.#uses[id] === 0 ? undefined : id;
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
    this.#counts += 1;
    for (const id of new Set(termIds)) this.#frequencies[id] = (this.#frequencies[id] ?? 0) + 1;
  }

  /** Takes back what `countEntry` counted. */
  uncountEntry(termIds: Iterable<number>): void {
    this.#entries -= 1;
    this.#counts += 1;
    for (const id of new Set(termIds)) this.#frequencies[id] = (this.#frequencies[id] ?? 0) - 1;
  }

  /** In how many entries a term stands. */
  frequency(termId: number): number {
    const own = this.#frequencies[termId] ?? 0;
    if (this.#background === undefined) return own;
    const id = this.#background.id(this.term(termId));
    return own + (id === undefined ? 0 : this.#background.frequency(id));
  }

  /**
   * Inverse document frequency as BM25 has it (Robertson and Zaragoza, 2009), never negative.
   * @param frequency in how many entries the term stands
   */
  idf(frequency: number): number {
    return Math.log(1 + (this.entries - frequency + 0.5) / (frequency + 0.5));
  }

  /** How much a term tells: `idf` of its frequency, worked out once until an entry comes or goes. */
  rarity(termId: number): number {
    const counts = this.#allCounts;
    if (this.#knownAt !== counts) {
      this.#rarities = new Float64Array(this.size);
      this.#knownAt = counts;
    }
    let rarity = this.#rarities[termId] ?? 0;
    if (rarity === 0) {
      rarity = this.idf(this.frequency(termId));
      this.#rarities[termId] = rarity;
    }
    return rarity;
  }

  get #allCounts(): number {
    return this.#counts + (this.#background === undefined ? 0 : this.#background.#allCounts);
  }

  /** How many entries were counted, those of the background too. */
  get entries(): number {
    return this.#entries + (this.#background?.entries ?? 0);
  }

  /** Makes a word known to spelling correction. */
  learn(word: string): void {
    const key = bucket(word, word.length);
    let known = this.#words.get(key);
    if (known === undefined) {
      known = new Map();
      this.#words.set(key, known);
    }
    known.set(word, (known.get(word) ?? 0) + 1);
  }

  /** Takes back what `learn` taught once. */
  unlearn(word: string): void {
    const known = this.#words.get(bucket(word, word.length));
    const left = (known?.get(word) ?? 0) - 1;
    if (left > 0) known?.set(word, left);
    else known?.delete(word);
  }

  knows(word: string): boolean {
    return this.#words.get(bucket(word, word.length))?.has(word) ?? false;
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
      for (const [known, count] of this.#words.get(bucket(word, length)) ?? []) {
        const edit = distance(word, known);
        if (edit > edits || (edit > 1 && word.length < MIN_TWO_SLIPS_LENGTH && !hasSameLetters(word, known))) continue;
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

function hasSameLetters(one: string, other: string): boolean {
  return one.length === other.length && [...one].sort().join('') === [...other].sort().join('');
}

/** One number for an initial and a length: words are learnt by the ten thousand, and a text for each would take as long. */
function bucket(word: string, length: number): number {
  return length * 0x1_0000 + word.charCodeAt(0);
}
