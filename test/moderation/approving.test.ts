import { beforeEach, expect, it } from 'vitest';
import { SAY } from '../../src/moderation/session/words.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import { setScene } from './scene.ts';
import {
  ask,
  confirm,
  ENTRY,
  fillIn,
  openDraft,
  type Page,
  pageFor,
  readyToPublish,
  SUMMARY,
  selectOf,
  toggle,
  WORDS,
} from './town.ts';

const scene = setScene();

let page: Page;
/** A third who may manage the server. */
let third: Seat;

beforeEach(async () => {
  page = await pageFor(scene.running);
  third = scene.running.discord.user(`third mod ${scene.town.guild.id}`).in(scene.town.channel);
  scene.town.guild.join(third.user, scene.town.keepers);
  await toggle(scene.town.mod, 'Ask for a second moderator');
});

it('is for whoever has not worked on it: also after it was handed over', async () => {
  const { mod, other } = scene.town;
  const ready = await readyToPublish(mod, page.url);
  const menu = await mod.press(await mod.press(ready, 'Back to the draft'), 'Hand over');
  await mod.select(menu, selectOf(menu, 'A moderator'), other.user.id);
  // What was ready is the other’s to hold ready again; who wrote it can’t approve it.
  const theirs = await openDraft(other);
  expect(theirs.buttons.map(({ label }) => label)).toContain('Step through');
  const again = await fillIn(other, theirs, 'Publish…', { why: 'I have looked.' });
  const shownToAuthor = await openDraft(mod);
  expect(shownToAuthor.text).toContain(SAY.waiting);
  expect(shownToAuthor.buttons.find(({ label }) => label === 'Publish')?.disabled).toBe(true);
  // The other has written nothing, so that they are the second pair of eyes.
  expect((await other.press(again, 'Publish')).text).toContain('Published.');
  const { text } = await mod.slash('corpus history', { entry: ENTRY });
  expect(text).toContain(`<@${mod.user.id}>, published by <@${other.user.id}>`);
});

it('looks at all of it, and changes nothing', async () => {
  const { mod, other } = scene.town;
  await readyToPublish(mod, page.url);
  const change = await openDraft(other);
  expect(change.text).toContain(`<@${mod.user.id}>`);
  expect(change.text).toContain('fetched from');
  const step = await other.press(change, 'Step through');
  expect(step.text).toContain(WORDS);
  expect(step.text).toMatch(/sure 0\.\d\d/);
  expect(step.buttons.map(({ label }) => label)).toEqual(['The change']);
  const text = await other.press(await other.press(step, 'The change'), 'Whole text');
  expect(text.text).toContain('title: Crossings');
  expect(text.text).toContain(SUMMARY.slice(0, 40));
});

it('sees whom the reading took for the speaker, where somebody has changed that', async () => {
  const { mod, other } = scene.town;
  const draft = await fillIn(mod, await mod.slash('corpus add', { url: page.url }), 'Summary', { body: SUMMARY });
  const step = await fillIn(mod, await mod.press(draft, 'Step through'), 'Who, when, where', { Speaker: 'Sadiq Khan' });
  await fillIn(mod, await mod.press(step, 'The whole'), 'Publish…', { why: 'Misheard.' });
  const shown = await openDraft(other);
  expect(shown.text).toContain(SAY.movedWords);
  expect(shown.text).toMatch(/Lord Harris of Haringey → \*\*Sadiq Khan/);
});

it('is asked for every kind of change, and asked again for one that was sent back', async () => {
  const { mod, other, alice } = scene.town;
  await readyToPublish(mod, page.url);
  await other.press(await openDraft(other), 'Publish');
  const room = scene.town.guild.channel('moderators');
  const screen = await mod.slash('settings');
  await mod.press(await mod.select(screen, selectOf(screen, 'Moderators’ channel'), room.id), 'Save');
  await mod.slash('corpus correct', { source: ENTRY, note: 'He said it in Wick.', why: 'A letter.' });
  const note = scene.running.discord.user(other.user.username).in(room).sees().at(-1);
  expect(note?.text).toContain('Correct Crossings');
  await fillIn(other, await openDraft(other, 'Correct'), 'Send back', { note: 'Which letter?' });
  expect((await openDraft(third, 'Correct')).text).toBe(SAY.notYours(mod.user.id));
  const back = await openDraft(mod, 'Correct');
  expect(back.text).toContain('Sent back: Which letter?');
  await mod.press(back, 'Ask again');
  expect((await confirm(other, await openDraft(other, 'Correct'))).text).toContain('Published.');
  expect((await ask(alice)).text).toContain('He said it in Wick.');
});

it('is not done by somebody who was handed nothing and is no bot', async () => {
  const { mod } = scene.town;
  const draft = await mod.slash('corpus add', { url: page.url });
  const menu = await mod.press(draft, 'Hand over');
  const refused = await mod.select(menu, selectOf(menu, 'A moderator'), scene.running.discord.app.id);
  expect(refused.text).toBe(SAY.noModerator);
});
