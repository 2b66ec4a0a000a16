import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { shortHash } from '../../src/discord/kit/custom-id.ts';
import type { Verdict } from '../../src/moderation/session/pin-book.ts';
import { SAY } from '../../src/moderation/session/words.ts';
import { walk } from '../discord-server/components.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import type { Seen } from '../discord-server/people/seen.ts';
import { type Moderated, startModerated } from './moderated.ts';
import { keptDaysPass, setScene } from './scene.ts';
import { ask, confirm, fillIn, selectOf, settle, type Town, townIn } from './town.ts';

const scene = setScene();

const QUESTION = 'who was it that wanted the bobbies back on the old bike round?';
const ITEM = '2018-11-30-south-west-londoner-armed-police-london-streets#harris-fear';
const CHOSEN = 'Chosen by a moderator';

function teach(seat: Seat, more: Record<string, string> = {}): Promise<Seen> {
  return seat.slash('corpus teach', { question: QUESTION, item: ITEM, why: 'He means this.', ...more });
}

/** What a form offers to choose from. */
function optionsOf({ modal }: Seen): { label: string; value: string }[] {
  return [...walk(modal?.sent.components ?? [])].flatMap(({ component }) => component.options ?? []);
}

describe('/corpus teach', () => {
  it('answers a question with an item from then on, and the card says so', async () => {
    const { mod, alice } = scene.town;
    expect((await ask(alice, QUESTION)).text).not.toContain(CHOSEN);
    const done = await teach(mod);
    expect(done.ephemeral).toBe(true);
    expect(done.text).toMatch(/From now on this is answered so[\s\S]*He means this\.[\s\S]*Lord Harris/);
    const answer = await ask(alice, QUESTION);
    expect(answer.text).toMatch(/Lord Harris[\s\S]*Chosen by a moderator of this server, 1 March 2026\./);
    expect(answer.text).not.toContain(mod.user.id);
  });

  it('holds in its own server alone', async () => {
    await teach(scene.town.mod);
    expect((await ask(townIn(scene.running).alice, QUESTION)).text).not.toContain(CHOSEN);
  });

  it('asks in a form for what is not said: the likeliest items stand in it', async () => {
    const { mod, alice } = scene.town;
    const question = 'what did anybody say about fear of armed patrols?';
    const form = await mod.slash('corpus teach', { question });
    const options = optionsOf(form);
    expect(options.length).toBe(25);
    const [first] = options;
    const done = await mod.submit(form, { question, item: [first?.value ?? ''], why: 'It is the plainest.' });
    expect(done.text).toContain('From now on this is answered so');
    expect((await ask(alice, question)).text).toContain(CHOSEN);
  });

  it('suggests items while somebody types: those near the question first, or those that hold the words', async () => {
    const { mod } = scene.town;
    const near = await mod.autocomplete('corpus teach', { question: QUESTION, item: '' });
    expect(near.length).toBe(25);
    const typed = await mod.autocomplete('corpus teach', { question: QUESTION, item: 'harris fear' });
    expect(typed.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^Lord Harris/));
  });

  it.each([
    ['what is no item', { item: 'no such thing' }, 'No item here is called'],
    ['no reason', { why: '   ' }, ''],
  ])('takes nothing with %s', async (_, more, line) => {
    const { mod, guild } = scene.town;
    expect((await teach(mod, more)).text).toContain(line);
    expect(scene.running.resources.pins.of(guild.id)).toEqual([]);
  });

  it('is for moderators', async () => {
    expect((await teach(scene.town.alice)).text).toBe(SAY.notYou);
  });

  it('lists what was chosen, with who, when and why, and takes it back', async () => {
    const { mod, other, alice } = scene.town;
    await teach(mod);
    const list = await other.slash('corpus teach');
    expect(list.text).toMatch(/1 question answered with an item for this server/);
    expect(list.text).toMatch(new RegExp(`<@${mod.user.id}> · 1 March 2026 · He means this\\.`));
    const [id = ''] = list.selects[0]?.options?.map(({ value }) => value) ?? [];
    const one = await other.select(list, selectOf(list, 'Open one'), id);
    const mine = await mod.slash('corpus teach');
    const same = await mod.select(mine, selectOf(mine, 'Open one'), id);
    const undone = await other.press(one, 'Undo');
    expect(undone.text).toContain(SAY.untaught);
    expect(undone.text).toContain('0 questions answered with an item');
    expect(undone.text).toContain(SAY.howToTeach);
    expect((await mod.press(same, 'Undo')).text).toBe(SAY.noPin);
    expect((await ask(alice, QUESTION)).text).not.toContain(CHOSEN);
  });

  it('has one choice for a question: a later one comes in its place', async () => {
    const { mod, guild } = scene.town;
    await teach(mod);
    await teach(mod, { why: 'Better so.' });
    expect(scene.running.resources.pins.of(guild.id).map(({ why }) => why)).toEqual(['Better so.']);
  });

  it('is kept over a restart, and goes 14 days after the bot has left the server', async () => {
    const { mod, guild } = scene.town;
    await teach(mod);
    await scene.running.takeOver();
    expect((await ask(scene.town.alice, QUESTION)).text).toContain(CHOSEN);
    guild.remove();
    await keptDaysPass(scene);
    expect(scene.running.resources.pins.of(guild.id)).toEqual([]);
    expect(await scene.running.store.departures.known()).not.toContain(guild.id);
  });
});

/** What a moderator does with the mouse: buttons, menus, what is picked in a form, and handing it in. */
function counted(seat: Seat) {
  let presses = 0;
  return {
    get presses() {
      return presses;
    },
    press(seen: { id: string }, name: string) {
      presses += 1;
      return seat.press(seen, name);
    },
    select(seen: Seen, placeholder: string, value: string) {
      presses += 1;
      return seat.select(seen, selectOf(seen, placeholder), value);
    },
    /** Picks the item, if it is among those that are offered, writes the rest and hands the form in. */
    submit(form: Seen, item: string, written: Record<string, string>) {
      presses += 2;
      const option = optionsOf(form).find(({ value }) => value === shortHash(item));
      if (option === undefined) throw new Error(`${item} is not offered`);
      return seat.submit(form, { item: [option.value], ...written });
    },
  };
}

describe('in three presses a question is answered with an item', () => {
  const GAP = 'was anybody frightened in Fennbridge of police with submarines?';
  const FEAR = 'fear of police with guns';

  it('from a question that got no answer, which is no gap any more', async () => {
    const { mod, alice, guild } = scene.town;
    expect((await ask(alice, GAP)).text).not.toContain(CHOSEN);
    await scene.running.discord.settled();
    const gaps = await mod.slash('corpus gaps');
    const [gap = ''] = gaps.selects[0]?.options.map(({ value }) => value) ?? [];
    const by = counted(mod);
    const form = await by.select(gaps, 'Answer with an item', gap);
    const [nearest] = optionsOf(form);
    const item = scene.running.resources.recordService.snapshot.shared.content.sources
      .flatMap(({ id, statements, figures }) => [...statements, ...figures].map((each) => `${id}#${each.id}`))
      .find((id) => shortHash(id) === nearest?.value);
    const done = await by.submit(form, item ?? '', { why: 'It is what she means.' });
    expect(by.presses).toBe(3);
    expect(done.text).toContain('From now on this is answered so');
    expect((await ask(alice, GAP)).text).toContain(CHOSEN);
    expect(await scene.running.store.gaps.of(guild.id, '')).toEqual([]);
  });

  it('from the Report of a card, by a moderator who presses it', async () => {
    const { mod, alice, guild } = scene.town;
    const wrong = await ask(alice, FEAR);
    expect(wrong.text).not.toContain(CHOSEN);
    const by = counted(mod);
    const form = await by.press(wrong, 'Report a problem');
    const done = await by.submit(form, ITEM, { text: 'It means what Lord Harris said.' });
    expect(by.presses).toBe(3);
    expect(done).toMatchObject({ ephemeral: true, text: expect.stringContaining('From now on this is answered so') });
    expect((await ask(alice, FEAR)).text).toContain(CHOSEN);
    expect(await scene.running.store.reports.open(guild.id)).toEqual([]);
  });

  it('from what somebody has reported, where the moderators see it', async () => {
    const { mod, alice, guild } = scene.town;
    const room = guild.channel('moderators');
    await settle(mod, 'Moderators’ channel', room.id);
    await fillIn(alice, await ask(alice, FEAR), 'Report a problem', { text: 'That is somebody else.' });
    const inRoom = scene.running.discord.user(mod.user.username).in(room);
    const report = inRoom.sees().at(-1) ?? { id: '' };
    const by = counted(inRoom);
    const form = await by.press(report, 'Answer with an item');
    const done = await by.submit(form, ITEM, { why: 'Lord Harris is meant.' });
    expect(by.presses).toBe(3);
    expect(done).toMatchObject({ ephemeral: true, text: expect.stringContaining('From now on this is answered so') });
    expect((await ask(alice, FEAR)).text).toContain(CHOSEN);
  });

  it('by /corpus teach: the question typed, the item picked, the form handed in', async () => {
    const { mod, alice } = scene.town;
    const by = counted(mod);
    const form = await mod.slash('corpus teach', { question: FEAR });
    await by.submit(form, ITEM, { why: 'It is what he means.' });
    // And one for sending the command itself.
    expect(by.presses + 1).toBe(3);
    expect((await ask(alice, FEAR)).text).toContain(CHOSEN);
  });
});

describe('the form of a report', () => {
  it('offers items to nobody but moderators, and still takes a report from them', async () => {
    const { mod, alice, guild } = scene.town;
    const card = await ask(alice, QUESTION);
    expect(optionsOf(await alice.press(card, 'Report a problem'))).toEqual([]);
    const form = await mod.press(card, 'Report a problem');
    expect(optionsOf(form)).not.toEqual([]);
    await mod.submit(form, { text: 'The date is wrong.' });
    expect(await scene.running.store.reports.open(guild.id)).toMatchObject([
      { text: 'The date is wrong.', question: QUESTION },
    ]);
    expect(scene.running.resources.pins.of(guild.id)).toEqual([]);
  });

  it('of a follow-up offers none: its words mean nothing alone', async () => {
    const { mod, alice, guild } = scene.town;
    const first = await ask(alice, 'how many killings were there in London in 2018?');
    const followed = await fillIn(alice, first, 'Follow up', { text: 'and in 2016?' });
    const form = await mod.press(followed, 'Report a problem');
    expect(optionsOf(form)).toEqual([]);
    await mod.submit(form, { text: 'Wrong.' });
    expect(await scene.running.store.reports.open(guild.id)).toMatchObject([{ question: null }]);
  });
});

describe('a choice that is tried as a way of asking', () => {
  const LIKE = 'who was it that wanted those bobbies back on their old bike round?';

  function taughtWith(verdict: Verdict): Promise<Seen> {
    scene.running.setVerdict(verdict);
    return teach(scene.town.mod);
  }

  afterEach(() => scene.running.setVerdict({ kind: 'passes' }));

  it('that passes is one, and holds for nearly the same questions', async () => {
    const { text } = await taughtWith({ kind: 'passes' });
    expect(text).toContain(SAY.reachesFurther);
    expect(scene.running.resources.pins.of(scene.town.guild.id)[0]?.reach).toBe('phrase');
    expect((await ask(scene.town.alice, LIKE)).text).toMatch(
      /Chosen by a moderator of this server for a question like this/,
    );
  });

  it('that would break another answer holds for its very question alone, and says so', async () => {
    const broken = 'how many killings in 2018?';
    const { text } = await taughtWith({ kind: 'breaks', question: broken });
    expect(text).toContain(SAY.reachesItself(broken));
    expect((await ask(scene.town.alice, QUESTION)).text).toContain(CHOSEN);
    expect((await ask(scene.town.alice, LIKE)).text).not.toContain(CHOSEN);
  });

  it('that could not be tried in time holds meanwhile, and is tried again', async () => {
    const { text } = await taughtWith({ kind: 'untold' });
    expect(text).toContain(SAY.reachesNear);
    expect((await ask(scene.town.alice, LIKE)).text).toContain(CHOSEN);
    scene.running.setVerdict({ kind: 'breaks', question: 'another?' });
    await scene.running.tidy();
    expect(scene.running.resources.pins.of(scene.town.guild.id)).toMatchObject([{ reach: 'same', breaks: 'another?' }]);
  });
});

describe('a choice of the curators', () => {
  const HOME = '887766554433221100';
  const OTHER_ITEM = '2018-11-30-south-west-londoner-armed-police-london-streets#harris-provocative';
  let running: Moderated;
  let home: Town;
  let away: Town;

  beforeAll(async () => {
    running = await startModerated({ homeServer: HOME, readsHere: true });
    home = townIn(running, running.discord.guild('Home', { id: HOME }));
    away = townIn(running);
  });
  afterAll(async () => {
    expect(running.discord.violations).toEqual([]);
    await running.stop();
  });

  it('holds in every server and in direct messages, until a server chooses itself', async () => {
    expect((await teach(home.mod)).text).toContain('for all servers');
    expect((await ask(away.alice, QUESTION)).text).toContain('Chosen by a moderator, 1 March 2026.');
    const direct = running.discord.user('somebody').direct();
    expect((await direct.answerTo(direct.say(QUESTION)))?.text).toContain('Chosen by a moderator, 1 March 2026.');
    await teach(away.mod, { item: OTHER_ITEM });
    expect((await ask(away.alice, QUESTION)).text).toContain('Chosen by a moderator of this server');
    expect((await ask(home.alice, QUESTION)).text).not.toContain('of this server');
    expect((await ask(townIn(running).alice, QUESTION)).text).not.toContain('of this server');
  });

  it('is not another server’s to see or to undo, nor theirs the curators’', async () => {
    const list = await away.mod.slash('corpus teach');
    expect(list.text).toContain('1 question answered with an item for this server');
    const [own] = running.resources.pins.of(away.guild.id);
    expect(await running.resources.pins.undo(own?.id ?? 0, 'shared', home.mod.user.id, '2026-03-02')).toBe(false);
    const shared = await home.mod.slash('corpus teach');
    expect(shared.text).toContain('1 question answered with an item for all servers');
  });

  it('falls away with its item, and comes back with it', async () => {
    const [source = ''] = ITEM.split('#');
    await home.mod.slash('corpus takedown', { source, why: 'It was asked for.' });
    expect((await ask(home.alice, QUESTION)).text).not.toContain(CHOSEN);
    expect((await home.mod.slash('corpus teach')).text).toContain(SAY.pinnedItemGone);
    await confirm(home.mod, await home.mod.slash('corpus restore', { entry: source, why: 'It was a mistake.' }));
    await expect.poll(async () => (await ask(home.alice, QUESTION)).text).toContain(CHOSEN);
  });
});
