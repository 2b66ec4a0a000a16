/**
 * Pins: items that moderators chose as answers to questions. A pin leads the answer to its question and to questions that
 * ask the same in nearly the same words. It names an item of the record and holds no words of its own, so what it leads to
 * is quoted and cited like every other item.
 */

import type { Corpus, Entry } from '../corpus/corpus.ts';
import type { IsoDate } from '../corpus/schema.ts';
import type { Scope } from '../corpus/scope.ts';
import { isTyped, type Query, type TypedQuery } from '../query/query.ts';
import { terms, words } from '../search/analyzer.ts';
import type { Phrases } from './question.ts';
import { askSame } from './same-question.ts';
import type { Chosen, ItemId } from './types.ts';

/** An item that a moderator chose as the answer to a question. */
export interface Pin {
  /** as it was asked */
  question: string;
  item: ItemId;
  /** the moderators of the server that is answered, or the curators of what all servers share */
  by: Chosen['by'];
  /** the day on which it was chosen */
  on: IsoDate;
  /** for its very question, for nearly the same ones too, or as a way of asking for the item besides */
  reach: 'same' | 'near' | 'phrase';
}

/** A pin that is tried as a way of asking. */
export interface Trial {
  pin: Pin;
  /** what holds beside it */
  others: readonly Pin[];
  scope: Scope;
}

/** A question as it was put, and as it was read. */
export interface Put {
  question: string;
  query: Query;
}

/** What questions are read with, and items are looked up in. */
interface Reading {
  corpus: Corpus;
  read(question: string, today: IsoDate): TypedQuery;
}

/** An entry that was chosen for a question. */
export interface Pinned {
  entry: Entry;
  chosen: Chosen;
}

/** A pin ready to be compared. */
interface Prepared {
  pin: Pin;
  terms: ReadonlySet<string>;
}

/** Two questions ask the same from this share of common words on, of the words that either has (Jaccard index). */
const NEARLY_SAME = 0.6;
/** Fewer common words are enough where synonyms meet the rest: then this share of the words, and of their weight with synonyms. */
const SHARED_AT_LEAST = 0.35;
const MEANT_AT_LEAST = 0.7;

/** A question's words in lower case without punctuation: equal for questions that differ in nothing else. */
export function wordsOf(question: string): string {
  return words(question).join(' ');
}

/** The pins that hold in one place. Immutable. */
export class Pins {
  readonly #byWords = new Map<string, Prepared[]>();
  readonly #all: readonly Prepared[];
  readonly #phrases = new Map<ItemId, readonly (readonly string[])[]>();
  /** what pins ask, read against a corpus, on the day on which each was chosen */
  readonly #read = new WeakMap<Corpus, Map<Pin, TypedQuery>>();

  /** @param pins those that come first where several hold: a server's before the curators', the newest before older ones */
  constructor(pins: readonly Pin[]) {
    this.#all = pins.map((pin) => ({ pin, terms: new Set(terms(pin.question)) }));
    for (const prepared of this.#all) {
      const { item, reach } = prepared.pin;
      if (reach === 'phrase') this.#phrases.set(item, [...(this.#phrases.get(item) ?? []), [...prepared.terms]]);
      const key = wordsOf(prepared.pin.question);
      this.#byWords.set(key, [...(this.#byWords.get(key) ?? []), prepared]);
    }
  }

  /** How many there are. */
  get size(): number {
    return this.#all.length;
  }

  /** The questions, as terms, that serve as ways of asking for an item; by its id. */
  get phrases(): Phrases {
    return this.#phrases;
  }

  /** The item that was chosen for a question, where one was and is on record. */
  find({ question, query }: Put, reading: Reading): Pinned | undefined {
    if (this.#all.length === 0) return undefined;
    // A follow-up means something else after each question.
    if (isTyped(query) && query.after !== undefined) return undefined;
    const same = (this.#byWords.get(wordsOf(question)) ?? []).find((each) => this.#holds(each, query, reading));
    const prepared = same ?? (isTyped(query) ? this.#nearest(question, query, reading) : undefined);
    const entry = prepared && reading.corpus.entry(prepared.pin.item);
    if (prepared === undefined || entry === undefined) return undefined;
    const { by, on } = prepared.pin;
    return { entry, chosen: { by, on, for: same === undefined ? 'like' : 'same' } };
  }

  /** The pin of the likest question, of equally like ones the first. */
  #nearest(question: string, query: TypedQuery, reading: Reading): Prepared | undefined {
    const asked = new Set(terms(question));
    return this.#all
      .filter(({ pin }) => pin.reach !== 'same')
      .map((prepared) => ({ prepared, likeness: shared(asked, prepared.terms) }))
      .filter(({ likeness }) => likeness >= SHARED_AT_LEAST)
      .sort((one, other) => other.likeness - one.likeness)
      .find(({ prepared, likeness }) => {
        const { pin, terms: own } = prepared;
        const isLike = () => meaningShared(this.#readOf(pin, reading), own, query, asked) >= MEANT_AT_LEAST;
        return (likeness >= NEARLY_SAME || isLike()) && this.#holds(prepared, query, reading);
      })?.prepared;
  }

  /** Whether a pin's item is on record, and it was chosen for the speaker, time, place and kind that are asked for. */
  #holds({ pin }: Prepared, query: Query, reading: Reading): boolean {
    if (reading.corpus.entry(pin.item) === undefined) return false;
    return !isTyped(query) || askSame(this.#readOf(pin, reading), query, reading.corpus);
  }

  #readOf(pin: Pin, { corpus, read: readText }: Reading): TypedQuery {
    let read = this.#read.get(corpus);
    if (read === undefined) {
      read = new Map();
      this.#read.set(corpus, read);
    }
    const known = read.get(pin) ?? readText(pin.question, pin.on);
    read.set(pin, known);
    return known;
  }
}

/** The share of their terms that two questions have in common. */
function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = one.intersection(other).size;
  return common / Math.max(one.size + other.size - common, 1);
}

/** How much of two questions, by weight, the other meets: the harmonic mean of both ways. */
function meaningShared(
  one: TypedQuery,
  ownTerms: ReadonlySet<string>,
  other: TypedQuery,
  otherTerms: ReadonlySet<string>,
): number {
  const [there, back] = [shareMet(other, ownTerms), shareMet(one, otherTerms)];
  return (2 * there * back) / Math.max(there + back, Number.EPSILON);
}

/** How much of a question, by weight, some terms meet, or what may stand for its words. */
export function shareMet({ concepts }: TypedQuery, among: ReadonlySet<string>): number {
  let [total, met] = [0, 0];
  for (const { weight, alternatives } of concepts) {
    total += weight;
    const strengths = alternatives.flatMap((each) => (each.stems.every((stem) => among.has(stem)) ? each.weight : []));
    met += weight * Math.max(0, ...strengths);
  }
  return met / Math.max(total, Number.EPSILON);
}
