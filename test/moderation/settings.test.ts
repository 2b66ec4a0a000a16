import { expect, it } from 'vitest';
import { MISTAKES } from '../../src/discord/kit/words.ts';
import { SAY } from '../../src/moderation/session/words.ts';
import { keptDaysPass, setScene } from './scene.ts';
import { ask, selectOf, settle, toggle } from './town.ts';

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

it('tells of a channel or a role that was deleted since, and offers nothing of it', async () => {
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
