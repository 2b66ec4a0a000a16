/** The colours of a picture, and how its columns look. */
import type { Column } from './types.ts';

/** Dark on light: all text has a contrast of 7:1 or more, in whatever theme the card stands. */
export const INK = {
  card: '#fbfbf9',
  text: '#1c2731',
  dim: '#4b5863',
  axis: '#8b97a1',
  column: '#24705f',
  part: '#9fcabf',
  hatched: '#f1f7f5',
} as const;

interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How a column looks: solid, paler, hatched or outlined, or two of them at once. */
export function column(as: string, { x, y, width, height }: Frame, of: Partial<Column>): string {
  const { isPart = false, approximate = false, isPlan = false } = of;
  // An outline lies half outside: drawn inwards, the column keeps its size.
  const inset = isPlan && width > 3 ? 0.75 : 0;
  const inner = { x: x + inset, y: y + inset, width: width - 2 * inset, height: Math.max(0, height - inset) };
  const ink = isPart ? INK.part : INK.column;
  const fill = approximate || isPlan ? (approximate ? INK.hatched : INK.card) : ink;
  const outline = isPlan || approximate ? ` stroke="${ink}" stroke-width="${isPlan ? 1.5 : 0.75}"` : '';
  const box = `x="${round(inner.x)}" y="${round(inner.y)}" width="${round(inner.width)}" height="${round(inner.height)}"`;
  const rect = `<rect class="${as}" ${box} fill="${fill}"${outline}/>`;
  return approximate ? `${rect}<path class="hatch" d="${hatching(inner)}" stroke="${ink}" stroke-width="2"/>` : rect;
}

/** Between one line of a hatching and the next. */
const HATCH = 6;

/** Slanting lines that end at the edges of a box. (A pattern would be blurred where its tiles meet.) */
function hatching({ x, y, width, height }: Frame): string {
  const lines: string[] = [];
  const [right, bottom] = [x + width, y + height];
  // Each line is where x + y is the same; counted from zero, so that neighbours’ lines go on in each other.
  for (let sum = Math.ceil((x + y) / HATCH) * HATCH; sum < right + bottom; sum += HATCH) {
    const from = [Math.max(x, sum - bottom), Math.min(bottom, sum - x)].map(round);
    const to = [Math.min(right, sum - y), Math.max(y, sum - right)].map(round);
    lines.push(`M${from.join(' ')}L${to.join(' ')}`);
  }
  return lines.join('');
}

/** To a hundredth of a pixel. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
