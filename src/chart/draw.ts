/** A chart as an SVG picture: one opaque card, as wide as a phone shows it. */
import { scaleLinear } from 'd3-scale';
import { column, INK, round } from './column.ts';
import { gapsIn } from './gaps.ts';
import { type Labelled, type Placed, placeLabels, signsOf, writtenOn } from './labels.ts';
import { type TimeAxis, timeAxis } from './time-axis.ts';
import type { Typefaces } from './typeface.ts';
import type { Chart, Column, Panel } from './types.ts';

/** In pixels of a phone; the picture has twice as many each way. */
const CARD_WIDTH = 440;
const MARGIN = 18;
const LEFT = MARGIN;
const RIGHT = CARD_WIDTH - MARGIN;
const ROOM = RIGHT - LEFT;

/** Sizes of text; nothing is smaller than the smallest. */
const SIZE = { title: 19, about: 14, panel: 13, value: 13, small: 12 } as const;
/** How far letters reach below their line, as a share of their size. */
const DESCENT = 0.22;
type Weight = 'regular' | 'semibold';

/** Height of the tallest column, by how many panels there are; more than are given have the last. */
const TALLEST = [170, 130, 100, 84] as const;
/** Columns of a day or two would not be seen. */
const NARROWEST = 4;
/** Between two columns that touch in time. */
const SEAM = 1;

/**
 * @returns undefined where the chart has a character that the typefaces lack, or its values find no place
 */
export function draw(chart: Chart, faces: Typefaces): { svg: string; height: number } | undefined {
  const sheet = new Sheet(faces);
  sheet.lines(chart.title, SIZE.title, 'semibold', INK.text, 24);
  sheet.lines(aboutLine(chart), SIZE.about, 'regular', INK.dim, 19);
  const columns = chart.panels.flatMap((panel) => panel.columns);
  const axis = timeAxis(
    columns.map(({ period }) => period),
    [LEFT, RIGHT],
    (text) => faces.regular.widthOf(text, SIZE.small),
  );
  const tallest = TALLEST[chart.panels.length - 1] ?? TALLEST[TALLEST.length - 1] ?? 0;
  const heights = scaleLinear([0, Math.max(1e-9, ...columns.map(({ value }) => value))], [0, tallest]);
  for (const panel of chart.panels) {
    if (!sheet.panel(panel, axis, heights)) return undefined;
  }
  sheet.legend(
    columns,
    chart.panels.some((panel) => gapsIn(panel).length > 0),
  );
  sheet.lines(sourceLine(chart), SIZE.small, 'regular', INK.dim, 16);
  return sheet.done();
}

function aboutLine({ area, unit, panels }: Chart): string {
  const days = panels.flatMap(({ columns }) => columns.map(({ period }) => period));
  const first = days.map(({ from }) => from.slice(0, 4)).sort()[0] ?? '';
  const last =
    days
      .map(({ to }) => to.slice(0, 4))
      .sort()
      .at(-1) ?? '';
  const when = first === last ? first : `${first} to ${last}`;
  return [area, unit === '£' ? 'pounds' : unit === '%' ? 'per cent' : unit, when].join(' · ');
}

/** Publishers by name while they fit two lines of a card. */
const SOURCE_CHARACTERS = 110;

function sourceLine({ sources }: Chart): string {
  const [first = '', ...others] = sources;
  let line = first;
  let left = others.length;
  for (const name of others) {
    if (line.length + name.length > SOURCE_CHARACTERS) break;
    line += `, ${name}`;
    left -= 1;
  }
  const more = left === 0 ? '' : ` and ${left} more`;
  return `${sources.length === 1 ? 'Source' : 'Sources'}: ${line}${more}`;
}

/** How a panel is headed: “Counted by the Home Office, financial years”. */
function headOf({ how, by, kind }: Panel): string {
  return `${how.charAt(0).toUpperCase()}${how.slice(1)} by ${by}${kind === undefined ? '' : ` · ${kind}`}`;
}

/** The width of a key in the legend, and the space after it. */
const KEY = 18;

/** Draws from top to bottom, and remembers how far it has come. */
class Sheet {
  readonly #faces: Typefaces;
  readonly #shapes: string[] = [];
  #y = MARGIN;
  #lacks = false;

  constructor(faces: Typefaces) {
    this.#faces = faces;
  }

  done(): { svg: string; height: number } | undefined {
    if (this.#lacks) return undefined;
    const height = Math.ceil(this.#y + MARGIN - 4);
    const size = `width="${CARD_WIDTH}" height="${height}"`;
    const svg = [
      `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${CARD_WIDTH} ${height}">`,
      `<rect ${size} fill="${INK.card}"/>`,
      ...this.#shapes,
      '</svg>',
    ];
    return { svg: svg.join('\n'), height };
  }

  /** Text in as many lines as it takes. */
  lines(text: string, size: number, weight: Weight, fill: string, height: number): void {
    for (const line of wrap(text, (part) => this.#widthOf(part, size, weight) <= ROOM)) {
      this.#text(line, { x: LEFT, y: this.#y + size, size, weight, fill });
      this.#y += height;
    }
  }

  /** @returns false where a value finds no place */
  panel(panel: Panel, axis: TimeAxis, heightOf: (value: number) => number): boolean {
    this.#y += 12;
    this.lines(headOf(panel), SIZE.panel, 'semibold', INK.text, 18);
    const spans = spansOf(panel.columns, axis);
    const boxes = panel.columns.map((each, at): Labelled => {
      const [left, right] = spans[at] ?? [0, 0];
      const column = { left, right, top: -heightOf(each.value), bottom: 0 };
      return { column, width: this.#widthOf(writtenOn(each), SIZE.value, 'semibold') };
    });
    const labels = placeLabels(boxes, [LEFT, RIGHT]);
    if (labels === undefined) return false;
    const base = this.#y + 4 - Math.min(...labels.map(({ box }) => box.top));
    this.#shapes.push(`<g class="panel">`);
    panel.columns.forEach((each, at) => {
      const { left, right, top } = boxes[at]?.column ?? { left: 0, right: 0, top: 0 };
      const frame = { x: left, y: base + top, width: right - left, height: -top };
      this.#shapes.push(column('column', frame, each));
    });
    panel.columns.forEach((each, at) => {
      const label = labels[at];
      if (label !== undefined) this.#value(writtenOn(each), label, base);
    });
    this.#axis(axis, base);
    this.#shapes.push('</g>');
    return true;
  }

  /** What the looks of the columns mean, as far as they occur. */
  legend(columns: readonly Column[], hasGaps: boolean): void {
    const keys = [
      { text: 'part of a year', of: { isPart: true }, is: columns.some(({ isPart }) => isPart) },
      ...signsOf(columns).map((text) => ({ text, of: { approximate: true }, is: true })),
      { text: 'plan or forecast', of: { isPlan: true }, is: columns.some(({ isPlan }) => isPlan) },
      { text: 'no column: nothing on record', is: hasGaps },
    ].filter(({ is }) => is);
    this.#y += 12;
    let x = LEFT;
    for (const { text, of } of keys) {
      const width = this.#widthOf(text, SIZE.small, 'regular') + (of === undefined ? 0 : KEY);
      if (x + width > RIGHT) {
        x = LEFT;
        this.#y += 18;
      }
      if (of !== undefined) this.#shapes.push(column('key', { x: x + 1, y: this.#y + 1, width: 12, height: 12 }, of));
      const at = x + (of === undefined ? 0 : KEY);
      this.#text(text, { x: at, y: this.#y + SIZE.small - 1, size: SIZE.small, weight: 'regular', fill: INK.dim });
      x += width + 16;
    }
    if (keys.length > 0) this.#y += 20;
  }

  #value(label: string, { box, leader }: Placed, base: number): void {
    if (leader !== undefined) {
      const [x, top, bottom] = [leader.x, base + leader.top, base + leader.bottom].map(round);
      this.#shapes.push(`<line class="leader" x1="${x}" x2="${x}" y1="${top}" y2="${bottom}" stroke="${INK.axis}"/>`);
    }
    const at = { x: (box.left + box.right) / 2, y: base + box.bottom - DESCENT * SIZE.value, size: SIZE.value };
    this.#text(label, { ...at, weight: 'semibold', fill: INK.text, anchor: 'middle', as: 'value' });
  }

  #axis({ marks, rows }: TimeAxis, base: number): void {
    this.#shapes.push(
      `<line class="axis" x1="${LEFT}" x2="${RIGHT}" y1="${round(base + 0.5)}" y2="${round(base + 0.5)}" stroke="${INK.axis}"/>`,
    );
    for (const mark of marks) {
      const x = round(Math.min(Math.max(mark, LEFT + 0.5), RIGHT - 0.5));
      this.#shapes.push(
        `<line class="mark" x1="${x}" x2="${x}" y1="${round(base + 1)}" y2="${round(base + 5)}" stroke="${INK.axis}"/>`,
      );
    }
    this.#y = base + 5;
    for (const row of rows) {
      const at = { y: this.#y + SIZE.small, size: SIZE.small, weight: 'regular', fill: INK.dim } as const;
      for (const { text, middle } of row) this.#text(text, { x: middle, ...at, anchor: 'middle', as: 'tick' });
      this.#y += 16;
    }
  }

  #widthOf(text: string, size: number, weight: Weight): number {
    return this.#faces[weight].widthOf(text, size);
  }

  #text(text: string, { x, y, size, weight, fill, anchor = 'start', as }: TextLook): void {
    if (!this.#faces[weight].has(text)) this.#lacks = true;
    const marked = as === undefined ? '' : `class="${as}" `;
    const style = `font-family="${FAMILY}" font-size="${size}" font-weight="${WEIGHTS[weight]}" fill="${fill}"`;
    this.#shapes.push(
      `<text ${marked}x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" ${style}>${escapeXml(text)}</text>`,
    );
  }
}

interface TextLook {
  x: number;
  y: number;
  size: number;
  weight: Weight;
  fill: string;
  anchor?: 'start' | 'middle';
  as?: string;
}

/** The family that the shipped fonts name themselves, and their weights. */
const FAMILY = 'Source Sans 3';
const WEIGHTS = { regular: 400, semibold: 600 } as const;

/** Where columns stand: as wide as their periods, but for the shortest, which keep clear of their neighbours. */
function spansOf(columns: readonly Column[], axis: TimeAxis): [number, number][] {
  const exact = columns.map(({ period }) => axis.span(period));
  const middles = exact.map(([left, right]) => (left + right) / 2);
  return exact.map(([left, right], at) => {
    const width = right - left;
    if (width >= NARROWEST + SEAM) return [left + SEAM / 2, right - SEAM / 2];
    const middle = middles[at] ?? left;
    const apart = [middles[at - 1], middles[at + 1]].map((other) =>
      Math.abs((other ?? Number.POSITIVE_INFINITY) - middle),
    );
    const own = Math.min(Math.max(width, NARROWEST), ...apart.map((distance) => distance - SEAM));
    const half = Math.max(own, 1) / 2;
    const inside = Math.min(Math.max(middle, LEFT + half), RIGHT - half);
    return [inside - half, inside + half];
  });
}

/** Text in lines that fit, broken at spaces; a word that fits no line is broken too. */
function wrap(text: string, isFitting: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (isFitting(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const letter of word) {
      if (!isFitting(line + letter)) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  return [...lines, line];
}

const XML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => XML[mark] ?? mark);
}
