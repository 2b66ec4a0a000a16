import { Gazetteer, heldOn, Qualifiers, tenuresOf } from './field.ts';
import type {
  Asked,
  CorpusContent,
  DatedEvent,
  Figure,
  IsoDate,
  Measure,
  Office,
  Person,
  Place,
  Qualifier,
  Source,
  Statement,
  Subject,
  Term,
  Topic,
  WordGroup,
} from './schema.ts';
import { HOME_AREA } from './schema.ts';
import { type OnSubject, Subjects } from './subjects.ts';

/** A statement together with the source that holds it. Its id is `<source id>#<statement id>`. */
export interface StatementEntry {
  kind: 'statement';
  id: string;
  source: Source;
  statement: Statement;
  speaker: Person;
  /** the day on which it was said: the statement's own, or else the source's */
  said: IsoDate;
  /** how people ask for it */
  asked: readonly string[];
}

/** A figure together with the source that holds it. Its id is `<source id>#<figure id>`. */
export interface FigureEntry {
  kind: 'figure';
  id: string;
  source: Source;
  figure: Figure;
  measure: Measure;
  by: Person;
  /** where it was counted; London where the corpus names no other place */
  area: string;
  /** the period ends after the source appeared: a plan or a forecast */
  forecast: boolean;
  /** how people ask for it */
  asked: readonly string[];
}

export type Entry = StatementEntry | FigureEntry;

/**
 * An immutable snapshot of what is known, with its look-ups.
 * A change of the corpus makes a new snapshot; an answer in flight keeps the one it began with.
 */
export class Corpus {
  readonly people: readonly Person[];
  readonly topics: readonly Topic[];
  readonly measures: readonly Measure[];
  readonly terms: readonly Term[];
  /** What sides are taken on: the listed subjects, then each text of a stance that none of them goes by. */
  readonly subjects: readonly Subject[];
  readonly listedSubjects: readonly Subject[];
  readonly offices: readonly Office[];
  readonly events: readonly DatedEvent[];
  readonly places: readonly Place[];
  /** Places by their names and by what lies in what. */
  readonly gazetteer: Gazetteer;
  readonly qualifiers: readonly Qualifier[];
  readonly thesaurus: readonly WordGroup[];
  readonly asked: readonly Asked[];
  readonly sources: readonly Source[];
  /** Every statement and figure, in the order of the sources. */
  readonly entries: readonly Entry[];

  readonly #people: Map<string, Person>;
  readonly #topics: Map<string, Topic>;
  readonly #measures: Map<string, Measure>;
  readonly #terms: Map<string, Term>;
  readonly #subjects: Subjects;
  readonly #offices: Map<string, Office>;
  readonly #events: Map<string, DatedEvent>;
  readonly #qualifiers: Qualifiers;
  readonly #sources: Map<string, Source>;
  readonly #entries: Map<string, Entry>;

  /**
   * @param content a corpus whose ids resolve (files.ts sees to that)
   * @throws Error where an id does not resolve
   */
  constructor(content: CorpusContent) {
    this.people = content.people;
    this.topics = content.topics;
    this.measures = content.measures;
    this.terms = content.terms;
    this.#subjects = new Subjects(content.subjects, stanceTexts(content.sources));
    this.listedSubjects = content.subjects;
    this.subjects = this.#subjects.all;
    this.offices = content.offices;
    this.events = content.events;
    this.places = content.places;
    this.gazetteer = new Gazetteer(content.places, HOME_AREA);
    this.qualifiers = content.qualifiers;
    this.thesaurus = content.thesaurus;
    this.asked = content.asked;
    this.sources = content.sources;
    this.#people = byId(content.people);
    this.#topics = byId(content.topics);
    this.#measures = measuresById(content.measures);
    this.#terms = byId(content.terms);
    this.#offices = byId(content.offices);
    this.#events = byId(content.events);
    this.#qualifiers = new Qualifiers(content.qualifiers);
    this.#sources = byId(content.sources);
    const asked = new Map(content.asked.map(({ id, phrases }) => [id, phrases]));
    this.entries = content.sources.flatMap((source) => this.#entriesOf(source, asked));
    this.#entries = byId(this.entries);
  }

  person(id: string): Person | undefined {
    return this.#people.get(id);
  }

  topic(id: string): Topic | undefined {
    return this.#topics.get(id);
  }

  /** @param id its own, or that of a measure which it has taken in */
  measure(id: string): Measure | undefined {
    return this.#measures.get(id);
  }

  term(id: string): Term | undefined {
    return this.#terms.get(id);
  }

  subject(id: string): Subject | undefined {
    return this.#subjects.get(id);
  }

  /** The subject that a stance's `on` belongs to: by its label or an alias, or else the text as a subject of its own. */
  subjectOf(on: string): OnSubject {
    return this.#subjects.of(on);
  }

  office(id: string): Office | undefined {
    return this.#offices.get(id);
  }

  /** Whoever is known to have held an office on a day: without dates nobody can be said to have held it then. */
  holdersOn(office: Office, day: IsoDate): Person[] {
    return this.people.filter((person) =>
      tenuresOf(person, office).some((tenure) => tenure.from !== undefined && heldOn(tenure, day)),
    );
  }

  event(id: string): DatedEvent | undefined {
    return this.#events.get(id);
  }

  /** The parts of what is counted that a text speaks of. */
  qualifiersOf(text: string): readonly Qualifier[] {
    return this.#qualifiers.of(text);
  }

  /** The parts of what is counted that a question asks for, also where one word asks for several: *racial disparity*. */
  qualifiersAskedIn(text: string): readonly Qualifier[] {
    return this.#qualifiers.askedIn(text);
  }

  source(id: string): Source | undefined {
    return this.#sources.get(id);
  }

  /** @param id `<source id>#<statement or figure id>` */
  entry(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  #entriesOf(source: Source, asked: ReadonlyMap<string, readonly string[]>): Entry[] {
    const askedOf = (id: string, own: readonly string[] = []) => [...own, ...(asked.get(`${source.id}#${id}`) ?? [])];
    const statements = source.statements.map(
      (statement): Entry => ({
        kind: 'statement',
        id: `${source.id}#${statement.id}`,
        source,
        statement,
        speaker: resolve(this.#people, statement.speaker, source.id),
        said: statement.said ?? source.published,
        asked: askedOf(statement.id, statement.asked),
      }),
    );
    const figures = source.figures.map(
      (figure): Entry => ({
        kind: 'figure',
        id: `${source.id}#${figure.id}`,
        source,
        figure,
        measure: resolve(this.#measures, figure.measure, source.id),
        by: resolve(this.#people, figure.by, source.id),
        area: figure.area ?? HOME_AREA,
        forecast: figure.period.to > source.published,
        asked: askedOf(figure.id, figure.asked),
      }),
    );
    return [...statements, ...figures];
  }
}

function* stanceTexts(sources: readonly Source[]): Iterable<string> {
  for (const { statements } of sources) {
    for (const { stance } of statements) if (stance !== undefined) yield stance.on;
  }
}

function byId<T extends { id: string }>(things: readonly T[]): Map<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

/** Measures by their ids, and by those of measures that they have taken in. */
export function measuresById(measures: readonly Measure[]): Map<string, Measure> {
  const former = measures.flatMap((measure) => (measure.formerly ?? []).map((id) => [id, measure] as const));
  return new Map([...former, ...byId(measures)]);
}

function resolve<T>(things: Map<string, T>, id: string, sourceId: string): T {
  const thing = things.get(id);
  if (thing === undefined) throw new Error(`Source "${sourceId}" names "${id}", which the corpus does not have.`);
  return thing;
}

function isSame(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

/** Whether two corpora have the same lists, read anew or not. */
export function sameLists(left: Corpus, right: Corpus): boolean {
  const lists = (corpus: Corpus): (readonly object[])[] => [
    corpus.people,
    corpus.topics,
    corpus.measures,
    corpus.listedSubjects,
    corpus.terms,
    corpus.offices,
    corpus.events,
    corpus.places,
    corpus.qualifiers,
    corpus.thesaurus,
    corpus.asked,
  ];
  const others = lists(right);
  return lists(left).every((list, index) => {
    const other = others[index] ?? [];
    return list.length === other.length && list.every((each, position) => isSame(each, other[position]));
  });
}
