import { MessageFlags } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Item } from '../../src/answer/types.ts';
import { QUESTION_ID } from '../../src/discord/cards/frame.ts';
import { CARD, LABELS, LINES, MISTAKES } from '../../src/discord/kit/words.ts';
import type { Snapshot } from '../../src/discord/session/snapshot.ts';
import type { Channel, Guild } from '../discord-server/people/handles.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import { recordOf, scripted, shippedContent } from './record.ts';
import { botAt, type Running, startRunning } from './running.ts';

const ARMED = '2018-11-30-south-west-londoner-armed-police-london-streets';

let running: Running;
let shipped: Snapshot;
let guild: Guild;
let channel: Channel;
let alice: Seat;
let bob: Seat;
let count = 0;

beforeAll(async () => {
  running = await startRunning();
  shipped = running.record;
  guild = running.discord.guild('Brixton');
});
afterAll(() => running.stop());

beforeEach(() => {
  count += 1;
  channel = guild.channel(`room ${count}`);
  alice = running.discord.user(`alice ${count}`).in(channel);
  bob = running.discord.user(`bob ${count}`).in(channel);
  running.record = scripted(shipped, answerOf);
});
afterEach(() => {
  expect(running.discord.violations).toEqual([]);
  expect(running.discord.pings).toEqual([]);
});

/** Three items for everything; what was asked before stands among the notes. */
function answerOf(question: string, before: readonly string[]): Answer {
  const ids = ['dick-small-change', 'house-extra-support', 'harris-fear'];
  const items = ids.flatMap((id): Item | [] => running.record.item(`${ARMED}#${id}`) ?? []);
  return { kind: 'quote', question, answered: true, items, notes: before.map((asked) => `Before that: ${asked}`) };
}

describe('next and previous', () => {
  it('turn the page in place for the asker', async () => {
    const answer = await alice.slash('ask', { question: 'What of armed patrols?' });
    expect(answer.text).toContain('1 of 3');
    const second = await alice.press(answer, 'Next');
    expect(second.id).toBe(answer.id);
    expect(second.text).toContain('2 of 3');
    expect(second.text).toContain('What of armed patrols?');
    const first = await alice.press(second, 'Previous');
    expect(first.text).toBe(answer.text);
  });

  it('give anybody else a private copy and leave the answer as it is', async () => {
    const answer = await alice.slash('ask', { question: 'What of armed patrols?' });
    const copy = await bob.press(answer, 'Next');
    expect(copy.id).not.toBe(answer.id);
    expect(copy.ephemeral).toBe(true);
    expect(copy.text).toContain('2 of 3');
    expect(answer.now()?.text).toContain('1 of 3');
    const third = await bob.press(copy, 'Next');
    expect(third.id).toBe(copy.id);
    expect(third.text).toContain('3 of 3');
  });

  it('answer anew and say so where the record has changed', async () => {
    const answer = await alice.slash('ask', { question: 'What of armed patrols?' });
    const content = await shippedContent();
    running.record = scripted(recordOf({ ...content, sources: content.sources.slice(1) }), answerOf);
    const second = await alice.press(answer, 'Next');
    expect(second.text).toContain(CARD.changed);
    expect(second.text).toContain('2 of 3');
    expect((await alice.press(second, 'Previous')).text).not.toContain(CARD.changed);
  });

  it('work in another process and after a restart', async () => {
    const answer = await alice.slash('ask', { question: 'What of [armed] patrols?' });
    await running.bot.stop();
    const other = botAt(running.discord, running);
    await other.start();
    const second = await alice.press(answer, 'Next');
    expect(second.text).toContain('2 of 3');
    expect(second.text).toContain('What of \\[armed\\] patrols?');
    running.bot = other;
    running.stop = async () => {
      await other.stop();
      await running.discord.stop();
    };
  });
});

describe('the menu of years of a timeline', () => {
  it('leads to a year in another process and after a restart, and says so where the record has changed', async () => {
    running.record = shipped;
    const seen = await alice.slash('timeline', { topic: 'Armed policing' });
    await running.bot.stop();
    const other = botAt(running.discord, running);
    await other.start();
    running.bot = other;
    running.stop = async () => {
      await other.stop();
      await running.discord.stop();
    };
    const year = seen.selects[0]?.options.find(({ label }) => label.startsWith('2018'))?.label ?? '';
    const later = await alice.select(seen, LABELS.places, year);
    expect(later.text).toContain(`**${year.replace(': ', ' · ')}**`);
    expect(later.text).not.toContain(CARD.changed);
    const content = await shippedContent();
    running.record = recordOf({ ...content, sources: content.sources.slice(1) });
    expect((await alice.select(later, LABELS.places, year)).text).toContain(CARD.changed);
  });
});

describe('what leads on from a card', () => {
  it('is shown to whoever presses, alone', async () => {
    const answer = await alice.slash('ask', { question: 'What of armed patrols?' });
    const context = await bob.press(answer, 'In context');
    expect(context.ephemeral).toBe(true);
    expect(context.text).toContain(CARD.summary);
    expect(context.text).toContain('7 statements');
    const more = await bob.press(answer, 'More from Cressida Dick');
    expect(more.text).toContain('What did Cressida Dick say?');
    const others = await bob.press(answer, 'Other views');
    expect(others.text).toContain('Who is for and who is against armed foot patrols?');
  });

  it('opens the source on the page that holds the item', async () => {
    const [last] = shipped.corpus.sources.find(({ id }) => id === ARMED)?.figures.slice(-1) ?? [];
    const id = `${ARMED}#${last?.id}`;
    running.record = scripted(shipped, (question) => ({
      ...answerOf(question, []),
      items: [running.record.item(id) ?? []].flat(),
    }));
    const answer = await alice.slash('ask', { question: 'How many killings?' });
    const context = await alice.press(answer, 'In context');
    expect(context.text).toContain('2 of');
    expect(context.text).toContain('Met Police considering armed patrols');
    expect(context.text).toContain(`${last?.value}`);
  });

  it('opens an item of a source, pages through it and shows it to everyone', async () => {
    const answer = await alice.slash('ask', { question: 'What of armed patrols?' });
    const context = await alice.press(answer, 'In context');
    const next = await alice.press(context, 'Next');
    expect(next.text).toContain('2 of');
    const item = await alice.press(next, 'Open');
    expect(item.ephemeral).toBe(true);
    const shared = await alice.press(next, 'Show to everyone');
    expect(shared.ephemeral).toBe(false);
    expect(shared.text).toContain('2 of');
  });

  it('copies as a citation', async () => {
    const answer = await alice.slash('ask', { question: 'What of armed patrols?' });
    const citation = await bob.press(answer, 'Copy as citation');
    expect(citation.ephemeral).toBe(true);
    expect(citation.text).toContain(
      '“It is a small change potentially in tactic in extreme circumstances.” — Cressida Dick, Met commissioner, ' +
        'London Assembly Police and Crime Committee, 29 November 2018.',
    );
  });
});

describe('the buttons of a card', () => {
  it('are three at most in the first row, with the votes below them, and the rest in one menu', async () => {
    const answer = await alice.slash('ask', { question: 'What of armed patrols?' });
    expect(answer.buttons.map(({ label }) => label)).toEqual(['Previous', 'Next', 'In context', '👍', '👎']);
    expect(answer.selects.map(({ options }) => options.map(({ label }) => label))).toEqual([
      ['Other views', 'More from Cressida Dick', 'Copy as citation', 'Follow up', 'Report a problem', 'Remove'],
    ]);
  });

  it('are no menu where there is but one thing more to do', async () => {
    const help = await alice.slash('help');
    expect(help.selects).toEqual([]);
    expect(help.buttons.map(({ label }) => label)).toContain('Remove');
  });

  it('leave the menu empty behind them, so that the same can be chosen again', async () => {
    const answer = await alice.slash('ask', { question: 'What of armed patrols?' });
    expect(answer.edited).toBe(false);
    await bob.select(answer, 'More…', 'Copy as citation');
    expect(answer.now()?.edited).toBe(true);
    expect(answer.now()?.text).toBe(answer.text);
    expect((await bob.select(answer, 'More…', 'Copy as citation')).text).toContain('“It is a small change');
  });

  it('of cards that an earlier version left work as they did', async () => {
    const id = (verb: string) => `${verb}:1:${running.record.keyOf(`${ARMED}#dick-small-change`)}:old:${alice.user.id}`;
    const button = (verb: string, label: string) => ({ type: 2, style: 2, label, custom_id: id(verb) });
    const rows = [
      [button('next', 'Next'), button('context', 'In context'), button('more', 'More from Cressida Dick')],
      [button('cite', 'Copy as citation'), button('follow', 'Follow up'), button('report', 'Report a problem')],
      [button('remove', 'Remove')],
    ].map((components) => ({ type: 1, components }));
    const question = { type: 10, id: QUESTION_ID, content: '-# What of armed patrols?' };
    const left = running.discord.left(channel, {
      flags: MessageFlags.IsComponentsV2,
      components: [{ type: 17, components: [question, ...rows] }],
    });
    expect((await bob.press(left, 'Copy as citation')).text).toContain('“It is a small change');
    expect((await bob.press(left, 'More from Cressida Dick')).text).toContain('What did Cressida Dick say?');
    const form = await bob.press(left, 'Follow up');
    expect((await bob.submit(form, { 'Your question': 'And in 2019?' })).text).toContain('Before that: What of armed');
    expect((await alice.press(left, 'Next')).text).toContain('Statement 1 of 3');
    await alice.press(left, 'Remove').catch(() => undefined);
    await expect.poll(() => left.now(), { timeout: 10_000 }).toBeUndefined();
  });
});

describe('follow up', () => {
  it('asks on from the question on the card, and from those before it', async () => {
    const answer = await alice.slash('ask', { question: 'What did Dick say?' });
    const form = await bob.press(answer, 'Follow up');
    const second = await bob.submit(form, { 'Your question': 'And about knives?' });
    expect(second.ephemeral).toBe(false);
    expect(second.text).toContain('And about knives?');
    expect(second.text).toContain('Before that: What did Dick say?');
    const third = await bob.submit(await bob.press(second, 'Follow up'), { 'Your question': 'And in 2019?' });
    expect(third.text).toContain('Before that: What did Dick say?');
    expect(third.text).toContain('Before that: And about knives?');
    const turned = await bob.press(third, 'Next');
    expect(turned.text).toContain('Before that: And about knives?');
  });

  it('stays private where the answer was', async () => {
    const answer = await alice.slash('ask', { question: 'What did Dick say?', private: true });
    const second = await alice.submit(await alice.press(answer, 'Follow up'), { 'Your question': 'And in 2019?' });
    expect(second.ephemeral).toBe(true);
  });
});

describe('show to everyone', () => {
  it('says the same page aloud', async () => {
    const answer = await alice.slash('ask', { question: 'What of armed patrols?', private: true });
    const shared = await alice.press(await alice.press(answer, 'Next'), 'Show to everyone');
    expect(shared.ephemeral).toBe(false);
    expect(shared.text).toContain('2 of 3');
    expect(bob.sees().map(({ id }) => id)).toContain(shared.id);
  });

  it('says a citation aloud, which the one who did so can remove', async () => {
    const answer = await alice.slash('ask', { question: 'What of armed patrols?' });
    const citation = await bob.press(answer, 'Copy as citation');
    const shared = await bob.press(citation, 'Show to everyone');
    expect(shared.ephemeral).toBe(false);
    expect(shared.text).toBe(citation.text);
    await bob.press(shared, 'Remove').catch(() => undefined);
    await expect.poll(() => shared.now(), { timeout: 10_000 }).toBeUndefined();
  });

  it('says the help aloud', async () => {
    const help = await alice.slash('help', { private: true });
    const shared = await alice.press(help, 'Show to everyone');
    expect(shared.ephemeral).toBe(false);
    expect(shared.text).toBe(help.text);
  });
});

describe('remove', () => {
  it('takes the answer away for the asker', async () => {
    const answer = await alice.slash('ask', { question: 'What of armed patrols?' });
    await alice.press(answer, 'Remove').catch(() => undefined);
    await expect.poll(() => answer.now(), { timeout: 10_000 }).toBeUndefined();
  });

  it('does so for a moderator', async () => {
    const answer = await alice.slash('ask', { question: 'What of armed patrols?' });
    const carol = running.discord.user(`carol ${count}`);
    guild.join(carol, guild.role('moderators', 'ManageMessages'));
    await carol
      .in(channel)
      .press(answer, 'Remove')
      .catch(() => undefined);
    await expect.poll(() => answer.now(), { timeout: 10_000 }).toBeUndefined();
  });

  it('tells anybody else who can', async () => {
    const answer = await alice.slash('ask', { question: 'What of armed patrols?' });
    const told = await bob.press(answer, 'Remove');
    expect(told.text).toBe(MISTAKES['not-yours-to-remove']());
    expect(told.ephemeral).toBe(true);
    expect(answer.now()).toBeDefined();
  });
});

describe('report a problem', () => {
  it('goes to the log with a reference, without anybody’s name', async () => {
    const answer = await alice.slash('ask', { question: 'What of armed patrols?' });
    const form = await bob.press(answer, 'Report a problem');
    const thanks = await bob.submit(form, { 'What is wrong with this card?': 'The date is wrong.' });
    const line = running.log.find(({ report }) => report === 'The date is wrong.');
    expect(line?.about).toBe(`${ARMED}#dick-small-change`);
    expect(thanks.text).toBe(LINES.reported(String(line?.ref)));
    expect(JSON.stringify(line)).not.toContain(bob.user.id);
  });
});

describe('nothing found and several meant', () => {
  it('leads to the nearest, and to another question', async () => {
    const nearest = [`${ARMED}#killings-2018`];
    const record = running.record;
    running.record = scripted(record, (question) =>
      question === 'What of dogs?'
        ? { kind: 'none', question, answered: false, items: [], notes: [], reason: 'not-held', nearest }
        : answerOf(question, []),
    );
    const answer = await alice.slash('ask', { question: 'What of dogs?' });
    const near = await alice.press(answer, 'Killings in London, 1 January to 29 November 2018');
    expect(near.text).toContain('## 127 killings');
    const example = answer.buttons.find(({ label }) => label.endsWith('?'))?.label ?? '';
    const asked = await alice.press(answer, example);
    expect(asked.ephemeral).toBe(false);
    expect(asked.text).toContain(example);
    expect((await bob.press(answer, example)).ephemeral).toBe(true);
  });

  it('asks back, and answers in place', async () => {
    const choices = [{ label: 'Boris Johnson', question: 'What did Boris Johnson say?' }];
    running.record = scripted(running.record, (question) =>
      question.includes('Boris') ? answerOf(question, []) : { ...answerOf(question, []), choices },
    );
    const answer = await alice.slash('ask', { question: 'What did Johnson say?' });
    expect(answer.text).toContain(CARD.didYouMean);
    const chosen = await alice.press(answer, 'Boris Johnson');
    expect(chosen.id).toBe(answer.id);
    expect(chosen.text).toContain('What did Boris Johnson say?');
  });
});

describe('an app that only its user installed', () => {
  it('answers privately where it may not speak, and does not show to everyone', async () => {
    const room = running.discord.guild('Elsewhere', { installed: false }).channel('general');
    const dave = running.discord.user(`dave ${count}`).installApp();
    const before = await dave.in(room).slash('ask', { question: 'What of armed patrols?', private: true });
    room.deny('everyone', 'UseExternalApps');
    const answer = await dave.in(room).slash('ask', { question: 'What of armed patrols?' });
    expect(answer.ephemeral).toBe(true);
    expect(answer.buttons.map(({ label }) => label)).not.toContain('Show to everyone');
    const told = await dave.in(room).press(before, 'Show to everyone');
    expect(told.text).toBe(MISTAKES['cannot-share-here']());
  });
});
