/** All that an earlier version has stored is there, is answered with, and can be gone on with. */
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DATABASE_FILE, openStore, type Place } from '../../src/store/store.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import type { Seen } from '../discord-server/people/seen.ts';
import { ask, confirm, fillIn, openDraft, SUMMARY } from '../moderation/town.ts';
import { POSTGRES, startPostgres } from '../store/postgres.ts';
import { NAMES, type Stored, startStored, storedFolder } from './stored.ts';

const TABLES = ['revisions', 'retirements', 'settings', 'reports', 'gaps', 'drafts'];

/** What a store says of all that is in it. */
async function contentsOf(place: Place) {
  const store = await openStore(place);
  try {
    const { revisions, settings, reports, gaps, drafts } = store;
    const current = await revisions.current();
    const waiting = [...(await drafts.of(NAMES.town)), ...(await drafts.of(NAMES.home))];
    return {
      entries: Object.fromEntries(
        [...Map.groupBy(current, ({ scope, kind }) => `${kind} ${scope === NAMES.town ? 'town' : scope}`)].map(
          ([of, all]) => [of, all.length],
        ),
      ),
      withdrawn: current.filter(({ text }) => text === null).map(({ entry }) => entry),
      retired: current.filter(({ retired }) => retired).map(({ entry }) => entry),
      history: (await revisions.history({ scope: 'shared', kind: 'person', entry: 'cleo-varr' })).map(({ why }) => why),
      settings: (await settings.all()).get(NAMES.town),
      reports: (await reports.open(NAMES.town)).map(({ text }) => text),
      gaps: (await gaps.of(NAMES.town, '')).map(({ question }) => question).sort(),
      drafts: waiting.map(({ state }) => JSON.parse(state).state).sort(),
    };
  } finally {
    await store.close();
  }
}

const CONTENTS = {
  entries: {
    'source shared': 10,
    'person shared': 3,
    'topic shared': 2,
    'measure shared': 2,
    'term shared': 2,
    'person town': 1,
    'topic town': 1,
    'measure town': 1,
    'term town': 1,
    'source town': 2,
  },
  withdrawn: [
    '2020-08-07-daily-mail-firearms-operations-drop',
    'own-market-days',
    '2018-12-07-fennbridge-gazette-markets',
  ],
  retired: ['2019-10-22-lbc-extinction-rebellion-cost', '2021-07-06-itv-news-london-teenage-murder-rate'],
  history: ['Known better now.', 'Cleo Varr was missing.'],
  settings: {
    answers: 'public',
    moderatorRoles: [expect.any(String)],
    moderatorsChannel: NAMES.channels['town/moderators'],
    channels: [],
    forums: [],
    questionChannels: [],
    ignored: { users: [], roles: [] },
    threads: false,
    wordsLook: false,
    approval: true,
    digest: 'daily',
    quietHours: [22, 7],
  },
  reports: ['The date is wrong.', 'Our own entry is wrong.'],
  gaps: ['How many police horses were stolen in 2014?', 'What is the best pizza in Naples?'],
  drafts: [
    'change',
    'change',
    'change',
    'change',
    'source',
    'source',
    'source',
    'source',
    'source',
    'source',
    'source',
  ],
};

test('a SQLite file holds it all', async () => {
  expect(await contentsOf({ folder: await storedFolder() })).toEqual(CONTENTS);
});

test.skipIf(POSTGRES === undefined)(
  'a PostgreSQL database that was filled by that version holds it all',
  async () => {
    const postgres = await startPostgres(POSTGRES ?? '');
    try {
      const url = await postgres.newDatabase();
      await (await openStore({ url })).close();
      const file = new SQLite(path.join(await storedFolder(), DATABASE_FILE), { readonly: true });
      const client = new Client({ connectionString: url });
      await client.connect();
      for (const table of TABLES) {
        for (const row of file.prepare<[], Record<string, unknown>>(`select * from ${table}`).all()) {
          const columns = Object.keys(row).map((name) => `"${name}"`);
          const places = columns.map((_, index) => `$${index + 1}`);
          await client.query(`insert into ${table} (${columns}) values (${places})`, Object.values(row));
        }
      }
      await client.end();
      file.close();
      expect(await contentsOf({ url })).toEqual(CONTENTS);
    } finally {
      await postgres.stop();
    }
  },
  60_000,
);

let stored: Stored;
let mod: Seat;
let other: Seat;
let dora: Seat;
let alice: Seat;

const about = async (what: string, seat = alice) => (await seat.slash('about', { what })).text;
const source = async (title: string, seat = alice) => (await seat.slash('source', { title })).text;

describe('what was published', () => {
  beforeAll(async () => {
    stored = await startStored();
    [mod, other, dora, alice] = [stored.seat('mod'), stored.seat('other'), stored.seat('dora'), stored.seat('alice')];
  });
  afterAll(() => stored.stop());

  test('stands, all of it', () => {
    const { shared, conflicts, server } = stored.running.resources.recordService.snapshot;
    expect([shared.setAside, server(NAMES.town)?.setAside, conflicts]).toEqual([[], [], []]);
    expect(shared.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('is not in the way of what ships by now: mends elsewhere, and how people ask', () => {
    const { sources } = stored.running.resources.recordService.snapshot.shared.content;
    const titled = sources.find(({ id }) => id === '2018-04-13-guardian-dick-section-60');
    expect(titled?.title).toBe('Dick defends section 60 (title by curators)');
    expect(titled?.statements[2]?.stance?.position).toBe('conditional');
    const items = sources
      .filter(({ added }) => added !== undefined)
      .flatMap(({ statements, figures }) => [...statements, ...figures]);
    const unasked = items.filter(({ asked }) => asked === undefined).map(({ id }) => id);
    expect(unasked).toEqual(['harris-fennbridge']);
  });

  test('changes what ships: a summary, a title, a correction, a stance, a figure’s note', async () => {
    expect(await source('Public Health Approach to Violent Crime')).toContain('Revised by curators.');
    expect(await source('Dick defends section 60 (title by curators)')).toContain('The Guardian');
    expect(await source('Armed police operations rise 19% in England and Wales')).toContain(
      'The year of the rise was 2017/18.',
    );
    const positions = await alice.slash('positions', { on: 'emails about moonlit walks' });
    expect(positions.text).toContain('Metropolitan Police');
    const figure = await alice.slash('figure', { measure: 'Killings in London', year: '2008' });
    expect(figure.text).toMatch(/154[\s\S]*Noted by curators/);
  });

  test('takes off the record what ships: a source, and one figure of another', async () => {
    const titles = await alice.autocomplete('source', { title: 'Armed police deploy' });
    expect(titles.map(({ name }) => name).join()).not.toContain('2020-08-07');
    const { sources } = stored.running.resources.recordService.snapshot.shared.content;
    expect(sources.find(({ id }) => id === '2020-08-07-daily-mail-firearms-operations-drop')).toBeUndefined();
    const disproportion = sources.find(({ id }) => id === '2019-01-26-guardian-met-stop-search-disproportion');
    expect(disproportion?.figures.map(({ id }) => id)).not.toContain('ratio-2014');
    expect(disproportion?.figures.map(({ id }) => id)).toContain('ratio-2018');
  });

  test('adds a person, a topic, a measure and a term for all, and gives shipped ones other names', async () => {
    expect(await about('C. Varr')).toContain('Bridge warden');
    expect(await about('River patrols')).toContain('Police boats on the Thames');
    expect(await about('Police boats')).toContain('marine policing unit');
    expect(await about('night walk')).toContain('as curators wrote it');
    expect(await about('Haringey Harris')).toContain('Lord Harris of Haringey');
    expect(await about('sixty order')).toContain('Section 60');
    expect(await about('shooters on the beat')).toContain('Armed policing');
    expect(await about('deaths by violence')).toContain('Killings in London');
  });

  test('adds entries of one server’s own, which others don’t see', async () => {
    expect(await about('Bo Reed')).toContain('Market warden');
    expect(await about('river beat')).toContain('walked twice a day');
    expect((await ask(alice)).text).toContain('The zebra crossing in Fennbridge is the safest place');
    const figure = await alice.slash('figure', { measure: 'Swans seen', year: '2018' });
    expect(figure.text).toContain('12 swans');
    const positions = await alice.slash('positions', { on: 'zebra crossings in Fennbridge' });
    expect(positions.text).toContain('Lord Harris of Haringey');
    expect((await ask(dora)).text).not.toContain('The zebra crossing in Fennbridge');
    expect(await about('Fenn beat', dora)).not.toContain('twice a day');
  });

  test('has its history, and is undone and restored', async () => {
    const history = await mod.slash('corpus history', { entry: 'term:own-fenn-beat' });
    expect(history.text).toMatch(/Known better now[\s\S]*Fenn beat was missing/);
    const withdrawn = await mod.autocomplete('corpus restore', { entry: '' });
    expect(withdrawn.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['topic:own-market-days', '2018-12-07-fennbridge-gazette-markets']),
    );
    const undone = await dora.slash('corpus undo', { entry: 'person:cleo-varr', why: 'As it was.' });
    await confirm(dora, undone);
    expect(await about('Cleo Varr')).not.toContain('C. Varr');
  });

  test('leaves reports and gaps to be dealt with', async () => {
    expect((await mod.slash('corpus reports')).text).toMatch(/The date is wrong[\s\S]*Our own entry is wrong/);
    expect((await mod.slash('corpus gaps')).text).toContain('police horses');
  });
});

describe('a draft', () => {
  beforeAll(async () => {
    stored = await startStored();
    [mod, other, dora, alice] = [stored.seat('mod'), stored.seat('other'), stored.seat('dora'), stored.seat('alice')];
  });
  afterAll(() => stored.stop());

  /** The last press, and the one more where its page can’t be read any more. */
  async function publish(seat: Seat, ready: Seen): Promise<void> {
    const done = await confirm(seat, ready);
    const isAsked = done.buttons.some(({ label }) => label === 'Publish all the same');
    const published = isAsked ? await seat.press(done, 'Publish all the same') : done;
    expect(published.text).toMatch(/^Published/);
  }

  /** The draft of this title that waits to be published: a moderator has one of their own that does not. */
  async function openReady(seat: Seat, title: string): Promise<Seen> {
    const list = await seat.slash('corpus drafts');
    const [, number] = new RegExp(`(\\d+)\\. ${title}\\n.*ready to be published`).exec(list.text) ?? [];
    return seat.press(list, `Open ${number}`);
  }

  test('that waits for a second moderator is published by them', async () => {
    await publish(other, await openDraft(other, 'Lamps'));
    expect((await ask(alice, 'what was said about the lamps of Fennbridge?')).text).toContain('burn all night');
    const positions = await alice.slash('positions', { on: 'lamps that burn all night' });
    expect(positions.text).toContain('Lord Harris of Haringey');
  });

  test('that was sent back shows the note, and is held ready again', async () => {
    const draft = await openDraft(mod, 'Gates');
    expect(draft.text).toContain('Which gates?');
    await fillIn(mod, draft, 'Publish…', { why: 'The town gates.' });
    await publish(other, await openDraft(other, 'Gates'));
    expect((await ask(alice, 'what was said about the gates of Fennbridge?')).text).toContain('shut at ten');
  });

  test('that was begun is stepped through and published with whom it brings along', async () => {
    const draft = await openDraft(other, 'Officers on the bridge');
    expect(draft.text).toMatch(/1 left out[\s\S]*Ada Moss/);
    let step = await other.press(draft, 'Step through');
    expect(step.text).toContain('more officers on the bridge');
    step = await fillIn(other, await other.press(step, 'Next'), 'Who, when, where', { Speaker: 'Ada Moss' });
    const ready = await fillIn(
      other,
      await fillIn(other, await other.press(step, 'The whole'), 'Summary', { body: SUMMARY }),
      'Publish…',
      { why: 'It was missing.' },
    );
    expect(ready.text).toContain('**Added:** the person **Ada Moss**');
    await publish(mod, await openReady(mod, 'Officers on the bridge'));
    expect(await about('Ada Moss')).toContain('Councillor');
  });

  test('of an entry, a correction and a withdrawal is published', async () => {
    await fillIn(mod, await openDraft(mod, 'Add the term Toll keeper'), 'Publish…', { why: 'New.' });
    await publish(other, await openDraft(other, 'Add the term Toll keeper'));
    expect(await about('Toll keeper')).toContain('keeps the toll of a bridge');
    await publish(other, await openDraft(other, 'Correct'));
    expect((await ask(alice)).text).toContain('He said it in Wick.');
    const withdrawn = await confirm(dora, await openDraft(dora, 'Withdraw'));
    expect(withdrawn.text).toMatch(/^Withdrawn/);
  });

  test('of what ships is gone on with, and published', async () => {
    await publish(dora, await openDraft(dora, 'Taskforce in Hounslow'));
    expect(await source('Taskforce in Hounslow (title by curators)')).toContain('Hounslow');
    const draft = await openDraft(dora, 'Met Police considering armed patrols');
    await publish(dora, await fillIn(dora, draft, 'Publish…', { why: 'It takes a side.' }));
    const positions = await alice.slash('positions', { on: 'patrols that nobody asked for' });
    expect(positions.text).toContain('Lord Harris of Haringey');
    await publish(
      dora,
      await fillIn(dora, await openDraft(dora, 'Edit the topic'), 'Publish…', { why: 'Other words.' }),
    );
    expect(await about('pat-downs by curators')).toContain('Stop and search');
  });
});
