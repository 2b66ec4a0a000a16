import { copyFile, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restore } from '../../src/store/backup.ts';
import { StoreFault } from '../../src/store/fault.ts';
import { FileGuard } from '../../src/store/file-guard.ts';
import { readSharedWords } from '../../src/store/shared-choices.ts';
import { DATABASE_FILE, openStore, type Place, type Store } from '../../src/store/store.ts';
import { Random } from '../bench/random.ts';
import { emptyFolder, storeAt } from './folder.ts';
import { POSTGRES, type Postgres, startPostgres } from './postgres.ts';
import { AT, revision } from './revision.ts';

const RIVER = 'The river is wide.';
const LAKE = 'The lake is deep.';

/** A closed database with a source that was changed once, another one, and words that were taken. */
async function filled(place: Place): Promise<void> {
  const store = await openStore(place);
  await store.revisions.add([revision({ text: 'The river is old.' }), revision({ entry: 'lake', text: LAKE })]);
  const [{ number } = { number: 0 }] = await store.revisions.history(revision());
  await store.revisions.add([revision({ text: RIVER, seen: number })]);
  const found = { ours: 'a', address: 'https://example.org', seen: AT, captured: null, page: 'b', leans: false };
  const name = { scope: 'shared', source: 'river', statement: 's' };
  await store.words.take([{ ...found, ...name, text: 'It runs.' }], { by: '9', at: AT });
  await store.close();
}

const textsOf = async ({ revisions }: Store) => (await revisions.current()).map(({ entry, text }) => [entry, text]);
const wordsOf = async ({ words }: Store) => (await words.standing()).map(({ text }) => text);

/** Changes bytes in a file, as a disk does. */
async function change(file: string, from: string, to: string): Promise<void> {
  const bytes = await readFile(file);
  const at = bytes.lastIndexOf(from);
  expect(at).toBeGreaterThan(0);
  bytes.write(to, at);
  await writeFile(file, bytes);
}

describe('a text that was changed outside the program', () => {
  async function folder(): Promise<string> {
    const made = await emptyFolder();
    await filled({ folder: made });
    return made;
  }

  test('is not told; its entry is taken for withdrawn, and the rest stands', async () => {
    const place = await folder();
    await change(path.join(place, DATABASE_FILE), RIVER, 'The river is w1de.');
    const store = await storeAt({ folder: place });
    expect(await textsOf(store)).toEqual([
      ['lake', LAKE],
      ['river', null],
    ]);
    expect(await store.revisions.history(revision())).toMatchObject([
      { text: null, isAltered: true },
      { text: 'The river is old.' },
    ]);
    expect(store.altered).toMatchObject([{ entry: 'river', number: 3 }]);
    // Whoever writes the entry anew goes on from it.
    await store.revisions.add([revision({ text: RIVER, seen: 3 })]);
    expect(await textsOf(store)).toContainEqual(['river', RIVER]);
  });

  test('is told of where it has been replaced since, too', async () => {
    const place = await folder();
    await change(path.join(place, DATABASE_FILE), 'The river is old.', 'The river is odd.');
    const store = await storeAt({ folder: place });
    expect(await textsOf(store)).toContainEqual(['river', RIVER]);
    expect(store.altered).toMatchObject([{ entry: 'river', number: 1 }]);
  });

  test('stops the start where it can’t be told what it is of: a text that it had replaced would be back', async () => {
    const place = await folder();
    const file = new SQLite(path.join(place, DATABASE_FILE));
    file.exec("drop trigger revisions_no_update; update revisions set entry = 'rover' where number = 3");
    file.close();
    await expect(openStore({ folder: place })).rejects.toMatchObject({
      code: 'altered',
      message: expect.stringMatching(/not what was written.*restore/),
    });
  });

  test('stops the start where a revision is gone', async () => {
    const place = await folder();
    const file = new SQLite(path.join(place, DATABASE_FILE));
    file.exec('drop trigger revisions_no_delete; delete from revisions where number = 3');
    file.close();
    await expect(openStore({ folder: place })).rejects.toMatchObject({ code: 'altered' });
  });

  test('is not told where it is of words that were taken', async () => {
    const place = await folder();
    await change(path.join(place, DATABASE_FILE), 'It runs.', 'It rusts');
    const store = await storeAt({ folder: place });
    expect(await wordsOf(store)).toEqual([]);
    expect(await readSharedWords({ folder: place })).toEqual([]);
    expect(store.altered).toMatchObject([{ kind: 'words', entry: 'river#s' }]);
    expect(await textsOf(store)).toContainEqual(['river', RIVER]);
  });

  test('random bytes anywhere in the file change no text that is told', { timeout: 60_000 }, async () => {
    const place = await folder();
    const name = path.join(place, DATABASE_FILE);
    const whole = await readFile(name);
    const random = new Random(11);
    const outcomes = { refused: 0, unchanged: 0, partly: 0 };
    for (let copy = 0; copy < 150; copy += 1) {
      const bytes = Buffer.from(whole);
      for (let each = 0; each < 1 + (copy % 20); each += 1)
        bytes[Math.floor(random.next() * bytes.length)] = Math.floor(random.next() * 256);
      for (const ending of ['-wal', '-shm']) await rm(`${name}${ending}`, { force: true });
      await writeFile(name, bytes);
      let store: Store | undefined;
      try {
        store = await openStore({ folder: place });
        const told = [...(await textsOf(store)), ...(await wordsOf(store)).map((text) => ['words', text])];
        for (const pair of told)
          expect(pair).toBeOneOf([
            ['lake', LAKE],
            ['river', RIVER],
            ['words', 'It runs.'],
            ['lake', null],
            ['river', null],
          ]);
        outcomes[told.length === 3 && told.every(([, text]) => text !== null) ? 'unchanged' : 'partly'] += 1;
      } catch (error) {
        if (!(error instanceof StoreFault)) throw error;
        outcomes.refused += 1;
      }
      await store?.close();
    }
    expect(outcomes.refused).toBeGreaterThan(10);
    expect(outcomes.unchanged).toBeGreaterThan(10);
  });
});

describe('a database file that is taken away while the bot runs', () => {
  const gone = { code: 'gone', message: expect.stringMatching(/moved, deleted or replaced/) };

  async function running(): Promise<{ folder: string; file: string; store: Store }> {
    const folder = await emptyFolder();
    const store = await storeAt({ folder });
    await store.revisions.add([revision({ text: RIVER })]);
    return { folder, file: path.join(folder, DATABASE_FILE), store };
  }

  test.each(['', '-wal'])('acknowledges nothing once it is deleted: bluelamp.sqlite%s', async (ending) => {
    const { file, store } = await running();
    await rm(`${file}${ending}`);
    await expect(store.revisions.add([revision({ entry: 'lake' })])).rejects.toMatchObject(gone);
    await expect(
      store.gaps.add({ server: '1', question: 'q', subject: 's', topics: [], at: AT }),
    ).rejects.toMatchObject(gone);
  });

  test('acknowledges nothing once another stands in its place', async () => {
    const { folder, file, store } = await running();
    await copyFile(file, path.join(folder, 'copy'));
    await rename(path.join(folder, 'copy'), file);
    await expect(store.revisions.add([revision({ entry: 'lake' })])).rejects.toMatchObject(gone);
  });

  test('is not taken for gone where the file system calls it something else each time', async () => {
    const { file } = await running();
    const opened = new SQLite(file);
    const guard = new FileGuard(opened, file, () => String(Math.random()));
    guard.check();
    await rm(file);
    expect(() => guard.check()).toThrow(/moved, deleted or replaced/);
    opened.close();
  });

  test('leaves a copy of what was acknowledged beside it', async () => {
    const { folder, file, store } = await running();
    await rm(file);
    const fault = await store.revisions.add([revision({ entry: 'lake' })]).catch((error: StoreFault) => error);
    await store.close();
    const [copy = ''] = (await readdir(folder)).filter((name) => name.includes('.rescued-'));
    expect(fault).toMatchObject({ cause: { message: expect.stringContaining(copy) } });
    const elsewhere = await emptyFolder();
    expect(await restore(path.join(folder, copy), elsewhere, '2026-03-01')).toMatchObject({ kept: undefined });
    expect(await textsOf(await storeAt({ folder: elsewhere }))).toContainEqual(['river', RIVER]);
  });
});

describe('the end of the log', () => {
  /** A folder as a kill leaves it, with what was published in the log alone. */
  async function killed(): Promise<string> {
    const [folder, copy] = [await emptyFolder(), await emptyFolder()];
    const store = await storeAt({ folder });
    for (const entry of ['a', 'b', 'c']) await store.revisions.add([revision({ entry })]);
    for (const name of await readdir(folder)) await copyFile(path.join(folder, name), path.join(copy, name));
    return copy;
  }

  test('is missed: it is told which revisions are gone, until somebody has been told', async () => {
    const folder = await killed();
    const log = path.join(folder, `${DATABASE_FILE}-wal`);
    await truncate(log, (await readFile(log)).length - 100);
    const store = await openStore({ folder });
    expect(store.lost).toEqual({ from: 3, to: 3 });
    await store.close();
    const again = await openStore({ folder });
    expect(again.lost).toEqual({ from: 3, to: 3 });
    again.acceptLoss();
    await again.close();
    expect((await storeAt({ folder })).lost).toBeUndefined();
  });

  test('is missed where the whole log is, and not where nothing is', async () => {
    const folder = await killed();
    const whole = await openStore({ folder });
    expect([whole.lost, (await whole.revisions.current()).length]).toEqual([undefined, 3]);
    await whole.close();
    const without = await killed();
    await rm(path.join(without, `${DATABASE_FILE}-wal`));
    expect((await storeAt({ folder: without })).lost?.to).toBe(3);
  });

  test('is not missed in a backup that was brought back', async () => {
    const [folder, older] = [await killed(), await emptyFolder()];
    await filled({ folder: older });
    for (const entry of ['d', 'e']) await (await storeAt({ folder })).revisions.add([revision({ entry })]);
    const target = await emptyFolder();
    await copyFile(path.join(folder, `${DATABASE_FILE}-last`), path.join(target, `${DATABASE_FILE}-last`));
    await restore(path.join(older, DATABASE_FILE), target, '2026-03-01');
    expect((await storeAt({ folder: target })).lost).toBeUndefined();
  });
});

describe.skipIf(POSTGRES === undefined)('on PostgreSQL', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres(POSTGRES ?? '');
  }, 60_000);
  afterAll(() => postgres?.stop());

  test('a text that was changed outside the program is not told, at the start or while it runs', async () => {
    const url = await postgres.newDatabase();
    await filled({ url });
    const store = await storeAt({ url });
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query('alter table revisions disable trigger all; alter table words disable trigger all');
    await client.query(`update revisions set text = 'The river is w1de.' where text = '${RIVER}'`);
    await client.query("update words set text = 'It rusts.'");
    await client.end();
    for (const each of [store, await storeAt({ url })]) {
      expect(await textsOf(each)).toContainEqual(['river', null]);
      expect(await textsOf(each)).toContainEqual(['lake', LAKE]);
      expect(await wordsOf(each)).toEqual([]);
    }
  });
});
