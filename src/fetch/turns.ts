import { setTimeout as wait } from 'node:timers/promises';
import { unlessAborted } from './abort.ts';

/** So many ask one host, under way or waiting: the last of them already waits for minutes. */
const MOST_FOR_ONE_HOST = 20;
/** Each page under way may hold some megabytes. */
const MOST_AT_ALL = 100;

interface Queue {
  last: Promise<unknown>;
  length: number;
  /** by performance.now() */
  restsUntil: number;
}

/** Whose turn it is to ask a host: one at a time, with a rest between two. Hosts don't wait for each other. */
export class Turns {
  readonly #queues = new Map<string, Queue>();
  readonly #closed = new AbortController();
  #length = 0;

  /**
   * Does work when the host is free and rested.
   * @param restMs how long the host is left alone afterwards, asked when the work is done
   * @returns 'full' where too many wait already
   * @throws what the work throws; the signal's reason
   */
  async take<T>(host: string, work: () => Promise<T>, restMs: () => number, signal?: AbortSignal): Promise<T | 'full'> {
    signal?.throwIfAborted();
    const queue = this.#queueOf(host);
    if (queue.length >= MOST_FOR_ONE_HOST || this.#length >= MOST_AT_ALL) return 'full';
    queue.length += 1;
    this.#length += 1;
    const turn = queue.last
      .then(() => this.#rest(queue, signal))
      .then(() =>
        work().finally(() => {
          queue.restsUntil = performance.now() + restMs();
        }),
      )
      .finally(() => {
        queue.length -= 1;
        this.#length -= 1;
      });
    queue.last = turn.catch(() => undefined);
    return unlessAborted(turn, signal);
  }

  /** Ends the queue: those who wait are told so. */
  close(): void {
    this.#closed.abort();
  }

  #queueOf(host: string): Queue {
    const now = performance.now();
    for (const [name, { length, restsUntil }] of this.#queues) {
      if (length === 0 && restsUntil <= now) this.#queues.delete(name);
    }
    const queue = this.#queues.get(host) ?? { last: Promise.resolve(), length: 0, restsUntil: 0 };
    this.#queues.set(host, queue);
    return queue;
  }

  /** Waits only where somebody does: a host that nobody asks for holds no timer, and so no process. */
  async #rest({ restsUntil }: Queue, signal: AbortSignal | undefined): Promise<void> {
    const stop = signal === undefined ? this.#closed.signal : AbortSignal.any([this.#closed.signal, signal]);
    stop.throwIfAborted();
    const left = restsUntil - performance.now();
    if (left > 0) await wait(left, undefined, { signal: stop });
  }
}
