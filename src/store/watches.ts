import type { Kysely } from 'kysely';
import { z } from 'zod';
import { withFaults } from './fault.ts';
import type { Tables } from './tables.ts';

/** A feed or a page that is followed: what it newly lists becomes drafts. */
export interface NewWatch {
  server: string;
  /** `shared`, or the id of the server: whose record the drafts are for */
  scope: string;
  url: string;
  title: string;
  /** Discord's id of the moderator who follows it, and who owns the drafts */
  by: string;
  /** ISO 8601, UTC */
  at: string;
  /** the addresses that it listed when it was looked at last */
  seen: readonly string[];
}

export interface Watch extends NewWatch {
  id: number;
  /** when it was looked at last */
  looked_at: string;
  /** why it could not be read then; null where it could */
  fault: string | null;
}

const addresses = z.array(z.string());

/** What is followed. One that is let go of stays in its history until its server is forgotten. */
export class Watches {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async add(watch: NewWatch): Promise<void> {
    const row = { ...watch, seen: JSON.stringify(watch.seen), looked_at: watch.at, fault: null };
    await withFaults(() =>
      this.#database
        .insertInto('watches')
        .values({ ...row, stopped_by: null, stopped_at: null })
        .execute(),
    );
  }

  /** What is followed for a record of a server, in the order in which that began. */
  async of(server: string, scope: string): Promise<Watch[]> {
    const rows = await withFaults(() =>
      this.#database
        .selectFrom('watches')
        .selectAll()
        .where('server', '=', server)
        .where('scope', '=', scope)
        .where('stopped_at', 'is', null)
        .orderBy('id')
        .execute(),
    );
    return rows.map(watchOf);
  }

  /** What was looked at by an instant, longest ago first; nothing of servers that were left. @param by ISO 8601, UTC */
  async due(by: string): Promise<Watch[]> {
    const rows = await withFaults(() =>
      this.#database
        .selectFrom('watches')
        .selectAll()
        .where('stopped_at', 'is', null)
        .where('looked_at', '<=', by)
        .where('server', 'not in', (query) => query.selectFrom('departures').select('server'))
        .orderBy('looked_at')
        .execute(),
    );
    return rows.map(watchOf);
  }

  /** Takes a turn to look, which no other process has then. @returns false where one was faster, or nobody follows it any more */
  async take({ id, looked_at }: Watch, at: string): Promise<boolean> {
    const { numUpdatedRows } = await withFaults(() =>
      this.#database
        .updateTable('watches')
        .set({ looked_at: at })
        .where('id', '=', id)
        .where('looked_at', '=', looked_at)
        .where('stopped_at', 'is', null)
        .executeTakeFirst(),
    );
    return numUpdatedRows === 1n;
  }

  /** Keeps what came of a look. */
  async keep(id: number, { seen, fault }: Pick<Watch, 'seen' | 'fault'>): Promise<void> {
    await withFaults(() =>
      this.#database
        .updateTable('watches')
        .set({ seen: JSON.stringify(seen), fault })
        .where('id', '=', id)
        .execute(),
    );
  }

  /** Stops following one. @returns false where nobody follows it there */
  async stop(id: number, server: string, by: string, at: string): Promise<boolean> {
    const { numUpdatedRows } = await withFaults(() =>
      this.#database
        .updateTable('watches')
        .set({ stopped_by: by, stopped_at: at })
        .where('id', '=', id)
        .where('server', '=', server)
        .where('stopped_at', 'is', null)
        .executeTakeFirst(),
    );
    return numUpdatedRows === 1n;
  }
}

function watchOf({ seen, ...row }: Omit<Watch, 'seen'> & { seen: string }): Watch {
  return { ...row, seen: addresses.parse(JSON.parse(seen)) };
}
