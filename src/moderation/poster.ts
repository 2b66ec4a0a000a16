/** Sends the postings of the store, each once, also over restarts, kills, and several processes on the same data. */
import pLimit from 'p-limit';
import type { View } from '../discord/kit/components.ts';
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
  leaseMs?: number;
}

/**
 * For how long a process keeps a posting that it has taken. While it sends, it waits for a rate limit, say, it renews that; a posting that was
 * not renewed for so long is another process’s, which looks whether the message arrived. Clocks may differ by some seconds.
 */
const LEASE_MS = 2 * 60_000;
/** Shares of a lease: how often it is renewed, and after how long without that the process gives the posting up itself. */
const RENEWED_AFTER = 1 / 8;
const GIVEN_UP_AFTER = 2 / 3;
/** A posting that could not be sent for so long is out of date, and is dropped. */
const STALE_MS = 2 * 24 * 60 * 60 * 1_000;
const AT_ONCE = 4;

export class Poster {
  readonly #parts: Parts;
  readonly #makers: Readonly<Record<string, PostingMaker>>;
  readonly #limit = pLimit(AT_ONCE);
  #sending: Promise<void> | undefined;
  #isWanted = false;
  readonly #leaseMs: number;

  /** @param makers by the kinds of postings */
  constructor(parts: Parts, makers: Readonly<Record<string, PostingMaker>>) {
    this.#parts = parts;
    this.#makers = makers;
    this.#leaseMs = parts.leaseMs ?? LEASE_MS;
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
      const taken = new Date(Date.parse(now()) - this.#leaseMs).toISOString();
      const open = await store.postings.open(taken);
      await Promise.all(open.map((posting) => this.#limit(() => this.#sendOne(posting))));
    }
  }

  async #sendOne(posting: OpenPosting): Promise<void> {
    const { store, bot, now } = this.#parts;
    const maker = this.#makers[posting.kind];
    const taken = now();
    // A later version, which knows more kinds, may run on the same data.
    if (maker === undefined || !(await store.postings.take(posting, taken))) return;
    const lease = new Lease({ key: posting.key, taken }, this.#parts, this.#leaseMs);
    await bot.requests.track(`posting:${posting.kind}`, async () => {
      try {
        const outcome = await this.#outcomeOf(posting, maker, lease);
        await store.postings.mark(posting.key, outcome, now());
      } finally {
        lease.end();
      }
    });
  }

  async #outcomeOf(posting: OpenPosting, maker: PostingMaker, lease: Lease): Promise<PostingOutcome> {
    const { store, bot, now } = this.#parts;
    const { key, target, payload, at, taken } = posting;
    if (Date.parse(now()) - Date.parse(at) > STALE_MS) return 'unknown';
    try {
      // The process that took it before ended before it marked it: the message may be there.
      const isThere = taken !== null && (await bot.isPosted(target, key, at));
      if (isThere !== false) return isThere ? 'sent' : 'unknown';
      const view = await maker.view(payload, posting);
      if (view === undefined) return 'nothing';
      if (await bot.post(target, view, key, lease.signal)) return 'sent';
    } catch (error) {
      const failure = failureOf(error);
      if (failure === 'not sent') await store.postings.giveBack(lease.posting);
      if (failure !== 'refused') throw error;
    }
    await maker.refused?.(payload, posting);
    return 'refused';
  }
}

/** A posting that this process has taken, renewed for as long as it is being sent. */
class Lease {
  /** aborted once another process may take the posting: nothing of it is sent from then on */
  readonly signal: AbortSignal;
  readonly #abort = new AbortController();
  readonly #parts: Pick<Parts, 'store' | 'now'>;
  readonly #leaseMs: number;
  readonly #timer: NodeJS.Timeout;
  #posting: { key: string; taken: string };
  #isRenewing = false;

  constructor(posting: { key: string; taken: string }, parts: Pick<Parts, 'store' | 'now'>, leaseMs: number) {
    this.signal = this.#abort.signal;
    this.#parts = parts;
    this.#leaseMs = leaseMs;
    this.#posting = posting;
    this.#timer = setInterval(() => void this.#renew(), leaseMs * RENEWED_AFTER).unref();
  }

  /** The posting with when it was taken or renewed last. */
  get posting(): { key: string; taken: string } {
    return this.#posting;
  }

  end(): void {
    clearInterval(this.#timer);
  }

  async #renew(): Promise<void> {
    const { store, now } = this.#parts;
    const { key, taken } = this.#posting;
    const at = now();
    if (Date.parse(at) - Date.parse(taken) > this.#leaseMs * GIVEN_UP_AFTER) return this.#giveUp();
    if (this.#isRenewing) return;
    this.#isRenewing = true;
    try {
      if (await store.postings.take(this.#posting, at)) this.#posting = { key, taken: at };
      else this.#giveUp();
    } catch {
      // The database can’t be reached: that is tried again until the lease is given up.
    } finally {
      this.#isRenewing = false;
    }
  }

  #giveUp(): void {
    this.end();
    this.#abort.abort();
  }
}
