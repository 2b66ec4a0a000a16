/** How much is asked for at once: who has to wait, and in which order answers are worked out. */
import { setImmediate } from 'node:timers/promises';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { BUSY, RATE } from './limits.ts';
import { LINES } from './words.ts';

/** Why a request has to wait, and how long. */
export interface Wait {
  because: 'person' | 'channel';
  seconds: number;
  /** the first refusal in this window: worth a line where each refusal would add to a flood */
  first: boolean;
}

/** Counts requests for each person and channel. Each process counts its own: a limit against floods, not an account. */
export class RateLimits {
  readonly #persons: RateLimiterMemory;
  readonly #channels: RateLimiterMemory;
  readonly #lookUps: RateLimiterMemory;

  constructor(rate: { windowSeconds: number; person: number; channel: number; lookUps: number } = RATE) {
    const { windowSeconds: duration } = rate;
    this.#persons = new RateLimiterMemory({ points: rate.person, duration });
    this.#channels = new RateLimiterMemory({ points: rate.channel, duration });
    this.#lookUps = new RateLimiterMemory({ points: rate.lookUps, duration });
  }

  /** Counts one request. @returns undefined where it may go on */
  async take(person: string, channel: string): Promise<Wait | undefined> {
    const overPerson = await refusalOf(this.#persons, person);
    if (overPerson !== undefined) return { because: 'person', ...overPerson };
    const overChannel = await refusalOf(this.#channels, channel);
    return overChannel && { because: 'channel', ...overChannel };
  }

  /** Whether one more look-up of an earlier answer may be made in a channel. */
  async mayLookUp(channel: string): Promise<boolean> {
    return (await refusalOf(this.#lookUps, channel)) === undefined;
  }
}

async function refusalOf(limiter: RateLimiterMemory, key: string): Promise<Omit<Wait, 'because'> | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
    return { seconds, first: refusal.consumedPoints === limiter.points + 1 };
  }
}

/** Says politely when to try again. */
export function waitInWords({ because, seconds }: Wait): string {
  return because === 'person' ? LINES.slowDown(seconds) : LINES.slowDownHere(seconds);
}

/**
 * Lets answers be worked out one at a time with a breath for the network between them. Without it, a burst of questions
 * would be answered in one go before the first answer leaves, and no acknowledgement could go out meanwhile.
 */
export class WorkQueue {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** So much is waiting that whoever comes next should be told that an answer is on its way. */
  get busy(): boolean {
    return this.#waiting >= BUSY.waiting;
  }

  async take<T>(work: () => T | Promise<T>): Promise<T> {
    this.#waiting += 1;
    const result = this.#last.then(() => setImmediate()).then(work);
    this.#last = result.catch(() => undefined);
    try {
      return await result;
    } finally {
      this.#waiting -= 1;
    }
  }
}
