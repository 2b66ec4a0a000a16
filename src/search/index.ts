import { type Corpus, type Entry, type StatementEntry, sameLists } from '../corpus/corpus.ts';
import type { Measure, Source } from '../corpus/schema.ts';
import { capitalsIn, stem, type Token, terms, tokenize, words } from './analyzer.ts';
import { Dictionary } from './dictionary.ts';
import { Engine } from './engine.ts';
import { EventNames } from './event-names.ts';
import { type Field, PHRASE_END, type Profile } from './fields.ts';
import { Meanings } from './meaning.ts';
import { Profiler } from './profile.ts';
import { Scores } from './scores.ts';
import { atOnce, eachOf } from './steps.ts';
import { type Synonyms, synonymsOf } from './synonyms.ts';
import { Times } from './times.ts';
import { type Mention, Vocabulary } from './vocabulary.ts';

/** A term to search for and how much it counts. */
export interface SearchTerm {
  term: string;
  weight: number;
}

/**
 * Postings that one look-up may cost: the rarest terms are asked for first, and the common ones, which hardly tell
 * entries apart, only as far as this reaches. MiniSearch builds an object for every posting, and
 * that is its cost where it has not been asked for the term before.
 */
const MAX_POSTINGS = 1_500;
/** Candidates that each way of finding them brings at most. Of 1,757 questions, another item would lead with all entries weighed for 10. */
const MAX_CANDIDATES = 60;
/** What a match of its source counts for an entry, as a share of one of its own. */
const SOURCE_SHARE = 0.5;
/** The same for facets (speaker, measure): a longer list is left to the terms. */
const MAX_FACET_ENTRIES = 4_000;

/** What narrows the search before anything is weighed. */
export interface Narrowing {
  /** ids of people and organisations that the question names */
  speakers: Iterable<string>;
  /** ids of measures that it names */
  measures: Iterable<string>;
  /** words that a statement has to hold as they stand, normalised and joined by blanks */
  exactWords?: readonly string[];
  /** whether an entry is of the time that is asked for; absent where none is */
  ofTime?: (number: number) => boolean;
}

/** How an index is made, where not from a corpus alone. */
interface Making {
  /** the index of a larger corpus: see `Dictionary` */
  background?: Index | undefined;
  /** does what takes long, step by step. Where it pauses between steps, the index is not to be used before the last */
  work?: ((steps: Iterable<undefined>) => void) | undefined;
  /**
   * the index of an earlier state of the corpus, with the same people, topics, measures and terms: what both have is taken
   * over from it, and it is not to be used any more. See `after`
   */
  before?: Index | undefined;
}

/**
 * The index of one corpus: terms, names, facets, and the candidates that a question leads to.
 * One for what is shared and one for each server, never mixed.
 */
export class Index {
  readonly corpus: Corpus;
  readonly dictionary: Dictionary;
  readonly vocabulary: Vocabulary;
  readonly meanings: Meanings;
  readonly synonyms: Synonyms;
  /** the events of the corpus, by the names that a question may give them */
  readonly events: EventNames;
  readonly #profiles: Profile[] = [];
  readonly #profiler: Profiler;
  readonly #bySpeaker = new Map<string, number[]>();
  readonly #byMeasure = new Map<string, number[]>();
  readonly times: Times;
  /** numbers of the entries of each source, in the order of the corpus */
  readonly #bySource: number[][];
  readonly #engine: Engine;
  /** the slots of entries by their numbers, and of sources by their positions behind them */
  readonly #slots: number[] = [];
  /** the way back from a slot; -1 where it is not this index's */
  #places = new Int32Array();
  #units: number[] | undefined;

  constructor(corpus: Corpus, { background, work = atOnce, before }: Making = {}) {
    this.corpus = corpus;
    this.dictionary = before?.dictionary ?? new Dictionary(background?.dictionary);
    const alike = before ?? (background !== undefined && sameLists(background.corpus, corpus) ? background : undefined);
    this.vocabulary = alike?.vocabulary ?? new Vocabulary(corpus);
    this.synonyms = alike?.synonyms ?? synonymsOf(corpus);
    this.events = alike?.events ?? new EventNames(corpus.events);
    this.#engine = before === undefined ? new Engine() : before.#engine;
    this.meanings = before?.meanings ?? new Meanings(this.dictionary);
    this.#profiler = before === undefined ? new Profiler(corpus, this.dictionary) : before.#profiler;
    this.#bySource = this.#fileEntries();
    this.times = new Times(corpus.entries);
    if (before === undefined) work(this.#fill());
    else this.#takeOver(before);
  }

  /**
   * The index of a later state of a corpus, where it differs in few sources and in nothing else; that of the earlier state
   * is not to be used any more. It finds what an index finds that is made of the later state alone.
   * @returns undefined where so much has changed that making it anew is better
   */
  static after(before: Index, corpus: Corpus): Index | undefined {
    if (!sameLists(before.corpus, corpus)) return undefined;
    const known = new Set(before.corpus.sources);
    const added = corpus.sources.filter((source) => !known.has(source)).length;
    const removed = before.corpus.sources.length + added - corpus.sources.length;
    if (added + removed > MOST_CHANGED_SHARE * corpus.sources.length + MOST_CHANGED) return undefined;
    return new Index(corpus, { before });
  }

  *#fill(): Generator<undefined> {
    yield* eachOf(this.corpus.entries, (entry) => this.#profiles.push(this.#profiler.profile(entry)));
    yield* eachOf(this.#profiles, (profile, number) => {
      this.#slots[number] = this.#indexEntry(profile);
    });
    yield* eachOf(this.corpus.sources, (source, position) => {
      this.#slots[this.size + position] = this.#indexSource(source);
    });
    this.#placeSlots();
    this.#learnWords();
  }

  #takeOver(before: Index): void {
    const positions = new Map(before.corpus.sources.map((source, position) => [source, position]));
    const fresh = this.corpus.sources.map((source, position) => ({ source, position, old: positions.get(source) }));
    const kept = new Set(fresh.map(({ old }) => old));
    for (const [source, old] of positions) if (!kept.has(old)) before.#remove(source, old);
    for (const { position, old } of fresh) {
      const numbers = at(this.#bySource, position);
      const earlier = old === undefined ? [] : at(before.#bySource, old);
      for (const [index, number] of numbers.entries()) {
        const same = earlier[index];
        this.#profiles[number] =
          same === undefined ? this.#profiler.profile(this.entry(number)) : at(before.#profiles, same);
        this.#slots[number] =
          same === undefined ? this.#indexEntry(at(this.#profiles, number)) : at(before.#slots, same);
      }
    }
    for (const { source, position, old } of fresh) {
      this.#slots[this.size + position] =
        old === undefined ? this.#indexSource(source) : at(before.#slots, before.size + old);
    }
    this.#placeSlots();
  }

  /** Takes a source out of all that is shared with the index that comes after. */
  #remove(source: Source, position: number): void {
    for (const number of at(this.#bySource, position)) {
      const ids = idsOf(at(this.#profiles, number));
      this.dictionary.uncountEntry(countedIdsOf(at(this.#profiles, number)));
      this.#engine.remove(at(this.#slots, number), this.#termsOf(ids));
      this.#profiler.release(this.entry(number));
    }
    const ids = this.#profiler.termsOf(source).flatMap((termIds) => [...termIds]);
    this.#engine.remove(at(this.#slots, this.size + position), this.#termsOf(ids));
    // Once for asking just now, and once for the index itself.
    this.#profiler.releaseSource(source);
    this.#profiler.releaseSource(source);
  }

  #placeSlots(): void {
    this.#places = new Int32Array(this.#engine.slots).fill(-1);
    for (const [place, slot] of this.#slots.entries()) this.#places[slot] = place;
  }

  /** The terms of everything that is counted: officers, killings, searches. */
  get units(): readonly number[] {
    this.#units ??= [...new Set(this.corpus.measures.flatMap((measure) => this.unitOf(measure) ?? []))];
    return this.#units;
  }

  get size(): number {
    return this.#profiles.length;
  }

  entry(number: number): Entry {
    return at(this.corpus.entries, number);
  }

  profile(number: number): Profile {
    return at(this.#profiles, number);
  }

  /** Numbers of the entries of a speaker, or of whoever counted. */
  bySpeaker(personId: string): readonly number[] {
    return this.#bySpeaker.get(personId) ?? [];
  }

  byMeasure(measureId: string): readonly number[] {
    return this.#byMeasure.get(measureId) ?? [];
  }

  /** The term of what a measure counts: the last word of its unit. */
  unitOf({ unit }: Measure): number | undefined {
    return this.dictionary.id(stem(words(unit).at(-1) ?? ''));
  }

  /** The names in a text. @param tokens its words, where misspelt ones are corrected */
  names(text: string, tokens: readonly Token[] = tokenize(text)): Mention[] {
    return this.vocabulary.find(
      tokens.map(({ word }) => word),
      capitalsIn(text, tokens),
    );
  }

  /** The entries that have one of some names in their own words. */
  entriesWith(names: readonly string[]): Entry[] {
    const phrases = names
      .map((name) => terms(name).map((term) => this.dictionary.id(term)))
      .filter((phrase): phrase is number[] => phrase.length > 0 && phrase.every((term) => term !== undefined));
    const numbers = new Set(phrases.flatMap((phrase) => this.#saying(phrase)));
    return [...numbers].sort((a, b) => a - b).map((number) => this.entry(number));
  }

  /** What a misspelt word was most likely meant to be, if the corpus has such a word. */
  mended(word: string): string | undefined {
    return this.dictionary.correct(word);
  }

  /** In how many entries a term stands; 0 where the corpus does not have it. */
  frequency(term: string): number {
    const id = this.dictionary.id(term);
    return id === undefined ? 0 : this.dictionary.frequency(id);
  }

  /**
   * The entries that may answer: the best matches of the question's telling terms, the best among those of the time that
   * it asks for, and among those of each speaker and measure that it names.
   *
   * What this can miss: an entry that shares only common words with the question, where rarer ones fill the bounds and no
   * speaker or measure is named; and the like of it where more than `MAX_CANDIDATES` match better.
   * @param searchTerms terms of the question and what stands for them
   * @returns numbers of entries, in no order that means anything
   */
  candidates(searchTerms: readonly SearchTerm[], { speakers, measures, exactWords = [], ofTime }: Narrowing): number[] {
    const scores = this.#scores(this.#telling(searchTerms));
    const matched = scores.numbers;
    const found = new Set(best(matched, scores));
    if (ofTime !== undefined) for (const number of best(matched.filter(ofTime), scores)) found.add(number);
    const facets = [...[...speakers].map((id) => this.bySpeaker(id)), ...[...measures].map((id) => this.byMeasure(id))];
    for (const facet of facets) {
      if (facet.length > MAX_FACET_ENTRIES) continue;
      for (const number of best(ofTime === undefined ? facet : facet.filter(ofTime), scores)) found.add(number);
    }
    for (const phrase of exactWords) for (const number of this.#holding(phrase)) found.add(number);
    return [...found];
  }

  /** The statements that hold words as they stand: a phrase of common words alone is found by nothing else. */
  #holding(phrase: string): number[] {
    const ids = terms(phrase).map((term) => this.dictionary.id(term) ?? -1);
    if (ids.length === 0) return [];
    const isHeld = ({ statement: { text, words: found } }: StatementEntry) =>
      [text, found?.text ?? ''].some((each) => ` ${words(each).join(' ')} `.includes(` ${phrase} `));
    const held: number[] = [];
    for (const number of this.#saying(ids)) {
      const entry = this.entry(number);
      if (entry.kind !== 'statement') continue;
      if (isHeld(entry)) held.push(number);
      if (held.length === MAX_CANDIDATES) break;
    }
    return held;
  }

  /** Numbers of the entries that have some terms side by side in their own words: looked for where the rarest of them stands. */
  #saying(phrase: readonly number[]): number[] {
    const [rarest] = phrase.toSorted((a, b) => this.dictionary.frequency(a) - this.dictionary.frequency(b));
    if (rarest === undefined || phrase.includes(-1)) return [];
    const places = Array.from(this.#engine.slotsWith(this.dictionary.term(rarest)), (slot) => this.#places[slot] ?? -1);
    const numbers = places.filter((place) => place !== -1 && place < this.size && this.#says(place, phrase));
    return numbers.sort((a, b) => a - b);
  }

  /** Whether some terms stand side by side in an entry's own words. */
  #says(number: number, phrase: readonly number[]): boolean {
    const { own, words: found } = this.profile(number);
    return [...own, found ?? []].flat().some((field) => hasPhrase(field.terms, phrase));
  }

  /** How well entries match, by themselves or by their source. */
  #scores(weights: ReadonlyMap<string, number>): Scores {
    const scores = new Scores(this.size);
    const found = this.#engine.search(weights);
    for (const slot of found.numbers) {
      const place = this.#places[slot] ?? -1;
      if (place === -1) continue;
      const score = found.of(slot);
      if (place < this.size) scores.add(place, score);
      else for (const number of at(this.#bySource, place - this.size)) scores.add(number, score * SOURCE_SHARE);
    }
    return scores;
  }

  /** The rarest terms, as far as the postings that they cost stay within bounds; always the rarest one. */
  #telling(searchTerms: readonly SearchTerm[]): Map<string, number> {
    const byRarity = searchTerms
      .map((searchTerm) => ({ ...searchTerm, frequency: this.frequency(searchTerm.term) }))
      .filter(({ term }) => this.dictionary.id(term) !== undefined)
      .sort((a, b) => a.frequency - b.frequency);
    const telling = new Map<string, number>();
    let postings = 0;
    for (const { term, weight, frequency } of byRarity) {
      postings += frequency;
      if (postings > MAX_POSTINGS && telling.size > 0) break;
      telling.set(term, Math.max(weight, telling.get(term) ?? 0));
    }
    return telling;
  }

  #fileEntries(): number[][] {
    const bySource = new Map<string, number[]>(this.corpus.sources.map(({ id }) => [id, []]));
    this.corpus.entries.forEach((entry, number) => {
      bySource.get(entry.source.id)?.push(number);
      file(this.#bySpeaker, entry.kind === 'statement' ? entry.speaker.id : entry.by.id, number);
      if (entry.kind === 'figure') file(this.#byMeasure, entry.measure.id, number);
    });
    return [...bySource.values()];
  }

  /** @returns its slot */
  #indexEntry(profile: Profile): number {
    const ids = idsOf(profile);
    this.dictionary.countEntry(countedIdsOf(profile));
    return this.#engine.add(this.#termsOf(ids));
  }

  /** @returns its slot */
  #indexSource(source: Source): number {
    const ids = this.#profiler.termsOf(source).flatMap((termIds) => [...termIds]);
    return this.#engine.add(this.#termsOf(ids));
  }

  #termsOf(ids: readonly number[]): string[] {
    return ids.map((id) => this.dictionary.term(id));
  }

  /** Makes names, and the thesaurus's words, known to spelling correction: the texts' own were learnt with their fields. */
  #learnWords(): void {
    const { people, topics, terms: glossary, thesaurus } = this.corpus;
    const texts = [
      ...people.map((person) => [person.name, ...person.aliases, ...person.offices.map((office) => office.title)]),
      ...topics.map((topic) => [topic.label, ...topic.synonyms]),
      ...glossary.map((term) => [term.term, term.definition, ...term.aliases]),
      ...thesaurus.map((group) => group.words),
    ];
    for (const word of wordsOf(texts)) this.dictionary.learn(word);
    for (const word of this.vocabulary.words()) this.dictionary.learn(word);
  }
}

function hasPhrase(text: Uint32Array, phrase: readonly number[]): boolean {
  const [first = -1] = phrase;
  const last = text.length - phrase.length;
  // All entries are looked through for it: a plain loop is the quickest over so few terms each.
  for (let at = 0; at <= last; at += 1) {
    if (text[at] === first && phrase.every((term, offset) => text[at + offset] === term)) return true;
  }
  return false;
}

function* wordsOf(texts: Iterable<readonly string[]>): Iterable<string> {
  for (const group of texts) for (const text of group) yield* words(text);
}

/** Sources of which more have changed are read anew: of a corpus so many, and a few besides. */
const MOST_CHANGED_SHARE = 0.2;
const MOST_CHANGED = 20;

/** The terms by which an entry is found: what it says, and how people ask for it. */
function idsOf({ words: found, own, asked }: Profile): number[] {
  return idsIn([...(found === undefined ? [] : [found]), ...own, ...(asked === undefined ? [] : [asked])]);
}

/** Those of them that tell how rare a term is: words that were found add to an entry, and change no other's weight. */
function countedIdsOf({ own, asked }: Profile): number[] {
  return idsIn(asked === undefined ? own : [...own, asked]);
}

/** The terms of fields one after another: all entries of a corpus are gone through at a start, in plain loops. */
function idsIn(fields: readonly Field[]): number[] {
  const ids: number[] = [];
  for (const { terms } of fields) for (const id of terms) if (id !== PHRASE_END) ids.push(id);
  return ids;
}

/** The best of some entries by their scores; those without one come last, in their order. */
function best(numbers: readonly number[], scores: Scores): readonly number[] {
  if (numbers.length <= MAX_CANDIDATES) return numbers;
  // Sorting is dear where many match: what falls below the last that is kept is left out before.
  const values = new Float64Array(numbers.length);
  for (let at = 0; at < values.length; at += 1) values[at] = scores.of(numbers[at] ?? 0);
  const least = values.slice().sort()[values.length - MAX_CANDIDATES] ?? 0;
  const kept: { number: number; score: number }[] = [];
  for (const [at, number] of numbers.entries()) {
    const score = values[at] ?? 0;
    if (score >= least) kept.push({ number, score });
  }
  return kept
    .sort((a, b) => b.score - a.score || a.number - b.number)
    .slice(0, MAX_CANDIDATES)
    .map(({ number }) => number);
}

function file(lists: Map<string, number[]>, key: string, number: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [number]);
  else list.push(number);
}

function at<T>(list: readonly T[], position: number): T {
  const value = list[position];
  if (value === undefined) throw new RangeError(`The index has nothing at ${position}.`);
  return value;
}
