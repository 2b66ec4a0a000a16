import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { RATE } from './limits.ts';

/** Why a request has to wait, and how long. */
export interface Wait {
  because: 'person' | 'channel';
  seconds: number;
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
    const personWaits = await secondsOver(this.#persons, person);
    if (personWaits !== undefined) return { because: 'person', seconds: personWaits };
    const channelWaits = await secondsOver(this.#channels, channel);
    return channelWaits === undefined ? undefined : { because: 'channel', seconds: channelWaits };
  }

  /** Whether one more look-up of an earlier answer may be made in a channel. */
  async mayLookUp(channel: string): Promise<boolean> {
    return (await secondsOver(this.#lookUps, channel)) === undefined;
  }
}

async function secondsOver(limiter: RateLimiterMemory, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
  }
}
