import type { Asked } from '../answer/answerer.ts';
import { toItem } from '../answer/items.ts';
import type { Answer, Item } from '../answer/types.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { CorpusContent } from '../corpus/schema.ts';
import { type Catalogue, catalogueOf } from './catalogue.ts';
import { shortHash } from './custom-id.ts';
import { exampleQuestions } from './examples.ts';
import { Keys, keyOf } from './keys.ts';

/** What the bot needs of the core's `Answerer`: an answer to a question, and the corpus behind it. */
export interface Answers {
  readonly corpus: Corpus;
  answer(question: string, asked: Asked): Answer;
}

/** Short hashes of sources and entries of lists, each worked out once, whatever corpora it comes to stand in. */
const hashes = new WeakMap<object, string>();

/** The corpus and everything that is worked out from it for Discord, swapped in whole when the corpus changes. */
export class Snapshot {
  readonly answers: Answers;
  readonly corpus: Corpus;
  /** short hash of the content: a button knows by it whether its message is still what the record says */
  readonly version: string;
  readonly #keys: Keys;
  #catalogue: Catalogue | undefined;
  #examples: string[] | undefined;

  /** @throws Error where two ids share a key */
  constructor(answers: Answers) {
    const { corpus } = answers;
    this.answers = answers;
    this.corpus = corpus;
    this.#keys = new Keys(corpus);
    this.version = versionOf(corpus);
  }

  /** Worked out when somebody first completes an option: a change that nobody asks about costs nothing. */
  get catalogue(): Catalogue {
    this.#catalogue ??= catalogueOf(this.corpus);
    return this.#catalogue;
  }

  /** Questions that this corpus answers, each short enough for a button. */
  get examples(): string[] {
    this.#examples ??= exampleQuestions(this.corpus);
    return this.#examples;
  }

  keyOf(id: string): string {
    return keyOf(id);
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

function versionOf(content: { readonly [K in keyof CorpusContent]: readonly object[] }) {
  const { people, topics, measures, subjects, terms, sources } = content;
  const { offices, events, places, qualifiers, thesaurus } = content;
  const lists = [people, topics, measures, subjects, terms, offices, events, places, qualifiers, thesaurus, sources];
  return shortHash(...lists.map((list) => list.map(hashOf).join('')));
}

function hashOf(thing: object): string {
  let hash = hashes.get(thing);
  if (hash === undefined) {
    hash = shortHash(JSON.stringify(thing));
    hashes.set(thing, hash);
  }
  return hash;
}
