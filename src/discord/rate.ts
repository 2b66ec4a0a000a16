import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { RATE } from './limits.ts';
import { LINES } from './view/words.ts';

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
