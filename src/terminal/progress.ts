import type { Writable } from 'node:stream';

/** Of the bar that shows progress. */
const BAR_WIDTH = 24;
const ERASE_LINE = '\r\u001b[K';

/** A bar on the last line of a terminal; nothing at all where the output is no terminal. */
export class Progress {
  readonly #stream: Writable & { isTTY?: boolean };

  constructor(stream: Writable & { isTTY?: boolean }) {
    this.#stream = stream;
  }

  show(done: number, all: number, what: string): void {
    if (this.#stream.isTTY !== true) return;
    const full = Math.round((BAR_WIDTH * done) / Math.max(1, all));
    const bar = `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}`;
    this.#stream.write(`${ERASE_LINE}${bar} ${done} of ${all}  ${what.slice(0, 40)}`);
  }

  /** Makes room for lines that stay. */
  clear(): void {
    if (this.#stream.isTTY === true) this.#stream.write(ERASE_LINE);
  }
}
