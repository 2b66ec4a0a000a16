import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { readDescribed } from '../../src/query/described.ts';
import { readText } from '../../src/query/parse.ts';
import { Index } from '../../src/search/index.ts';
import { corpusOf, person, source, statement } from '../answer/corpus-of.ts';

const TODAY = '2026-11-01';
const index = new Index(
  corpusOf({
    offices: [
      { id: 'warden', title: 'Lock warden', titles: ['Lock warden'], aliases: ['boss of the lock'] },
      { id: 'pilot', title: 'River pilot', titles: ['River pilot'], aliases: [] },
      { id: 'ferryman', title: 'Ferryman', titles: ['Ferryman'], aliases: [], many: true },
    ],
    people: [
      person('ada-finch', 'Ada Finch', [{ title: 'Lock warden', from: '2010-01-01', to: '2015-12-31' }]),
      person('bo-marsh', 'Bo Marsh', [{ title: 'Lock warden', from: '2016-01-01' }]),
      person('cy-reed', 'Cy Reed', [{ title: 'Lock warden' }, { title: 'River pilot' }, { title: 'Ferryman' }]),
    ],
    topics: [{ id: 'tolls', label: 'Tolls', description: 'What boats pay.', synonyms: ['toll gap'] }],
    sources: [source('2020-01-01-quay', { statements: [statement('cy-reed', 'The lock is shut.')] })],
  }),
);

const described = (question: string) => readDescribed(readText(question, { index, today: TODAY }), index, TODAY);

describe('who holds an office', () => {
  it.each<[question: string, ids: string[]]>([
    ['who is the lock warden', ['bo-marsh']],
    ['who is the boss of the lock?', ['bo-marsh']],
    ['who was the lock warden in 2012', ['ada-finch']],
  ])('is whoever held it then: %s', (question, ids) => expect(described(question)).toEqual(ids));

  it('is whoever has held it where no dates are known, and is told so', () => {
    expect(described('who is the river pilot')).toEqual(['cy-reed']);
    const { notes } = new Answerer(index.corpus).answer('who is the river pilot', { today: TODAY, scope: SHARED });
    expect(notes).toEqual(['Cy Reed has held this office; the record does not say when.']);
  });

  it('is nobody where others held it at another time', () =>
    expect(described('who was the lock warden in 1999')).toEqual([]));

  it('is looked for in what was said where many hold it', () =>
    expect(described('who is the ferryman')).toBeUndefined());

  it('is not asked elsewhere', () => expect(described('what did the lock warden say')).toBeUndefined());
});

describe('what a subject means', () => {
  it('is told where no time is named', () => expect(described('what is the toll gap')).toEqual(['tolls']));

  it.each(['what was the toll gap for 2025', 'what were tolls in 2019', 'what was the toll gap last year'])(
    'is not what %s asks: it asks what is on record of that time',
    (question) => expect(described(question)).toBeUndefined(),
  );
});
