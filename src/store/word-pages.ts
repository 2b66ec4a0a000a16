import type { Kysely } from 'kysely';
import { withFaults } from './fault.ts';
import type { Tables } from './tables.ts';

/** What a search for words found on the page of one source. */
export interface StoredPage {
  scope: string;
  source: string;
  /** names what was looked for: where the source has changed since, its page is to be searched again */
  key: string;
  /** JSON */
  found: string;
  /** ISO 8601, UTC */
  at: string;
}

/** What the search for words has found so far: it goes on from there, and curators decide from it. */
export class WordPages {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  /** Keeps what was found, in the place of what was found on the page before. */
  async keep(page: StoredPage): Promise<void> {
    const { key, found, at } = page;
    await withFaults(() =>
      this.#database
        .insertInto('word_pages')
        .values(page)
        .onConflict((conflict) => conflict.columns(['scope', 'source']).doUpdateSet({ key, found, at }))
        .execute(),
    );
  }

  /** In the order of their sources. */
  async of(scope: string): Promise<StoredPage[]> {
    return withFaults(() =>
      this.#database.selectFrom('word_pages').selectAll().where('scope', '=', scope).orderBy('source').execute(),
    );
  }

  /** Forgets what was found, of some sources or of all: they are searched again. */
  async forget(scope: string, sources?: readonly string[]): Promise<void> {
    if (sources?.length === 0) return;
    let pages = this.#database.deleteFrom('word_pages').where('scope', '=', scope);
    if (sources !== undefined) pages = pages.where('source', 'in', [...sources]);
    await withFaults(() => pages.execute());
  }
}
