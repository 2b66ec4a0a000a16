import stringWidth from 'string-width';
import type { Block, Paragraph } from './block.ts';
import type { Paint } from './paint.ts';
import { printable } from './printable.ts';
import { tableLines } from './table.ts';
import { wrap } from './wrap.ts';

/** Lines longer than this are hard to read, however wide the window is. */
const WIDEST = 100;
/** Narrower than this, nothing readable fits; the terminal itself breaks the lines then. */
const NARROWEST = 24;
/** Room for "10  " before the paragraphs of a numbered item. */
const NUMBER_WIDTH = 4;

/** Where text is shown. */
export interface Screen {
  columns: number;
  paint: Paint;
}

/** The columns that text is set to in a window, or where there is none (`undefined`) on a page of 80. */
export function readableColumns(windowColumns: number | undefined): number {
  return Math.min(WIDEST, Math.max(NARROWEST, windowColumns ?? 80));
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
  const { role, text, lead = '', bar = '' } = paragraph;
  const shown = printable(text);
  const room = columns - stringWidth(lead) - stringWidth(bar);
  const lines = role === 'address' ? [shown.replaceAll('\n', ' ')] : wrap(shown, room);
  const margin = ' '.repeat(stringWidth(lead));
  return lines.map((content, index) => `${index === 0 ? lead : margin}${paint(role, `${bar}${content}`)}`);
}
