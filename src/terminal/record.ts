import type { Answerer } from '../answer/answerer.ts';
import { toItem } from '../answer/items.ts';
import type { Item, ItemId } from '../answer/types.ts';
import type { Corpus } from '../corpus/corpus.ts';

/** The record as the terminal uses it. */
export interface OpenRecord {
  corpus: Corpus;
  /** files of sources that have errors and are left out */
  leftOut: string[];
  /** made when first wanted, so that a conversation can greet before there is an index */
  answerer(): Promise<Answerer>;
}

/** An item that is named by its id, outside an answer. */
export function itemById(corpus: Corpus, id: ItemId): Item | undefined {
  const entry = corpus.entry(id);
  return entry && toItem(entry, 0, []);
}
