import { type Corpus, type Entry, sameLists } from '../corpus/corpus.ts';
import type { Measure, Source } from '../corpus/schema.ts';
import { capitalsIn, stem, type Token, terms, tokenize, words } from './analyzer.ts';
import { CandidateSearch, type Narrowing, type SearchTerm } from './candidates.ts';
import { Dictionary } from './dictionary.ts';
import { Documents } from './documents.ts';
import { EventNames } from './event-names.ts';
import { countedIdsOf, idsOf, type Profile } from './fields.ts';
import { Meanings } from './meaning.ts';
import { Profiler } from './profile.ts';
import { atOnce, eachOf } from './steps.ts';
import { type Synonyms, synonymsOf } from './synonyms.ts';
import { Times } from './times.ts';
import { type Mention, Vocabulary } from './vocabulary.ts';

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
  /** what takes long of the lists, where it is made already */
  names?: Pick<Index, 'vocabulary' | 'synonyms'> | undefined;
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
  readonly #bySubject = new Map<string, number[]>();
  readonly times: Times;
  /** numbers of the entries of each source, by its place in the corpus and by its id */
  readonly #bySource: readonly (readonly number[])[];
  readonly #ofSource: ReadonlyMap<string, readonly number[]>;
  readonly #documents: Documents;
  readonly #search: CandidateSearch;
  #units: number[] | undefined;

  constructor(corpus: Corpus, { background, work = atOnce, before, names }: Making = {}) {
    this.corpus = corpus;
    this.dictionary = before?.dictionary ?? new Dictionary(background?.dictionary);
    const alike = before ?? withSameLists(corpus, background);
    this.vocabulary = (names ?? alike)?.vocabulary ?? new Vocabulary(corpus);
    this.synonyms = (names ?? alike)?.synonyms ?? synonymsOf(corpus);
    this.events = alike?.events ?? new EventNames(corpus.events);
    this.meanings = before?.meanings ?? new Meanings(this.dictionary);
    this.#profiler = before === undefined ? new Profiler(corpus, this.dictionary) : before.#profiler;
    this.#ofSource = this.#fileEntries();
    this.#bySource = [...this.#ofSource.values()];
    this.#documents = new Documents(this.#bySource, before === undefined ? undefined : before.#documents);
    const { dictionary } = this;
    this.#search = new CandidateSearch({ corpus, dictionary, documents: this.#documents, profiles: this.#profiles });
    this.times = new Times(corpus.entries);
    if (before === undefined) work(this.#fill());
    else this.#takeOver(before);
  }

  /** The same, made in small steps. @param pause lets others go before */
  static async gradually(
    corpus: Corpus,
    pause: () => Promise<unknown>,
    { background }: Pick<Making, 'background'> = {},
  ): Promise<Index> {
    const alike = withSameLists(corpus, background);
    const vocabulary = alike?.vocabulary ?? new Vocabulary(corpus);
    await pause();
    const synonyms = alike?.synonyms ?? synonymsOf(corpus);
    await pause();
    let steps: Iterable<undefined> = [];
    const index = new Index(corpus, {
      background,
      names: { vocabulary, synonyms },
      work: (all) => {
        steps = all;
      },
    });
    for (const _ of steps) await pause();
    return index;
  }

  /**
   * The index of a later state of a corpus, where it differs in few sources and in nothing else; that of the earlier state
   * is not to be used any more. It finds what an index finds that is made of the later state alone.
   * @returns undefined where so much has changed that making it anew is better
   */
  static after(before: Index, corpus: Corpus): Index | undefined {
    return before.isFollowedBy(corpus) ? new Index(corpus, { before }) : undefined;
  }

  /** Whether a later state of the corpus differs in few sources and in nothing else. */
  isFollowedBy(corpus: Corpus): boolean {
    if (!sameLists(this.corpus, corpus)) return false;
    const known = new Set(this.corpus.sources);
    const added = corpus.sources.filter((source) => !known.has(source)).length;
    const removed = known.size + added - corpus.sources.length;
    return added + removed <= MOST_CHANGED_SHARE * corpus.sources.length + MOST_CHANGED;
  }

  *#fill(): Generator<undefined> {
    yield* eachOf(this.corpus.entries, (entry) => this.#profiles.push(this.#profiler.profile(entry)));
    yield* eachOf(this.#profiles, (profile, number) => this.#addEntry(number, profile));
    yield* eachOf(this.corpus.sources, (source, position) => this.#addSource(position, source));
    this.#documents.complete();
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
        const profile = same === undefined ? this.#profiler.profile(this.entry(number)) : at(before.#profiles, same);
        this.#profiles[number] = profile;
        if (same === undefined) this.#addEntry(number, profile);
        else this.#documents.keepEntry(number, before.#documents, same);
      }
    }
    for (const { source, position, old } of fresh) {
      if (old === undefined) this.#addSource(position, source);
      else this.#documents.keepSource(position, before.#documents, old);
    }
    this.#documents.complete();
  }

  /** Takes a source out of all that is shared with the index that comes after. */
  #remove(source: Source, position: number): void {
    for (const number of at(this.#bySource, position)) {
      const profile = at(this.#profiles, number);
      this.dictionary.uncountEntry(countedIdsOf(profile));
      this.#documents.removeEntry(number, this.#termsOf(idsOf(profile)));
      this.#profiler.release(this.entry(number));
    }
    this.#documents.removeSource(position, this.#termsOfSource(source));
    // Once for asking just now, and once for the index itself.
    this.#profiler.releaseSource(source);
    this.#profiler.releaseSource(source);
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

  /** Numbers of a person's or an organisation's entries: their statements and the figures that they counted. */
  bySpeaker(personId: string): readonly number[] {
    return this.#bySpeaker.get(personId) ?? [];
  }

  byMeasure(measureId: string): readonly number[] {
    return this.#byMeasure.get(measureId) ?? [];
  }

  /** Numbers of the entries of a source. */
  bySource(sourceId: string): readonly number[] {
    return this.#ofSource.get(sourceId) ?? [];
  }

  /** Numbers of the statements that take a side on a subject. */
  bySubject(subjectId: string): readonly number[] {
    return this.#bySubject.get(subjectId) ?? [];
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
    const numbers = new Set(phrases.flatMap((phrase) => this.#search.withPhrase(phrase)));
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

  /** The entries that may answer a question: see `CandidateSearch`. @returns their numbers */
  candidates(searchTerms: readonly SearchTerm[], { speakers, measures, ...narrowing }: Narrowing): number[] {
    const facets = [
      ...[...speakers].map((ids) => [...new Set(ids)].flatMap((id) => this.bySpeaker(id))),
      ...[...measures].map((id) => this.byMeasure(id)),
    ];
    return this.#search.find(searchTerms, facets, narrowing);
  }

  #fileEntries(): Map<string, number[]> {
    const bySource = new Map<string, number[]>(this.corpus.sources.map(({ id }) => [id, []]));
    this.corpus.entries.forEach((entry, number) => {
      bySource.get(entry.source.id)?.push(number);
      file(this.#bySpeaker, entry.kind === 'statement' ? entry.speaker.id : entry.by.id, number);
      if (entry.kind === 'figure') file(this.#byMeasure, entry.measure.id, number);
      else if (entry.statement.stance !== undefined)
        file(this.#bySubject, this.corpus.subjectOf(entry.statement.stance.on).subject.id, number);
    });
    return bySource;
  }

  #addEntry(number: number, profile: Profile): void {
    this.dictionary.countEntry(countedIdsOf(profile));
    this.#documents.addEntry(number, this.#termsOf(idsOf(profile)));
  }

  #addSource(position: number, source: Source): void {
    this.#documents.addSource(position, this.#termsOfSource(source));
  }

  #termsOfSource(source: Source): string[] {
    return this.#termsOf(this.#profiler.termsOf(source).flatMap((ids) => [...ids]));
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

/** The index of a larger corpus, where all names in it mean the same. */
function withSameLists(corpus: Corpus, background: Index | undefined): Index | undefined {
  return background !== undefined && sameLists(background.corpus, corpus) ? background : undefined;
}

function* wordsOf(texts: Iterable<readonly string[]>): Iterable<string> {
  for (const group of texts) for (const text of group) yield* words(text);
}

/** Sources of which more have changed are read anew: of a corpus so many, and a few besides. */
const MOST_CHANGED_SHARE = 0.2;
const MOST_CHANGED = 20;

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
