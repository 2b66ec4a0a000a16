import type { Kysely } from 'kysely';
import { withFaults } from './fault.ts';
import type { Tables } from './tables.ts';

/** How much somebody asked for lately. */
export interface Count {
  /** this request among them */
  requests: number;
  /** until the oldest of them counts no more */
  msLeft: number;
}

/** What each person asked for lately, where several processes answer: each counts what all of them were asked. */
export class CountedRequests {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  /**
   * Counts a request. Two processes that are told of the same one count it once.
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

  /** Deletes those that count no more. @param now ISO 8601, UTC */
  async removeOld(now: string): Promise<void> {
    await withFaults(() => this.#database.deleteFrom('counted_requests').where('until', '<=', now).execute());
  }
}
