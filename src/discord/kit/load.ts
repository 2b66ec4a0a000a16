/** How much is asked for at once: who has to wait, and in which order answers are worked out. */
import { setImmediate, setTimeout as wait } from 'node:timers/promises';
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

/** Counts a person's requests over all processes. The request's id makes one that two processes receive count once. */
export type CountForAll = (person: string, request: string) => Promise<{ requests: number; msLeft: number }>;

/** How long the shared count may take, in milliseconds, before the process falls back to its own count. */
const COUNT_PATIENCE_MS = 250;

/**
 * Counts requests by person and by channel. A channel's events reach one process only; a person's requests may reach
 * several, so they are counted in the shared database, and by each process alone while that count is unavailable.
 */
export class RateLimits {
  readonly #rate: { windowSeconds: number; person: number; channel: number; lookUps: number };
  readonly #countForAll: CountForAll | undefined;
  readonly #persons: RateLimiterMemory;
  readonly #channels: RateLimiterMemory;
  readonly #lookUps: RateLimiterMemory;

  constructor(
    rate: { windowSeconds: number; person: number; channel: number; lookUps: number } = RATE,
    countForAll?: CountForAll,
  ) {
    this.#rate = rate;
    this.#countForAll = countForAll;
    const { windowSeconds: duration } = rate;
    this.#persons = new RateLimiterMemory({ points: rate.person, duration });
    this.#channels = new RateLimiterMemory({ points: rate.channel, duration });
    this.#lookUps = new RateLimiterMemory({ points: rate.lookUps, duration });
  }

  /** Counts one request. @param request its id @returns undefined where it may go on */
  async take(person: string, channel: string, request: string): Promise<Wait | undefined> {
    const own = await refusalOf(this.#persons, person);
    const overPerson = own ?? (await this.#refusalForAll(person, request));
    if (overPerson !== undefined) return { because: 'person', ...overPerson };
    const overChannel = await refusalOf(this.#channels, channel);
    return overChannel && { because: 'channel', ...overChannel };
  }

  async #refusalForAll(person: string, request: string): Promise<Omit<Wait, 'because'> | undefined> {
    if (this.#countForAll === undefined) return undefined;
    const count = await Promise.race([
      // The store logs its own failures; here a failed count must not delay the answer.
      this.#countForAll(person, request).catch(() => undefined),
      wait(COUNT_PATIENCE_MS, undefined, { ref: false }),
    ]);
    if (count === undefined || count.requests <= this.#rate.person) return undefined;
    return { seconds: secondsOf(count.msLeft), first: count.requests === this.#rate.person + 1 };
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
    return { seconds: secondsOf(refusal.msBeforeNext), first: refusal.consumedPoints === limiter.points + 1 };
  }
}

function secondsOf(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1_000));
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
