import type { Corpus } from '../corpus/corpus.ts';
import { ID_TO_FILL_IN } from '../corpus/unfinished.ts';
import { words } from '../search/analyzer.ts';
import type { Vocabulary } from '../search/vocabulary.ts';

/** What a whole source is about is told by few topics; the others are in passing. */
const MOST_OF_A_SOURCE = 4;
/** A title names its subject: a mention there weighs as much as so many in the text. */
const WEIGHT_OF_TITLE = 3;

/** Finds the topics of topics.yaml that a text names by label, synonym, or a glossary term that belongs to them. */
export class TopicFinder {
  readonly #corpus: Corpus;
  readonly #vocabulary: Vocabulary;
  /** labels, synonyms and terms, as they are written */
  readonly #written: ReadonlySet<string>;

  constructor(corpus: Corpus, vocabulary: Vocabulary) {
    this.#corpus = corpus;
    this.#vocabulary = vocabulary;
    const topics = corpus.topics.flatMap(({ label, synonyms }) => [label, ...synonyms]);
    const terms = corpus.terms.flatMap(({ term, aliases }) => [term, ...aliases]);
    this.#written = new Set([...topics, ...terms].map((name) => words(name).join(' ')));
  }

  /** Ids of the topics that a text names, the most often named first. */
  in(text: string): string[] {
    return byWeight(this.#counted(text));
  }

  /** The topics of a whole source: what its title names, or its text more than once. Never empty, as no source may be without. */
  ofSource(title: string, text: string): string[] {
    const weights = this.#counted(text);
    for (const [id, count] of this.#counted(title)) weights.set(id, (weights.get(id) ?? 0) + count * WEIGHT_OF_TITLE);
    const ranked = byWeight(weights);
    const main = ranked.filter((id) => (weights.get(id) ?? 0) > 1).slice(0, MOST_OF_A_SOURCE);
    const found = main.length > 0 ? main : ranked.slice(0, 1);
    return found.length > 0 ? found : [ID_TO_FILL_IN];
  }

  /** One word has to stand as the record writes it, or in the plural: “stops” are searches, “to stop” is not. */
  #isWritten(word: string): boolean {
    return this.#written.has(word) || (word.endsWith('s') && this.#written.has(word.slice(0, -1)));
  }

  #counted(text: string): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { names, words: named, from, to } of this.#vocabulary.find(words(text))) {
      if (to - from === 1 && !this.#isWritten(named)) continue;
      const ids = new Set(
        names.flatMap((name) => {
          if (name.kind === 'topic') return name.ids;
          return name.kind === 'term' ? name.ids.flatMap((id) => this.#corpus.term(id)?.topics ?? []) : [];
        }),
      );
      for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return counts;
  }
}

function byWeight(weights: ReadonlyMap<string, number>): string[] {
  return [...weights].sort(([, left], [, right]) => right - left).map(([id]) => id);
}
