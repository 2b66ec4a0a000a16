import { existsSync } from 'node:fs';
import { chmod, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withFaults } from '../../src/store/fault.ts';
import { DEFAULT_SETTINGS } from '../../src/store/settings.ts';
import { DATABASE_FILE, openStore, type Place } from '../../src/store/store.ts';
import { emptyFolder, storeAt } from './folder.ts';
import { POSTGRES, type Postgres, startPostgres } from './postgres.ts';
import { AT, revision } from './revision.ts';

if (POSTGRES === undefined) console.log('PostgreSQL: not run');

const DRAFT = { id: 'a', kind: 'work' as const, server: '1', scope: '1', author: '9', state: '{}', at: AT };

/** The same promises hold on both databases. */
function promises(newPlace: () => Promise<Place>): void {
  test('keeps revisions, newest first, and gives the newest of each entry', async () => {
    const { revisions } = await storeAt(await newPlace());
    const first = await revisions.add([revision({ text: 'one' })]);
    const number = 'newer' in first ? 0 : (first[0]?.number ?? 0);
    await revisions.add([revision({ text: null, seen: number, why: 'It is gone.' })]);
    await revisions.add([revision({ entry: 'lake', text: 'A lake.' })]);
    expect((await revisions.history(revision())).map(({ text, why }) => [text, why])).toEqual([
      [null, 'It is gone.'],
      ['one', 'It was not on record.'],
    ]);
    expect((await revisions.current()).map(({ entry, text }) => [entry, text])).toEqual([
      ['river', null],
      ['lake', 'A lake.'],
    ]);
  });

  test('counts what is asked by day and person, and deletes it after 30 days', async () => {
    const place = await newPlace();
    const [one, other] = [await storeAt(place), await storeAt(place)];
    const asked = { server: '1', day: '2026-03-01', question: 'How deep is it?', person: 'aa', isAnswered: false };
    await Promise.all([one.asked.add(asked), other.asked.add(asked), one.asked.add({ ...asked, person: 'bb' })]);
    await one.asked.add({ ...asked, day: '2026-03-20', isAnswered: true });
    await one.asked.add({ ...asked, question: 'How wide is it?', isAnswered: true });
    await one.asked.add({ ...asked, server: '2' });
    await one.asked.noteAnswered('1', ['How deep is it?', 'How wide is it?'], '2026-03-21');
    expect(await other.asked.between('1', '2026-03-01', '2026-03-20')).toEqual([
      {
        question: 'How deep is it?',
        people: new Set(['aa', 'bb']),
        times: 4,
        unanswered: 3,
        answeredOn: '2026-03-21',
      },
      { question: 'How wide is it?', people: new Set(['aa']), times: 1, unanswered: 0, answeredOn: null },
    ]);
    expect(await one.asked.between('1', '2026-03-02', '2026-03-19')).toEqual([]);
    await Promise.all([one, other].map(({ asked: each }) => each.removeOld('2026-04-05T00:00:00.000Z')));
    expect((await one.asked.between('1', '2026-03-01', '2026-03-20')).map(({ times }) => times)).toEqual([1]);
    await one.asked.add({ ...asked, server: '2', day: '2026-03-20' });
    await one.asked.forget('1');
    expect(await one.asked.between('1', '2026-03-01', '2026-03-20')).toEqual([]);
    expect((await one.asked.between('2', '2026-03-01', '2026-03-20')).map(({ times }) => times)).toEqual([1]);
  });

  test('takes exact words once, whoever is faster; remembers refusals, looks and pages; and takes back', async () => {
    const place = await newPlace();
    const [one, other] = [await storeAt(place), await storeAt(place)];
    const found = {
      ...{ scope: 'shared', source: 'river', statement: 'wide', ours: 'aa', text: 'It is “wide”.', page: 'bb' },
      ...{ address: 'https://example.org/river', seen: '2026-03-01', captured: null, leans: true },
    };
    const act = { by: '9', at: AT, run: 'r1' };
    const taken = await Promise.all([one.words.take([found], act), other.words.take([found], act)]);
    expect(taken.flat()).toHaveLength(1);
    const [words] = await one.words.standing();
    expect(words).toMatchObject({ ...found, stood: null, missing: null });
    await one.words.look(words?.number ?? 0, '2026-04-01', true);
    await one.words.look(words?.number ?? 0, '2026-05-01', false);
    expect(await other.words.standing()).toMatchObject([{ stood: '2026-04-01', missing: '2026-05-01' }]);
    await one.words.refuse({ ...found, text: 'It is deep.' }, act);
    expect(await other.words.refused('shared')).toHaveLength(1);
    const undone = await Promise.all([
      one.words.undo({ scope: 'shared' }, act),
      other.words.undo({ scope: 'shared' }, act),
    ]);
    expect(undone[0] + undone[1]).toBe(2);
    expect([await one.words.standing(), await one.words.refused('shared')]).toEqual([[], []]);
    const page = { scope: 'shared', source: 'river', key: 'a', found: '{}', at: AT };
    await one.wordPages.keep(page);
    await other.wordPages.keep({ ...page, key: 'b' });
    expect((await one.wordPages.of('shared')).map(({ key }) => key)).toEqual(['b']);
    await one.wordPages.forget('shared', ['lake']);
    await one.wordPages.forget('shared', ['river']);
    expect(await one.wordPages.of('shared')).toEqual([]);
  });

  test('overwrites nothing unseen: of two who edit at once, the second is shown what the first wrote', async () => {
    const place = await newPlace();
    const [one, other] = [await storeAt(place), await storeAt(place)];
    const outcomes = await Promise.all([
      one.revisions.add([revision({ text: 'by one' })]),
      other.revisions.add([revision({ text: 'by the other' })]),
    ]);
    const [winner] = await one.revisions.current();
    expect(outcomes.filter((outcome) => !('newer' in outcome))).toHaveLength(1);
    expect(outcomes.find((outcome) => 'newer' in outcome)).toMatchObject({
      newer: { number: winner?.number, text: winner?.text },
    });
    expect(await other.revisions.add([revision({ text: 'again', seen: winner?.number ?? 0 })])).toHaveLength(1);
  });

  test('takes several together or none of them', async () => {
    const { revisions } = await storeAt(await newPlace());
    await revisions.add([revision({ text: 'first' })]);
    const outcome = await revisions.add([revision({ entry: 'lake' }), revision({ text: 'unseen' })]);
    expect(outcome).toMatchObject({ newer: { entry: 'river', text: 'first' } });
    expect((await revisions.current()).map(({ entry }) => entry)).toEqual(['river']);
    const twice = [revision({ entry: 'lake' }), revision({ entry: 'lake', text: 'the same again' })];
    await expect(revisions.add(twice)).rejects.toThrow();
    expect((await revisions.current()).map(({ entry }) => entry)).toEqual(['river']);
  });

  test('tells another process of a change', async () => {
    const place = await newPlace();
    const [writer, reader] = [await storeAt(place), await storeAt(place)];
    const told = new Promise<number>((resolve) => {
      reader.changes.watch(async () => {
        const current = await reader.revisions.current();
        if (current.length > 0) resolve(current.length);
      });
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await writer.revisions.add([revision()]);
    const late = new Promise((resolve) => setTimeout(() => resolve('late'), 10_000));
    expect(await Promise.race([told, late])).toBe(1);
  });

  test('says once why a change can’t be followed, and follows it as soon as it can', async () => {
    const place = await newPlace();
    const [writer, reader] = [await storeAt(place), await storeAt(place)];
    const faults: unknown[] = [];
    let failing = 2;
    const followed = new Promise<void>((resolve) => {
      reader.changes.watch(
        async () => {
          if ((await reader.revisions.current()).length === 0) return;
          failing -= 1;
          if (failing >= 0) throw new Error('busy');
          resolve();
        },
        (fault) => faults.push(fault),
      );
    });
    await writer.revisions.add([revision()]);
    await followed;
    expect(faults).toEqual([new Error('busy')]);
  });

  test('keeps settings of each server', async () => {
    const { settings } = await storeAt(await newPlace());
    await settings.save('1', { ...DEFAULT_SETTINGS, answers: 'private' }, AT);
    await settings.save('1', { ...DEFAULT_SETTINGS, moderatorRoles: ['7'] }, AT);
    await settings.save('2', DEFAULT_SETTINGS, AT);
    expect(await settings.all()).toEqual(
      new Map([
        ['1', { ...DEFAULT_SETTINGS, moderatorRoles: ['7'] }],
        ['2', DEFAULT_SETTINGS],
      ]),
    );
  });

  test('closes a report once', async () => {
    const { reports } = await storeAt(await newPlace());
    const id = await reports.add({ server: '1', item: 'river#a', text: 'It is wrong.', question: 'Is it?', at: AT });
    expect(await reports.open('1')).toMatchObject([{ id, item: 'river#a', question: 'Is it?', outcome: null }]);
    expect([await reports.close(id, 'Mended.', '9'), await reports.close(id, 'Mended again.', '8')]).toEqual([
      true,
      false,
    ]);
    expect(await reports.find(id)).toMatchObject({ outcome: 'Mended.' });
    expect(await reports.open('1')).toEqual([]);
  });

  test('counts questions that ask the same, of one server, and lets them go after 30 days', async () => {
    const { gaps } = await storeAt(await newPlace());
    const ask = (server: string, question: string, day: string) =>
      gaps.add({ server, question, subject: question.toLowerCase(), topics: ['river'], at: `${day}T00:00:00.000Z` });
    await ask('1', 'Boats', '2026-01-01');
    await ask('1', 'Locks', '2026-02-20');
    await ask('1', 'boats', '2026-02-21');
    await ask('1', 'Boats', '2026-02-22');
    await ask('2', 'Swans', '2026-02-22');
    await gaps.removeOld('2026-02-22T12:00:00.000Z');
    expect(await gaps.of('1', '2026-01-01')).toEqual([
      { subject: 'boats', count: 2, question: 'Boats' },
      { subject: 'locks', count: 1, question: 'Locks' },
    ]);
    expect(await gaps.topicCounts('2026-02-01')).toEqual([['river', 4]]);
    await gaps.forget('1', 'locks');
    expect((await gaps.of('1', '')).map(({ subject }) => subject)).toEqual(['boats']);
    expect([(await gaps.of('1', '')).length, (await gaps.of('2', '')).length]).toEqual([1, 1]);
    await gaps.forget('1');
    expect([await gaps.of('1', ''), (await gaps.of('2', '')).length]).toEqual([[], 1]);
  });

  test('lets one of several processes send a digest', async () => {
    const { settings } = await storeAt(await newPlace());
    await settings.save('1', DEFAULT_SETTINGS, AT);
    expect(await settings.lastDigest('1')).toBeNull();
    expect([await settings.takeDigest('1', null, AT), await settings.takeDigest('1', null, AT)]).toEqual([true, false]);
    await settings.save('1', DEFAULT_SETTINGS, AT);
    expect(await settings.takeDigest('1', AT, '2026-03-02T12:00:00.000Z')).toBe(true);
  });

  test('lets one of several processes tell somebody something, once, unless that failed', async () => {
    const place = await newPlace();
    const [one, other] = [await storeAt(place), await storeAt(place)];
    expect((await one.notices.take(['a', 'b'], AT)).sort()).toEqual(['a', 'b']);
    expect(await other.notices.take(['b', 'c'], AT)).toEqual(['c']);
    await one.notices.release(['b']);
    expect(await other.notices.take(['a', 'b', 'c'], AT)).toEqual(['b']);
    expect(await one.notices.take([], AT)).toEqual([]);
  });

  test('keeps work in the making, and screens for a while', async () => {
    const { drafts } = await storeAt(await newPlace());
    await drafts.add({ ...DRAFT, id: 'b', kind: 'screen' });
    await drafts.add(DRAFT);
    expect([await drafts.count('1'), await drafts.count('2')]).toEqual([1, 0]);
    await drafts.removeScreens('2099-01-01T00:00:00.000Z');
    expect([await drafts.find('b'), await drafts.of('1')]).toMatchObject([undefined, [{ id: 'a' }]]);
  });

  test('lets nobody write over a draft, or remove one, that is not as they have seen it', async () => {
    const { drafts } = await storeAt(await newPlace());
    const first = await drafts.add(DRAFT);
    const second = await drafts.change(first, { author: '8', state: '{"step":2}', at: AT });
    expect(second).toEqual({ ...DRAFT, version: 2, author: '8', state: '{"step":2}' });
    expect(await drafts.change(first, { author: '9', state: '{"step":3}', at: AT })).toBeUndefined();
    expect(await drafts.remove(first)).toBe(false);
    expect(await drafts.of('1')).toEqual([second]);
    expect(await drafts.remove(second ?? first)).toBe(true);
    expect(await drafts.find('a')).toBeUndefined();
  });
}

describe('on a SQLite file', () => {
  promises(async () => ({ folder: await emptyFolder() }));

  test('history is never rewritten: the database refuses', async () => {
    const folder = await emptyFolder();
    const store = await storeAt({ folder });
    await store.revisions.add([revision()]);
    const file = new SQLite(path.join(folder, DATABASE_FILE));
    expect(() => file.exec("update revisions set text = 'other'")).toThrow(/append-only/);
    expect(() => file.exec('delete from revisions')).toThrow(/append-only/);
    file.close();
  });

  test('leaves another program’s database as it is', async () => {
    const folder = await emptyFolder();
    const name = path.join(folder, DATABASE_FILE);
    const other = new SQLite(name);
    other.exec('create table bookmarks (address text)');
    other.close();
    const before = await readFile(name);
    await expect(openStore({ folder })).rejects.toMatchObject({ code: 'foreign' });
    expect((await readFile(name)).equals(before)).toBe(true);
  });

  test.each(['', 'below'])('says what to do where a file stands in the folder’s place (%s)', async (below) => {
    const file = path.join(await emptyFolder(), 'file');
    await writeFile(file, '');
    await expect(openStore({ folder: path.join(file, below) })).rejects.toMatchObject({ code: 'no-folder' });
  });

  test('says what to do where the folder is a link that leads nowhere', async () => {
    const link = path.join(await emptyFolder(), 'data');
    await symlink(path.join(link, '../disk'), link);
    for (const folder of [link, path.join(link, 'below')])
      await expect(openStore({ folder })).rejects.toMatchObject({
        code: 'dangling',
        message: expect.stringMatching(/leads/),
      });
  });

  test.runIf(existsSync('/proc/self')).each(['/proc/bluelamp', '/proc/bluelamp/below', '/proc'])(
    'says what to do where no folder can be made or written: %s',
    async (folder) => {
      await expect(openStore({ folder })).rejects.toMatchObject({
        code: expect.stringMatching(/^(?:no-folder|not-writable)$/),
        message: expect.stringMatching(/BLUELAMP_DATA/),
      });
    },
  );

  test('says what to do where the database is from a newer version', async () => {
    const folder = await emptyFolder();
    await (await openStore({ folder })).close();
    const file = new SQLite(path.join(folder, DATABASE_FILE));
    file.exec("insert into kysely_migration values ('999-later', '2099')");
    file.close();
    await expect(openStore({ folder })).rejects.toMatchObject({ code: 'newer' });
  });

  test('says what to do where the file is no database', async () => {
    const folder = await emptyFolder();
    await writeFile(path.join(folder, DATABASE_FILE), 'This is no database at all. '.repeat(400));
    await expect(openStore({ folder })).rejects.toMatchObject({
      code: 'corrupt',
      message: expect.stringMatching(/restore/),
    });
  });

  test('says what to do where the file is damaged', async () => {
    const folder = await emptyFolder();
    const store = await openStore({ folder });
    for (let each = 0; each < 40; each += 1)
      await store.revisions.add([revision({ entry: `e${each}`, text: 'x'.repeat(2_000) })]);
    await store.close();
    const name = path.join(folder, DATABASE_FILE);
    const bytes = await readFile(name);
    await writeFile(name, Buffer.concat([bytes.subarray(0, 8_192), Buffer.alloc(20_000, 7), bytes.subarray(28_192)]));
    await expect(openStore({ folder })).rejects.toMatchObject({ code: 'corrupt' });
  });

  test('refuses calmly where the file is locked, and works again once it is not', async () => {
    const folder = await emptyFolder();
    const store = await storeAt({ folder });
    const other = new SQLite(path.join(folder, DATABASE_FILE));
    other.exec('begin exclusive');
    await expect(store.revisions.add([revision()])).rejects.toMatchObject({ code: 'locked' });
    other.exec('rollback');
    other.close();
    expect(await store.revisions.add([revision()])).toHaveLength(1);
  });

  test('tells a full disk from other faults, as SQLite meets it: no page can be added', async () => {
    const full = new SQLite(path.join(await emptyFolder(), 'full.sqlite'));
    full.pragma('max_page_count = 2');
    const work = async () => full.exec('create table t as select zeroblob(1000000) as x');
    await expect(withFaults(work)).rejects.toMatchObject({ code: 'full', message: expect.stringMatching(/Make room/) });
    full.close();
  });

  test.skipIf(process.getuid?.() === 0)('says what to do where the folder may not be written', async () => {
    const folder = await emptyFolder();
    await chmod(folder, 0o500);
    await expect(openStore({ folder })).rejects.toMatchObject({ code: 'not-writable' });
  });
});

describe.skipIf(POSTGRES === undefined)('on PostgreSQL', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres(POSTGRES ?? '');
  }, 60_000);
  afterAll(() => postgres?.stop());

  promises(async () => ({ url: await postgres.newDatabase() }));

  test('history is never rewritten: the database refuses', async () => {
    const url = await postgres.newDatabase();
    const store = await storeAt({ url });
    await store.revisions.add([revision()]);
    const client = new Client({ connectionString: url });
    await client.connect();
    await expect(client.query("update revisions set text = 'other'")).rejects.toThrow(/append-only/);
    await expect(client.query('delete from revisions')).rejects.toThrow(/append-only/);
    await client.end();
  });

  test('says what to do where the user may make no tables', async () => {
    const url = await postgres.newDatabase();
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(
      'drop role if exists guest; create role guest login; revoke create on schema public from public',
    );
    await client.end();
    await expect(openStore({ url: url.replace('//bluelamp@', '//guest@') })).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringMatching(/owner of the database/),
    });
  });

  test.each([
    ['nothing listens', { port: '1' }, 'no-listener', /Nothing listens at the address and port of DATABASE_URL/],
    [
      'there is no such host',
      { hostname: 'database.invalid' },
      'unknown-host',
      /no server of the name in DATABASE_URL/,
    ],
    ['there is no such database', { pathname: '/none' }, 'no-database', /no database of the name/],
    ['the user is unknown', { username: 'stranger' }, 'refused', /refuses the user or the password/],
  ])('says what to do where %s', async (_what, part, code, message) => {
    const url = Object.assign(new URL(await postgres.newDatabase()), part).href;
    await expect(openStore({ url })).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test('says what to do where the password is wrong, or missing', async () => {
    const url = new URL(await postgres.newDatabase());
    const client = new Client({ connectionString: url.href });
    await client.connect();
    await client.query("create role guarded superuser login password 'right'");
    await client.end();
    url.username = 'guarded';
    for (const password of ['wrong', '']) {
      url.password = password;
      await expect(openStore({ url: url.href })).rejects.toMatchObject({ code: 'refused' });
    }
    url.password = 'right';
    await (await openStore({ url: url.href })).close();
  });
});
