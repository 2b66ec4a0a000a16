import type { Readable } from 'node:stream';

/** Longest line that is read, in UTF-16 units: far above any question, far below what would strain the memory. */
export const LONGEST_LINE = 16 * 1024 * 1024;

/** A line without its end, or the fact that one was too long to be read. */
export type Line = { text: string } | { tooLong: true };

/**
 * The lines of a stream of UTF-8, as they arrive. Of a line beyond the longest nothing is kept, however long it goes on.
 * (node:readline would gather all of it first.)
 */
export async function* readLines(input: Readable, longest = LONGEST_LINE): AsyncGenerator<Line> {
  input.setEncoding('utf8');
  const line = new PartialLine(longest);
  let isFirst = true;
  for await (const chunk of input) {
    const [rest = '', ...lines] = withoutMark(String(chunk), isFirst).split('\n');
    isFirst = false;
    line.append(rest);
    for (const next of lines) {
      yield line.take();
      line.append(next);
    }
  }
  if (line.isBegun) yield line.take();
}

class PartialLine {
  readonly #longest: number;
  #parts: string[] = [];
  #length = 0;

  constructor(longest: number) {
    this.#longest = longest;
  }

  get isBegun(): boolean {
    return this.#length > 0;
  }

  append(part: string): void {
    this.#length += part.length;
    if (this.#length > this.#longest) this.#parts = [];
    else this.#parts.push(part);
  }

  /** The line so far; the next begins empty. */
  take(): Line {
    const line: Line =
      this.#length > this.#longest ? { tooLong: true } : { text: this.#parts.join('').replace(/\r$/, '') };
    this.#parts = [];
    this.#length = 0;
    return line;
  }
}

/** Without the byte order mark that some editors begin a file with. */
function withoutMark(text: string, isFirst: boolean): string {
  return isFirst && text.startsWith('\uFEFF') ? text.slice(1) : text;
}
