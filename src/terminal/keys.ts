import { type Line, readLines, type Streams, write } from './streams.ts';

/** Ctrl-C and Ctrl-D, as a terminal sends them while single keys are read. */
const ENDS = ['\u0003', '\u0004'];

/** Asks for one key at a time: no Enter is needed in a terminal; elsewhere each line begins with one. */
export class Keys {
  readonly #streams: Streams;
  readonly #isTerminal: boolean;
  #lines: AsyncIterator<Line> | undefined;
  #chunks: AsyncIterator<unknown> | undefined;
  #pending: string[] = [];

  constructor(streams: Streams) {
    this.#streams = streams;
    this.#isTerminal = streams.input.isTTY === true && streams.input.setRawMode !== undefined;
  }

  /**
   * @param keys what may be pressed: the letter, and what it does
   * @returns the letter; `q` where the input has ended, or Ctrl-C or Ctrl-D was pressed
   */
  async ask<K extends string>(question: string, keys: { [Key in K]?: string }): Promise<K | 'q'> {
    const { output } = this.#streams;
    const letters = Object.entries(keys).map(([key, does]) => `[${key}] ${does}`);
    await write(output, `${question} ${letters.join('  ')}: `);
    for (;;) {
      const key = await this.#next();
      if (key === undefined) return 'q';
      if (isOf(key, keys)) {
        await write(output, this.#isTerminal ? `${key}\n` : '');
        return key;
      }
      if (key === 'q') return 'q';
      if (key.trim() !== '') await write(output, `\nThere are ${letters.join('  ')}: `);
    }
  }

  /** Gives the terminal back as it was. */
  close(): void {
    if (!this.#isTerminal) return;
    this.#streams.input.setRawMode?.(false);
    this.#streams.input.pause();
  }

  async #next(): Promise<string | undefined> {
    if (!this.#isTerminal) return this.#nextLine();
    this.#streams.input.setRawMode?.(true);
    this.#streams.input.setEncoding('utf8');
    this.#chunks ??= this.#streams.input[Symbol.asyncIterator]();
    while (this.#pending.length === 0) {
      const { done, value } = await this.#chunks.next();
      if (done === true) return undefined;
      this.#pending = [...String(value)];
    }
    const key = this.#pending.shift()?.toLowerCase();
    this.#streams.input.setRawMode?.(false);
    return key === undefined || ENDS.includes(key) ? undefined : key;
  }

  async #nextLine(): Promise<string | undefined> {
    this.#lines ??= readLines(this.#streams.input)[Symbol.asyncIterator]();
    const { done, value } = await this.#lines.next();
    if (done === true) return undefined;
    return 'tooLong' in value ? '' : value.text.trim().slice(0, 1).toLowerCase();
  }
}

function isOf<K extends string>(key: string, keys: { [Key in K]?: string }): key is K {
  return Object.hasOwn(keys, key);
}
