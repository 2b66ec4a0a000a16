import type { Kysely } from 'kysely';
import { withFaults } from './fault.ts';
import type { Tables } from './tables.ts';

/** Keys of unasked messages: each is sent once, by one process. */
export class Notices {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  /**
   * Claims notices for sending.
   * @returns the keys that no process has claimed before
   */
  async take(keys: readonly string[], at: string): Promise<string[]> {
    if (keys.length === 0) return [];
    const taken = await withFaults(() =>
      this.#database
        .insertInto('notices')
        .values(keys.map((key) => ({ key, at })))
        .onConflict((conflict) => conflict.column('key').doNothing())
        .returning('key')
        .execute(),
    );
    return taken.map(({ key }) => key);
  }

  /** Gives claimed notices back after sending failed: they are sent another time. */
  async release(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await withFaults(() => this.#database.deleteFrom('notices').where('key', 'in', keys).execute());
  }
}
