import { type CompiledQuery, type Kysely, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { type Atomically, Overtaken, unlessOvertaken } from './atomic.ts';
import { withFaults } from './fault.ts';
import type { NewPosting, Postings } from './postings.ts';
import type { FollowsTable, Tables } from './tables.ts';

/** What can be followed: a speaker, a topic, a measure or a subject by its id, or a question by its words. */
type FollowKind = FollowsTable['kind'];
export type FollowPace = FollowsTable['every'];

/** Something that a person follows, or that moderators have told to a channel. */
export interface NewFollow {
  /** where it comes: `user:<id>` or `channel:<id>` */
  target: string;
  /** the person who follows, or the moderator */
  by: string;
  /** the server in which it was made, whose own sources count then, too; null elsewhere */
  server: string | null;
  kind: FollowKind;
  about: string;
  every: FollowPace;
  /** the number of the last change that was told, or was there before it began */
  seen: number;
  /** the day in London whose message was made last */
  told: string;
  /** ISO 8601, UTC */
  at: string;
  /** of a question: the items that answer it as it begins */
  found?: readonly string[];
}

export interface Follow extends NewFollow {
  /** of a question: the items that have answered it since it is followed */
  found: readonly string[];
  id: number;
  /** since when nothing is sent, since Discord refused it; null while it is */
  paused: string | null;
}

/** Which follows may have something to tell. */
interface Due {
  /** the days whose messages are due */
  daily: string;
  weekly: string;
  /** the number of the last change of all */
  last: number;
}

/** Follows of every person and channel. One that is stopped is deleted. */
export class Follows {
  readonly #database: Kysely<Tables>;
  readonly #atomically: Atomically;
  readonly #postings: Postings;

  constructor(database: Kysely<Tables>, atomically: Atomically, postings: Postings) {
    this.#database = database;
    this.#atomically = atomically;
    this.#postings = postings;
  }

  /**
   * Adds one, or gives one that is there already another pace.
   * @param most that a target may have
   * @returns its id; undefined where there are as many already
   */
  async add(follow: NewFollow, most: number): Promise<number | undefined> {
    return withFaults(async () => {
      const { count } = await this.#database
        .selectFrom('follows')
        .select(({ fn }) => fn.countAll<number | string>().as('count'))
        .where('target', '=', follow.target)
        .executeTakeFirstOrThrow();
      const there = await this.#sameAs(follow).executeTakeFirst();
      if (there === undefined && Number(count) >= most) return undefined;
      await this.#database
        .insertInto('follows')
        .values({ ...follow, found: foundText(follow.found ?? []), paused: null })
        // Somebody pressed twice, in two processes.
        .onConflict((conflict) =>
          conflict.expression(ONCE).doUpdateSet({ every: follow.every, by: follow.by, paused: null }),
        )
        .execute();
      return (await this.#sameAs(follow).executeTakeFirstOrThrow()).id;
    });
  }

  #sameAs({ target, server, kind, about }: NewFollow) {
    return this.#database
      .selectFrom('follows')
      .select('id')
      .where('target', '=', target)
      .where('server', server === null ? 'is' : '=', server)
      .where('kind', '=', kind)
      .where('about', '=', about);
  }

  /** What comes to a target, in the order in which that began. */
  async of(target: string): Promise<Follow[]> {
    const rows = await withFaults(() =>
      this.#database.selectFrom('follows').selectAll().where('target', '=', target).orderBy('id').execute(),
    );
    return rows.map(followOf);
  }

  /** What comes to channels of a server. */
  async ofChannels(server: string): Promise<Follow[]> {
    const rows = await withFaults(() =>
      this.#database
        .selectFrom('follows')
        .selectAll()
        .where('server', '=', server)
        .where('target', 'like', 'channel:%')
        .orderBy('target')
        .orderBy('id')
        .execute(),
    );
    return rows.map(followOf);
  }

  async find(id: number): Promise<Follow | undefined> {
    const row = await withFaults(() =>
      this.#database.selectFrom('follows').selectAll().where('id', '=', id).executeTakeFirst(),
    );
    return row && followOf(row);
  }

  /** @returns those that are there still, and whose servers were not left */
  async these(ids: readonly number[]): Promise<Follow[]> {
    if (ids.length === 0) return [];
    const rows = await withFaults(() => this.#present().where('id', 'in', ids).execute());
    return rows.map(followOf);
  }

  /**
   * Follows that are not paused and whose time has come, some targets at a time: all of each.
   * @param after the last target of those that were looked at before
   */
  async due({ daily, weekly, last }: Due, after: string, most: number): Promise<Follow[]> {
    const found = await withFaults(() =>
      this.#present()
        .where('paused', 'is', null)
        .where('target', '>', after)
        .where(({ eb, or, and }) =>
          or([
            and([eb('every', '=', 'daily'), eb('told', '<', daily)]),
            and([eb('every', '=', 'weekly'), eb('told', '<', weekly)]),
            and([eb('every', '=', 'once'), eb('seen', '<', last)]),
          ]),
        )
        .orderBy('target')
        .orderBy('id')
        .limit(most)
        .execute(),
    );
    const rows = found.map(followOf);
    if (rows.length < most) return rows;
    // The last target may have more than these.
    const cut = rows.at(-1)?.target;
    const whole = rows.filter(({ target }) => target !== cut);
    return whole.length > 0 ? whole : rows;
  }

  #present() {
    return this.#database
      .selectFrom('follows')
      .selectAll()
      .where(({ eb, or, selectFrom }) =>
        or([eb('server', 'is', null), eb('server', 'not in', selectFrom('departures').select('server'))]),
      );
  }

  /**
   * Notes how far changes were told, together with the messages that tell them: all of it or nothing.
   * @param follows as they were read
   * @param found items that questions have found now, by the ids of their follows
   * @returns false where another process was faster, or one of them was stopped: then nothing has changed
   */
  async tell(
    follows: readonly Follow[],
    until: { seen: number; told(every: FollowPace): string },
    postings: readonly NewPosting[],
    found: ReadonlyMap<number, readonly string[]> = new Map(),
  ): Promise<boolean> {
    if (follows.length === 0) return true;
    const database = this.#database;
    const steps = [...Map.groupBy(follows, ({ seen, told, every }) => `${seen} ${told} ${every}`).values()].map(
      (same) => this.#step(same, until),
    );
    const adding = postings.length === 0 ? undefined : this.#postings.adding(postings);
    return withFaults(() =>
      unlessOvertaken(this.#atomically, function* () {
        for (const { query, count } of steps) {
          const step = yield query;
          if (step.numAffectedRows !== BigInt(count)) throw new Overtaken();
        }
        if (adding !== undefined) yield adding;
        for (const [id, items] of found)
          yield database
            .updateTable('follows')
            .set({ found: foundText(items) })
            .where('id', '=', id)
            .compile();
      }),
    );
  }

  #step(
    same: readonly Follow[],
    until: { seen: number; told(every: FollowPace): string },
  ): { query: CompiledQuery; count: number } {
    const [first] = same;
    const query = this.#database
      .updateTable('follows')
      .set({ seen: until.seen, told: until.told(first?.every ?? 'daily') })
      .where(
        'id',
        'in',
        same.map(({ id }) => id),
      )
      .where('seen', '=', first?.seen ?? 0)
      .where('told', '=', first?.told ?? '');
    return { query: query.compile(), count: same.length };
  }

  /**
   * Sends nothing to a target until somebody wants it again.
   * @param untold follows whose message was refused, with how far each was told before: that is told again then
   */
  async pause(target: string, untold: readonly (readonly [id: number, seen: number])[], at: string): Promise<void> {
    const database = this.#database;
    await withFaults(() =>
      this.#atomically(function* () {
        yield database
          .updateTable('follows')
          .set({ paused: at })
          .where('target', '=', target)
          .where('paused', 'is', null)
          .compile();
        for (const [id, seen] of untold)
          yield database.updateTable('follows').set({ seen }).where('id', '=', id).where('seen', '>', seen).compile();
      }),
    );
  }

  /** The targets that wait, each with one of its follows, and since when. */
  async paused(): Promise<{ target: string; follow: number; since: string }[]> {
    const rows = await withFaults(() =>
      this.#database
        .selectFrom('follows')
        .select(({ fn }) => ['target', fn.min('id').as('follow'), fn.max('paused').as('since')])
        .where('paused', 'is not', null)
        .groupBy('target')
        .execute(),
    );
    return rows.map(({ target, follow, since }) => ({ target, follow: Number(follow), since: since ?? '' }));
  }

  async resume(target: string): Promise<void> {
    await withFaults(() =>
      this.#database.updateTable('follows').set({ paused: null }).where('target', '=', target).execute(),
    );
  }

  async remove(ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    await withFaults(() => this.#database.deleteFrom('follows').where('id', 'in', ids).execute());
  }

  /** Deletes all that a person follows and has settled. What moderators have told to channels stays with its server. */
  async forget(person: string): Promise<void> {
    const database = this.#database;
    const target = `user:${person}`;
    await withFaults(() =>
      this.#atomically(function* () {
        yield database.deleteFrom('follows').where('target', '=', target).compile();
        yield database.deleteFrom('followers').where('person', '=', person).compile();
        yield database.deleteFrom('postings').where('target', '=', target).where('kind', '=', 'follow').compile();
      }),
    );
  }
}

/** Items of a question that are remembered: those that were found last. */
const MOST_FOUND = 50;

function foundText(items: readonly string[]): string | null {
  return items.length === 0 ? null : JSON.stringify([...new Set(items)].slice(-MOST_FOUND));
}

const itemIds = z.array(z.string());

function followOf({ found, ...row }: Selectable<FollowsTable>): Follow {
  return { ...row, found: found === null ? [] : itemIds.parse(JSON.parse(found)) };
}

/** What makes two follows the same one. */
const ONCE = sql`target, coalesce(server, ''), kind, about`;
