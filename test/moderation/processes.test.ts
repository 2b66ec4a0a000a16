import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POSTGRES, type Postgres, startPostgres } from '../store/postgres.ts';
import { type Arrangement, type Moderated, startModerated } from './moderated.ts';
import { ask, ENTRY, pageFor, publish, type Town, toggle, townIn, WORDS } from './town.ts';

const HOME = '100000000000000001';
/** The benchmark says how soon: this only says that it comes. */
const SOON = { timeout: 10_000, interval: 50 };

/** Two processes on one store, each in a Discord of its own, as two machines would be with some servers each. */
function promises(place: () => Promise<Arrangement>): void {
  let one: Moderated;
  let other: Moderated;
  let town: Town;
  let elsewhere: Town;

  beforeAll(async () => {
    const shared = await place();
    one = await startModerated({ ...shared, homeServer: HOME });
    other = await startModerated({ ...shared, homeServer: HOME });
    town = townIn(one, one.discord.guild('Home', { id: HOME }));
    elsewhere = townIn(other, other.discord.guild('Home', { id: HOME }));
  }, 60_000);
  afterAll(async () => {
    expect([one.discord.violations, other.discord.violations]).toEqual([[], []]);
    await one.stop();
    await other.stop();
  });

  it('what one publishes the other answers with, and what it takes down goes there, too', async () => {
    await publish(town.mod, (await pageFor(one)).url);
    expect((await ask(town.alice)).text).toContain(WORDS);
    await expect.poll(async () => (await ask(elsewhere.alice)).text, SOON).toContain(WORDS);
    await elsewhere.mod.slash('corpus takedown', { source: ENTRY, why: 'Harm.' });
    expect((await ask(elsewhere.alice)).text).not.toContain(WORDS);
    await expect.poll(async () => (await ask(town.alice)).text, SOON).not.toContain(WORDS);
  });

  it('what is settled in one holds in the other', async () => {
    await toggle(town.mod, 'Answer privately');
    await expect.poll(async () => (await ask(elsewhere.alice)).ephemeral, SOON).toBe(true);
  });

  it('a draft that was begun in one is gone on with in the other', async () => {
    await town.mod.slash('corpus add', { url: (await pageFor(one)).url });
    const stored = await other.store.drafts.of(HOME);
    expect(stored.map(({ author }) => author)).toContain(town.mod.user.id);
  });
}

describe('on a SQLite file', () => {
  let folder: string;
  afterAll(() => rm(folder, { recursive: true, force: true }));

  promises(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'processes-'));
    return { dataFolder: folder };
  });
});

describe.skipIf(POSTGRES === undefined)('on PostgreSQL', () => {
  let postgres: Postgres;
  afterAll(() => postgres?.stop());

  promises(async () => {
    postgres = await startPostgres(POSTGRES ?? '');
    return { databaseUrl: await postgres.newDatabase() };
  });
});
