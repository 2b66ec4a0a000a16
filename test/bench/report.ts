/** Measurements as plain tables, and the floors that the project sets itself. */
import type { Measurement } from './measurement.ts';
import type { Ready } from './ready.ts';

const MB = 1e6;
/** Width of the columns: the name of a row, then milliseconds of ours, of the baseline, and their ratio. */
const WIDTHS = [30, 12, 12, 12];

/** One table for a size. */
export function table(measured: Measurement, ready: Ready | undefined): string {
  const { ours, baseline } = measured;
  const rows = [
    ['', 'ours', 'MiniSearch', 'ratio'],
    row('build, ms', ours.build, baseline.build),
    row('answer p50, ms', ours.answers.p50, baseline.answers.p50),
    row('answer p95, ms', ours.answers.p95, baseline.answers.p95),
    row('answer p99, ms', ours.answers.p99, baseline.answers.p99),
    ['queries', String(ours.answers.count), String(baseline.answers.count), ''],
    row('add one source, ms', ours.add, baseline.add),
    row('index, MB', ours.memory / MB, baseline.memory / MB),
    ['corpus, MB', shown(measured.corpusMemory / MB), '', ''],
    ['process: heap used, MB', shown(measured.heapUsed / MB), '', ''],
    ['process: resident, MB', shown(measured.rss / MB), '', ''],
    ...(ready === undefined
      ? []
      : [['start to ready, ms', 'failed' in ready ? '–' : shown(ready.milliseconds), '', '']]),
  ];
  return [heading(measured), ...rows.map(line), '', about(measured), ...floors(measured, ready).map(verdict), ''].join(
    '\n',
  );
}

function heading({ name, items, sources, people, measures }: Measurement): string {
  const count = (value: number) => value.toLocaleString('en-GB');
  return `${count(items)} items, ${name} (${count(sources)} sources, ${count(people)} people, ${count(measures)} measures)`;
}

function about({ matching, kinds, flags, node }: Measurement): string {
  const given = Object.entries(kinds).map(([kind, count]) => `${kind} ${count}`);
  return [
    `Any telling word of a query stands in ${percent(matching.p50)} of the items (median; mean ${percent(matching.mean)}).`,
    `Answers: ${given.join(', ')}.`,
    `Node ${node} ${flags.join(' ')}. Each query three times, the middle one counts; memory after garbage collection.`,
  ].join('\n');
}

function row(name: string, ours: number, baseline: number): string[] {
  return [name, shown(ours), shown(baseline), ratio(ours, baseline)];
}

/** How many times less ours needs, or more. */
function ratio(ours: number, baseline: number): string {
  return ours <= baseline ? `1/${shown(baseline / ours)}` : `${shown(ours / baseline)}×`;
}

/** Three significant digits at least, none after the point from 100 on. */
function shown(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: value < 1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0 });
}

function percent(share: number): string {
  return `${shown(100 * share)} %`;
}

function line(cells: readonly string[]): string {
  return cells
    .map((cell, at) => (at === 0 ? cell.padEnd(WIDTHS[at] ?? 0) : cell.padStart(WIDTHS[at] ?? 0)))
    .join('')
    .trimEnd();
}

/** What the project wants to stay under, beside what was measured. */
export interface Floor {
  what: string;
  measured: number;
  limit: number;
  met: boolean;
}

const SHIPPED = { p99: 5, ready: 1_000 };
const LARGE = { items: 100_000, p50OfBaseline: 1 / 50, p99OfBaseline: 1 / 20, p99: 100 };

/** The floors that apply to a size. */
export function floors({ name, items, ours, baseline }: Measurement, ready: Ready | undefined): Floor[] {
  const { p50, p99 } = ours.answers;
  if (name === 'as shipped') {
    return [
      floor('answer p99, ms', p99, SHIPPED.p99),
      ...(ready !== undefined && 'milliseconds' in ready
        ? [floor('start to ready, ms', ready.milliseconds, SHIPPED.ready)]
        : []),
    ];
  }
  if (items !== LARGE.items) return [];
  return [
    floor('answer p50 / baseline p50', p50 / baseline.answers.p50, LARGE.p50OfBaseline),
    floor('answer p99 / baseline p99', p99 / baseline.answers.p99, LARGE.p99OfBaseline),
    floor('answer p99, ms', p99, LARGE.p99),
  ];
}

function floor(what: string, measured: number, limit: number): Floor {
  return { what, measured, limit, met: measured <= limit };
}

function verdict({ what, measured, limit, met }: Floor): string {
  return `${met ? 'met    ' : 'NOT MET'}  ${what}: ${shown(measured)}, at most ${shown(limit)}`;
}
