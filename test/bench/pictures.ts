/** How soon charts are drawn, what that takes of the main loop, and how memory grows over many of them. */
import { performance } from 'node:perf_hooks';
import { answerExactly } from '../../src/answer/exact.ts';
import { chartOf } from '../../src/chart/chart.ts';
import type { Chart } from '../../src/chart/types.ts';
import { Renderer } from '../../src/picture/renderer.ts';
import { queries } from '../../src/query/queries.ts';
import { shippedCorpus } from '../eval/questions.ts';
import { type Floor, floor } from './floors.ts';
import { type Percentiles, percentiles } from './percentiles.ts';
import { line, shown, verdict } from './report.ts';

const PICTURES = 1_000;
/** Drawn before memory is first looked at: what is compiled and read once is no growth. */
const WARM = 50;
const MB = 1e6;
const LIMITS = { first: 300, p95: 150, loop: 20, growth: 20 };

export interface Pictures {
  /** from the thread’s beginning until it has drawn its sample */
  warm: number;
  /** the first that somebody waits for */
  first: number;
  pictures: Percentiles;
  /** not drawn within a second */
  failed: number;
  /** the most that a picture took of the main thread’s own time, in milliseconds: the loop was held for no longer */
  loop: number;
  /** bytes that the process grew by from the 50th picture to the last */
  growth: number;
  rss: number;
}

/** Each of the pictures is of other values and has another title. */
export async function measurePictures(): Promise<Pictures> {
  const charts = await chartsOfRecord();
  const began = performance.now();
  const renderer = new Renderer({ onFault: console.error, deadlineMs: 60_000 });
  await renderer.isAble();
  const warm = performance.now() - began;
  const times: number[] = [];
  let failed = 0;
  let before = 0;
  let loop = 0;
  for (let at = 0; at < PICTURES; at += 1) {
    const chart = altered(charts[at % charts.length], at);
    const asked = performance.now();
    const own = process.threadCpuUsage();
    if ((await renderer.picture(chart)) === undefined) failed += 1;
    times.push(performance.now() - asked);
    const { user, system } = process.threadCpuUsage(own);
    loop = Math.max(loop, (user + system) / 1_000);
    if (at + 1 === WARM) before = resident();
  }
  const rss = resident();
  await renderer.close();
  const [first = Number.NaN] = times;
  return { warm, first, pictures: percentiles(times), failed, loop, growth: rss - before, rss };
}

async function chartsOfRecord(): Promise<Chart[]> {
  const corpus = await shippedCorpus();
  return corpus.measures.flatMap(({ id }) => chartOf(answerExactly(queries.series({ measure: id }), corpus)) ?? []);
}

function altered(chart: Chart | undefined, by: number): Chart {
  if (chart === undefined) throw new Error('The record has no chart.');
  const panels = chart.panels.map((panel) => ({
    ...panel,
    columns: panel.columns.map((column) => {
      const value = column.value + by;
      return { ...column, value, label: value.toLocaleString('en-GB') };
    }),
  }));
  return { ...chart, title: `${chart.title}, ${by}`, panels };
}

function resident(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

export function pictureFloors({ first, pictures, loop, growth }: Pictures): Floor[] {
  return [
    floor('first picture, ms', first, LIMITS.first),
    floor('picture p95, ms', pictures.p95, LIMITS.p95),
    floor('main loop held at most, ms', loop, LIMITS.loop),
    floor(`memory over ${shown(PICTURES)} pictures, MB`, growth / MB, LIMITS.growth),
  ];
}

export function picturesTable(measured: Pictures): string {
  const { warm, pictures, failed, rss } = measured;
  const rows = [
    ['thread until it can draw, ms', shown(warm)],
    ['picture p50, ms', shown(pictures.p50)],
    ['picture p99, ms', shown(pictures.p99)],
    ['not drawn', shown(failed)],
    ['process: resident, MB', shown(rss / MB)],
  ];
  const heading = `Pictures of charts: ${shown(pictures.count)} different ones, one after the other`;
  return [heading, ...rows.map(line), '', ...pictureFloors(measured).map(verdict), ''].join('\n');
}
