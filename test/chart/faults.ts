/** What keeps a picture from being read. */
import type { Read, Text } from './read-back.ts';

/** What of a picture can't be read. */
export function faultsIn({ texts, width, height, ground, panels }: Read): string[] {
  const columns = panels.flatMap((panel) => panel.columns);
  return texts.flatMap((text, at) => [
    ...texts.slice(at + 1).flatMap((other) => (touch(text, other) ? [`“${text.words}” on “${other.words}”`] : [])),
    ...columns.flatMap((column) =>
      touch(text, { left: column.x, right: column.x + column.width, top: column.y, bottom: column.y + column.height })
        ? [`“${text.words}” on a column`]
        : [],
    ),
    ...(text.left < 0 || text.right > width || text.top < 0 || text.bottom > height ? [`“${text.words}” outside`] : []),
    ...(text.face.has(text.words) ? [] : [`“${text.words}” lacks a glyph`]),
    ...(text.size < 12 ? [`“${text.words}” is ${text.size} px`] : []),
    ...(contrast(text.fill, ground) < 4.5 ? [`“${text.words}” is faint`] : []),
  ]);
}

type Box = Pick<Text, 'left' | 'right' | 'top' | 'bottom'>;

function touch(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
