import type { Corpus, Entry, FigureEntry, StatementEntry } from '../corpus/corpus.ts';
import type { Measure, Source, Topic } from '../corpus/schema.ts';
import { isStopWord, type TermOf, words } from './analyzer.ts';
import type { Lexicon } from './lexicon.ts';

/** A field of an entry as term numbers in the order of the text, and how much a match in it says, 0 to 1. */
export interface Field {
  terms: Uint32Array;
  weight: number;
}

/** What an entry says itself, and what surrounds it: its source and its topics. Shared fields are held once. */
export interface Profile {
  own: readonly Field[];
  context: readonly Field[];
}

/** How much a match tells, by where it stands. Not fitted: an order of nearness to what was said or counted. */
const WEIGHTS = {
  text: 1,
  stance: 0.9,
  role: 0.9,
  where: 0.8,
  label: 1,
  synonyms: 0.95,
  definition: 0.75,
  note: 0.9,
  event: 1,
  title: 0.85,
  body: 0.6,
  topic: 0.5,
  sourceTopic: 0.35,
} as const;

/** Makes the profiles of a corpus's entries, with the fields that entries share made once. */
export class Profiler {
  readonly #corpus: Corpus;
  readonly #lexicon: Lexicon;
  readonly #termOf: TermOf;
  readonly #shared = new Map<string, Field>();

  constructor(corpus: Corpus, lexicon: Lexicon, termOf: TermOf) {
    this.#termOf = termOf;
    this.#corpus = corpus;
    this.#lexicon = lexicon;
  }

  profile(entry: Entry): Profile {
    const own = entry.kind === 'statement' ? this.#ownOfStatement(entry) : this.#ownOfFigure(entry);
    const topics = entry.kind === 'statement' ? entry.statement.topics : [];
    return { own, context: this.#context(entry.source, topics) };
  }

  /** The terms of a source's title and summary, which stand for all its entries. */
  termsOf(source: Source): Uint32Array[] {
    return [this.#title(source).terms, this.#body(source).terms];
  }

  #title({ id, title }: Source): Field {
    return this.#sharedField(`title ${id}`, WEIGHTS.title, () => title);
  }

  #body({ id, body }: Source): Field {
    return this.#sharedField(`body ${id}`, WEIGHTS.body, () => body);
  }

  #ownOfStatement({ statement, speaker }: StatementEntry): Field[] {
    const fields = [
      this.#field(statement.text, WEIGHTS.text),
      this.#sharedField(
        `role ${speaker.id} ${statement.as ?? ''}`,
        WEIGHTS.role,
        () => `${speaker.name} ${statement.as ?? ''}`,
      ),
    ];
    if (statement.stance) fields.push(this.#field(statement.stance.on, WEIGHTS.stance));
    if (statement.where) fields.push(this.#field(statement.where, WEIGHTS.where));
    return fields;
  }

  #ownOfFigure({ figure, measure, by }: FigureEntry): Field[] {
    const fields = [...this.#measureFields(measure), this.#sharedField(`role ${by.id}`, WEIGHTS.where, () => by.name)];
    if (figure.event) fields.push(this.#field(figure.event, WEIGHTS.event));
    if (figure.note) fields.push(this.#field(figure.note, WEIGHTS.note));
    if (figure.area) fields.push(this.#field(figure.area, WEIGHTS.label));
    return fields;
  }

  #measureFields({ id, label, unit, synonyms, definition }: Measure): Field[] {
    return [
      this.#sharedField(`label ${id}`, WEIGHTS.label, () => `${label} ${unit}`),
      this.#sharedField(`synonyms ${id}`, WEIGHTS.synonyms, () => synonyms.join(' . ')),
      this.#sharedField(`definition ${id}`, WEIGHTS.definition, () => definition),
    ];
  }

  #context(source: Source, topics: readonly string[]): Field[] {
    const sourceTopics = source.topics.filter((id) => !topics.includes(id));
    return [
      this.#title(source),
      this.#body(source),
      ...topics.map((id) => this.#topicField(id, WEIGHTS.topic)),
      ...sourceTopics.map((id) => this.#topicField(id, WEIGHTS.sourceTopic)),
    ];
  }

  #topicField(id: string, weight: number): Field {
    return this.#sharedField(`topic ${weight} ${id}`, weight, () => wordsOfTopic(this.#corpus.topic(id)));
  }

  #sharedField(key: string, weight: number, text: () => string): Field {
    let field = this.#shared.get(key);
    if (field === undefined) {
      field = this.#field(text(), weight);
      this.#shared.set(key, field);
    }
    return field;
  }

  /** Makes a field, and its words known to spelling correction: each text is taken apart once. */
  #field(text: string, weight: number): Field {
    const telling = words(text).filter((word) => !isStopWord(word));
    for (const word of telling) this.#lexicon.learn(word);
    return { terms: Uint32Array.from(telling, (word) => this.#lexicon.intern(this.#termOf(word))), weight };
  }
}

function wordsOfTopic(topic: Topic | undefined): string {
  return topic ? [topic.label, ...topic.synonyms].join(' . ') : '';
}
