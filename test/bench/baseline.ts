import MiniSearch, { type SearchResult } from 'minisearch';
import type { Corpus, Entry } from '../../src/corpus/corpus.ts';
import { type Document, documentOf } from './documents.ts';

const MOST_RESULTS = 10;

/**
 * What we are measured against: plain MiniSearch (https://github.com/lucaong/minisearch, by Luca Ongaro) as a bot would
 * configure it. One document for each item, four fields, any word may match, prefixes and misspellings too.
 */
export class Baseline {
  readonly #corpus: Corpus;
  readonly #engine = new MiniSearch<Document>({
    fields: ['text', 'speaker', 'title', 'topics'],
    searchOptions: { combineWith: 'OR', prefix: true, fuzzy: 0.2, boost: { text: 2, speaker: 2 } },
  });

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
    this.add(corpus.entries);
  }

  add(entries: readonly Entry[]): void {
    this.#engine.addAll(entries.map((entry) => documentOf(entry, this.#corpus)));
  }

  answer(question: string): SearchResult[] {
    return this.#engine.search(question).slice(0, MOST_RESULTS);
  }
}
