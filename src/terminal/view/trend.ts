import { changeInTable } from '../../answer/changes-in-words.ts';
import type { Answer, Citation, Comparison, FigureItem, Item, ItemId } from '../../answer/types.ts';
import { countedOrGiven, isPlan, measureInWords, notesOfRows, valueInWords } from '../../answer/wording.ts';
import { chartOf } from '../../chart/chart.ts';
import { periodInWords } from '../../dates/words.ts';
import { chartBlocks } from './bars.ts';
import { type Block, line, type Paragraph } from './block.ts';
import { comparisonLine, figuresOf } from './figure.ts';
import { plainEntry } from './item.ts';
import { sourceParagraphs } from './source.ts';
import { inPages, type View } from './view.ts';

type TrendAnswer = Extract<Answer, { kind: 'trend' }>;

/**
 * Each series as a table with its changes, the comparisons that a table cannot say, the sources; then what else answers.
 * A figure that is like no other makes no table, and stands among the rest.
 */
export function trendView(answer: TrendAnswer): Pick<View, 'head' | 'pages'> {
  const figures = figuresOf(answer.items);
  const series = answer.series
    .map(({ items }) => items.flatMap((id) => figures.get(id) ?? []))
    .filter(({ length }) => length > 1);
  const chart = chartOf(answer);
  const inSeries = new Set(series.flat());
  const citations = sourcesOf(series.flat());
  const inTables = new Set(
    series.flatMap((rows) => rows.flatMap((_, at) => stepTo(rows, at, answer.comparisons) ?? [])),
  );
  const inWords = answer.comparisons.filter((each) => !inTables.has(each));
  const others = answer.items.filter((item) => item.kind === 'statement' || !inSeries.has(item));
  return {
    head: [
      ...(series.length === 0 ? [] : leadBlocks(answer.items[0], series[0]?.[0])),
      ...(chart === undefined ? [] : chartBlocks(chart)),
      ...series.map((rows, at) => seriesBlock(rows, series[at - 1], answer.comparisons, citations)),
      ...comparisonBlocks(inWords, figures),
      ...(citations.length === 0
        ? []
        : [{ paragraphs: citations.flatMap((citation, index) => sourceParagraphs(citation, mark(index))) }]),
    ],
    pages: inPages(others.map(plainEntry)),
  };
}

/** What leads the answer stands first, where its row does not. */
function leadBlocks(lead: Item | undefined, firstRow: FigureItem | undefined): Block[] {
  if (lead?.kind !== 'figure' || lead.id === firstRow?.id) return [];
  const value = valueInWords(lead);
  return [line('value', `${periodInWords(lead.period)}: ${value}`)];
}

function seriesBlock(
  rows: readonly FigureItem[],
  before: readonly FigureItem[] | undefined,
  comparisons: readonly Comparison[],
  citations: readonly Citation[],
): Block {
  const table = rows.map((row, at) => [
    `${periodInWords(row.period)}${isPlan(row) ? ' (plan or forecast)' : ''}`,
    valueInWords(row),
    changeTo(rows, at, comparisons),
    mark(citations.findIndex(({ sourceId }) => sourceId === row.citation.sourceId)).trim(),
  ]);
  return {
    paragraphs: [
      ...heading(rows, before),
      { role: 'table', rows: table, flushRight: [1] },
      ...notesOfRows(rows).map(({ of, note }): Paragraph => ({ role: 'note', text: `Note on ${of}: ${note}` })),
    ],
  };
}

/** What is counted, where the series before it did not count the same, and by whom. */
function heading(rows: readonly FigureItem[], [before]: readonly FigureItem[] = []): Paragraph[] {
  const [first] = rows;
  if (first === undefined) return [];
  const title = measureInWords(first);
  const isNew = before === undefined || measureInWords(before) !== title;
  return [
    ...(isNew ? [{ role: 'title', text: title } satisfies Paragraph] : []),
    { role: 'detail', text: `${capitalised(countedOrGiven(rows))} by ${first.by.name}` },
  ];
}

/** The comparison of a row with the row before it. */
function stepTo(rows: readonly FigureItem[], at: number, comparisons: readonly Comparison[]): Comparison | undefined {
  const ids: (ItemId | undefined)[] = [rows[at - 1]?.id, rows[at]?.id];
  return comparisons.find(({ from, to }) => from === ids[0] && to === ids[1]);
}

function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function changeTo(rows: readonly FigureItem[], at: number, comparisons: readonly Comparison[]): string {
  const [before, row] = [rows[at - 1], rows[at]];
  const step = stepTo(rows, at, comparisons);
  return step === undefined || before === undefined || row === undefined ? '' : changeInTable(step, before, row);
}

function comparisonBlocks(comparisons: readonly Comparison[], figures: ReadonlyMap<ItemId, FigureItem>): Block[] {
  const paragraphs = comparisons
    .map((comparison) => comparisonLine(comparison, figures))
    .filter((text) => text !== undefined)
    .map((text): Paragraph => ({ role: 'plain', text, lead: '• ' }));
  return paragraphs.length === 0 ? [] : [{ paragraphs }];
}

/** Every source once, in the order of the rows that refer to it. */
function sourcesOf(rows: readonly FigureItem[]): Citation[] {
  return [...new Map(rows.map(({ citation }) => [citation.sourceId, citation])).values()];
}

function mark(index: number): string {
  return `[${index + 1}] `;
}
