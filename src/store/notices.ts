import type { Kysely } from 'kysely';
import { withFaults } from './fault.ts';
import type { Tables } from './tables.ts';

/** What somebody has been told without asking, and is told once. */
export class Notices {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  /**
   * Takes it on to tell of some notices: each of them by one process, once.
   * @param keys name what is told
   * @returns those that nobody has taken before
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

  /** Nobody could be told: another time. */
  async release(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await withFaults(() => this.#database.deleteFrom('notices').where('key', 'in', keys).execute());
  }
}
