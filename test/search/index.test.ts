import { describe, expect, it } from 'vitest';
import type { Narrowing } from '../../src/search/candidates.ts';
import { Index } from '../../src/search/index.ts';
import { corpusOf, figure, person, source, statement } from '../answer/corpus-of.ts';

const index = new Index(
  corpusOf({
    people: [person('ada-finch', 'Ada Finch'), person('bo-marsh', 'Bo Marsh')],
    sources: [
      source('2019-01-01-the-quay-swans', {
        title: 'Swans on the weir',
        statements: [
          statement('ada-finch', 'Ada Finch said that anchors drag.'),
          statement('bo-marsh', 'Bo Marsh said that ropes hold.'),
        ],
      }),
      source('2020-01-01-the-quay-locks', {
        figures: [figure('locks-shut', 3, '2018'), figure('locks-shut', 4, '2019')],
        statements: [statement('ada-finch', 'Ada Finch said that ropes fray.')],
      }),
    ],
  }),
);

/** What the candidates say or count. */
function candidates(terms: string[], narrowing: Partial<Narrowing> = {}): (string | number)[] {
  return index
    .candidates(
      terms.map((term) => ({ term, weight: 1 })),
      { speakers: [], measures: [], ...narrowing },
    )
    .sort((a, b) => a - b)
    .map((number) => {
      const entry = index.entry(number);
      return entry.kind === 'statement' ? entry.statement.text.split(' ').slice(-2).join(' ') : entry.figure.value;
    });
}

describe('candidates', () => {
  it('are the entries in which a term stands', () => expect(candidates(['anchor'])).toEqual(['anchors drag.']));

  it('are all the entries of a source whose title says it', () =>
    expect(candidates(['swan'])).toEqual(['anchors drag.', 'ropes hold.']));

  it('are those of whoever is named as well', () =>
    expect(candidates(['anchor'], { speakers: [['bo-marsh']] })).toEqual(['anchors drag.', 'ropes hold.']));

  it('are those of a measure that is named as well', () =>
    expect(candidates([], { measures: ['locks-shut'] })).toEqual([3, 4]));

  it('are none where nothing is asked for, or nobody has said it', () => {
    expect(candidates([])).toEqual([]);
    expect(candidates(['zeppelin'])).toEqual([]);
  });

  it('of a speaker are those of the time that is asked for', () =>
    expect(
      candidates([], { speakers: [['ada-finch']], ofTime: (number) => index.entry(number).source.published < '2020' }),
    ).toEqual(['anchors drag.']));
});

describe('an index', () => {
  it('knows its entries by speaker, measure and newest', () => {
    expect(index.bySpeaker('ada-finch')).toHaveLength(2);
    expect(index.bySpeaker('nobody')).toEqual([]);
    const [older = -1, newer = -1] = index.byMeasure('locks-shut');
    expect([index.times.isLatest(older), index.times.isLatest(newer)]).toEqual([false, true]);
  });

  it('tells in how many entries a term stands', () => {
    expect(index.frequency('rope')).toBe(2);
    expect(index.frequency('zeppelin')).toBe(0);
  });

  it('has no entry beyond its last', () => expect(() => index.entry(index.size)).toThrow(RangeError));
});
