import { datelineDay } from '../dates/pages.ts';
import { pattern } from '../lexicon/lexicon.ts';

/** Puts the pieces of text that a PDF places on its pages back into lines and paragraphs. */

/** A piece of text. `y` grows towards the top of the page, as PDF has it; all in points. */
export interface Item {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Line {
  text: string;
  x: number;
  right: number;
  y: number;
  height: number;
}

/** Pieces whose feet are this near, in heights of a line, stand on one line. */
const SAME_LINE = 0.5;
/** Lines further apart than so many heights begin another paragraph. */
const PARAGRAPH_GAP = 1.65;
/** A gap between pieces wider than so many heights parts columns. */
const COLUMN_GAP = 2;
const EDGE_LINES = 2;
const BEFORE_DAY = new RegExp(String.raw`\b${pattern('function.before-days')}$`);
/** A heading stands among so many lines, is larger than the middle line by so much, and no longer than so. */
const HEADING = { within: 12, larger: 1.2, longest: 200 };

/** Paragraphs of a document: columns in order, running heads and page numbers left out, words put together that a line broke. */
export function paragraphsOfPages(pages: readonly (readonly Item[])[]): string[] {
  const lines = pages.map((page) => linesOf(page));
  const running = runningLines(lines);
  const paragraphs: string[] = [];
  for (const page of lines) {
    const kept = page.filter(
      (line) => !running.has(furnitureKey(line)) && !/^(?:page )?\d{1,4}(?: of \d{1,4})?$/i.test(line.text),
    );
    const blocks = paragraphsOf(kept);
    const [first] = blocks;
    const last = paragraphs.at(-1);
    // A paragraph that the end of a page cuts goes on in the next.
    if (first !== undefined && last !== undefined && /^\p{Ll}/u.test(first) && !/[.!?:”"]$/.test(last)) {
      paragraphs[paragraphs.length - 1] = joined(last, first);
      blocks.shift();
    }
    paragraphs.push(...blocks);
  }
  return paragraphs;
}

/** The largest lines near the top of the first page that has any, where they are larger than the rest of it. */
export function headingOf(pages: readonly (readonly Item[])[]): string | undefined {
  const lines = pages.map((page) => linesOf(page)).find((page) => page.length > 0) ?? [];
  const heights = lines.map(({ height }) => height).toSorted((left, right) => left - right);
  const top = lines.slice(0, HEADING.within);
  const largest = Math.max(...top.map(({ height }) => height));
  if (largest < HEADING.larger * (heights[Math.floor(heights.length / 2)] ?? 0)) return undefined;
  const first = top.findIndex(({ height }) => height === largest);
  const rest = top.slice(first);
  const end = rest.findIndex(({ height }) => height < largest);
  const heading = rest
    .slice(0, end === -1 ? rest.length : end)
    .map(({ text }) => text)
    .join(' ');
  return heading.length <= HEADING.longest ? heading : undefined;
}

function linesOf(items: readonly Item[]): Line[] {
  const seen = items.filter(({ text }) => text.trim() !== '');
  const rows: Item[][] = [];
  for (const item of seen.toSorted((left, right) => right.y - left.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && Math.abs(first.y - item.y) <= SAME_LINE * first.height)
      row.push(item);
    else rows.push([item]);
  }
  const lines = rows.flatMap((row) => partsOf(row.toSorted((left, right) => left.x - right.x)));
  return inColumns(lines);
}

/** A row of pieces as one line, or one for each column. */
function partsOf(row: readonly Item[]): Line[] {
  const lines: Line[] = [];
  for (const { text, x, y, width, height } of row) {
    const last = lines.at(-1);
    const gap = last === undefined ? 0 : x - last.right;
    if (last === undefined || gap > COLUMN_GAP * height) {
      lines.push({ text: text.trim(), x, right: x + width, y, height });
      continue;
    }
    const blank = gap > 0.15 * height && !/\s$/.test(last.text) && !/^\s/.test(text) ? ' ' : '';
    last.text += `${blank}${text.trimEnd()}`;
    last.right = x + width;
  }
  return lines;
}

/** Lines of a left column come before those of a right one, where the page has two. */
function inColumns(lines: Line[]): Line[] {
  if (lines.length < 8) return lines;
  const left = Math.min(...lines.map(({ x }) => x));
  const right = Math.max(...lines.map((line) => line.right));
  const middle = (left + right) / 2;
  const crossing = lines.filter((line) => line.x < middle - 10 && line.right > middle + 10);
  const second = lines.filter(({ x }) => x >= middle - 10);
  const first = lines.filter((line) => line.right <= middle + 10);
  if (second.length < 4 || first.length < 4 || crossing.length > lines.length / 4) return lines;
  const top = Math.max(...second.map(({ y }) => y));
  const isAbove = ({ y }: Line) => y > top;
  const rest = (line: Line) => !isAbove(line) && line.x < middle - 10;
  return [...lines.filter((line) => isAbove(line)), ...lines.filter(rest), ...second.filter((line) => !isAbove(line))];
}

function paragraphsOf(lines: readonly Line[]): string[] {
  const paragraphs: string[] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    const goesOn =
      before !== undefined &&
      before.y > line.y &&
      before.y - line.y <= PARAGRAPH_GAP * Math.max(before.height, line.height);
    const sameSize = before !== undefined && Math.abs(before.height - line.height) < 1.5;
    const isIndented = before !== undefined && line.x > before.x + line.height * 0.8 && /[.!?”"]$/.test(before.text);
    const isDay = before !== undefined && (isDateline(line, before) || isDateline(before, lines[at - 2]));
    const last = paragraphs.at(-1);
    if (last === undefined || !goesOn || !sameSize || isIndented || isDay) paragraphs.push(line.text);
    else paragraphs[paragraphs.length - 1] = joined(last, line.text);
  });
  return paragraphs;
}

/** A line that holds a day, and does not go on with the sentence of the line before. */
function isDateline({ text }: Line, before: Line | undefined): boolean {
  const goesOn = before !== undefined && BEFORE_DAY.test(before.text);
  return !goesOn && datelineDay(text) !== undefined;
}

/** Two lines of one paragraph. A hyphen at the end of a line goes where the word goes on in small letters. */
function joined(before: string, line: string): string {
  if (/\p{Ll}[-\u00ad]$/u.test(before) && /^\p{Ll}/u.test(line)) {
    const [word = ''] = /[\p{L}'’-]+$/u.exec(before) ?? [];
    // “stop-and-\nsearch” keeps its last hyphen as it keeps the others.
    return word.slice(0, -1).includes('-') ? `${before}${line}` : `${before.slice(0, -1)}${line}`;
  }
  return `${before} ${line}`;
}

/** Heads and feet: lines that stand at the edges of several pages, numbers aside. */
function runningLines(pages: readonly Line[][]): Set<string> {
  if (pages.length < 3) return new Set();
  const counts = new Map<string, number>();
  for (const page of pages) {
    const byHeight = page.toSorted((left, right) => right.y - left.y);
    const edges = new Set([...byHeight.slice(0, EDGE_LINES), ...byHeight.slice(-EDGE_LINES)].map(furnitureKey));
    for (const key of edges) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= Math.max(3, pages.length / 3)).map(([key]) => key));
}

function furnitureKey({ text, y }: Line): string {
  return `${Math.round(y / 6)} ${text.replace(/\d+/g, '#')}`;
}
