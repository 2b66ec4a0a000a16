import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SAY } from '../../src/moderation/session/words.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import { type Moderated, startModerated } from './moderated.ts';
import { setScene } from './scene.ts';
import {
  ask,
  ENTRY,
  fillIn,
  openDraft,
  pageFor,
  publish,
  readyToPublish,
  settle,
  type Town,
  townIn,
  WORDS,
} from './town.ts';

const scene = setScene();

/** The id of the home server, as Discord gives them out: it is known before the server is there. */
const HOME = '100000000000000001';

describe('who may', () => {
  it('is whoever may manage the server, and nobody else', async () => {
    const { mod, alice } = scene.town;
    expect((await alice.slash('corpus list')).text).toBe(SAY.notYou);
    expect((await mod.slash('corpus list')).text).not.toBe(SAY.notYou);
    expect(await alice.autocomplete('corpus show', { entry: '' })).toEqual([]);
  });

  it('is whoever has a role that the server names', async () => {
    const { mod, alice, guild } = scene.town;
    const helpers = guild.role('helpers');
    await settle(mod, 'Moderator roles', helpers.id);
    guild.join(alice.user, helpers);
    expect((await alice.slash('corpus list')).text).not.toBe(SAY.notYou);
  });

  it('settles nothing by such a role alone', async () => {
    const { mod, alice, guild, keepers } = scene.town;
    const helpers = guild.role('helpers');
    await settle(mod, 'Moderator roles', helpers.id);
    const screen = await mod.slash('settings');
    guild.join(alice.user, helpers);
    const member = guild.record.members.get(mod.user.id);
    if (member) member.roles = member.roles.filter((role) => role !== keepers.id).concat(helpers.id);
    expect((await mod.press(screen, 'Answer privately')).text).toBe(SAY.notManager);
  });

  it('is looked at again when a draft is published', async () => {
    const { mod, alice, guild } = scene.town;
    const ready = await readyToPublish(mod, (await pageFor(scene.running)).url);
    const member = guild.record.members.get(mod.user.id);
    if (member) member.roles = [];
    expect((await mod.press(ready, 'Publish')).text).toBe(SAY.lostRights);
    expect((await ask(alice)).text).not.toContain(WORDS);
  });

  it('is looked at again when a form is handed in', async () => {
    const { mod, guild } = scene.town;
    const draft = await mod.slash('corpus add', { url: (await pageFor(scene.running)).url });
    const form = await mod.press(draft, 'Summary');
    const member = guild.record.members.get(mod.user.id);
    if (member) member.roles = [];
    expect((await mod.submit(form, { body: 'Words.' })).text).toBe(SAY.lostRights);
  });
});

describe('a curator who does not moderate the server', () => {
  let curated: Moderated;
  let here: Town;
  const curators: string[] = [];

  beforeAll(async () => {
    curated = await startModerated({ curators, readsHere: true });
    here = townIn(curated);
    curators.push(here.alice.user.id);
  });
  afterAll(() => curated.stop());

  it('keeps what all share, and sees nothing of what the server asks, reports, drafts or settles', async () => {
    const { mod, alice } = here;
    await ask(mod, 'what did anybody say about police submarines in Fennbridge?');
    const answer = await ask(mod, 'what did Lord Harris say about community confidence?');
    await fillIn(mod, answer, 'Report a problem', { text: 'The day is wrong.' });
    await mod.slash('corpus add', { url: (await pageFor(curated)).url });
    await curated.discord.settled();
    expect((await alice.slash('corpus list', { words: 'lord-harris' })).text).toContain('person:lord-harris');
    const gaps = await alice.slash('corpus gaps');
    expect(gaps.text).toContain(SAY.notServers);
    expect(gaps.text).not.toContain('submarines');
    expect((await alice.slash('corpus reports')).text).toBe(SAY.notServers);
    expect((await alice.slash('corpus drafts')).text).toBe('No drafts wait here.');
    expect((await mod.slash('corpus reports')).text).toContain('The day is wrong.');
  });

  it('can’t go on with a draft for all once they are no curator any more', async () => {
    const { alice, guild, keepers } = here;
    const draft = await alice.slash('corpus add', { url: (await pageFor(curated)).url });
    expect(draft.text).toContain('for all servers');
    curators.length = 0;
    expect((await alice.press(draft, 'Details')).text).toBe(SAY.lostRights);
    guild.join(alice.user, keepers);
    expect((await alice.press(draft, 'Details')).text).toBe(SAY.otherScope);
  });
});

describe('what a server adds', () => {
  let stranger: Seat;

  beforeEach(async () => {
    await publish(scene.town.mod, (await pageFor(scene.running)).url);
    stranger = townIn(scene.running).mod;
  });

  it('is seen nowhere else: in no answer, list, text, history, suggestion, count or error', async () => {
    const { mod } = scene.town;
    expect((await ask(mod)).text).toContain(WORDS);
    for (const seen of [
      await ask(stranger),
      await ask(scene.running.discord.user(`direct ${scene.town.guild.id}`).direct()),
      await stranger.slash('corpus list', { words: 'crossings' }),
      await stranger.slash('corpus show', { entry: ENTRY }),
      await stranger.slash('corpus history', { entry: ENTRY }),
      await stranger.slash('corpus restore', { entry: ENTRY, why: 'x' }),
      await stranger.slash('corpus takedown', { source: ENTRY, why: 'x' }),
      await stranger.slash('source', { title: 'Crossings' }),
      await stranger.slash('corpus drafts'),
      await stranger.slash('corpus check'),
      await stranger.slash('help'),
    ]) {
      expect(seen.text).not.toMatch(/safest|Fennbridge Gazette/);
    }
    expect(await stranger.autocomplete('corpus show', { entry: 'crossing' })).toEqual([]);
    expect(await mod.autocomplete('corpus show', { entry: 'crossing' })).toEqual([{ name: 'Crossings', value: ENTRY }]);
    expect(await stranger.autocomplete('source', { title: 'crossing' })).toEqual(
      await scene.running.discord
        .user(`other ${scene.town.guild.id}`)
        .direct()
        .autocomplete('source', { title: 'crossing' }),
    );
  });

  it('leaves the answers of others as they were, to the letter', async () => {
    const questions = ['what did Lord Harris say about community confidence?', 'who is for armed foot patrols?'];
    const answers = async (seat: Seat) => {
      const cards = await Promise.all(questions.map((question) => ask(seat, question)));
      return cards.map(({ text, buttons }) => [text, buttons.map(({ label }) => label)]);
    };
    const before = await answers(stranger);
    const page = await pageFor(
      scene.running,
      'Community confidence is what armed foot patrols in Fennbridge are all about.',
    );
    await publish(scene.town.other, page.url);
    expect(await answers(stranger)).toEqual(before);
  });

  it('can’t be opened by another server’s moderators, whatever button they press', async () => {
    const { mod } = scene.town;
    const draft = await mod.slash('corpus add', { url: (await pageFor(scene.running)).url });
    const id = draft.buttons
      .find(({ label }) => label === 'Step through')
      ?.customId?.split(':')
      .at(-1);
    const stored = await scene.running.store.drafts.find(id ?? '');
    expect(stored?.server).toBe(scene.town.guild.id);
    // Their own panel, with the other server’s draft behind its button.
    const own = await stranger.slash('corpus add', { url: (await pageFor(scene.running)).url });
    const message = scene.running.discord.world.messages.get(own.id);
    const forged = JSON.stringify(message?.components).replaceAll(ownId(own.buttons), id ?? '');
    if (message) message.components = JSON.parse(forged);
    expect((await stranger.press(own, 'Step through')).text).toBe(SAY.gone);
  });
});

function ownId(buttons: { customId?: string }[]): string {
  return buttons[0]?.customId?.split(':').at(-1) ?? '';
}

describe('what all servers share', () => {
  let home: Moderated;
  let homeTown: Town;
  let away: Town;

  beforeAll(async () => {
    home = await startModerated({ homeServer: HOME, readsHere: true });
    homeTown = townIn(home, home.discord.guild('Home', { id: HOME }));
    away = townIn(home);
  });
  afterAll(async () => {
    expect(home.discord.violations).toEqual([]);
    await home.stop();
  });

  it('is kept by the moderators of the home server, and answered with everywhere', async () => {
    const { url } = await pageFor(home);
    const ready = await readyToPublish(homeTown.mod, url);
    expect(ready.text).toContain('for all servers');
    await homeTown.mod.press(ready, 'Publish');
    expect((await ask(away.alice)).text).toContain(WORDS);
    expect((await ask(away.alice)).text).not.toContain('Added by this server');
    const again = await away.mod.slash('corpus add', { url });
    expect(again.text).toContain('All servers share a source of this address already: Crossings');
    await away.mod.press(again, 'Drop');
    const quoted = await away.mod.slash('corpus quote', { who: 'Lord Harris of Haringey', words: WORDS, link: url });
    expect(quoted.text).toContain(SAY.wordsShared('Crossings'));
  });

  it('is not another server’s to change', async () => {
    const { mod } = away;
    const shared = 'is shared by all servers and kept by its curators';
    expect((await mod.slash('corpus withdraw', { entry: ENTRY, why: 'x' })).text).toContain(shared);
    expect((await mod.slash('corpus edit', { entry: 'person:lord-harris' })).text).toContain(shared);
    expect((await mod.slash('corpus withdraw', { entry: 'Lord Harris of Haringey', why: 'x' })).text).toContain(shared);
    expect((await mod.slash('corpus withdraw', { entry: 'nonsense', why: 'x' })).text).toContain(
      'Nothing here is called',
    );
    expect((await ask(away.alice)).text).toContain(WORDS);
  });

  it('shows curators which shared topics are asked for, and nothing of what was asked', async () => {
    await ask(away.alice, 'what did anybody say about knife crime on submarines in 1987?');
    await home.discord.settled();
    const { text } = await homeTown.mod.slash('corpus gaps');
    expect(text).toMatch(/over all servers\*\*\n- Knife crime: 1 question/);
    expect(text).not.toContain('submarines');
    expect((await away.mod.slash('corpus gaps')).text).toContain('submarines');
    expect((await away.mod.slash('corpus gaps')).text).not.toContain('over all servers');
  });

  it('is reported on to its curators, too', async () => {
    const answer = await ask(away.alice, 'what did Lord Harris say about community confidence?');
    await fillIn(away.alice, answer, 'Report a problem', { text: 'The day is wrong.' });
    expect((await homeTown.mod.slash('corpus reports')).text).toContain('The day is wrong.');
    expect((await away.mod.slash('corpus reports')).text).toContain('The day is wrong.');
  });

  it('hears nothing of reports on answers that may show what a server has added', async () => {
    const words = 'Community confidence is what the ferries of Fennbridge are all about.';
    await publish(away.mod, (await pageFor(home, words)).url);
    const answer = await ask(away.alice, 'what did anybody say about ferries in Fennbridge and armed patrols?');
    await fillIn(away.alice, answer, 'Report a problem', { text: 'The ferries are wrong.' });
    expect((await away.mod.slash('corpus reports')).text).toContain('The ferries are wrong.');
    expect((await homeTown.mod.slash('corpus reports')).text).not.toContain('ferries');
    expect(JSON.stringify(home.log)).not.toContain('ferries are wrong');
  });

  it('hears nothing of reports on what a server has added', async () => {
    await publish(
      away.mod,
      (await pageFor(home, 'The swans of Fennbridge are policed by nobody at all these days.')).url,
    );
    const answer = await ask(away.alice, 'what was said about the swans of Fennbridge?');
    await fillIn(away.alice, answer, 'Report a problem', { text: 'The swans are wrong.' });
    expect((await away.mod.slash('corpus reports')).text).toContain('The swans are wrong.');
    expect((await homeTown.mod.slash('corpus reports')).text).not.toContain('The swans are wrong.');
    expect(JSON.stringify(home.log)).not.toContain('The swans are wrong.');
  });

  it('has drafts that stay at home', async () => {
    await homeTown.mod.slash('corpus add', { url: (await pageFor(home)).url });
    expect((await away.mod.slash('corpus drafts')).text).toBe('No drafts wait here.');
    expect((await openDraft(homeTown.mod)).text).toContain('for all servers');
  });
});
