/** An answer as a chart: the figures of one measure and area as columns in time, a panel for each who counted. */
import { isWholeMonth, isYear } from '../answer/compare.ts';
import { daysFrom } from '../answer/periods.ts';
import type { Answer, FigureItem, ItemId } from '../answer/types.ts';
import { countedOrGiven, isPlan, valueInWords } from '../answer/wording.ts';
import type { Period } from '../corpus/schema.ts';
import type { Chart, Column, Panel } from './types.ts';

/** Fewer periods than this are told better by a table. */
const LEAST_PERIODS = 3;
/** More panels than this are no picture for a phone: the table has them all. */
const MOST_PANELS = 6;
/** Days of a period that is no year yet, at most. */
const ALMOST_A_YEAR = 360;
/** The characters of a title; what is longer is no label of a measure. */
const MOST_TITLE = 160;

/** The chart of an answer; undefined where no series of it has three periods, or a value is below zero. */
export function chartOf(answer: Answer): Chart | undefined {
  if (answer.kind !== 'trend' || answer.parts !== undefined) return undefined;
  const figures = answer.items.filter((item): item is FigureItem => item.kind === 'figure');
  const long = answer.series.filter(({ items }) => items.length >= LEAST_PERIODS);
  const leading = long.find(({ items }) => items.includes(answer.items[0]?.id ?? '')) ?? long[0];
  const lead = figures.find(({ id }) => leading?.items.includes(id));
  if (leading === undefined || lead === undefined || lead.measure.label.length > MOST_TITLE) return undefined;
  const drawn = figures.filter(
    ({ measure, area, event }) => measure.id === lead.measure.id && area === lead.area && event === undefined,
  );
  if (drawn.some(({ value }) => value < 0)) return undefined;
  const sizes = new Map(answer.series.flatMap(({ items }) => items.map((id) => [id, items.length])));
  const counters = [...new Set([lead.by.id, ...drawn.map(({ by }) => by.id)])];
  const lanes = counters
    .flatMap((counter) =>
      lanesOf(
        drawn.filter(({ by }) => by.id === counter),
        sizes,
      ),
    )
    .slice(0, MOST_PANELS);
  const shown = lanes.flat();
  return {
    title: lead.measure.label,
    area: lead.area,
    unit: lead.unit,
    panels: lanes.map(panelOf),
    sources: [...new Set(shown.map(({ citation }) => citation.publisher))],
  };
}

/** One counter's figures in as few rows as none overlaps another in. What lies within another is told by that one. */
function lanesOf(figures: readonly FigureItem[], sizes: ReadonlyMap<ItemId, number>): FigureItem[][] {
  const lanes: FigureItem[][] = [];
  const size = ({ id }: FigureItem) => sizes.get(id) ?? 1;
  const days = ({ period }: FigureItem) => daysFrom(period.from, period.to);
  for (const figure of [...figures].sort((one, other) => size(other) - size(one) || days(other) - days(one))) {
    if (lanes.flat().some((other) => isWithin(figure.period, other.period))) continue;
    const free = lanes.find((lane) => lane.every((other) => !overlap(figure.period, other.period)));
    if (free === undefined) lanes.push([figure]);
    else free.push(figure);
  }
  return lanes.map((lane) => lane.sort((one, other) => (one.period.from < other.period.from ? -1 : 1)));
}

function isWithin(part: Period, whole: Period): boolean {
  return part.from >= whole.from && part.to <= whole.to;
}

function overlap(one: Period, other: Period): boolean {
  return one.from <= other.to && other.from <= one.to;
}

function panelOf(figures: readonly FigureItem[]): Panel {
  const hasYears = figures.some(({ period }) => isYear(period));
  const columns = figures.map(
    ({ id, period, value, unit, approximate, bound, forecast, basis }): Column => ({
      id,
      period,
      value,
      label: labelOf(value, unit),
      approximate,
      ...(bound && { bound }),
      isPart: hasYears && isPartOfYear(period),
      isPlan: isPlan({ forecast, ...(basis && { basis }) }),
    }),
  );
  const kind = kindOf(columns.filter(({ isPart }) => !isPart).map(({ period }) => period));
  return {
    by: figures[0]?.by.name ?? '',
    how: countedOrGiven(figures),
    ...(kind === undefined ? {} : { kind }),
    columns,
  };
}

/** A count on one day is none of a part of a year. */
function isPartOfYear(period: Period): boolean {
  return period.from !== period.to && daysFrom(period.from, period.to) <= ALMOST_A_YEAR;
}

/** Money and shares bear their sign on the column; what else is counted is named above the chart. */
function labelOf(value: number, unit: string): string {
  const words = valueInWords({ value, unit, approximate: false });
  return unit === '£' || unit === '%' ? words : (/^[\d.,]+/.exec(words)?.[0] ?? words);
}

function kindOf(periods: readonly Period[]): Panel['kind'] {
  const all = (is: (period: Period) => boolean) => periods.every(is);
  if (all((period) => isYear(period) && period.from.endsWith('-01-01'))) return 'calendar years';
  if (all((period) => isYear(period) && period.from.endsWith('-04-01'))) return 'financial years';
  if (all(isWholeMonth)) return 'months';
  return all(({ from, to }) => from === to) ? 'single days' : undefined;
}
