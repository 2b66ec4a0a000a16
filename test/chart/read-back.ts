/** Reads a picture back as a person does: where its shapes stand and what its texts say, nothing that the drawing hides. */
import { readFileSync } from 'node:fs';
import { Typeface as Face, type Typeface, type Typefaces } from '../../src/chart/typeface.ts';

const font = (weight: string) =>
  new Face(readFileSync(new URL(`../../src/picture/fonts/SourceSans3-${weight}.ttf`, import.meta.url)));

/** The fonts that ship. */
export const FACES: Typefaces = { regular: font('Regular'), semibold: font('SemiBold') };

export interface Text {
  kind: string;
  words: string;
  size: number;
  fill: string;
  face: Typeface;
  left: number;
  right: number;
  top: number;
  bottom: number;
  middle: number;
}

export interface Shape {
  kind: string;
  x: number;
  y: number;
  width: number;
  height: number;
  fill: string;
  stroke: string | undefined;
  isHatched: boolean;
}

export interface PanelRead {
  columns: Shape[];
  values: Text[];
  ticks: Text[];
  marks: number[];
  base: number;
}

export interface Read {
  width: number;
  height: number;
  ground: string;
  texts: Text[];
  panels: PanelRead[];
  keys: Shape[];
}

/** The height of letters above and below their line, as shares of their size. */
const [ABOVE, BELOW] = [0.72, 0.22];

export function readBack(svg: string): Read {
  const [, width = '', height = ''] = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  const ground = /<rect width="\d+" height="\d+" fill="([^"]+)"/.exec(svg)?.[1] ?? '';
  const groups = [...svg.matchAll(/<g class="panel">([\s\S]*?)<\/g>/g)].map(([, inner = '']) => inner);
  return {
    width: Number(width),
    height: Number(height),
    ground,
    texts: textsIn(svg),
    panels: groups.map(panelIn),
    keys: shapesIn(svg).filter(({ kind }) => kind === 'key'),
  };
}

function panelIn(svg: string): PanelRead {
  const texts = textsIn(svg);
  const base = Number(/<line class="axis"[^>]* y1="([\d.]+)"/.exec(svg)?.[1]) - 0.5;
  return {
    columns: shapesIn(svg).filter(({ kind }) => kind === 'column'),
    values: texts.filter(({ kind }) => kind === 'value'),
    ticks: texts.filter(({ kind }) => kind === 'tick'),
    marks: [...svg.matchAll(/<line class="mark" x1="([\d.]+)"/g)].map(([, x]) => Number(x)),
    base,
  };
}

function shapesIn(svg: string): Shape[] {
  return [...svg.matchAll(/<rect class="(\w+)"([^>]*)\/>(<path class="hatch")?/g)].map(
    ([, kind = '', attributes = '', hatch]) => {
      const of = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1];
      const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(of(name)));
      const at = { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 };
      return { kind, ...at, fill: of('fill') ?? '', stroke: of('stroke'), isHatched: hatch !== undefined };
    },
  );
}

function textsIn(svg: string): Text[] {
  return [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', escaped = '']) => {
    const of = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    const words = escaped
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    const [x, y, size] = [Number(of('x')), Number(of('y')), Number(of('font-size'))];
    const face = faceOf(of('font-weight'));
    const width = face.widthOf(words, size);
    const left = of('text-anchor') === 'middle' ? x - width / 2 : x;
    return {
      kind: of('class') === '' ? 'line' : of('class'),
      words,
      size,
      fill: of('fill'),
      face,
      left,
      right: left + width,
      top: y - ABOVE * size,
      bottom: y + BELOW * size,
      middle: left + width / 2,
    };
  });
}

function faceOf(weight: string): Typeface {
  return weight === '600' ? FACES.semibold : FACES.regular;
}
