import { setImmediate } from 'node:timers/promises';
import { BUSY } from './limits.ts';

/**
 * Lets answers be worked out one at a time with a breath for the network between them. Without it, a burst of questions
 * would be answered in one go before the first answer leaves, and no acknowledgement could go out meanwhile.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** So much is waiting that whoever comes next should be told that an answer is on its way. */
  get busy(): boolean {
    return this.#waiting >= BUSY.waiting;
  }

  async take<T>(work: () => T): Promise<T> {
    this.#waiting += 1;
    const turn = this.#last.then(() => setImmediate()).then(work);
    this.#last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
    }
  }
}
