import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import { backUp, restore, type UnusableBackup } from '../store/backup.ts';
import { makeFolder } from '../store/folder.ts';
import { DATABASE_FILE } from '../store/store.ts';
import { defineCommand } from './command.ts';
import { missingDatabase, tellingFaults } from './stored.ts';
import { type Streams, write } from './streams.ts';
import type { Surroundings } from './surroundings.ts';
import { counted } from './view/block.ts';

const POSTGRES_BACKUP = `The data is on a PostgreSQL server, whose own program copies it while the bot runs:
  pg_dump --format=custom --file=bluelamp.dump "$DATABASE_URL"
`;

const POSTGRES_RESTORE = `The data is on a PostgreSQL server, whose own program brings it back; stop the bot first:
  pg_restore --clean --if-exists --single-transaction --dbname="$DATABASE_URL" bluelamp.dump
`;

type DataSurroundings = Pick<Surroundings, 'streams' | 'place' | 'now'>;

/** `backup [file] [--force]`: a copy of the database, while the bot runs. */
export const backupCommand = defineCommand({
  usage: ['npm run backup [-- <file>] [-- --force]'],
  about: `Copies the database to a file, while the bot runs, and reads the copy back.
Without a file: backups/bluelamp-<time>.sqlite in the folder of the data.`,
  options: { force: { type: 'boolean', does: 'replace a file that is there' } },
  takes: { atMost: 1, what: 'file' },
  status: '0 done; 1 refused; 2 wrong use or a fault',
  run: ({ values, positionals: [file] }, surroundings: DataSurroundings) =>
    takeBackup({ file, force: values.force ?? false }, surroundings),
});

/** `restore <file> [--force]`: a backup in the place of the database. */
export const restoreCommand = defineCommand({
  usage: ['npm run restore -- <file> [--force]'],
  about: 'Puts a backup in the place of the database. Stop the bot first.',
  options: {
    force: { type: 'boolean', does: 'replace a database that is there; the old one is kept beside it' },
  },
  takes: { atMost: 1, what: 'file' },
  status: '0 done; 1 refused; 2 wrong use or a fault',
  run: ({ values, positionals: [file] }, surroundings: DataSurroundings) =>
    bringBack({ file, force: values.force ?? false }, surroundings),
});

async function takeBackup(
  asked: { file: string | undefined; force: boolean },
  { streams: { output, errors }, place, now }: DataSurroundings,
): Promise<number> {
  if ('url' in place) return said(errors, POSTGRES_BACKUP, 2);
  const database = path.join(place.folder, DATABASE_FILE);
  if ((await missingDatabase(place)) !== undefined)
    return said(
      errors,
      `There is no ${database}: nothing has been stored yet, or BLUELAMP_DATA names another folder.\n`,
      1,
    );
  const time = now().slice(0, 19).replaceAll(':', '');
  const file = asked.file ?? path.join(place.folder, 'backups', `bluelamp-${time}.sqlite`);
  if (path.resolve(file) === path.resolve(database)) {
    return said(errors, 'A backup can’t be the database itself. Name another file.\n', 2);
  }
  if ((await stat(file).catch(() => undefined))?.isDirectory())
    return said(errors, `${file} is a folder. Name a file in it.\n`, 2);
  if (!asked.force && (await isThere(file))) {
    return said(errors, `${file} is there already and stays as it is. --force replaces it.\n`, 1);
  }
  if (!(await isMade(path.dirname(file))))
    return said(errors, `${path.dirname(file)} can’t be written to. Name a file in a folder that can.\n`, 2);
  return tellingFaults(errors, async () => {
    const { revisions } = await backUp(place.folder, file);
    await write(output, `${file}: ${counted(revisions, 'revision')}, read back and sound.\n`);
    return 0;
  });
}

const FLAWS: Record<UnusableBackup['flaw'], string> = {
  unreadable: 'can’t be read: it is no file, or may not be opened.',
  'no-database': 'is no database.',
  damaged: 'is damaged: only a part of it is there, or it was written over. Take another backup.',
  foreign: 'is another program’s database.',
  newer: 'was written by a newer version of this program. Take an older backup, or that version.',
};

async function bringBack(
  { file, force }: { file: string | undefined; force: boolean },
  { streams: { output, errors }, place, now }: DataSurroundings,
): Promise<number> {
  if ('url' in place) return said(errors, POSTGRES_RESTORE, 2);
  if (file === undefined) return said(errors, 'Which file? npm run restore -- <file>\n', 2);
  if (!(await isThere(file))) return said(errors, `There is no ${file}.\n`, 1);
  const database = path.join(place.folder, DATABASE_FILE);
  if (!force && (await isThere(database))) {
    return said(errors, `${database} is there and stays as it is. --force replaces it, and keeps it beside.\n`, 1);
  }
  return tellingFaults(errors, async () => {
    await makeFolder(place.folder);
    const outcome = await restore(file, place.folder, now().slice(0, 10));
    if ('flaw' in outcome) return said(errors, `${file} ${FLAWS[outcome.flaw]} Nothing was changed.\n`, 1);
    const { revisions, kept } = outcome;
    const before = kept === undefined ? '' : ` What was there before is ${kept}.`;
    await write(output, `Restored: ${counted(revisions, 'revision')}.${before}\n`);
    return 0;
  });
}

async function isThere(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}

/** Whether a folder is there, or could be made, and may be written to. */
async function isMade(folder: string): Promise<boolean> {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

async function said(stream: Streams['errors'], text: string, status: number): Promise<number> {
  await write(stream, text);
  return status;
}
