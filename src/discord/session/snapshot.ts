import type { Asked } from '../../answer/answerer.ts';
import { toItem } from '../../answer/items.ts';
import type { Answer, Item } from '../../answer/types.ts';
import type { Claim } from '../../claims/types.ts';
import type { Corpus, Entry } from '../../corpus/corpus.ts';
import type { CorpusContent, IsoDate, Source } from '../../corpus/schema.ts';
import { scopeOf } from '../../corpus/scope.ts';
import type { Known } from '../../query/asks-message.ts';
import { exampleQuestions } from '../../query/examples.ts';
import { shortHash } from '../kit/custom-id.ts';
import { type Catalogue, catalogueOf } from './catalogue.ts';

/** What the bot needs of the core's `Answerer`: an answer to a question, and the corpus behind it. */
export interface Answers {
  readonly corpus: Corpus;
  answer(question: string, asked: Asked): Answer;
  /** what a question is nearest to, best first */
  likely(question: string, asked: Asked): { entry: Entry }[];
  /** puts questions together that ask the same */
  alike(today: IsoDate): { add(question: string): void; readonly groups: string[][] };
  /** how many things and speakers a text names */
  known(text: string): Known;
}

/** Holds what a message claims against a corpus. @param written the day on which it was written */
export type CheckMessage = (message: string, corpus: Corpus, written: IsoDate) => Claim[];

/** Short hashes of sources and entries of lists, each worked out once, also where several corpora hold it. */
const hashes = new WeakMap<object, string>();

/** The corpus and everything that is worked out from it for Discord, swapped in whole when the corpus changes. */
export class Snapshot {
  readonly answers: Answers;
  readonly corpus: Corpus;
  /** short hash of the content: a button knows by it whether its message is still what the record says */
  readonly version: string;
  readonly #check: CheckMessage;
  readonly #keys: Keys;
  #catalogue: Catalogue | undefined;
  #examples: string[] | undefined;

  /**
   * @param check default: nothing is taken for a claim
   * @throws Error where two ids share a key
   */
  constructor(answers: Answers, check: CheckMessage = () => []) {
    const { corpus } = answers;
    this.answers = answers;
    this.#check = check;
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

  /** What a message claims, held against this corpus. */
  claims(message: string, written: IsoDate): Claim[] {
    return this.#check(message, this.corpus, written);
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
  const { offices, events, places, qualifiers, thesaurus, asked } = content;
  const lists = [
    people,
    topics,
    measures,
    subjects,
    terms,
    offices,
    events,
    places,
    qualifiers,
    thesaurus,
    asked,
    sources,
  ];
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

/**
 * Names a thing of the corpus within its scope, shortly enough for a custom id: item ids alone reach 99 of its 100
 * characters. What a server added itself is told by its id.
 */
export function keyOf(id: string): string {
  const scope = scopeOf(id);
  return shortHash(scope.kind === 'shared' ? 'shared' : `server:${scope.serverId}`, id);
}

/** The keys of a source and of all that it holds, worked out once, also where several corpora hold it. */
const keysOfSources = new WeakMap<Source, { key: string; id: string }[]>();

function keysOf(source: Source): { key: string; id: string }[] {
  let keys = keysOfSources.get(source);
  if (keys === undefined) {
    const { id, statements, figures } = source;
    const ids = [id, ...[...statements, ...figures].map((item) => `${id}#${item.id}`)];
    keys = ids.map((each) => ({ key: keyOf(each), id: each }));
    keysOfSources.set(source, keys);
  }
  return keys;
}

/** The way back from a key to an id, for one corpus. What another server has added is not in it, whatever its key. */
export class Keys {
  readonly #ids = new Map<string, string>();

  /** @throws Error where two ids have the same key */
  constructor(corpus: Corpus) {
    const { people, topics, measures, terms, sources } = corpus;
    for (const { id } of [people, topics, measures, terms].flat()) this.#add(keyOf(id), id);
    for (const source of sources) for (const { key, id } of keysOf(source)) this.#add(key, id);
  }

  idOf(key: string): string | undefined {
    return this.#ids.get(key);
  }

  #add(key: string, id: string): void {
    const other = this.#ids.get(key);
    if (other !== undefined && other !== id) throw new Error(`"${id}" and "${other}" have the same key "${key}".`);
    this.#ids.set(key, id);
  }
}
