import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { EntryKind } from '../corpus/lists.ts';
import { faultOf, withFaults } from './fault.ts';
import type { RevisionsTable, Tables } from './tables.ts';

/** The scope of revisions of what all servers share. */
export const SHARED_SCOPE = 'shared';

/** Where the words of a revision come from. */
export const originSchema = z.discriminatedUnion('how', [
  /** edited by hand, from what was on record */
  z.strictObject({ how: z.literal('edited') }),
  z.strictObject({ how: z.literal('fetched'), url: z.string(), on: z.string(), hash: z.string() }),
  z.strictObject({ how: z.literal('file'), name: z.string(), hash: z.string() }),
  z.strictObject({ how: z.literal('pasted'), hash: z.string() }),
  /** written or changed by hand, and not found on its page */
  z.strictObject({ how: z.literal('given') }),
  /** taken over from a file of the corpus */
  z.strictObject({ how: z.literal('imported') }),
]);
export type Origin = z.output<typeof originSchema>;

/** What is named by a scope, a kind and an id. */
export interface EntryName {
  /** `shared`, or the id of a server */
  scope: string;
  kind: EntryKind;
  entry: string;
}

/** What somebody publishes. */
export interface NewRevision extends EntryName {
  /** null withdraws it */
  text: string | null;
  /** hash of the shipped text that it was made from */
  base: string | null;
  /** the number of the newest revision that its author has seen; 0 for none */
  seen: number;
  by: string;
  /** a second moderator who published it; null where one was enough */
  approvedBy: string | null;
  at: string;
  why: string;
  origin: Origin;
}

export interface Revision extends Omit<NewRevision, 'seen'> {
  number: number;
  previous: number;
}

/** The newest revision of an entry. */
export interface CurrentRevision extends Revision {
  /** its text has shipped at some time since */
  retired: boolean;
}

/** A newer revision came in between: what its author has not seen. It names the entry that it is of. */
export interface Superseded {
  newer: Revision;
}

export class Revisions {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  /**
   * Adds revisions, all of them or none; once this resolves they are on the disk. Nothing is overwritten unseen.
   * @returns the revisions in their order, or a newer one that its author has not seen
   * @throws StoreFault
   */
  async add(revisions: readonly NewRevision[]): Promise<Revision[] | Superseded> {
    return withFaults(async () => {
      const superseded = await this.#superseding(revisions);
      if (superseded !== undefined) return superseded;
      try {
        return await this.#insert(revisions);
      } catch (error) {
        // Another process was faster: the database lets only one follow each revision.
        const meanwhile = isTaken(error) ? await this.#superseding(revisions) : undefined;
        if (meanwhile === undefined) throw faultOf(error);
        return meanwhile;
      }
    });
  }

  /** In one statement, which takes effect whole or not at all, and holds no lock while this process does something else. */
  async #insert(revisions: readonly NewRevision[]): Promise<Revision[]> {
    const values = revisions.map(({ seen, origin, approvedBy, ...rest }) => ({
      ...rest,
      approved_by: approvedBy,
      previous: seen,
      origin: JSON.stringify(origin),
    }));
    const rows = await this.#database.insertInto('revisions').values(values).returningAll().execute();
    return rows.map(revisionOf).sort((left, right) => left.number - right.number);
  }

  async #superseding(revisions: readonly NewRevision[]): Promise<Superseded | undefined> {
    for (const revision of revisions) {
      const newer = await this.newest(revision);
      if (newer !== undefined && newer.number !== revision.seen) return { newer };
    }
    return undefined;
  }

  async newest({ scope, kind, entry }: EntryName): Promise<Revision | undefined> {
    const row = await withFaults(() =>
      this.#of({ scope, kind, entry }).orderBy('number', 'desc').limit(1).executeTakeFirst(),
    );
    return row && revisionOf(row);
  }

  /** Every revision of an entry, newest first. */
  async history(name: EntryName): Promise<Revision[]> {
    const rows = await withFaults(() => this.#of(name).orderBy('number', 'desc').execute());
    return rows.map(revisionOf);
  }

  /** The newest revision of every entry, in the order of their numbers. */
  async current(): Promise<CurrentRevision[]> {
    const rows = await withFaults(() =>
      this.#database
        .selectFrom('revisions')
        .leftJoin('retirements', 'retirements.number', 'revisions.number')
        .selectAll('revisions')
        .select('retirements.number as retired')
        .where('revisions.number', 'in', (query) =>
          query
            .selectFrom('revisions')
            .select(({ fn }) => fn.max('number').as('number'))
            .groupBy(['scope', 'kind', 'entry']),
        )
        .orderBy('revisions.number')
        .execute(),
    );
    return rows.map(({ retired, ...row }) => ({ ...revisionOf(row), retired: retired !== null }));
  }

  /** Retires revisions for good: their text ships. */
  async retire(numbers: readonly number[]): Promise<void> {
    if (numbers.length === 0) return;
    const rows = numbers.map((number) => ({ number }));
    await withFaults(() =>
      this.#database
        .insertInto('retirements')
        .values(rows)
        .onConflict((conflict) => conflict.column('number').doNothing())
        .execute(),
    );
  }

  #of({ scope, kind, entry }: EntryName) {
    return this.#database
      .selectFrom('revisions')
      .selectAll()
      .where('scope', '=', scope)
      .where('kind', '=', kind)
      .where('entry', '=', entry);
  }
}

function revisionOf({ origin, approved_by: approvedBy, ...row }: Selectable<RevisionsTable>): Revision {
  return { ...row, approvedBy, origin: originSchema.parse(JSON.parse(origin)) };
}

/** SQLite's and PostgreSQL's words for a unique constraint that would break. */
export function isTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === '23505';
}
