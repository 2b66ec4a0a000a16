import type { Corpus } from '../corpus/corpus.ts';
import type { IsoDate } from '../corpus/schema.ts';

import { isStopWord, words } from '../search/analyzer.ts';

/** Lower-case letters and digits joined by hyphens: an id, or a part of one. Empty where the text has neither. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’‘]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** The first words of a text that fit into so many characters, as a part of an id. */
function shortSlug(text: string, longest: number): string {
  const whole = slug(text);
  if (whole.length <= longest) return whole;
  const cut = whole.slice(0, longest + 1);
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : whole.slice(0, longest);
}

/** The word that tells a text from others by itself, as far as length shows it: the first of its longest ones. */
export function tellingWord(text: string): string {
  const candidates = words(text.slice(0, 2000)).filter((word) => !isStopWord(word) && /^[a-z]{4,14}$/.test(word));
  return candidates.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

/** Hands out each id once: where one is taken, it goes on with -2, -3 and so on. */
export class Ids {
  readonly #taken: Set<string>;
  /** the number that an id went up to, so that a thousand of one name are not each counted from the first */
  readonly #reached = new Map<string, number>();

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** @param wish an id, or empty text for `fallback` */
  take(wish: string, fallback: string): string {
    const base = wish === '' ? fallback : wish;
    let id = base;
    let number = this.#reached.get(base) ?? 1;
    while (this.#taken.has(id)) {
      number += 1;
      id = `${base}-${number}`;
    }
    this.#reached.set(base, number);
    this.#taken.add(id);
    return id;
  }
}

/** The id that a source's file is named by: day, publisher and title, and a number where another source has it already. */
export function sourceId(published: IsoDate, publisher: string, title: string, corpus: Corpus): string {
  const name = [published, shortSlug(publisher, 30), shortSlug(title, 50)].filter((part) => part !== '').join('-');
  return new Ids(corpus.sources.map(({ id }) => id)).take(name, 'draft');
}
