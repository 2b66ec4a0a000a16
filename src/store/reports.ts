import type { Kysely } from 'kysely';
import { withFaults } from './fault.ts';
import type { Tables } from './tables.ts';

/** Somebody says that something on record is wrong. */
export interface Report {
  id: number;
  server: string | null;
  /** id of what it is about */
  item: string;
  text: string;
  /** the question on the card; null where it showed none that stands by itself */
  question: string | null;
  at: string;
  /** what was done; null while it is open */
  outcome: string | null;
}

export class Reports {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  /** @returns its number */
  async add(report: Omit<Report, 'id' | 'outcome'>): Promise<number> {
    const { id } = await withFaults(() =>
      this.#database
        .insertInto('reports')
        .values({ ...report, outcome: null, closed_by: null })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    return id;
  }

  async find(id: number): Promise<Report | undefined> {
    return withFaults(() => this.#database.selectFrom('reports').selectAll().where('id', '=', id).executeTakeFirst());
  }

  /** Says what was done. @returns false where somebody else has closed it before */
  async close(id: number, outcome: string, by: string): Promise<boolean> {
    const { numUpdatedRows } = await withFaults(() =>
      this.#database
        .updateTable('reports')
        .set({ outcome, closed_by: by })
        .where('id', '=', id)
        .where('outcome', 'is', null)
        .executeTakeFirst(),
    );
    return numUpdatedRows === 1n;
  }

  /** Open ones of a server, oldest first. */
  async open(server: string): Promise<Report[]> {
    return withFaults(() =>
      this.#database
        .selectFrom('reports')
        .selectAll()
        .where('server', '=', server)
        .where('outcome', 'is', null)
        .orderBy('id')
        .execute(),
    );
  }
}
