/** Writes down what people are to be told of what they follow, when it is time; and makes the messages when they are sent. */
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { type Scope, SHARED } from '../corpus/scope.ts';
import { dueDays, isWithin } from '../dates/london.ts';
import type { View } from '../discord/kit/components.ts';
import type { Snapshot } from '../discord/session/snapshot.ts';
import type { Follow, FollowPace } from '../store/follows.ts';
import type { ItemChange } from '../store/item-changes.ts';
import type { NewPosting } from '../store/postings.ts';
import { SHARED_SCOPE } from '../store/revisions.ts';
import type { ServerSettings } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { type AskedParts, findAsked } from './asked.ts';
import { type News, NewsIndex, newsFor } from './news.ts';
import { newsView, type Occasion } from './news-view.ts';

/** What delivering needs. */
export interface DeliveryParts extends AskedParts {
  record(scope: Scope): Snapshot;
  store: Pick<Store, 'follows' | 'followers' | 'itemChanges'>;
  settings: { of(serverId: string): ServerSettings };
  /** whether a person is a member of a server; rejects where that can’t be found out now */
  isMember(serverId: string, userId: string): Promise<boolean>;
  /** ISO 8601, UTC */
  now(): string;
}

/** The hour in London from which on the message of a day is made. */
export const HOUR = 8;
/** Follows that are read at once. */
const BATCH = 100;

const payloadSchema = z.object({
  /** each follow, and the number after which it has not been told */
  follows: z.array(z.tuple([z.number(), z.number()])),
  until: z.number(),
  every: z.enum(['once', 'daily', 'weekly']),
});

export class Delivery {
  readonly #parts: DeliveryParts;
  #running: Promise<void> | undefined;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /** Writes down all that is due. One run at a time. @throws StoreFault */
  run(): Promise<void> {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    const { store, now } = this.#parts;
    const last = await store.itemChanges.last();
    const days = dueDays(now(), HOUR);
    for (let after = ''; ; ) {
      const follows = await store.follows.due({ ...days, last }, after, BATCH);
      const end = follows.at(-1)?.target;
      if (end === undefined) return;
      after = end;
      await this.#writeDown(await this.#awake(follows), last, days);
      await setImmediate();
    }
  }

  /** Those to whom something may be sent at this hour. */
  async #awake(follows: readonly Follow[]): Promise<Follow[]> {
    const { store, settings, now } = this.#parts;
    const at = now();
    const people = new Set(follows.flatMap(({ target }) => personIn(target) ?? []));
    const quiet = await store.followers.quietHours([...people]);
    return follows.filter(({ target, server }) => {
      const person = personIn(target);
      const hours = person === undefined ? settings.of(server ?? '').quietHours : quiet.get(person);
      return hours === undefined || !isWithin(hours, at);
    });
  }

  /** @param follows all of each target that are due */
  async #writeDown(follows: readonly Follow[], last: number, days: { daily: string; weekly: string }): Promise<void> {
    const { store, now } = this.#parts;
    const index = new NewsIndex(await this.#changesFor(follows, last));
    const asked = findAsked(this.#parts);
    const until = { seen: last, told: (every: FollowPace) => (every === 'weekly' ? days.weekly : days.daily) };
    const postings: NewPosting[] = [];
    const found = new Map<number, string[]>();
    for (const own of Map.groupBy(follows, ({ target, every }) => `${target} ${every}`).values()) {
      const [first] = own;
      const news = await newsFor(own, index, this.#shared.corpus, asked);
      if (first !== undefined && news.length > 0) postings.push(postingOf(first, own, last, now()));
      for (const { change, follows: met } of news)
        for (const { id, kind, found: known } of met)
          if (kind === 'question') found.set(id, [...(found.get(id) ?? known), change.item]);
    }
    // What another process was faster with is looked at again with the next run.
    await store.follows.tell(follows, until, postings, found);
  }

  /** The message that was written down, from what the record is now; undefined where nothing of it is left. */
  async view(payload: string, { target }: { target: string }): Promise<View | undefined> {
    const { follows, until, every } = payloadSchema.parse(JSON.parse(payload));
    const seen = new Map(follows);
    const own = (await this.#parts.store.follows.these([...seen.keys()])).map((follow) => ({
      ...follow,
      seen: seen.get(follow.id) ?? follow.seen,
    }));
    return this.#viewOf(own, { target, until, every, from: Math.min(until, ...seen.values()), page: 0 });
  }

  /** What a message has counted and not shown. @param target of the message */
  async page(target: string, occasion: Omit<Occasion, 'inChannel'>): Promise<View | undefined> {
    const { from, every } = occasion;
    const own = (await this.#parts.store.follows.of(target)).filter((follow) => follow.every === every);
    return this.#viewOf(
      own.map((follow) => ({ ...follow, seen: from })),
      { target, ...occasion },
    );
  }

  async #viewOf(
    follows: readonly Follow[],
    { target, ...occasion }: Omit<Occasion, 'inChannel'> & { target: string },
  ): Promise<View | undefined> {
    const index = new NewsIndex(await this.#changesFor(follows, occasion.until));
    const news = await newsFor(follows, index, this.#shared.corpus, findAsked(this.#parts));
    const person = personIn(target);
    const told = person === undefined ? news : await this.#withoutForeign(news, person);
    return newsView(told, { ...occasion, inChannel: person === undefined }, (change) => this.#recordOf(change));
  }

  /** Who has left a server is told nothing of its own sources. */
  async #withoutForeign(news: readonly News[], person: string): Promise<News[]> {
    const servers = new Set(news.flatMap(({ change }) => (change.scope === SHARED_SCOPE ? [] : [change.scope])));
    const members = new Set<string>([SHARED_SCOPE]);
    for (const server of servers) if (await this.#parts.isMember(server, person)) members.add(server);
    return news.filter(({ change }) => members.has(change.scope));
  }

  /** Discord does not let the message be sent: what it was to tell waits until it is wanted again. */
  async refused(payload: string, { target }: { target: string }): Promise<void> {
    const { follows } = payloadSchema.parse(JSON.parse(payload));
    await this.#parts.store.follows.pause(target, follows, this.#parts.now());
  }

  /** The news that some follows may be told of. */
  async #changesFor(follows: readonly Follow[], until: number): Promise<ItemChange[]> {
    if (follows.length === 0) return [];
    const servers = new Set(follows.flatMap(({ server }) => server ?? []));
    const from = Math.min(...follows.map(({ seen }) => seen));
    const changes = await this.#parts.store.itemChanges.after(from, [SHARED_SCOPE, ...servers]);
    return changes.filter(({ number }) => number <= until);
  }

  get #shared(): Snapshot {
    return this.#parts.record(SHARED);
  }

  #recordOf({ scope }: ItemChange): Snapshot {
    return this.#parts.record(scope === SHARED_SCOPE ? SHARED : { kind: 'server', serverId: scope });
  }
}

/** What is written down for one target. @param first of the follows */
function postingOf(first: Follow, follows: readonly Follow[], until: number, at: string): NewPosting {
  const { target, every, server } = first;
  return {
    key: `follow ${target} ${every} ${until} ${at}`,
    kind: 'follow',
    server: personIn(target) === undefined ? server : null,
    target,
    payload: JSON.stringify({ follows: follows.map(({ id, seen }) => [id, seen]), until, every }),
    at,
  };
}

/** The person whom a target is; undefined for a channel. */
export function personIn(target: string): string | undefined {
  return target.startsWith('user:') ? target.slice('user:'.length) : undefined;
}
