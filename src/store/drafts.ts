import type { Kysely, Selectable } from 'kysely';
import { withFaults } from './fault.ts';
import type { DraftKind, DraftsTable, Tables } from './tables.ts';

/** A source or a change in the making; it survives a restart. */
export type StoredDraft = Selectable<DraftsTable>;

/** A draft that is not stored yet. */
export type NewDraft = Omit<StoredDraft, 'version'>;

export class Drafts {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async add(draft: NewDraft): Promise<StoredDraft> {
    const row = { ...draft, version: 1 };
    await withFaults(() => this.#database.insertInto('drafts').values(row).execute());
    return row;
  }

  /**
   * Changes a draft, if it is what its changer has seen: nobody writes over what another press has done meanwhile.
   * @returns the draft as it is then; undefined where it has been changed or removed since
   */
  async change(
    { id, version }: Pick<StoredDraft, 'id' | 'version'>,
    to: Pick<StoredDraft, 'author' | 'state' | 'at'>,
  ): Promise<StoredDraft | undefined> {
    const { author, state, at } = to;
    return withFaults(() =>
      this.#database
        .updateTable('drafts')
        .set({ author, state, at, version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .returningAll()
        .executeTakeFirst(),
    );
  }

  async find(id: string): Promise<StoredDraft | undefined> {
    return withFaults(() => this.#database.selectFrom('drafts').selectAll().where('id', '=', id).executeTakeFirst());
  }

  /** Work in the making of a server, newest first. */
  async of(server: string): Promise<StoredDraft[]> {
    return withFaults(() =>
      this.#database
        .selectFrom('drafts')
        .selectAll()
        .where('server', '=', server)
        .where('kind', '=', 'work' satisfies DraftKind)
        .orderBy('at', 'desc')
        .orderBy('id')
        .execute(),
    );
  }

  /** How much work is in the making in a server. */
  async count(server: string): Promise<number> {
    const { count } = await withFaults(() =>
      this.#database
        .selectFrom('drafts')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('server', '=', server)
        .where('kind', '=', 'work' satisfies DraftKind)
        .executeTakeFirstOrThrow(),
    );
    return Number(count);
  }

  /** Deletes screens that were opened before an instant; work in the making stays however old it is. */
  async removeScreens(before: string): Promise<void> {
    await withFaults(() =>
      this.#database.deleteFrom('drafts').where('kind', '=', 'screen').where('at', '<', before).execute(),
    );
  }

  /** Removes a draft, if it is what its remover has seen. @returns whether it was */
  async remove({ id, version }: Pick<StoredDraft, 'id' | 'version'>): Promise<boolean> {
    const { numDeletedRows } = await withFaults(() =>
      this.#database.deleteFrom('drafts').where('id', '=', id).where('version', '=', version).executeTakeFirstOrThrow(),
    );
    return numDeletedRows > 0n;
  }
}
