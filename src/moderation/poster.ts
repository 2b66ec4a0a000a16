/** Sends the postings of the store, each once, also over restarts, kills, and several processes on the same data. */
import pLimit from 'p-limit';
import type { View } from '../discord/kit/components.ts';
import { SENDING } from '../discord/kit/limits.ts';
import { failureOf } from '../discord/kit/requests.ts';
import type { BotServices } from '../discord/servers.ts';
import type { OpenPosting, PostingOutcome } from '../store/postings.ts';
import type { Store } from '../store/store.ts';

/** How the messages of one kind are made. */
interface PostingMaker {
  /** the message as it is to be sent now; undefined where nothing is left to tell. @param payload as it was written down */
  view(payload: string, posting: Pick<OpenPosting, 'server' | 'target'>): Promise<View | undefined>;
  /** told that Discord does not let it be sent there */
  refused?(payload: string, posting: Pick<OpenPosting, 'server' | 'target'>): Promise<void>;
}

/** The parts of the bot that send messages. */
export type PosterBot = Pick<BotServices, 'log' | 'requests' | 'post' | 'isPosted' | 'isReady'>;

interface Parts {
  store: Pick<Store, 'postings'>;
  bot: PosterBot;
  /** ISO 8601, UTC */
  now(): string;
}

/**
 * For how long a process that has taken a posting may be sending it: it waits for a rate limit, then retries. After that the process
 * must have ended, and another one looks whether the message arrived.
 */
const BUSY_MS = SENDING.longestLimitMs + SENDING.patienceMs + 2 * SENDING.attemptMs;
/** A posting that could not be sent for so long is out of date, and is dropped. */
const STALE_MS = 2 * 24 * 60 * 60 * 1_000;
const AT_ONCE = 4;

export class Poster {
  readonly #parts: Parts;
  readonly #makers: Readonly<Record<string, PostingMaker>>;
  readonly #limit = pLimit(AT_ONCE);
  #sending: Promise<void> | undefined;
  #isWanted = false;

  /** @param makers by the kinds of postings */
  constructor(parts: Parts, makers: Readonly<Record<string, PostingMaker>>) {
    this.#parts = parts;
    this.#makers = makers;
  }

  /** Sends all that is open, one run at a time. @throws StoreFault */
  send(): Promise<void> {
    this.#isWanted = true;
    this.#sending ??= this.#sendWhileWanted().finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  async #sendWhileWanted(): Promise<void> {
    const { store, bot, now } = this.#parts;
    while (this.#isWanted && bot.isReady()) {
      this.#isWanted = false;
      const taken = new Date(Date.parse(now()) - BUSY_MS).toISOString();
      const open = await store.postings.open(taken);
      await Promise.all(open.map((posting) => this.#limit(() => this.#sendOne(posting))));
    }
  }

  async #sendOne(posting: OpenPosting): Promise<void> {
    const { store, bot, now } = this.#parts;
    const maker = this.#makers[posting.kind];
    // A later version, which knows more kinds, may run on the same data.
    if (maker === undefined || !(await store.postings.take(posting, now()))) return;
    await bot.requests.track(`posting:${posting.kind}`, async () => {
      const outcome = await this.#outcomeOf(posting, maker);
      await store.postings.mark(posting.key, outcome, now());
    });
  }

  async #outcomeOf(posting: OpenPosting, maker: PostingMaker): Promise<PostingOutcome> {
    const { store, bot, now } = this.#parts;
    const { key, target, payload, at, taken } = posting;
    if (Date.parse(now()) - Date.parse(at) > STALE_MS) return 'unknown';
    try {
      // The process that took it before ended before it marked it: the message may be there.
      const isThere = taken !== null && (await bot.isPosted(target, key, at));
      if (isThere !== false) return isThere ? 'sent' : 'unknown';
      const view = await maker.view(payload, posting);
      if (view === undefined) return 'nothing';
      if (await bot.post(target, view, key)) return 'sent';
    } catch (error) {
      const failure = failureOf(error);
      if (failure === 'not sent') await store.postings.giveBack(key);
      if (failure !== 'refused') throw error;
    }
    await maker.refused?.(payload, posting);
    return 'refused';
  }
}
