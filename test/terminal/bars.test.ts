import stringWidth from 'string-width';
import { beforeAll, describe, expect, test } from 'vitest';
import { answerExactly } from '../../src/answer/exact.ts';
import { chartOf } from '../../src/chart/chart.ts';
import type { Chart } from '../../src/chart/types.ts';
import type { Corpus } from '../../src/corpus/corpus.ts';
import { periodInWords } from '../../src/dates/words.ts';
import { queries } from '../../src/query/queries.ts';
import { chartBlocks } from '../../src/terminal/view/bars.ts';
import { layOut } from '../../src/terminal/view/layout.ts';
import { recordOf, SHIPPED } from './terminal.ts';

let corpus: Corpus;
let charts: Chart[];
beforeAll(async () => {
  ({ corpus } = await recordOf(SHIPPED));
  charts = corpus.measures.flatMap(({ id }) => chartOf(answerExactly(queries.series({ measure: id }), corpus)) ?? []);
});

function printed(chart: Chart, columns: number): string {
  return layOut(chartBlocks(chart), { columns, paint: (_, text) => text });
}

const BAR = /[█▓▒░▏▎▍▌▋▊▉]+/;

describe('a chart in the terminal', () => {
  test('has a line for each value of the record, and none that is wider than the window', () => {
    expect(charts.length).toBeGreaterThan(20);
    for (const chart of charts) {
      for (const columns of [24, 40, 80, 100]) {
        const lines = printed(chart, columns).split('\n');
        expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
      }
      const lines = printed(chart, 100).split('\n');
      for (const { period, label } of chart.panels.flatMap(({ columns }) => columns)) {
        const own = lines.filter((line) => line.startsWith(`${periodInWords(period)} `));
        expect(own.some((line) => line.replace(BAR, '').includes(label))).toBe(true);
      }
    }
  });

  test('has bars as long as their values, on one scale for all who counted', () => {
    const killings = charts.find(({ title }) => title === 'Killings in London');
    const lines = killings === undefined ? [] : printed(killings, 100).split('\n');
    const lengthOf = (start: string) => BAR.exec(lines.find((line) => line.startsWith(start)) ?? '')?.[0].length ?? 0;
    const whole = lengthOf('2017/18') / 157;
    expect(Math.abs(lengthOf('2008 ') / whole - 154)).toBeLessThan(4);
    expect(Math.abs(lengthOf('2014 ') / whole - 95)).toBeLessThan(4);
    expect(lines).toContainEqual(expect.stringMatching(/^1 January to 14 May 2021 +▒+ 35 \(part\)$/));
    expect(lines).toContain('2009 to 2013  nothing on record');
  });

  test('tells plans and what is about by their fill and in words', () => {
    const recruits = charts.find(({ title }) => title === 'Constables whom the Met planned to recruit');
    const text = recruits === undefined ? '' : printed(recruits, 80);
    expect(text).toContain('Planned or forecast by Mayor of London');
    expect(text).toMatch(/^2013\/14 ░+ about 2,300 \(plan\)$/m);
  });
});
