import {
  eventSchema,
  measureSchema,
  officeSchema,
  personSchema,
  placeSchema,
  qualifierSchema,
  subjectSchema,
  termSchema,
  topicSchema,
  wordGroupSchema,
} from './schema.ts';

/** The list files of a corpus: what one entry is called, and what it has to be. */
export const LISTS = {
  people: { kind: 'person', file: 'people.yaml', schema: personSchema },
  topics: { kind: 'topic', file: 'topics.yaml', schema: topicSchema },
  measures: { kind: 'measure', file: 'measures.yaml', schema: measureSchema },
  subjects: { kind: 'subject', file: 'subjects.yaml', schema: subjectSchema },
  terms: { kind: 'term', file: 'glossary.yaml', schema: termSchema },
  offices: { kind: 'office', file: 'offices.yaml', schema: officeSchema },
  events: { kind: 'event', file: 'events.yaml', schema: eventSchema },
  places: { kind: 'place', file: 'places.yaml', schema: placeSchema },
  qualifiers: { kind: 'qualifier', file: 'qualifiers.yaml', schema: qualifierSchema },
  thesaurus: { kind: 'synonyms', file: 'thesaurus.yaml', schema: wordGroupSchema },
} as const;

/** The lists of a corpus, by what they are called in `CorpusContent`. */
export type ListName = keyof typeof LISTS;

/** What an entry of a list is: a person, a topic, an event. */
export type ListKind = (typeof LISTS)[ListName]['kind'];

export const LIST_KINDS: readonly ListKind[] = Object.values(LISTS).map(({ kind }) => kind);

/** What a revision is a revision of. */
export type EntryKind = 'source' | ListKind;

export const ENTRY_KINDS: readonly EntryKind[] = ['source', ...LIST_KINDS];

const NAMES = new Map<ListKind, ListName>(listNames().map((name) => [LISTS[name].kind, name]));

function listNames(): ListName[] {
  return Object.keys(LISTS).filter((name): name is ListName => name in LISTS);
}

/** The list that entries of a kind stand in. */
export function listNameOf(kind: ListKind): ListName {
  const name = NAMES.get(kind);
  if (name === undefined) throw new Error(`There is no list of entries that are called “${kind}”.`);
  return name;
}
