import type { CompiledQuery, Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { type Atomically, Overtaken, unlessOvertaken } from './atomic.ts';
import { withFaults } from './fault.ts';
import { SHARED_SCOPE } from './revisions.ts';
import type { ItemChangesTable, NewsKind, Tables, UntoldKind } from './tables.ts';

/** What an item is found by once it is gone: ids and days, none of its words. */
const traitsSchema = z.object({
  kind: z.enum(['statement', 'figure']),
  /** who said it or gave the figure */
  by: z.string(),
  /** the day of saying, or the last day of the period */
  day: z.string(),
  topics: z.array(z.string()).readonly(),
  measure: z.string().optional(),
  /** id of the subject of its stance */
  subject: z.string().optional(),
});
export type ItemTraits = z.output<typeof traitsSchema>;

const storedTraitsSchema = z.object({ now: traitsSchema, before: traitsSchema.optional() });

/** One change of one item of the record. Every version of an item has one change. */
export interface ItemChange {
  /** counts the changes of all scopes, in the order in which they were noticed */
  number: number;
  /** `shared`, or the id of a server */
  scope: string;
  /** `<source id>#<statement or figure id>`, as the scope's corpus has it */
  item: string;
  source: string;
  /** counts the changes of the item from 1 */
  version: number;
  kind: NewsKind | UntoldKind;
  /** hash of what the item says; of what it said, where it was withdrawn */
  hash: string;
  traits: ItemTraits;
  /** what they were before a correction */
  traitsBefore?: ItemTraits;
  /** the revision that published it; null where it came with the files that ship */
  revision: number | null;
  /** ISO 8601, UTC */
  at: string;
}

export type NewItemChange = Omit<ItemChange, 'number' | 'scope' | 'at'>;

/** How far the changes of a scope have been noticed. */
export interface NoticedState {
  /** hash of the files that ship; empty for a server's own record */
  shipped: string;
  /** the highest number among the current revisions of the scope */
  revision: number;
}

/** The changes of one scope from a state that was noticed to a later one. */
export interface Noticed {
  scope: string;
  /** undefined where the scope was never looked at */
  before: NoticedState | undefined;
  after: NoticedState;
  changes: readonly NewItemChange[];
}

/** Rows that one statement inserts: SQLite takes 32,766 values at most. */
const BATCH = 500;

/** Which items of the record are new, corrected or withdrawn, in the order in which that was noticed. */
export class ItemChanges {
  readonly #database: Kysely<Tables>;
  readonly #atomically: Atomically;

  constructor(database: Kysely<Tables>, atomically: Atomically) {
    this.#database = database;
    this.#atomically = atomically;
  }

  /** How far the changes of each scope have been noticed; none of a scope that was never looked at. */
  async states(): Promise<Map<string, NoticedState>> {
    const rows = await withFaults(() => this.#database.selectFrom('noticed_states').selectAll().execute());
    return new Map(rows.map(({ scope, ...state }) => [scope, state]));
  }

  /** The last change of each item of a scope. @param sources of these alone */
  async latest(scope: string, sources?: readonly string[]): Promise<ItemChange[]> {
    const newest = this.#database
      .selectFrom('item_changes as other')
      .select(({ fn }) => fn.max('other.number').as('number'))
      .where('other.scope', '=', scope)
      .groupBy('other.item');
    const rows = await withFaults(() =>
      this.#database
        .selectFrom('item_changes')
        .selectAll()
        .where('number', 'in', sources === undefined ? newest : newest.where('other.source', 'in', [...sources, '']))
        .execute(),
    );
    return rows.map(changeOf);
  }

  /**
   * Adds what was noticed, all of it or nothing.
   * @returns false where another process has noticed changes of one of the scopes meanwhile
   */
  async add(noticed: readonly Noticed[], at: string): Promise<boolean> {
    const database = this.#database;
    const rows = noticed.flatMap(({ scope, changes }) => changes.map((change) => rowOf(scope, change, at)));
    return withFaults(() =>
      unlessOvertaken(this.#atomically, function* () {
        // Two processes could number their changes in one order and commit them in the other: each waits for this row.
        yield database
          .updateTable('noticed_states')
          .set({ scope: SHARED_SCOPE })
          .where('scope', '=', SHARED_SCOPE)
          .compile();
        for (const each of noticed) {
          const step = yield stepOf(database, each);
          if (step.numAffectedRows !== 1n) throw new Overtaken();
        }
        for (let from = 0; from < rows.length; from += BATCH)
          yield database
            .insertInto('item_changes')
            .values(rows.slice(from, from + BATCH))
            .compile();
      }),
    );
  }

  /** What is news in some scopes after a number, oldest first. */
  async after(number: number, scopes: readonly string[]): Promise<ItemChange[]> {
    const query = newsOf(this.#database, scopes).where('number', '>', number);
    return (await withFaults(() => query.execute())).map(changeOf);
  }

  /** What is news in a scope from one instant up to another, oldest first. @param from and to: ISO 8601, UTC */
  async between(scope: string, from: string, to: string): Promise<ItemChange[]> {
    const query = newsOf(this.#database, [scope]).where('at', '>=', from).where('at', '<', to);
    return (await withFaults(() => query.execute())).map(changeOf);
  }

  /** The number of the last change of all scopes; 0 for none. */
  async last(): Promise<number> {
    const { last } = await withFaults(() =>
      this.#database
        .selectFrom('item_changes')
        .select(({ fn }) => fn.max<number | null>('number').as('last'))
        .executeTakeFirstOrThrow(),
    );
    return last ?? 0;
  }
}

function newsOf(database: Kysely<Tables>, scopes: readonly string[]) {
  return database
    .selectFrom('item_changes')
    .selectAll()
    .where('scope', 'in', scopes)
    .where('kind', 'in', ['new', 'corrected', 'withdrawn'])
    .orderBy('number');
}

/** The step from one noticed state to the next; it changes no row where the state is another one by now. */
function stepOf(database: Kysely<Tables>, { scope, before, after }: Noticed): CompiledQuery {
  if (before === undefined)
    return database
      .insertInto('noticed_states')
      .values({ scope, ...after })
      .onConflict((conflict) => conflict.column('scope').doNothing())
      .compile();
  return database
    .updateTable('noticed_states')
    .set(after)
    .where('scope', '=', scope)
    .where('shipped', '=', before.shipped)
    .where('revision', '=', before.revision)
    .compile();
}

function rowOf(scope: string, { traits, traitsBefore, ...change }: NewItemChange, at: string) {
  const stored = { now: traits, ...(traitsBefore === undefined ? {} : { before: traitsBefore }) };
  return { ...change, scope, traits: JSON.stringify(stored), at };
}

function changeOf({ traits, ...row }: Selectable<ItemChangesTable>): ItemChange {
  const { now, before } = storedTraitsSchema.parse(JSON.parse(traits));
  return { ...row, traits: now, ...(before === undefined ? {} : { traitsBefore: before }) };
}
