import { describe, expect, test } from 'vitest';
import { Corpus } from '../../src/corpus/corpus.ts';
import { readCorpus } from '../../src/corpus/read.ts';
import { particularsOf } from '../../src/drafting/verify/particulars.ts';
import { standsOn } from '../../src/drafting/verify/standing.ts';
import { SMALL_CORPUS } from '../corpus/small-corpus.ts';

const { content } = readCorpus({ files: new Map(Object.entries(SMALL_CORPUS)), problems: [] });
const corpus = new Corpus(content);
const source = corpus.source('2015-03-02-river-gazette-boats');
if (source === undefined) throw new Error('The small corpus has lost its source.');

const differences = (page: { title?: string; published?: string }) =>
  particularsOf(source, { text: 'Boats.', ...page }, corpus).differences;

describe('a source and its page', () => {
  test.each([
    'Boats stopped on the river',
    'BOATS STOPPED ON THE RIVER.',
    'Boats stopped on the river | River Gazette',
    'Boats stopped on the river - News - River Gazette',
    'River Gazette: – Boats stopped on the river',
  ])('agree where the page calls itself “%s”', (title) => {
    expect(differences({ title, published: '2015-03-02' })).toEqual([]);
  });

  test('differ in title and day where the page says something else', () => {
    expect(differences({ title: 'Boats held on the river', published: '2015-03-03' })).toEqual([
      { of: 'title', record: 'Boats stopped on the river', page: 'Boats held on the river' },
      { of: 'published', record: '2015-03-02', page: '2015-03-03' },
    ]);
  });

  test('do not differ in what the page does not tell', () => {
    expect(differences({})).toEqual([]);
  });

  test('tell which figures are not there', () => {
    const { figures } = particularsOf(source, { text: 'Boats.' }, corpus);
    expect(figures.map(({ isOnPage }) => isOnPage)).toEqual(source.figures.map(() => false));
    expect(figures.length).toBeGreaterThan(0);
  });
});

test.each([
  ['exact', 'She said: “We don’t stop.”'],
  ['set-differently', 'She said: "We don\'t\u00a0stop."'],
  ['missing', 'She said: “We do not stop.”'],
])('words stand as %s', (standing, text) => {
  expect(standsOn('We don’t stop.', { text })).toBe(standing);
});
