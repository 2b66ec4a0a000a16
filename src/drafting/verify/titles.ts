/** Titles of the record, and what their pages have instead. */
import { Folded } from './folding.ts';

/** What parts a page's title from the name of its site. */
const SITE_NAME = /\s+(?:[|–—»•·]|::|-)\s+/;

/** A page has the article of a title if it has so much of its words; words are so long, and there are so many, at least. */
const MOST_OF_TITLE = 0.75;
const FEWEST_OF_TITLE = 2;
const WORD_OF_TITLE = /[\p{L}\p{N}]{4,}/gu;

/** Titles are the same but for marks, capitals and the name of the site. */
export function isSameTitle(record: string, page: string): boolean {
  const parts = page.split(SITE_NAME);
  const titles = [page, ...parts.map((_, at) => parts.slice(0, at + 1).join(' ')), parts.slice(1).join(' ')];
  return titles.some((title) => bare(title) === bare(record));
}

/** How much of a title a text has: all of it, whatever its marks and capitals, most of its words, or next to none. */
export function titleOn(text: string, title: string): 'whole' | 'words' | 'none' {
  if (bare(text).includes(bare(title))) return 'whole';
  const wordsOf = (each: string) => new Set(new Folded(each).text.toLowerCase().match(WORD_OF_TITLE));
  const [wanted, there] = [wordsOf(title), wordsOf(text)];
  const common = wanted.intersection(there).size;
  return wanted.size >= FEWEST_OF_TITLE && common >= MOST_OF_TITLE * wanted.size ? 'words' : 'none';
}

function bare(title: string): string {
  return new Folded(title).text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
