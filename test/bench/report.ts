/** Measurements as plain tables. */
import { type Floor, floors } from './floors.ts';
import type { Measurement, Side } from './measurement.ts';
import type { Ready } from './ready.ts';

const MB = 1e6;
/** Width of the columns: the name of a row, then its numbers. */
const WIDTHS = [30, 12, 12, 12, 12];

/** One table for a size. */
export function table(measured: Measurement, ready: Ready | undefined): string {
  const { ours, baseline } = measured;
  const rows = [
    ['', 'ours', 'MiniSearch', 'ratio'],
    row('build, ms', ours.build, baseline.build),
    row('answer p50, ms', ours.answers.p50, baseline.answers.p50),
    row('answer p95, ms', ours.answers.p95, baseline.answers.p95),
    row('answer p99, ms', ours.answers.p99, baseline.answers.p99),
    ['queries × rounds', queries(ours), queries(baseline), ''],
    row('add one source, ms', ours.add, baseline.add),
    row('index, MB', ours.memory / MB, baseline.memory / MB),
    ['corpus, MB', shown(measured.corpusMemory / MB), '', ''],
    ['process: heap used, MB', shown(measured.heapUsed / MB), '', ''],
    ['process: resident, MB', shown(measured.rss / MB), '', ''],
    ...(ready === undefined
      ? []
      : [
          ['npm start to ready, ms', 'failed' in ready ? '–' : shown(ready.milliseconds), '', ''],
          ['… first prompt, fresh, ms', 'failed' in ready ? '–' : shown(ready.fresh), '', ''],
        ]),
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
    `Node ${node} ${flags.join(' ')}. Memory after garbage collection.\nOf a query's rounds the middle one counts; of ten queries the slowest is the p95 and the p99.`,
  ].join('\n');
}

function queries({ answers, rounds }: Side): string {
  return `${answers.count} × ${rounds}`;
}

function row(name: string, ours: number, baseline: number): string[] {
  return [name, shown(ours), shown(baseline), ratio(ours, baseline)];
}

/** How many times less ours needs, or more. */
function ratio(ours: number, baseline: number): string {
  return ours <= baseline ? `1/${shown(baseline / ours)}` : `${shown(ours / baseline)}×`;
}

/** Three significant digits at least, none after the point from 100 on. */
export function shown(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: value < 1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0 });
}

export function percent(share: number): string {
  return `${shown(100 * share)} %`;
}

export function line(cells: readonly string[]): string {
  return cells
    .map((cell, at) => (at === 0 ? cell.padEnd(WIDTHS[at] ?? 0) : cell.padStart(WIDTHS[at] ?? 0)))
    .join('')
    .trimEnd();
}

export function verdict({ what, measured, limit, met }: Floor): string {
  return `${met ? 'met    ' : 'NOT MET'}  ${what}: ${shown(measured)}, at most ${shown(limit)}`;
}
