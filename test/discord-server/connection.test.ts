import { Client, Events, GatewayIntentBits, type Interaction } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { type Bot, type BotOptions, PLAIN_INTENTS, startBot } from './bot.ts';
import { type Discord, startDiscord } from './discord.ts';
import type { Channel } from './people/handles.ts';

let discord: Discord;
let bot: Bot | undefined;
let channel: Channel;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const alice = () => discord.user('alice').in(channel);

async function start(options: BotOptions = {}): Promise<Bot> {
  const onMessage = (message: { reply(text: string): Promise<unknown> }) => message.reply('heard');
  // Clients wait five seconds between two identifications; a test need not.
  const ws = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) };
  bot = await startBot(discord, { onMessage, ws, ...options });
  return bot;
}

beforeEach(async () => {
  discord = await startDiscord();
  channel = discord.guild('Brixton').channel();
});

afterEach(async () => {
  await bot?.client.destroy();
  bot = undefined;
  await discord.stop();
});

describe('login', () => {
  test('the client knows its servers, and finds its commands as it put them', async () => {
    const { client } = await start();
    expect(client.user.id).toBe(discord.app.id);
    expect(client.guilds.cache.map(({ name }) => name)).toEqual(['Brixton']);
    await client.application.commands.set([{ name: 'ask', description: 'Ask the record' }]);
    const registered = await client.application.commands.fetch();
    expect(registered.map(({ name, description }) => [name, description])).toEqual([['ask', 'Ask the record']]);
    discord.guild('Late');
    await expect
      .poll(() => client.guilds.cache.map(({ name }) => name), { timeout: 10_000 })
      .toEqual(['Brixton', 'Late']);
  });

  test('a wrong token is refused', async () => {
    const client = new Client({ intents: PLAIN_INTENTS, rest: { api: discord.api } });
    await expect(client.login('not.the.token')).rejects.toThrow(/invalid token/i);
    await client.destroy();
  });

  test('an intent that the portal has not switched on is refused', async () => {
    const client = new Client({ intents: [GatewayIntentBits.MessageContent], rest: { api: discord.api } });
    const failed = new Promise((resolve) => client.once(Events.Error, resolve));
    const login = client.login(discord.token).catch((error: unknown) => error);
    expect(String(await Promise.race([login, failed]))).toMatch(/disallowed intents/i);
    await client.destroy();
  });
});

describe('the gateway', () => {
  test('resumes after a cut, and nothing is lost', async () => {
    await start();
    discord.gateway.cut();
    const said = alice().say(`${discord.app.mention} in the gap`);
    expect(await alice().answerTo(said)).toMatchObject({ text: 'heard' });
    expect(discord.gateway.counts).toEqual({ identified: 1, resumed: 1 });
  });

  test('resumes when it is asked to reconnect', async () => {
    await start();
    discord.gateway.reconnect();
    await expect.poll(() => discord.gateway.counts, { timeout: 10_000 }).toEqual({ identified: 1, resumed: 1 });
    expect(await alice().answerTo(alice().say('hello'))).toMatchObject({ text: 'heard' });
  });

  test('is left for dead when heartbeats go unanswered, and resumed', async () => {
    await discord.stop();
    discord = await startDiscord({ heartbeat: 100 });
    channel = discord.guild('Brixton').channel();
    discord.gateway.answerHeartbeats(false);
    await start();
    await expect.poll(() => discord.gateway.counts.resumed, { timeout: 10_000 }).toBeGreaterThan(0);
  });

  test('identifies anew when its session is invalid', async () => {
    await start();
    discord.gateway.invalidate({ resumable: false });
    await expect.poll(() => discord.gateway.counts.identified, { timeout: 8_000 }).toBe(2);
    expect(await alice().answerTo(alice().say('hello'))).toMatchObject({ text: 'heard' });
  });
});

describe('many', () => {
  test('two shards share the servers', async () => {
    discord.world.app.shards = 2;
    await wait(2);
    discord.guild('Camden');
    const { client } = await start({ shards: 'auto' });
    expect(discord.gateway.counts.identified).toBe(2);
    expect(client.guilds.cache.map(({ name }) => name).sort()).toEqual(['Brixton', 'Camden']);
  });

  test('a hundred interactions at once: none late, none lost', async () => {
    const onInteraction = async (interaction: Interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply(`to ${interaction.user.username}`);
    };
    await start({ commands: [{ name: 'ask', description: 'Ask the record' }], onInteraction });
    const people = Array.from({ length: 100 }, (_, index) => discord.user(`person ${index}`));
    const seen = await Promise.all(people.map((person) => person.in(channel).slash('ask')));
    expect(seen.map(({ text }) => text)).toEqual(people.map((_, index) => `to person ${index}`));
    expect(discord.acknowledgements().filter(({ after }) => after === undefined)).toEqual([]);
  });
});

describe('traffic', () => {
  test('a request that is limited waits and then goes through', async () => {
    await start();
    discord.traffic.limit({ method: 'POST', path: '/messages', requests: 1, per: 300 });
    const answers = [];
    for (const text of ['one', 'two']) answers.push(await alice().answerTo(alice().say(text)));
    expect(answers.map((answer) => answer?.text)).toEqual(['heard', 'heard']);
  });

  test('a limit says when to try again', async () => {
    discord.traffic.limit({ path: '/users/@me', requests: 1, per: 5_000, scope: 'global' });
    const [first, second] = [await ask(discord, 'GET', '/users/@me'), await ask(discord, 'GET', '/users/@me')];
    expect(first.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(second).toMatchObject({ status: 429, body: { global: true, retry_after: expect.closeTo(5, 0) } });
    expect(second.headers.get('retry-after')).not.toBeNull();
    expect(discord.traffic.limited).toBe(1);
  });

  test('an error of the server is tried again', async () => {
    await start();
    discord.traffic.fail({ method: 'POST', path: '/messages', status: 502, times: 2 });
    expect(await alice().answerTo(alice().say('hello'))).toMatchObject({ text: 'heard' });
    expect(discord.exchanges.map(({ status }) => status)).toContain(502);
  });
});
