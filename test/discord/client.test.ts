import { once } from 'node:events';
import { type Client, Events } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createClient, type Shards } from '../../src/discord/client.ts';
import { CACHED } from '../../src/discord/kit/limits.ts';
import { accessTo } from '../../src/discord/permissions.ts';
import { type Discord, startDiscord } from '../discord-server/discord.ts';

let discord: Discord;
let client: Client;

beforeEach(async () => {
  discord = await startDiscord();
});
afterEach(async () => {
  await client.destroy();
  await discord.stop();
});

async function login(shards?: Shards): Promise<void> {
  client = createClient({ messageContent: false, shards, rest: { api: discord.api } });
  const ready = once(client, Events.ClientReady);
  await client.login(discord.token);
  await ready;
}

describe('what is kept in memory', () => {
  test('of all who write is bounded, and the bot still knows what it may do', async () => {
    const guild = discord.guild('Brixton');
    const channel = guild.channel('general');
    await login();
    const people = CACHED.users + 100;
    let heard = 0;
    client.on(Events.MessageCreate, () => {
      heard += 1;
    });
    for (let index = 0; index < people; index += 1) discord.user(`person ${index}`).in(channel).say('hello');
    await expect.poll(() => heard, { timeout: 20_000 }).toBe(people);
    expect(client.users.cache.size).toBeLessThanOrEqual(CACHED.users + 1);
    expect(client.guilds.cache.get(guild.id)?.members.cache.size).toBeLessThanOrEqual(CACHED.membersInServer + 1);
    const there = client.channels.cache.get(channel.id);
    if (there?.isSendable() !== true) throw new Error('the channel is not known');
    expect(there.messages.cache.size).toBeLessThanOrEqual(CACHED.messagesInChannel);
    expect(accessTo(there)).toMatchObject({ speak: true, reply: true });
  });
});

describe('connections', () => {
  test('are as many as Discord asks for', async () => {
    discord.world.app.shards = 3;
    await login();
    expect([...client.ws.shards.keys()]).toEqual([0, 1, 2]);
  });

  test('are those of this process alone, where others have the rest', async () => {
    discord.world.app.shards = 3;
    await login({ from: 1, to: 2, of: 4 });
    expect([...client.ws.shards.keys()]).toEqual([1, 2]);
    expect(client.options.shardCount).toBe(4);
  });
});
