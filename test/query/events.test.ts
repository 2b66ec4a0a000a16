import { describe, expect, it } from 'vitest';
import type { DatedEvent } from '../../src/corpus/schema.ts';
import { readEvent } from '../../src/query/events.ts';
import { readText } from '../../src/query/parse.ts';
import { EventNames } from '../../src/search/event-names.ts';
import { Index } from '../../src/search/index.ts';
import { corpusOf, person, source, statement } from '../answer/corpus-of.ts';
import { FIELD_LISTS } from '../corpus/field-lists.ts';

const review: DatedEvent = {
  id: 'review',
  name: 'Lock review',
  aliases: [],
  kind: 'report',
  day: '2016-05-01',
  sources: [],
};
const flood: DatedEvent = {
  id: 'flood',
  name: 'Great flood',
  aliases: ['flooding'],
  kind: 'emergency',
  period: { from: '2014-01-10', to: '2015-03-05' },
  sources: [],
};
const wreck: DatedEvent = {
  id: 'wreck',
  name: 'Wreck of the barge',
  aliases: ['the barge was wrecked'],
  kind: 'incident',
  period: { from: '2012-06-01', to: '2012-06-30' },
  approximate: true,
  sources: [],
};
const names = new EventNames([review, flood, wreck]);

/** The range that a question takes from an event: “in 2016-05-01..2016-05-01”. */
function range(question: string): string | undefined {
  const read = readEvent(question, names);
  return read && `${read.relation} ${read.from}..${read.to}`;
}

describe('a question takes its time', () => {
  it.each([
    ['what changed after the lock review', 'since 2016-05-01..9999-12-31'],
    ['what was said before the lock review?', 'before 0000-01-01..2016-04-30'],
    ['what happened during the great flood', 'in 2014-01-10..2015-03-05'],
    ['when flooding was at its worst', 'in 2014-01-10..2015-03-05'],
    ['how many since the flooding', 'since 2015-03-05..9999-12-31'],
    ['how many pre-flooding', 'before 0000-01-01..2014-01-09'],
    ['how many the year before the great flood', 'in 2013-01-01..2013-12-31'],
    ['how many the year after the great flood', 'in 2016-01-01..2016-12-31'],
  ])('from an event: %s', (question, expected) => expect(range(question)).toBe(expected));

  it.each([
    ['after the wreck of the barge', 'since 2012-06-01..9999-12-31'],
    ['when the barge was wrecked', 'in 2012-06-01..2012-06-30'],
    ['before the barge was wrecked', 'before 0000-01-01..2012-06-30'],
  ])('from one whose day is not known, with all the time in which it may have been: %s', (question, expected) =>
    expect(range(question)).toBe(expected),
  );

  it.each(['what did the lock review find', 'who wrote the lock review', 'after the storm', ''])(
    'from none where it dates nothing: %j',
    (question) => expect(range(question)).toBeUndefined(),
  );
});

describe('what ships dates', () => {
  const shipped = new EventNames(FIELD_LISTS.events);

  it.each([
    ['what did Rowley say after the Casey review', '2023-03-21'],
    ['how many searches since the Everard vigil', '2021-03-13'],
    ['what did Khan say when Cressida Dick quit', '2022-02-10'],
    ['after the blake acquittal', '2024-10-21'],
    ['after Armistice Day', '2023-11-11'],
  ])('%s', (question, from) => expect(readEvent(question, shipped)).toMatchObject({ from }));
});

it('a year that belongs to the name of what happened in another year dates nothing', () => {
  const postponed: DatedEvent = { ...review, id: 'regatta', name: 'Regatta 2020', day: '2021-07-11' };
  const read = (question: string) =>
    readText(question, { index: new Index(corpusOf({ events: [postponed] })), today: '2026-11-01' }).when.periods;
  expect(read('how many boats sank at the Regatta 2020')).toEqual([]);
  expect(read('how many boats sank in 2020')).toHaveLength(1);
});

describe('a clause dates a question by a term of office', () => {
  const corpus = corpusOf({
    people: [
      person('fisher', 'Ada Fisher', [{ title: 'Lock keeper', from: '2010-03-01', to: '2014-02-28' }]),
      person('quill', 'Tom Quill', [{ title: 'Lock keeper', from: '2014-03-01' }]),
    ],
    offices: [{ id: 'lock-keeper', title: 'Lock keeper', titles: ['Lock keeper'], aliases: [] }],
    sources: [source('2012-01-01-quay', { statements: [statement('quill', 'Tom Quill said that a barge sank.')] })],
  });
  const read = (question: string) => readText(question, { index: new Index(corpus), today: '2026-11-01' });
  const FISHER = ['in 2010-03-01..2014-02-28', []] as const;

  it.each([
    ['how many barges when Fisher was lock keeper', ...FISHER],
    ['barges under Ada Fisher', ...FISHER],
    ['how many barges under Fisher as lock keeper?', ...FISHER],
    ['barges back when Ada Fisher ran the locks', ...FISHER],
    ['how many barges before Fisher was lock keeper', 'before 0000-01-01..2010-03-01', []],
    ['how many barges after Quill became lock keeper', 'since 2014-03-01..9999-12-31', []],
    ['how many barges since Quill became lock keeper', 'since 2014-03-01..9999-12-31', []],
    ['what did Quill say when Fisher was lock keeper', FISHER[0], ['quill']],
    ['what did Ada Fisher say when she was lock keeper', FISHER[0], ['ada fisher']],
    ['what did Quill say while Ada Fisher was in charge', FISHER[0], ['quill']],
  ])('%s', (question, time, speakers) => {
    const { when, speakers: named, concepts } = read(question);
    const [period] = when.periods;
    expect(`${when.relation} ${period?.from}..${period?.to}`).toBe(time);
    expect(named.map(({ words }) => words)).toEqual(speakers);
    expect(concepts.map(({ words }) => words)).not.toContain('lock keeper');
  });

  it.each(['barges under a bridge', 'what did Quill say about Fisher', 'what happened under the locks'])(
    'and nothing else does: %s',
    (question) => expect(read(question).when.periods).toEqual([]),
  );
});

it('an event that only dates a question is no subject of it', () => {
  const read = (question: string) =>
    readText(question, { index: new Index(corpusOf({ events: [review, flood] })), today: '2026-11-01' }).concepts;
  for (const question of [
    'boats stopped before the lock review',
    'boats stopped since the great flood',
    'boats stopped the year before the great flood',
  ])
    expect(read(question).map(({ words }) => words)).toEqual(['boats', 'stopped']);
  expect(read('boats stopped at the great flood').length).toBeGreaterThan(2);
});

describe('what is added to the record counts in the next question', () => {
  const added = corpusOf({
    events: [review],
    offices: [{ id: 'lock-keeper', title: 'Lock keeper', titles: ['Lock keeper'], aliases: ['the gaffer'] }],
    places: [{ id: 'atlantis', name: 'Atlantis', kind: 'city', aliases: ['the sunken city'] }],
    thesaurus: [{ id: 'words-barge', words: ['barge', 'tub'] }],
    sources: [source('2020-01-01-quay', { statements: [statement('river-police', 'A barge sank.')] })],
  });
  const read = (question: string) => readText(question, { index: new Index(added), today: '2026-11-01' });

  it('an event', () =>
    expect(read('what was said since the lock review').when).toMatchObject({
      relation: 'since',
      periods: [{ from: '2016-05-01' }],
    }));

  it('a nickname of an office', () =>
    expect(read('what did the gaffer say').speakers.map(({ office }) => office)).toEqual(['lock-keeper']));

  it('a place', () => expect(read('boats in the sunken city').where.elsewhere).toEqual(['Atlantis']));

  it('a university, and not its place', () => {
    expect(read('the sunken city uni study of boats').where.elsewhere).toEqual([]);
    expect(read('what did the university of Atlantis find').where.elsewhere).toEqual([]);
    expect(read('uni of Atlantis research on boats').where.elsewhere).toEqual([]);
  });

  it('a word', () =>
    expect(
      read('how many tubs').concepts.flatMap(({ alternatives }) => alternatives.map(({ stems }) => stems)),
    ).toContainEqual(['barg']));
});
