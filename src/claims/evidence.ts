/** The record as claims are held against it: of each item its words, numbers and speaker, and how telling each word is. */
import type { Corpus, Entry } from '../corpus/corpus.ts';
import type { Figure, Source, Statement } from '../corpus/schema.ts';
import { terms } from '../search/analyzer.ts';
import { type Phrase, type Synonyms, synonymsOf } from '../search/synonyms.ts';
import { Vocabulary } from '../search/vocabulary.ts';
import { numbersIn, type StatedNumber } from './numbers.ts';

/** What an item says, taken apart. */
export interface Evidence {
  entry: Entry;
  /** its number among all */
  at: number;
  /** the words by which it is understood: a statement's own, or what a figure counts, where and at which event */
  text: string;
  own: ReadonlySet<string>;
  asked: ReadonlySet<string>;
  context: ReadonlySet<string>;
  numbers: readonly StatedNumber[];
  /** of a figure: the stems of each name of its measure, with its event */
  names: readonly (readonly string[])[];
}

/** Numbers of the items that have something in their words, and of those that have it in how people ask for them alone. */
export interface Holders {
  own: readonly number[];
  asked: readonly number[];
}

const NOBODY: Holders = { own: [], asked: [] };

type Parts = Omit<Evidence, 'entry' | 'at'>;

/** Each item is taken apart once, also where several corpora hold it, as long as it is of the same measure and is asked for alike. */
const known = new WeakMap<Statement | Figure, { entry: Entry; parts: Parts }>();
const contexts = new WeakMap<Source, ReadonlySet<string>>();
const records = new WeakMap<Corpus, ClaimRecord>();

/** The record of a corpus for claims; made when a first message is checked against it. */
export function recordOf(corpus: Corpus): ClaimRecord {
  let record = records.get(corpus);
  if (record === undefined) {
    record = new ClaimRecord(corpus);
    records.set(corpus, record);
  }
  return record;
}

export class ClaimRecord {
  readonly corpus: Corpus;
  readonly vocabulary: Vocabulary;
  readonly synonyms: Synonyms;
  readonly items: readonly Evidence[];
  readonly #holders = new Map<string, { own: number[]; asked: number[] }>();
  /** of runs of several stems that the thesaurus has */
  readonly #holdersOfPhrases = new WeakMap<Phrase, Holders>();
  readonly #contexts = new Map<string, number[]>();
  readonly #values = new Map<number, number[]>();
  readonly #weights = new Map<string, number>();
  readonly #wholes: readonly number[];

  constructor(corpus: Corpus) {
    this.corpus = corpus;
    this.vocabulary = new Vocabulary(corpus);
    this.synonyms = synonymsOf(corpus);
    this.items = corpus.entries.map((entry, at) => ({ entry, at, ...partsOf(entry) }));
    for (const { at, entry, own, asked, context, numbers } of this.items) {
      const values = entry.kind === 'figure' ? [entry.figure.value] : numbers.map(({ value }) => value);
      for (const value of new Set(values)) file(this.#values, value, at);
      for (const stem of own) this.#holdersFor(stem).own.push(at);
      for (const stem of asked) if (!own.has(stem)) this.#holdersFor(stem).asked.push(at);
      for (const stem of context) file(this.#contexts, stem, at);
    }
    for (const stem of this.#holders.keys()) this.#weights.set(stem, this.#weightOf(this.frequency(stem)));
    this.#wholes = this.items.map(({ own }) => [...own].reduce((sum, stem) => sum + this.weight(stem), 0));
  }

  /** How much a stem tells: the fewer items have it, the more. One that none has tells as much as one that few have. */
  weight(stem: string): number {
    return this.#weights.get(stem) ?? this.#weightOf(2);
  }

  /** How much all of an item's own words tell. */
  wholeWeight(at: number): number {
    return this.#wholes[at] ?? 0;
  }

  /** What an entry of the corpus says. */
  evidenceOf(entry: Entry): Pick<Evidence, 'own'> {
    return partsOf(entry);
  }

  /** How many items have a stem in their words or in how people ask for them. */
  frequency(stem: string): number {
    const { own, asked } = this.#holders.get(stem) ?? NOBODY;
    return own.length + asked.length;
  }

  /** The items that have every one of some stems. @param phrase a single stem, or a run that the thesaurus has */
  holdersOf(phrase: Phrase): Holders {
    const [first = '', ...more] = phrase;
    if (more.length === 0) return this.#holders.get(first) ?? NOBODY;
    let holders = this.#holdersOfPhrases.get(phrase);
    if (holders === undefined) {
      holders = this.#lookFor(phrase);
      this.#holdersOfPhrases.set(phrase, holders);
    }
    return holders;
  }

  #lookFor(phrase: Phrase): Holders {
    const [rarest = ''] = phrase.toSorted((one, other) => this.frequency(one) - this.frequency(other));
    const { own, asked } = this.holdersOf([rarest]);
    const all = [...own, ...asked].flatMap((at) => this.items[at] ?? []);
    const holding = all.filter((item) => phrase.every((stem) => item.own.has(stem) || item.asked.has(stem)));
    const [inOwn, partly] = [true, false].map((isOwn) =>
      holding.filter((item) => phrase.every((stem) => item.own.has(stem)) === isOwn).map(({ at }) => at),
    );
    return { own: inOwn ?? [], asked: partly ?? [] };
  }

  #holdersFor(stem: string): { own: number[]; asked: number[] } {
    let holders = this.#holders.get(stem);
    if (holders === undefined) {
      holders = { own: [], asked: [] };
      this.#holders.set(stem, holders);
    }
    return holders;
  }

  #weightOf(count: number): number {
    return Math.log(1 + this.items.length / (1 + count));
  }

  /** Numbers of the items that state a value. */
  itemsOf(value: number): readonly number[] {
    return this.#values.get(value) ?? [];
  }

  /** Numbers of the items whose source has a stem. */
  itemsAmid(stem: string): readonly number[] {
    return this.#contexts.get(stem) ?? [];
  }
}

function partsOf(entry: Entry): Parts {
  const of = entry.kind === 'statement' ? entry.statement : entry.figure;
  const before = known.get(of);
  if (before !== undefined && isAlike(before.entry, entry)) return before.parts;
  const text = textOf(entry);
  const parts = {
    text,
    own: new Set(terms(text)),
    asked: new Set(entry.asked.flatMap((phrase) => terms(phrase))),
    context: contextOf(entry.source),
    numbers: entry.kind === 'statement' ? numbersIn(entry.statement.text) : [],
    names:
      entry.kind === 'statement' ? [] : [entry.measure.label, ...entry.measure.synonyms].map((name) => terms(name)),
  };
  known.set(of, { entry, parts });
  return parts;
}

/** Whether all that lists say of one item is the same in two corpora. */
function isAlike(one: Entry, other: Entry): boolean {
  const measureOf = (entry: Entry) => (entry.kind === 'figure' ? entry.measure : undefined);
  return (
    measureOf(one) === measureOf(other) &&
    one.asked.length === other.asked.length &&
    one.asked.every((phrase, index) => phrase === other.asked[index])
  );
}

function textOf(entry: Entry): string {
  if (entry.kind === 'statement') return entry.statement.text;
  const { measure, figure, area } = entry;
  const { event = '', note = '' } = figure;
  return [measure.label, ...measure.synonyms, measure.unit, event, area, note].filter((part) => part !== '').join('. ');
}

function contextOf(source: Source): ReadonlySet<string> {
  let context = contexts.get(source);
  if (context === undefined) {
    context = new Set([...terms(source.title), ...terms(source.body)]);
    contexts.set(source, context);
  }
  return context;
}

function file<K>(lists: Map<K, number[]>, key: K, number: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [number]);
  else list.push(number);
}
