/** What is written while the program runs: one set of queries, on a SQLite file or a PostgreSQL server. */
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import { Asked } from './asked.ts';
import { atomicallyOn } from './atomic.ts';
import { type Altered, audit } from './audit.ts';
import { Changes } from './changes.ts';
import { Claims } from './claims.ts';
import { CountedRequests } from './counted-requests.ts';
import { Departures } from './departures.ts';
import { Drafts } from './drafts.ts';
import { StoreFault, withFaults } from './fault.ts';
import { Followers } from './followers.ts';
import { Follows } from './follows.ts';
import { Gaps } from './gaps.ts';
import { ItemChanges } from './item-changes.ts';
import { migrate } from './migrations.ts';
import { Notices } from './notices.ts';
import { PinTable } from './pins.ts';
import { DATABASE_FILE, type Place } from './place.ts';
import { Postings } from './postings.ts';
import { Reports } from './reports.ts';
import { Revisions } from './revisions.ts';
import { Settings } from './settings.ts';
import { BUSY_MS, type LostRevisions, type OpenFile, openSqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';
import { Votes } from './votes.ts';
import { Watches } from './watches.ts';
import { WordPages } from './word-pages.ts';
import { Words } from './words.ts';

export { DATABASE_FILE, type Place };

/** How long a start waits for another one on the same file, in milliseconds. */
const START_PATIENCE_MS = 3_000;
/** How long PostgreSQL may take for one query: its server may be gone without a word. */
const QUERY_MS = 30_000;

export class Store {
  readonly revisions: Revisions;
  readonly settings: Settings;
  readonly reports: Reports;
  readonly gaps: Gaps;
  readonly asked: Asked;
  readonly drafts: Drafts;
  readonly notices: Notices;
  readonly pins: PinTable;
  readonly votes: Votes;
  readonly watches: Watches;
  readonly words: Words;
  readonly wordPages: WordPages;
  readonly departures: Departures;
  readonly claims: Claims;
  readonly countedRequests: CountedRequests;
  readonly itemChanges: ItemChanges;
  readonly postings: Postings;
  readonly follows: Follows;
  readonly followers: Followers;
  readonly changes: Changes;
  /** rows that something else than this program had changed when the store was opened; none of them is answered with */
  readonly altered: readonly Altered[];
  readonly #database: Kysely<Tables>;
  readonly #file: OpenFile | undefined;

  /** @param file what is known of a SQLite file */
  constructor(database: Kysely<Tables>, place: Place, altered: readonly Altered[], file?: OpenFile) {
    this.altered = altered;
    this.#database = database;
    this.#file = file;
    const atomically = file?.atomically ?? atomicallyOn(database);
    this.changes = new Changes(database, 'url' in place ? place.url : undefined);
    this.revisions = new Revisions(database, atomically, (number) => file?.lastNumber.write(number));
    this.settings = new Settings(database);
    this.reports = new Reports(database);
    this.gaps = new Gaps(database);
    this.asked = new Asked(database);
    this.drafts = new Drafts(database);
    this.notices = new Notices(database);
    this.pins = new PinTable(database);
    this.votes = new Votes(database);
    this.watches = new Watches(database);
    this.words = new Words(database, atomically);
    this.wordPages = new WordPages(database);
    this.departures = new Departures(database, atomically, () => file?.guard.erase());
    this.claims = new Claims(database);
    this.countedRequests = new CountedRequests(database);
    this.itemChanges = new ItemChanges(database, atomically);
    this.postings = new Postings(database);
    this.follows = new Follows(database, atomically, this.postings);
    this.followers = new Followers(database);
  }

  /** Revisions that were acknowledged and are not there any more: the end of a SQLite file’s log was lost. */
  get lost(): LostRevisions | undefined {
    return this.#file?.lost;
  }

  /** Takes what was deleted or replaced out of the files of the database, as far as that is in this program’s hands. */
  erase(): void {
    this.#file?.guard.erase();
  }

  /** Whether it can be written to, without writing anything. @throws StoreFault where it can’t */
  async probe(): Promise<void> {
    await withFaults(async () => {
      if (this.#file !== undefined) return this.#file.probe();
      const { rows } = await sql<{ on: string }>`select current_setting('transaction_read_only') as on`.execute(
        this.#database,
      );
      if (rows[0]?.on !== 'off') throw new StoreFault('not-allowed');
    });
  }

  /** Call once the loss was reported: the next start does not report it again. */
  acceptLoss(): void {
    if (this.#file?.lost !== undefined) this.#file.lastNumber.accept(this.#file.lost.from - 1);
  }

  async close(): Promise<void> {
    await this.changes.close();
    await this.#database.destroy();
  }
}

/**
 * Opens the data and brings its tables up to date.
 * @throws StoreFault where that can't be: the message says what to do
 */
export async function openStore(place: Place): Promise<Store> {
  return 'url' in place ? openPostgres(place.url) : patiently(() => openFile(place.folder));
}

function openPostgres(url: string): Promise<Store> {
  return withFaults(async () => {
    const database = new Kysely<Tables>({ dialect: postgres(url) });
    try {
      await migrate(database, 'postgres');
      return new Store(database, { url }, await audit(database));
    } catch (error) {
      await database.destroy();
      throw error;
    }
  });
}

async function openFile(folder: string): Promise<Store> {
  const file = await openSqlite(folder);
  const { database } = file;
  try {
    const altered = await withFaults(() => audit(database));
    return new Store(database, { folder }, altered, file);
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

/** Another process may be opening the same file for the first time. */
async function patiently(open: () => Promise<Store>): Promise<Store> {
  const until = performance.now() + START_PATIENCE_MS;
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof StoreFault) || error.code !== 'locked' || performance.now() > until) throw error;
      await wait(BUSY_MS * Math.random());
    }
  }
}

function postgres(url: string): PostgresDialect {
  const pool = new Pool({
    connectionString: url,
    max: 5,
    connectionTimeoutMillis: 5_000,
    query_timeout: QUERY_MS,
    keepAlive: true,
  });
  // A broken connection is replaced with the next query; the query that it breaks rejects with the reason.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({ pool });
}
