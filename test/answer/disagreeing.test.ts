import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { differencesIn, givenBy } from '../../src/answer/disagreeing.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';
import { corpusOf, figure, source } from './corpus-of.ts';

/** What is told of two figures, each of a source of its own day. */
function told(one: [day: string, ...Parameters<typeof figure>], other: [day: string, ...Parameters<typeof figure>]) {
  const sources = [one, other].map(([day, ...of], at) => source(`${day}-${at}`, { figures: [figure(...of)] }));
  const entries = corpusOf({ sources }).entries;
  return differencesIn(entries.flatMap((entry) => (entry.kind === 'figure' ? [givenBy(entry)] : [])));
}

const so = (note: string) => ({ note });
const bounded = (note: string) => ({ note, approximate: true as const });

describe('two figures of one time', () => {
  it.each<[string, Parameters<typeof told>[0], Parameters<typeof told>[1]]>([
    ['two counts', ['2019-01-02', 'boats-stopped', 12, '2018'], ['2019-02-02', 'boats-stopped', 14, '2018']],
    [
      'a number below what is said to be exceeded',
      ['2019-01-02', 'boats-stopped', 12, '2018'],
      ['2019-02-02', 'boats-stopped', 14, '2018', bounded('More than 14.')],
    ],
    [
      'an unfinished count that had more already',
      ['2019-01-02', 'boats-stopped', 16, '2018', so('Not final.')],
      ['2019-02-02', 'boats-stopped', 14, '2018'],
    ],
    [
      'two forecasts of one day',
      ['2018-01-02', 'boats-stopped', 16, '2018'],
      ['2018-01-02', 'boats-stopped', 14, '2018'],
    ],
  ])('disagree: %s', (_, one, other) => expect(told(one, other).join()).toMatch(/^Sources disagree/));

  it.each<[string, Parameters<typeof told>[0], Parameters<typeof told>[1]]>([
    [
      'a number that exceeds what another only bounds',
      ['2019-01-02', 'boats-stopped', 15, '2018'],
      ['2019-02-02', 'boats-stopped', 14, '2018', bounded('More than 14.')],
    ],
    [
      'a number within what it is said to be up to',
      ['2019-01-02', 'boats-stopped', 13, '2018'],
      ['2019-02-02', 'boats-stopped', 14, '2018', bounded('Up to 14.')],
    ],
    ['the same number', ['2019-01-02', 'boats-stopped', 12, '2018'], ['2019-02-02', 'boats-stopped', 12, '2018']],
    ['other years', ['2019-01-02', 'boats-stopped', 12, '2017'], ['2019-02-02', 'boats-stopped', 13, '2018']],
    [
      'a forecast and what was counted',
      ['2018-01-02', 'boats-stopped', 10, '2018'],
      ['2019-02-02', 'boats-stopped', 19, '2018'],
    ],
  ])('do not: %s', (_, one, other) => expect(told(one, other)).toEqual([]));

  it('are of different days, where each foretells', () =>
    expect(
      told(['2018-01-02', 'boats-stopped', 16, '2018'], ['2018-05-02', 'boats-stopped', 14, '2018']).join(),
    ).toMatch(/different days/));

  it('are one count going on and its end', () =>
    expect(
      told(
        ['2019-01-02', 'boats-stopped', 12, '2018', so('Not final: counted at noon.')],
        ['2019-02-02', 'boats-stopped', 14, '2018'],
      ).join(),
    ).toMatch(/still going on/));
});

const answerer = new Answerer(await shippedCorpus());
const ask = (question: string) => answerer.answer(question, { today: TODAY, scope: SHARED });

it('leads with the final count, not with the one made before it was over', () => {
  const { items, notes } = ask('Arrests through facial recognition at Carnival 2025?');
  expect(items[0]).toMatchObject({ kind: 'figure', value: 61 });
  expect(notes.join()).not.toContain('disagree');
});

it('does not call forecasts of different days a disagreement', () =>
  expect(ask('What is the budget gap of the Met in 2025/26?').notes.join()).not.toContain('disagree'));
