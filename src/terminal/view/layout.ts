import { createRequire } from 'node:module';
import { styleText } from 'node:util';
import { barLines } from './bars.ts';
import type { Block, Paragraph, Role, Table } from './block.ts';

/** Lines longer than this are hard to read, however wide the window is. */
const WIDEST = 100;
/** Narrower than this, nothing readable fits; the terminal itself breaks the lines then. */
const NARROWEST = 24;
/** Room for "10  " before the paragraphs of a numbered item. */
const NUMBER_WIDTH = 4;
/** Between the columns of a table. */
const BETWEEN = '  ';

/** Where text is shown. */
export interface Screen {
  columns: number;
  paint: Paint;
}

/** Gives a line the look of its role. The text itself stays as it is. */
export type Paint = (role: Role, text: string) => string;

const LOOKS: Record<Role, Parameters<typeof styleText>[0] | undefined> = {
  title: 'bold',
  name: 'bold',
  value: 'bold',
  label: 'magenta',
  words: 'cyan',
  plain: undefined,
  detail: 'dim',
  note: 'yellow',
  source: 'dim',
  address: ['dim', 'underline'],
};

/** Colours as far as a stream shows them: none where it is no terminal, and as NO_COLOR and FORCE_COLOR wish. */
export function paintFor(stream: NodeJS.WritableStream): Paint {
  return (role, text) => {
    const look = LOOKS[role];
    return look === undefined ? text : styleText(look, text, { stream });
  };
}

/** Blocks as the text to print on a stream. */
export function layOutFor(output: NodeJS.WritableStream & { columns?: number }, blocks: readonly Block[]): string {
  return layOut(blocks, { columns: readableColumns(output.columns), paint: paintFor(output) });
}

/** The columns that text is set to in a window; a page of 80 where there is none, or one that tells of no columns (0). */
function readableColumns(windowColumns: number | undefined): number {
  return Math.min(WIDEST, Math.max(NARROWEST, windowColumns || 80));
}

/** Blocks as the text to print. The one way to the terminal: whatever a text holds, nothing in it is obeyed. */
export function layOut(blocks: readonly Block[], screen: Screen): string {
  return blocks.map((block) => `${blockLines(block, screen).join('\n')}\n`).join('\n');
}

function blockLines({ paragraphs, number }: Block, { columns, paint }: Screen): string[] {
  if (number === undefined) return paragraphs.flatMap((paragraph) => paragraphLines(paragraph, { columns, paint }));
  const inner = { columns: columns - NUMBER_WIDTH, paint };
  const lines = paragraphs.flatMap((paragraph) => paragraphLines(paragraph, inner));
  const margin = ' '.repeat(NUMBER_WIDTH);
  const label = paint('name', `${number}`.padStart(NUMBER_WIDTH - 2));
  return lines.map((text, index) => (index === 0 ? `${label}  ${text}` : `${margin}${text}`));
}

function paragraphLines(paragraph: Paragraph, { columns, paint }: Screen): string[] {
  if (paragraph.role === 'table') return tableLines(paragraph, columns).map(printable);
  if (paragraph.role === 'bars') return barLines(paragraph, columns).flatMap((text) => wrap(printable(text), columns));
  const { role, text, lead = '', bar = '' } = paragraph;
  const shown = printable(text);
  const room = columns - widthOf(lead) - widthOf(bar);
  const lines = role === 'address' ? [shown.replaceAll('\n', ' ')] : wrap(shown, room);
  const margin = ' '.repeat(widthOf(lead));
  return lines.map((content, index) => `${index === 0 ? lead : margin}${paint(role, `${bar}${content}`)}`);
}

/** A table in columns, or with each row as a line of text where the columns are too wide. */
export function tableLines({ rows, flushRight }: Table, columns: number): string[] {
  const count = Math.max(0, ...rows.map(({ length }) => length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  const whole = widths.reduce((sum, width) => sum + width, BETWEEN.length * (count - 1));
  if (whole > columns) return rows.flatMap((row) => rowAsText(row, columns));
  return rows.map((row) =>
    widths
      .map((width, column) => padded(row[column] ?? '', width, flushRight.includes(column)))
      .join(BETWEEN)
      .trimEnd(),
  );
}

function padded(cell: string, width: number, flushRight: boolean): string {
  const space = ' '.repeat(width - widthOf(cell));
  return flushRight ? space + cell : cell + space;
}

function rowAsText(row: readonly string[], columns: number): string[] {
  const text = row.filter((cell) => cell !== '').join(', ');
  return wrap(text, columns - BETWEEN.length).map((line, index) => (index === 0 ? line : `${BETWEEN}${line}`));
}

/**
 * Breaks text into lines that are no wider than `columns`, at spaces only; a single word that is wider is cut.
 * The lines of a paragraph joined by spaces are the paragraph, character for character (wrap-ansi would also normalise
 * them, and words that are quoted must stay as they are).
 */
export function wrap(text: string, columns: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, columns));
}

function wrapParagraph(paragraph: string, columns: number): string[] {
  const lines: string[] = [];
  let line: string | undefined;
  let width = 0;
  for (const word of paragraph.split(' ').flatMap((whole) => pieces(whole, columns))) {
    const wordWidth = widthOf(word);
    if (line !== undefined && width + 1 + wordWidth <= columns) {
      line += ` ${word}`;
      width += 1 + wordWidth;
    } else {
      if (line !== undefined) lines.push(line);
      line = word;
      width = wordWidth;
    }
  }
  return [...lines, line ?? ''];
}

/** A word, or its pieces where it is wider than a line. Accents and joined emoji stay with their letter. */
function pieces(word: string, columns: number): string[] {
  // A code unit is never more than two columns wide, so most words need no measuring.
  if (word.length * 2 <= columns || widthOf(word) <= columns) return [word];
  const found: string[] = [];
  let piece = '';
  let width = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(word)) {
    const segmentWidth = widthOf(segment);
    if (piece !== '' && width + segmentWidth > columns) {
      found.push(piece);
      piece = '';
      width = 0;
    }
    piece += segment;
    width += segmentWidth;
  }
  return [...found, piece];
}

/**
 * What a terminal would obey or be confused by instead of showing it: control characters (an escape sequence begins with
 * one), marks that turn the direction of a text around, line separators other than the line feed, byte order marks.
 * Joiners stay: emoji and several scripts need them.
 */
const UNPRINTABLE = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu;

/** Text that is safe to show: what a terminal would obey becomes a space, and nothing else changes. Line feeds stay. */
export function printable(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(UNPRINTABLE, (character) => (character === '\n' ? '\n' : ' '))
    .toWellFormed();
}

/** Printable characters that are all one column wide: Latin letters and the marks of English print. */
const ONE_COLUMN_EACH = /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u02AF\u2010-\u2027\u2030-\u203A\u20AC\u2500-\u259F]*$/;

const require = createRequire(import.meta.url);
let measure: ((text: string) => number) | undefined;

/** Columns that a text takes. The library that knows them all takes longer to load than most answers to find. */
export function widthOf(text: string): number {
  if (ONE_COLUMN_EACH.test(text)) return text.length;
  if (measure === undefined) {
    const library: typeof import('string-width') = require('string-width');
    measure = library.default;
  }
  return measure(text);
}
