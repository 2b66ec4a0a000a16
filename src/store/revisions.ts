import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { EntryKind } from '../corpus/lists.ts';
import type { Atomically } from './atomic.ts';
import { checksumOf, isIntact, type ReadChecksum } from './checksum.ts';
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
  /** its row was changed since by something else than this program: it has no text, and its entry is not answered with */
  isAltered?: true;
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
  readonly #atomically: Atomically;
  readonly #onAdded: (number: number) => void;

  /** @param onAdded called with the number of the last revision once it is on the disk */
  constructor(database: Kysely<Tables>, atomically: Atomically, onAdded: (number: number) => void) {
    this.#database = database;
    this.#atomically = atomically;
    this.#onAdded = onAdded;
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

  /** With their checksums: all of it or nothing. */
  async #insert(revisions: readonly NewRevision[]): Promise<Revision[]> {
    const values = revisions.map(({ seen, origin, approvedBy, ...rest }) => ({
      ...rest,
      approved_by: approvedBy,
      previous: seen,
      origin: JSON.stringify(origin),
    }));
    const query = this.#database.insertInto('revisions').values(values).returning(['number', 'scope', 'kind', 'entry']);
    const database = this.#database;
    const rows = await this.#atomically(function* () {
      const numbered = numbers.parse((yield query.compile()).rows);
      const numberOf = (name: EntryName) => numbered.find((each) => isOf(each, name))?.number ?? 0;
      const added = values.map((value) => ({ ...value, number: numberOf(value) }));
      const checksums = added.map((row) => ({ number: row.number, ...checksumOf(row) }));
      yield database.insertInto('checksums').values(checksums).compile();
      return added;
    });
    const added = rows.map((row) => revisionOf(row)).sort((left, right) => left.number - right.number);
    this.#onAdded(added.at(-1)?.number ?? 0);
    return added;
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
      this.#of({ scope, kind, entry }).orderBy('revisions.number', 'desc').limit(1).executeTakeFirst(),
    );
    return row && verified(row);
  }

  /** Every revision of an entry, newest first. */
  async history(name: EntryName): Promise<Revision[]> {
    return withFaults(async () => {
      const rows = await this.#of(name).orderBy('revisions.number', 'desc').execute();
      return rows.map(verified);
    });
  }

  /** The same as long as none was added or forgotten. */
  async state(): Promise<string> {
    const { last, count } = await withFaults(() =>
      this.#database
        .selectFrom('revisions')
        .select(({ fn }) => [fn.max<number | null>('number').as('last'), fn.countAll().as('count')])
        .executeTakeFirstOrThrow(),
    );
    return `${last ?? 0} ${count}`;
  }

  /**
   * The newest revision of every entry, in the order of their numbers.
   * @throws StoreFault where the columns that name the entry of one were changed
   */
  async current(): Promise<CurrentRevision[]> {
    const rows = await withFaults(() =>
      this.#withChecksums()
        .leftJoin('retirements', 'retirements.number', 'revisions.number')
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
    const current = rows.map(({ retired, ...row }) => ({ ...verified(row), retired: retired !== null }));
    // A damaged index names replaced revisions, too.
    const newest = new Map(current.map((each) => [JSON.stringify([each.scope, each.kind, each.entry]), each.number]));
    const numbers = new Set(newest.values());
    // The shipped file has the text of a retired revision, so that an altered one is not needed.
    return current.filter(({ number, isAltered, retired }) => numbers.has(number) && (isAltered !== true || !retired));
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
    return this.#withChecksums().where('scope', '=', scope).where('kind', '=', kind).where('entry', '=', entry);
  }

  #withChecksums() {
    return this.#database
      .selectFrom('revisions')
      .leftJoin('checksums', 'checksums.number', 'revisions.number')
      .selectAll('revisions')
      .select(['checksums.name', 'checksums.whole']);
  }
}

const numbers = z.array(z.object({ number: z.number(), scope: z.string(), kind: z.string(), entry: z.string() }));

/** Whether both name the same entry. */
export function isOf(one: Record<keyof EntryName, string>, other: EntryName): boolean {
  return one.scope === other.scope && one.kind === other.kind && one.entry === other.entry;
}

/**
 * A row as a revision; one that was changed since keeps its entry and loses its text.
 * @throws StoreFault where even its entry was changed
 */
function verified({ name, whole, ...row }: Selectable<RevisionsTable> & ReadChecksum): Revision {
  if (isIntact(row, { name, whole })) return revisionOf(row);
  const { number, scope, kind, entry, previous } = row;
  const unknown = { base: null, by: '', approvedBy: null, at: '', why: '', origin: { how: 'given' } as const };
  return { number, scope, kind, entry, previous, ...unknown, text: null, isAltered: true };
}

function revisionOf({ origin, approved_by: approvedBy, ...row }: Selectable<RevisionsTable>): Revision {
  return { ...row, approvedBy, origin: originSchema.parse(JSON.parse(origin)) };
}

/** SQLite's and PostgreSQL's words for a unique constraint that would break. */
export function isTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === '23505';
}
