import { ChannelType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { LINES, MISTAKES } from '../../src/discord/kit/words.ts';
import { SAY } from '../../src/moderation/session/words.ts';
import { Channel } from '../discord-server/people/handles.ts';
import { mustHave } from '../discord-server/world.ts';
import { keptDaysPass, setScene } from './scene.ts';
import { ask, selectOf, settle, toggle } from './town.ts';

/** Long enough for a message that would be answered to be answered. */
const SILENCE_MS = 500;

const scene = setScene();

it('shows what would change before it is saved, and changes nothing until then', async () => {
  const { mod, alice } = scene.town;
  const changed = await mod.press(await mod.slash('settings'), 'Answer privately');
  expect(changed.text).toContain('**Answers: for the asker alone** (was for everybody');
  expect(changed.text).toContain('Not saved yet');
  expect((await ask(alice)).ephemeral).toBe(false);
  await mod.press(changed, 'Save');
  expect((await ask(alice)).ephemeral).toBe(true);
});

it('answers privately where the server wants that, unless somebody asks otherwise', async () => {
  const { mod, alice } = scene.town;
  await toggle(mod, 'Answer privately');
  expect((await ask(alice)).ephemeral).toBe(true);
  const open = await alice.slash('ask', { question: 'what is section 60?', private: false });
  expect(open.ephemeral).toBe(false);
});

it('keeps quiet outside of the channels that the server names', async () => {
  const { mod, alice, guild } = scene.town;
  const room = guild.channel('questions');
  await settle(mod, 'Channels where I answer', room.id);
  const quiet = await alice.slash('ask', { question: 'what is section 60?', private: false });
  expect(quiet.ephemeral).toBe(true);
  expect(quiet.buttons.map(({ label }) => label)).not.toContain('Show to everyone');
  expect((await ask(scene.running.discord.user(alice.user.username).in(room))).ephemeral).toBe(false);
  const said = alice.say(`${scene.running.discord.app.mention} what is section 60?`);
  expect(await alice.answerTo(said, 500)).toBeUndefined();
});

it('shows nobody an answer for everybody there that was given before the server named its channels', async () => {
  const { mod, alice, guild } = scene.town;
  const before = await alice.slash('ask', { question: 'what is section 60?', private: true });
  await settle(mod, 'Channels where I answer', guild.channel('questions').id);
  expect((await alice.press(before, 'Show to everyone')).text).toBe(MISTAKES['quiet-here']());
});

it('makes nobody a moderator by the role that everybody has', async () => {
  const { mod, alice, guild } = scene.town;
  const screen = await mod.slash('settings');
  const shown = await mod.select(screen, selectOf(screen, 'Moderator roles'), guild.id);
  expect(shown.text).toContain('Moderator roles: whoever may manage the server');
  expect((await alice.slash('corpus list')).text).toBe(SAY.notYou);
});

it('answers new posts of the forums that the server names', async () => {
  const { mod, alice, guild } = scene.town;
  const forum = guild.forum('questions');
  await settle(mod, 'Forums where I answer', forum.id);
  const post = scene.running.discord.thread(
    forum,
    scene.running.discord.user(alice.user.username),
    'what is section 60?',
    {
      post: 'I wonder.',
    },
  );
  const there = scene.running.discord.user(alice.user.username).in(post);
  await expect.poll(() => there.sees().at(-1)?.text ?? '').toContain('Section 60');
});

it('takes quiet hours only where they are hours', async () => {
  const { mod } = scene.town;
  const screen = await mod.slash('settings');
  const wrong = await mod.submit(await mod.press(screen, 'Quiet hours'), { hours: '22 30' });
  expect(wrong.text).toContain(SAY.badHours);
  const right = await mod.submit(await mod.press(wrong, 'Quiet hours'), { hours: '22 7' });
  expect(right.text).toContain('22:00 to 7:00, London');
});

it('loses nothing where two settle different things at once', async () => {
  const { mod, other, guild } = scene.town;
  const room = guild.channel('moderators');
  const [mine, theirs] = [await mod.slash('settings'), await other.slash('settings')];
  const changed = await mod.press(mine, 'Answer privately');
  await mod.press(changed, 'Save');
  // What the first has settled stands on the second’s screen, too.
  const also = await other.select(theirs, selectOf(theirs, 'Moderators’ channel'), room.id);
  expect(also.text).toContain('\nAnswers: for the asker alone');
  await other.press(also, 'Save');
  const { text } = await mod.slash('settings');
  expect(text).toContain('Answers: for the asker alone');
  expect(text).toContain(room.id);
});

it('is there after a restart, and goes 14 days after the bot', async () => {
  const { mod, guild } = scene.town;
  await toggle(mod, 'Answer privately');
  await scene.running.takeOver();
  expect((await mod.slash('settings')).text).toContain('for the asker alone');
  guild.remove();
  await keptDaysPass(scene);
  expect([...(await scene.running.store.settings.all()).keys()]).not.toContain(guild.id);
});

describe('a deleted channel or role', () => {
  it('is told of on the screen, and offered no more', async () => {
    const { mod, guild } = scene.town;
    const [room, role] = [guild.channel('moderators'), guild.role('helpers')];
    await settle(mod, 'Moderators’ channel', room.id);
    await settle(mod, 'Moderator roles', role.id);
    expect((await mod.slash('settings')).text).not.toContain('Deleted since');
    guild.delete(room);
    guild.delete(role);
    await expect.poll(async () => (await mod.slash('settings')).text).toContain(SAY.goneRole);
    const { text } = await mod.slash('settings');
    expect(text).toContain(SAY.goneSettings('Moderator roles, Moderators’ channel'));
    expect(text).toContain(SAY.goneChannel);
  });

  it('is told of in the moderators’ channel, once, and where nothing is left to answer in, the screen says so', async () => {
    const { mod, guild } = scene.town;
    const [room, only] = [guild.channel('moderators'), guild.channel('only')];
    await settle(mod, 'Moderators’ channel', room.id);
    await settle(mod, 'Channels where I answer', only.id);
    guild.delete(only);
    const told = () => heard(room).filter((text) => text === SAY.goneTold('Channels where I answer'));
    await expect.poll(told).toHaveLength(1);
    await scene.running.tidy();
    guild.delete(guild.channel('another'));
    await scene.running.discord.settled();
    expect(told()).toHaveLength(1);
    expect((await mod.slash('settings')).text).toContain(SAY.answersNowhere);
  });
});

describe('who and what is answered', () => {
  it('is nobody whom the server ignores, by name or by role, but with commands', async () => {
    const { mod, alice, other, guild } = scene.town;
    const role = guild.role('newcomers');
    guild.join(other.user, role);
    expect((await alice.answerTo(alice.say(mention('what is section 60?'))))?.text).toContain('Section 60');
    await settle(mod, 'People and roles whose messages I ignore', alice.user.id, role.id);
    expect((await mod.slash('settings')).text).toContain(`I ignore: <@${alice.user.id}>, <@&${role.id}>`);
    expect(await alice.answerTo(alice.say(mention('what is section 60?')), SILENCE_MS)).toBeUndefined();
    expect(await other.answerTo(other.say(mention('what is section 60?')), SILENCE_MS)).toBeUndefined();
    expect((await ask(alice, 'what is section 60?')).text).toContain('Section 60');
  });

  it('is nobody whom the server ignores, in a forum either', async () => {
    const { mod, alice, other, guild } = scene.town;
    const [forum, role] = [guild.forum('questions'), guild.role('newcomers')];
    guild.join(other.user, role);
    await settle(mod, 'Forums where I answer', forum.id);
    await settle(mod, 'People and roles whose messages I ignore', alice.user.id, role.id);
    const isAnswered = async (name: string) => {
      const author = scene.running.discord.user(name);
      const post = scene.running.discord.thread(forum, author, 'what is section 60?', { post: 'I wonder.' });
      return (await author.in(post).answerTo({ id: post.id }, SILENCE_MS)) !== undefined;
    };
    expect(await isAnswered(alice.user.username)).toBe(false);
    expect(await isAnswered(other.user.username)).toBe(false);
    expect(await isAnswered('anybody')).toBe(true);
  });

  it('never is everybody, by the role that all have', async () => {
    const { mod, guild } = scene.town;
    const screen = await mod.slash('settings');
    const shown = await mod.select(screen, selectOf(screen, 'People and roles'), guild.id);
    expect(shown.text).toContain('whose messages I ignore: none');
  });

  it('may be a whole category, a voice channel or a stage', async () => {
    const { mod, alice, guild } = scene.town;
    const town = guild.category('Town');
    const [within, beside] = [guild.channel('within', { within: town }), guild.channel('beside')];
    const [hall, stage] = [guild.voice('hall'), guild.voice('stage', ChannelType.GuildStageVoice)];
    await settle(mod, 'Channels where I answer', town.id, hall.id, stage.id);
    const answeredIn = async (channel: Channel) => {
      const seat = scene.running.discord.user(alice.user.username).in(channel);
      return (await seat.answerTo(seat.say(mention('what is section 60?')), SILENCE_MS)) !== undefined;
    };
    expect(await answeredIn(within)).toBe(true);
    const thread = scene.running.discord.thread(within, scene.running.discord.user(alice.user.username), 'Aside');
    expect(await answeredIn(thread)).toBe(true);
    expect(await answeredIn(hall)).toBe(true);
    expect(await answeredIn(stage)).toBe(true);
    expect(await answeredIn(beside)).toBe(false);
  });

  it('is no forum that takes no posts, and no thread: the screen says so', async () => {
    const { mod, channel, guild } = scene.town;
    const forum = guild.forum('questions');
    const thread = scene.running.discord.thread(channel, scene.running.discord.user(mod.user.username), 'Aside');
    const screen = await mod.slash('settings');
    const forums = await mod.select(screen, selectOf(screen, 'Forums where I answer'), forum.id, channel.id);
    expect(forums.text).toContain(SAY.noForum);
    expect(forums.text).toContain(`**Forums where I answer new posts: <#${forum.id}>**`);
    const channels = await mod.select(forums, selectOf(forums, 'Channels where I answer'), channel.id, thread.id);
    expect(channels.text).toContain(SAY.noThread);
    expect(channels.text).toContain(`**Channels where I answer: <#${channel.id}>**`);
  });

  it('may be the posts of a media channel', async () => {
    const { mod, alice, guild } = scene.town;
    const media = guild.forum('pictures', ChannelType.GuildMedia);
    await settle(mod, 'Forums where I answer', media.id);
    const author = scene.running.discord.user(alice.user.username);
    const post = scene.running.discord.thread(media, author, 'what is section 60?', { post: 'I wonder.' });
    await expect.poll(() => author.in(post).sees().at(-1)?.text ?? '').toContain('Section 60');
  });
});

describe('answers in threads', () => {
  it('are begun on the question, go on there, and follow it when it changes', async () => {
    const { mod, alice } = scene.town;
    await toggle(mod, 'Answer in threads');
    const said = alice.say(mention('what is section 60?'));
    const thread = await threadOn(said);
    expect(thread.record.name).toBe('what is section 60?');
    const there = scene.running.discord.user(alice.user.username).in(thread);
    await expect
      .poll(() =>
        there
          .sees()
          .map(({ text }) => text)
          .join(),
      )
      .toContain('Section 60');
    expect(alice.sees().some(({ author }) => author === 'Bluelamp')).toBe(false);
    alice.edit(said, mention('what is a dispersal order?'));
    await expect
      .poll(() =>
        there
          .sees()
          .map(({ text }) => text)
          .join(),
      )
      .toContain('what is a dispersal order?');
    alice.delete(said);
    await expect.poll(() => there.sees()).toEqual([]);
  });

  it('are not begun for a line that answers nothing', async () => {
    const { mod, alice } = scene.town;
    await toggle(mod, 'Answer in threads');
    expect((await alice.answerTo(alice.say(mention('thanks!'))))?.text).toBe('You’re welcome.');
  });

  it('stand in the channel where Discord refuses a thread', async () => {
    const { mod, alice } = scene.town;
    await toggle(mod, 'Answer in threads');
    scene.running.discord.traffic.fail({ method: 'POST', path: /\/threads$/, status: 400 });
    expect((await alice.answerTo(alice.say(mention('what is section 60?'))))?.text).toContain('Section 60');
  });

  it('stand in the channel where none may be begun, and whoever can grant that is told', async () => {
    const { mod, alice, guild } = scene.town;
    const room = guild.channel('moderators');
    await settle(mod, 'Moderators’ channel', room.id);
    await toggle(mod, 'Answer in threads');
    const place = guild.channel('place').deny('app', 'CreatePublicThreads');
    guild.announce(place);
    const seat = scene.running.discord.user(alice.user.username).in(place);
    expect((await seat.answerTo(seat.say(mention('what is section 60?'))))?.text).toContain('Section 60');
    await expect.poll(() => heard(room).join()).toContain(`<#${place.id}>, where I lack Create Public Threads.`);
  });
});

describe('a missing permission', () => {
  it('is named in the moderators’ channel, once, and on the screen', async () => {
    const { mod, alice, guild } = scene.town;
    const [room, mute] = [guild.channel('moderators'), guild.channel('mute').deny('app', 'SendMessages')];
    await settle(mod, 'Moderators’ channel', room.id);
    await settle(mod, 'Channels where I answer', mute.id);
    const seat = scene.running.discord.user(alice.user.username).in(mute);
    for (const _time of [1, 2]) {
      seat.say(mention('what is section 60?'));
      await expect.poll(() => heard(room)).toEqual([LINES.lacking(mute.id, ['Send Messages'])]);
    }
    await scene.running.discord.settled();
    expect(heard(room)).toHaveLength(1);
    expect((await mod.slash('settings')).text).toContain(SAY.lacking(mute.id, ['Send Messages']));
  });

  it('is told to whoever asks, where they can grant it and there is no channel for moderators', async () => {
    const { guild } = scene.town;
    const mute = guild.channel('mute').deny('app', 'SendMessages');
    guild.announce(mute);
    const keeper = scene.running.discord.user('keeper of Fennbridge');
    guild.join(keeper, guild.role('keepers', 'ManageRoles'));
    keeper.in(mute).say(mention('what is section 60?'));
    await expect
      .poll(() =>
        keeper
          .direct()
          .sees()
          .map(({ text }) => text),
      )
      .toEqual([LINES.lacking(mute.id, ['Send Messages'])]);
  });
});

it('says that a channel where every message is a question needs the intent, where that is off', async () => {
  const { mod, alice, guild } = scene.town;
  const room = guild.channel('questions');
  await settle(mod, 'Channels where every message is a question', room.id);
  expect((await mod.slash('settings')).text).toContain(SAY.noContent);
  const seat = scene.running.discord.user(alice.user.username).in(room);
  expect(await seat.answerTo(seat.say('what is section 60?'), SILENCE_MS)).toBeUndefined();
  expect((await seat.answerTo(seat.say(mention('what is section 60?'))))?.text).toContain('Section 60');
});

function mention(text: string): string {
  return `${scene.running.discord.app.mention} ${text}`;
}

/** What somebody reads in a channel. */
function heard(channel: Channel): string[] {
  return scene.running.discord
    .user('reader')
    .in(channel)
    .sees()
    .map(({ text }) => text);
}

/** The thread that is begun on a message. */
async function threadOn(said: { id: string }): Promise<Channel> {
  const { world } = scene.running.discord;
  await expect.poll(() => world.channels.has(said.id)).toBe(true);
  return new Channel(world, mustHave(world.channels.get(said.id), 'thread'));
}
