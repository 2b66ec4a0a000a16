import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { View } from '../../src/discord/kit/components.ts';
import { tellUpgrade } from '../../src/moderation/notices.ts';
import { SAY } from '../../src/moderation/session/words.ts';
import type { Seen } from '../discord-server/people/seen.ts';
import { type Moderated, startModerated } from './moderated.ts';
import { setScene } from './scene.ts';
import {
  ask,
  confirm as confirmAs,
  ENTRY,
  fillIn,
  openDraft,
  type Page,
  pageFor,
  publish,
  readyToPublish,
  type Town,
  toggle,
  townIn,
  WORDS,
} from './town.ts';

const scene = setScene();

const HOME = '100000000000000001';

let page: Page;

beforeEach(async () => {
  page = await pageFor(scene.running);
  await publish(scene.town.mod, page.url);
});

function confirm(shown: Seen): Promise<Seen> {
  return confirmAs(scene.town.mod, shown);
}

/** The same where the reason is asked for last. */
async function confirmWhy(shown: Seen): Promise<Seen> {
  return confirm(await fillIn(scene.town.mod, shown, 'Publish…', { why: 'It is better so.' }));
}

describe('a source on record', () => {
  it('is withdrawn and restored, with both in its history', async () => {
    const { mod, alice } = scene.town;
    const shown = await mod.slash('corpus withdraw', { entry: ENTRY, why: 'It was wrong.' });
    expect(shown.text).toContain('it will not be answered with any more.');
    expect(shown.text).toContain(SAY.notPublishedYet);
    expect(shown.buttons.map(({ label }) => label)).toContain('Withdraw it');
    expect((await ask(alice)).text).toContain(WORDS);
    await confirm(shown);
    expect((await ask(alice)).text).not.toContain(WORDS);
    expect(await mod.autocomplete('corpus restore', { entry: '' })).toEqual([{ name: ENTRY, value: ENTRY }]);
    await confirm(await mod.slash('corpus restore', { entry: ENTRY, why: 'It was right.' }));
    expect((await ask(alice)).text).toContain(WORDS);
    const { text } = await mod.slash('corpus history', { entry: ENTRY });
    expect(text).toMatch(/It was right[\s\S]*It was wrong[\s\S]*It was missing/);
  });

  it('is corrected, answers show the correction, and undoing takes it back', async () => {
    const { mod, alice } = scene.town;
    const shown = await mod.slash('corpus correct', { source: ENTRY, note: 'He said it in Wick.', why: 'A letter.' });
    expect(shown.text).toMatch(/Added:\*\* corrections[\s\S]*He said it in Wick\./);
    expect(shown.buttons.map(({ label }) => label)).toContain('Publish the correction');
    await confirm(shown);
    expect((await ask(alice)).text).toContain('He said it in Wick.');
    const undone = await mod.slash('corpus undo', { entry: ENTRY, why: 'It was London.' });
    expect(undone.buttons.map(({ label }) => label)).toContain('Undo this');
    await confirm(undone);
    expect((await ask(alice)).text).not.toContain('He said it in Wick.');
    expect((await mod.slash('corpus history', { entry: ENTRY })).text).toContain('**Taken away:** corrections');
  });

  it('goes back to any earlier text, and says when something is withdrawn', async () => {
    const { mod, alice } = scene.town;
    await confirm(await mod.slash('corpus correct', { source: ENTRY, note: 'He said it in Wick.', why: 'A letter.' }));
    const gone = await confirm(await mod.slash('corpus withdraw', { entry: ENTRY, why: 'It was wrong.' }));
    expect(gone.text).toContain(SAY.publishedWithdrawal);
    const revisions = await mod.autocomplete('corpus undo', { entry: ENTRY, why: 'x', to: 'missing' });
    expect(revisions[0]?.name).toMatch(/^\d+ · 2026-03-01 · It was missing\.$/);
    const to = String(revisions[0]?.value);
    await confirm(await mod.slash('corpus undo', { entry: ENTRY, why: 'The first was right.', to }));
    const answer = await ask(alice);
    expect(answer.text).toContain(WORDS);
    expect(answer.text).not.toContain('Wick');
    expect((await mod.slash('corpus undo', { entry: ENTRY, why: 'x', to: '0' })).text).toBe(SAY.noRevision('0'));
  });

  it('is changed for a reason, or not at all', async () => {
    const { mod, alice } = scene.town;
    expect((await mod.slash('corpus withdraw', { entry: ENTRY, why: ' ' })).text).toBe(SAY.blankReason);
    expect((await mod.slash('corpus takedown', { source: ENTRY, why: ' ' })).text).toBe(SAY.blankReason);
    expect((await ask(alice)).text).toContain(WORDS);
  });

  it('is edited as it was drafted, step by step, under the id that it has', async () => {
    const { mod } = scene.town;
    const draft = await mod.slash('corpus edit', { entry: ENTRY });
    const mended = await fillIn(mod, draft, 'Details', { Title: 'On crossings' });
    const ready = await fillIn(mod, mended, 'Publish…', { why: 'Its title was wrong.' });
    expect(ready.text).toMatch(/Changed:\*\* title, from\n> Crossings\nto\n> On crossings/);
    expect(ready.text).not.toContain(WORDS);
    expect((await confirm(ready)).text).toBe(SAY.published);
    expect((await mod.slash('corpus show', { entry: ENTRY })).text).toContain('title: On crossings');
  });

  it('is given exact words only from its page', async () => {
    const { mod } = scene.town;
    const draft = await mod.slash('corpus edit', { entry: ENTRY });
    const refused = await fillIn(mod, await mod.press(draft, 'Step through'), 'Words', {
      text: 'A pelican crossing is best.',
    });
    expect(refused.text).toContain('Read its page');
    const read = await mod.press(await mod.press(refused, 'The whole'), 'Read its page');
    expect(read.text).toContain(SAY.pageRead(1));
    const still = await fillIn(mod, await mod.press(read, 'Step through'), 'Words', {
      passage: [],
      text: 'A pelican crossing is best.',
    });
    expect(still.text).toContain('don’t stand in the source');
  });

  it('is edited as a whole text too, but gets no words that nobody could check', async () => {
    const { mod } = scene.town;
    let form = await mod.press(await mod.slash('corpus edit', { entry: ENTRY }), 'Whole text');
    const text = form.modal?.fields[0]?.value ?? '';
    const refused = await mod.submit(form, { part0: text.replace('zebra', 'pelican') });
    expect(refused.text).toContain(SAY.typedWords);
    // What was written is not lost.
    form = await mod.press(await openDraft(mod), 'Whole text');
    expect(form.modal?.fields[0]?.value).toContain('pelican');
    page.change(WORDS.replace('zebra', 'pelican'));
    const onPage = await mod.submit(form);
    expect(onPage.text).not.toContain(SAY.typedKept);
    const ready = await fillIn(mod, onPage, 'Publish…', { why: 'The page was corrected.' });
    expect((await confirm(ready)).text).toBe(SAY.published);
    expect((await ask(mod)).text).toContain('pelican');
  });

  it('shows whoever publishes that known words get another speaker', async () => {
    const { mod } = scene.town;
    const form = await mod.press(await mod.slash('corpus edit', { entry: ENTRY }), 'Whole text');
    const text = form.modal?.fields[0]?.value ?? '';
    const mended = await mod.submit(form, { part0: text.replace('speaker: lord-harris', 'speaker: sadiq-khan') });
    const shown = await fillIn(mod, mended, 'Publish…', { why: 'Misheard.' });
    expect(shown.text).toContain(SAY.movedWords);
    expect(shown.text).toMatch(/Lord Harris of Haringey → \*\*Sadiq Khan/);
  });

  it('is not broken by an edit: what is wrong is told with its place, and nothing is published', async () => {
    const { mod, alice } = scene.town;
    const form = await mod.press(await mod.slash('corpus edit', { entry: ENTRY }), 'Whole text');
    const text = form.modal?.fields[0]?.value ?? '';
    const shown = await mod.submit(form, { part0: text.replace('kind: news', 'kind: rumour') });
    expect(shown.text).toMatch(/Not sound:.*kind/s);
    expect(shown.text).toContain(SAY.typedKept);
    expect((await mod.press(shown, 'Whole text')).modal?.fields[0]?.value).toContain('kind: rumour');
    expect((await ask(alice)).text).toContain(WORDS);
  });

  it('is held against its page again', async () => {
    const { mod } = scene.town;
    expect((await mod.slash('corpus refresh', { source: ENTRY })).text).toContain('1 of 1 verbatim statements stand');
    page.change('Another thing entirely, about nothing that anybody knows of.');
    const { text } = await mod.slash('corpus refresh', { source: ENTRY });
    expect(text).toContain('0 of 1 verbatim statements stand');
    expect(text).toContain('is not there');
    page.gone();
    expect((await mod.slash('corpus refresh', { source: ENTRY })).text).toContain('404');
  });

  it('takes the exact words of its page for what was only reported', async () => {
    const { mod, alice } = scene.town;
    const draft = await mod.slash('corpus edit', { entry: ENTRY });
    const reported = await fillIn(mod, await mod.press(draft, 'Step through'), 'Words', {
      form: ['reported'],
      text: 'Lord Harris called the zebra crossing in Fennbridge the safest place in London.',
    });
    await confirm(await fillIn(mod, await mod.press(reported, 'The whole'), 'Publish…', { why: 'In our words.' }));
    expect((await ask(alice)).text).not.toContain(WORDS);
    const refreshed = await mod.slash('corpus refresh', { source: ENTRY });
    const read = await mod.press(await mod.press(refreshed, 'Exact words'), 'Read its page now');
    await mod.press(await mod.press(read, 'Look at the words'), 'Take');
    expect((await ask(alice)).text).toContain(WORDS);
    expect((await ask(alice)).text).toContain('Word for word, as on the page on');
    expect((await mod.slash('corpus show', { entry: ENTRY })).text).not.toContain(WORDS);
  });
});

describe('a takedown', () => {
  it('is at once, and an earlier answer says withdrawn when anybody presses a button on it', async () => {
    const { mod, alice, other } = scene.town;
    const answer = await ask(alice);
    expect((await mod.slash('corpus takedown', { source: ENTRY, why: 'Harm.' })).text).toMatch(/^Withdrawn/);
    await other.press(answer, 'In context');
    expect(answer.now()?.text).toContain('withdrawn');
    expect(answer.now()?.text.replaceAll('**', '')).not.toContain(WORDS);
  });

  it('is seen by whoever follows up on an earlier answer, too', async () => {
    const { mod, alice } = scene.town;
    const answer = await ask(alice);
    await mod.slash('corpus takedown', { source: ENTRY, why: 'Harm.' });
    const told = await alice.press(answer, 'Follow up');
    expect(told.modal).toBeUndefined();
    expect(told.text).not.toContain('safest');
    expect(answer.now()?.text).not.toContain('safest');
  });

  it('may be of one entry, and is undone', async () => {
    const { mod, alice } = scene.town;
    const items = await mod.autocomplete('corpus takedown', { source: ENTRY, why: 'x', item: 'zebra' });
    const item = String(items[0]?.value);
    const done = await mod.slash('corpus takedown', { source: ENTRY, why: 'Harm.', item });
    expect(done.text).toContain('/corpus undo brings it back');
    expect((await ask(alice)).text).not.toContain(WORDS);
    expect((await mod.slash('corpus show', { entry: ENTRY })).text).toContain('title: Crossings');
    await confirm(await mod.slash('corpus undo', { entry: ENTRY, why: 'No harm.' }));
    expect((await ask(alice)).text).toContain(WORDS);
  });

  it('waits for no second moderator', async () => {
    const { mod, alice } = scene.town;
    await toggle(mod, 'Ask for a second moderator');
    await mod.slash('corpus takedown', { source: ENTRY, why: 'Harm.' });
    expect((await ask(alice)).text).not.toContain(WORDS);
  });
});

describe('two moderators', () => {
  it('overwrite nothing unseen: the second is shown what the first did, and chooses', async () => {
    const { mod, other } = scene.town;
    const first = await mod.slash('corpus correct', { source: ENTRY, note: 'First.', why: 'One.' });
    const second = await other.slash('corpus correct', { source: ENTRY, note: 'Second.', why: 'Two.' });
    await confirm(first);
    const shown = await confirmAs(other, second);
    expect(shown.text).toContain(SAY.superseded);
    expect(shown.text).toContain('First.');
    expect((await mod.slash('corpus show', { entry: ENTRY })).text).not.toContain('Second.');
    await other.press(shown, 'Publish mine over theirs');
    expect((await mod.slash('corpus show', { entry: ENTRY })).text).toContain('Second.');
    expect((await mod.slash('corpus history', { entry: ENTRY })).text).toContain('First.');
  });

  it('may edit one source at once without losing either’s draft', async () => {
    const { mod, other } = scene.town;
    const [mine, theirs] = [
      await mod.slash('corpus edit', { entry: ENTRY }),
      await other.slash('corpus edit', { entry: ENTRY }),
    ];
    const edited = await fillIn(mod, mine, 'Details', { Title: 'By one' });
    await confirm(await fillIn(mod, edited, 'Publish…', { why: 'One.' }));
    const also = await fillIn(other, theirs, 'Details', { Title: 'By the other' });
    const shown = await other.press(await fillIn(other, also, 'Publish…', { why: 'Two.' }), 'Publish');
    expect(shown.text).toMatch(/By one[\s\S]*By the other/);
    await other.press(shown, 'Drop mine');
    expect((await mod.slash('corpus show', { entry: ENTRY })).text).toContain('By one');
  });

  it('approve each other where the server wants two, and send back what is not right yet', async () => {
    const { mod, other, alice, guild } = scene.town;
    const room = guild.channel('moderators');
    const screen = await mod.slash('settings');
    let changed = await mod.press(screen, 'Ask for a second moderator');
    changed = await mod.select(changed, 'Moderators’ channel', room.id);
    await mod.press(changed, 'Save');
    await mod.slash('corpus takedown', { source: ENTRY, why: 'It was added twice.' });
    expect((await mod.slash('corpus add', { url: page.url })).text).toContain(
      'was withdrawn on 2026-03-01: It was added twice.',
    );
    await mod.press(await openDraft(mod), 'Drop');
    const ready = await readyToPublish(mod, page.url);
    expect(ready.text).toContain(SAY.waiting);
    expect(ready.buttons.find(({ label }) => label === 'Publish')?.disabled).toBe(true);
    const inRoom = scene.running.discord.user(other.user.username).in(room);
    const note = inRoom.sees().at(-1);
    expect(note?.text).toContain(SAY.waitsForYou);
    const looked = await inRoom.press(note ?? { id: '' }, 'Look at it');
    expect(looked.ephemeral).toBe(true);
    await fillIn(inRoom, looked, 'Send back', { note: 'Which council?' });
    const draft = await openDraft(mod);
    expect(draft.text).toContain('Sent back: Which council?');
    await fillIn(mod, draft, 'Publish…', { why: 'It is all there.' });
    expect((await other.press(await openDraft(other), 'Publish')).text).toContain('Published.');
    expect((await ask(alice)).text).toContain(WORDS);
  });
});

describe('people, topics, measures and terms', () => {
  it('are added and mended by a form, and answered with', async () => {
    const { mod, alice } = scene.town;
    const form = await mod.slash('corpus define', { kind: 'term', name: 'Bridge watch' });
    const shown = await mod.submit(form, { 'What it means': 'Officers who stand on the bridge at night.' });
    expect(shown.text).toContain('**Added:** the term **Bridge watch**');
    await confirmWhy(shown);
    expect((await alice.slash('about', { what: 'Bridge watch' })).text).toContain('stand on the bridge at night');
    const edit = await mod.slash('corpus edit', { entry: 'term:own-bridge-watch' });
    expect(edit.modal?.fields.map(({ value }) => value)).toContain('Officers who stand on the bridge at night.');
    await confirmWhy(await mod.submit(edit, { 'What it means': 'Officers who stand on the bridge by day.' }));
    expect((await alice.slash('about', { what: 'Bridge watch' })).text).toContain('by day');
    expect((await mod.slash('corpus history', { entry: 'term:own-bridge-watch' })).text).toMatch(
      /by day[\s\S]*at night/,
    );
  });

  it('are found by name among the entries that can be changed', async () => {
    const { mod } = scene.town;
    await confirmWhy(
      await mod.submit(await mod.slash('corpus define', { kind: 'person', name: 'Bo Reed' }), {
        Offices: 'Bridge warden | 2019-01-01\nFerryman | 2010-01-01 | 2018-12-31',
        'Other names': 'Robert Reed\nWarden Reed',
      }),
    );
    expect(await mod.autocomplete('corpus edit', { entry: 'bo reed' })).toEqual([
      { name: 'Bo Reed', value: 'person:own-bo-reed' },
    ]);
    expect((await mod.slash('corpus list', { words: 'bo reed' })).text).toContain('Bo Reed');
    // By the name, too, where nothing is picked from the list.
    const edit = await mod.slash('corpus edit', { entry: 'Bo Reed' });
    expect(edit.modal?.fields.find(({ label }) => label === 'Offices')?.value).toBe(
      'Bridge warden | 2019-01-01\nFerryman | 2010-01-01 | 2018-12-31',
    );
  });

  it('are refused where the format does not take them', async () => {
    const { mod } = scene.town;
    const refused = await mod.submit(await mod.slash('corpus define', { kind: 'person', name: 'Bo Reed' }), {
      Offices: 'Bridge warden | yesterday',
    });
    expect(refused.text).toContain('has to be a calendar day as YYYY-MM-DD');
    const again = await mod.press(refused, 'Open the form again');
    expect(again.modal?.fields.map(({ value }) => value)).toContain('Bridge warden | yesterday');
    const shown = await mod.submit(again, { Offices: 'Bridge warden | 2019-01-01' });
    expect(shown.text).toContain('**Added:** the person **Bo Reed**');
  });

  it('are not added twice under one name', async () => {
    const { mod } = scene.town;
    const form = await mod.slash('corpus define', { kind: 'person', name: 'Sadiq Khan' });
    expect((await mod.submit(form)).text).toContain('That is on record already, as “sadiq-khan”');
  });
});

/** Files are looked at from time to time; nobody may ask for much in a minute. */
const SOON = { timeout: 10_000, interval: 500 };

describe('what ships, edited by the curators', () => {
  let folder: string;
  let home: Moderated;
  let curators: Town;
  const FILE = '2018-11-30-south-west-londoner-armed-police-london-streets';

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'corpus-'));
    await cp(path.join(import.meta.dirname, '../../corpus'), folder, { recursive: true });
    home = await startModerated({ homeServer: HOME, corpusFolder: folder, readsHere: true });
    curators = townIn(home, home.discord.guild('Home', { id: HOME }));
  });
  afterAll(async () => {
    expect(home.discord.violations).toEqual([]);
    await home.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('stands over the file, and is a conflict with both texts once the file changes, too', async () => {
    const { mod, alice } = curators;
    const draft = await mod.slash('corpus edit', { entry: FILE });
    const mended = await fillIn(mod, draft, 'Details', { Title: 'Armed patrols weighed up' });
    await mod.press(await fillIn(mod, mended, 'Publish…', { why: 'Shorter.' }), 'Publish');
    const file = path.join(folder, 'sources', `${FILE}.md`);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/^title: .*$/m, 'title: Armed patrols, corrected by the maintainers'));
    await expect
      .poll(async () => (await mod.slash('corpus check')).text, SOON)
      .toContain('Changed here and in what ships');
    expect((await alice.slash('source', { title: FILE })).text).toContain('Armed patrols weighed up');
    // Curators are told of it once, however often the bot starts; and not while nothing gets there.
    const told: View[] = [];
    await tellUpgrade(home.resources, async () => false);
    for (let start = 0; start < 2; start += 1) await tellUpgrade(home.resources, async (view) => told.push(view) > 0);
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).toContain(FILE.slice(0, 10));
    const history = await mod.slash('corpus history', { entry: FILE });
    expect(history.text).toContain('Armed patrols, corrected by the maintainers');
    const taken = await fillIn(mod, await mod.press(history, 'Take what ships'), 'Publish…', {
      why: 'Theirs is right.',
    });
    await confirmAs(mod, taken);
    expect((await alice.slash('source', { title: FILE })).text).toContain('corrected by the maintainers');
    expect((await mod.slash('corpus check')).text).not.toContain('Changed here and in what ships');
  });

  it('is picked up from the files while running; of a broken one the last good text stays', async () => {
    const { alice } = curators;
    const file = path.join(folder, 'sources', `${FILE}.md`);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/^title: .*$/m, 'title: Edited by hand'));
    await expect
      .poll(async () => (await alice.slash('source', { title: FILE })).text, SOON)
      .toContain('Edited by hand');
    await writeFile(file, text.replace(/^title: .*$/m, 'title: [broken'));
    await expect.poll(() => home.brokenEdits.length, SOON).toBeGreaterThan(0);
    expect(home.brokenEdits[0]).toMatchObject({ file: `sources/${FILE}.md` });
    expect((await alice.slash('source', { title: FILE })).text).toContain('Edited by hand');
    await writeFile(file, text);
  });

  it('may be a person: offices and names are mended for everybody', async () => {
    const { mod, alice } = curators;
    const form = await mod.slash('corpus edit', { entry: 'person:lord-harris' });
    const names = form.modal?.fields.find(({ label }) => label === 'Other names')?.value ?? '';
    const shown = await mod.submit(form, { 'Other names': `${names}\nHarris of the bridge` });
    await mod.press(await fillIn(mod, shown, 'Publish…', { why: 'So they call him.' }), 'Publish');
    expect((await alice.slash('about', { what: 'Harris of the bridge' })).text).toContain('Lord Harris of Haringey');
    await confirmAs(mod, await mod.slash('corpus undo', { entry: 'person:lord-harris', why: 'x' }));
  });
});
