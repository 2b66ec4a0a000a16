import type { Corpus } from '../../src/corpus/corpus.ts';
import { isStopWord, words } from '../../src/search/analyzer.ts';
import { type Random, Ranks } from './random.ts';

/**
 * How often English uses its words: as 1/rank within a core, as 1/rank^1.77 beyond it (Gerlach and Altmann, "Stochastic
 * model for the vocabulary growth in natural languages", Physical Review X 3, 2013). Heaps' law follows from it: a text of
 * N words has about 30·N^0.55 different ones.
 */
const CORE = 7_873;
const BEYOND = 1.77;
/** Ranks that can be drawn, as a multiple of the words that are likely to be: the rest of the tail is cut off. */
const TAIL = 4;
const HEAPS = { factor: 30, exponent: 0.55 };
/** The commonest words (police, London, officers) stand everywhere and tell nothing. */
const COMMONEST = 100;

/** The different words that a text of so many words is likely to have. */
export function heaps(tokens: number): number {
  return Math.round(HEAPS.factor * tokens ** HEAPS.exponent);
}

/** Words in the order of their frequency: a corpus's own first, invented ones after them. */
export class Vocabulary {
  readonly #words: string[];
  readonly #ranks: Ranks;

  /**
   * @param real a corpus whose words, as often as it uses them, are the head
   * @param tokens how many words will be drawn
   */
  constructor(real: Corpus, tokens: number, random: Random) {
    this.#words = wordsByFrequency(real);
    const taken = new Set(this.#words);
    const size = Math.max(this.#words.length, TAIL * heaps(tokens));
    while (this.#words.length < size) {
      const word = inventWord(random);
      if (taken.has(word)) continue;
      taken.add(word);
      this.#words.push(word);
    }
    this.#ranks = new Ranks(size, (rank) => (rank <= CORE ? 1 / rank : CORE ** (BEYOND - 1) / rank ** BEYOND));
  }

  /** A word as running text has it. */
  draw(random: Random): string {
    return this.#words[this.#ranks.draw(random)] ?? '';
  }

  /** A word that says what a text is about: none of the commonest, no stop word, no number. */
  drawTelling(random: Random): string {
    for (;;) {
      const rank = this.#ranks.draw(random);
      const word = this.#words[rank] ?? '';
      if (rank >= COMMONEST && !isStopWord(word) && !/\d/.test(word)) return word;
    }
  }
}

function wordsByFrequency({ sources }: Corpus): string[] {
  const counts = new Map<string, number>();
  for (const { title, body, statements } of sources)
    for (const text of [title, body, ...statements.map((statement) => statement.text)])
      for (const word of words(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
}

const ONSETS = 'b c d f g h j k l m n p r s t v w br ch cl dr fl gr pl pr sh st th tr'.split(' ');
const VOWELS = 'a e i o u a e i o ai ea ou'.split(' ');
const CODAS = 'ck l ll m n nd ng nt r rd rt s ss st t'.split(' ');
const CODA_SHARE = 0.35;

/** A word that can be said and that nobody says. */
export function inventWord(random: Random): string {
  const syllable = () =>
    random.pick(ONSETS) + random.pick(VOWELS) + (random.chance(CODA_SHARE) ? random.pick(CODAS) : '');
  return Array.from({ length: random.between(2, 4) }, syllable).join('');
}
