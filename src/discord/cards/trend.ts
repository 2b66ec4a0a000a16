import { changeInTable, datedComparison } from '../../answer/changes-in-words.ts';
import type { Answer, Comparison, FigureItem, Item, Series } from '../../answer/types.ts';
import {
  countedOrGiven,
  isPlan,
  measureInWords,
  notesOfRows,
  roughlyInWords,
  valueInWords,
} from '../../answer/wording.ts';
import { altText } from '../../chart/alt-text.ts';
import { chartOf } from '../../chart/chart.ts';
import { periodInWords } from '../../dates/words.ts';
import { COLOUR } from '../kit/components.ts';
import { MESSAGE } from '../kit/limits.ts';
import { boundedText, codeBlock, escapeText, small } from '../kit/markdown.ts';
import { CARD } from '../kit/words.ts';
import { cardsOf, cardTexts, sourceLines } from './card.ts';
import { type Block, type Layout, linesInBlocks, paginate } from './layout.ts';

/** Rows that a phone shows without scrolling sideways or far down. */
const ROWS_IN_TABLE = 15;

type Trend = Extract<Answer, { kind: 'trend' }>;

/**
 * A picture of the series where one has periods enough, with what else compares and every source; what the picture does not
 * show stands behind it. Where there is no picture, or none can be sent: tables.
 */
export function trendLayout(answer: Trend): Layout {
  const tables = tablesLayout(answer);
  const chart = chartOf(answer);
  if (chart === undefined) return tables;
  const drawn = new Set(chart.panels.flatMap(({ columns }) => columns.map(({ id }) => id)));
  const figures = figuresIn(answer);
  const rows = answer.items.filter(isFigure).filter(({ id }) => drawn.has(id));
  const others = answer.series.filter(({ items }) => items.length > 1 && !items.some((id) => drawn.has(id)));
  const told = new Set([...drawn, ...others.flatMap(({ items }) => items)]);
  const asides = answer.series.flatMap(({ items }) =>
    otherComparisons(
      rows.filter(({ id }) => items.includes(id)),
      answer.comparisons,
      figures,
    ),
  );
  const blocks: Block[] = [
    { texts: leadLine(answer.items[0], chart.panels[0]?.columns[0]?.id), picture: { chart, alt: altText(chart) } },
    ...linesInBlocks([...asides, ...noteLines(rows)]),
    ...sourceBlocks(rows),
    ...others.flatMap((series) => seriesBlocks(series, true, answer.comparisons, figures)),
    ...cardBlocks(answer.items.filter(({ id }) => !told.has(id))),
  ];
  const unpictured: Layout = { ...tables, kind: 'table' };
  return { ...tables, pages: paginate(blocks).map((page) => ({ blocks: page })), unpictured };
}

/**
 * Each series as a small table with the change from row to row, what else compares, and every source. A figure that is
 * like no other makes no table, and stands as a card of its own.
 */
function tablesLayout(answer: Trend): Layout {
  const figures = figuresIn(answer);
  const tables = answer.series.filter(({ items }) => items.length > 1);
  const [first, ...others] = tables.flatMap((series, at) => {
    const before = tables[at - 1];
    const isNew = before?.measure !== series.measure || before.area !== series.area;
    return seriesBlocks(series, isNew, answer.comparisons, figures);
  });
  const lead = leadLine(answer.items[0], tables[0]?.items[0]);
  const led = first && { ...first, texts: [...lead, ...first.texts] };
  const inTables = new Set(tables.flatMap(({ items }) => items));
  const rest = cardBlocks(answer.items.filter(({ id }) => !inTables.has(id)));
  return {
    kind: 'trend',
    colour: COLOUR.numbers,
    pages: paginate([...(led === undefined ? [] : [led]), ...others, ...rest]).map((page) => ({ blocks: page })),
    items: answer.items.map(({ id }) => id),
  };
}

function figuresIn(answer: Trend): Map<string, FigureItem> {
  return new Map(answer.items.filter(isFigure).map((item) => [item.id, item]));
}

function cardBlocks(items: readonly Item[]): Block[] {
  return items.flatMap((item) => cardsOf(item).map((card): Block => ({ texts: cardTexts(card), opens: item.id })));
}

/** What leads the answer stands first, where its row does not. */
function leadLine(lead: Item | undefined, firstRow: string | undefined): string[] {
  if (lead?.kind !== 'figure' || lead.id === firstRow) return [];
  const value = valueInWords(lead);
  return [`**${escapeText(`${periodInWords(lead.period)}: ${value}`)}**`];
}

function seriesBlocks(
  series: Series,
  isNew: boolean,
  comparisons: Comparison[],
  figures: Map<string, FigureItem>,
): Block[] {
  const rows = series.items
    .flatMap((id) => figures.get(id) ?? [])
    .sort((one, other) => one.period.from.localeCompare(other.period.from));
  const [first] = rows;
  if (first === undefined) return [];
  const unit = sharedUnit(rows);
  const by = boundedText(first.by.name, MESSAGE.nameCharacters);
  const head = [
    ...(isNew ? [`### ${boundedText(measureInWords(first), MESSAGE.titleCharacters)}`] : []),
    CARD.seriesBy(countedOrGiven(rows), by, unit === undefined ? undefined : boundedText(unit, MESSAGE.nameCharacters)),
  ].join('\n');
  const tables = chunks(rows, ROWS_IN_TABLE).map((part) => ({ texts: [head, table(part, comparisons, unit)] }));
  const asides = [...otherComparisons(rows, comparisons, figures), ...noteLines(rows)];
  return [...tables, ...linesInBlocks(asides), ...sourceBlocks(rows)];
}

/** The unit that all rows share, but for £ and %: shown once above the table, so that the table fits a phone. */
function sharedUnit(rows: readonly FigureItem[]): string | undefined {
  const [unit, ...others] = new Set(rows.map((row) => row.unit));
  return unit === '£' || unit === '%' || others.length > 0 ? undefined : unit;
}

/** Period, value and change, in columns. */
function table(rows: FigureItem[], comparisons: Comparison[], unit: string | undefined): string {
  const cells = rows.map((row, index) => [
    isPlan(row) ? CARD.forecastRow(periodInWords(row.period)) : periodInWords(row.period),
    unit === undefined ? valueInWords(row) : withoutUnit(row),
    changeSince(rows[index - 1], row, comparisons),
  ]);
  const widths = [0, 1].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map(([period = '', value = '', change = '']) =>
    `${period.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}  ${change}`.trimEnd(),
  );
  return codeBlock(lines.join('\n'));
}

/** A value of a table that has its unit above it. */
function withoutUnit(row: FigureItem): string {
  const words = valueInWords(row);
  const [number] = /[\d.,]+/.exec(words) ?? [];
  return number === undefined ? words : `${roughlyInWords(row)}${number}`;
}

/** The change from the row above; one from a figure of another table would be misread there. */
function changeSince(above: FigureItem | undefined, row: FigureItem, comparisons: Comparison[]): string {
  const comparison = comparisons.find(({ from, to }) => from === above?.id && to === row.id);
  return above === undefined || comparison === undefined ? '' : changeInTable(comparison, above, row);
}

/** The comparisons that a table can't show: of rows that do not follow each other, or with another series. */
function otherComparisons(rows: FigureItem[], comparisons: Comparison[], figures: Map<string, FigureItem>): string[] {
  return rows.flatMap((row, at) => {
    const own = comparisons.filter(({ from, to }) => to === row.id && from !== rows[at - 1]?.id);
    return own.flatMap((comparison) => {
      const from = figures.get(comparison.from);
      return from === undefined ? [] : small(escapeText(datedComparison(comparison, from, row)));
    });
  });
}

/** What a reader has to know of figures. */
function noteLines(rows: readonly FigureItem[]): string[] {
  return notesOfRows(rows).map(({ of, note }) =>
    small(`${escapeText(of)}: ${boundedText(note, MESSAGE.asideCharacters)}`),
  );
}

function sourceBlocks(rows: FigureItem[]): Block[] {
  const citations = new Map(rows.map(({ citation }) => [citation.sourceId, citation]));
  const lines = [...citations.values()].map((citation) => sourceLines(citation));
  return linesInBlocks([small(CARD.sources), ...lines]);
}

function chunks<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

function isFigure(item: Item): item is FigureItem {
  return item.kind === 'figure';
}
