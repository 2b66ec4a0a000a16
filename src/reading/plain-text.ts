import { datelineDay, datelineIn } from '../dates/pages.ts';
import type { Article } from './types.ts';

/** Lines of about this length that go on in the next one were wrapped by their author. */
const WRAPPED = { from: 55, to: 100 };

/** Plain text: a title where its first line looks like one, a day where one stands alone near the top, and paragraphs parted by blank lines. */
export function readPlainText(raw: string): Article {
  const parts = paragraphs(raw);
  const text = parts.join('\n\n');
  const title = titleOf(parts);
  const published = datelineIn(text);
  return { text, ...(title === undefined ? {} : { title }), ...(published === undefined ? {} : { published }) };
}

/** The paragraphs of a text; lines that were wrapped by hand are joined. */
export function paragraphs(raw: string): string[] {
  const blocks: string[][] = [[]];
  for (const line of raw.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    if (line.trim() === '') blocks.push([]);
    else blocks.at(-1)?.push(trimmedLine(line));
  }
  return blocks.filter((lines) => lines.length > 0).flatMap((lines) => (isWrapped(lines) ? [lines.join(' ')] : lines));
}

/** Without blanks and tabs at its ends; other white space is a part of it. */
function trimmedLine(line: string): string {
  let [from, to] = [0, line.length];
  while (from < to && /[ \t]/.test(line[from] ?? '')) from += 1;
  while (to > from && /[ \t]/.test(line[to - 1] ?? '')) to -= 1;
  return line.slice(from, to);
}

/** Every line but the last is about as long as a line can be, and most go on in the middle of a sentence. */
function isWrapped(lines: readonly string[]): boolean {
  const inner = lines.slice(0, -1);
  if (inner.length === 0) return false;
  const long = inner.every(({ length }) => length >= WRAPPED.from && length <= WRAPPED.to);
  const running = inner.filter((line) => !/[.!?:”"’']$/.test(line)).length;
  return long && running >= inner.length / 2;
}

/** A short first line without a full stop that is no day, with more below it. */
function titleOf(parts: readonly string[]): string | undefined {
  const [first = '', second] = parts.filter((part) => datelineDay(part) === undefined);
  return second !== undefined && first.length <= 150 && !/[.!?:”"]$/.test(first) ? first : undefined;
}
