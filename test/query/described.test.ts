import { describe, expect, it } from 'vitest';
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
    sources: [source('2020-01-01-quay', { statements: [statement('cy-reed', 'The lock is shut.')] })],
  }),
);

const described = (question: string) => readDescribed(readText(question, index, TODAY), index, TODAY);

describe('who holds an office', () => {
  it.each<[question: string, ids: string[]]>([
    ['who is the lock warden', ['bo-marsh']],
    ['who is the boss of the lock?', ['bo-marsh']],
    ['who was the lock warden in 2012', ['ada-finch']],
  ])('is whoever held it then: %s', (question, ids) => expect(described(question)).toEqual(ids));

  it('is nobody where no dates are known, rather than whoever ever held it', () =>
    expect(described('who is the river pilot')).toEqual([]));

  it('is looked for in what was said where many hold it', () =>
    expect(described('who is the ferryman')).toBeUndefined());

  it('is not asked elsewhere', () => expect(described('what did the lock warden say')).toBeUndefined());
});
