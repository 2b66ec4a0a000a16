import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POSTGRES, type Postgres, startPostgres } from '../store/postgres.ts';
import { type Arrangement, type Moderated, startModerated } from './moderated.ts';
import { ask, fillIn, pageFor, settle, type Town, toggle, townIn } from './town.ts';

const UNANSWERED = 'what did anybody say about submarines in Fennbridge?';

/** Two processes with one token on one store, as at a rolling restart: Discord tells both of everything. */
function promises(place: () => Promise<Arrangement>): void {
  let one: Moderated;
  let other: Awaited<ReturnType<Moderated['beside']>>;
  let town: Town;

  beforeAll(async () => {
    one = await startModerated({ ...(await place()), readsHere: true });
    other = await one.beside();
  }, 60_000);
  beforeEach(() => {
    town = townIn(one);
  });
  afterEach(() => {
    const { violations, pings } = one.discord;
    // Both answer a question: Discord takes the first answer and refuses the second, which is how a dead process does no harm.
    const others = violations.filter(({ rule }) => rule !== 'one first response');
    expect({ others, pings }).toEqual({ others: [], pings: [] });
  });
  afterAll(async () => {
    await other?.stop();
    await one?.stop();
  });

  const settled = async () => {
    await one.discord.settled();
    // What is kept beside an answer is not waited for.
    await new Promise((resolve) => setTimeout(resolve, 200));
  };

  it('an address becomes one draft', async () => {
    const draft = await town.mod.slash('corpus add', { url: (await pageFor(one)).url });
    expect(draft.text).toContain('Crossings');
    await settled();
    expect(await one.store.drafts.count(town.guild.id)).toBe(1);
  });

  it('a report is kept once, and shown once to the moderators', async () => {
    const room = town.guild.channel('moderators');
    await settle(town.mod, 'Moderators’ channel', room.id);
    const answer = await ask(town.alice, 'how many killings were there in London in 2018?');
    const said = await fillIn(town.alice, answer, 'Report a problem', { text: 'The date is wrong.' });
    expect(said.text).not.toBe('');
    await settled();
    expect(await one.store.reports.open(town.guild.id)).toHaveLength(1);
    const inRoom = one.discord.user(town.mod.user.username).in(room);
    expect(inRoom.sees().filter(({ text }) => text.includes('date is wrong'))).toHaveLength(1);
  });

  it('a question without an answer counts once: by command and by mention', async () => {
    await ask(town.alice, UNANSWERED);
    await settled();
    const gaps = () => one.store.gaps.of(town.guild.id, '').then((all) => all.map(({ count }) => count));
    expect(await gaps()).toEqual([1]);
    await town.alice.answerTo(town.alice.say(`${one.discord.app.mention} ${UNANSWERED}`));
    await settled();
    expect(await gaps()).toEqual([2]);
    expect(town.alice.sees().filter(({ text }) => text.includes('submarines'))).toHaveLength(3);
  });

  it('a vote counts once, and is not taken back by its twin', async () => {
    const answer = await ask(town.alice, 'how many killings were there in London in 2018?');
    await town.alice.press(answer, '👎');
    await settled();
    expect(await one.store.votes.of(town.guild.id)).toMatchObject([{ up: 0, down: 1 }]);
  });

  it('a digest is sent once', async () => {
    const room = town.guild.channel('moderators');
    await settle(town.mod, 'Moderators’ channel', room.id);
    await toggle(town.mod, 'Digest: daily');
    await ask(town.alice, UNANSWERED);
    await settled();
    await expect.poll(() => other.resources.settings.of(town.guild.id).digest, { timeout: 10_000 }).toBe('daily');
    one.setNow('2026-03-02T08:00:00.000Z');
    await Promise.all([one.tidy(), other.bot.tidy()]);
    await settled();
    const inRoom = one.discord.user(town.mod.user.username).in(room);
    expect(inRoom.sees().filter(({ text }) => text.includes('Questions without an answer'))).toHaveLength(1);
  });

  it('what one leaves to the other at a restart is answered', async () => {
    const third = await one.beside();
    const answers = Array.from({ length: 8 }, () => ask(town.alice, 'how many killings were there in London in 2018?'));
    await third.stop();
    for (const { text } of await Promise.all(answers)) expect(text).toContain('134');
  });
}

describe('on a SQLite file', () => {
  let folder: string;
  afterAll(() => rm(folder, { recursive: true, force: true }));

  promises(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'twice-'));
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
