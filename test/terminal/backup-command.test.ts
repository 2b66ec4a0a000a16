import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { DATABASE_FILE, openStore, type Place } from '../../src/store/store.ts';
import { backupCommand, restoreCommand } from '../../src/terminal/backup-command.ts';
import { emptyFolder, storeAt } from '../store/folder.ts';
import { revision } from '../store/revision.ts';
import { run } from './terminal.ts';

const backup = (place: Place, ...args: string[]) => run(backupCommand, args, { place });
const restore = (place: Place, ...args: string[]) => run(restoreCommand, args, { place });

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

  test('ends while a bot writes without a pause', async () => {
    const folder = await folderWith('river');
    const writer = spawn(process.execPath, [path.join(import.meta.dirname, '../store/publisher.ts'), folder, 'run'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(writer.stdout, 'data');
    for (let count = 0; count < 5; count += 1)
      expect(await backup({ folder }, path.join(folder, `copy${count}`))).toMatchObject({ status: 0 });
    writer.kill('SIGKILL');
    await once(writer, 'close');
    expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([]);
  });

  test('blames the place that it should go to', async () => {
    const folder = await folderWith('river');
    expect((await backup({ folder }, folder, '--force')).stderr).toMatch(/is a folder/);
    const beneath = path.join(folder, DATABASE_FILE, 'copy');
    expect(await backup({ folder }, beneath)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/can’t be written to/),
    });
  });

  test('goes into the folder of the data where no file is named', async () => {
    const folder = await folderWith('river');
    expect(await backup({ folder })).toMatchObject({
      status: 0,
      stdout: `${path.join(folder, 'backups', 'bluelamp-2026-03-01T120000.sqlite')}: 1 revision, read back and sound.\n`,
    });
    expect(await readdir(path.join(folder, 'backups'))).toEqual(['bluelamp-2026-03-01T120000.sqlite']);
  });

  test('clears away what interrupted ones have left, and nothing of one that is being taken', async () => {
    const folder = await folderWith('river');
    const id = '0b5ff4d4-7a43-4a6c-9d2e-3c1f8e0a9b77';
    // Processes have no ids as large as this.
    const left = [`copy.99999999.${id}.partial`, `copy.99999999.${id}.partial-wal`, `old.sqlite.${id}.partial`];
    const others = [`copy.${process.pid}.${id}.partial`, `new.sqlite.${id}.partial`, 'notes.partial'];
    for (const name of [...left, ...others]) await writeFile(path.join(folder, name), 'left over');
    const old = new Date(Date.now() - 3_600_000);
    await utimes(path.join(folder, left[2] ?? ''), old, old);
    expect(await backup({ folder }, path.join(folder, 'copy'))).toMatchObject({ status: 0 });
    const there = await readdir(folder);
    expect(left.filter((name) => there.includes(name))).toEqual([]);
    expect(there).toEqual(expect.arrayContaining([...others, 'copy']));
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
    expect(await readdir(folder)).toHaveLength(4);
  });

  test.each([
    ['text', 'no database at all', 'is no database'],
    ['an empty file', '', 'is no database'],
    ['half of a backup', 'half', 'is damaged'],
    ['another program’s database', 'create table bookmarks (address text)', 'is another program’s'],
    ['a backup of a newer version', "insert into kysely_migration values ('999-later', '2099')", 'newer version'],
  ])('of %s blames the file, and changes nothing', async (_what, content, said) => {
    const [folder, elsewhere] = [await folderWith('river'), await folderWith('lake')];
    const file = path.join(elsewhere, content.startsWith('insert') ? DATABASE_FILE : 'backup');
    if (content === 'half') {
      const whole = await readFile(path.join(elsewhere, DATABASE_FILE));
      await writeFile(file, whole.subarray(0, whole.length / 2));
    } else if (/^(?:create|insert)/.test(content)) {
      const database = new SQLite(file);
      database.exec(content);
      database.close();
    } else await writeFile(file, content.repeat(100));
    const outcome = await restore({ folder }, file, '--force');
    expect(outcome).toMatchObject({ status: 1, stderr: expect.stringContaining(`${file} `) });
    expect(outcome.stderr).toContain(said);
    expect([await readdir(folder), await entriesIn(folder)]).toEqual([
      [DATABASE_FILE, `${DATABASE_FILE}-last`],
      ['river'],
    ]);
  });

  test('of a database that a crash has left takes what stands in its log, too', async () => {
    const [folder, crashed] = [await folderWith('river'), await emptyFolder()];
    const { revisions } = await storeAt({ folder: crashed });
    await revisions.add([revision({ entry: 'lake' })]);
    const copy = await emptyFolder();
    for (const ending of ['', '-wal'])
      await copyFile(path.join(crashed, `${DATABASE_FILE}${ending}`), path.join(copy, `crashed${ending}`));
    expect(await restore({ folder }, path.join(copy, 'crashed'), '--force')).toMatchObject({ status: 0 });
    expect(await entriesIn(folder)).toEqual(['lake']);
  });

  test('killed at any instant leaves the database before or the one after', { timeout: 60_000 }, async () => {
    const [folder, older] = [await folderWith('river', 'lake'), await folderWith('river')];
    const main = path.join(import.meta.dirname, '../../src/main.ts');
    const env = { ...process.env, BLUELAMP_DATA: folder, DATABASE_URL: '' };
    for (let run = 0; run < 8; run += 1) {
      const args = [main, 'restore', path.join(older, DATABASE_FILE), '--force'];
      const child = spawn(process.execPath, args, { env, stdio: 'ignore' });
      setTimeout(() => child.kill('SIGKILL'), 200 + run * 60);
      await new Promise((resolve) => child.once('close', resolve));
      expect(await readdir(folder)).toContain(DATABASE_FILE);
      expect([['river', 'lake'], ['river']]).toContainEqual(await entriesIn(folder));
    }
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

test.each([backup, restore])('--help prints the usage', async (command) => {
  const outcome = await command({ folder: '/nowhere' }, '--help');
  expect(outcome).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage: npm run/), stderr: '' });
});

test('a file where the folder of the data should be is told of', async () => {
  const folder = await emptyFolder();
  const file = path.join(folder, 'file');
  await writeFile(file, '');
  for (const place of [{ folder: file }, { folder: path.join(file, 'below') }])
    expect(await restore(place, file)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/a file stands in its place/),
    });
});
