import type { Kysely } from 'kysely';
import { withFaults } from './fault.ts';
import type { Tables } from './tables.ts';

/** Discord forgets an interaction after 15 minutes, and repeats no message later than that. */
const KEPT_MS = 60 * 60 * 1_000;

/** Work that several processes with one token learn of at the same time, and that only one of them may do. */
export class Claims {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  /**
   * Claims a piece of work.
   * @param key names it, without anything of a person: the id of an interaction or a message
   * @param now ISO 8601, UTC
   * @param keptMs how long the claim excludes others
   * @returns false where another process has claimed it before
   */
  async take(key: string, now: string, keptMs = KEPT_MS): Promise<boolean> {
    const until = new Date(Date.parse(now) + keptMs).toISOString();
    const { numInsertedOrUpdatedRows } = await withFaults(() =>
      this.#database
        .insertInto('claims')
        .values({ key, until })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirstOrThrow(),
    );
    return numInsertedOrUpdatedRows === 1n;
  }

  /** Deletes claims that have expired. @param now ISO 8601, UTC */
  async removeOld(now: string): Promise<void> {
    await withFaults(() => this.#database.deleteFrom('claims').where('until', '<', now).execute());
  }
}
