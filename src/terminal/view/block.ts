/** What a paragraph is to the reader. How each looks is up to paint.ts. */
export type Role = 'title' | 'name' | 'value' | 'label' | 'words' | 'plain' | 'detail' | 'note' | 'source' | 'address';

/** Text with what it is. An address stays on one line, so that it can be followed; everything else is wrapped. */
interface Passage {
  role: Role;
  text: string;
  /** stands before the first line, and as many spaces before the others: "• " */
  lead?: string;
  /** stands before every line: the bar at the left of a quotation */
  bar?: string;
}

/** Rows of cells, set in columns where the window is wide enough for them. */
export interface Table {
  role: 'table';
  rows: string[][];
  /** columns whose cells end, not begin, below each other */
  flushRight: number[];
}

/** A value of a chart; without a value, a time of which nothing is on record. */
export interface Bar {
  label: string;
  value?: string;
  /** of the highest value, 0 to 1 */
  share?: number;
  fill?: 'whole' | 'about' | 'part' | 'plan';
}

/** A chart, as wide as the window. */
export interface Bars {
  role: 'bars';
  bars: Bar[];
  /** of the longest label and the longest value of all bars that share a scale */
  widths: number[];
}

export type Paragraph = Passage | Table | Bars;

/** Paragraphs that belong together; between blocks is an empty line. */
export interface Block {
  paragraphs: Paragraph[];
  /** the number of an item of an answer, at the left of its block */
  number?: number;
}

/** A block of one paragraph. */
export function line(role: Role, text: string): Block {
  return { paragraphs: [{ role, text }] };
}

/** "1 statement", "437 statements" */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`;
}
