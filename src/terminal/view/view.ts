import type { Item } from '../../answer/types.ts';
import type { Block, Paragraph } from './block.ts';

/** One item of an answer as it is shown. */
export interface Entry {
  item: Item;
  paragraphs: Paragraph[];
  /** a heading that it shares with the entries beside it: the side that it takes */
  group?: string;
  /** what stands before it, and after it, that is no item: of a question of several parts which part it answers */
  above?: Block[];
  below?: Block[];
}

/** Something that can be picked by its letter: a question to ask, or an item to see whole. */
export type Offer = { label: string; question: string } | { label: string; item: Item };

export interface OfferGroup {
  title: string;
  offers: Offer[];
}

/** An answer made ready to be shown, a page of items at a time. */
export interface View {
  /** before the items */
  head: Block[];
  pages: Entry[][];
  /** what a reader must know, after the first page */
  notes: string[];
  offers: OfferGroup[];
}

/** Items that are shown at once. */
const PAGE = 3;

/** Entries in their order, a few to a page. */
export function inPages(entries: readonly Entry[], size = PAGE): Entry[][] {
  const count = Math.ceil(entries.length / size);
  return Array.from({ length: count }, (_, page) => entries.slice(page * size, (page + 1) * size));
}

/** Numbers that the entries of a page bear: they run on from page to page. */
export function numbered(view: View, page: number): { number: number; entry: Entry }[] {
  const before = view.pages.slice(0, page).reduce((count, { length }) => count + length, 0);
  return (view.pages[page] ?? []).map((entry, index) => ({ number: before + index + 1, entry }));
}
