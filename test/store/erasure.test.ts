import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backUp } from '../../src/store/backup.ts';
import { DEFAULT_SETTINGS } from '../../src/store/settings.ts';
import { DATABASE_FILE, type Place, type Store } from '../../src/store/store.ts';
import { emptyFolder, storeAt } from './folder.ts';
import { POSTGRES, type Postgres, startPostgres } from './postgres.ts';
import { AT, revision } from './revision.ts';

const SERVER = '332233445566778899';
const OTHER = '442233445566778899';
/** Stands in everything that the server makes. */
const SECRET = 'wherethewaterwheelturns';
const LEFT = '2026-03-02T12:00:00.000Z';
const TOO_EARLY = '2026-03-16T11:59:59.000Z';
const OVER = '2026-03-16T12:00:00.000Z';

/** Puts something of a server into every table, some of it long enough to fill pages of its own. */
async function fill(store: Store, server: string, words: string): Promise<void> {
  const { revisions, settings, gaps, votes, reports, drafts, watches, pins, notices, words: taken, wordPages } = store;
  const long = `${words} `.repeat(400);
  await settings.save(server, { ...DEFAULT_SETTINGS, moderatorRoles: [words] }, AT);
  for (let each = 0; each < 30; each += 1) {
    await revisions.add([revision({ scope: server, entry: `e${each}`, text: long, why: words })]);
    await gaps.add({ server, question: `${words} ${each}?`, subject: `${words} ${each}`, topics: [], at: AT });
    await reports.add({ server, item: words, text: long, question: words, at: AT });
  }
  await store.asked.add({ server, day: '2026-03-01', question: long, person: words, isAnswered: false });
  await votes.cast({ server, subject: words, question: words, item: words, voter: words, value: 1, at: AT });
  await drafts.add({ id: server, kind: 'work', server, scope: server, author: '9', state: long, at: AT });
  await watches.add({ server, scope: server, url: words, title: words, by: '9', at: AT, seen: [long] });
  await pins.add({ scope: server, question: words, words, item: words, by: '9', at: AT, why: words });
  const found = { ours: words, text: long, address: words, seen: words, captured: null, page: words, leans: false };
  await taken.take([{ ...found, scope: server, source: words, statement: 's' }], { by: words, at: AT });
  await taken.undo({ scope: server }, { by: words, at: AT });
  await taken.refuse({ ...found, scope: server, source: words, statement: 's' }, { by: words, at: AT });
  await wordPages.keep({ scope: server, source: words, key: words, found: long, at: AT });
  await notices.take([`server ${server} ${words}`], AT);
  const traits = { kind: 'statement', by: words, day: words, topics: [words] } as const;
  const change = { item: words, source: words, version: 1, kind: 'new', hash: words, traits, revision: null } as const;
  const after = { shipped: '', revision: 1 };
  await store.itemChanges.add([{ scope: server, before: undefined, after, changes: [change] }], AT);
  const place = { target: `channel:${words}`, by: '9', kind: 'question', every: 'daily', seen: 0, told: '' } as const;
  await store.follows.add({ ...place, server, about: words, at: AT }, 1);
  await store.postings.add({ key: `${server} ${words}`, kind: 'k', server, target: 'user:9', payload: long, at: AT });
}

/** How much of a server there is. */
async function held({ revisions, gaps, settings, reports, drafts }: Store, server: string): Promise<number[]> {
  return [
    (await revisions.current()).filter(({ scope }) => scope === server).length,
    (await gaps.of(server, '')).length,
    [...(await settings.all()).keys()].filter((id) => id === server).length,
    (await reports.open(server)).length,
    await drafts.count(server),
  ];
}

const ALL = [30, 30, 1, 30, 1];
const NOTHING = [0, 0, 0, 0, 0];

function promises(newPlace: () => Promise<Place>): void {
  test('what a server made is kept for 14 days after it was left, and then forgotten whole', async () => {
    const store = await storeAt(await newPlace());
    await fill(store, SERVER, SECRET);
    await fill(store, OTHER, 'the mill');
    expect((await store.departures.known()).sort()).toEqual([SERVER, OTHER]);
    await store.departures.add(SERVER, LEFT);
    await store.departures.add(SERVER, OVER);
    expect(await store.departures.due(TOO_EARLY)).toEqual([]);
    expect(await store.departures.forget(SERVER, TOO_EARLY)).toBe(false);
    expect(await held(store, SERVER)).toEqual(ALL);
    expect(await store.departures.due(OVER)).toEqual([SERVER]);
    expect(await store.departures.forget(SERVER, OVER)).toBe(true);
    expect(await store.departures.forget(SERVER, OVER)).toBe(false);
    expect(await held(store, SERVER)).toEqual(NOTHING);
    expect(await store.departures.known()).toEqual([OTHER]);
    expect(await store.notices.take([`server ${SERVER} ${SECRET}`], AT)).toHaveLength(1);
    expect(await held(store, OTHER)).toEqual(ALL);
    // The history of others can be read on, and that of the server begins anew.
    expect(await store.revisions.add([revision({ scope: SERVER, entry: 'e0' })])).toHaveLength(1);
  });

  test('a server that comes back in time has all that it made', async () => {
    const store = await storeAt(await newPlace());
    await fill(store, SERVER, SECRET);
    await store.departures.add(SERVER, LEFT);
    await store.departures.remove(SERVER);
    expect(await store.departures.forget(SERVER, OVER)).toBe(false);
    expect(await held(store, SERVER)).toEqual(ALL);
  });

  test('what all servers share is never a server that was left', async () => {
    const { departures } = await storeAt(await newPlace());
    await expect(departures.add('shared', LEFT)).rejects.toThrow();
  });

  test('what is followed for a server that was left is not looked at', async () => {
    const { watches, departures } = await storeAt(await newPlace());
    await watches.add({ server: SERVER, scope: SERVER, url: 'u', title: 't', by: '9', at: AT, seen: [] });
    expect(await watches.due(OVER)).toHaveLength(1);
    await departures.add(SERVER, LEFT);
    expect(await watches.due(OVER)).toEqual([]);
  });
}

/** The files of a folder, its backups included, in which some bytes stand. */
async function filesWith(folder: string, words: string): Promise<string[]> {
  const names = (await readdir(folder)).sort();
  const found = await Promise.all(names.map(async (name) => (await readFile(path.join(folder, name))).includes(words)));
  return names.filter((_name, index) => found[index]);
}

describe('on a SQLite file', () => {
  promises(async () => ({ folder: await emptyFolder() }));

  test('no byte of a server that is forgotten stays: not in the file, its log or a later backup', async () => {
    const folder = await emptyFolder();
    const store = await storeAt({ folder });
    await fill(store, OTHER, 'the mill');
    await fill(store, SERVER, SECRET);
    await fill(store, '552233445566778899', 'the mill');
    expect(await filesWith(folder, SECRET)).not.toEqual([]);
    await store.departures.add(SERVER, LEFT);
    await store.departures.forget(SERVER, OVER);
    await backUp(folder, path.join(folder, 'copy'));
    expect(await filesWith(folder, SECRET)).toEqual([]);
    expect(await filesWith(folder, SERVER)).toEqual([]);
    expect(await filesWith(folder, 'the mill')).toContain('copy');
  });

  test.each(['while it runs', 'after an orderly end'])(
    'no byte of questions, reports or drafts that are deleted stays: %s',
    async (when) => {
      const folder = await emptyFolder();
      const store = await storeAt({ folder });
      await fill(store, OTHER, 'the mill');
      for (let each = 0; each < 30; each += 1)
        await store.gaps.add({ server: SERVER, question: `${SECRET} ${each}`, subject: SECRET, topics: [], at: AT });
      const draft = { id: 'd', kind: 'work' as const, server: SERVER, scope: SERVER, author: '9', at: AT };
      const added = await store.drafts.add({ ...draft, state: SECRET.repeat(1_000) });
      const changed = await store.drafts.change(added, { ...draft, state: SECRET.repeat(900) });
      await store.gaps.forget(SERVER);
      await store.drafts.remove(changed ?? added);
      if (when !== 'while it runs') await store.close();
      await backUp(folder, path.join(folder, 'copy'));
      expect(await filesWith(folder, SECRET)).toEqual([]);
    },
  );

  test('what an earlier version has deleted goes as it is brought up to date', async () => {
    const folder = await emptyFolder();
    const file = new SQLite(path.join(folder, DATABASE_FILE));
    file.exec(await readFile(path.join(import.meta.dirname, 'versions/013-reach.sqlite.sql'), 'utf8'));
    const add = file.prepare("insert into gaps (server, question, subject, topics, at) values ('1', ?, 's', '[]', ?)");
    for (let each = 0; each < 30; each += 1) add.run(`${SECRET} ${each}`, AT);
    file.exec("delete from gaps where server = '1'");
    file.close();
    expect(await filesWith(folder, SECRET)).toEqual([DATABASE_FILE]);
    await storeAt({ folder });
    expect(await filesWith(folder, SECRET)).toEqual([]);
  });

  test('every table that says whose a row is, is emptied of a server', async () => {
    const folder = await emptyFolder();
    const store = await storeAt({ folder });
    await fill(store, SERVER, SECRET);
    await store.departures.add(SERVER, LEFT);
    const file = new SQLite(path.join(folder, DATABASE_FILE));
    const columns = file.prepare<[], { table: string; column: string }>(
      `select m.name as "table", c.name as "column" from sqlite_master m, pragma_table_info(m.name) c
       where m.type = 'table' and c.name in ('server', 'scope')`,
    );
    const rows = () =>
      columns.all().map(({ table, column }) => {
        const count = file.prepare<[string], { count: number }>(
          `select count(*) as count from ${table} where ${column} = ?`,
        );
        return { table, count: count.get(SERVER)?.count ?? 0 };
      });
    const isEmpty = ({ count }: { count: number }) => count === 0;
    expect(rows().filter(isEmpty)).toEqual([]);
    await store.departures.forget(SERVER, OVER);
    expect(rows().every(isEmpty)).toBe(true);
    file.close();
  });
});

describe.skipIf(POSTGRES === undefined)('on PostgreSQL', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres(POSTGRES ?? '');
  }, 60_000);
  afterAll(() => postgres?.stop());

  promises(async () => ({ url: await postgres.newDatabase() }));
});
