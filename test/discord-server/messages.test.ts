import { GatewayIntentBits, type Message, MessageFlags } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bot, type BotOptions, PLAIN_INTENTS, startBot } from './bot.ts';
import { type Discord, startDiscord } from './discord.ts';
import type { Channel, Guild } from './people/handles.ts';
import { NotOffered } from './people/offer.ts';

let discord: Discord;
let bot: Bot;
let guild: Guild;
let channel: Channel;

async function start(onMessage: (message: Message) => Promise<unknown>, options: BotOptions = {}): Promise<void> {
  bot = await startBot(discord, { onMessage, ...options });
}

const echo = (message: Message) => message.reply(message.content || '(nothing)');
const alice = () => discord.user('alice').in(channel);

beforeEach(async () => {
  discord = await startDiscord({ app: { privilegedIntents: GatewayIntentBits.MessageContent } });
  guild = discord.guild('Brixton');
  channel = guild.channel();
});

afterEach(async () => {
  await bot.client.destroy();
  await discord.stop();
});

describe('what was said', () => {
  test('is withheld without the intent, but for mentions and private conversations', async () => {
    await start(echo);
    const texts = ['to nobody', `${discord.app.mention} to the app`, `${guild.appRole?.mention} to its role`];
    const answers = [];
    for (const text of texts) answers.push(await alice().answerTo(alice().say(text)));
    expect(answers.map((answer) => answer?.text)).toEqual(['(nothing)', texts[1], '(nothing)']);
    const direct = discord.user('alice').direct();
    expect(await direct.answerTo(direct.say('in private'))).toMatchObject({ text: 'in private' });
    expect(discord.violations).toEqual([]);
  });

  test('comes with the intent', async () => {
    await start(echo, { intents: [...PLAIN_INTENTS, GatewayIntentBits.MessageContent] });
    expect(await alice().answerTo(alice().say('to nobody'))).toMatchObject({ text: 'to nobody' });
  });

  test('comes with a reply that pings the app, unless it replies to the answer to an interaction', async () => {
    const onInteraction: BotOptions['onInteraction'] = async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply('an answer');
    };
    await start(echo, { commands: [{ name: 'ask', description: 'd' }], onInteraction });
    const posted = await alice().answerTo(alice().say(`${discord.app.mention} a question`));
    const answered = await alice().slash('ask');
    if (!posted) throw new Error('no answer');
    const ways = [{ replyTo: posted }, { replyTo: posted, ping: false }, { replyTo: answered }];
    const texts = [];
    for (const way of ways) texts.push((await alice().answerTo(alice().say('and then?', way)))?.text);
    expect(texts).toEqual(['and then?', '(nothing)', '(nothing)']);
  });

  test('is told of when it is edited or deleted', async () => {
    const events: string[] = [];
    await start(async () => undefined);
    bot.client.on('messageUpdate', (before, after) => events.push(`${before.content} → ${after.content}`));
    bot.client.on('messageDelete', (message) => events.push(`deleted ${message.id}`));
    const said = alice().say(`${discord.app.mention} first`);
    alice().edit(said, `${discord.app.mention} second`);
    alice().delete(said);
    await expect.poll(() => events.length, { timeout: 10_000 }).toBe(2);
    expect(events).toEqual([`${discord.app.mention} first → ${discord.app.mention} second`, `deleted ${said.id}`]);
  });
});

describe('who speaks', () => {
  test('other bots and webhooks are told apart from people', async () => {
    const kinds: string[] = [];
    await start(async () => undefined);
    bot.client.on('messageCreate', ({ author, webhookId }) =>
      kinds.push(webhookId ? 'webhook' : author.bot ? 'bot' : 'person'),
    );
    alice().say('a');
    discord.user('robot', { bot: true }).in(channel).say('b');
    discord.webhook(channel, 'c');
    await expect.poll(() => kinds, { timeout: 10_000 }).toEqual(['person', 'bot', 'webhook']);
  });

  test('a moderator takes an answer away, others cannot', async () => {
    await start(echo);
    const answer = await alice().answerTo(alice().say('hello'));
    const moderator = discord.user('mo');
    guild.join(moderator, guild.role('Moderator', 'ManageMessages'));
    expect(() => alice().delete({ id: answer?.id ?? '' })).toThrow(NotOffered);
    moderator.in(channel).delete({ id: answer?.id ?? '' });
    expect(answer?.now()).toBeUndefined();
  });
});

describe('permissions', () => {
  test('a channel that the app may not see is silent, and closed', async () => {
    await start(echo);
    channel.deny('app', 'ViewChannel');
    alice().say(`${discord.app.mention} hello?`);
    await discord.settled();
    expect(bot.heard).toEqual([]);
    await expect(
      bot.client.rest.post(`/channels/${channel.id}/messages`, { body: { content: 'x' } }),
    ).rejects.toMatchObject({ code: 50001 });
  });

  test('writing, attaching and deleting need theirs', async () => {
    await start((message) => message.delete());
    const said = alice().say('something');
    await expect.poll(() => bot.errors, { timeout: 10_000 }).toMatchObject([{ code: 50013 }]);
    channel.deny('everyone', 'AttachFiles').allow('app', 'ManageMessages');
    const place = bot.client.channels.cache.get(channel.id);
    if (!place?.isSendable()) throw new Error('no channel');
    await expect(place.send({ files: [{ attachment: Buffer.from('x'), name: 'x.txt' }] })).rejects.toMatchObject({
      code: 50013,
    });
    await place.messages.delete(said.id);
    expect(alice().sees()).toEqual([]);
    channel.deny('app', 'SendMessages');
    await expect(place.send('x')).rejects.toMatchObject({ code: 50013 });
  });

  test('some take no private messages', async () => {
    await start(echo);
    const user = await bot.client.users.fetch(discord.user('dora').closeDirect().id);
    await expect(user.send('hello')).rejects.toMatchObject({ code: 50007 });
  });
});

describe('mentions', () => {
  test('are counted as they would ping', async () => {
    await start(echo);
    const place = bot.client.channels.cache.get(channel.id);
    if (!place?.isSendable()) throw new Error('no channel');
    const bob = discord.user('bob');
    const content = `${bob.mention} @everyone`;
    await place.send(content);
    expect(discord.pings).toEqual([]);
    const sent = await place.send({ content, allowedMentions: { users: [bob.id] } });
    expect(discord.pings.map(({ pings }) => pings)).toEqual([{ everyone: false, users: [bob.id], roles: [] }]);
    await bot.client.rest.patch(`/channels/${channel.id}/messages/${sent.id}`, { body: { content } });
    expect(discord.pings.at(-1)?.pings).toEqual({ everyone: true, users: [bob.id], roles: [] });
  });

  test('in a text display count too', async () => {
    await start(echo);
    const components = [{ type: 10, content: '@here' }];
    await bot.client.rest.post(`/channels/${channel.id}/messages`, {
      body: { components, flags: MessageFlags.IsComponentsV2 },
    });
    expect(discord.pings).toHaveLength(1);
  });
});

describe('history and threads', () => {
  test('messages are fetched newest first, by pages, and replies lead to what they reply to', async () => {
    await start(async () => undefined);
    const said = Array.from({ length: 5 }, (_, index) => alice().say(`${discord.app.mention} ${index}`));
    const place = await bot.client.channels.fetch(channel.id);
    if (!place?.isTextBased()) throw new Error('no channel');
    const page = await place.messages.fetch({ limit: 2, before: said[3]?.id ?? '' });
    expect(page.map(({ content }) => content.slice(-1))).toEqual(['2', '1']);
    const reply = alice().say(`${discord.app.mention} on`, { replyTo: page.first() ?? { id: '' } });
    const fetched = await place.messages.fetch(reply.id);
    expect((await fetched.fetchReference()).id).toBe(said[2]?.id);
  });

  test('a forum post is a thread with a first message', async () => {
    const heard: string[] = [];
    await start(async (message) =>
      heard.push(`${message.channel.isThread() && message.channel.name}: ${message.content}`),
    );
    bot.client.on('threadCreate', (thread, isNew) => heard.push(`${thread.name} ${isNew}`));
    const forum = guild.forum();
    discord.thread(forum, discord.user('alice'), 'What of tasers?', { post: `${discord.app.mention} tell me` });
    await expect
      .poll(() => heard, { timeout: 10_000 })
      .toEqual(['What of tasers? true', `What of tasers?: ${discord.app.mention} tell me`]);
  });

  test('the app begins a thread on a message and writes in it', async () => {
    await start(async (message) => {
      const thread = await message.startThread({ name: 'More on this' });
      await thread.send('here');
    });
    alice().say(`${discord.app.mention} hello`);
    await discord.settled();
    expect(bot.errors).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  test('an enforced nonce sends once', async () => {
    await start(echo);
    const place = bot.client.channels.cache.get(channel.id);
    if (!place?.isSendable()) throw new Error('no channel');
    const [one, two] = [
      await place.send({ content: 'x', nonce: '1', enforceNonce: true }),
      await place.send({ content: 'x', nonce: '1', enforceNonce: true }),
    ];
    expect(two.id).toBe(one.id);
    expect(alice().sees()).toHaveLength(1);
  });
});
