import { describe, expect, it } from 'vitest';
import { changeInTable, comparisonInWords } from '../../src/answer/changes-in-words.ts';
import type { FigureItem, StatementItem } from '../../src/answer/types.ts';
import {
  citationLine,
  counterInWords,
  measureInWords,
  notesOfRows,
  sidesInWords,
  valueInWords,
} from '../../src/answer/wording.ts';

const citation = {
  sourceId: 's',
  title: 'Crime in London',
  publisher: 'The Paper',
  published: '2018-12-31',
  url: 'https://example.org/a',
};

const figure = (value: number, year: number, unit = 'killings'): FigureItem => ({
  kind: 'figure',
  id: `s#${year}`,
  score: 1,
  why: [],
  citation,
  measure: { id: 'killings-london', label: 'Killings in London' },
  value,
  unit,
  approximate: false,
  period: { from: `${year}-01-01`, to: `${year}-12-31` },
  forecast: false,
  area: 'London',
  by: { id: 'met', name: 'Metropolitan Police' },
});

const statement: StatementItem = {
  kind: 'statement',
  id: 's#dick',
  score: 1,
  why: [],
  citation,
  form: 'verbatim',
  text: 'It is a small change.',
  speaker: { id: 'cressida-dick', name: 'Cressida Dick' },
  as: 'Met commissioner',
  said: '2018-11-29',
  where: 'London Assembly',
  topics: [],
};

describe('valueInWords', () => {
  it.each([
    [134, 'killings', false, '134 killings'],
    [6000, 'officers', true, 'about 6,000 officers'],
    [35.5, '%', false, '35.5%'],
    [0.0003, '%', false, '0.0003%'],
    [15_000_000, '£', false, '£15 million'],
    [30_800_000, '£', true, 'about £30.8 million'],
    [1_200_000_000, '£', false, '£1.2 billion'],
    [471.4, '£', false, '£471.40'],
    [488_455, '£', false, '£488,455'],
    [16.72, 'per 100,000 people', false, '16.72 per 100,000 people'],
    [1, 'killings', false, '1 killing'],
    [1, 'searches', false, '1 search'],
  ])('%d %s', (value, unit, approximate, words) => expect(valueInWords({ value, unit, approximate })).toBe(words));
});

it('gives a bound as its source does, and no estimate for it', () => {
  const bounded = { ...figure(25, 2018, 'arrests'), approximate: true, bound: 'at least' as const };
  expect(valueInWords(bounded)).toBe('at least 25 arrests');
  expect(valueInWords({ ...bounded, value: 600_000_000, unit: '£', bound: 'more than' })).toBe(
    'more than £600 million',
  );
  expect(comparisonInWords({ from: 'a', to: 'b', difference: 5, caveats: [] }, bounded, figure(30, 2019))).toContain(
    '(at least 25 arrests)',
  );
});

describe('counterInWords', () => {
  it.each([
    [{}, 'Counted by Metropolitan Police'],
    [{ basis: 'plan' as const }, 'A plan, given by Metropolitan Police'],
    [{ basis: 'plan' as const, forecast: true }, 'A plan, given by Metropolitan Police'],
    [{ basis: 'target' as const }, 'A target, given by Metropolitan Police'],
    [{ basis: 'estimate' as const }, 'Estimated by Metropolitan Police'],
  ])('calls what nobody counted what it is: %o', (more, words) =>
    expect(counterInWords({ ...figure(600, 2018), ...more })).toBe(words),
  );
});

it('says the day of an event once', () => {
  const march = { ...figure(25, 2018), event: 'River march, 13 May 2018' };
  const day = { from: '2018-05-13', to: '2018-05-13' };
  expect(measureInWords({ ...march, period: day })).toBe('Killings in London, River march');
  expect(measureInWords(march)).toBe('Killings in London, River march, 13 May 2018');
});

describe('comparisonInWords', () => {
  it('never gives a part of a year as a share of the whole year before', () => {
    const part = { ...figure(127, 2018), period: { from: '2018-01-01', to: '2018-11-29' } };
    const comparison = { from: 's#2017', to: 's#2018', difference: 11, caveats: ['part-year' as const] };
    expect(comparisonInWords(comparison, figure(116, 2017), part)).toBe(
      'Already 11 more than in all of 2017 (116 killings).',
    );
  });

  const said = (difference: number, unit = 'killings', change?: number) =>
    comparisonInWords(
      { from: 'a', to: 'b', difference, caveats: [], ...(change === undefined ? {} : { change }) },
      figure(116, 2017, unit),
      figure(134, 2018, unit),
    );

  it('says difference, the earlier figure and the change', () =>
    expect(said(18, 'killings', 15.517)).toBe('18 more than in 2017 (116 killings), up 15.5%.'));
  it('speaks of percentage points for shares', () =>
    expect(said(-0.30000000000000004, '%')).toBe('0.3 percentage points less than in 2017 (116%).'));
  it('speaks of fewer where things are counted', () =>
    expect(said(-2, 'officers', -1.72)).toBe('2 fewer than in 2017 (116 officers), down 1.7%.'));
  it.each([
    [
      { bound: 'more than' as const },
      {},
      18,
      'At most 18 more than in 2017 (more than 116 killings), up at most 15.5%.',
    ],
    [{ bound: 'up to' as const }, {}, 18, 'At least 18 more than in 2017 (up to 116 killings), up at least 15.5%.'],
    [{}, { bound: 'at least' as const }, 18, 'At least 18 more than in 2017 (116 killings), up at least 15.5%.'],
    [{}, { bound: 'under' as const }, 18, 'At most 18 more than in 2017 (116 killings), up at most 15.5%.'],
    [
      { bound: 'at least' as const },
      {},
      -18,
      'At least 18 fewer than in 2017 (at least 116 killings), down at least 15.5%.',
    ],
    [{}, { bound: 'at least' as const }, -18, 'At most 18 fewer than in 2017 (116 killings), down at most 15.5%.'],
    [{ bound: 'at least' as const }, { bound: 'at least' as const }, 18, 'About 18 more than in 2017'],
    [{ bound: 'at least' as const }, {}, 0, 'About the same as in 2017'],
  ])('says how far it is known where one of the two is a bound: %o, %o, %d', (from, to, difference, words) => {
    const comparison = { from: 'a', to: 'b', difference, change: Math.sign(difference) * 15.5, caveats: [] };
    const [before, after] = [
      { ...figure(116, 2017), ...from },
      { ...figure(134, 2018), ...to },
    ];
    expect(comparisonInWords(comparison, before, after)).toContain(words);
    expect(changeInTable(comparison, before, after)).toMatch(difference === 0 ? /no change/ : /^≈ [+−]15\.5%$/);
  });
  it('says when nothing changed', () => expect(said(0, 'killings', 0)).toBe('The same as in 2017 (116 killings).'));
});

describe('citationLine', () => {
  it('says of words that were found where and when they stood there', () => {
    const seen = { on: '2026-11-29', at: 'https://example.org/' };
    expect(citationLine({ ...statement, seen })).toContain('(as on the page on 29 November 2026).');
    expect(citationLine({ ...statement, seen: { ...seen, archived: '2019-05-03' } })).toContain(
      '(as archived on 3 May 2019).',
    );
  });

  it('has words, speaker, role, place, date, source and address', () =>
    expect(citationLine(statement)).toBe(
      '“It is a small change.” — Cressida Dick, Met commissioner, London Assembly, 29 November 2018. ' +
        'Crime in London. The Paper, 31 December 2018. https://example.org/a',
    ));
  it('does not name the speaker of a reported text a second time', () => {
    const line = citationLine({ ...statement, form: 'reported', text: 'Cressida Dick called it a small change.' });
    expect(line).toContain('(Reported, not verbatim; Met commissioner, London Assembly, 29 November 2018.)');
    expect(line.split('Cressida Dick')).toHaveLength(2);
  });
  it('says who counted a figure', () =>
    expect(citationLine(figure(134, 2018))).toMatch(/^Killings in London, 2018: 134 killings \(counted by/));
  it('says who gave one where nobody says who counted', () => {
    const item = figure(134, 2018);
    expect(citationLine({ ...item, by: { ...item.by, given: true } })).toMatch(/134 killings \(given by/);
  });
});

it('tells what has to be known of the rows of a table once, with the periods of which it is', () => {
  const noted = (year: number, note?: string) => ({ ...figure(1, year), ...(note === undefined ? {} : { note }) });
  expect(notesOfRows([noted(2014, 'So far.'), noted(2015), noted(2016, 'A poll.'), noted(2018, 'So far.')])).toEqual([
    { of: '2014 and 2018', note: 'So far.' },
    { of: '2016', note: 'A poll.' },
  ]);
});

describe('a change in a table', () => {
  const change = (from: FigureItem, to: FigureItem, share?: number) =>
    changeInTable(
      {
        from: from.id,
        to: to.id,
        difference: to.value - from.value,
        ...(share === undefined ? {} : { change: share }),
        caveats: [],
      },
      from,
      to,
    );

  it('is the share where the rows follow each other', () =>
    expect(change(figure(116, 2017), figure(134, 2018), 15.5)).toBe('+15.5%'));

  it('says on which year it is where years are missing between', () =>
    expect(change(figure(154, 2008), figure(95, 2014), -38.3)).toBe('−38.3% on 2008'));

  it('says on what it is over more than a year between counts of some days, and not from one year to the next', () => {
    const counted = (value: number, from: string, to: string) => ({ ...figure(value, 2014), period: { from, to } });
    const [first, next, later] = [
      counted(252, '2014-08-24', '2014-08-25'),
      counted(407, '2015-08-30', '2015-08-31'),
      counted(349, '2024-08-25', '2024-08-26'),
    ];
    expect(change(first, next, 61.5)).toBe('+61.5%');
    expect(change(next, later, -14.3)).toBe('−14.3% on 30 to 31 August 2015');
  });

  it('is told in words where nothing changed', () => {
    expect(change(figure(109, 2023), figure(109, 2024), 0)).toBe('no change');
    expect(change(figure(109, 2022), figure(109, 2024), 0)).toBe('as in 2022');
  });

  it('is in points of a share', () =>
    expect(change(figure(30, 2017, '%'), figure(35.5, 2018, '%'))).toBe('+5.5 points'));
});

it('counts the statements of each side in the order of the sides', () =>
  expect(
    sidesInWords([
      { position: 'against', items: ['a', 'b'] },
      { position: 'conditional', items: ['c'] },
    ]),
  ).toBe('Against (2) · With conditions (1)'));
