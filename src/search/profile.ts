import type { Corpus, Entry, FigureEntry, StatementEntry } from '../corpus/corpus.ts';
import type { Measure, Source, Topic } from '../corpus/schema.ts';
import { tellingWords } from './analyzer.ts';
import type { Dictionary } from './dictionary.ts';
import { type Field, PHRASE_END, type Profile } from './fields.ts';

/** How much a match tells, by where it stands. Not fitted: an order of nearness to what was said or counted. */
const WEIGHTS = {
  text: 1,
  words: 0.9,
  stance: 0.9,
  role: 0.9,
  where: 0.8,
  label: 1,
  synonyms: 0.95,
  definition: 0.75,
  note: 0.9,
  event: 1,
  asked: 0.9,
  title: 0.85,
  body: 0.6,
  topic: 0.5,
  sourceTopic: 0.35,
} as const;

/** What a match in a way of asking tells. */
export const ASKED_WEIGHT = WEIGHTS.asked;

/** A field before it is made. */
interface Text {
  /** fields of one name are the same, and made once; absent for what is one entry's own */
  name?: string;
  weight: number;
  text(): string;
}

/** A field that entries share, and how many uses there are of it. */
interface Shared {
  field: Field;
  uses: number;
}

/**
 * Makes the profiles of a corpus's entries, with the fields that entries share made once. What belongs to an entry that
 * goes is taken back, to the last word that only it had.
 */
export class Profiler {
  readonly #corpus: Pick<Corpus, 'topic'>;
  readonly #dictionary: Dictionary;
  readonly #shared = new Map<string, Shared>();

  /** @param corpus whose topics are meant, also by entries that come later */
  constructor(corpus: Pick<Corpus, 'topic'>, dictionary: Dictionary) {
    this.#corpus = corpus;
    this.#dictionary = dictionary;
  }

  profile(entry: Entry): Profile {
    const [own, context] = this.#textsOf(entry);
    const found = wordsOf(entry);
    return {
      own: own.map((text) => this.#make(text)),
      ...(found !== undefined && { words: this.#make(found) }),
      ...(entry.asked.length > 0 && { asked: this.#askedField(entry.asked) }),
      context: context.map((text) => this.#make(text)),
    };
  }

  /** Takes back what `profile` made of an entry. */
  release(entry: Entry): void {
    for (const text of [...this.#textsOf(entry).flat(), wordsOf(entry) ?? []].flat()) this.#release(text);
    for (const phrase of entry.asked) this.#forget(phrase);
  }

  /** The terms of a source's title and summary, which stand for all its entries. */
  termsOf(source: Source): Uint32Array[] {
    return textsOfSource(source).map((text) => this.#make(text).terms);
  }

  /** Takes back what `termsOf` made of a source. */
  releaseSource(source: Source): void {
    for (const text of textsOfSource(source)) this.#release(text);
  }

  #textsOf(entry: Entry): [own: Text[], context: Text[]] {
    const own = entry.kind === 'statement' ? textsOfStatement(entry) : textsOfFigure(entry);
    const topics = entry.kind === 'statement' ? entry.statement.topics : [];
    return [own, this.#context(entry.source, topics)];
  }

  #context(source: Source, topics: readonly string[]): Text[] {
    const sourceTopics = source.topics.filter((id) => !topics.includes(id));
    return [
      ...textsOfSource(source),
      ...topics.map((id) => this.#topicText(id, WEIGHTS.topic)),
      ...sourceTopics.map((id) => this.#topicText(id, WEIGHTS.sourceTopic)),
    ];
  }

  #topicText(id: string, weight: number): Text {
    return { name: `topic ${weight} ${id}`, weight, text: () => wordsOfTopic(this.#corpus.topic(id)) };
  }

  #make({ name, weight, text }: Text): Field {
    if (name === undefined) return this.#field(text(), weight);
    let shared = this.#shared.get(name);
    if (shared === undefined) {
      shared = { field: this.#field(text(), weight), uses: 0 };
      this.#shared.set(name, shared);
    }
    shared.uses += 1;
    return shared.field;
  }

  #release({ name, text }: Text): void {
    const shared = name === undefined ? undefined : this.#shared.get(name);
    if (shared !== undefined) {
      shared.uses -= 1;
      if (shared.uses > 0) return;
    }
    if (name !== undefined) this.#shared.delete(name);
    this.#forget(text());
  }

  #forget(text: string): void {
    for (const { word, term } of tellingWords(text)) {
      this.#dictionary.unlearn(word);
      this.#dictionary.release(term);
    }
  }

  #field(text: string, weight: number): Field {
    return { terms: Uint32Array.from(this.#termsIn(text)), weight };
  }

  #askedField(phrases: readonly string[]): Field {
    const terms = phrases.flatMap((phrase) => [...this.#termsIn(phrase), PHRASE_END]);
    return { terms: Uint32Array.from(terms), weight: WEIGHTS.asked };
  }

  /** The terms of a text, its words made known to spelling correction: each text is taken apart once. */
  #termsIn(text: string): number[] {
    const telling = tellingWords(text);
    for (const { word } of telling) this.#dictionary.learn(word);
    return telling.map(({ term }) => this.#dictionary.intern(term));
  }
}

function textsOfSource({ id, title, body }: Source): Text[] {
  return [
    { name: `title ${id}`, weight: WEIGHTS.title, text: () => title },
    { name: `body ${id}`, weight: WEIGHTS.body, text: () => body },
  ];
}

function textsOfStatement({ statement, speaker }: StatementEntry): Text[] {
  const { text, as = '', stance, where } = statement;
  return [
    { weight: WEIGHTS.text, text: () => text },
    { name: `role ${speaker.id} ${as}`, weight: WEIGHTS.role, text: () => `${speaker.name} ${as}` },
    ...(stance ? [{ weight: WEIGHTS.stance, text: () => stance.on }] : []),
    ...(where ? [{ weight: WEIGHTS.where, text: () => where }] : []),
  ];
}

function wordsOf(entry: Entry): Text | undefined {
  const found = entry.kind === 'statement' ? entry.statement.words : undefined;
  return found && { weight: WEIGHTS.words, text: () => found.text };
}

function textsOfFigure({ figure: { event, note, area }, measure, by }: FigureEntry): Text[] {
  return [
    ...textsOfMeasure(measure),
    { name: `role ${by.id}`, weight: WEIGHTS.where, text: () => by.name },
    ...(event ? [{ weight: WEIGHTS.event, text: () => event }] : []),
    ...(note ? [{ weight: WEIGHTS.note, text: () => note }] : []),
    ...(area ? [{ weight: WEIGHTS.label, text: () => area }] : []),
  ];
}

/** What a definition says that a measure is not, is not what it counts: “Not the same as officers injured.” */
const NOT_COUNTED = /\b(?:Not|not) (?:the same as|to be compared with) [^.;]*/g;

function textsOfMeasure({ id, label, unit, synonyms, definition }: Measure): Text[] {
  return [
    { name: `label ${id}`, weight: WEIGHTS.label, text: () => `${label} ${unit}` },
    { name: `synonyms ${id}`, weight: WEIGHTS.synonyms, text: () => synonyms.join(' . ') },
    { name: `definition ${id}`, weight: WEIGHTS.definition, text: () => definition.replace(NOT_COUNTED, '') },
  ];
}

function wordsOfTopic(topic: Topic | undefined): string {
  return topic ? [topic.label, ...topic.synonyms].join(' . ') : '';
}
