import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { View } from '../../src/discord/kit/components.ts';
import { tellAltered } from '../../src/moderation/notices.ts';
import { DATABASE_FILE } from '../../src/store/store.ts';
import { setScene } from './scene.ts';
import { ask, ENTRY, pageFor, publish, WORDS } from './town.ts';

const scene = setScene();
const CHANGED = WORDS.replace('safest', 'rudest');

/** Another process takes over after somebody, or a disk, has changed what was published. */
async function changed(): Promise<void> {
  const { running } = scene;
  await running.bot.stop();
  await running.store.close();
  const file = path.join(running.dataFolder, DATABASE_FILE);
  await writeFile(file, (await readFile(file, 'latin1')).replaceAll(WORDS, CHANGED), 'latin1');
  await running.takeOver();
}

it('words that were changed in the database are nobody’s: they are not quoted, and it is told', async () => {
  const { mod, alice } = scene.town;
  await publish(mod, (await pageFor(scene.running)).url);
  expect((await ask(alice)).text).toContain(WORDS);
  await changed();
  const answer = await ask(alice);
  expect(answer.text).not.toContain('rudest');
  expect(answer.text).not.toContain(WORDS);
  expect((await mod.slash('corpus history', { entry: ENTRY })).text).toContain('This is not what was written');
  expect((await mod.slash('corpus undo', { entry: ENTRY, why: 'x', to: '1' })).text).not.toContain('rudest');
  const told: View[] = [];
  await tellAltered(scene.running.resources, async () => false);
  for (let start = 0; start < 2; start += 1)
    await tellAltered(scene.running.resources, async (view) => told.push(view) > 0);
  expect(told).toHaveLength(1);
  expect(JSON.stringify(told)).toMatch(/1 text in the database is not what was written.*crossings/);
});
