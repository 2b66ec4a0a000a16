/** The SQLite file of a folder: opened, brought up to date, and watched while it is written to. */
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { type Atomically, atomicallyIn } from './atomic.ts';
import { addMissingChecksums } from './audit.ts';
import { faultOf, StoreFault, withFaults } from './fault.ts';
import { FileGuard } from './file-guard.ts';
import { makeFolder } from './folder.ts';
import { LastNumber } from './last-number.ts';
import { migrate } from './migrations.ts';
import { lacksSteps, ownerOf } from './owner.ts';
import { DATABASE_FILE } from './place.ts';
import type { Tables } from './tables.ts';

/** How long SQLite waits for another program's write, in milliseconds: the event loop waits with it. */
export const BUSY_MS = 250;

export interface OpenFile {
  database: Kysely<Tables>;
  guard: FileGuard;
  atomically: Atomically;
  /** @throws where nothing can be written */
  probe(): Promise<void>;
  lastNumber: LastNumber;
  /** numbers of revisions that were acknowledged and are not there any more */
  lost: LostRevisions | undefined;
}

export interface LostRevisions {
  from: number;
  to: number;
}

/** @throws StoreFault where it can’t be used: the message says what to do */
export function openSqlite(folder: string): Promise<OpenFile> {
  return withFaults(async () => {
    await makeFolder(folder);
    const name = path.join(folder, DATABASE_FILE);
    const file = new SQLite(name, { timeout: BUSY_MS });
    try {
      const owner = ownerOf(file);
      if (owner === 'other') throw new StoreFault('foreign');
      if (owner === 'newer') throw new StoreFault('newer');
      // What was acknowledged survives a loss of power: SQLite's documentation of “synchronous”.
      file.pragma('journal_mode = WAL');
      file.pragma('synchronous = FULL');
      file.pragma('foreign_keys = ON');
      // What is deleted is written over with zeros.
      file.pragma('secure_delete = ON');
      if (file.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new StoreFault('corrupt');
      const guard = new FileGuard(file, name);
      const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: file }), plugins: [guard] });
      if (lacksSteps(file)) {
        await inOne(file, async () => {
          await migrate(database, 'sqlite');
          await addMissingChecksums(database);
        });
      }
      eraseOnce(file);
      guard.erase();
      // Read before the database: another process may publish meanwhile.
      const lastNumber = new LastNumber(name);
      const acknowledged = lastNumber.read();
      const atomically = atomicallyIn(file, () => guard.check());
      const probe = async () => {
        guard.check();
        if (await isFull(folder)) throw new StoreFault('full');
        file.exec('begin immediate; rollback');
      };
      return { database, guard, atomically, probe, lastNumber, lost: lostAfter(numberIn(file), acknowledged) };
    } catch (error) {
      file.close();
      throw (await isFull(folder)) && faultOf(error).code === 'not-writable' ? new StoreFault('full', error) : error;
    }
  });
}

/** What `user_version` of a file is in which nothing deleted is left. */
const ERASED = 1;

/** Earlier versions left what they had deleted in the file: it is written anew, once. */
function eraseOnce(file: SQLite.Database): void {
  if (file.pragma('user_version', { simple: true }) === ERASED) return;
  try {
    file.exec('vacuum');
    file.pragma(`user_version = ${ERASED}`);
  } catch {
    // There is no room for it, or another process is at work: the next start tries again.
  }
}

/** The number of the last revision that a file ever held. */
function numberIn(file: SQLite.Database): number {
  const row = file.prepare<[], { seq: number }>("select seq from sqlite_sequence where name = 'revisions'").get();
  return row?.seq ?? 0;
}

function lostAfter(there: number, acknowledged: number): LostRevisions | undefined {
  return acknowledged > there ? { from: there + 1, to: acknowledged } : undefined;
}

/** SQLite does not say that the disk is full where it only lacks room for its log. */
async function isFull(folder: string): Promise<boolean> {
  const disk = await statfs(folder).catch(() => undefined);
  return disk !== undefined && disk.blocks > 0 && disk.bavail === 0;
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
