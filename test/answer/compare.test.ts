import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compare, seriesOf, unlikeness } from '../../src/answer/compare.ts';
import type { Figure } from '../../src/corpus/schema.ts';
import { figure, figureEntries, organisation } from './corpus-of.ts';

const LOCK_KEEPERS = organisation('lock-keepers', 'Lock Keepers');

/** The comparison of two figures. */
function compared(first: Figure, second: Figure) {
  const [from, to] = figureEntries([first, second], [LOCK_KEEPERS]);
  if (from === undefined || to === undefined) throw new Error('Two figures make two entries.');
  return compare(from, to);
}

/** The values of each series that figures make. */
function series(...figures: Figure[]): number[][] {
  const entries = figureEntries(figures, [LOCK_KEEPERS]);
  const values = new Map(entries.map(({ id, figure: { value } }) => [id, value]));
  return seriesOf(entries).map(({ items }) => items.map((id) => values.get(id) ?? Number.NaN));
}

describe('compare', () => {
  it('works out difference and percentage', () => {
    expect(compared(figure('boats-stopped', 116, '2017'), figure('boats-stopped', 134, '2018'))).toMatchObject({
      difference: 18,
      change: 15.5,
      caveats: [],
    });
  });

  it('is negative where the number fell', () => {
    expect(compared(figure('boats-stopped', 200, '2017'), figure('boats-stopped', 150, '2018'))).toMatchObject({
      difference: -50,
      change: -25,
    });
  });

  it('leaves no dust of binary fractions', () => {
    const comparison = compared(figure('boats-stopped', 0.1, '2017'), figure('boats-stopped', 0.3, '2018'));
    expect(comparison?.difference).toBe(0.2);
  });

  it('gives no percentage of nothing, nor of a share', () => {
    expect(compared(figure('boats-stopped', 0, '2017'), figure('boats-stopped', 5, '2018'))).not.toHaveProperty(
      'change',
    );
    const shares = compared(figure('boats-share', 40, '2017'), figure('boats-share', 50, '2018'));
    expect(shares).not.toHaveProperty('change');
    expect(shares?.difference).toBe(10);
  });

  it.each<[string, Figure, Figure, string[]]>([
    [
      'a part of a year beside a whole one',
      figure('boats-stopped', 10, '2017'),
      figure('boats-stopped', 9, '2018-01-01..2018-11-29'),
      ['length'],
    ],
    [
      'periods of other lengths',
      figure('boats-stopped', 10, '2015-01-01..2016-12-31'),
      figure('boats-stopped', 12, '2017'),
      ['length'],
    ],
    [
      'a count on one day beside a month',
      figure('boats-stopped', 10, '2017-05-07..2017-05-07'),
      figure('boats-stopped', 12, '2018-06-01..2018-06-30'),
      ['length'],
    ],
    [
      'a calendar year beside a financial one',
      figure('boats-stopped', 10, '2016'),
      figure('boats-stopped', 12, '2017-04-01..2018-03-31'),
      ['start'],
    ],
    [
      'one half of a year beside the other',
      figure('boats-stopped', 10, '2017-01-01..2017-06-30'),
      figure('boats-stopped', 12, '2017-07-01..2017-12-31'),
      ['start'],
    ],
    [
      'another counter',
      figure('boats-stopped', 10, '2017'),
      figure('boats-stopped', 12, '2018', { by: 'lock-keepers' }),
      ['counter'],
    ],
    ['another measure', figure('boats-stopped', 10, '2017'), figure('locks-shut', 12, '2018'), ['measure']],
    [
      'another area',
      figure('boats-stopped', 10, '2017'),
      figure('boats-stopped', 12, '2018', { area: 'Rye' }),
      ['area'],
    ],
    [
      'another event',
      figure('boats-stopped', 10, '2017', { event: 'Regatta' }),
      figure('boats-stopped', 12, '2018', { event: 'Flood' }),
      ['event'],
    ],
    [
      'one event beside all',
      figure('boats-stopped', 10, '2017'),
      figure('boats-stopped', 12, '2018', { event: 'Flood' }),
      ['event'],
    ],
    [
      'periods that overlap',
      figure('boats-stopped', 10, '2017-01-01..2017-12-31'),
      figure('boats-stopped', 12, '2017-10-01..2018-09-30'),
      ['start', 'overlap'],
    ],
    [
      'several of these at once',
      figure('boats-stopped', 10, '2017', { approximate: true }),
      figure('boats-stopped', 12, '2017-01-01..2017-06-30', { by: 'lock-keepers' }),
      ['counter', 'length', 'overlap'],
    ],
  ])('does not compare %s, and tells why', (_, first, second, reasons) => {
    expect(compared(first, second)).toBeUndefined();
    expect(compared(second, first)).toBeUndefined();
    const [one, other] = figureEntries([first, second], [LOCK_KEEPERS]);
    expect(one && other && unlikeness(one, other)).toEqual(reasons);
    expect(one && other && unlikeness(other, one)).toEqual(reasons);
  });

  it('says that a value is approximate', () => {
    const about = figure('boats-stopped', 10, '2017', { approximate: true });
    expect(compared(about, figure('boats-stopped', 12, '2018'))?.caveats).toEqual(['approximate']);
  });

  it('takes a leap year for as long as any other, and one month for another', () => {
    expect(compared(figure('boats-stopped', 1, '2019'), figure('boats-stopped', 2, '2020'))?.change).toBe(100);
    const february = figure('boats-stopped', 2, '2019-02-01..2019-02-28');
    expect(compared(february, figure('boats-stopped', 3, '2019-03-01..2019-03-31'))?.change).toBe(50);
  });

  it.each([
    ['a calendar year', '2017', '2018-01-01..2018-11-29'],
    ['a financial year', '2016-04-01..2017-03-31', '2017-04-01..2017-12-31'],
  ])('says how much a part of %s has more already than the whole before, and gives no percentage', (_, whole, part) => {
    const comparison = compared(figure('boats-stopped', 116, whole), figure('boats-stopped', 127, part));
    expect(comparison).toMatchObject({ difference: 11, caveats: ['part-year'] });
    expect(comparison).not.toHaveProperty('change');
  });

  it.each<[string, Figure, Figure]>([
    [
      'of the part beside the whole after it',
      figure('boats-stopped', 9, '2017-01-01..2017-11-29'),
      figure('boats-stopped', 10, '2018'),
    ],
    [
      'where it has fewer',
      figure('boats-stopped', 116, '2017'),
      figure('boats-stopped', 115, '2018-01-01..2018-11-29'),
    ],
    [
      'where a year lies between',
      figure('boats-stopped', 116, '2016'),
      figure('boats-stopped', 127, '2018-01-01..2018-11-29'),
    ],
    ['of a share', figure('boats-share', 40, '2017'), figure('boats-share', 50, '2018-01-01..2018-11-29')],
    [
      'by another counter',
      figure('boats-stopped', 116, '2017'),
      figure('boats-stopped', 127, '2018-01-01..2018-11-29', { by: 'lock-keepers' }),
    ],
  ])('says nothing %s', (_, first, second) => expect(compared(first, second)).toBeUndefined());
});

describe('seriesOf', () => {
  it('puts like figures in the order of time', () => {
    expect(
      series(
        figure('boats-stopped', 3, '2019'),
        figure('boats-stopped', 1, '2017'),
        figure('boats-stopped', 2, '2018'),
      ),
    ).toEqual([[1, 2, 3]]);
  });

  it('says of what, where and by whom', () => {
    const entries = figureEntries([figure('boats-stopped', 1, '2017', { area: 'Rye' })]);
    expect(seriesOf(entries)).toEqual([
      { measure: 'boats-stopped', area: 'Rye', by: 'river-police', items: [entries[0]?.id] },
    ]);
  });

  it.each<[string, Figure, Figure]>([
    ['measures', figure('boats-stopped', 1, '2017'), figure('locks-shut', 2, '2018')],
    ['areas', figure('boats-stopped', 1, '2017'), figure('boats-stopped', 2, '2018', { area: 'Rye' })],
    ['counters', figure('boats-stopped', 1, '2017'), figure('boats-stopped', 2, '2018', { by: 'lock-keepers' })],
    [
      'events',
      figure('boats-stopped', 1, '2017', { event: 'Regatta' }),
      figure('boats-stopped', 2, '2018', { event: 'Flood' }),
    ],
    ['lengths', figure('boats-stopped', 1, '2017'), figure('boats-stopped', 2, '2018-01-01..2018-06-30')],
  ])('keeps different %s apart', (_, first, second) => expect(series(first, second)).toEqual([[1], [2]]));

  it('never puts periods that overlap in one series', () => {
    expect(
      series(
        figure('boats-stopped', 1, '2017-01-01..2017-12-31'),
        figure('boats-stopped', 2, '2017-07-01..2018-06-30'),
        figure('boats-stopped', 3, '2018-01-01..2018-12-31'),
      ),
    ).toEqual([[1, 3], [2]]);
  });

  it('prefers the first of two figures for one period', () => {
    expect(
      series(
        figure('boats-stopped', 5, '2017'),
        figure('boats-stopped', 6, '2017'),
        figure('boats-stopped', 7, '2018'),
      ),
    ).toEqual([[5, 7], [6]]);
  });

  const figures = fc.array(
    fc
      .record({
        of: fc.constantFrom('boats-stopped', 'locks-shut'),
        first: fc.integer({ min: 2010, max: 2014 }),
        month: fc.constantFrom('01', '04', '07'),
        years: fc.constantFrom(0, 1),
        by: fc.constantFrom('river-police', 'lock-keepers'),
        event: fc.constantFrom(undefined, undefined, 'Regatta', 'Flood'),
      })
      .map(({ of, first, month, years, by, event }) =>
        figure(of, 1, `${first}-${month}-01..${first + years}-12-31`, { by, ...(event && { event }) }),
      ),
    { minLength: 1, maxLength: 12 },
  );

  test('holds every figure once, and only what may stand side by side', () => {
    fc.assert(
      fc.property(figures, (made) => {
        const entries = figureEntries(made, [LOCK_KEEPERS]);
        const known = new Map(entries.map((entry) => [entry.id, entry]));
        const all = seriesOf(entries);
        expect(all.flatMap(({ items }) => items).sort()).toEqual(entries.map(({ id }) => id).sort());
        for (const { items } of all) {
          const rows = items.flatMap((id) => known.get(id) ?? []);
          for (const [at, row] of rows.slice(1).entries()) {
            const before = rows[at];
            expect(before && before.figure.period.to < row.figure.period.from).toBe(true);
            expect([row.measure.id, row.by.id]).toEqual([before?.measure.id, before?.by.id]);
            expect(before?.figure.event).toBeUndefined();
          }
        }
      }),
    );
  });
});
