import { beforeEach, describe, expect, it } from 'vitest';
import type { Seat } from '../discord-server/people/seat.ts';
import { POSTGRES, startPostgres } from '../store/postgres.ts';
import { startModerated } from './moderated.ts';
import { setScene } from './scene.ts';
import { confirm, ENTRY, fillIn, pageFor, publish, QUESTION, selectOf, settle, townIn } from './town.ts';

const scene = setScene();

const SUBMARINES = 'what did anybody say about police submarines in Fennbridge?';
const ANSWERED = 'how many killings were there in London in 2018?';
/** A Sunday, and the Monday after it. */
const SUNDAY = '2026-03-01T12:00:00.000Z';
const MONDAY = '2026-03-02T09:00:00.000Z';
const NEXT_MONDAY = '2026-03-09T09:00:00.000Z';

beforeEach(() => scene.running.setNow(SUNDAY));

/** As many people of the town as are asked for. */
function people(count: number): Seat[] {
  const { channel, guild } = scene.town;
  return Array.from({ length: count }, (_, at) => scene.running.discord.user(`${guild.id} ${at}`).in(channel));
}

/** So many people ask the same, each in words of their own where they are given. */
async function askedBy(count: number, ...questions: string[]): Promise<void> {
  for (const [at, seat] of people(count).entries())
    await seat.slash('ask', { question: questions[at % questions.length] ?? '' });
  await scene.running.discord.settled();
}

/** Wants a weekly post on Mondays at 9:00. @returns what stands in its channel */
async function settledWeek(town = scene.town) {
  const room = town.guild.channel('week');
  await settle(town.mod, 'Weekly post', room.id);
  const seat = scene.running.discord.user(town.mod.user.username).in(room);
  return { room, texts: () => seat.sees().map(({ text }) => text) };
}

describe('/digest', () => {
  it('says so where nothing has changed and hardly anything was asked', async () => {
    await askedBy(2, ANSWERED);
    const { text } = await scene.town.alice.slash('digest');
    expect(text).toContain('On record: 23 February to 1 March 2026');
    expect(text).toContain('Nothing has changed on record, and no question was asked by three people.');
    expect(text).toContain('2 questions asked openly here');
    expect(text).not.toContain('killings');
  });

  it('names a question once three people asked alike, with how often, and never one that fewer asked', async () => {
    await askedBy(3, SUBMARINES, 'did anyone talk about Fennbridge police submarines');
    await askedBy(2, ANSWERED);
    const [one] = people(1);
    for (let each = 0; each < 3; each += 1) await one?.slash('ask', { question: 'what is section 60?' });
    await scene.running.discord.settled();
    const { text } = await scene.town.alice.slash('digest');
    expect(text).toMatch(/\*\*Asked most\*\*\n- .*submarines.* \(3 times\)/i);
    expect(text).toMatch(/\*\*Without an answer\*\*\n- .*submarines.* \(3 times\)/i);
    expect(text).not.toMatch(/killings|section 60/);
    expect(text).toContain('8 questions asked openly here');
  });

  it('counts nothing of private answers, direct messages and follow-ups', async () => {
    const { alice, guild } = scene.town;
    await alice.slash('ask', { question: ANSWERED, private: true });
    const direct = scene.running.discord.user(`direct ${guild.id}`).direct();
    await direct.answerTo(direct.say(ANSWERED));
    await scene.running.discord.settled();
    expect((await alice.slash('digest')).text).toContain('No question was asked openly here.');
    const answer = await alice.slash('ask', { question: ANSWERED });
    await fillIn(alice, answer, 'Follow up', { text: 'and the year before?' });
    await scene.running.discord.settled();
    expect((await alice.slash('digest')).text).toContain('1 question asked openly here.');
  });

  it('tells what the server has added, and what is answered since, to it alone', async () => {
    const { mod, alice } = scene.town;
    await askedBy(3, QUESTION);
    expect((await alice.slash('digest')).text).toMatch(/\*\*Without an answer\*\*\n- .*zebra/);
    await publish(mod, (await pageFor(scene.running)).url);
    const told = async (seat: Seat) => (await seat.slash('digest')).text;
    await expect.poll(() => told(alice)).toMatch(/\*\*New on record\*\*\n- .*Crossings.*\n.*1 statement/);
    const text = await told(alice);
    expect(text).toMatch(/\*\*Answered since\*\*\n- .*zebra.* \(3 times\)/);
    expect(text).not.toContain('Without an answer');
    const elsewhere = await told(townIn(scene.running).alice);
    expect(elsewhere).not.toMatch(/Crossings|zebra/);
    const direct = scene.running.discord.user(`direct ${mod.user.id}`).direct();
    expect((await direct.slash('digest')).text).not.toMatch(/Crossings|zebra|asked openly|three people/);
  });

  it('tells what is answered since, also where a hundred other questions got no answer more often', async () => {
    const { mod, alice, guild } = scene.town;
    const { store } = scene.running;
    for (let each = 0; each < 100; each += 1) {
      const question = `what did anybody say about the ${each} flying submarines of Fennbridge?`;
      const asked = { server: guild.id, day: '2026-03-01', question, person: 'somebody', isAnswered: false };
      for (let times = 0; times < 4; times += 1) await store.asked.add(asked);
    }
    await askedBy(3, QUESTION);
    await publish(mod, (await pageFor(scene.running)).url);
    await expect
      .poll(async () => (await alice.slash('digest')).text, { timeout: 20_000 })
      .toMatch(/\*\*Answered since\*\*\n- .*zebra.* \(3 times\)/);
  });

  it('tells what was withdrawn, without its words', async () => {
    const { mod, alice } = scene.town;
    await publish(mod, (await pageFor(scene.running)).url);
    scene.running.setNow('2026-03-10T12:00:00.000Z');
    await confirm(mod, await mod.slash('corpus withdraw', { entry: ENTRY, why: 'It was wrong.' }));
    await expect.poll(async () => (await alice.slash('digest')).text).toContain('Withdrawn');
    const { text } = await alice.slash('digest');
    expect(text).toMatch(/\*\*Withdrawn\*\*\n- a statement by Lord Harris of Haringey, 30 November 2018/);
    expect(text).not.toContain('zebra');
  });

  it('counts nothing of channels that not everybody sees', async () => {
    const { guild, mod } = scene.town;
    const staff = guild.channel('staff').deny(guild, 'ViewChannel').allow(scene.town.keepers, 'ViewChannel');
    const inStaff = scene.running.discord.user(mod.user.username).in(staff);
    await inStaff.slash('ask', { question: ANSWERED });
    await inStaff.answerTo(inStaff.say(`${scene.running.discord.app.mention} ${ANSWERED}`));
    await scene.running.discord.settled();
    expect((await mod.slash('digest')).text).toContain('No question was asked openly here.');
  });

  it('is seen by whoever asks for it alone, and by everyone once they press the button', async () => {
    await askedBy(3, SUBMARINES);
    const { alice, other } = scene.town;
    const own = await alice.slash('digest');
    expect(own.ephemeral).toBe(true);
    const shown = await alice.press(own, 'Show to everyone');
    expect(shown.ephemeral).toBe(false);
    expect(other.sees().at(-1)?.text).toMatch(/Asked most[\s\S]*submarines/);
  });

  it('is forgotten with the questions without an answer', async () => {
    const { mod, alice } = scene.town;
    await askedBy(3, SUBMARINES);
    await mod.press(await mod.press(await mod.slash('corpus gaps'), 'Forget them all'), 'Forget them all');
    expect((await alice.slash('digest')).text).toContain('No question was asked openly here.');
  });
});

describe('the weekly post', () => {
  it('comes once, whichever of two processes is faster, and over a restart and a clock that goes back', async () => {
    const { texts } = await settledWeek();
    await askedBy(3, SUBMARINES);
    const other = await scene.running.beside();
    scene.running.setNow(MONDAY);
    await Promise.all([scene.running.tidy(), other.bot.tidy(), scene.running.tidy()]);
    await expect.poll(texts).toHaveLength(1);
    expect(texts()[0]).toMatch(/On record: 23 February to 1 March 2026[\s\S]*submarines.* \(3 times\)/i);
    await other.stop();
    await scene.running.takeOver();
    for (const now of ['2026-03-02T08:00:00.000Z', '2026-03-02T09:30:00.000Z', '2026-03-03T08:00:00.000Z']) {
      scene.running.setNow(now);
      await scene.running.tidy();
    }
    expect(texts()).toHaveLength(1);
  });

  it('does not come after a quiet week, and tells each answer once', async () => {
    const { texts } = await settledWeek();
    await askedBy(3, QUESTION);
    scene.running.setNow(MONDAY);
    await scene.running.tidy();
    expect(texts()).toHaveLength(1);
    await publish(scene.town.mod, (await pageFor(scene.running)).url);
    await expect.poll(async () => (await scene.town.alice.slash('digest')).text).toContain('New on record');
    scene.running.setNow(NEXT_MONDAY);
    await scene.running.tidy();
    expect(texts()).toHaveLength(2);
    expect(texts()[1]).toMatch(/New on record[\s\S]*Answered since[\s\S]*zebra/);
    scene.running.setNow('2026-03-16T09:00:00.000Z');
    await scene.running.tidy();
    expect(texts()).toHaveLength(2);
  });

  it('shows no other server what one has asked or added', async () => {
    const elsewhere = townIn(scene.running);
    const [here, there] = [await settledWeek(), await settledWeek(elsewhere)];
    await askedBy(3, SUBMARINES);
    await publish(scene.town.mod, (await pageFor(scene.running)).url);
    await expect.poll(async () => (await scene.town.alice.slash('digest')).text).toContain('New on record');
    scene.running.setNow(MONDAY);
    await scene.running.tidy();
    expect(here.texts().join()).toMatch(/Crossings[\s\S]*submarines/i);
    expect(there.texts()).toEqual([]);
  });

  it('goes to the day and the hour that are settled, and is refused where these are none', async () => {
    const { mod } = scene.town;
    const { texts } = await settledWeek();
    const open = async () => mod.press(await mod.slash('settings'), 'Time of the weekly post');
    expect((await mod.submit(await open(), { weekday: ['5'], hour: '24' })).text).toContain('from 0 to 23');
    const screen = await mod.submit(await open(), { weekday: ['5'], hour: '17' });
    expect(screen.text).toContain('Fridays at 17:00, London');
    await mod.press(screen, 'Save');
    await askedBy(3, SUBMARINES);
    scene.running.setNow(MONDAY);
    await scene.running.tidy();
    expect(texts()).toEqual([]);
    scene.running.setNow('2026-03-06T17:00:00.000Z');
    await scene.running.tidy();
    expect(texts()).toHaveLength(1);
  });

  it('is told of once where it may not be sent, and stops when no channel is named', async () => {
    const { mod, guild } = scene.town;
    const room = guild.channel('moderators');
    await settle(mod, 'Moderators’ channel', room.id);
    const week = guild.channel('week').deny('app', 'SendMessages');
    await settle(mod, 'Weekly post', week.id);
    await askedBy(3, SUBMARINES);
    scene.running.setNow(MONDAY);
    await scene.running.tidy();
    const told = () =>
      scene.running.discord
        .user(mod.user.username)
        .in(room)
        .sees()
        .filter(({ text }) => text.includes('could not send the weekly post'));
    await expect.poll(told).toHaveLength(1);
    scene.running.setNow(NEXT_MONDAY);
    await askedBy(3, SUBMARINES);
    await scene.running.tidy();
    expect(told()).toHaveLength(1);
    const screen = await mod.slash('settings');
    const cleared = await mod.select(screen, selectOf(screen, 'Weekly post'));
    expect(cleared.text).toContain('Weekly post: none');
  });
});

describe.skipIf(POSTGRES === undefined)('on PostgreSQL', () => {
  it('the weekly post comes once from two processes, and counts of three people are told', {
    timeout: 120_000,
  }, async () => {
    const postgres = await startPostgres(POSTGRES ?? '');
    const running = await startModerated({ databaseUrl: await postgres.newDatabase(), readsHere: true });
    running.setNow(SUNDAY);
    const town = townIn(running);
    const room = town.guild.channel('week');
    await settle(town.mod, 'Weekly post', room.id);
    for (const each of [1, 2, 3])
      await running.discord.user(`${town.guild.id} ${each}`).in(town.channel).slash('ask', { question: SUBMARINES });
    await running.discord.settled();
    const other = await running.beside();
    running.setNow(MONDAY);
    await Promise.all([running.tidy(), other.bot.tidy()]);
    const texts = () => running.discord.user(town.mod.user.username).in(room).sees();
    await expect.poll(texts).toHaveLength(1);
    expect(texts()[0]?.text).toMatch(/submarines.* \(3 times\)/i);
    await other.stop();
    await running.stop();
    await postgres.stop();
  });
});
