import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** The three streams of a process, or what stands in for them. */
export interface Streams {
  input: Readable & { isTTY?: boolean; setRawMode?(isRaw: boolean): unknown };
  output: Writable & { isTTY?: boolean; columns?: number };
  errors: Writable;
}

/** Writes, and waits where the reader is slower than we are: nothing piles up in memory. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

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

/** What is done with the lines of an input, one by one. */
interface LineWork<T> {
  /** what a line asks for, or what is answered where it can't be read */
  read(line: Line, number: number): { asked: T } | { refused: object };
  reply(asked: T, number: number): object | Promise<object>;
  /** what is answered where the program fails */
  fault(asked: T, number: number): object;
}

/**
 * Replies to each line of the input, in order and as it arrives, with a line of JSON.
 * @returns whether no reply failed
 */
export async function replyToLines<T>(
  { input, output, errors }: Streams,
  { read, reply, fault }: LineWork<T>,
): Promise<boolean> {
  let isSound = true;
  let number = 0;
  for await (const line of readLines(input)) {
    number += 1;
    const found = read(line, number);
    let result: object;
    if ('refused' in found) result = found.refused;
    else {
      try {
        result = await reply(found.asked, number);
      } catch (error) {
        isSound = false;
        result = fault(found.asked, number);
        await write(errors, `${error instanceof Error ? error.stack : String(error)}\n`);
      }
    }
    await write(output, `${JSON.stringify(result)}\n`);
  }
  return isSound;
}

/** The value of a JSON text; undefined where it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
