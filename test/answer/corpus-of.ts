import { Corpus, type FigureEntry } from '../../src/corpus/corpus.ts';
import type { CorpusContent, Figure, Measure, Person, Source, Statement, Tenure } from '../../src/corpus/schema.ts';
import { FIELD_LISTS } from '../corpus/field-lists.ts';

/** Builders of small invented corpora: what a test does not name is filled in with something that does not matter. */

export function person(id: string, name: string, offices: Tenure[] = [], aliases: string[] = []): Person {
  return { id, name, kind: 'person', aliases, offices };
}

export function organisation(id: string, name: string, aliases: string[] = []): Person {
  return { id, name, kind: 'organisation', aliases, offices: [] };
}

export function measure(id: string, label: string, unit: string, more: Partial<Measure> = {}): Measure {
  return { id, label, unit, synonyms: [], definition: `${label}, as counted at the time of the source.`, ...more };
}

let made = 0;

export function statement(speaker: string, text: string, more: Partial<Statement> = {}): Statement {
  made += 1;
  return { id: `statement-${made}`, speaker, form: 'reported', text, topics: ['boats'], ...more };
}

/** @param period "2018", or "2018-01-01..2018-06-30" */
export function figure(of: string, value: number, period: string, more: Partial<Figure> = {}): Figure {
  made += 1;
  const [from = '', to = from] = period.split('..');
  return {
    id: `figure-${made}`,
    measure: of,
    value,
    period: /^\d{4}$/.test(period) ? { from: `${period}-01-01`, to: `${period}-12-31` } : { from, to },
    by: 'river-police',
    ...more,
  };
}

/** A source that appeared on the day that its id begins with. */
export function source(id: string, more: Partial<Source>): Source {
  return {
    id,
    title: 'On the river',
    publisher: 'The Quay',
    url: `https://example.org/${id}`,
    published: id.slice(0, 10),
    kind: 'news',
    topics: ['boats'],
    text: 'summary',
    statements: [],
    figures: [],
    corrections: [],
    body: '',
    ...more,
  };
}

/** The river: what every invented corpus is about. */
const RIVER: CorpusContent = {
  people: [organisation('river-police', 'River Police')],
  topics: [{ id: 'boats', label: 'Boats', description: 'Boats on the river.', synonyms: ['barges'] }],
  measures: [
    measure('boats-stopped', 'Boats stopped', 'boats'),
    measure('locks-shut', 'Locks shut', 'locks'),
    measure('boats-share', 'Share of boats stopped', '%'),
  ],
  subjects: [],
  terms: [],
  ...FIELD_LISTS,
  asked: [],
  sources: [],
};

/** A corpus of the river and what is given. */
export function corpusOf(content: Partial<CorpusContent>): Corpus {
  return withAdded(new Corpus(RIVER), content);
}

/** A corpus with more of everything: real conditions for what a test invents. */
export function withAdded(corpus: Corpus, added: Partial<CorpusContent>): Corpus {
  return new Corpus({
    people: [...corpus.people, ...(added.people ?? [])],
    topics: [...corpus.topics, ...(added.topics ?? [])],
    measures: [...corpus.measures, ...(added.measures ?? [])],
    subjects: [...corpus.listedSubjects, ...(added.subjects ?? [])],
    terms: [...corpus.terms, ...(added.terms ?? [])],
    offices: [...corpus.offices, ...(added.offices ?? [])],
    events: [...corpus.events, ...(added.events ?? [])],
    places: [...corpus.places, ...(added.places ?? [])],
    qualifiers: [...corpus.qualifiers, ...(added.qualifiers ?? [])],
    thesaurus: [...corpus.thesaurus, ...(added.thesaurus ?? [])],
    asked: [...corpus.asked, ...(added.asked ?? [])],
    sources: [...corpus.sources, ...(added.sources ?? [])],
  });
}

/** The figures of one source as entries of a corpus. */
export function figureEntries(figures: Figure[], people: Person[] = []): FigureEntry[] {
  return corpusOf({ people, sources: [source('2020-01-01-quay', { figures })] }).entries.filter(
    (entry): entry is FigureEntry => entry.kind === 'figure',
  );
}
