/** What people follow comes to them: once, when it is time, and nothing that is another server's. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MISTAKES } from '../../src/discord/kit/words.ts';
import { FOLLOW } from '../../src/follow/words.ts';
import { SMALL_CORPUS } from '../corpus/small-corpus.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import type { Seen } from '../discord-server/people/seen.ts';
import { type Moderated, startModerated } from '../moderation/moderated.ts';
import { settle, type Town, townIn } from '../moderation/town.ts';

const ADA = 'Ada Finch';
/** A Wednesday in March, a week before the clocks change. */
const WEDNESDAY = '2026-03-18';
const DAY_MS = 24 * 60 * 60 * 1_000;

let running: Moderated;
let folder: string;
let town: Town;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'follow-'));
  await mkdir(path.join(folder, 'sources'));
  for (const [file, text] of Object.entries(SMALL_CORPUS)) await writeFile(path.join(folder, file), text);
  running = await startModerated({ corpusFolder: folder, readsHere: true });
  await running.resources.changeFeed.look();
});
afterAll(async () => {
  await running.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  town = townIn(running);
  running.setNow(`${WEDNESDAY}T12:00:00.000Z`);
});
afterEach(async () => {
  const { violations, pings } = running.discord;
  expect({ violations, pings }).toEqual({ violations: [], pings: [] });
  await running.store.follows.forget(town.alice.user.id);
});

interface Written {
  speaker?: string;
  text?: string;
  topics?: string;
  value?: number;
  stance?: string;
  statements?: number;
  published?: string;
}

function sourceText({
  speaker = 'ada-finch',
  text = 'The bank is open.',
  value,
  stance,
  statements = 1,
  published = '2017-01-01',
}: Written): string {
  const said = Array.from(
    { length: statements },
    (_, at) => `  - id: s${at}
    speaker: ${speaker}
    form: verbatim
    text: "${text}${statements > 1 ? ` ${at}.` : ''}"
    topics: [boats]
${stance === undefined ? '' : `    stance: { on: ${stance}, position: for }\n`}`,
  ).join('');
  const figures =
    value === undefined
      ? ''
      : `figures:\n  - { id: f, measure: boats-stopped, value: ${value}, period: { from: 2017-01-01, to: 2017-12-31 }, by: river-police }\n`;
  return `---
title: Banks
publisher: River Gazette
url: https://example.org/banks
published: ${published}
kind: news
topics: [boats]
statements:
${said}${figures}---
The bank.
`;
}

/** Publishes a source, or another text of one, or withdraws it. @returns its id */
async function publish(written: Written | null, entry?: string, scope = 'shared'): Promise<string> {
  count += 1;
  const { recordService, changeFeed } = running.resources;
  const name = { scope, kind: 'source' as const, entry: entry ?? `2017-01-01-bank-${count}` };
  const outcome = await recordService.publish({
    ...name,
    text: written === null ? null : sourceText(written),
    seen: recordService.textOf(name).revision?.number ?? 0,
    by: '9',
    approvedBy: null,
    why: 'A test.',
    origin: { how: 'given' },
  });
  if (outcome.kind !== 'published') throw new Error(JSON.stringify(outcome));
  await changeFeed.look();
  return name.entry;
}

/** Lets the clock come to an hour of a day after Wednesday, in UTC, and what is due is done. */
async function on(days: number, time = '09:00'): Promise<void> {
  const day = new Date(Date.parse(`${WEDNESDAY}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
  running.setNow(`${day}T${time}:00.000Z`);
  await running.tidy();
}

function messagesTo({ user }: Seat): Seen[] {
  return running.discord.user(user.username).direct().sees();
}

function textsTo(seat: Seat): string[] {
  return messagesTo(seat).map(({ text }) => text);
}

describe('/follow', () => {
  it('tells once a day what is new on somebody, in their words, and why', async () => {
    const { alice } = town;
    const said = await alice.slash('follow', { speaker: ADA, every: 'once a day' });
    expect(said.ephemeral).toBe(true);
    expect(said.text).toContain(FOLLOW.added(ADA, 'daily', FOLLOW.toYou));
    expect(said.text).toContain(FOLLOW.preview(0, 0));
    await publish({ text: 'The bank is open.' });
    await publish({ speaker: 'bo-marsh', text: 'The bank is mine.' });
    await on(0, '23:00');
    expect(textsTo(alice)).toEqual([]);
    await on(1, '07:59');
    expect(textsTo(alice)).toEqual([]);
    await on(1, '08:00');
    await on(1, '12:00');
    await on(2);
    expect(textsTo(alice)).toHaveLength(1);
    const [text = ''] = textsTo(alice);
    expect(text).toContain('**New** · 1 January 2017 · **Ada Finch**: “The bank is open.”');
    expect(text).toContain(FOLLOW.because([ADA]));
    expect(text).toContain('https://example.org/banks');
    expect(text).not.toContain('mine');
  });

  it('tells once a week, on Monday, without saying how often', async () => {
    const { alice } = town;
    await alice.slash('follow', { topic: 'Boats' });
    await publish({});
    await on(4, '23:30');
    expect(textsTo(alice)).toEqual([]);
    await on(5, '08:10');
    await on(6);
    expect(textsTo(alice)).toHaveLength(1);
    await publish({});
    await on(11);
    expect(textsTo(alice)).toHaveLength(1);
    // The clocks went forward on Sunday: eight in London is seven elsewhere.
    await on(12, '07:00');
    expect(textsTo(alice)).toHaveLength(2);
  });

  it('tells an entry that meets three follows once, with all three', async () => {
    const { alice } = town;
    await alice.slash('follow', { speaker: ADA, every: 'once a day' });
    await alice.slash('follow', { topic: 'Boats', every: 'once a day' });
    await alice.slash('follow', { subject: 'Opening the lock', every: 'once a day' });
    await alice.slash('follow', { measure: 'Boats stopped', every: 'once a day' });
    await publish({ stance: 'opening the lock', value: 3 });
    await on(1);
    const [text = '', ...others] = textsTo(alice);
    expect(others).toEqual([]);
    expect(text.split('The bank is open.')).toHaveLength(2);
    expect(text).toContain(FOLLOW.because([ADA, 'Boats', 'Opening the lock']));
    expect(text).toContain(FOLLOW.because(['Boats', 'Boats stopped']));
    expect(text).toContain('3 boats');
  });

  it('tells what was corrected and withdrawn; the words of what was withdrawn are not told', async () => {
    const { alice } = town;
    const [corrected, withdrawn, visited] = [await publish({}), await publish({ text: 'Gone.' }), 'never there'];
    await alice.slash('follow', { speaker: ADA, every: 'once a day' });
    await publish({ text: 'The bank is shut.' }, corrected);
    await publish(null, withdrawn);
    await publish(null, await publish({ text: visited }));
    await on(1);
    const [text = ''] = textsTo(alice);
    expect(text).toContain('**Corrected** · 1 January 2017 · **Ada Finch**: “The bank is shut.”');
    expect(text).toContain(`**Withdrawn** · ${FOLLOW.statement(ADA, '1 January 2017')}`);
    expect(text).not.toMatch(/Gone|never there/);
  });

  it('tells followers of somebody that words were in their mouth by mistake', async () => {
    const { alice } = town;
    const entry = await publish({});
    await alice.slash('follow', { speaker: ADA, every: 'once a day' });
    await publish({ speaker: 'bo-marsh' }, entry);
    await on(1);
    expect(textsTo(alice)[0]).toContain('**Corrected** · 1 January 2017 · **Bo Marsh**');
  });

  it('tells what answers a question, and what has answered it once it is corrected or withdrawn', async () => {
    const { alice } = town;
    const QUESTION = 'What did Bo Marsh say about the ferry?';
    await alice.slash('follow', { question: QUESTION, every: 'once a day' });
    const entry = await publish({ speaker: 'bo-marsh', text: 'The ferry is the pride of the river.' });
    await publish({ text: 'Nobody asked me.' });
    await on(1);
    expect(textsTo(alice)[0]).toContain(
      '**New** · 1 January 2017 · **Bo Marsh**: “The ferry is the pride of the river.”',
    );
    expect(textsTo(alice)[0]).toContain(FOLLOW.because([`“${QUESTION}”`]));
    expect(textsTo(alice)[0]).not.toContain('Nobody asked me');
    await publish({ speaker: 'bo-marsh', text: 'It is the pride of the river.' }, entry);
    await on(2);
    expect(textsTo(alice)[1]).toContain('**Corrected**');
    await publish(null, entry);
    await on(3);
    expect(textsTo(alice)[2]).toContain(`**Withdrawn** · ${FOLLOW.statement('Bo Marsh', '1 January 2017')}`);
    await on(4);
    expect(textsTo(alice)).toHaveLength(3);
  });

  it('shows twenty entries, counts the rest, and opens them', async () => {
    const { alice } = town;
    await alice.slash('follow', { speaker: ADA, every: 'once a day' });
    await publish({ statements: 27, text: 'It is number' });
    await on(1);
    const [message] = messagesTo(alice);
    expect(message?.text.split('**New**')).toHaveLength(21);
    expect(message?.text).toContain(FOLLOW.more(7));
    const direct = running.discord.user(alice.user.username).direct();
    const rest = await direct.press(message ?? { id: '' }, 'Show 7 more');
    expect(rest.text.split('**New**')).toHaveLength(8);
    expect(rest.text).toContain(FOLLOW.page(2, 2));
    expect((await direct.press(message ?? { id: '' }, 'What is followed')).text).toContain(ADA);
  });

  it('asks for one thing at a time, shows the list where it gets nothing, and keeps 25', async () => {
    const { alice } = town;
    expect((await alice.slash('follow', { speaker: ADA, topic: 'Boats' })).text).toBe(MISTAKES['follow-one']());
    expect((await alice.slash('follow', { question: '🙂?' })).text).toBe(MISTAKES['empty-question']());
    expect((await alice.slash('follow')).text).toContain(FOLLOW.none);
    expect((await alice.slash('follow', { topic: 'Boats', every: 'at once (in a channel)' })).text).toBe(
      FOLLOW.onceInChannels,
    );
    for (let each = 0; each < 25; each += 1) {
      await running.store.follows.add(
        {
          target: `user:${alice.user.id}`,
          by: alice.user.id,
          server: town.guild.id,
          kind: 'question',
          about: `Is it ${each}?`,
          every: 'weekly',
          seen: 0,
          told: '',
          at: '',
        },
        25,
      );
    }
    expect((await alice.slash('follow', { topic: 'Boats' })).text).toBe(FOLLOW.tooMany(25));
  });

  it('says how often it would have come in the last year, by the days of its sources', async () => {
    const { alice } = town;
    // Two in one week, one in another, and one that is older than a year.
    const days = ['2025-06-03', '2025-06-05', '2025-11-04', '2024-06-03'];
    const added: string[] = [];
    for (const published of days) {
      const entry = `${published}-bank`;
      added.push(await publish({ speaker: 'bo-marsh', published, statements: 2 }, entry));
    }
    expect((await alice.slash('follow', { speaker: 'Bo Marsh' })).text).toContain(
      'would have come twice in the last year, with 6 entries.',
    );
    expect((await alice.slash('follow', { speaker: 'Bo Marsh', every: 'once a day' })).text).toContain(
      'would have come 3 times in the last year, with 6 entries.',
    );
    for (const entry of added) await publish(null, entry);
  });
});

describe('/following', () => {
  it('stops what is followed, also after a restart', async () => {
    const { alice } = town;
    const said = await alice.slash('follow', { speaker: ADA, every: 'once a day' });
    await alice.slash('follow', { topic: 'Boats' });
    const list = await alice.slash('following');
    expect(list.text).toContain(FOLLOW.yours(2, 25));
    await running.takeOver();
    const stopped = await alice.press(said, 'Unfollow');
    expect(stopped.text).toContain(FOLLOW.stopped(ADA));
    expect((await alice.press(list, 'Unfollow')).text).toContain(FOLLOW.noMore);
    expect((await alice.press(list, 'Unfollow')).text).toContain(FOLLOW.stopped('Boats'));
    await publish({});
    await on(1);
    expect(textsTo(alice)).toEqual([]);
  });

  it('is nobody else’s to stop', async () => {
    const { alice, mod } = town;
    await alice.slash('follow', { speaker: ADA });
    await mod.slash('follow', { topic: 'Boats', to: 'this channel (moderators)' });
    const { follows } = running.store;
    const ids = [await follows.of(`user:${alice.user.id}`), await follows.ofChannels(town.guild.id)].map(
      ([follow]) => follow?.id ?? 0,
    );
    const buttons = ids.map((id) => ({ type: 2, style: 2, label: `Stop ${id}`, custom_id: `news:stop:${id}:0:0` }));
    const container = { type: 17, components: [{ type: 1, components: buttons }] };
    // As though an earlier version had put them on a message for everybody.
    const left = running.discord.left(town.channel, { components: [container], flags: 1 << 15 });
    expect((await mod.press(left, `Stop ${ids[0]}`)).text).toBe(FOLLOW.notYours);
    expect((await alice.press(left, `Stop ${ids[1]}`)).text).toBe(FOLLOW.notYours);
    expect((await mod.press(left, `Stop ${ids[1]}`)).text).toContain(FOLLOW.stopped('Boats'));
    expect(await follows.find(ids[0] ?? 0)).toBeDefined();
  });

  it('settles quiet hours: what is due then comes after them', async () => {
    const { alice } = town;
    await alice.slash('follow', { speaker: ADA, every: 'once a day' });
    const list = await alice.slash('following');
    const shown = await alice.submit(await alice.press(list, 'Quiet hours'), { hours: '22:00 to 10:00' });
    expect(shown.text).toContain(FOLLOW.quiet([22, 10]));
    const refused = await alice.submit(await alice.press(list, 'Quiet hours'), { hours: '22 30' });
    expect(refused.text).toBe(FOLLOW.badHours);
    await publish({});
    await on(1, '09:59');
    expect(textsTo(alice)).toEqual([]);
    await on(1, '10:00');
    expect(textsTo(alice)).toHaveLength(1);
  });

  it('says that Discord refused a message, and goes on with what came meanwhile', async () => {
    const { alice } = town;
    const user = running.discord.user(alice.user.username);
    await alice.slash('follow', { speaker: ADA, every: 'once a day' });
    user.closeDirect();
    await publish({ text: 'First.' });
    await on(1);
    await publish({ text: 'Second.' });
    await on(2);
    running.discord.world.closedTo.delete(user.id);
    await on(3);
    expect(textsTo(alice)).toEqual([]);
    const list = await alice.slash('following');
    expect(list.text).toContain(FOLLOW.paused);
    expect((await alice.press(list, 'Go on')).text).toContain(FOLLOW.resumed);
    await on(4);
    expect(textsTo(alice)).toHaveLength(1);
    expect(textsTo(alice)[0]).toMatch(/First\.[\s\S]*Second\./);
  });

  it('tells with the next command, once, that Discord refused a message', async () => {
    const { alice } = town;
    const user = running.discord.user(alice.user.username);
    await alice.slash('follow', { speaker: ADA, every: 'once a day' });
    user.closeDirect();
    await publish({});
    await on(1);
    await running.tidy();
    const notices = () => alice.sees().filter(({ text }) => text.includes(FOLLOW.paused));
    await alice.slash('about', { what: 'Lock' });
    await expect.poll(() => notices().length).toBe(1);
    await alice.slash('about', { what: 'Lock' });
    await running.discord.settled();
    expect(notices()).toHaveLength(1);
    const [notice] = notices();
    running.discord.world.closedTo.delete(user.id);
    expect((await alice.press(notice ?? { id: '' }, 'Go on')).text).toContain(FOLLOW.resumed);
    await on(2);
    expect(textsTo(alice)).toHaveLength(1);
  });

  it('forgets all that somebody follows', async () => {
    const { alice } = town;
    await alice.slash('follow', { speaker: ADA, every: 'once a day' });
    await running.store.followers.setQuietHours(alice.user.id, [1, 2]);
    const asked = await alice.press(await alice.slash('following'), 'Forget it all');
    expect(asked.text).toContain(FOLLOW.forget);
    expect((await alice.press(asked, 'Forget it all')).text).toBe(FOLLOW.forgotten);
    expect(await running.store.follows.of(`user:${alice.user.id}`)).toEqual([]);
    expect((await running.store.followers.quietHours([alice.user.id])).size).toBe(0);
    await publish({});
    await on(1);
    expect(textsTo(alice)).toEqual([]);
  });

  it('forgets quiet hours also where nothing is followed any more', async () => {
    const { alice } = town;
    const said = await alice.slash('follow', { speaker: ADA });
    await running.store.followers.setQuietHours(alice.user.id, [1, 2]);
    await alice.press(said, 'Unfollow');
    await alice.press(await alice.press(await alice.slash('following'), 'Forget it all'), 'Forget it all');
    expect((await running.store.followers.quietHours([alice.user.id])).size).toBe(0);
  });
});

describe('a channel', () => {
  it('is told at once where moderators want it, and by nobody else', async () => {
    const { alice, mod, guild, channel } = town;
    const wanted = { speaker: ADA, every: 'at once (in a channel)', to: 'this channel (moderators)' };
    expect((await alice.slash('follow', wanted)).text).toBe(FOLLOW.onlyModerators);
    expect((await running.discord.user(alice.user.username).direct().slash('follow', wanted)).text).toBe(
      FOLLOW.onlyInServer,
    );
    expect((await mod.slash('follow', wanted)).text).toContain(FOLLOW.addedChannel(ADA, 'once'));
    await publish({});
    const seen = () => alice.sees().filter(({ text }) => text.includes(FOLLOW.title));
    await expect.poll(() => seen().length, { timeout: 10_000 }).toBe(1);
    expect(seen()[0]?.text).toContain(FOLLOW.becauseHere([ADA]));
    await running.tidy();
    expect(seen()).toHaveLength(1);
    const list = await mod.slash('following');
    expect(list.text).toContain(`<#${channel.id}>`);
    expect((await alice.press(seen()[0] ?? { id: '' }, 'What is followed')).text).toContain(FOLLOW.none);
    expect((await mod.press(list, 'Unfollow')).text).toContain(FOLLOW.stopped(ADA));
    expect(await running.store.follows.ofChannels(guild.id)).toEqual([]);
  });

  it('that may not be written in is refused, or paused', async () => {
    const { mod, channel, guild } = town;
    const wanted = { speaker: ADA, every: 'once a day', to: 'this channel (moderators)' };
    channel.deny('app', 'SendMessages');
    guild.announce(channel);
    await expect
      .poll(async () => (await mod.slash('follow', wanted)).text, { timeout: 5_000 })
      .toBe(FOLLOW.lacking(['Send Messages']));
    channel.allow('app', 'SendMessages');
    guild.announce(channel);
    await expect
      .poll(async () => (await mod.slash('follow', wanted)).text)
      .toContain(FOLLOW.addedChannel(ADA, 'daily'));
    channel.deny('app', 'SendMessages');
    await publish({});
    await on(1);
    expect((await mod.slash('following')).text).toContain(FOLLOW.pausedChannel);
  });

  it('is quiet in its server’s quiet hours', async () => {
    const { mod, alice, guild } = town;
    await running.resources.settings.save(
      guild.id,
      { ...running.resources.settings.of(guild.id), quietHours: [7, 11] },
      '',
    );
    await mod.slash('follow', { speaker: ADA, every: 'once a day', to: 'this channel (moderators)' });
    await publish({});
    const seen = () => alice.sees().filter(({ text }) => text.includes(FOLLOW.title));
    await on(1, '10:30');
    expect(seen()).toEqual([]);
    await on(1, '11:00');
    expect(seen()).toHaveLength(1);
  });
});

describe('a server’s own sources', () => {
  it('reach follows that were made there, and none from elsewhere', async () => {
    const { alice, guild } = town;
    const elsewhere = townIn(running);
    const direct = running.discord.user(`dan ${count}`);
    const toDirect = () =>
      direct
        .direct()
        .sees()
        .filter(({ text }) => text.includes(FOLLOW.title));
    for (const seat of [alice, elsewhere.alice, direct.direct()])
      await seat.slash('follow', { speaker: ADA, every: 'once a day' });
    await publish({ text: 'Ours alone.' }, '2017-01-01-own', guild.id);
    await on(1);
    expect(textsTo(alice)[0]).toContain('Ours alone.');
    expect(textsTo(elsewhere.alice)).toEqual([]);
    expect(toDirect()).toEqual([]);
    await running.store.follows.forget(elsewhere.alice.user.id);
    await running.store.follows.forget(direct.id);
  });

  it('reach nobody who has left the server', async () => {
    const { alice, guild } = town;
    await alice.slash('follow', { speaker: ADA, every: 'once a day' });
    await publish({ text: 'Ours alone.' }, '2017-01-01-own', guild.id);
    await publish({ text: 'For all.' });
    guild.record.members.delete(alice.user.id);
    await on(1);
    expect(textsTo(alice)).toHaveLength(1);
    expect(textsTo(alice)[0]).toContain('For all.');
    expect(textsTo(alice)[0]).not.toContain('Ours alone.');
  });
});

describe('over processes and restarts', () => {
  it('what was written down by a process that ended is sent by the next, once', async () => {
    const { alice } = town;
    await alice.slash('follow', { speaker: ADA, every: 'once a day' });
    await publish({});
    running.discord.traffic.hang({ method: 'POST', path: '/messages', times: 1 });
    running.setNow('2026-03-19T09:00:00.000Z');
    void running.tidy();
    await expect.poll(async () => (await running.store.postings.open('9999')).length).toBe(1);
    await running.takeOver();
    running.discord.traffic.calm();
    await on(1, '09:30');
    expect(textsTo(alice)).toHaveLength(1);
    await on(1, '10:00');
    expect(textsTo(alice)).toHaveLength(1);
  }, 60_000);

  it('two processes tell it once', async () => {
    const { alice } = town;
    await alice.slash('follow', { speaker: ADA, every: 'once a day' });
    const other = await running.beside();
    await publish({});
    running.setNow('2026-03-19T09:00:00.000Z');
    await Promise.all([running.tidy(), other.bot.tidy()]);
    await Promise.all([running.tidy(), other.bot.tidy()]);
    expect(textsTo(alice)).toHaveLength(1);
    await other.stop();
  });
});

it('settings and follows of a server are its own, and moderators’ channels need no channel of moderators', async () => {
  const { mod, guild } = town;
  const room = guild.channel('moderators');
  await settle(mod, 'Moderators’ channel', room.id);
  const seat = running.discord.user(mod.user.username).in(room);
  expect((await seat.slash('follow', { topic: 'Boats', to: 'this channel (moderators)' })).text).toContain(
    FOLLOW.addedChannel('Boats', 'weekly'),
  );
  guild.remove();
  await expect.poll(() => running.store.departures.servers()).toContain(guild.id);
  running.setNow('2026-04-10T09:00:00.000Z');
  await publish({});
  await running.tidy();
  expect(seat.sees().filter(({ text }) => text.includes(FOLLOW.title))).toEqual([]);
  expect(await running.store.follows.ofChannels(guild.id)).toEqual([]);
});
