import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STEPS } from '../../src/store/migrations.ts';
import { DATABASE_FILE, type Place } from '../../src/store/store.ts';
import { emptyFolder, storeAt } from './folder.ts';
import { POSTGRES, type Postgres, startPostgres } from './postgres.ts';
import { AT, revision } from './revision.ts';

/** What each step has left on people’s disks, with rows in every table of its time. Files here are never edited. */
const VERSIONS = path.join(import.meta.dirname, 'versions');
const SERVER = '332233445566778899';

test.each(['sqlite', 'postgres'])('there is a database of every step: %s', (kind) => {
  const there = readdirSync(VERSIONS).filter((name) => name.endsWith(`.${kind}.sql`));
  expect(there.sort()).toEqual(STEPS.map((step) => `${step}.${kind}.sql`));
});

function textOf(step: string, kind: 'sqlite' | 'postgres'): Promise<string> {
  return readFile(path.join(VERSIONS, `${step}.${kind}.sql`), 'utf8');
}

/** Whether the tables of a step were there at another one. */
function isIn(step: string, at: string): boolean {
  return STEPS.indexOf(step) <= STEPS.indexOf(at);
}

/** Opens a database of a step, and holds what is in it then against what was put there. */
async function holds(place: Place, at: string): Promise<void> {
  const store = await storeAt(place);
  const { revisions, settings, reports, gaps, drafts, notices, pins, votes, watches, words, wordPages, departures } =
    store;
  const isRetired = isIn('006-retirements', at);
  expect(await revisions.current()).toMatchObject([
    {
      number: 2,
      entry: 'river',
      text: 'A “wide” river’s; bank.',
      previous: 1,
      retired: isRetired,
      origin: { how: 'pasted' },
    },
    { number: 3, scope: SERVER, kind: 'term', entry: 'own-lock', text: null, retired: false },
  ]);
  expect(await revisions.history(revision())).toMatchObject([
    { number: 2, approvedBy: '223344556677889900', base: 'aa' },
    { number: 1, text: 'A river.', approvedBy: null, base: null },
  ]);
  expect([...(await settings.all())].map(([server, { answers }]) => [server, answers])).toEqual(
    isIn('002-settings', at) ? [[SERVER, 'private']] : [],
  );
  expect(await settings.lastDigest(SERVER)).toBe(isIn('002-settings', at) ? '2026-03-02T08:00:00.000Z' : null);
  expect((await reports.open(SERVER)).map(({ item, question }) => [item, question])).toEqual(
    isIn('003-reports', at) ? [['river#wide', isIn('010-report-questions', at) ? 'How wide is it?' : null]] : [],
  );
  expect(await gaps.of(SERVER, '')).toEqual(
    isIn('004-gaps', at) ? [{ subject: 'deep', count: 1, question: 'How deep is it?' }] : [],
  );
  expect((await drafts.of(SERVER)).map(({ id, version }) => [id, version])).toEqual(
    isIn('005-drafts', at) ? [['d1', 3]] : [],
  );
  expect(await notices.take(['conflict 2 aa', 'another'], AT)).toEqual(
    isIn('008-told', at) ? ['another'] : ['conflict 2 aa', 'another'],
  );
  expect((await pins.standing()).map(({ id, item, reach }) => [id, item, reach])).toEqual(
    isIn('009-pins', at) ? [[1, 'river#wide', isIn('013-reach', at) ? 'same' : null]] : [],
  );
  expect(await departures.known()).toEqual([SERVER]);
  expect(await departures.servers()).toEqual(isIn('016-departures', at) ? ['442233445566778899'] : []);
  expect((await votes.of(SERVER)).map(({ question, down }) => [question, down])).toEqual(
    isIn('011-votes', at) ? [['How wide is it?', 1]] : [],
  );
  expect((await watches.of(SERVER, SERVER)).map(({ title, seen }) => [title, seen])).toEqual(
    isIn('012-watches', at) ? [['River news', ['https://example.org/1']]] : [],
  );
  expect((await words.standing()).map(({ number, text, leans, missing }) => [number, text, leans, missing])).toEqual(
    isIn('014-words', at) ? [[1, 'It’s a “wide” river.', false, '2026-05-01']] : [],
  );
  expect((await words.refused('shared')).map(({ text }) => text)).toEqual(isIn('014-words', at) ? ['It is deep.'] : []);
  expect((await wordPages.of('shared')).map(({ key }) => key)).toEqual(isIn('014-words', at) ? ['cc'] : []);
  expect((await store.itemChanges.after(0, ['shared', SERVER])).map(({ kind, version }) => [kind, version])).toEqual(
    isIn('019-item-changes', at)
      ? [
          ['corrected', 2],
          ['new', 1],
        ]
      : [],
  );
  expect((await store.postings.open(AT)).map(({ key, target }) => [key, target])).toEqual(
    isIn('020-postings', at) ? [['follow 1 2', 'channel:552233445566778899']] : [],
  );
  expect(
    (await store.asked.between(SERVER, '2026-01-01', '2026-03-31')).map(({ question, times }) => [question, times]),
  ).toEqual(isIn('021-asked', at) ? [['How deep is it?', 2]] : []);
  expect((await store.follows.of('user:112233445566778899')).map(({ about, found }) => [about, found])).toEqual(
    isIn('022-follows', at) ? [['How wide is it?', isIn('023-found', at) ? ['river#wide'] : []]] : [],
  );
  // Writing goes on where it was.
  expect(await revisions.add([revision({ text: 'A river again.', seen: 2 })])).toMatchObject([
    { number: 4, previous: 2 },
  ]);
  expect(await reports.add({ server: SERVER, item: 'river', text: 'x', question: null, at: AT })).toBe(
    isIn('003-reports', at) ? 2 : 1,
  );
}

const OBJECTS = "select type, name, sql from sqlite_master where name not like 'sqlite_%' order by type, name";

describe('a SQLite database', () => {
  test.each(STEPS)('that was left at %s opens with all that is in it, as a new one is made', async (step) => {
    const [folder, fresh] = [await emptyFolder(), await emptyFolder()];
    const old = new SQLite(path.join(folder, DATABASE_FILE));
    old.exec(await textOf(step, 'sqlite'));
    old.close();
    await holds({ folder }, step);
    await storeAt({ folder: fresh });
    const [migrated, made] = [folder, fresh].map((each) => {
      const database = new SQLite(path.join(each, DATABASE_FILE), { readonly: true });
      const objects = database.prepare(OBJECTS).all();
      database.close();
      return objects;
    });
    expect(migrated).toEqual(made);
    const again = new SQLite(path.join(folder, DATABASE_FILE));
    expect(() => again.exec('delete from revisions')).toThrow(/append-only/);
    again.close();
  });

  test('is made whole or not at all: a step that fails leaves what was there', async () => {
    const folder = await emptyFolder();
    const old = new SQLite(path.join(folder, DATABASE_FILE));
    old.exec(await textOf('003-reports', 'sqlite'));
    old.exec('create table drafts (in_the_way text)');
    const before = old.prepare(OBJECTS).all();
    await expect(storeAt({ folder })).rejects.toThrow();
    expect(old.prepare(OBJECTS).all()).toEqual(before);
    old.exec('drop table drafts');
    old.close();
    await holds({ folder }, '003-reports');
  });
});

/** Starts several processes that open the same place at the same moment. @returns what became of each */
async function openedAtOnce(place: Place): Promise<string[]> {
  const at = String(Date.now() + 4_000);
  const arguments_ = [path.join(import.meta.dirname, 'opener.ts'), JSON.stringify(place), at];
  const outcomes = Array.from({ length: 3 }, async () => {
    const child = spawn(process.execPath, arguments_, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    await once(child, 'close');
    return said;
  });
  return Promise.all(outcomes);
}

test('several processes start at once on a new SQLite database', async () => {
  expect(await openedAtOnce({ folder: await emptyFolder() })).toEqual(['open', 'open', 'open']);
});

describe.skipIf(POSTGRES === undefined)('a PostgreSQL database', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres(POSTGRES ?? '');
  }, 60_000);
  afterAll(() => postgres?.stop());

  test.each(STEPS)('that was left at %s opens with all that is in it', async (step) => {
    const url = await postgres.newDatabase();
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(await textOf(step, 'postgres'));
    await holds({ url }, step);
    await expect(client.query('delete from revisions')).rejects.toThrow(/append-only/);
    const { rows } = await client.query("select distinct tgname from pg_trigger where tgname like '%_tell' order by 1");
    expect(rows.map(({ tgname }) => tgname)).toEqual([
      'pins_tell',
      'revisions_tell',
      'settings_tell',
      'word_looks_tell',
      'words_tell',
    ]);
    await client.end();
  });

  test('that is new takes several processes that start at once', async () => {
    expect(await openedAtOnce({ url: await postgres.newDatabase() })).toEqual(['open', 'open', 'open']);
  });
});
