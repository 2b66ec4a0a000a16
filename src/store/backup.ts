import { randomUUID } from 'node:crypto';
import { access, constants, copyFile, link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { faultOf, StoreFault, withFaults } from './fault.ts';
import { LAST_NUMBER_ENDING } from './last-number.ts';
import { ownerOf } from './owner.ts';
import { DATABASE_FILE } from './store.ts';

/** What a copy holds, counted after it was written. */
export interface Copied {
  revisions: number;
}

/** A file that can’t be brought back, and why. */
export interface UnusableBackup {
  flaw: 'unreadable' | 'no-database' | 'damaged' | 'foreign' | 'newer';
}

/** The files of a SQLite database beside it: its log, and the index of that. */
const BESIDE = ['-wal', '-shm'];
/** What an interrupted copy leaves, with the id of its process, and what earlier versions left without one. */
const PARTIAL = /\.(?:(\d+)\.)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.partial(?:-wal|-shm|-journal)?$/;
/** A copy of an unknown process that was not written to for so long is left over. */
const LEFT_OVER_MS = 60 * 1_000;

/**
 * Copies the SQLite database of a folder, while the bot runs, without what was deleted in it; then the copy is read back and
 * checked.
 * @param to a file that is not there yet, or a backup that may be replaced
 * @throws StoreFault; the file is only put in place once it is whole
 */
export async function backUp(folder: string, to: string): Promise<Copied> {
  return withFaults(async () => {
    await removeLeftOver(path.dirname(to));
    const partial = partialOf(to);
    const database = new SQLite(path.join(folder, DATABASE_FILE), { readonly: true, fileMustExist: true });
    try {
      database.prepare('vacuum into ?').run(partial);
      const copied = examine(partial);
      if ('flaw' in copied && copied.flaw !== 'newer')
        throw new StoreFault(copied.flaw === 'damaged' ? 'corrupt' : 'foreign');
      await putInPlace(partial, to);
      return { revisions: copied.revisions };
    } finally {
      database.close();
      await removePartial(partial);
    }
  });
}

/**
 * Puts a backup in the place of the database; what was there is kept beside it. The bot has to be stopped.
 * @returns what the backup holds, and where the database before it is; or why it can’t be used
 * @throws StoreFault where the database is in use or can’t be written; nothing is changed then
 */
export async function restore(
  from: string,
  folder: string,
  day: string,
): Promise<(Copied & { kept: string | undefined }) | UnusableBackup> {
  if (!(await isReadable(from))) return { flaw: 'unreadable' };
  return withFaults(async () => {
    const file = path.join(folder, DATABASE_FILE);
    await removeLeftOver(folder);
    const partial = partialOf(file);
    try {
      await copyOf(from, partial);
      const copied = examine(partial);
      if ('flaw' in copied) return { flaw: copied.flaw };
      settleTold(partial, day);
      if (await isThere(file)) refuseInUse(file);
      const kept = await keepAside(file, `${file}.before-restore-${day}-${randomUUID().slice(0, 4)}`);
      // The backup may end earlier than what was there: nothing is lost that was not wanted so.
      await rm(`${file}${LAST_NUMBER_ENDING}`, { force: true });
      await putInPlace(partial, file);
      return { ...copied, kept };
    } finally {
      await removePartial(partial);
    }
  });
}

/**
 * Keeps what was told after a backup was made from being told again: whoever follows something is told of what comes from now on.
 * @param day YYYY-MM-DD
 */
function settleTold(file: string, day: string): void {
  const database = new SQLite(file, { fileMustExist: true });
  try {
    // Backups of earlier versions have no such tables yet.
    const has = (table: string) =>
      database.prepare('select 1 from sqlite_master where type = ? and name = ?').get('table', table) !== undefined;
    if (has('noticed_states')) database.exec('delete from noticed_states');
    if (has('postings'))
      database.exec("update postings set done = at, outcome = 'unknown', payload = '' where done is null");
    if (has('follows'))
      database
        .prepare('update follows set told = ?, seen = (select coalesce(max(number), 0) from item_changes)')
        .run(day);
  } finally {
    database.close();
  }
}

async function isReadable(file: string): Promise<boolean> {
  try {
    await access(file, constants.R_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/** A database that was set aside has what it was last told in the log beside it. */
async function copyOf(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  if (await isThere(`${from}-wal`)) await copyFile(`${from}-wal`, `${to}-wal`);
}

function examine(file: string): Copied | (Copied & UnusableBackup) {
  const database = new SQLite(file, { fileMustExist: true });
  try {
    const owner = ownerOf(database);
    if (owner === 'nobody') return { revisions: 0, flaw: 'no-database' };
    if (owner === 'other') return { revisions: 0, flaw: 'foreign' };
    if (database.pragma('integrity_check(1)', { simple: true }) !== 'ok') return { revisions: 0, flaw: 'damaged' };
    const row = database.prepare<[], { revisions: number }>('select count(*) as revisions from revisions').get();
    const copied = { revisions: row?.revisions ?? 0 };
    return owner === 'newer' ? { ...copied, flaw: 'newer' } : copied;
  } catch (error) {
    const { code } = faultOf(error);
    if (code !== 'corrupt') throw error;
    return { revisions: 0, flaw: isNoDatabase(error) ? 'no-database' : 'damaged' };
  } finally {
    database.close();
  }
}

function isNoDatabase(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB';
}

/** Takes the whole file for itself, which fails while anybody has it open for writing, and folds its log into it. */
function refuseInUse(file: string): void {
  const database = new SQLite(file, { timeout: 0 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('begin exclusive; commit');
    database.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    // A damaged one is what a backup is brought back for.
    if (faultOf(error).code !== 'corrupt') throw error;
  } finally {
    database.close();
  }
}

/**
 * Gives the database a second name, under which it stays when another takes its place: at no instant is there none. What a
 * crash has left beside it goes along: a log that lay there would be taken for the new one’s.
 * @returns where it is; undefined where there was none
 */
async function keepAside(file: string, kept: string): Promise<string | undefined> {
  const isKept = await isThere(file);
  // Some disks know no second names.
  if (isKept) await link(file, kept).catch(() => copyFile(file, kept));
  for (const ending of BESIDE)
    if (await isThere(`${file}${ending}`)) await rename(`${file}${ending}`, `${kept}${ending}`);
  return isKept ? kept : undefined;
}

/** On the disk before it has its name: a loss of power leaves the old or the new. */
async function putInPlace(partial: string, file: string): Promise<void> {
  await synced(partial, 'r+');
  await rename(partial, file);
  // Folders can’t be opened everywhere.
  await synced(path.dirname(file), 'r').catch(() => undefined);
}

async function synced(name: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(name, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function partialOf(file: string): string {
  return `${file}.${process.pid}.${randomUUID()}.partial`;
}

/** Removes what copies that were interrupted have left in a folder: it may be much, and hold what was deleted since. */
async function removeLeftOver(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const [found, owner] = PARTIAL.exec(name) ?? [];
    const file = path.join(folder, name);
    if (found !== undefined && (await isLeftOver(file, owner))) await rm(file, { force: true });
  }
}

async function isLeftOver(file: string, owner: string | undefined): Promise<boolean> {
  if (owner !== undefined) return !isRunning(Number(owner));
  const written = (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;
  return Date.now() - written > LEFT_OVER_MS;
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // There is one, of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function removePartial(partial: string): Promise<void> {
  for (const ending of ['', ...BESIDE]) await rm(`${partial}${ending}`, { force: true });
}

async function isThere(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}
