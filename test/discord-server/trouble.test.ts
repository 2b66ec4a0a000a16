import { once } from 'node:events';
import { Events, GatewayCloseCodes, type Message, Status } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { ask } from './ask.ts';
import { type Bot, type BotOptions, startBot } from './bot.ts';
import { type Discord, startDiscord } from './discord.ts';
import type { Channel } from './people/handles.ts';

let discord: Discord;
let channel: Channel;
let bots: Bot[];

const SOON = { timeout: 10_000 };

async function start(options: BotOptions = {}): Promise<Bot> {
  // Clients wait five seconds between two identifications; a test need not.
  const ws = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) };
  const bot = await startBot(discord, { ws, ...options });
  bots.push(bot);
  return bot;
}

beforeEach(async () => {
  bots = [];
  discord = await startDiscord();
  channel = discord.guild('Brixton').channel();
});
afterEach(async () => {
  for (const { client } of bots) {
    // One that is ended before it knows that it is back connects again.
    const isBack = () => expect(client.ws.shards.every(({ status }) => status === Status.Ready)).toBe(true);
    await vi.waitFor(isBack, { timeout: 1_000 }).catch(() => undefined);
    await client.destroy();
  }
  await discord.stop();
});

const said = () => discord.world.messagesIn(channel.id).map(({ content }) => content);
const post = (content: string, nonce?: string) =>
  ask(discord, 'POST', `/channels/${channel.id}/messages`, {
    content,
    ...(nonce === undefined ? {} : { nonce, enforce_nonce: true }),
  });

describe('a request', () => {
  test('loses its connection before it is carried out', async () => {
    discord.traffic.drop({ method: 'POST' });
    await expect(post('hello')).rejects.toThrow('fetch failed');
    expect(said()).toEqual([]);
    expect((await post('hello')).status).toBe(200);
  });

  test('loses its answer although it was carried out; the same nonce does not send it twice', async () => {
    discord.traffic.drop({ method: 'POST', carriedOut: true });
    await expect(post('hello', '1')).rejects.toThrow('fetch failed');
    expect(said()).toEqual(['hello']);
    expect((await post('hello', '1')).status).toBe(200);
    expect(said()).toEqual(['hello']);
  });

  test('is sent again by the same nonce after some minutes', async () => {
    await post('hello', '1');
    discord.advance(6 * 60_000);
    await post('hello', '1');
    expect(said()).toEqual(['hello', 'hello']);
  });

  test('hangs, for a time or until it is given up', async () => {
    discord.traffic.hang({ path: '/messages', ms: 50 });
    await expect(post('hello')).rejects.toThrow('fetch failed');
    discord.traffic.hang({ path: '/messages' });
    const given = fetch(`${discord.api}/v10/channels/${channel.id}/messages`, { signal: AbortSignal.timeout(50) });
    await expect(given).rejects.toThrow(/timeout/);
    await expect.poll(() => discord.exchanges.map(({ status }) => status), SOON).toEqual([0, 0]);
  });

  test.each([
    ['bad gateway', 502, '502'],
    ['rate limited', 429, '1015'],
    ['denied', 403, '1020'],
  ] as const)('is answered with a web page: %s', async (shows, status, text) => {
    discord.traffic.page({ shows });
    const answer = await fetch(`${discord.api}/v10/users/@me`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=UTF-8']);
    expect(await answer.text()).toContain(text);
  });

  test('is answered with any status and code, also after it was carried out', async () => {
    discord.traffic.fail({ status: 400, code: 20_016, message: 'Slowmode' });
    expect(await post('hello')).toMatchObject({ status: 400, code: 20_016 });
    discord.traffic.fail({ status: 503, carriedOut: true });
    expect((await post('hello')).status).toBe(503);
    expect(said()).toEqual(['hello']);
  });

  test('meets with trouble as often as is said, on its own route alone', async () => {
    discord.traffic.fail({ method: 'POST', path: '/messages', times: 2 });
    expect((await ask(discord, 'GET', '/users/@me')).status).toBe(200);
    expect([await post('1'), await post('2'), await post('3')].map(({ status }) => status)).toEqual([500, 500, 200]);
    expect(discord.traffic.troubled).toBe(2);
  });

  test('meets with trouble by chance, and the same seed brings the same', async () => {
    const run = async () => {
      discord.traffic.seed(7);
      discord.traffic.fail({ times: Number.POSITIVE_INFINITY, chance: 0.5 });
      const answers: number[] = [];
      for (let i = 0; i < 12; i += 1) answers.push((await ask(discord, 'GET', '/users/@me')).status);
      discord.traffic.calm();
      return answers;
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await run()).toEqual(first);
  });

  test('is limited for an hour on its route, and not on others', async () => {
    discord.traffic.limit({ path: '/commands', requests: 0, per: 3_600_000 });
    const answer = await ask(discord, 'PUT', `/applications/${discord.app.id}/commands`, []);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeCloseTo(3_600, 0);
    expect((await ask(discord, 'GET', '/users/@me')).status).toBe(200);
  });

  test('whose answer was lost may be made again: the first response to an interaction is no violation then', async () => {
    const outcomes: unknown[] = [];
    const onInteraction = async (interaction: unknown) => {
      outcomes.push(interaction);
    };
    await start({ commands: [{ name: 'ask', description: 'Ask' }], onInteraction });
    const seen = discord.user('alice').in(channel).slash('ask');
    await expect.poll(() => outcomes.length, SOON).toBe(1);
    const [interaction] = discord.world.interactions.values();
    const respond = () =>
      ask(discord, 'POST', `/interactions/${interaction?.id}/${interaction?.token}/callback`, {
        type: 4,
        data: { content: 'hello' },
      });
    discord.traffic.drop({ path: '/callback', carriedOut: true });
    await expect(respond()).rejects.toThrow();
    expect(await respond()).toMatchObject({ status: 400, code: 40_060 });
    expect((await seen).text).toBe('hello');
    expect(discord.violations).toEqual([]);
    await respond();
    expect(discord.violations).toHaveLength(1);
  });
});

describe('the gateway', () => {
  test.each([
    GatewayCloseCodes.AuthenticationFailed,
    GatewayCloseCodes.ShardingRequired,
    GatewayCloseCodes.DisallowedIntents,
  ])('ends for good with %i', async (code) => {
    const { client } = await start();
    client.on(Events.ShardError, () => undefined);
    const ended = once(client, Events.ShardDisconnect);
    discord.gateway.close(code);
    expect(await ended).toMatchObject([{ code }, 0]);
  });

  test.each([1001, GatewayCloseCodes.UnknownError, GatewayCloseCodes.SessionTimedOut])(
    'closes with %i, and the client comes back',
    async (code) => {
      const { client } = await start();
      const lost = once(client, Events.ShardReconnecting);
      const back = Promise.race([once(client, Events.ShardReady), once(client, Events.ShardResume)]);
      discord.gateway.close(code);
      await lost;
      await back;
      expect(discord.gateway.connected).toBe(true);
    },
  );

  test('closes one shard and leaves the others', async () => {
    discord.world.app.shards = 2;
    const { client } = await start({ shards: 'auto' });
    const lost: number[] = [];
    client.on(Events.ShardReconnecting, (shard) => lost.push(shard));
    discord.gateway.cut({ shard: 1 });
    await expect.poll(() => discord.gateway.counts.resumed, SOON).toBe(1);
    expect(lost).toEqual([1]);
  });

  test('is down for a while', async () => {
    await start();
    discord.gateway.goDown();
    const socket = new WebSocket(discord.world.address.replace('http', 'ws'));
    expect(String(await once(socket, 'error'))).toContain('503');
    discord.gateway.accept();
    await expect.poll(() => discord.gateway.counts.resumed, SOON).toBe(1);
  });

  test('refuses whoever begins', async () => {
    discord.gateway.refuse(GatewayCloseCodes.InvalidShard);
    await expect(start()).rejects.toThrow('Invalid shard');
    discord.gateway.accept();
    await start();
  });

  test('takes no more beginnings than are left, and says when there will be more', async () => {
    discord.world.app.sessionStarts = { total: 1000, remaining: 1, resetAfterMs: 60_000, maxConcurrency: 1 };
    await start();
    await expect(start()).rejects.toThrow(/only 0 remaining; resets at \d{4}-/);
  });

  test('sends what is no JSON, packets that nobody knows and packets that lack what they should have', async () => {
    const { client } = await start();
    const heard: string[] = [];
    client.on(Events.Raw, ({ t }: { t: string }) => heard.push(t));
    discord.gateway.say('no JSON');
    discord.gateway.say({ op: 99, d: null });
    discord.gateway.dispatch('TEA_TIME', {}, () => ({ with: 'milk' }));
    discord.gateway.dispatch('TYPING_START', {}, () => ({}));
    await expect.poll(() => heard, SOON).toEqual(['TEA_TIME', 'TYPING_START']);
  });
});

describe('several processes', () => {
  test('with the same shard each hear what happens, and one nonce lets one of them answer', async () => {
    const onMessage = (message: Message) =>
      channel.id === message.channelId && 'send' in message.channel
        ? message.channel.send({ content: 'heard', nonce: message.id, enforceNonce: true })
        : Promise.resolve();
    const processes = [await start({ onMessage }), await start({ onMessage })];
    discord.user('alice').in(channel).say('hello');
    await expect.poll(() => processes.map(({ heard }) => heard.length), SOON).toEqual([1, 1]);
    await discord.settled();
    expect(said()).toEqual(['hello', 'heard']);
  });

  test('with a shard each hear of their own servers alone', async () => {
    const onMessage = async () => undefined;
    const processes = [
      await start({ onMessage, shards: [0], shardCount: 2 }),
      await start({ onMessage, shards: [1], shardCount: 2 }),
    ];
    discord.user('alice').in(channel).say('hello');
    await discord.settled();
    expect(processes.map(({ heard }) => heard.length).sort()).toEqual([0, 1]);
  });
});
