import { beforeEach, describe, expect, it } from 'vitest';
import { SAY } from '../../src/moderation/session/words.ts';
import { Channel } from '../discord-server/people/handles.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import { mustHave } from '../discord-server/world.ts';
import { setScene } from './scene.ts';
import { settle, toggle } from './town.ts';

const SILENCE_MS = 500;
const ASKED = 'what is section 60?';

describe('a channel where every message is a question', () => {
  const scene = setScene({ messageContent: true });
  let room: Channel;
  let alice: Seat;
  let bob: Seat;

  beforeEach(async () => {
    const { mod, guild, alice: someone } = scene.town;
    room = guild.channel('questions');
    await settle(mod, 'Channels where every message is a question', room.id);
    alice = scene.running.discord.user(someone.user.username).in(room);
    bob = scene.running.discord.user('bob').in(room);
  });

  it('has each answered, without a mention', async () => {
    expect((await alice.answerTo(alice.say(ASKED)))?.text).toContain('Section 60');
  });

  it.each(['thanks, very helpful', 'good morning everyone', 'lol', '👍'])(
    'lets what asks nothing alone: %s',
    async (text) => {
      expect(await alice.answerTo(alice.say(text), SILENCE_MS)).toBeUndefined();
    },
  );

  it.each(['did you see the match last night?', 'does anyone know how to mute this channel?', 'help'])(
    'lets what asks something else than the record alone: %s',
    async (text) => {
      expect(await alice.answerTo(alice.say(text), SILENCE_MS)).toBeUndefined();
    },
  );

  it('answers what is shown without a word where the record can, and else leaves it alone', async () => {
    const file = (text: string) => ({
      filename: 'message.txt',
      contentType: 'text/plain; charset=utf-8',
      bytes: new TextEncoder().encode(text),
    });
    const asked = alice.say('', { files: [file('How many killings were there in London in 2018?')] });
    expect((await alice.answerTo(asked))?.text).toContain('134 killings');
    for (const text of [
      '2026-01-01 ERROR something failed 2026-01-02 INFO started knife 5',
      'Minutes of the knife crime meeting. 12 people came.',
    ]) {
      expect(await bob.answerTo(bob.say('', { files: [file(text)] }), SILENCE_MS)).toBeUndefined();
    }
  });

  it('tells of the bot whoever mentions it', async () => {
    const asked = alice.say(`${scene.running.discord.app.mention} who are you?`);
    expect((await alice.answerTo(asked))?.text).toContain('I’m Bluelamp');
  });

  it('takes an answer away whose question is changed so that it asks nothing', async () => {
    const said = alice.say(ASKED);
    await alice.answerTo(said);
    alice.edit(said, 'never mind, thanks');
    await expect.poll(() => alice.sees().filter(({ author }) => author === 'Bluelamp')).toEqual([]);
    alice.edit(said, ASKED);
    expect((await alice.answerTo(said))?.text).toContain('Section 60');
  });

  it('lets what people say to each other alone', async () => {
    const said = alice.say('I saw officers with rifles on the bridge.');
    await scene.running.discord.settled();
    const reply = bob.say('What did Cressida Dick say about armed patrols?', { replyTo: said });
    expect(await bob.answerTo(reply, SILENCE_MS)).toBeUndefined();
    const mentioning = bob.say(`<@${alice.user.id}> what did Cressida Dick say about armed patrols?`);
    expect(await bob.answerTo(mentioning, SILENCE_MS)).toBeUndefined();
  });

  it('is no other channel', async () => {
    const { alice: elsewhere } = scene.town;
    expect(await elsewhere.answerTo(elsewhere.say(ASKED), SILENCE_MS)).toBeUndefined();
  });

  it('goes on without a mention in a thread that was begun for an answer', async () => {
    await toggle(scene.town.mod, 'Answer in threads');
    const said = alice.say('how many killings were there in London in 2018?');
    const { world } = scene.running.discord;
    await expect.poll(() => world.messagesIn(said.id).length).toBe(1);
    const thread = new Channel(world, mustHave(world.channels.get(said.id), 'thread'));
    const there = scene.running.discord.user('bob').in(thread);
    const answer = await there.answerTo(there.say('and in 2017?'));
    expect(answer?.text).toContain('after: how many killings were there in London in 2018?');
    expect(answer?.text).toContain('Killings in London · 2017');
  });

  it('is one where the server wants answers, whatever other channels it names, and so is a forum that it names', async () => {
    const { mod, guild, alice: someone } = scene.town;
    const [only, other, forum] = [guild.channel('only'), guild.channel('other'), guild.forum('posts')];
    await settle(mod, 'Forums where I answer', forum.id);
    await settle(mod, 'Channels where I answer', only.id);
    expect((await alice.answerTo(alice.say(ASKED)))?.text).toContain('Section 60');
    const author = scene.running.discord.user(someone.user.username);
    const post = author.in(scene.running.discord.thread(forum, author, 'A post', { post: 'Nothing much.' }));
    const asked = `${scene.running.discord.app.mention} ${ASKED}`;
    expect((await post.answerTo(post.say(asked)))?.text).toContain('Section 60');
    const elsewhere = author.in(other);
    expect(await elsewhere.answerTo(elsewhere.say(asked), SILENCE_MS)).toBeUndefined();
    guild.delete(only);
    expect((await mod.slash('settings')).text).not.toContain(SAY.answersNowhere);
  });

  it('lets threads that people begin in it alone', async () => {
    const thread = scene.running.discord.thread(room, scene.running.discord.user('bob'), 'Between us');
    const seat = scene.running.discord.user('bob').in(thread);
    expect(await seat.answerTo(seat.say(ASKED), SILENCE_MS)).toBeUndefined();
  });
});
