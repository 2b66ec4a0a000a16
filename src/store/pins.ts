import type { Kysely } from 'kysely';
import { withFaults } from './fault.ts';
import type { Tables } from './tables.ts';

/** An item that a moderator chose as the answer to a question. */
export interface NewPin {
  /** `shared`, or the id of a server */
  scope: string;
  /** as it was asked */
  question: string;
  /** its words, normalised: the same for questions that are the same */
  words: string;
  /** id of an item of the record */
  item: string;
  by: string;
  /** ISO 8601, UTC */
  at: string;
  why: string;
}

/** What came of trying a pin as a way of asking. */
export interface Tried {
  /** it serves as one; or it would break another answer, and holds for its own words alone; null until that was tried */
  reach: 'phrase' | 'same' | null;
  /** the question whose right answer it would break; null where it breaks none */
  breaks: string | null;
}

export interface StoredPin extends NewPin, Tried {
  id: number;
}

/** Pins of every scope. One that is undone stays in its history until its server is forgotten. */
export class PinTable {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  /**
   * Adds a pin; the one that stands for the same question of its scope is undone. Should the process end between the two,
   * both stand, and the newer comes first.
   * @returns its number
   */
  async add(pin: NewPin): Promise<number> {
    return withFaults(async () => {
      const { id } = await this.#database
        .insertInto('pins')
        .values({ ...pin, reach: null, breaks: null, undone_by: null, undone_at: null })
        .returning('id')
        .executeTakeFirstOrThrow();
      await this.#database
        .updateTable('pins')
        .set({ undone_by: pin.by, undone_at: pin.at })
        .where('scope', '=', pin.scope)
        .where('words', '=', pin.words)
        .where('id', '<', id)
        .where('undone_at', 'is', null)
        .execute();
      return id;
    });
  }

  /** Those that stand, newest first. */
  async standing(): Promise<StoredPin[]> {
    return withFaults(() =>
      this.#database.selectFrom('pins').selectAll().where('undone_at', 'is', null).orderBy('id', 'desc').execute(),
    );
  }

  /** Notes what came of trying one as a way of asking. */
  async settle(id: number, tried: Tried): Promise<void> {
    await withFaults(() =>
      this.#database
        .updateTable('pins')
        .set({ ...tried })
        .where('id', '=', id)
        .execute(),
    );
  }

  /** Takes one back. @returns false where it does not stand in this scope */
  async undo(id: number, scope: string, by: string, at: string): Promise<boolean> {
    const { numUpdatedRows } = await withFaults(() =>
      this.#database
        .updateTable('pins')
        .set({ undone_by: by, undone_at: at })
        .where('id', '=', id)
        .where('scope', '=', scope)
        .where('undone_at', 'is', null)
        .executeTakeFirst(),
    );
    return numUpdatedRows === 1n;
  }
}
