import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { answerExactly } from '../../src/answer/exact.ts';
import type { Answer } from '../../src/answer/types.ts';
import { altText } from '../../src/chart/alt-text.ts';
import { chartOf } from '../../src/chart/chart.ts';
import { draw } from '../../src/chart/draw.ts';
import type { Chart, Column } from '../../src/chart/types.ts';
import { Corpus, type FigureEntry } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/files.ts';
import { queries } from '../../src/query/queries.ts';
import { faultsIn } from './faults.ts';
import { FACES, type PanelRead, type Read, readBack, type Shape, type Text } from './read-back.ts';

const DAY = 86_400_000;
const SHIPPED = path.join(import.meta.dirname, '../../corpus');
/** Half of the seam between columns, and what an outline is drawn inwards. */
const SEAM = 0.5;
const OUTLINE = 0.75;
const NARROW = 6;

let corpus: Corpus;
/** every measure of the record of which a chart can be drawn */
let drawn: { measure: string; answer: Answer; chart: Chart; svg: string; read: Read }[];

beforeAll(async () => {
  corpus = new Corpus((await loadCorpus(SHIPPED, { oddities: false })).content);
  drawn = corpus.measures.flatMap(({ id }) => {
    const answer = answerExactly(queries.series({ measure: id }), corpus);
    const chart = chartOf(answer);
    const svg = chart && svgOf(chart);
    return chart === undefined || svg === undefined ? [] : [{ measure: id, answer, chart, svg, read: readBack(svg) }];
  });
});

function svgOf(chart: Chart): string {
  const svg = draw(chart, FACES)?.svg;
  if (svg === undefined) throw new Error(`“${chart.title}” was not drawn`);
  return svg;
}

describe('the chart of every measure of the record', () => {
  test('is drawn wherever a series has three periods', () => {
    const long = corpus.measures.filter(({ id }) => {
      const answer = answerExactly(queries.series({ measure: id }), corpus);
      return answer.kind === 'trend' && answer.series.some(({ items }) => items.length >= 3);
    });
    expect(drawn.map(({ measure }) => measure)).toEqual(long.map(({ id }) => id));
    expect(drawn.length).toBeGreaterThan(20);
  });

  test('says of each column just what the record has of that counter and that period', () => {
    const wrong = drawn.flatMap(({ measure, chart, read }) => {
      const figures = figuresOf(measure).filter(({ area }) => area === chart.area);
      return read.panels.flatMap((panel, at) => {
        const head = headOver(panel, read);
        const own = figures.filter(({ by }) => head.words.includes(` by ${by.name}`));
        return columnsWith(panel).flatMap(({ column, value }) => {
          const found = own.find((figure) => says(value, figure) && liesAt(column, figure, panel));
          return found === undefined ? [`${measure}, panel ${at + 1}: ${value.words} at ${column.x}`] : [];
        });
      });
    });
    expect(wrong).toEqual([]);
  });

  test('shows every figure of the answer’s series, and each but once', () => {
    for (const { chart, read, answer } of drawn) {
      const ids = chart.panels.flatMap(({ columns }) => columns.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      expect(read.panels.map(({ columns }) => columns.length)).toEqual(
        chart.panels.map(({ columns }) => columns.length),
      );
      const series = answer.kind === 'trend' ? answer.series.filter(({ items }) => items.length >= 3) : [];
      for (const { items, area } of series) if (area === chart.area) expect(ids).toEqual(expect.arrayContaining(items));
    }
  });

  test('has columns as high as their values, on one scale for all panels', () => {
    for (const { read, measure } of drawn) {
      const columns = read.panels.flatMap(columnsWith);
      const most = Math.max(...columns.map(({ value }) => numberOf(value)));
      const [tallest] = columns.filter(({ value }) => numberOf(value) === most);
      for (const { column, value, top } of columns) {
        const share = (heightOf(column) / heightOf(tallest?.column ?? column)) * most;
        expect(Math.abs(share - numberOf(value)), `${measure}: ${value.words}`).toBeLessThanOrEqual(most / 80);
        expect(value.bottom).toBeLessThanOrEqual(top + 1);
      }
    }
  });

  test('hatches what is about, outlines what is planned, and draws parts of years paler, with a key for each', () => {
    for (const { chart, read } of drawn) {
      const columns = chart.panels.flatMap((panel) => panel.columns);
      const shapes = read.panels.flatMap((panel) => panel.columns);
      const solid = new Set<string>();
      columns.forEach((column, at) => {
        const shape = shapes[at];
        const figure = corpus.entry(column.id) as FigureEntry;
        expect(shape?.isHatched).toBe(figure.figure.approximate ?? false);
        expect(shape?.stroke !== undefined && !shape.isHatched).toBe(column.isPlan && !column.approximate);
        expect(column.isPlan || !figure.forecast).toBe(true);
        if (!column.isPlan && !column.approximate) solid.add(`${column.isPart} ${shape?.fill}`);
      });
      expect([...solid].filter((fill) => fill.startsWith('true')).length).toBeLessThanOrEqual(1);
      expect(new Set([...solid].map((fill) => fill.split(' ')[1])).size).toBe(solid.size);
      // Each sign before a value has a key of its own: “at least (≥)”.
      const signs = new Set(columns.filter(isAbout).map(({ bound = 'about' }) => bound));
      const kinds = [columns.some(isPart), columns.some(isPlan)].filter(Boolean);
      expect(read.keys).toHaveLength(kinds.length + signs.size);
    }
  });

  test('names the measure, its unit, the area and the sources', () => {
    for (const { chart, read } of drawn) {
      const words = read.texts.map((text) => text.words).join(' ');
      expect(words).toContain(chart.title);
      expect(words).toContain(`${chart.area} · ${chart.unit === '%' ? 'per cent' : chart.unit}`);
      expect(words).toMatch(/Sources?: /);
    }
  });

  test('has no texts that overlap, leave the card, are small, faint or lack a glyph', () => {
    expect(drawn.flatMap(({ measure, read }) => faultsIn(read).map((fault) => `${measure}: ${fault}`))).toEqual([]);
  });

  test('is told in words of at most 1,024 characters, with the first and last value of each counter', () => {
    for (const { chart } of drawn) {
      const alt = altText(chart);
      expect(alt.length).toBeLessThanOrEqual(1_024);
      for (const { by, columns } of chart.panels) {
        expect(alt).toContain(by);
        for (const column of [columns[0], columns.at(-1)]) expect(alt).toContain(column?.label);
      }
    }
  });
});

describe('the chart of killings', () => {
  const killings = () => drawn.find(({ measure }) => measure === 'killings-london');

  test('keeps counters apart, and a counter’s years of different kinds', () => {
    expect(
      killings()
        ?.read.texts.filter(({ words }) => / by /.test(words))
        .map(({ words }) => words),
    ).toEqual([
      'Counted or given by Metropolitan Police · calendar years',
      'Counted by Metropolitan Police · financial years',
      'Counted by Home Office · calendar years',
    ]);
  });

  test('leaves out the part of a year that is told as a whole, and draws the part of another', () => {
    const columns = killings()?.chart.panels.flatMap((panel) => panel.columns) ?? [];
    expect(columns.some(({ period }) => period.to === '2018-11-29')).toBe(false);
    expect(columns.filter(isPart).map(({ period }) => period.to)).toEqual(['2020-07-29', '2021-05-14', '2023-08-03']);
  });

  test('is told with its highest, its lowest whole year and its gaps', () => {
    const chart = killings()?.chart;
    const alt = chart === undefined ? '' : altText(chart);
    expect(alt).toContain('highest 2008: 154 killings; lowest 2014: 95 killings');
    expect(alt).toContain('Nothing on record: 2009 to 2013,');
  });
});

describe('no chart', () => {
  test('is made of fewer than three periods, of values below zero or of words', () => {
    const answer = drawn[0]?.answer;
    if (answer?.kind !== 'trend') throw new Error('no trend to begin with');
    expect(
      chartOf({ ...answer, series: answer.series.map((each) => ({ ...each, items: each.items.slice(0, 2) })) }),
    ).toBe(undefined);
    const below = answer.items.map((item) => (item.kind === 'figure' ? { ...item, value: -item.value } : item));
    expect(chartOf({ ...answer, items: below })).toBe(undefined);
    expect(chartOf(answerExactly(queries.statements({ topic: 'knife-crime' }), corpus))).toBe(undefined);
  });

  test('is drawn with a character that the font lacks', () => {
    expect(draw(chartWith([year(2001, 1)], { title: 'Täter und Opfer – “größer”' }), FACES)).toBeDefined();
    expect(draw(chartWith([year(2001, 1)], { title: '殺人事件' }), FACES)).toBe(undefined);
  });
});

test('no text of a chart overlaps another or leaves the card, of any figures that a server may add', () => {
  const words = fc.array(fc.stringMatching(/^[A-Za-z’,.<&-]{1,30}$/), { minLength: 1, maxLength: 9 });
  const days = fc.integer({ min: 0, max: 9_000 });
  const column = fc.record({ start: days, length: fc.constantFrom(1, 2, 30, 90, 365, 366), value: values() });
  const panel = fc.record({ by: words, columns: fc.array(column, { minLength: 1, maxLength: 12 }) });
  const charts = fc.record({ title: words, sources: fc.array(words, { minLength: 1, maxLength: 9 }) });
  const found: boolean[] = [];
  fc.assert(
    fc.property(charts, fc.array(panel, { minLength: 1, maxLength: 4 }), ({ title, sources }, panels) => {
      const chart: Chart = {
        title: title.join(' '),
        area: 'London',
        unit: 'events',
        sources: sources.map((name) => name.join(' ')),
        panels: panels.map(({ by, columns }) => ({
          by: by.join(' '),
          how: 'counted',
          columns: apart(columns.map(({ start, length, value }) => columnOf(start, length, value))),
        })),
      };
      const svg = draw(chart, FACES)?.svg;
      expect(altText(chart).length).toBeLessThanOrEqual(1_024);
      if (svg !== undefined) expect(faultsIn(readBack(svg))).toEqual([]);
      found.push(svg !== undefined);
    }),
    { numRuns: 200, endOnFailure: true },
  );
  // Some have more values in one place than can be labelled: they are tables.
  expect(found.filter(Boolean).length).toBeGreaterThan(150);
});

function values(): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 2_000_000 }), fc.constant(0.0003));
}

function columnOf(start: number, length: number, value: number): Column {
  const day = (number: number) => new Date(Date.UTC(2001, 0, 1) + number * DAY).toISOString().slice(0, 10);
  const period = { from: day(start), to: day(start + length - 1) };
  return {
    id: `x#${start}`,
    period,
    value,
    label: value.toLocaleString('en-GB'),
    approximate: start % 3 === 0,
    isPart: length < 300,
    isPlan: start % 5 === 0,
  };
}

/** In time, without those that begin before the one before has ended. */
function apart(columns: readonly Column[]): Column[] {
  const inTime = [...columns].sort((one, other) => (one.period.from < other.period.from ? -1 : 1));
  const kept: Column[] = [];
  for (const column of inTime) if ((kept.at(-1)?.period.to ?? '') < column.period.from) kept.push(column);
  return kept;
}

function year(number: number, value: number): Column {
  return columnOf((Date.UTC(number, 0, 1) - Date.UTC(2001, 0, 1)) / DAY, 365, value);
}

function chartWith(columns: Column[], over: Partial<Chart> = {}): Chart {
  const panels = [{ by: 'Anybody', how: 'counted' as const, columns }];
  return { title: 'Events', area: 'London', unit: 'events', sources: ['Anybody'], panels, ...over };
}

const isPart = (column: Column) => column.isPart;
const isAbout = (column: Column) => column.approximate;
const isPlan = (column: Column) => column.isPlan;

function figuresOf(measure: string): FigureEntry[] {
  return corpus.entries.filter(
    (entry): entry is FigureEntry => entry.kind === 'figure' && entry.measure.id === measure,
  );
}

/** The heading of a panel: the nearest line above its values. */
function headOver({ columns, values: labels }: PanelRead, { texts }: Read): Text {
  const top = Math.min(...columns.map(({ y }) => y), ...labels.map((label) => label.top));
  const above = texts.filter(({ kind, bottom, words }) => kind === 'line' && bottom <= top + 8 && / by /.test(words));
  const head = above.at(-1);
  if (head === undefined) throw new Error('a panel without a heading');
  return head;
}

/** Each column with the value that stands over it. */
function columnsWith({ columns, values: labels }: PanelRead): { column: Shape; value: Text; top: number }[] {
  expect(labels).toHaveLength(columns.length);
  return columns.map((column, at) => {
    const value = labels[at];
    const middle = column.x + column.width / 2;
    if (value === undefined || middle < value.left - 1 || middle > value.right + 1)
      throw new Error(`no value stands over the column at ${column.x}`);
    return { column, value, top: column.y };
  });
}

function numberOf({ words }: Text): number {
  return Number(words.replace(/[≈<>≥≤£%,]/g, ''));
}

function heightOf({ height, stroke, isHatched }: Shape): number {
  return height + (stroke === undefined || isHatched ? 0 : OUTLINE);
}

function says(text: Text, { figure }: FigureEntry): boolean {
  return numberOf(text) === figure.value && /^[≈<>≥≤]/.test(text.words) === (figure.approximate ?? false);
}

/** Whether a column stands where a figure's period lies, by the marks and names of the axis alone. */
function liesAt({ x, width }: Shape, { figure: { period } }: FigureEntry, panel: PanelRead): boolean {
  const at = scaleOf(panel);
  const [left, right] = [at(Date.parse(period.from)), at(Date.parse(period.to) + DAY)];
  if (right - left < NARROW) return Math.abs(x + width / 2 - (left + right) / 2) <= 2.1;
  return Math.abs(x - left) <= SEAM + OUTLINE + 0.1 && Math.abs(x + width - right) <= SEAM + OUTLINE + 0.1;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/** Where a day lies: the first mark is the beginning of what the first name names, and the marks are years or months. */
function scaleOf({ ticks, marks }: PanelRead): (time: number) => number {
  const [first, ...others] = [...ticks].sort((one, other) => one.left - other.left);
  const month = MONTHS.indexOf(first?.words ?? '');
  const years = [first, ...others].flatMap((tick) => /^(?:\d{4}|’\d\d)$/.exec(tick?.words ?? '')?.[0] ?? []);
  const from = Number((years[0] ?? '').replace('’', '20'));
  const count = marks.length - 1;
  const start = Date.UTC(from, Math.max(0, month));
  const end = month < 0 ? Date.UTC(from + count, 0) : Date.UTC(from, month + count);
  const [left = 0, right = 0] = [(marks[0] ?? 0) - 0.5, (marks.at(-1) ?? 0) + 0.5];
  return (time) => left + ((time - start) / (end - start)) * (right - left);
}
