import type { Asked } from '../answer/answerer.ts';
import { toItem } from '../answer/items.ts';
import type { Answer, Item } from '../answer/types.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { SHARED } from '../corpus/scope.ts';
import { type Catalogue, catalogueOf } from './catalogue.ts';
import { shortHash } from './custom-id.ts';
import { exampleQuestions } from './examples.ts';
import { Keys, keyOf } from './keys.ts';

/** What the bot needs of the core's `Answerer`: an answer to a question, and the corpus behind it. */
export interface Answers {
  readonly corpus: Corpus;
  answer(question: string, asked: Asked): Answer;
}

/**
 * The corpus and everything that is worked out from it for Discord, swapped in whole when the corpus changes.
 * An answer in flight keeps the one it began with.
 */
export class Snapshot {
  readonly answers: Answers;
  readonly corpus: Corpus;
  /** short hash of the content: a button knows by it whether its message is still what the record says */
  readonly version: string;
  readonly catalogue: Catalogue;
  /** questions that this corpus answers, each short enough for a button */
  readonly examples: string[];
  readonly #keys: Keys;

  /** @throws Error where two ids share a key */
  constructor(answers: Answers) {
    const { corpus } = answers;
    this.answers = answers;
    this.corpus = corpus;
    this.#keys = new Keys(corpus, SHARED);
    this.catalogue = catalogueOf(corpus);
    this.examples = exampleQuestions(corpus);
    const { people, topics, measures, terms, sources } = corpus;
    this.version = shortHash(JSON.stringify({ people, topics, measures, terms, sources }));
  }

  /** Until servers add sources of their own, everything on record is shared. */
  keyOf(id: string): string {
    return keyOf(SHARED, id);
  }

  /** @param key of a pressed button; undefined where nothing within the scope has it */
  idOf(key: string): string | undefined {
    return this.#keys.idOf(key);
  }

  item(id: string): Item | undefined {
    const entry = this.corpus.entry(id);
    return entry && toItem(entry, 1, []);
  }
}
