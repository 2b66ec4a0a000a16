import { GatewayCloseCodes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FINAL_ENDS } from '../../src/discord/connect.ts';
import { MISTAKES } from '../../src/discord/kit/words.ts';
import { SETUP } from '../../src/discord/setup.ts';
import { startDiscord } from '../discord-server/discord.ts';
import type { Channel } from '../discord-server/people/handles.ts';
import { ownersFor } from '../discord-server/people/offer.ts';
import { raise } from '../discord-server/people/raise.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import { shippedRecord } from './record.ts';
import { botAt, type LogLine, type Running, startRunning } from './running.ts';

const QUESTION = 'What did Lord Harris say about armed patrols?';
const WORDS = 'Lord Harris';

let running: Running;
let channel: Channel;
let alice: Seat;

const SOON = { timeout: 10_000 };

const logged = (msg: string | RegExp) =>
  running.log.filter((line) => line.msg?.match(msg) !== null && line.msg !== undefined);
const outcomes = () => running.log.filter(({ msg }) => msg === 'request').map(({ outcome }) => outcome);
const mention = (text = QUESTION) => alice.say(`<@${running.discord.app.id}> ${text}`);
const fromApp = () =>
  running.discord.world.messagesIn(channel.id).filter(({ authorId }) => authorId === running.discord.app.id);
const posts = () => running.discord.exchanges.filter(({ method, path }) => method === 'POST' && /messages$/.test(path));

beforeEach(async () => {
  running = await startRunning();
  channel = running.discord.guild('Brixton').channel('general');
  alice = running.discord.user('alice').in(channel);
});
afterEach(async () => {
  await running.stop();
  expect(running.discord.violations).toEqual([]);
});

describe('an answer to a message', () => {
  it.each([
    ['before it was carried out', false],
    ['after it was carried out', true],
  ])('whose connection is lost %s arrives, and once', async (_when, carriedOut) => {
    running.discord.traffic.drop({ method: 'POST', path: /messages$/, carriedOut });
    expect((await alice.answerTo(mention()))?.text).toContain(WORDS);
    await expect.poll(outcomes, SOON).toEqual(['done']);
    expect(fromApp()).toHaveLength(1);
    expect(posts()).toHaveLength(2);
  });

  it('arrives, and once, although Discord answers 500 for seconds and gateways show web pages', async () => {
    running.discord.traffic.fail({ method: 'POST', path: /messages$/, times: 2, status: 500, carriedOut: true });
    running.discord.traffic.page({ method: 'POST', path: /messages$/, times: 3, shows: 'bad gateway' });
    mention();
    await expect.poll(posts, { timeout: 20_000 }).toHaveLength(6);
    await running.discord.settled();
    expect(fromApp()).toHaveLength(1);
    expect(logged('Discord did not take a request; it is tried again.')).toEqual([
      expect.objectContaining({ route: 'POST /channels/:id/messages', reason: 'status 500' }),
    ]);
    await expect
      .poll(() => logged('Discord takes requests again.'), SOON)
      .toEqual([expect.objectContaining({ failures: 5 })]);
  });

  it('that Cloudflare turns away is sent when some seconds have passed', async () => {
    running.discord.traffic.page({ path: /messages$/, shows: 'rate limited' });
    const said = mention();
    await expect.poll(posts, SOON).toHaveLength(1);
    expect((await alice.answerTo(said, 12_000))?.text).toContain(WORDS);
    expect(posts()).toHaveLength(2);
    expect(
      running.log.filter(({ reason }) => reason === 'status 429 with a web page, Cloudflare’s error 1015'),
    ).toHaveLength(1);
  });

  it('that nobody takes is given up in the end: told in the log, and no fault', async () => {
    await running.bot.stop();
    running.bot = botAt(running.discord, running, { patienceMs: 500 });
    await running.bot.start();
    running.discord.traffic.page({ path: /messages$/, times: Number.POSITIVE_INFINITY, shows: 'bad gateway' });
    mention();
    await expect.poll(outcomes, SOON).toEqual(['unreachable']);
    expect(posts().length).toBeLessThan(6);
    expect(logged('not sent')).toHaveLength(1);
    expect(logged('fault')).toEqual([]);
  });

  it.each([
    [400, 50_083, 'Thread is archived'],
    [403, 50_007, 'Cannot send messages to this user'],
    [400, 200_000, 'Message was blocked by automatic moderation'],
    [400, 240_000, 'Message blocked by harmful links filter'],
    [400, 20_016, 'This action cannot be performed due to slowmode rate limit'],
    [400, 30_046, 'Maximum number of edits to messages older than 1 hour reached'],
    [400, 50_278, 'Cannot send messages to this user due to having no mutual guilds'],
    [403, 40_333, 'internal network error'],
  ])('that is not permitted (%i, %i) is one request, and no fault', async (status, code, message) => {
    running.discord.traffic.fail({ method: 'POST', path: /messages$/, status, code, message });
    mention();
    await expect.poll(outcomes, SOON).toEqual(['not permitted']);
    expect(posts()).toHaveLength(1);
    expect(logged('fault')).toEqual([]);
  });

  it('is not tried in a locked thread', async () => {
    const thread = running.discord.thread(channel, running.discord.user('alice'), 'Talk');
    const inThread = running.discord.user('alice').in(thread);
    if (thread.record.thread) thread.record.thread.locked = true;
    running.discord.gateway.dispatch('THREAD_UPDATE', {}, () => threadJson(thread));
    inThread.say(`<@${running.discord.app.id}> ${QUESTION}`);
    await running.discord.settled();
    expect(posts()).toEqual([]);
  });

  const threadJson = ({ record }: Channel) => ({
    id: record.id,
    type: record.type,
    guild_id: record.guildId,
    parent_id: record.parentId,
    name: record.name,
    thread_metadata: record.thread,
  });
});

describe('an answer to an interaction', () => {
  it.each([
    ['is lost before it was carried out', false],
    ['is lost after it was carried out', true],
  ])('whose first response %s comes in time, and once', async (_what, carriedOut) => {
    running.discord.traffic.drop({ path: '/callback', carriedOut });
    const answer = await alice.slash('ask', { question: QUESTION });
    expect(answer.text).toContain(WORDS);
    await expect.poll(outcomes, SOON).toEqual(['done']);
    expect(fromApp()).toHaveLength(1);
  });

  it('follows although the word that it is on its way was lost after it was taken', async () => {
    const { discord } = running;
    const operators = discord.guild('Operators').channel('reports');
    await running.bot.stop();
    running.bot = botAt(discord, running, { operatorChannel: operators.id });
    await running.bot.start();
    const answer = await alice.slash('ask', { question: QUESTION });
    const form = await alice.press(answer, 'Report a problem');
    // A report is acknowledged first where the operators' channel takes long.
    discord.traffic.limit({ path: `/channels/${operators.id}/messages`, requests: 0, per: 2_200 });
    const slow = alice.submit(form, { 'What is wrong with this card?': 'The date.' });
    await expect.poll(() => discord.traffic.limited, SOON).toBe(1);
    discord.traffic.calm();
    discord.traffic.drop({ path: '/callback', carriedOut: true });
    const thanks = await slow;
    await expect.poll(() => thanks.now()?.text, { timeout: 10_000 }).toMatch(/^Thank you\./);
    expect(discord.exchanges.filter(({ path }) => path.endsWith('/callback')).map(({ status }) => status)).toContain(
      400,
    );
  });

  it('comes in time although the first try hangs', async () => {
    running.discord.traffic.hang({ path: '/callback' });
    expect((await alice.slash('ask', { question: QUESTION })).text).toContain(WORDS);
    expect(running.discord.acknowledgements().every(({ after = 9e9 }) => after < 3_000)).toBe(true);
  });

  it('is given up after three seconds, without a fault and without a flood', async () => {
    running.discord.traffic.fail({ path: '/callback', times: Number.POSITIVE_INFINITY, status: 503 });
    expect((await alice.slash('ask', { question: QUESTION })).failed).toBeDefined();
    await expect.poll(outcomes, SOON).toEqual(['unreachable']);
    expect(running.discord.exchanges.filter(({ path }) => path.endsWith('/callback')).length).toBeLessThan(8);
    expect(logged('fault')).toEqual([]);
  });

  it('deletes once what it was told to remove, although the answer to that was lost', async () => {
    const answer = await alice.slash('ask', { question: QUESTION });
    running.discord.traffic.drop({ method: 'DELETE', carriedOut: true });
    await alice.press(answer, 'Remove').catch(() => undefined);
    await expect.poll(outcomes, SOON).toEqual(['done', 'done']);
    expect(answer.now()).toBeUndefined();
  });

  /** Presses something that the message does not have any more. */
  const pressStale = (on: { id: string }, customId: string) => {
    const { world, gateway } = running.discord;
    const record = world.messages.get(on.id);
    return raise(world, gateway, {
      type: 3,
      name: 'stale press',
      channel: channel.record,
      userId: alice.user.id,
      owners: ownersFor(world, channel.record, alice.user.id),
      data: { component_type: 2, custom_id: customId, id: 1 },
      message: record,
    });
  };

  it('to a press of a button that the card has no longer is that it is from an earlier version', async () => {
    const answer = await alice.slash('ask', { question: QUESTION });
    const next = answer.buttons.find(({ customId }) => customId !== undefined)?.customId ?? '';
    const other = `${next.slice(0, -1)}${next.endsWith('x') ? 'y' : 'x'}`;
    for (const id of [other, 'of no version']) {
      const { token } = pressStale(answer, id);
      await expect.poll(() => running.discord.world.interactions.get(token)?.originalId, SOON).toBeDefined();
      const told = running.discord.world.interactions.get(token)?.originalId ?? '';
      const seen = alice.sees().find((each) => each.id === told);
      expect(seen?.text).toBe(MISTAKES['old-button']());
      expect(seen?.ephemeral).toBe(true);
    }
    expect(logged('fault')).toEqual([]);
  });
});

describe('the gateway', () => {
  it('is lost for a while: one line, with its code, and one when it is back', async () => {
    running.discord.gateway.goDown();
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    running.discord.gateway.accept();
    await expect.poll(() => running.discord.gateway.counts.resumed, { timeout: 10_000 }).toBe(1);
    await expect.poll(() => logged(/gateway has resumed/), SOON).toHaveLength(1);
    expect(logged(/gateway/i).filter(({ level }) => Number(level) >= 40)).toEqual([
      expect.objectContaining({
        msg: 'The gateway was lost; reconnecting.',
        shard: 0,
        code: 1006,
        reason: 'the network',
      }),
    ]);
    const [back] = logged(/gateway has resumed/);
    expect(back).toMatchObject({ shard: 0, attempts: expect.any(Number), seconds: expect.any(Number) });
    expect(Number(back?.attempts)).toBeGreaterThan(2);
  });

  it('says the code and what it means', async () => {
    running.discord.gateway.close(GatewayCloseCodes.SessionTimedOut);
    await expect.poll(() => logged(/gateway is back, with a new session/), { timeout: 15_000 }).toHaveLength(1);
    expect(logged(/was lost/)).toEqual([expect.objectContaining({ code: 4009, reason: 'SessionTimedOut' })]);
  });

  it.each(Object.keys(FINAL_ENDS).map(Number))('ends for good with %i: it is told what to do', async (code) => {
    running.discord.gateway.close(code);
    expect(await running.bot.ended).toMatchObject({ name: 'StartProblem', message: FINAL_ENDS[code] });
    expect(logged(/ended the connection for good/)).toEqual([expect.objectContaining({ code, shard: 0 })]);
  });

  it('sends what can’t be read: it is logged by its kind alone, and all else goes on', async () => {
    const secret = 'words of somebody';
    const said = alice.say('hello');
    running.discord.gateway.dispatch('INTERACTION_CREATE', {}, () => ({
      id: '1',
      type: 2,
      token: secret,
      data: {
        type: 3,
        id: '2',
        name: 'Check against the record',
        resolved: { messages: { [said.id]: { components: null } } },
      },
    }));
    running.discord.gateway.dispatch('MESSAGE_CREATE', {}, () => null);
    running.discord.gateway.dispatch('TEA_TIME', {}, () => ({ content: secret }));
    await expect
      .poll(() => logged(/could not be read/).map(({ packet }) => packet), SOON)
      .toEqual(['INTERACTION_CREATE', 'MESSAGE_CREATE']);
    expect((await alice.slash('ask', { question: QUESTION })).text).toContain(WORDS);
    expect(JSON.stringify(running.log)).not.toContain(secret);
  });
});

describe('limits of Discord’s', () => {
  it('that make something wait for long are told, once, with the time', async () => {
    running.discord.traffic.limit({ method: 'POST', path: /messages$/, requests: 0, per: 6_000 });
    mention();
    mention('How many stops were there in 2019?');
    await expect.poll(() => logged(/Discord limits requests/), SOON).toHaveLength(1);
    expect(logged(/Discord limits requests/)).toEqual([
      expect.objectContaining({ route: 'POST /channels/:id/messages', until: expect.stringMatching(/^\d{4}-/) }),
    ]);
    running.discord.traffic.calm();
    await expect.poll(() => fromApp().length, { timeout: 20_000 }).toBe(2);
  });
});

describe('refused requests', () => {
  it('that become many are told before Discord shuts the address out', async () => {
    await running.bot.stop();
    const rest = { api: running.discord.api, invalidRequestWarningInterval: 3 };
    running.bot = botAt(running.discord, running, { rest });
    await running.bot.start();
    running.discord.traffic.fail({ method: 'POST', path: /messages$/, times: 3, status: 403, code: 50_013 });
    for (let index = 0; index < 3; index += 1) mention();
    await expect.poll(() => logged(/Discord has refused many requests/), SOON).toHaveLength(1);
  });
});

describe('a start', () => {
  let log: LogLine[];
  const starting = async (arrange: (discord: Awaited<ReturnType<typeof startDiscord>>) => void, over = {}) => {
    const discord = await startDiscord();
    arrange(discord);
    log = [];
    const bot = botAt(discord, { log, record: await shippedRecord() }, over);
    const started = bot.start().then(
      () => 'started',
      (error: Error) => error.message,
    );
    const stop = async () => {
      await bot.stop();
      await discord.stop();
    };
    return { discord, bot, started, stop };
  };
  const messages = () => log.map(({ msg = '' }) => msg);

  it('without connections left waits until there are, and says so', async () => {
    const { started, discord, stop } = await starting((each) => {
      each.world.app.sessionStarts = { total: 1000, remaining: 0, resetAfterMs: 3_000, maxConcurrency: 1 };
    });
    await expect.poll(() => messages().join(), SOON).toMatch(/no more connections until .* UTC.*Trying again/);
    discord.world.app.sessionStarts.remaining = 1000;
    expect(await started).toBe('started');
    await stop();
  });

  it('that Cloudflare denies says what to do', async () => {
    const { started, stop } = await starting(({ traffic }) => traffic.page({ path: '/gateway', shows: 'denied' }));
    expect(await started).toBe(SETUP.turnedAway('status 403 with a web page, Cloudflare’s error 1020'));
    await stop();
  });

  it('that Cloudflare shuts out for a while waits', async () => {
    const { started, bot, discord } = await starting(({ traffic }) =>
      traffic.page({ path: '/gateway', shows: 'rate limited' }),
    );
    await expect.poll(() => messages().join(), SOON).toContain(SETUP.shutOut);
    await bot.stop();
    expect(await started).not.toBe('started');
    await discord.stop();
  });

  it.each(Object.keys(FINAL_ENDS).map(Number))('that Discord ends with %i says the same as a run', async (code) => {
    const { started, stop } = await starting(({ gateway }) => gateway.refuse(code));
    expect(await started).toBe(FINAL_ENDS[code]);
    await stop();
  });

  it('under a limit on registering goes on, says until when, and registers then', async () => {
    const { started, discord, stop } = await starting(({ traffic }) =>
      traffic.limit({ path: '/commands', requests: 0, per: 6_000 }),
    );
    expect(await started).toBe('started');
    expect(messages().join()).toMatch(
      /could not be registered yet; the bot answers with those that Discord has\. .*until \d{4}-/,
    );
    discord.traffic.calm();
    await expect.poll(() => discord.world.commands.size, { timeout: 15_000 }).toBeGreaterThan(0);
    await stop();
  });

  it('whose commands are refused says why, and that registering again changes nothing', async () => {
    const { started, stop } = await starting(({ traffic }) =>
      traffic.fail({ method: 'PUT', status: 400, code: 50_035, message: 'Invalid Form Body' }),
    );
    expect(await started).toBe('started');
    expect(messages()).toContain(`The commands could not be registered. ${SETUP.commandsRefused('Invalid Form Body')}`);
    await stop();
  });

  it('takes away what an earlier one registered in one server while developing', async () => {
    const { started, discord, bot } = await starting(() => undefined);
    await started;
    const guild = discord.guild('Brixton');
    await bot.stop();
    const again = async (devGuild?: string) => {
      const next = botAt(discord, { log, record: await shippedRecord() }, { devGuild });
      await next.start();
      await next.stop();
    };
    await again(guild.id);
    expect(messages()).toContain(SETUP.offeredTwice(guild.id));
    const own = () => [...discord.world.commands.values()].filter(({ guildId }) => guildId === guild.id).length;
    const copies = own();
    expect(copies).toBeGreaterThan(0);
    await again();
    expect(own()).toBe(0);
    expect(messages()).toContain(SETUP.cleared(copies, guild.id));
    await discord.stop();
  });
});
