/** What is written while the program runs: one set of queries, on a SQLite file or a PostgreSQL server. */
import { mkdir, statfs } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Pool } from 'pg';
import { Changes } from './changes.ts';
import { Drafts } from './drafts.ts';
import { faultOf, StoreFault, withFaults } from './fault.ts';
import { Gaps } from './gaps.ts';
import { type Dialect, migrationsFor } from './migrations.ts';
import { Notices } from './notices.ts';
import { lacksSteps, ownerOf } from './owner.ts';
import { PinTable } from './pins.ts';
import { DATABASE_FILE, type Place } from './place.ts';
import { Reports } from './reports.ts';
import { Revisions } from './revisions.ts';
import { Settings } from './settings.ts';
import type { Tables } from './tables.ts';
import { Votes } from './votes.ts';
import { Watches } from './watches.ts';
import { WordPages } from './word-pages.ts';
import { Words } from './words.ts';

export { DATABASE_FILE, type Place };

/** How long SQLite waits for another program's write, in milliseconds: the event loop waits with it. */
const BUSY_MS = 250;
/** How long a start waits for another one on the same file, in milliseconds. */
const START_PATIENCE_MS = 3_000;
/** How long PostgreSQL may take for one query: its server may be gone without a word. */
const QUERY_MS = 30_000;

export class Store {
  readonly revisions: Revisions;
  readonly settings: Settings;
  readonly reports: Reports;
  readonly gaps: Gaps;
  readonly drafts: Drafts;
  readonly notices: Notices;
  readonly pins: PinTable;
  readonly votes: Votes;
  readonly watches: Watches;
  readonly words: Words;
  readonly wordPages: WordPages;
  readonly changes: Changes;
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>, place: Place) {
    this.#database = database;
    this.changes = new Changes(database, 'url' in place ? place.url : undefined);
    this.revisions = new Revisions(database);
    this.settings = new Settings(database);
    this.reports = new Reports(database);
    this.gaps = new Gaps(database);
    this.drafts = new Drafts(database);
    this.notices = new Notices(database);
    this.pins = new PinTable(database);
    this.votes = new Votes(database);
    this.watches = new Watches(database);
    this.words = new Words(database);
    this.wordPages = new WordPages(database);
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
      return new Store(database, { url });
    } catch (error) {
      await database.destroy();
      throw error;
    }
  });
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

function openFile(folder: string): Promise<Store> {
  return withFaults(async () => {
    await mkdir(folder, { recursive: true });
    const file = new SQLite(path.join(folder, DATABASE_FILE), { timeout: BUSY_MS });
    try {
      const owner = ownerOf(file);
      if (owner === 'other') throw new StoreFault('foreign');
      if (owner === 'newer') throw new StoreFault('newer');
      // What was acknowledged survives a loss of power: SQLite's documentation of “synchronous”.
      file.pragma('journal_mode = WAL');
      file.pragma('synchronous = FULL');
      file.pragma('foreign_keys = ON');
      if (file.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new StoreFault('corrupt');
      const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: file }) });
      if (lacksSteps(file)) await inOne(file, () => migrate(database, 'sqlite'));
      return new Store(database, { folder });
    } catch (error) {
      file.close();
      throw (await isFull(folder)) && faultOf(error).code === 'not-writable' ? new StoreFault('full', error) : error;
    }
  });
}

/** SQLite does not say that the disk is full where it only lacks room for its log. */
async function isFull(folder: string): Promise<boolean> {
  return (await statfs(folder).catch(() => undefined))?.bavail === 0;
}

/** All steps or none: Kysely leaves what a kill leaves of a step on SQLite. */
async function inOne(file: SQLite.Database, work: () => Promise<void>): Promise<void> {
  file.exec('begin immediate');
  try {
    await work();
    file.exec('commit');
  } finally {
    if (file.inTransaction) file.exec('rollback');
  }
}

async function migrate(database: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { error } = await new Migrator({ db: database, provider: migrationsFor(dialect) }).migrateToLatest();
  if (error !== undefined) throw error;
}

function postgres(url: string): PostgresDialect {
  const pool = new Pool({
    connectionString: url,
    max: 5,
    connectionTimeoutMillis: 5_000,
    query_timeout: QUERY_MS,
    keepAlive: true,
  });
  // A connection that breaks is replaced with the next query; the one that it breaks during tells what is wrong.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({ pool });
}
