/** Draws charts and makes PNGs of them, in a thread of its own: the main loop never waits for a picture. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { draw } from '../chart/draw.ts';
import { Typeface } from '../chart/typeface.ts';
import type { Chart } from '../chart/types.ts';

export interface RenderJob {
  id: number;
  chart: Chart;
}

/** `png` is absent where the chart can't be drawn. */
export interface Rendered {
  id: number;
  png?: Uint8Array;
}

/** Pixels of the picture for each of a phone’s. */
const SCALE = 2;
const FAMILY = 'Source Sans 3';

const fontFile = (weight: string) => readFileSync(new URL(`fonts/SourceSans3-${weight}.ttf`, import.meta.url));
const [regular, semibold] = [fontFile('Regular'), fontFile('SemiBold')];
const faces = { regular: new Typeface(regular), semibold: new Typeface(semibold) };

await initWasm(readFileSync(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));

function render(chart: Chart): Uint8Array | undefined {
  const drawn = draw(chart, faces);
  if (drawn === undefined) return undefined;
  const font = { fontBuffers: [regular, semibold], defaultFontFamily: FAMILY, loadSystemFonts: false };
  const resvg = new Resvg(drawn.svg, { fitTo: { mode: 'zoom', value: SCALE }, font });
  const image = resvg.render();
  try {
    return image.asPng();
  } finally {
    // WebAssembly’s memory is not collected.
    image.free();
    resvg.free();
  }
}

/** The first drawing takes several times as long as the next: what it compiles is compiled before anybody waits. */
const SAMPLE: Chart = {
  title: 'Sample',
  area: 'London',
  unit: 'samples',
  panels: [
    {
      by: 'Nobody',
      how: 'counted',
      kind: 'calendar years',
      columns: [2001, 2002, 2003].map((year, at) => ({
        id: `sample#${year}`,
        period: { from: `${year}-01-01`, to: `${year}-12-31` },
        value: at + 1,
        label: `${at + 1}`,
        approximate: at === 1,
        isPart: false,
        isPlan: at === 2,
      })),
    },
  ],
  sources: ['Sample'],
};
render(SAMPLE);

parentPort?.on('message', ({ id, chart }: RenderJob) => {
  const png = render(chart);
  const rendered: Rendered = png === undefined ? { id } : { id, png };
  parentPort?.postMessage(rendered, png === undefined ? [] : [png.buffer as ArrayBuffer]);
});
parentPort?.postMessage({ id: 0 } satisfies Rendered);
