import { REST, Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { steadyRest, Unreachable } from '../../src/discord/kit/transport.ts';
import { createLog } from '../../src/observe/log.ts';
import { type Discord, startDiscord } from '../discord-server/discord.ts';
import type { Channel } from '../discord-server/people/handles.ts';

let discord: Discord;
let channel: Channel;
let rest: REST;

beforeEach(async () => {
  discord = await startDiscord();
  channel = discord.guild('Brixton').channel('general');
  const steady = steadyRest({ log: createLog('silent'), patienceMs: 1_500 });
  rest = new REST({ ...steady, api: discord.api }).setToken(discord.token);
});
afterEach(() => discord.stop());

const requests = (method: string) => discord.exchanges.filter((each) => each.method === method).length;
const said = () => discord.world.messagesIn(channel.id).map(({ content }) => content);
const send = (body: object) => rest.post(Routes.channelMessages(channel.id), { body });
const once = (content: string) => ({ content, nonce: '1', enforce_nonce: true });

describe('a request that changes nothing twice', () => {
  test.each(['GET', 'PATCH', 'DELETE'])('is made again after its answer was lost: %s', async (method) => {
    await send(once('hello'));
    const [message] = discord.world.messagesIn(channel.id);
    const route = Routes.channelMessage(channel.id, message?.id ?? '');
    discord.traffic.drop({ method, carriedOut: true });
    if (method === 'GET') await rest.get(route);
    if (method === 'PATCH') await rest.patch(route, { body: { content: 'changed' } });
    if (method === 'DELETE') await rest.delete(route);
    expect(requests(method)).toBe(2);
  });

  test('is a message with a nonce', async () => {
    discord.traffic.drop({ method: 'POST', carriedOut: true });
    expect(await send(once('hello'))).toMatchObject({ content: 'hello' });
    expect([requests('POST'), said()]).toEqual([2, ['hello']]);
  });

  test('is a thread on a message, of which there is one', async () => {
    await send(once('hello'));
    const [message] = discord.world.messagesIn(channel.id);
    discord.traffic.drop({ method: 'POST', carriedOut: true });
    const begun = rest.post(Routes.threads(channel.id, message?.id ?? ''), { body: { name: 'Talk' } });
    await expect(begun).rejects.toMatchObject({ code: 160_004 });
  });
});

describe('a request that would do something twice', () => {
  test('is not made again where it may have been carried out', async () => {
    discord.traffic.drop({ method: 'POST', carriedOut: true });
    await expect(send({ content: 'hello' })).rejects.toBeInstanceOf(Unreachable);
    discord.traffic.fail({ method: 'POST', status: 502, carriedOut: true });
    await expect(send({ content: 'again' })).rejects.toThrow('status 502');
    expect(said()).toEqual(['hello', 'again']);
  });

  test('is made again where it never left this machine', async () => {
    const port = Number(new URL(discord.api).port);
    await discord.stop();
    const sent = send({ content: 'hello' }).then(
      () => 'sent',
      (error: unknown) => String(error),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    discord = await startDiscord({ port });
    // The server that is there now knows nothing of the channel: what counts is that it was asked.
    expect(await sent).toContain('Unknown Channel');
  });
});

test('a deletion whose answer was lost has succeeded, but one of nothing has not', async () => {
  await send(once('hello'));
  const [message] = discord.world.messagesIn(channel.id);
  const route = Routes.channelMessage(channel.id, message?.id ?? '');
  discord.traffic.drop({ method: 'DELETE', carriedOut: true });
  await rest.delete(route);
  await expect(rest.delete(route)).rejects.toMatchObject({ code: 10_008 });
});

test('trouble that lasts is given up when patience ends', async () => {
  discord.traffic.page({ method: 'POST', shows: 'bad gateway', times: Number.POSITIVE_INFINITY });
  const started = performance.now();
  await expect(send(once('hello'))).rejects.toThrow('status 502');
  expect(performance.now() - started).toBeLessThan(6_000);
  expect(requests('POST')).toBeGreaterThan(2);
});

test('a web page in place of JSON is nobody’s answer, whatever its status', async () => {
  discord.traffic.page({ path: '/users/@me', shows: 'denied' });
  await expect(rest.get(Routes.user())).rejects.toThrow('status 403 with a web page, Cloudflare’s error 1020');
});
