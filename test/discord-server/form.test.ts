import * as spec from 'discord-api-spec/zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import type { ZodMiniType } from 'zod/mini';
import { ask } from './ask.ts';
import { type Discord, startDiscord } from './discord.ts';
import type { Problem } from './refusal.ts';
import { read } from './schema.ts';

/** The local Discord speaks in Discord's own form, which real clients rely on. */
let discord: Discord;

beforeAll(async () => {
  discord = await startDiscord();
});

afterAll(() => discord.stop());

const WithId = z.object({ id: z.string() });

async function fetched(path: string): Promise<unknown> {
  const { status, body } = await ask(discord, 'GET', path);
  expect(status).toBe(200);
  return body;
}

function misfits(schema: ZodMiniType<unknown>, body: unknown): Problem[] {
  const reading = read(schema, body);
  return reading.ok ? [] : reading.problems;
}

const CARD = [
  { type: 10, content: 'words' },
  { type: 14 },
  {
    type: 17,
    components: [
      {
        type: 9,
        components: [{ type: 10, content: 'more words' }],
        accessory: { type: 2, style: 1, label: 'More', custom_id: 'more' },
      },
      { type: 12, items: [{ media: { url: 'https://example.org/a.png' }, description: 'a chart' }] },
    ],
  },
  { type: 1, components: [{ type: 3, custom_id: 'pick', options: [{ label: 'a', value: 'a' }] }] },
];

test('messages', async () => {
  const channel = discord.guild().channel();
  const path = `/channels/${channel.id}/messages`;
  const said = discord.user('alice').in(channel).say(`${discord.app.mention} hello`);
  const card = WithId.parse((await ask(discord, 'POST', path, { flags: 1 << 15, components: CARD })).body);
  const reference = { message_id: said.id };
  const body = { content: 'hello', message_reference: reference, embeds: [{ title: 'a title' }] };
  const reply = WithId.parse((await ask(discord, 'POST', path, body)).body);
  for (const { id } of [said, card, reply]) {
    expect(misfits(spec.MessageResponseSchema, await fetched(`${path}/${id}`))).toEqual([]);
  }
});

test('channels, people and commands', async () => {
  const guild = discord.guild();
  const alice = discord.user('alice');
  const forum = guild.forum();
  const thread = discord.thread(forum, alice, 'a post', { post: 'its first words' });
  const options = [{ type: 3, name: 'question', description: 'What', autocomplete: true }];
  const commands = `/applications/${discord.app.id}/commands`;
  const command = WithId.parse(
    (await ask(discord, 'POST', commands, { name: 'ask', description: 'Ask', options })).body,
  );
  const forms: [string, ZodMiniType<unknown>][] = [
    [`/channels/${guild.channel().id}`, spec.GuildChannelResponseSchema],
    [`/channels/${forum.id}`, spec.GuildChannelResponseSchema],
    [`/channels/${thread.id}`, spec.ThreadResponseSchema],
    [`/channels/${alice.directChannel().id}`, spec.PrivateChannelResponseSchema],
    [`/users/${alice.id}`, spec.UserResponseSchema],
    [`/guilds/${guild.id}/members/${alice.id}`, spec.GuildMemberResponseSchema],
    [`${commands}/${command.id}`, spec.ApplicationCommandResponseSchema],
    ['/gateway/bot', spec.GatewayBotResponseSchema],
  ];
  for (const [path, schema] of forms) {
    expect(misfits(schema, await fetched(path)), path).toEqual([]);
  }
});
