import { isStopWord, stem, words } from './analyzer.ts';

/** What may stand for a word or phrase of a question: a run of stems. */
export type Phrase = readonly string[];

/**
 * Words that mean nearly the same, from the thesaurus and from the corpus's own glossary.
 * Keys are the stems of a word or phrase joined by blanks, stop words left out, as texts are indexed.
 */
export class Synonyms {
  readonly #groups = new Map<string, Phrase[]>();
  /** The longest key, in stems. */
  #longest = 1;

  /** @param groups each a list of words and phrases that stand for one another */
  constructor(groups: Iterable<readonly string[]>) {
    for (const group of groups) this.#add(group);
  }

  get longest(): number {
    return this.#longest;
  }

  /** The other members of every group that the phrase belongs to. */
  of(phrase: Phrase): readonly Phrase[] {
    return this.#groups.get(phrase.join(' ')) ?? [];
  }

  #add(group: readonly string[]): void {
    const phrases = group.map(phraseStems).filter((phrase) => phrase.length > 0);
    for (const phrase of phrases) {
      const key = phrase.join(' ');
      const others = phrases.filter((other) => other.join(' ') !== key);
      this.#groups.set(key, [...(this.#groups.get(key) ?? []), ...others]);
      this.#longest = Math.max(this.#longest, phrase.length);
    }
  }
}

/** A phrase as it is indexed; one that is nothing but stop words keeps them, for none of it would be left. */
function phraseStems(phrase: string): Phrase {
  const all = words(phrase);
  const telling = all.filter((word) => !isStopWord(word));
  return telling.map(stem);
}
