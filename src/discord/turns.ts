import { setImmediate } from 'node:timers/promises';

/**
 * Lets answers be worked out one at a time with a breath for the network between them. Without it, a burst of questions
 * would be answered in one go before the first answer leaves, and no acknowledgement could go out meanwhile.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => T): Promise<T> {
    const turn = this.#last.then(() => setImmediate()).then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
