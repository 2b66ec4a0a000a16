import type { Corpus } from '../corpus/corpus.ts';
import { terms } from './analyzer.ts';

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

  /**
   * @param groups each a list of words and phrases that stand for one another
   */
  constructor(groups: Iterable<readonly string[]>) {
    for (const group of groups) this.#add(group.map((phrase) => terms(phrase)));
  }

  get longest(): number {
    return this.#longest;
  }

  /** The other members of every group that the phrase belongs to. */
  of(phrase: Phrase): readonly Phrase[] {
    return this.#groups.get(phrase.join(' ')) ?? [];
  }

  #add(group: readonly Phrase[]): void {
    const phrases = group.filter((phrase) => phrase.length > 0);
    for (const phrase of phrases) {
      const key = phrase.join(' ');
      const others = phrases.filter((other) => other.join(' ') !== key);
      this.#groups.set(key, [...(this.#groups.get(key) ?? []), ...others]);
      this.#longest = Math.max(this.#longest, phrase.length);
    }
  }
}

/** What stands for what in a corpus: the thesaurus of the field, and the other names of its glossary. */
export function synonymsOf(corpus: Corpus): Synonyms {
  return new Synonyms([...corpus.thesaurus.map(({ words }) => words), ...glossaryGroups(corpus)]);
}

function* glossaryGroups(corpus: Corpus): Iterable<readonly string[]> {
  for (const { term, aliases } of corpus.terms) if (aliases.length > 0) yield [term, ...aliases];
}
