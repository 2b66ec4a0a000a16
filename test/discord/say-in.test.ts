import { Client } from 'discord.js';
import { expect, it } from 'vitest';
import { lineView } from '../../src/discord/kit/components.ts';
import { sayIn } from '../../src/discord/say-in.ts';
import { startDiscord } from '../discord-server/discord.ts';

it('reaches a channel of a server that this process has no connection for', async () => {
  const discord = await startDiscord();
  const channel = discord.guild('Fennbridge').channel('moderators');
  // It never logs in: it knows of no server, as a process whose shards have others.
  const client = new Client({ intents: [], rest: { api: discord.api } });
  client.rest.setToken(discord.token);
  expect(await sayIn(client, channel.id, lineView('Two questions found no answer.'))).toBe(true);
  expect(client.guilds.cache.size).toBe(0);
  const seen = discord.user('ada').in(channel).sees();
  expect(seen.map(({ text }) => text)).toEqual(['Two questions found no answer.']);
  await client.destroy();
  await discord.stop();
});
