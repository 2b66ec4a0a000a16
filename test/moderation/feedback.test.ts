import { beforeEach, describe, expect, it } from 'vitest';
import { SAY } from '../../src/moderation/session/words.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import type { Seen } from '../discord-server/people/seen.ts';
import { keptDaysPass, setScene } from './scene.ts';
import { ask, fillIn, pageFor, publish, QUESTION, selectOf, settle, toggle, townIn } from './town.ts';

const scene = setScene();

const UNANSWERED = 'what did anybody say about police submarines in Fennbridge?';

beforeEach(() => {
  scene.running.setNow('2026-03-01T12:00:00.000Z');
});

/** Asks, and waits until what is kept of it is kept. */
async function askAndSettle(question = UNANSWERED): Promise<void> {
  await ask(scene.town.alice, question);
  await scene.running.discord.settled();
}

/** Opens the only report of the list. */
async function openReport(seat: Seat): Promise<Seen> {
  const list = await seat.slash('corpus reports');
  const [id = ''] = /(?<=Report )\d+/.exec(list.text) ?? [];
  return seat.select(list, selectOf(list, 'Open a report'), id);
}

describe('a report', () => {
  it('lands in the moderators’ channel with the entry, without who it was, and is closed with what was done', async () => {
    const { mod, alice, guild } = scene.town;
    const room = guild.channel('moderators');
    await settle(mod, 'Moderators’ channel', room.id);
    const answer = await ask(alice, 'what did Lord Harris say about community confidence?');
    await fillIn(alice, answer, 'Report a problem', { text: 'The @everyone date is wrong.' });
    const inRoom = scene.running.discord.user(mod.user.username).in(room);
    const report = inRoom.sees().at(-1);
    expect(report?.text).toContain('date is wrong');
    expect(report?.text).not.toContain(alice.user.id);
    const entry = await inRoom.press(report ?? { id: '' }, 'Show the entry');
    expect(entry.ephemeral).toBe(true);
    expect(entry.text).toContain('Lord Harris of Haringey');
    const closed = await fillIn(inRoom, report ?? { id: '' }, 'Close', { outcome: 'Mended.' });
    expect(closed.text).toContain('Closed: Mended.');
    expect(report?.now()?.buttons).toEqual([]);
    expect((await mod.slash('corpus reports')).text).toContain('Nothing is reported');
  });

  it('is kept where no channel is named, and closed once', async () => {
    const { mod, other, alice } = scene.town;
    const answer = await ask(alice, 'what did Lord Harris say about community confidence?');
    await fillIn(alice, answer, 'Report a problem', { text: 'The date is wrong.' });
    const [mine, theirs] = [await openReport(mod), await openReport(other)];
    await fillIn(mod, mine, 'Close', { outcome: 'Mended.' });
    const late = await fillIn(other, theirs, 'Close', { outcome: 'Mended again.' });
    expect(late.text).toMatch(/Somebody else has closed it before[\s\S]*Closed: Mended\./);
  });

  it('stays for the others in the channel where somebody presses who may not close it', async () => {
    const { mod, alice, guild } = scene.town;
    const room = guild.channel('moderators');
    await settle(mod, 'Moderators’ channel', room.id);
    const answer = await ask(alice, 'what did Lord Harris say about community confidence?');
    await fillIn(alice, answer, 'Report a problem', { text: 'The date is wrong.' });
    const inRoom = scene.running.discord.user(mod.user.username).in(room);
    const report = inRoom.sees().at(-1) ?? { id: '' };
    const refused = await scene.running.discord.user(alice.user.username).in(room).press(report, 'Close');
    expect(refused).toMatchObject({ ephemeral: true, text: SAY.lostRights });
    const form = await inRoom.press(report, 'Close');
    const member = guild.record.members.get(mod.user.id);
    if (member) member.roles = [];
    expect((await inRoom.submit(form, { outcome: 'Mended.' })).text).toBe(SAY.lostRights);
    expect(inRoom.sees().find(({ id }) => id === report.id)?.text).toContain('The date is wrong.');
  });

  it('is about the source, where a source was shown', async () => {
    const { mod, alice } = scene.town;
    const source = await alice.slash('source', { title: 'Armed police' });
    await fillIn(alice, source, 'Report a problem', { text: 'The title is wrong.' });
    const entry = await mod.press(await openReport(mod), 'Show the entry');
    expect(entry.text).toContain('On record from this source');
  });

  it('is another server’s to see neither, whatever its number', async () => {
    const { alice } = scene.town;
    const answer = await ask(alice, 'what did Lord Harris say about community confidence?');
    await fillIn(alice, answer, 'Report a problem', { text: 'Ours alone.' });
    const stranger = townIn(scene.running).mod;
    expect((await stranger.slash('corpus reports')).text).toContain('Nothing is reported');
  });
});

describe('a question without an answer', () => {
  it('is counted with those that ask the same, without names, of this server alone', async () => {
    const { mod, alice } = scene.town;
    await askAndSettle();
    await mod.slash('ask', { question: 'What did anybody say about police submarines in Fennbridge' });
    await alice.slash('ask', { question: 'what of police balloons in Fennbridge?', private: true });
    await scene.running.discord.settled();
    const { text } = await mod.slash('corpus gaps');
    expect(text).toMatch(/submarines in Fennbridge\??.*2 times/i);
    expect(text).not.toContain('balloons');
    expect(text).not.toContain(alice.user.id);
    expect((await townIn(scene.running).mod.slash('corpus gaps')).text).not.toContain('submarines');
    const sure = await mod.press(await mod.slash('corpus gaps'), 'Forget them all');
    expect(await scene.running.store.gaps.of(scene.town.guild.id, '')).not.toEqual([]);
    expect((await mod.press(sure, 'Forget them all')).text).toBe('Forgotten.');
    expect(await scene.running.store.gaps.of(scene.town.guild.id, '')).toEqual([]);
  });

  it('is counted in all its wordings, which are shown, and dismissed with all of them', async () => {
    const { mod, alice } = scene.town;
    const questions = [
      UNANSWERED,
      'did anyone talk about Fennbridge police submarines',
      'what did anybody say about police balloons in Fennbridge?',
    ];
    for (const question of questions) await alice.slash('ask', { question });
    await scene.running.discord.settled();
    const gaps = await mod.slash('corpus gaps');
    expect(gaps.text).toMatch(/- .*submarines.*\(2 times\)\n.*also: “.*submarines/);
    expect(gaps.text).toMatch(/- .*balloons in Fennbridge\?$/m);
    const [first = ''] = gaps.selects.at(-1)?.options.map(({ label }) => label) ?? [];
    expect(first).toContain('submarines');
    const after = await mod.select(gaps, 'Dismiss', first);
    expect(after.text).not.toContain('submarines');
    expect(after.text).toContain('balloons');
  });

  it('goes from the list once it is answered, or dismissed', async () => {
    const { mod, alice, guild } = scene.town;
    const other = 'what did anybody say about police balloons in Fennbridge?';
    for (const question of [UNANSWERED, other, QUESTION]) await alice.slash('ask', { question });
    await scene.running.discord.settled();
    const before = await mod.slash('corpus gaps');
    expect(before.text).toContain('zebra');
    await publish(mod, (await pageFor(scene.running)).url);
    const gaps = await mod.slash('corpus gaps');
    expect(gaps.text).not.toContain('zebra');
    expect(gaps.text).toContain('balloons');
    const after = await mod.select(gaps, 'Dismiss', other);
    expect(after.text).not.toContain('balloons');
    expect((await scene.running.store.gaps.of(guild.id, '')).map(({ question }) => question)).toEqual([UNANSWERED]);
  });

  it('is one question where somebody puts it better', async () => {
    const { alice, guild } = scene.town;
    const said = alice.say(`${scene.running.discord.app.mention} ${UNANSWERED}`);
    await alice.answerTo(said);
    alice.edit(said, `${scene.running.discord.app.mention} what did anybody say about police balloons in Fennbridge?`);
    await scene.running.discord.settled();
    expect(await scene.running.store.gaps.of(guild.id, '')).toHaveLength(1);
  });

  it('is kept from mentions, and not from direct messages', async () => {
    const { alice, guild } = scene.town;
    const said = alice.say(`${scene.running.discord.app.mention} ${UNANSWERED}`);
    await alice.answerTo(said);
    const direct = scene.running.discord.user(`direct ${guild.id}`).direct();
    await direct.answerTo(direct.say('what did anybody say about police balloons in Fennbridge?'));
    await scene.running.discord.settled();
    expect((await scene.running.store.gaps.of(guild.id, '')).map(({ question }) => question)).toEqual([UNANSWERED]);
    expect(await scene.running.store.departures.known()).not.toContain('');
  });

  it('goes after 30 days', async () => {
    await askAndSettle();
    scene.running.setNow('2026-03-30T12:00:00.000Z');
    await scene.running.tidy();
    expect(await scene.running.store.gaps.of(scene.town.guild.id, '')).toHaveLength(1);
    scene.running.setNow('2026-04-01T12:00:00.000Z');
    await scene.running.tidy();
    expect(await scene.running.store.gaps.of(scene.town.guild.id, '')).toEqual([]);
  });

  it('goes 14 days after the bot has left the server', async () => {
    await askAndSettle();
    expect(await scene.running.store.gaps.of(scene.town.guild.id, '')).toHaveLength(1);
    scene.town.guild.remove();
    await keptDaysPass(scene);
    expect(await scene.running.store.gaps.of(scene.town.guild.id, '')).toEqual([]);
  });

  it('goes with all else that was kept when the bot was made to leave while it was away', async () => {
    const { mod, guild } = scene.town;
    await toggle(mod, 'Answer privately');
    await scene.running.bot.stop();
    guild.remove();
    await scene.running.takeOver();
    await keptDaysPass(scene);
    expect([...(await scene.running.store.settings.all()).keys()]).not.toContain(guild.id);
  });

  it('goes when the bot was made to leave while it was away', async () => {
    await askAndSettle();
    await scene.running.bot.stop();
    scene.town.guild.remove();
    await scene.running.takeOver();
    await keptDaysPass(scene);
    expect(await scene.running.store.gaps.of(scene.town.guild.id, '')).toEqual([]);
  });
});

describe('the digest', () => {
  it('is sent once a day where it is wanted, outside of the quiet hours, and never twice', async () => {
    const { mod, guild } = scene.town;
    const room = guild.channel('moderators');
    await settle(mod, 'Moderators’ channel', room.id);
    await toggle(mod, 'Digest: daily');
    const form = await mod.press(await mod.slash('settings'), 'Quiet hours');
    await mod.press(await mod.submit(form, { hours: '22 7' }), 'Save');
    await askAndSettle();
    const inRoom = scene.running.discord.user(mod.user.username).in(room);
    const digests = () => inRoom.sees().filter(({ text }) => text.includes('Questions without an answer')).length;
    scene.running.setNow('2026-03-01T23:00:00.000Z');
    await scene.running.tidy();
    expect(digests()).toBe(0);
    scene.running.setNow('2026-03-02T08:00:00.000Z');
    await Promise.all([scene.running.tidy(), scene.running.tidy()]);
    expect(digests()).toBe(1);
    await scene.running.tidy();
    expect(digests()).toBe(1);
    await askAndSettle('what did anybody say about police balloons in Fennbridge?');
    scene.running.setNow('2026-03-03T09:00:00.000Z');
    await scene.running.tidy();
    expect(digests()).toBe(2);
    expect(inRoom.sees().at(-1)?.text).toContain('balloons');
    expect(inRoom.sees().at(-1)?.text).not.toContain('submarines');
  });
});
