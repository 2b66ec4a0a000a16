import { expect, it } from 'vitest';
import { keptDaysPass, setScene } from './scene.ts';
import { ask, pageFor, publish, toggle, WORDS } from './town.ts';

const scene = setScene();

it('a server that removed the bot by mistake has all that it made when the bot is back', async () => {
  const { mod, alice, guild } = scene.town;
  const { store, resources } = scene.running;
  await publish(mod, (await pageFor(scene.running)).url);
  await mod.slash('corpus add', { url: (await pageFor(scene.running)).url });
  await toggle(mod, 'Answer privately');
  guild.remove();
  await expect.poll(() => store.departures.servers()).toContain(guild.id);
  guild.install();
  await expect.poll(() => store.departures.servers()).not.toContain(guild.id);
  scene.running.setNow(new Date(Date.parse(resources.now()) + 15 * 24 * 60 * 60 * 1_000).toISOString());
  await scene.running.tidy();
  const answer = await ask(alice);
  expect([answer.text.includes(WORDS), answer.ephemeral]).toEqual([true, true]);
  expect(await store.drafts.count(guild.id)).toBe(1);
});

it('after 14 days its own sources are forgotten, too, and answered with no more', async () => {
  const { mod, alice, guild } = scene.town;
  await publish(mod, (await pageFor(scene.running)).url);
  expect((await ask(alice)).text).toContain(WORDS);
  guild.remove();
  await keptDaysPass(scene);
  expect(await scene.running.store.departures.known()).not.toContain(guild.id);
  guild.install();
  expect((await ask(alice)).text).not.toContain(WORDS);
});

it('is noted, both ways, when it happened while the bot was away', async () => {
  const { mod, guild } = scene.town;
  await toggle(mod, 'Answer privately');
  await scene.running.bot.stop();
  guild.remove();
  await scene.running.takeOver();
  await expect.poll(() => scene.running.store.departures.servers()).toContain(guild.id);
  await scene.running.bot.stop();
  guild.install();
  await scene.running.takeOver();
  await expect.poll(() => scene.running.store.departures.servers()).not.toContain(guild.id);
  expect((await mod.slash('settings')).text).toContain('for the asker alone');
});
