/** Exact words in Discord: the run, the two heaps, taking back. The pages stand on this machine. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { offerWords } from '../../src/moderation/notices.ts';
import { keyOf } from '../../src/moderation/session/moderator-session.ts';
import { panelIds } from '../../src/moderation/session/panel.ts';
import { SAY } from '../../src/moderation/session/words.ts';
import type { Seen } from '../discord-server/people/seen.ts';
import { OURS, pageWith, replying, SAID, sceneOf, UNCHANGED } from '../record/word-scene.ts';
import { type Moderated, startModerated } from './moderated.ts';
import { ask, selectOf, settle, type Town, toggle, townIn } from './town.ts';

const UNSURE = pageWith(
  'The river was busy.',
  'Bo Marsh said: “Should this change, we will open the lock to every barge. Boats will pass before the summer, that is promised.”',
  'In 2014 they stopped 12 boats.',
);
const QUESTION = 'what did Bo Marsh promise about the lock?';

interface Curated {
  running: Moderated;
  town: Town;
  /** the corpus, by its files' names */
  files: Record<string, string>;
  site: Awaited<ReturnType<typeof sceneOf>>['site'];
  idOf(name: string): string;
  /** /corpus words, by somebody who curates */
  words(): Promise<Seen>;
}

/** A bot on a small record, and two curators in a server. */
async function curated(pages: Parameters<typeof sceneOf>[0], homeServer?: string): Promise<Curated> {
  const scene = await sceneOf(pages);
  const curators: string[] = [];
  const running = await startModerated({
    ...{ curators, corpusFolder: scene.folder, readsHere: true },
    ...(homeServer === undefined ? {} : { homeServer }),
  });
  onTestFinished(() => running.stop());
  running.allow(scene.site.host);
  const guild = homeServer === undefined ? undefined : running.discord.guild('Home', { id: homeServer });
  const town = townIn(running, guild);
  curators.push(town.mod.user.id, town.other.user.id);
  return {
    running,
    town,
    files: scene.files,
    site: scene.site,
    idOf: scene.idOf,
    words: () => town.mod.slash('corpus words'),
  };
}

/** Reads all pages, and comes back with what there is to decide. */
async function read({ running, town, words }: Curated): Promise<Seen> {
  await town.mod.press(await words(), 'Begin');
  await expect.poll(() => running.resources.searches.isRunning('shared'), { timeout: 10_000 }).toBe(false);
  return words();
}

const labels = (seen: Seen) => seen.buttons.map(({ label }) => label);

describe('/corpus words', () => {
  it('says what it will do, and does nothing until somebody begins', async () => {
    const { words, site } = await curated({ '/a': UNCHANGED, '/b': UNCHANGED });
    const { text, buttons } = await words();
    expect(text).toContain('Exact words for all servers');
    expect(text).toContain('0 of 2 reported statements have their exact words.');
    expect(text).toContain('2 pages of 1 site to read: about 1 minute');
    expect(buttons.map(({ label }) => label)).toEqual(['Begin']);
    expect(site.asked).toEqual([]);
  });

  it('is not for those who don’t keep the record', async () => {
    const { town } = await curated({ '/a': UNCHANGED });
    expect((await town.alice.slash('corpus words')).text).toBe(SAY.notYou);
  });

  it('takes the clear words together after a sample; answers then show them, with day and link', async () => {
    const scene = await curated({ '/a': UNCHANGED, '/b': UNCHANGED, '/gone': replying(404) });
    const { town, running } = scene;
    const found = await read(scene);
    expect(found.text).toContain('On offer: 2 statements with clear words');
    const sample = await town.mod.press(found, 'See the clear ones');
    expect(sample.text).toContain(SAID);
    expect(sample.text).toContain(OURS.slice(0, 60));
    const done = await town.mod.press(sample, 'Take all 2');
    expect(done.text).toContain('Taken: the exact words of 2 statements.');
    const answer = await ask(town.alice, QUESTION);
    expect(answer.text).toMatch(/Word for word, as on the page on \d+ \w+ 2026\n### Bo Marsh/);
    expect(answer.text).toContain(`> ${SAID}`);
    const [words] = await running.store.words.standing();
    expect(words).toMatchObject({ by: town.mod.user.id, leans: false });
  });

  it('asks about the others with one press each: Take, Not these, Shorter, Later', async () => {
    const scene = await curated({ '/a': UNSURE, '/b': UNSURE, '/c': UNSURE });
    const { town, running, idOf } = scene;
    const first = await town.mod.press(await read(scene), 'Look at the others');
    expect(labels(first)).toEqual(['Take', 'Not these', 'Shorter', 'Later']);
    expect(first.text).toContain('3 statements left');
    expect(first.text).toContain(OURS);
    expect(first.text).toContain('They begin with something that only what stands before them explains.');
    const shorter = await town.mod.press(first, 'Shorter');
    expect(shorter.text).toMatch(/> Should this change, we will open the lock to every barge\.\n/);
    expect(shorter.text).toContain('**Should this change, we will open the lock to every barge.** Boats will pass');
    const second = await town.mod.press(shorter, 'Take');
    expect(second.text).toContain('2 statements left');
    const third = await town.mod.press(second, 'Later');
    expect(third.text).toContain('1 statement left');
    const end = await town.mod.press(third, 'Not these');
    expect(end.text).toContain(SAY.wordsForLater);
    expect(end.text).toContain('1 other to look at');
    const later = await town.mod.press(end, 'Look at the others');
    expect((await town.mod.press(later, 'Not these')).text).toContain(SAY.noWordsLeft);
    const standing = await running.store.words.standing();
    expect(standing).toHaveLength(1);
    expect(standing[0]?.text).toBe('Should this change, we will open the lock to every barge.');
    expect((await running.store.words.refused('shared')).map(({ source }) => source)).toHaveLength(2);
    const own = await ask(town.alice, 'who said "should this change we will open the lock to every barge"?');
    expect(own.text).toContain(`-# In our own words: ${OURS}`);
    const ofSource = await town.mod.slash('corpus words', { source: standing[0]?.source ?? idOf('a') });
    const back = await town.mod.select(ofSource, selectOf(ofSource, 'Take back'), 'open');
    expect(back.text).toContain('Taken back: 1 decision.');
    expect(await running.store.words.standing()).toEqual([]);
  });

  it('takes no more than those of which a sample was shown', async () => {
    const scene = await curated({ '/a': UNCHANGED, '/b': UNCHANGED });
    const { town, running, idOf } = scene;
    const only = await town.mod.slash('corpus words', { source: idOf('a') });
    await town.mod.press(only, 'Read its page now');
    const sample = await town.mod.press(await scene.words(), 'See the clear ones');
    await read(scene);
    const anew = await town.mod.press(sample, 'Take all 1');
    expect(anew.text).toContain(SAY.wordsChanged);
    expect(await running.store.words.standing()).toEqual([]);
    await town.mod.press(anew, 'Take all 2');
    expect(await running.store.words.standing()).toHaveLength(2);
  });

  it('lets two curators decide at once: the second is told, and sees the next', async () => {
    const scene = await curated({ '/a': UNSURE, '/b': UNSURE });
    const { town, running } = scene;
    const mine = await town.mod.press(await read(scene), 'Look at the others');
    const theirs = await town.other.press(await town.other.slash('corpus words'), 'Look at the others');
    await town.mod.press(mine, 'Take');
    const told = await town.other.press(theirs, 'Take');
    expect(told.text).toContain(SAY.wordsDecided);
    expect(told.text).toContain('1 statement left');
    expect((await running.store.words.standing()).map(({ by }) => by)).toEqual([town.mod.user.id]);
  });

  it('takes back what a run took', async () => {
    const scene = await curated({ '/a': UNCHANGED });
    const { town } = scene;
    const done = await town.mod.press(await town.mod.press(await read(scene), 'See the clear ones'), 'Take all 1');
    const run = done.selects.find(({ placeholder }) => placeholder.startsWith('Take back'))?.options[0];
    const back = await town.mod.select(done, selectOf(done, 'Take back'), String(run?.value));
    expect(back.text).toContain('Taken back: 1 statement.');
    expect(await scene.running.store.words.standing()).toEqual([]);
    expect((await town.mod.slash('corpus words')).text).toContain('0 of 1 reported statements');
  });

  it('reads the page of one source, and tells which pages differ from the record', async () => {
    const scene = await curated({
      '/a': UNCHANGED.replaceAll('A busy river', 'A river full of boats'),
      '/b': UNCHANGED,
    });
    const { town, idOf, site } = scene;
    const one = await town.mod.press(await town.mod.slash('corpus words', { source: idOf('a') }), 'Read its page now');
    expect(one.text).toMatch(/Its page was read on .*: words for 1 statement\./);
    expect(site.asked.filter((path) => path !== '/robots.txt')).toEqual(['/a']);
    expect(labels(one)).toContain('Look at the words');
    const all = await scene.words();
    expect(all.text).toContain('Moved, or unlike the record in title, day or figures: 1 page.');
    const differs = await town.mod.press(all, 'What differs');
    expect(differs.text).toContain('On record its title is “A busy river”; the page has “A river full of boats”.');
  });

  it('is for a server’s moderators with the server’s own sources: those words are shown there alone', async () => {
    const bridge = (text: string) => text.replaceAll('lock', 'bridge');
    const { running, town, files, idOf, site } = await curated({ '/a': UNCHANGED, '/own/page': bridge(UNCHANGED) });
    const elsewhere = townIn(running);
    const scope = elsewhere.guild.id;
    const text = bridge(files[`sources/${idOf('a')}.md`] ?? '').replace(`${site.origin}/a`, `${site.origin}/own/page`);
    const publish = { kind: 'source', seen: 0, why: 'Ours.', by: elsewhere.mod.user.id, approvedBy: null } as const;
    const origin = { how: 'given' } as const;
    const { recordService } = running.resources;
    await recordService.publish({ ...publish, scope, entry: idOf('own'), text, origin });
    const first = await elsewhere.mod.slash('corpus words');
    expect(first.text).toContain('Exact words for this server\n0 of 1 reported statements');
    await elsewhere.mod.press(first, 'Begin');
    await expect.poll(() => running.resources.searches.isRunning(scope), { timeout: 10_000 }).toBe(false);
    expect(site.asked.filter((path) => path !== '/robots.txt')).toEqual(['/own/page']);
    const sample = await elsewhere.mod.press(await elsewhere.mod.slash('corpus words'), 'See the clear ones');
    await elsewhere.mod.press(sample, 'Take all 1');
    const asked = bridge(QUESTION);
    expect((await ask(elsewhere.alice, asked)).text).toContain(`> ${bridge(SAID)}`);
    expect((await ask(town.alice, asked)).text).not.toContain(bridge(SAID));
    expect((await town.mod.slash('corpus words')).text).toContain('0 of 1 reported statements');
  });

  it('can be stopped, and begun again', async () => {
    const { promise: isFree, resolve: free } = Promise.withResolvers<void>();
    const slow: import('node:http').RequestListener = async (_, response) => {
      await isFree;
      response.writeHead(200, { 'content-type': 'text/html' }).end(UNCHANGED);
    };
    const scene = await curated({ '/a': slow, '/b': slow, '/c': slow, '/d': slow });
    const { town, running } = scene;
    const begun = await town.mod.press(await scene.words(), 'Begin');
    expect(begun.text).toContain(SAY.wordsBegun);
    const stopped = await town.mod.press(begun, 'Stop');
    expect(stopped.text).toContain(SAY.wordsStopped);
    free();
    await expect.poll(() => running.resources.searches.isRunning('shared'), { timeout: 10_000 }).toBe(false);
    expect((await running.store.wordPages.of('shared')).length).toBeLessThan(2);
    expect((await read(scene)).text).toContain('On offer: 4 statements with clear words');
  });

  it('is where the button of an earlier version’s card leads, which took words itself', async () => {
    const { town, running, idOf } = await curated({ '/a': UNCHANGED });
    const about = `${keyOf({ kind: 'source', entry: idOf('a') })}.abcd`;
    const button = {
      type: 2,
      style: 2,
      label: 'Take the exact words: open',
      custom_id: panelIds.write({ verb: 'exact', about, part: 0 }),
    };
    const card = { flags: 32832, components: [{ type: 17, components: [{ type: 1, components: [button] }] }] };
    const seen = running.discord.left(town.channel, card, town.mod.user);
    const shown = await town.mod.press(seen, 'Take the exact words: open');
    expect(shown.text).toContain(SAY.wordsMoved);
    expect(labels(shown)).toEqual(['Read its page now']);
    expect(await running.store.words.standing()).toEqual([]);
  });

  it('goes on by the buttons of another process', async () => {
    const scene = await curated({ '/a': UNSURE, '/b': UNSURE });
    const { town, running } = scene;
    const offer = await town.mod.press(await read(scene), 'Look at the others');
    await running.takeOver();
    expect((await town.mod.press(offer, 'Take')).text).toContain('1 statement left');
  });
});

it('is offered in the curators’ channel once, and no more once there are words', async () => {
  const { running } = await curated({ '/a': UNCHANGED });
  const told: unknown[] = [];
  const tell = async (view: unknown) => told.push(view) > 0;
  await offerWords(running.resources, async () => false);
  await offerWords(running.resources, tell);
  await offerWords(running.resources, tell);
  expect(told).toHaveLength(1);
  expect(JSON.stringify(told)).toContain('/corpus words');
});

describe('the monthly look', () => {
  const HOME = '776655443322110099';

  /** A page that can be changed, its words taken, in the curators' home server. */
  async function taken() {
    let html = UNCHANGED;
    let status = 200;
    const scene = await curated(
      {
        '/a': (_, response) => response.writeHead(status, { 'content-type': 'text/html' }).end(html),
        '/b': replying(404),
      },
      HOME,
    );
    const { town, running } = scene;
    await settle(town.mod, 'Moderators’ channel', town.channel.id);
    await town.mod.press(await town.mod.press(await read(scene), 'See the clear ones'), 'Take all 1');
    const asked = () => scene.site.asked.filter((path) => path === '/a').length;
    const onDay = async (day: string, time = '12:00') => {
      running.setNow(`${day}T${time}:00.000Z`);
      await running.tidy();
    };
    const change = (now: string) => {
      html = now;
    };
    const refuse = () => {
      status = 403;
    };
    return { ...scene, asked, onDay, change, refuse };
  }

  it('is off until a curator switches it on', async () => {
    const { asked, onDay, town } = await taken();
    await onDay('2027-06-01');
    expect(asked()).toBe(1);
    await toggle(town.mod, 'Look at exact words monthly');
    await onDay('2027-06-02');
    expect(asked()).toBe(2);
  });

  it('says on the card and to the curators once that words stand there no more, and drops none', async () => {
    const { asked, onDay, change, town, running } = await taken();
    await toggle(town.mod, 'Look at exact words monthly');
    const [words] = await running.store.words.standing();
    const seen = words?.seen ?? '';
    await onDay(seen);
    expect(asked()).toBe(1);
    change(pageWith('The river was busy.', 'In 2014 they stopped 12 boats.'));
    await onDay('2027-06-02');
    const card = (await ask(town.alice, QUESTION)).text;
    expect(card).toContain('; on 2 June 2027 they were not there any more');
    expect(card).toContain(SAID);
    const told = () => town.mod.sees().filter(({ text }) => text.includes('Not on their page any more'));
    expect(told()).toHaveLength(1);
    await onDay('2027-08-02');
    expect(told()).toHaveLength(1);
    change(UNCHANGED);
    await onDay('2027-10-02');
    expect((await ask(town.alice, QUESTION)).text).toContain('as on the page on 2 October 2027\n');
  });

  it('asks for a page that can’t be read once a day, and not each time that it might', async () => {
    const { asked, onDay, refuse, town } = await taken();
    await toggle(town.mod, 'Look at exact words monthly');
    refuse();
    await onDay('2027-06-02');
    await onDay('2027-06-02', '14:00');
    expect(asked()).toBe(2);
    await onDay('2027-06-03');
    expect(asked()).toBe(3);
  });

  it('looks at no page of a source that was withdrawn', async () => {
    const { asked, onDay, idOf, running, town } = await taken();
    await toggle(town.mod, 'Look at exact words monthly');
    await running.resources.recordService.publish({
      ...{ scope: 'shared', kind: 'source', entry: idOf('a'), text: null, seen: 0, why: 'Wrong.' },
      ...{ by: town.mod.user.id, approvedBy: null, origin: { how: 'edited' } },
    });
    await onDay('2027-06-02');
    expect(asked()).toBe(1);
  });

  it('is no business of other servers: their settings don’t show it', async () => {
    const { running } = await taken();
    const elsewhere = townIn(running);
    expect((await elsewhere.mod.slash('settings')).text).not.toContain('Exact words');
  });
});
