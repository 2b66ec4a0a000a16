import type { Kysely } from 'kysely';
import { withFaults } from './fault.ts';
import type { Tables } from './tables.ts';

/** What somebody has been told without asking, and is told once. */
export class Notices {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  /** Those of some notices that nobody has been told of. @param keys name what is told */
  async untold(keys: readonly string[]): Promise<string[]> {
    if (keys.length === 0) return [];
    const rows = await withFaults(() =>
      this.#database.selectFrom('notices').select('key').where('key', 'in', keys).execute(),
    );
    const told = new Set(rows.map(({ key }) => key));
    return keys.filter((key) => !told.has(key));
  }

  /** Notes that somebody has been told. */
  async add(keys: readonly string[], at: string): Promise<void> {
    if (keys.length === 0) return;
    const rows = keys.map((key) => ({ key, at }));
    await withFaults(() =>
      this.#database
        .insertInto('notices')
        .values(rows)
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute(),
    );
  }
}
