import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import type { Answer } from '../../src/answer/types.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { readText } from '../../src/query/parse.ts';
import { figure, measure, organisation, person, source, statement, withAdded } from '../answer/corpus-of.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';

const corpus = withAdded(await shippedCorpus(), {
  people: [
    person('fisher', 'Ada Fennbridge'),
    person('quill', 'Tom Quillfeather'),
    organisation('river-police', 'River Police'),
  ],
  topics: [{ id: 'boats', label: 'Boats', description: 'Boats on the river.', synonyms: [] }],
  measures: [
    measure('wherries', 'Wherries dredged up', 'wherries'),
    measure('wherry-fines', 'Fines for wherries', 'fines'),
  ],
  sources: [
    source('2019-02-01-quay', {
      statements: [
        statement('fisher', 'Ada Fennbridge said that wherries rust.', {
          id: 'against',
          stance: { on: 'wherries', position: 'against' },
        }),
        statement('quill', 'Tom Quillfeather said that wherries are a joy.', {
          id: 'for',
          stance: { on: 'wherries', position: 'for' },
        }),
        statement('river-police', 'The River Police said that wherries are welcome, provided that they float.', {
          id: 'conditional',
          stance: { on: 'wherries', position: 'conditional' },
        }),
      ],
      figures: [
        figure('wherries', 41, '2018', { id: 'dredged' }),
        figure('wherries', 990, '2018', { id: 'dredged-nationwide', area: 'England and Wales' }),
        figure('wherry-fines', 12, '2018', { id: 'fines' }),
      ],
    }),
  ],
});
const answerer = new Answerer(corpus);
const ask = (question: string): Answer => answerer.answer(question, { today: TODAY, scope: SHARED });
const idsOf = ({ items }: Answer) => items.map(({ id }) => id.split('#')[1]);
const read = (question: string) => readText(question, { index: answerer.index, today: TODAY });
const told = (question: string) => read(question).concepts.map(({ words }) => words);

describe('whoever is left out does not answer', () => {
  it.each([
    'who apart from Ada Fennbridge spoke about wherries',
    'besides Ada Fennbridge, who said anything about wherries?',
    'anyone other than Ada Fennbridge on wherries',
    'what was said about wherries, not by Ada Fennbridge but by the rest',
    "views on wherries, not Ada Fennbridge's",
    'who spoke about wherries (not Ada Fennbridge)?',
    'leaving Ada Fennbridge aside, who spoke about wherries',
    'except for Ada Fennbridge, who spoke of wherries?',
    'who NOT Ada Fennbridge spoke about wherries',
    'who besides Ada Fennbridge talked about wherries',
    'not counting Ada Fennbridge, what was said on wherries',
  ])('%s', (question) => {
    expect(ask(question).answered).toBe(true);
    expect(idsOf(ask(question))).not.toContain('against');
    expect(told(question)).not.toContain('ada fennbridge');
  });
});

describe('what is left out is not counted', () => {
  it.each([
    ['wherries in 2018, not the fines, how many were dredged up', 'dredged', 'fines'],
    ['how many wherries were dredged up in 2018, not fined', 'dredged', undefined],
    ['how many fines for wherries in 2018, not the wherries dredged up', 'fines', 'dredged'],
    ['how many wherries were dredged up in 2018, not England and Wales', 'dredged', 'dredged-nationwide'],
    ['just the river, not the country: how many wherries were dredged up in 2018', 'dredged', 'dredged-nationwide'],
  ])('%s', (question, first, left) => {
    const ids = idsOf(ask(question));
    expect(ids[0]).toBe(first);
    if (left !== undefined) expect(ids).not.toContain(left);
  });
});

describe('a negated side is the other side, or one with conditions', () => {
  it.each([
    "who didn't support wherries",
    'who did not back wherries?',
    'did anyone not approve of wherries',
    'who was not in favour of wherries',
    'who NEVER supported wherries',
  ])('%s', (question) => {
    const ids = idsOf(ask(question));
    expect(ids[0]).toBe('against');
    expect(ids).toContain('conditional');
    expect(ids).not.toContain('for');
  });
});

describe('“not” leaves nothing out where it negates a verb', () => {
  it.each([
    ['why did Ada Fennbridge not resign over wherries', 'resign'],
    ['has anybody said politicians should NOT be telling the River Police about wherries', 'telling'],
    ['not only wherries but punts', 'wherries'],
    ['officers not trained on wherries', 'trained'],
    ['were wherries allowed or not?', 'wherries'],
    ['not sure whether wherries were fined', 'wherries'],
  ])('%s', (question, word) => {
    expect(told(question)).toContain(word);
    expect(read(question).not).toEqual({ things: [], nationwide: false });
    expect(read(question).speakers.filter(({ excluded }) => excluded)).toEqual([]);
  });
});
