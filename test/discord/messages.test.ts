import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Item } from '../../src/answer/types.ts';
import { LINES } from '../../src/discord/kit/words.ts';
import type { Snapshot } from '../../src/discord/session/snapshot.ts';
import type { Channel, Guild } from '../discord-server/people/handles.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import { scripted } from './record.ts';
import { botAt, type Running, startRunning } from './running.ts';

const ITEM = '2018-11-30-south-west-londoner-armed-police-london-streets#dick-small-change';
/** Long enough for a message that would be answered to be answered. */
const SILENCE_MS = 300;

let running: Running;
let shipped: Snapshot;
let guild: Guild;
let channel: Channel;
let alice: Seat;
let app: string;
let count = 0;

beforeAll(async () => {
  running = await startRunning();
  shipped = running.record;
  guild = running.discord.guild('Brixton');
  app = `<@${running.discord.app.id}>`;
});
afterAll(() => running.stop());
beforeEach(() => {
  count += 1;
  channel = guild.channel(`room ${count}`);
  alice = running.discord.user(`alice ${count}`).in(channel);
  running.record = scripted(shipped, answerOf);
});
afterEach(async () => {
  await running.discord.settled();
  expect(running.discord.violations).toEqual([]);
  expect(running.discord.pings).toEqual([]);
});

function answerOf(question: string, before: readonly string[]): Answer {
  if (question.includes('dogs')) {
    return { kind: 'none', question, answered: false, items: [], notes: [], reason: 'not-held', nearest: [] };
  }
  const items = [shipped.item(ITEM)].filter((item): item is Item => item !== undefined);
  return { kind: 'quote', question, answered: true, items, notes: before.map((asked) => `Before that: ${asked}`) };
}

describe('a mention', () => {
  it('is answered as a reply', async () => {
    const said = alice.say(`${app} What of armed patrols?`);
    const answer = await alice.answerTo(said);
    expect(answer?.replyTo).toBe(said.id);
    expect(answer?.text).toContain('-# What of armed patrols?');
    expect(answer?.text).toContain('small change');
  });

  it('may stand anywhere in the message', async () => {
    const inside = await alice.answerTo(alice.say(`Say, ${app}, what of armed patrols?`));
    expect(inside?.text).toContain('-# Say, , what of armed patrols?');
  });

  it('is answered and printed as its markup shows it', async () => {
    running.record = shipped;
    const bob = running.discord.user(`bob ${count}`);
    const text = `${app} how many killings in London in **2018** <:sad:812345678912345678> <@${bob.id}> <#${channel.id}>`;
    const answer = await alice.answerTo(alice.say(text));
    expect(answer?.text).toContain(`-# how many killings in London in 2018 :sad: \\@bob\\_${count} #room\\_${count}`);
    expect(answer?.text).toContain('134');
  });

  it('of the app’s own role counts, though its text may be withheld', async () => {
    const answer = await alice.answerTo(alice.say(`<@&${guild.appRole?.id}> What of armed patrols?`));
    expect(answer?.text).toBe(LINES.howToAsk);
  });

  it('without a question gets one line that says how to ask', async () => {
    const answer = await alice.answerTo(alice.say(app));
    expect(answer?.text).toBe(LINES.howToAsk);
  });

  it.each([
    ['good bot', 'Thank you.'],
    ['thanks!', 'You’re welcome.'],
    ['this is rubbish', 'Sorry about that.'],
  ])('that asks nothing gets one line: %s', async (text, line) => {
    running.record = shipped;
    const answer = await alice.answerTo(alice.say(`${app} ${text}`));
    expect(answer?.text).toContain(line);
    expect(answer?.text.split('\n')).toHaveLength(1);
  });

  it.each([
    ['who made you?', 'I’m a program'],
    ['are you a bot', 'I’m a bot, not a person'],
    ['do you store my messages', 'I keep no names'],
    ['where do you get your data?', 'From published sources'],
  ])('that asks about the bot gets a short answer: %s', async (text, line) => {
    running.record = shipped;
    expect((await alice.answerTo(alice.say(`${app} ${text}`)))?.text).toContain(line);
  });

  it('is answered once, also when two processes hear it', async () => {
    const other = botAt(running.discord, running);
    await other.start();
    const said = alice.say(`${app} What of armed patrols?`);
    await alice.answerTo(said);
    await running.discord.settled();
    expect(alice.sees().filter(({ replyTo }) => replyTo === said.id)).toHaveLength(1);
    await other.stop();
  });
});

describe('what is not for the bot', () => {
  it.each(['What of armed patrols?', '@everyone what of armed patrols?', 'Bluelamp, what of armed patrols?'])(
    'is left alone: %s',
    async (text) => {
      expect(await alice.answerTo(alice.say(text), SILENCE_MS)).toBeUndefined();
    },
  );

  it('is what people say to each other in replies', async () => {
    const bob = running.discord.user(`bob ${count}`).in(channel);
    const said = alice.say('What of armed patrols?');
    expect(await bob.answerTo(bob.say('Good question', { replyTo: said }), SILENCE_MS)).toBeUndefined();
  });
});

describe('a direct message', () => {
  it('needs no mention, and the next one follows from it', async () => {
    const direct = running.discord.user(`alice ${count}`).direct();
    const first = await direct.answerTo(direct.say('What of armed patrols?'));
    expect(first?.text).toContain('small change');
    const second = await direct.answerTo(direct.say('And in 2019?'));
    expect(second?.text).toContain('Before that: What of armed patrols?');
  });
});

describe('a reply about the card shown', () => {
  it.each([
    ['source?', /From|Summary|On record from this source/],
    ['who said that again', /Cressida Dick/],
    ['link?', /swlondoner/],
    ['take that down pls', /Remove under More…/],
  ])('is served from it: %s', async (text, shown) => {
    running.record = shipped;
    const first = await alice.answerTo(alice.say(`${app} what did cressida dick say about armed patrols`));
    if (first === undefined) throw new Error('no answer');
    const answer = await alice.answerTo(alice.say(`${app} ${text}`, { replyTo: first }));
    expect(answer?.text).toMatch(shown);
  });
});

describe('a reply to an answer', () => {
  it('with a ping follows from the question on it, in another process too', async () => {
    const first = await alice.answerTo(alice.say(`${app} What of armed patrols?`));
    if (first === undefined) throw new Error('no answer');
    await running.bot.stop();
    running.bot = botAt(running.discord, running);
    await running.bot.start();
    const second = await alice.answerTo(alice.say('And in 2019?', { replyTo: first }));
    expect(second?.text).toContain('-# And in 2019?');
    expect(second?.text).toContain('Before that: What of armed patrols?');
  });

  it.each(['thanks, very helpful', 'lol', 'she was right'])('that asks nothing is left alone: %s', async (text) => {
    running.record = shipped;
    const first = await alice.answerTo(alice.say(`${app} What did Cressida Dick say about stop and search?`));
    if (first === undefined) throw new Error('no answer');
    expect(await alice.answerTo(alice.say(text, { replyTo: first }), SILENCE_MS)).toBeUndefined();
  });

  it('without a ping arrives empty and is left alone', async () => {
    const first = await alice.answerTo(alice.say(`${app} What of armed patrols?`));
    if (first === undefined) throw new Error('no answer');
    const said = alice.say('And in 2019?', { replyTo: first, ping: false });
    expect(await alice.answerTo(said, SILENCE_MS)).toBeUndefined();
  });

  it('to a command arrives empty and is left alone, however many reply', async () => {
    const first = await alice.slash('ask', { question: 'What of armed patrols?' });
    const said = ['bo', 'cy', 'di'].map((name) =>
      running.discord.user(`${name} ${count}`).in(channel).say('And in 2019?', { replyTo: first }),
    );
    for (const each of said) expect(await alice.answerTo(each, SILENCE_MS)).toBeUndefined();
  });

  it('with nothing but a mention says how to ask, once to each person', async () => {
    const first = await alice.answerTo(alice.say(`${app} What of armed patrols?`));
    if (first === undefined) throw new Error('no answer');
    expect((await alice.answerTo(alice.say(app, { replyTo: first })))?.text).toBe(LINES.howToAsk);
    expect(await alice.answerTo(alice.say(app, { replyTo: first }), SILENCE_MS)).toBeUndefined();
    const bob = running.discord.user(`bob ${count}`).in(channel);
    expect((await bob.answerTo(bob.say(app, { replyTo: first })))?.text).toBe(LINES.howToAsk);
  });
});

describe('a thread', () => {
  it('is understood from the latest answer in it', async () => {
    const thread = running.discord.thread(channel, running.discord.user(`alice ${count}`), 'Patrols');
    const seat = running.discord.user(`alice ${count}`).in(thread);
    await seat.answerTo(seat.say(`${app} What of armed patrols?`));
    seat.say('Interesting!');
    const second = await seat.answerTo(seat.say(`${app} And in 2019?`));
    expect(second?.text).toContain('Before that: What of armed patrols?');
  });
});

describe('a question that is changed', () => {
  it('within a minute is answered anew in place', async () => {
    const said = alice.say(`${app} What of armed patrols?`);
    const answer = await alice.answerTo(said);
    alice.edit(said, `${app} What of tasers?`);
    await expect.poll(() => answer?.now()?.text, { timeout: 10_000 }).toContain('-# What of tasers?');
    expect(alice.sees().filter(({ replyTo }) => replyTo === said.id)).toHaveLength(1);
  });

  it('so that it mentions the bot is answered', async () => {
    const said = alice.say('What of armed patrols?');
    alice.edit(said, `${app} What of armed patrols?`);
    expect((await alice.answerTo(said))?.text).toContain('small change');
  });

  it('so that it mentions the bot no more has its answer taken away', async () => {
    const said = alice.say(`${app} What of armed patrols?`);
    const answer = await alice.answerTo(said);
    alice.edit(said, 'What of armed patrols?');
    await expect.poll(() => answer?.now(), { timeout: 10_000 }).toBeUndefined();
  });

  it('and whose answer was removed stays without one when Discord tells of it again', async () => {
    const said = alice.say(`${app} What of armed patrol?`);
    const answer = await alice.answerTo(said);
    alice.edit(said, `${app} What of armed patrols?`);
    await expect.poll(() => answer?.now()?.text, { timeout: 10_000 }).toContain('-# What of armed patrols?');
    if (answer === undefined) throw new Error('no answer');
    await alice.press(answer, 'Remove').catch(() => undefined);
    await expect.poll(() => answer.now(), { timeout: 10_000 }).toBeUndefined();
    running.discord.retold(said);
    expect(await alice.answerTo(said, SILENCE_MS)).toBeUndefined();
  });

  it('later stays as it was answered', async () => {
    const said = alice.say(`${app} What of armed patrols?`);
    const answer = await alice.answerTo(said);
    running.discord.advance(61_000);
    alice.edit(said, `${app} What of tasers?`);
    await running.discord.settled();
    expect(answer?.now()?.text).toContain('-# What of armed patrols?');
  });
});

describe('a question that is deleted', () => {
  it('takes its answer along', async () => {
    const said = alice.say(`${app} What of armed patrols?`);
    const answer = await alice.answerTo(said);
    alice.delete(said);
    await expect.poll(() => answer?.now(), { timeout: 10_000 }).toBeUndefined();
  });

  it('does so after a restart', async () => {
    const said = alice.say(`${app} What of armed patrols?`);
    const answer = await alice.answerTo(said);
    await running.bot.stop();
    running.bot = botAt(running.discord, running);
    await running.bot.start();
    alice.delete(said);
    await expect.poll(() => answer?.now(), { timeout: 10_000 }).toBeUndefined();
  });
});

describe('missing permissions', () => {
  it('to speak keep the bot quiet, without a fault', async () => {
    channel.deny('app', 'SendMessages');
    expect(await alice.answerTo(alice.say(`${app} What of armed patrols?`), SILENCE_MS)).toBeUndefined();
    expect(running.log.filter(({ msg }) => msg === 'fault')).toEqual([]);
  });

  it('to read the history make it answer without a reply', async () => {
    channel.deny('app', 'ReadMessageHistory');
    const answer = await alice.answerTo(alice.say(`${app} What of armed patrols?`));
    expect(answer?.text).toContain('small change');
    expect(answer?.replyTo).toBeUndefined();
  });

  it('to read the history don’t keep an answer from following its question', async () => {
    channel.deny('app', 'ReadMessageHistory');
    const said = alice.say(`${app} What of armed patrols?`);
    const answer = await alice.answerTo(said);
    alice.edit(said, `${app} What of tasers?`);
    await expect.poll(() => answer?.now()?.text, { timeout: 10_000 }).toContain('-# What of tasers?');
    alice.delete(said);
    await expect.poll(() => answer?.now(), { timeout: 10_000 }).toBeUndefined();
  });

  it('to speak don’t keep commands from being answered', async () => {
    channel.deny('app', 'SendMessages', 'ReadMessageHistory');
    const answer = await alice.slash('ask', { question: 'What of armed patrols?' });
    expect(answer.text).toContain('small change');
    await alice.press(answer, 'Remove').catch(() => undefined);
    await expect.poll(() => answer.now(), { timeout: 10_000 }).toBeUndefined();
  });
});

describe('two servers', () => {
  it('are answered each in its own place', async () => {
    const elsewhere = running.discord.guild('Croydon').channel('general');
    const bob = running.discord.user(`bob ${count}`).in(elsewhere);
    const [here, there] = await Promise.all([
      alice.answerTo(alice.say(`${app} What of armed patrols?`)),
      bob.answerTo(bob.say(`${app} What of tasers?`)),
    ]);
    expect(here?.text).toContain('-# What of armed patrols?');
    expect(there?.text).toContain('-# What of tasers?');
    const scopes: unknown[] = [];
    running.record = scripted(shipped, answerOf);
    const { answers } = running.record;
    const spied = answers.answer.bind(answers);
    answers.answer = (question, asked) => {
      scopes.push(asked.scope);
      return spied(question, asked);
    };
    await alice.slash('ask', { question: 'one' });
    await bob.slash('ask', { question: 'two' });
    await running.discord.user(`bob ${count}`).direct().slash('ask', { question: 'three' });
    expect(scopes).toEqual([
      { kind: 'server', serverId: guild.id },
      { kind: 'server', serverId: expect.not.stringMatching(guild.id) },
      { kind: 'shared' },
    ]);
  });
});
