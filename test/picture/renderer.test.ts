import { afterEach, describe, expect, test } from 'vitest';
import type { Chart } from '../../src/chart/types.ts';
import { Renderer } from '../../src/picture/renderer.ts';

const PNG = [0x89, 0x50, 0x4e, 0x47];
/** A machine that does much else draws slowly. */
const PATIENT = 20_000;

let renderers: Renderer[] = [];
let faults: unknown[] = [];
afterEach(async () => {
  for (const renderer of renderers) await renderer.close();
  renderers = [];
  faults = [];
});

async function begun(deadlineMs: number): Promise<Renderer> {
  const renderer = new Renderer({ onFault: (error) => faults.push(error), deadlineMs });
  renderers.push(renderer);
  expect(await renderer.isAble()).toBe(true);
  return renderer;
}

function chart(title: string, value = 1): Chart {
  const columns = [2001, 2002, 2003].map((year) => ({
    id: `a#${year}`,
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
    value,
    label: `${value}`,
    approximate: false,
    isPart: false,
    isPlan: false,
  }));
  return { title, area: 'Town', unit: 'events', panels: [{ by: 'Anybody', how: 'counted', columns }], sources: ['A'] };
}

/** What the thread fails at: a panel without columns of any kind. */
const BROKEN: Chart = JSON.parse(
  '{"title":"x","area":"x","unit":"x","panels":[{"by":"x","how":"counted"}],"sources":[]}',
);

describe('a renderer', { timeout: 60_000 }, () => {
  test('makes a PNG of a chart, twice as wide as a phone shows it', async () => {
    const png = await (await begun(PATIENT)).picture(chart('Events'));
    expect([...(png ?? []).slice(0, 4)]).toEqual(PNG);
    const view = new DataView(png?.buffer ?? new ArrayBuffer(32));
    expect(view.getUint32(16)).toBe(880);
  });

  test('has no picture of what its font lacks, and goes on', async () => {
    const renderer = await begun(PATIENT);
    expect(await renderer.picture(chart('殺人'))).toBeUndefined();
    expect(await renderer.picture(chart('Events'))).toBeDefined();
    expect(faults).toEqual([]);
  });

  test('begins another thread after a fault', async () => {
    const renderer = await begun(PATIENT);
    expect(await renderer.picture(BROKEN)).toBeUndefined();
    expect(faults).toHaveLength(1);
    expect(await renderer.picture(chart('Events'))).toBeDefined();
  });

  test('ends a thread that is too slow, and the one who waited gets none', async () => {
    const renderer = await begun(1);
    const begin = performance.now();
    expect(await renderer.picture(chart('Events'))).toBeUndefined();
    expect(performance.now() - begin).toBeLessThan(1_000);
    await expect.poll(() => faults.length, { timeout: 10_000 }).toBe(1);
    expect(await renderer.isAble()).toBe(true);
  });

  test('lets only so many wait', async () => {
    const renderer = await begun(PATIENT);
    const pictures = await Promise.all(
      Array.from({ length: 40 }, (_, at) => renderer.picture(chart(`Events ${at}`, at))),
    );
    const drawn = pictures.filter((png) => png !== undefined).length;
    expect(drawn).toBeGreaterThanOrEqual(24);
    expect(drawn).toBeLessThan(40);
    expect(pictures.at(-1)).toBeUndefined();
  });

  test('lets whoever waits go when it is closed', async () => {
    const renderer = await begun(PATIENT);
    const waiting = renderer.picture(chart('Events'));
    await renderer.close();
    expect(await waiting).toBeUndefined();
    expect(await renderer.picture(chart('Events'))).toBeUndefined();
  });
});
