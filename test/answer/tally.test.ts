import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { JoinedAnswerer } from '../../src/answer/joined.ts';
import type { Answer } from '../../src/answer/types.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { MemberSession } from '../../src/discord/session/member-session.ts';
import { Snapshot } from '../../src/discord/session/snapshot.ts';
import { answerView } from '../../src/terminal/view/answer.ts';
import { layOut } from '../../src/terminal/view/layout.ts';
import { pageBlocks } from '../../src/terminal/view/page.ts';
import { texts, violations } from '../discord/payload.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';
import { person, source, statement, withAdded } from './corpus-of.ts';

const of = (speaker: string, id: string, text: string) => statement(speaker, text, { id });
const corpus = withAdded(await shippedCorpus(), {
  people: [person('fisher', 'Ada Fennbridge'), person('quill', 'Tom Quillfeather')],
  topics: [{ id: 'boats', label: 'Boats', description: 'Boats on the river.', synonyms: ['barges'] }],
  sources: [
    source('2019-02-01-quay', {
      statements: [
        of('fisher', 'w-2019', 'Ada Fennbridge said that wherries rust.'),
        of('fisher', 'w-2019-too', 'Ada Fennbridge found most wherries too slow.'),
        of('quill', 'q-2019', 'Tom Quillfeather said that wherries are a joy to row.'),
        of('fisher', 'e-2019', 'Ada Fennbridge said that elvers taste of mud.'),
      ],
    }),
    source('2021-07-09-quay', {
      statements: [of('fisher', 'w-2021', 'Ada Fennbridge asked for more wherries on the river.')],
    }),
    source('2023-03-05-quay', {
      statements: [
        of('fisher', 'w-2023', 'Ada Fennbridge promised to scrap the wherries.'),
        of('quill', 'e-2023', 'Tom Quillfeather said that he has never eaten elvers.'),
      ],
    }),
  ],
});
const answerer = new Answerer(corpus);
const asked = { today: TODAY, scope: SHARED };
const ask = (question: string): Answer => answerer.answer(question, asked);
const idsOf = ({ items }: Answer) => items.map(({ id }) => id.split('#')[1]);
const FISHER_ON_WHERRIES = ['w-2023', 'w-2021', 'w-2019', 'w-2019-too'];

describe('how often somebody spoke of something is counted, newest first', () => {
  it.each([
    'how often has Ada Fennbridge talked about wherries?',
    'how many times has Ada Fennbridge mentioned wherries, and when?',
    'when did Ada Fennbridge talk about wherries',
    'list everything Ada Fennbridge said about wherries',
    'give me all the quotes from Ada Fennbridge on wherries please',
    'every statement Ada Fennbridge made on wherries',
    "all of Ada Fennbridge's stuff on wherries",
    'Ada Fennbridge on wherries, full list pls',
    'when has Ada Fennbridge brought up wherries',
    'how many statements are there by Ada Fennbridge on wherries',
  ])('%s', (question) => {
    expect(ask(question)).toMatchObject({ kind: 'tally', count: 4, days: 3 });
    expect(idsOf(ask(question))).toEqual(FISHER_ON_WHERRIES);
  });

  it('within the time that is asked about', () => {
    expect(idsOf(ask('list everything Ada Fennbridge said about wherries in 2019'))).toEqual(['w-2019', 'w-2019-too']);
    expect(idsOf(ask('how often did Ada Fennbridge talk about wherries since 2020'))).toEqual(['w-2023', 'w-2021']);
  });

  it('of everything that somebody said, where no subject is named', () => {
    expect(ask('list everything Tom Quillfeather has said')).toMatchObject({ kind: 'tally', count: 2 });
  });

  it.each([
    'list everything on boats in 2019',
    'all statements about boats in 2019',
    'everything said on boats in 2019',
  ])('of anybody, on a topic: %s', (question) =>
    expect(ask(question)).toMatchObject({ kind: 'tally', count: 4, days: 1 }),
  );

  it.each([
    'list all the figures on boats',
    'how often has Tom Quillfeather talked about otters?',
    'how often did wherries sink in 2019?',
    'when did Ada Fennbridge say that wherries rust?',
  ])('and nothing else is: %s', (question) => expect(ask(question).kind).not.toBe('tally'));
});

describe('the first or last of what somebody said leads', () => {
  it.each([
    ['when did Ada Fennbridge first mention wherries?', 'w-2019', 'earliest'],
    ['the first time Ada Fennbridge spoke of wherries', 'w-2019', 'earliest'],
    ['when did Ada Fennbridge last talk about wherries', 'w-2023', 'latest'],
    ['latest thing Ada Fennbridge said about wherries', 'w-2023', 'latest'],
  ])('%s', (question, id, end) => {
    const answer = ask(question);
    expect(idsOf(answer)[0]).toBe(id);
    expect(answer.notes).toContain(`The ${end} on record of 4 statements.`);
  });
});

describe('who said the most is told with counts of statements', () => {
  it.each([
    'who said the most about wherries',
    'who has talked about wherries most often?',
    'who spoke most about wherries',
  ])('%s', (question) => {
    expect(ask(question)).toMatchObject({
      kind: 'tally',
      count: 4,
      speakers: [
        { id: 'fisher', count: 4 },
        { id: 'quill', count: 1 },
      ],
    });
  });
});

describe('a tally is shown whole, a page at a time', () => {
  const list = ask('list everything Ada Fennbridge said about wherries');

  it('in the terminal, headed by the count', () => {
    const view = answerView(list, { corpus, item: () => undefined, examples: [] });
    const shown = layOut(
      view.pages.flatMap((_, page) => pageBlocks(view, page)),
      { columns: 100, paint: (_, text) => text },
    );
    expect(shown).toContain('4 statements on 3 days, 1 February 2019 to 5 March 2023');
    for (const item of list.items) if (item.kind === 'statement') expect(shown).toContain(item.text);
  });

  it('on the card in Discord', () => {
    const circumstances = { asker: '1', private: false, mayShare: false, scope: SHARED, today: TODAY };
    const session = new MemberSession(new Snapshot(answerer), circumstances);
    const shown = ['who said the most about wherries', list.question].map((question) => session.ask(question));
    for (const { components } of shown) expect(violations(components)).toEqual([]);
    expect(texts(shown[0]?.components ?? []).join('\n')).toContain('Tom Quillfeather: 1 statement');
    expect(texts(shown[1]?.components ?? []).join('\n')).toContain('4 statements on 3 days');
  });

  it('and leaves out what is on another topic, though the title of its source names this one', () => {
    const budget = answerer.answer('how often has mark rowley talked about the budget', asked);
    const twoThings = '2025-08-01-computer-weekly';
    expect(corpus.sources.some(({ id, title }) => id.startsWith(twoThings) && /budget/.test(title))).toBe(true);
    expect(budget).toMatchObject({ kind: 'tally' });
    expect(idsOf(budget).filter((id) => id?.startsWith(twoThings))).toEqual([]);
  });

  it('and counts what a server has added with what all share', () => {
    const own = source('2024-01-01-mill', {
      statements: [of('fisher', 'w-2024', 'Ada Fennbridge forgave the wherries.')],
    });
    const joined = new JoinedAnswerer(answerer, {
      people: [...corpus.people],
      topics: [...corpus.topics],
      measures: [...corpus.measures],
      terms: [...corpus.terms],
      subjects: [...corpus.listedSubjects],
      offices: [...corpus.offices],
      events: [...corpus.events],
      places: [...corpus.places],
      qualifiers: [...corpus.qualifiers],
      thesaurus: [...corpus.thesaurus],
      asked: [...corpus.asked],
      sources: [own],
    });
    const answer = joined.answer('how often has Ada Fennbridge talked about wherries?', asked);
    expect(answer).toMatchObject({ kind: 'tally', count: 5, days: 4 });
    expect(idsOf(answer)).toEqual(['w-2024', ...FISHER_ON_WHERRIES]);
  });
});
