import type { Kysely } from 'kysely';
import { withFaults } from './fault.ts';
import type { Tables } from './tables.ts';

/** The requests of one person within the window. */
export interface Count {
  /** including the one that was just counted */
  requests: number;
  /** until the oldest of them leaves the window */
  msLeft: number;
}

/** Requests of each person, counted over all processes on the database, so that the rate limit holds for all of them together. */
export class CountedRequests {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  /**
   * Counts a request. One that two processes receive is counted once.
   * @param person a hash: nobody is named
   * @param request the id of an interaction or a message
   * @param now ISO 8601, UTC
   */
  async count(person: string, request: string, now: string, windowMs: number): Promise<Count> {
    const until = new Date(Date.parse(now) + windowMs).toISOString();
    return withFaults(async () => {
      await this.#database
        .insertInto('counted_requests')
        .values({ person, request, until })
        .onConflict((conflict) => conflict.columns(['person', 'request']).doNothing())
        .execute();
      const { requests, oldest } = await this.#database
        .selectFrom('counted_requests')
        .select(({ fn }) => [fn.countAll().as('requests'), fn.min('until').as('oldest')])
        .where('person', '=', person)
        .where('until', '>', now)
        .executeTakeFirstOrThrow();
      return { requests: Number(requests), msLeft: Date.parse(oldest ?? until) - Date.parse(now) };
    });
  }

  /** Deletes requests that have left the window. @param now ISO 8601, UTC */
  async removeOld(now: string): Promise<void> {
    await withFaults(() => this.#database.deleteFrom('counted_requests').where('until', '<=', now).execute());
  }
}
