import type { Kysely } from 'kysely';
import { withFaults } from './fault.ts';
import type { Tables } from './tables.ts';

/** Quiet hours of people who follow something. */
export class Followers {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  /** The hours in which people want no message, of those who have settled some. */
  async quietHours(people: readonly string[]): Promise<Map<string, readonly [from: number, to: number]>> {
    if (people.length === 0) return new Map();
    const rows = await withFaults(() =>
      this.#database.selectFrom('followers').selectAll().where('person', 'in', people).execute(),
    );
    return new Map(rows.map(({ person, quiet_from, quiet_to }) => [person, [quiet_from, quiet_to]]));
  }

  /** @param hours undefined for none */
  async setQuietHours(person: string, hours: readonly [from: number, to: number] | undefined): Promise<void> {
    await withFaults(async () => {
      if (hours === undefined) return this.#database.deleteFrom('followers').where('person', '=', person).execute();
      const [quiet_from, quiet_to] = hours;
      return this.#database
        .insertInto('followers')
        .values({ person, quiet_from, quiet_to })
        .onConflict((conflict) => conflict.column('person').doUpdateSet({ quiet_from, quiet_to }))
        .execute();
    });
  }
}
