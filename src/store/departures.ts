import { type Kysely, sql } from 'kysely';
import type { Atomically } from './atomic.ts';
import { withFaults } from './fault.ts';
import { SHARED_SCOPE } from './revisions.ts';
import type { Tables } from './tables.ts';

/** How long what a server made is kept after the bot was removed from it, in days: it may have been a slip. */
const KEPT_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Tables whose rows belong to a server, and the column that holds its id. */
const OWNED = [
  ['settings', 'server'],
  ['gaps', 'server'],
  ['asked', 'server'],
  ['votes', 'server'],
  ['reports', 'server'],
  ['drafts', 'server'],
  ['watches', 'server'],
  ['pins', 'scope'],
  ['revisions', 'scope'],
  ['words', 'scope'],
  ['word_pages', 'scope'],
  ['item_changes', 'scope'],
  ['noticed_states', 'scope'],
  ['postings', 'server'],
  ['follows', 'server'],
] as const;

/** Servers that the bot was removed from. What they made is kept for a while, comes back with them, and is deleted then. */
export class Departures {
  readonly #database: Kysely<Tables>;
  readonly #atomically: Atomically;
  readonly #erase: () => void;

  /** @param erase takes what was deleted out of the database’s files */
  constructor(database: Kysely<Tables>, atomically: Atomically, erase: () => void) {
    this.#database = database;
    this.#atomically = atomically;
    this.#erase = erase;
  }

  /** The bot was removed from a server. @param at ISO 8601, UTC */
  async add(server: string, at: string): Promise<void> {
    await withFaults(() =>
      this.#database
        .insertInto('departures')
        .values({ server, at })
        .onConflict((conflict) => conflict.column('server').doNothing())
        .execute(),
    );
  }

  /** The bot is back. */
  async remove(server: string): Promise<void> {
    await withFaults(() => this.#database.deleteFrom('departures').where('server', '=', server).execute());
  }

  async servers(): Promise<string[]> {
    const rows = await withFaults(() => this.#database.selectFrom('departures').select('server').execute());
    return rows.map(({ server }) => server);
  }

  /** Every server of which anything is kept. */
  async known(): Promise<string[]> {
    const found = await withFaults(() =>
      Promise.all(
        OWNED.map(async ([table, column]) => {
          const { rows } = await sql<{ server: string | null }>`
            select distinct ${sql.ref(column)} as server from ${sql.table(table)}`.execute(this.#database);
          return rows.flatMap(({ server }) => server ?? []);
        }),
      ),
    );
    return [...new Set(found.flat())].filter((server) => server !== SHARED_SCOPE);
  }

  /** Servers whose data is to be deleted now. @param now ISO 8601, UTC */
  async due(now: string): Promise<string[]> {
    const rows = await withFaults(() =>
      this.#database.selectFrom('departures').select('server').where('at', '<=', lastKept(now)).execute(),
    );
    return rows.map(({ server }) => server);
  }

  /**
   * Deletes all that a server made, its history included, if its time is over: all of it or nothing.
   * @param now ISO 8601, UTC
   * @returns false where the bot has come back, or another process was faster
   */
  async forget(server: string, now: string): Promise<boolean> {
    const database = this.#database;
    const isForgotten = await withFaults(() =>
      this.#atomically(function* () {
        // The update locks the row: a process that notes the bot's return waits for this transaction.
        const taken = yield database
          .updateTable('departures')
          .set({ server })
          .where('server', '=', server)
          .where('at', '<=', lastKept(now))
          .compile();
        if (taken.numAffectedRows !== 1n) return false;
        const own = database.selectFrom('revisions').select('number').where('scope', '=', server);
        yield database.deleteFrom('checksums').where('number', 'in', own).compile();
        const words = database.selectFrom('words').select('number').where('scope', '=', server);
        yield database.deleteFrom('word_checksums').where('number', 'in', words).compile();
        yield database.deleteFrom('word_looks').where('number', 'in', words).compile();
        yield database
          .deleteFrom('notices')
          .where('key', 'like', `${noticeOf(server, '')}%`)
          .compile();
        for (const [table, column] of OWNED)
          yield sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${server}`.compile(database);
        yield database.deleteFrom('departures').where('server', '=', server).compile();
        return true;
      }),
    );
    if (isForgotten) this.#erase();
    return isForgotten;
  }
}

/** The key of a notice to a server’s moderators; it is deleted with the rest of the server’s data. */
export function noticeOf(server: string, what: string): string {
  return `server ${server} ${what}`;
}

function lastKept(now: string): string {
  return new Date(Date.parse(now) - KEPT_DAYS * DAY_MS).toISOString();
}
