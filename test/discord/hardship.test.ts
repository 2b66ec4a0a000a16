import { GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartProblem } from '../../src/discord/connect.ts';
import { RateLimits } from '../../src/discord/kit/load.ts';
import { LINES } from '../../src/discord/kit/words.ts';
import { SETUP } from '../../src/discord/setup.ts';
import { startDiscord } from '../discord-server/discord.ts';
import type { Channel } from '../discord-server/people/handles.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import { BotApart } from './apart.ts';
import { scripted, shippedRecord } from './record.ts';
import { botAt, type LogLine, type Running, startRunning } from './running.ts';

const QUESTION = 'What did Lord Harris say about armed patrols?';

let running: Running;
let channel: Channel;
let alice: Seat;

describe('a running bot', () => {
  beforeEach(async () => {
    running = await startRunning();
    channel = running.discord.guild('Brixton').channel('general');
    alice = running.discord.user('alice').in(channel);
  });
  afterEach(async () => {
    expect(running.discord.violations).toEqual([]);
    await running.stop();
  });

  it('answers on after the gateway was cut', async () => {
    await alice.slash('ask', { question: QUESTION });
    running.discord.gateway.cut();
    await expect.poll(() => running.discord.gateway.counts.resumed, { timeout: 15_000 }).toBe(1);
    const answer = await alice.slash('ask', { question: QUESTION });
    expect(answer.text).toContain('Lord Harris');
    expect(running.log.map(({ msg }) => msg)).toContain('The gateway has resumed.');
  });

  it('answers although Discord says 500 first', async () => {
    running.discord.traffic.fail({ path: '/callback', status: 500, times: 1 });
    const answer = await alice.slash('ask', { question: QUESTION });
    expect(answer.text).toContain('Lord Harris');
  });

  it('answers although Discord says 429 first', async () => {
    const app = `<@${running.discord.app.id}>`;
    running.discord.traffic.limit({ path: '/messages', requests: 1, per: 1_000 });
    const first = alice.say(`${app} ${QUESTION}`);
    await alice.answerTo(first);
    const second = alice.say(`${app} ${QUESTION}`);
    expect((await alice.answerTo(second))?.text).toContain('Lord Harris');
  });

  /** Holds the next answers to interactions back for a moment, so that something can happen meanwhile. */
  async function holdBack(): Promise<void> {
    running.discord.traffic.limit({ path: '/callback', requests: 1, per: 600 });
    await alice.slash('help');
  }

  const outcomes = () => running.log.filter(({ msg }) => msg === 'request').map(({ outcome }) => outcome);

  it('takes it calmly that a message is deleted before its button is answered', async () => {
    const said = alice.say(`<@${running.discord.app.id}> ${QUESTION}`);
    const answer = await alice.answerTo(said);
    if (answer === undefined) throw new Error('no answer');
    await holdBack();
    const pressed = alice.press(answer, 'Remove').catch(() => undefined);
    await expect.poll(() => running.discord.traffic.limited, { timeout: 10_000 }).toBe(1);
    alice.delete(said);
    await pressed;
    await expect.poll(() => answer.now(), { timeout: 10_000 }).toBeUndefined();
    expect(outcomes()).not.toContain('fault');
    running.discord.traffic.calm();
    expect((await alice.slash('ask', { question: QUESTION })).text).toContain('Lord Harris');
  });

  it('takes it calmly that a token has expired', async () => {
    await holdBack();
    const asked = alice.slash('ask', { question: QUESTION }).catch(() => undefined);
    await expect.poll(() => running.discord.traffic.limited, { timeout: 10_000 }).toBe(1);
    running.discord.advance(16 * 60_000);
    await asked;
    await expect.poll(outcomes, { timeout: 10_000 }).toContain('too late');
    expect(outcomes()).not.toContain('fault');
  });

  it('says at once that it is thinking where something takes long, and the answer follows', async () => {
    const operators = running.discord.guild('Operators').channel('reports');
    await running.bot.stop();
    running.bot = botAt(running.discord, running, { operatorChannel: operators.id });
    await running.bot.start();
    const answer = await alice.slash('ask', { question: QUESTION });
    const report = async (text: string) =>
      alice.submit(await alice.press(answer, 'Report a problem'), { 'What is wrong with this card?': text });
    await report('First.');
    running.discord.traffic.limit({ path: `/channels/${operators.id}/messages`, requests: 0, per: 2_200 });
    const slow = report('Second *one*.');
    await expect.poll(() => running.discord.traffic.limited, { timeout: 10_000 }).toBe(1);
    running.discord.traffic.calm();
    const thanks = await slow;
    expect(thanks.ephemeral).toBe(true);
    await expect.poll(() => thanks.now()?.text, { timeout: 10_000 }).toMatch(/^Thank you\./);
    expect(running.discord.acknowledgements().map(({ after = 9e9 }) => after < 3_000)).not.toContain(false);
    const seen = running.discord.user('operator').in(operators).sees();
    expect(seen.map(({ text }) => text).join()).toContain('Second \\*one\\*.');
  });

  it('says politely when to ask again', async () => {
    await running.bot.stop();
    const rates = new RateLimits({ windowSeconds: 60, person: 2, channel: 100, lookUps: 1 });
    running.bot = botAt(running.discord, running, { rates });
    await running.bot.start();
    await alice.slash('ask', { question: QUESTION });
    await alice.slash('ask', { question: QUESTION });
    const told = await alice.slash('ask', { question: QUESTION });
    expect(told.ephemeral).toBe(true);
    expect(told.text).toMatch(/^That’s a lot of questions at once. Please try again in \d+ seconds\.$/);
    const bob = running.discord.user('bob').in(channel);
    expect((await bob.slash('ask', { question: QUESTION })).text).toContain('Lord Harris');
  });

  it('takes a form that was open before others used the channel’s limit up', async () => {
    await running.bot.stop();
    const rates = new RateLimits({ windowSeconds: 60, person: 20, channel: 3, lookUps: 1 });
    running.bot = botAt(running.discord, running, { rates });
    await running.bot.start();
    const answer = await alice.slash('ask', { question: QUESTION });
    const form = await alice.press(answer, 'Report a problem');
    const bob = running.discord.user('bob').in(channel);
    await bob.slash('ask', { question: QUESTION });
    expect((await bob.slash('ask', { question: QUESTION })).text).toContain('This channel has asked a lot');
    const thanks = await alice.submit(form, { 'What is wrong with this card?': 'The date is wrong.' });
    expect(thanks.text).toMatch(/^Thank you\./);
  });

  it('shows a fault as one calm line with its reference, and logs its cause', async () => {
    running.record = scripted(running.record, () => {
      throw new Error('a bug');
    });
    const told = await alice.slash('ask', { question: QUESTION });
    const fault = running.log.find(({ msg }) => msg === 'fault');
    expect(told.text).toBe(LINES.fault(String(fault?.ref)));
    expect(told.ephemeral).toBe(true);
    expect(JSON.stringify(fault)).toContain('a bug');
  });

  it('logs kind, items and time of a request, but no question and nobody’s name', async () => {
    await alice.slash('ask', { question: QUESTION });
    await alice.answerTo(alice.say(`<@${running.discord.app.id}> ${QUESTION}`));
    await expect.poll(() => running.log.filter(({ msg }) => msg === 'request'), { timeout: 10_000 }).toHaveLength(2);
    const requests = running.log.filter(({ msg }) => msg === 'request');
    expect(requests).toEqual([
      expect.objectContaining({ what: 'command:ask', outcome: 'done', kind: 'quote', items: expect.any(Number) }),
      expect.objectContaining({ what: 'message', outcome: 'done' }),
    ]);
    const all = JSON.stringify(running.log);
    for (const secret of ['Harris', 'alice', alice.user.id, running.discord.token]) expect(all).not.toContain(secret);
  });

  it('registers its commands only where they differ', async () => {
    const writes = () => running.discord.exchanges.filter(({ method }) => method === 'PUT');
    expect(writes()).toHaveLength(1);
    const again = botAt(running.discord, running);
    await again.start();
    await again.stop();
    expect(writes()).toHaveLength(1);
    expect(running.log.filter(({ outcome }) => outcome === 'unchanged')).toHaveLength(1);
  });

  it('says who it is, in how many servers, and how to invite it', () => {
    expect(running.log).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ servers: 0, msg: expect.stringContaining('Logged in as') }),
        expect.objectContaining({
          link: expect.stringMatching(/^https:\/\/discord\.com\/oauth2\/authorize\?.*permissions=309237746688/),
        }),
      ]),
    );
  });

  it('finishes what is in flight before it leaves', async () => {
    running.discord.traffic.limit({ path: '/callback', requests: 1, per: 800 });
    await alice.slash('ask', { question: QUESTION });
    const asked = alice.slash('ask', { question: QUESTION });
    await expect.poll(() => running.discord.traffic.limited, { timeout: 10_000 }).toBe(1);
    await running.bot.stop();
    expect((await asked).text).toContain('Lord Harris');
  });
});

describe('a burst', () => {
  it('of 200 interactions is acknowledged in time, and none is lost', async () => {
    const discord = await startDiscord();
    const servers = ['Brixton', 'Croydon', 'Ealing'].map((name) => discord.guild(name));
    const bot = await BotApart.start(discord);
    const seats = Array.from({ length: 200 }, (_, index) => {
      const server = servers[index % servers.length] ?? discord.guild();
      return discord.user(`user ${index}`).in(server.channel(`room ${index}`));
    });
    await discord.settled();
    const answers = await Promise.all(seats.map((seat) => seat.slash('ask', { question: QUESTION })));
    expect(answers.filter(({ text }) => text.includes('Lord Harris'))).toHaveLength(200);
    const times = discord.acknowledgements().map(({ after = Number.POSITIVE_INFINITY }) => after);
    expect(times).toHaveLength(200);
    expect(Math.max(...times)).toBeLessThan(3_000);
    expect(discord.violations).toEqual([]);
    await bot.stop();
    await discord.stop();
  }, 60_000);
});

describe('a start', () => {
  const shared = async () => ({ log: [] as LogLine[], record: await shippedRecord() });

  it('with a wrong token says so in a line', async () => {
    const discord = await startDiscord();
    const bot = botAt(discord, await shared(), { token: 'not.the.token' });
    await expect(bot.start()).rejects.toThrow(/does not accept DISCORD_TOKEN/);
    await expect(bot.start()).rejects.toBeInstanceOf(StartProblem);
    await discord.stop();
  });

  it('without the intent that it asks for says which, and how to go on', async () => {
    const discord = await startDiscord();
    const bot = botAt(discord, await shared(), { messageContent: true });
    await expect(bot.start()).rejects.toThrow(/Message Content Intent.*BLUELAMP_MESSAGE_CONTENT=false/);
    await discord.stop();
  });

  it('with the intent works', async () => {
    const discord = await startDiscord({ app: { privilegedIntents: GatewayIntentBits.MessageContent } });
    const bot = botAt(discord, await shared(), { messageContent: true });
    await bot.start();
    await bot.stop();
    await discord.stop();
  });

  it('without a network tries again until there is one', async () => {
    const discord = await startDiscord();
    const parts = await shared();
    discord.traffic.fail({ path: '/gateway/bot', status: 503 });
    const bot = botAt(discord, parts);
    await bot.start();
    expect(parts.log.map(({ msg }) => msg)).toContain(`${SETUP.unreachable} Trying again in 1 s.`);
    await bot.stop();
    await discord.stop();
  });

  it('can be stopped while it waits for the network', async () => {
    const discord = await startDiscord();
    const parts = await shared();
    await discord.stop();
    const bot = botAt(discord, parts);
    const started = bot.start().catch((error: unknown) => error);
    await expect.poll(() => parts.log.length, { timeout: 10_000 }).toBeGreaterThan(0);
    await bot.stop();
    expect(await started).toBeInstanceOf(Error);
  });
});
