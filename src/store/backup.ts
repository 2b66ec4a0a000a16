import { randomUUID } from 'node:crypto';
import { copyFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { faultOf, withFaults } from './fault.ts';
import { DATABASE_FILE } from './store.ts';

/** What a copy holds, counted after it was written. */
export interface Copied {
  revisions: number;
}

/**
 * Copies the SQLite database of a folder, while the bot runs: SQLite's own online backup, then read back and checked.
 * @param to a file that is not there yet, or a backup that may be replaced
 * @throws StoreFault; the file is only put in place once it is whole
 */
export async function backUp(folder: string, to: string): Promise<Copied> {
  return withFaults(async () => {
    const partial = `${to}.${randomUUID()}.partial`;
    const database = new SQLite(path.join(folder, DATABASE_FILE), { readonly: true, fileMustExist: true });
    try {
      await database.backup(partial);
      const copied = examine(partial);
      await rename(partial, to);
      return copied;
    } finally {
      database.close();
      await rm(partial, { force: true });
    }
  });
}

/**
 * Puts a backup in the place of the database; what was there is kept beside it. The bot has to be stopped.
 * @returns what the backup holds, and where the database before it is
 * @throws StoreFault where the backup is damaged, or the database in use; nothing is changed then
 */
export async function restore(
  from: string,
  folder: string,
  day: string,
): Promise<Copied & { kept: string | undefined }> {
  return withFaults(async () => {
    const file = path.join(folder, DATABASE_FILE);
    const partial = `${file}.${randomUUID()}.partial`;
    try {
      await copyFile(from, partial);
      const copied = examine(partial);
      const isThere = (await stat(file).catch(() => undefined)) !== undefined;
      if (isThere) refuseInUse(file);
      const kept = isThere ? `${file}.before-restore-${day}-${randomUUID().slice(0, 4)}` : undefined;
      if (kept !== undefined) await putAside(file, kept);
      await rename(partial, file);
      return { ...copied, kept };
    } finally {
      await rm(partial, { force: true });
    }
  });
}

function examine(file: string): Copied {
  const database = new SQLite(file, { fileMustExist: true });
  try {
    const verdict = database.pragma('integrity_check(1)', { simple: true });
    if (verdict !== 'ok') throw Object.assign(new Error(String(verdict)), { code: 'SQLITE_CORRUPT' });
    const row = database.prepare<[], { revisions: number }>('select count(*) as revisions from revisions').get();
    return { revisions: row?.revisions ?? 0 };
  } finally {
    database.close();
  }
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

/** With what a crash has left beside it: a log that lay there would be taken for the new one’s. */
async function putAside(file: string, kept: string): Promise<void> {
  for (const ending of ['-wal', '-shm', '']) {
    const isThere = (await stat(`${file}${ending}`).catch(() => undefined)) !== undefined;
    if (isThere) await rename(`${file}${ending}`, `${kept}${ending}`);
  }
}
