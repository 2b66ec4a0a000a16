import type { Corpus } from '../../src/corpus/corpus.ts';
import { isStopWord, stem, words } from '../../src/search/analyzer.ts';
import { documentOf } from './documents.ts';

/** Items that are looked at: enough for shares to the tenth of a per cent. */
const MOST_ITEMS = 10_000;

/** In what share of a corpus's items words stand, estimated from items evenly spread over it. */
export class WordShares {
  /** stem → the items looked at that have it */
  readonly #items = new Map<string, number[]>();
  readonly #looked: number;

  constructor(corpus: Corpus) {
    const step = Math.max(1, Math.floor(corpus.entries.length / MOST_ITEMS));
    const looked = corpus.entries.filter((_, at) => at % step === 0);
    this.#looked = looked.length;
    looked.forEach((entry, item) => {
      const { text, speaker, title, topics } = documentOf(entry, corpus);
      for (const word of telling(`${text} ${speaker} ${title} ${topics}`)) this.#file(word, item);
    });
  }

  /** The share of items that have any telling word of a text, 0 to 1. */
  ofAny(text: string): number {
    return new Set(telling(text).flatMap((word) => this.#items.get(word) ?? [])).size / this.#looked;
  }

  #file(word: string, item: number): void {
    const items = this.#items.get(word);
    if (items === undefined) this.#items.set(word, [item]);
    else items.push(item);
  }
}

/** The stems of a text that are more than function words and chat, each once. */
function telling(text: string): string[] {
  return [
    ...new Set(
      words(text)
        .filter((word) => !isStopWord(word))
        .map(stem),
    ),
  ];
}
