/** What the form for an entry of each list asks for: at most five fields, as many as Discord shows. */
import type { ListKind, ListName } from '../../corpus/lists.ts';
import { EVENT_KINDS, PLACE_KINDS } from '../../corpus/schema.ts';
import type { Choice } from '../../discord/kit/form.ts';

/** A field of a form, filled with what the entry's field of this name holds. */
export type ListField =
  | { is: 'line'; name: string; label: string; description?: string; required?: boolean; refersTo?: ListName }
  | { is: 'lines'; name: string; label: string; description: string; required?: boolean }
  | { is: 'choice'; name: string; label: string; options: readonly Choice[] }
  /** fields of the entry that are true or absent, by what each says */
  | { is: 'flags'; name: string; label: string; flags: Readonly<Record<string, string>> }
  /** a day, or a period in its place */
  | { is: 'when'; name: string; label: string; description: string }
  /** the aliases of a subject, and the texts that say its opposite */
  | { is: 'names'; name: string; label: string; description: string }
  | { is: 'topics'; name: string };

interface ListForm {
  /** what one entry is called, with its article */
  one: string;
  /** the field that says what it is called */
  called: string;
  fields: readonly ListField[];
}

const WORDS = 'One a line';
const alike = (values: readonly string[]): Choice[] => values.map((value) => ({ label: value, value }));

export const LIST_FORMS: Record<ListKind, ListForm> = {
  person: {
    one: 'a person',
    called: 'name',
    fields: [
      { is: 'line', name: 'name', label: 'Name' },
      {
        is: 'choice',
        name: 'kind',
        label: 'Who that is',
        options: [
          { label: 'A person', value: 'person' },
          { label: 'An organisation', value: 'organisation' },
        ],
      },
      { is: 'lines', name: 'aliases', label: 'Other names', description: WORDS },
      {
        is: 'lines',
        name: 'offices',
        label: 'Offices',
        description: 'One a line: Commissioner | 2017-04-10 | 2022-04-10; days where they are known',
      },
      { is: 'lines', name: 'description', label: 'What it is', description: 'Of an organisation, in our own words' },
    ],
  },
  topic: {
    one: 'a topic',
    called: 'label',
    fields: [
      { is: 'line', name: 'label', label: 'Label' },
      {
        is: 'lines',
        name: 'description',
        label: 'What belongs to it',
        description: 'In our own words',
        required: true,
      },
      { is: 'lines', name: 'synonyms', label: 'Other words for it', description: WORDS },
    ],
  },
  measure: {
    one: 'a measure',
    called: 'label',
    fields: [
      { is: 'line', name: 'label', label: 'Label' },
      {
        is: 'line',
        name: 'unit',
        label: 'Unit',
        description: 'A plural (killings), %, £ or a rate (per 1,000 people)',
      },
      {
        is: 'lines',
        name: 'definition',
        label: 'What exactly is counted',
        description: 'In our own words',
        required: true,
      },
      { is: 'lines', name: 'synonyms', label: 'Other words for it', description: WORDS },
    ],
  },
  subject: {
    one: 'a subject',
    called: 'label',
    fields: [
      {
        is: 'line',
        name: 'label',
        label: 'What people take sides on',
        description: 'A proposal or a practice, in neutral words',
      },
      { is: 'line', name: 'question', label: 'As a question', description: 'Should the police …?' },
      {
        is: 'names',
        name: 'aliases',
        label: 'What stances call it',
        description: 'One a line; “not: ” before a text that says the opposite',
      },
      { is: 'topics', name: 'topics' },
    ],
  },
  term: {
    one: 'a term',
    called: 'term',
    fields: [
      { is: 'line', name: 'term', label: 'Term' },
      { is: 'lines', name: 'definition', label: 'What it means', description: 'In our own words', required: true },
      { is: 'lines', name: 'aliases', label: 'Other names', description: WORDS },
      { is: 'topics', name: 'topics' },
    ],
  },
  office: {
    one: 'an office',
    called: 'title',
    fields: [
      { is: 'line', name: 'title', label: 'Title' },
      {
        is: 'lines',
        name: 'titles',
        label: 'Titles that its holders have',
        description: 'One a line, as their entries have them; … stands for any words',
        required: true,
      },
      { is: 'lines', name: 'aliases', label: 'What people call it', description: WORDS },
      {
        is: 'line',
        name: 'body',
        label: 'Organisation that it belongs to',
        description: 'Its name or its id',
        required: false,
        refersTo: 'people',
      },
      { is: 'flags', name: 'flags', label: 'How many hold it', flags: { many: 'Many at once' } },
    ],
  },
  event: {
    one: 'an event',
    called: 'name',
    fields: [
      { is: 'line', name: 'name', label: 'Name' },
      { is: 'choice', name: 'kind', label: 'What it is', options: alike(EVENT_KINDS) },
      {
        is: 'when',
        name: 'when',
        label: 'When',
        description: 'A day, 2011-08-04, or the first and last day, 2011-08-06 | 2011-08-11',
      },
      { is: 'lines', name: 'aliases', label: 'Other names', description: WORDS },
      {
        is: 'lines',
        name: 'sources',
        label: 'Sources that say when it was',
        description: 'Their ids, one a line',
        required: true,
      },
    ],
  },
  place: {
    one: 'a place',
    called: 'name',
    fields: [
      { is: 'line', name: 'name', label: 'Name' },
      { is: 'choice', name: 'kind', label: 'What it is', options: alike(PLACE_KINDS) },
      {
        is: 'line',
        name: 'in',
        label: 'Place in which it lies',
        description: 'Its name or its id',
        required: false,
        refersTo: 'places',
      },
      { is: 'lines', name: 'aliases', label: 'Other names and nicknames', description: WORDS },
    ],
  },
  qualifier: {
    one: 'a qualifier',
    called: 'label',
    fields: [
      { is: 'line', name: 'label', label: 'What it narrows a count to', description: 'Teenagers' },
      {
        is: 'lines',
        name: 'words',
        label: 'Words that say so',
        description: 'One a line; * stands for any ending',
        required: true,
      },
      {
        is: 'lines',
        name: 'besides',
        label: 'Words that ask for it among others',
        description: 'One a line: racial disparity',
      },
      {
        is: 'lines',
        name: 'except',
        label: 'Phrases in which they don’t',
        description: 'One a line: black hole',
      },
      {
        is: 'flags',
        name: 'flags',
        label: 'What a count without it says',
        flags: { people: 'Nothing of them: it is a part of the people', strict: 'Something else altogether' },
      },
    ],
  },
  synonyms: {
    one: 'synonyms',
    called: 'words',
    fields: [
      {
        is: 'lines',
        name: 'words',
        label: 'Words that stand for one another',
        description: 'One a line, at least two',
        required: true,
      },
    ],
  },
};
