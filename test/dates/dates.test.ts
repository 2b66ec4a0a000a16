import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readDates } from '../../src/dates/dates.ts';
import { BEGINNING, END } from '../../src/dates/words.ts';

const TODAY = '2026-11-01';

/** The ranges that a text names, each as "from..to". */
function ranges(text: string): string[] {
  return readDates(text, TODAY).map(({ from, to }) => `${from}..${to}`);
}

/** The one range of a text that names one. */
function range(text: string): string {
  const found = ranges(text);
  expect(found).toHaveLength(1);
  return found[0] ?? '';
}

const year = (first: number, last = first) => `${first}-01-01..${last}-12-31`;

describe('readDates', () => {
  it.each([
    ['in 2018', year(2018)],
    ['the 1990s', year(1990, 1999)],
    ['last year', year(2025)],
    ['this year', year(2026)],
    ['2 years ago', year(2024)],
    ['five yrs ago', year(2021)],
    ['a year back', year(2025)],
    ['last yr', year(2025)],
    ['the last 5 years', '2021-11-01..2026-11-01'],
    ['the past fifteen years', '2011-11-01..2026-11-01'],
  ])('reads years: %s', (text, expected) => expect(range(text)).toBe(expected));

  it.each([
    ['2009/10', '2009-04-01..2010-03-31'],
    ['2009-10', '2009-04-01..2010-03-31'],
    ['2017–18', '2017-04-01..2018-03-31'],
    ['18/19', '2018-04-01..2019-03-31'],
    ['18-19', '2018-04-01..2019-03-31'],
    ['2018/2019', '2018-04-01..2019-03-31'],
    ['99/00', '1999-04-01..2000-03-31'],
  ])('reads financial years: %s', (text, expected) => expect(range(text)).toBe(expected));

  it.each([
    ['the year to March 2019', '2018-04-01..2019-03-31'],
    ['year ending sept 23', '2022-10-01..2023-09-30'],
    ['12 months ending September 2023', '2022-10-01..2023-09-30'],
    ['the twelve months to 31 March 2024', '2023-04-01..2024-03-31'],
    ['the year to December 2022', year(2022)],
  ])('reads years that end in a month: %s', (text, expected) => expect(range(text)).toBe(expected));

  it.each([
    ['September 2023', '2023-09-01..2023-09-30'],
    ['sept 2023', '2023-09-01..2023-09-30'],
    ['sept 23', '2023-09-01..2023-09-30'],
    ["may '15", '2015-05-01..2015-05-31'],
    ['February 2020', '2020-02-01..2020-02-29'],
    ['summer 2010', '2010-06-01..2010-08-31'],
    ['spring of 2021', '2021-03-01..2021-05-31'],
    ['winter 2019', '2019-12-01..2020-02-29'],
  ])('reads months and seasons: %s', (text, expected) => expect(range(text)).toBe(expected));

  it.each([
    ['28 February 2017', '2017-02-28..2017-02-28'],
    ['28th of february 2017', '2017-02-28..2017-02-28'],
    ['march 31 2024', '2024-03-31..2024-03-31'],
    ['2017-02-28', '2017-02-28..2017-02-28'],
    ['28/02/2017', '2017-02-28..2017-02-28'],
    ['24 to 25 August 2025', '2025-08-24..2025-08-25'],
    ['1 January to 29 November 2018', '2018-01-01..2018-11-29'],
    ['from 24 April 2023 to 25 July 2023', '2023-04-24..2023-07-25'],
  ])('reads days: %s', (text, expected) => expect(range(text)).toBe(expected));

  it('takes two days in either order for what lies between them', () =>
    expect(range('from 25 August 2018 to 3 June 2018')).toBe('2018-06-03..2018-08-25'));

  it('makes no range of days that would end before they begin', () =>
    expect(range('25 August to 3 June 2018')).toBe(year(2018)));

  it.each([
    ['between 2016 and 2019', year(2016, 2019)],
    ['from 2016 to 2019', year(2016, 2019)],
    ['2016-2019', year(2016, 2019)],
    ['2020 to 2010', year(2010, 2020)],
    ['from 2019 to June 2017', '2017-06-01..2019-12-31'],
    ['from June 2017 to May 2018', '2017-06-01..2018-05-31'],
    ['April to June 2020', '2020-04-01..2020-06-30'],
    ['between april and june 2020', '2020-04-01..2020-06-30'],
    ['between 2022 and summer 2025', '2022-01-01..2025-08-31'],
    ['from March 2019 to last year', '2019-03-01..2025-12-31'],
  ])('reads what lies between two dates: %s', (text, expected) => expect(range(text)).toBe(expected));

  it.each([
    ['since 2020', `2020-01-01..${END}`, 'since'],
    ['since early 2019', `2019-01-01..${END}`, 'since'],
    ['after March 2019', `2019-04-01..${END}`, 'since'],
    ['before 2018', `${BEGINNING}..2017-12-31`, 'before'],
    ['before the 2018 report', `${BEGINNING}..2017-12-31`, 'before'],
    ['pre-2018', `${BEGINNING}..2017-12-31`, 'before'],
    ['until 2016', `${BEGINNING}..2016-12-31`, 'before'],
    ['up to 2016', `${BEGINNING}..2016-12-31`, 'before'],
  ])('reads ranges that are open on one side: %s', (text, expected, relation) => {
    expect(range(text)).toBe(expected);
    expect(readDates(text, TODAY)[0]?.relation).toBe(relation);
  });

  it('takes late November for its last days, and by late November for the year as far as that', () => {
    expect(range('late November 2018')).toBe('2018-11-18..2018-11-30');
    expect(range('by late November 2018')).toBe('2018-01-01..2018-11-30');
  });

  it.each([
    ['early 2019', '2019-01-01', '2019-05-31'],
    ['mid-2021', '2021-04-01', '2021-09-30'],
    ['late 2018', '2018-07-01', '2018-12-31'],
  ])('keeps %s within its part of the year', (text, earliest, latest) => {
    const [mention] = readDates(text, TODAY);
    expect(mention?.from.localeCompare(earliest)).toBeGreaterThanOrEqual(0);
    expect(mention?.to.localeCompare(latest)).toBeLessThanOrEqual(0);
  });

  it.each([
    ['october last year', '2025-10-01..2025-10-31'],
    ['in March of this year', '2026-03-01..2026-03-31'],
    ['last October', '2026-10-01..2026-10-31'],
    ['last december', '2025-12-01..2025-12-31'],
    ['last September', '2025-09-01..2025-09-30'],
    ['last feb', '2025-02-01..2025-02-28'],
    ['this past September', '2026-09-01..2026-09-30'],
    ['this September', '2026-09-01..2026-09-30'],
    ['this June', '2026-06-01..2026-06-30'],
    ['summer last year', '2025-06-01..2025-08-31'],
    ['last summer', '2026-06-01..2026-08-31'],
    ['last winter', '2025-12-01..2026-02-28'],
    ['last month', '2026-10-01..2026-10-31'],
    ['ten years ago', year(2016)],
    ['a decade ago', year(2016)],
  ])('reads dates told by the day: %s', (text, expected) => expect(range(text)).toBe(expected));

  it.each([
    ['NYE 2021 into 22', '2021-12-31..2022-01-01'],
    ["on new year's eve 2021", '2021-12-31..2022-01-01'],
    ['NYE last year', '2025-12-31..2026-01-01'],
    ['2018ish', year(2018)],
    ['Q1 2023', '2023-01-01..2023-03-31'],
    ['the second quarter of 2020', '2020-04-01..2020-06-30'],
    ['the 2018-2019 financial year', '2018-04-01..2019-03-31'],
    ['financial year 2018 to 2019', '2018-04-01..2019-03-31'],
  ])('reads dates as people say them: %s', (text, expected) => expect(range(text)).toBe(expected));

  it('reads a year by its last two digits after another', () => {
    expect(ranges('in 2022 and 23')).toEqual([year(2022), year(2023)]);
    expect(ranges('in 2022 and 23, and when')).toEqual([year(2022), year(2023)]);
    expect(ranges('in 2019 and 20 people died')).toEqual([year(2019)]);
    expect(ranges('section 2022 and 60')).toEqual([year(2022)]);
  });

  it.each([
    ['arrests 2014 vs 15 vs 16', [year(2014), year(2015), year(2016)]],
    ['fired 2016 17 and 18', [year(2016), year(2017), year(2018)]],
    ['2020 22 23 figures', [year(2020), year(2022), year(2023)]],
    ['killings in 2018, 19 and 20?', [year(2018), year(2019), year(2020)]],
  ])('reads every year of a list that shortens them: %s', (text, expected) => expect(ranges(text)).toEqual(expected));

  it.each(['in 2018 18 people died', '2017 18 year olds', 'in 2018, 15 people were killed', '2018 19'])(
    'takes no number beside a year for another year: %s',
    (text) => expect(ranges(text)).toHaveLength(1),
  );

  it.each([
    ['complaints 2012 to 18, in total', year(2012, 2018)],
    ['from 2016 till 19', year(2016, 2019)],
    ['from october to the END of november 2022', '2022-10-01..2022-11-30'],
    ['the 6 months to the end of aug 2018', '2018-03-01..2018-08-31'],
    ['the first seven months of 2023', '2023-01-01..2023-07-31'],
    ['2023, first seven months or so', '2023-01-01..2023-07-31'],
    ['apr-sep last year', '2025-04-01..2025-09-30'],
    ['in 2018 to 12 people', year(2018)],
  ])('reads ranges as they are spoken: %s', (text, expected) => expect(range(text)).toBe(expected));

  it.each([
    ['apr-sep 2025 against apr-sep the year before', ['2025-04-01..2025-09-30', '2024-04-01..2024-09-30']],
    [
      'the six months to august 2018 against the half year before it',
      ['2018-03-01..2018-08-31', '2017-09-01..2018-02-28'],
    ],
    ['June 2018 and the 3 months after', ['2018-06-01..2018-06-30', '2018-07-01..2018-09-30']],
  ])('tells months by the date before them: %s', (text, expected) => expect(ranges(text)).toEqual(expected));

  it('reads years too far apart for a financial year as a range', () =>
    expect(range('2012-18')).toBe(year(2012, 2018)));

  it.each([
    ['in 2016 and ten years before', year(2006)],
    ['19/20 vs the year after', '2020-04-01..2021-03-31'],
    ['the year to March 2018, and the yr before?', '2016-04-01..2017-03-31'],
    ['feb 2020 vs the year before', '2019-02-01..2019-02-28'],
    ['october 2019 or their rebellion two years later', year(2021)],
  ])('reads a time told by the one before it: %s', (text, expected) => expect(ranges(text)[1]).toBe(expected));

  it('leaves alone a year before something else', () =>
    expect(ranges('since 2015, and in the year before Apple changed it')).toHaveLength(1));

  it.each([
    'march 2023 onwards',
    'each year from march 2023',
    'from march 2023 up to now',
    'march 2023 to the present',
  ])('reads a time that goes on: %s', (text) => expect(range(text)).toBe(`2023-03-01..${END}`));

  it('keeps two years that are set side by side apart, in the order in which they stand', () => {
    expect(ranges('more in 2019 than in 2016')).toEqual([year(2019), year(2016)]);
    expect(ranges('2018 and 2019')).toEqual([year(2018), year(2019)]);
    expect(ranges('2018-19 and 2019-20')).toEqual(['2018-04-01..2019-03-31', '2019-04-01..2020-03-31']);
  });

  it.each([
    'in 48 hours',
    'yesterday',
    'tomorrow',
    'on Monday',
    'at 18:30',
    'next week',
    'section 60',
    'may I ask what Theresa May said',
    '10/20',
    'a score of 1234',
    '12,500 officers',
  ])('reads no date in “%s”', (text) => expect(ranges(text)).toEqual([]));

  it('works out “last year” from the day that it is given', () => {
    expect(readDates('last year', '2020-01-01')).toMatchObject([{ from: '2019-01-01', to: '2019-12-31' }]);
  });

  it('tells where in the text each date stands', () => {
    const text = 'killings in the year to March 2019, or in 2021?';
    expect(readDates(text, TODAY).map(({ start, end }) => text.slice(start, end))).toEqual([
      'the year to March 2019',
      '2021',
    ]);
  });
});

/** Scraps of dates in any order: near enough to dates to reach every reader. */
const scraps = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'since before until between from to and the year ending 12 months early late mid summer winter of last ago'.split(
          ' ',
        ),
        ...'march may sept february 2018 2019 18/19 2009/10 23 31 30 29 0 00 99 1950 2099 - – / 31/02/2017 9999'.split(
          ' ',
        ),
      ),
      fc.nat(99_999).map(String),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '));

describe('readDates, for any text,', () => {
  const REAL_DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

  test('gives ranges of real days that begin before they end, in order, within the text', () => {
    fc.assert(
      fc.property(fc.oneof(scraps, fc.string({ unit: 'binary', maxLength: 80 })), (text) => {
        let last = 0;
        for (const { from, to, start, end } of readDates(text, TODAY)) {
          expect(from).toMatch(REAL_DAY);
          expect(to).toMatch(REAL_DAY);
          expect(from <= to).toBe(true);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
      { numRuns: 400 },
    );
  });
});
