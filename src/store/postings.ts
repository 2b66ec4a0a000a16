import type { CompiledQuery, Kysely } from 'kysely';
import { storeEvents } from './events.ts';
import { withFaults } from './fault.ts';
import type { PostingsTable, Tables } from './tables.ts';

/** A message that is to be sent exactly once, also where the process that sends it ends. */
export interface NewPosting {
  /** unique: a second posting with the same key is not added */
  key: string;
  /** what makes its message */
  kind: string;
  /** the server with whose data it is deleted; null for none */
  server: string | null;
  /** where it goes: `channel:<id>` or `user:<id>` */
  target: string;
  /** what the message is made of later; its maker writes and reads it */
  payload: string;
  /** ISO 8601, UTC */
  at: string;
}

/** A posting that is not done yet. */
export interface OpenPosting extends NewPosting {
  /** when a process took it last; null where none has */
  taken: string | null;
}

/**
 * What became of a posting. `nothing`: there was nothing left to tell. `unknown`: it was too old to be sent, or a process ended while
 * sending it and whether it arrived can't be found out, so that it is not sent again.
 */
export type PostingOutcome = NonNullable<PostingsTable['outcome']>;

/** How long a posting is kept once it is done, so that none with its key is added again: longer than one can be due. */
const KEPT_MS = 60 * 24 * 60 * 60 * 1_000;

/** Messages that are sent unasked: written down before they are sent, taken by one process, marked after. */
export class Postings {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  /** Writes a message down. @returns false where one with its key was written down before */
  async add(posting: NewPosting): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await withFaults(() =>
      insertOf(this.#database, [posting]).executeTakeFirstOrThrow(),
    );
    return numInsertedOrUpdatedRows === 1n;
  }

  /** The same of several as a query, to be run together with others. */
  adding(postings: readonly NewPosting[]): CompiledQuery {
    return insertOf(this.#database, postings).compile();
  }

  /** Those that are not done and were not taken since an instant, oldest first. @param since ISO 8601, UTC */
  async open(since: string): Promise<OpenPosting[]> {
    return withFaults(() =>
      this.#database
        .selectFrom('postings')
        .selectAll()
        .where('done', 'is', null)
        .where(({ eb, or }) => or([eb('taken', 'is', null), eb('taken', '<=', since)]))
        .where(({ eb, or, selectFrom }) =>
          or([eb('server', 'is', null), eb('server', 'not in', selectFrom('departures').select('server'))]),
        )
        .orderBy('at')
        .orderBy('key')
        .execute(),
    );
  }

  /** Takes one to send it, or renews that it was taken. @returns false where another process was faster */
  async take({ key, taken }: Pick<OpenPosting, 'key' | 'taken'>, at: string): Promise<boolean> {
    const { numUpdatedRows } = await withFaults(() =>
      this.#database
        .updateTable('postings')
        .set({ taken: at })
        .where('key', '=', key)
        .where('done', 'is', null)
        .where('taken', taken === null ? 'is' : '=', taken)
        .executeTakeFirst(),
    );
    return numUpdatedRows === 1n;
  }

  /** Gives one back that certainly was not sent: it is taken again later. @param taken as this process has it */
  async giveBack({ key, taken }: { key: string; taken: string }): Promise<void> {
    await withFaults(() =>
      this.#database
        .updateTable('postings')
        .set({ taken: null })
        .where('key', '=', key)
        .where('taken', '=', taken)
        .where('done', 'is', null)
        .execute(),
    );
  }

  /** Marks one as done; what its message was made of is deleted. */
  async mark(key: string, outcome: PostingOutcome, at: string): Promise<void> {
    const { numUpdatedRows } = await withFaults(() =>
      this.#database
        .updateTable('postings')
        .set({ done: at, outcome, payload: '' })
        .where('key', '=', key)
        .where('done', 'is', null)
        .executeTakeFirst(),
    );
    if (numUpdatedRows === 1n) storeEvents.emit('posting', outcome);
  }

  /** Deletes what was done long ago. @param now ISO 8601, UTC */
  async removeOld(now: string): Promise<void> {
    const before = new Date(Date.parse(now) - KEPT_MS).toISOString();
    await withFaults(() => this.#database.deleteFrom('postings').where('done', '<', before).execute());
  }
}

function insertOf(database: Kysely<Tables>, postings: readonly NewPosting[]) {
  return database
    .insertInto('postings')
    .values(postings.map((posting) => ({ ...posting, taken: null, done: null, outcome: null })))
    .onConflict((conflict) => conflict.column('key').doNothing());
}
