import { afterEach, describe, expect, it } from 'vitest';
import type { Answer, Item } from '../../src/answer/types.ts';
import type { Channel } from '../discord-server/people/handles.ts';
import { scripted } from './record.ts';
import { type Running, startRunning } from './running.ts';

const ITEM = '2018-11-30-south-west-londoner-armed-police-london-streets#dick-small-change';
const SILENCE_MS = 1_500;

let running: Running;
let forum: Channel;
afterEach(async () => {
  expect(running.discord.violations).toEqual([]);
  expect(running.discord.pings).toEqual([]);
  await running.stop();
});

/**
 * A bot and a forum; where it is switched on, the bot knows of it.
 * @param isScripted it answers what asks for patrols, and nothing else
 */
async function start({ messageContent = false, switchedOn = true, isScripted = true } = {}): Promise<void> {
  const forumChannels: string[] = [];
  running = await startRunning({
    messageContent,
    forumChannels,
    arrange(discord) {
      forum = discord.guild('Brixton').forum('questions');
      if (switchedOn) forumChannels.push(forum.id);
    },
  });
  if (!isScripted) return;
  const shipped = running.record;
  running.record = scripted(shipped, (question): Answer => {
    const items = [shipped.item(ITEM)].filter((item): item is Item => item !== undefined);
    return question.includes('patrols')
      ? { kind: 'quote', question, answered: true, items, notes: [] }
      : { kind: 'none', question, answered: false, items: [], notes: [], reason: 'not-held', nearest: [] };
  });
}

/** Somebody writes a post; what the bot says to it. */
async function answerToPost(title: string, text: string): Promise<string | undefined> {
  const alice = running.discord.user('alice');
  const thread = running.discord.thread(forum, alice, title, { post: text });
  const answer = await alice.in(thread).answerTo({ id: thread.id }, SILENCE_MS);
  return answer?.text;
}

describe('a forum post', () => {
  it('is answered by its title without the intent', async () => {
    await start();
    expect(await answerToPost('What of armed patrols?', 'Please.')).toContain('-# What of armed patrols?');
  });

  it('is met with silence where only its text asks, and the text is withheld', async () => {
    await start();
    expect(await answerToPost('A question', 'What of armed patrols?')).toBeUndefined();
  });

  it('is answered by its text with the intent', async () => {
    await start({ messageContent: true });
    expect(await answerToPost('A question', 'What of armed patrols?')).toContain('-# What of armed patrols?');
  });

  it('that the record doesn’t answer is met with silence', async () => {
    await start({ messageContent: true });
    expect(await answerToPost('Dogs', 'What of dogs?')).toBeUndefined();
  });

  it.each(['A post', 'Rules', 'Feedback', 'Police stopped my brother today'])(
    'that asks nothing is left alone, though the record has something near: %s',
    async (title) => {
      await start({ isScripted: false });
      expect(await answerToPost(title, 'Have a look.')).toBeUndefined();
    },
  );

  it.each(['Killings in London 2018', 'Sadiq Khan on knife crime', 'Section 60'])(
    'may ask in the few words that a title has: %s',
    async (title) => {
      await start({ isScripted: false });
      expect(await answerToPost(title, 'Have a look.')).toContain(`-# ${title}`);
    },
  );

  it('is left alone where no moderator has switched it on', async () => {
    await start({ messageContent: true, switchedOn: false });
    expect(await answerToPost('What of armed patrols?', 'Please.')).toBeUndefined();
  });
});
