import { copyFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { DATABASE_FILE, openStore, type Place } from '../../src/store/store.ts';
import { runBackupCommand, runRestoreCommand } from '../../src/terminal/backup-command.ts';
import { emptyFolder, revision, storeAt } from '../store/folder.ts';
import { runOn } from './corpus-surroundings.ts';

const backup = (place: Place, ...args: string[]) => runOn(runBackupCommand, args, { place });
const restore = (place: Place, ...args: string[]) => runOn(runRestoreCommand, args, { place });

/** A closed store that holds one revision of each of some sources. */
async function folderWith(...entries: string[]): Promise<string> {
  const folder = await emptyFolder();
  const { revisions, close } = await opened(folder);
  for (const entry of entries) await revisions.add([revision({ entry })]);
  await close();
  return folder;
}

async function opened(folder: string) {
  const store = await openStore({ folder });
  return { revisions: store.revisions, close: () => store.close() };
}

async function entriesIn(folder: string): Promise<string[]> {
  const { revisions, close } = await opened(folder);
  const entries = (await revisions.current()).map(({ entry }) => entry);
  await close();
  return entries;
}

describe('a backup', () => {
  test('is taken while the bot writes, and brought back elsewhere holds what was acknowledged before', async () => {
    const [folder, elsewhere] = [await emptyFolder(), await emptyFolder()];
    const { revisions } = await storeAt({ folder });
    await revisions.add([revision({ entry: 'river' })]);
    const file = path.join(elsewhere, 'copy.sqlite');
    const [taken] = await Promise.all([backup({ folder }, file), revisions.add([revision({ entry: 'lake' })])]);
    expect(taken).toMatchObject({ status: 0, stderr: '' });
    const place = { folder: path.join(elsewhere, 'data') };
    expect(await restore(place, file)).toMatchObject({ status: 0 });
    expect(await entriesIn(place.folder)).toContain('river');
  });

  test('goes into the folder of the data where no file is named', async () => {
    const folder = await folderWith('river');
    expect(await backup({ folder })).toMatchObject({
      status: 0,
      stdout: `${path.join(folder, 'backups', 'bluelamp-2026-03-01T120000.sqlite')}: 1 revision, read back and sound.\n`,
    });
    expect(await readdir(path.join(folder, 'backups'))).toEqual(['bluelamp-2026-03-01T120000.sqlite']);
  });

  test('replaces no file unasked', async () => {
    const folder = await folderWith('river');
    const file = path.join(folder, 'kept');
    await writeFile(file, 'something else');
    expect(await backup({ folder }, file)).toMatchObject({ status: 1, stderr: expect.stringMatching(/--force/) });
    expect(await backup({ folder }, file, '--force')).toMatchObject({ status: 0 });
  });

  test('of nothing says that nothing is stored, and makes no database', async () => {
    const folder = await emptyFolder();
    expect(await backup({ folder })).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/nothing has been stored/),
    });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('restoring', () => {
  test('replaces a database only when told to, and keeps the old one beside it', async () => {
    const [folder, older] = [await folderWith('river', 'lake'), await folderWith('river')];
    const file = path.join(older, DATABASE_FILE);
    expect(await restore({ folder }, file)).toMatchObject({ status: 1, stderr: expect.stringMatching(/--force/) });
    expect(await entriesIn(folder)).toEqual(['river', 'lake']);
    const { status, stdout } = await restore({ folder }, file, '--force');
    expect([status, await entriesIn(folder)]).toEqual([0, ['river']]);
    const kept = /before is (.*)\.\n$/.exec(stdout)?.[1] ?? '';
    const again = await emptyFolder();
    await copyFile(kept, path.join(again, DATABASE_FILE));
    expect(await entriesIn(again)).toEqual(['river', 'lake']);
  });

  test('refuses while the bot runs, and changes nothing', async () => {
    const [folder, older] = [await emptyFolder(), await folderWith('river')];
    const { revisions } = await storeAt({ folder });
    await revisions.add([revision({ entry: 'lake' })]);
    const outcome = await restore({ folder }, path.join(older, DATABASE_FILE), '--force');
    expect(outcome).toMatchObject({ status: 2, stderr: expect.stringMatching(/locked/) });
    expect((await revisions.current()).map(({ entry }) => entry)).toEqual(['lake']);
    expect(await readdir(folder)).toHaveLength(3);
  });

  test('refuses a damaged backup, and changes nothing', async () => {
    const folder = await folderWith('river');
    const file = path.join(folder, 'damaged');
    await writeFile(file, 'no database at all, whatever its name says'.repeat(100));
    expect(await restore({ folder }, file, '--force')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/damaged/),
    });
    expect(await entriesIn(folder)).toEqual(['river']);
  });

  test('brings a backup back over a damaged database', async () => {
    const [folder, older] = [await folderWith('lake'), await folderWith('river')];
    await writeFile(path.join(folder, DATABASE_FILE), 'no database any more'.repeat(1_000));
    expect(await restore({ folder }, path.join(older, DATABASE_FILE), '--force')).toMatchObject({ status: 0 });
    expect(await entriesIn(folder)).toEqual(['river']);
  });

  test('takes a log that a crash has left with the old database, never for the new one’s', async () => {
    const [folder, older] = [await folderWith('lake'), await folderWith('river')];
    await rm(path.join(folder, DATABASE_FILE));
    await writeFile(path.join(folder, `${DATABASE_FILE}-wal`), 'left over'.repeat(1_000));
    expect(await restore({ folder }, path.join(older, DATABASE_FILE))).toMatchObject({ status: 0 });
    expect(await entriesIn(folder)).toEqual(['river']);
  });
});

test.each([
  [backup, 'pg_dump'],
  [restore, 'pg_restore'],
])('PostgreSQL’s own programs are named where the data is there', async (command, program) => {
  const outcome = await command({ url: 'postgres://bluelamp@127.0.0.1:1/none' });
  expect(outcome).toMatchObject({ status: 2, stderr: expect.stringContaining(program) });
});
