import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type Arrangement, type Moderated, startModerated } from './moderated.ts';
import { type Town, townIn } from './town.ts';

/** Where the tests of a file play: one bot for all of them, and a server of its own for each. */
export interface Scene {
  running: Moderated;
  town: Town;
}

const KEPT_MS = 14 * 24 * 60 * 60 * 1_000;

/** Lets what a server made that the bot was removed from be forgotten: its 14 days go by. */
export async function keptDaysPass({ running, town }: Scene): Promise<void> {
  const { store, now } = running.resources;
  await expect.poll(() => store.departures.servers()).toContain(town.guild.id);
  const before = now();
  running.setNow(new Date(Date.parse(before) + KEPT_MS).toISOString());
  await running.tidy();
  running.setNow(before);
}

/** Sets the scene for a file's tests. None of them may do what Discord forbids, or ping anybody. */
export function setScene(arrangement: Pick<Arrangement, 'messageContent'> = {}): Scene {
  const scene = {} as Scene;
  beforeAll(async () => {
    scene.running = await startModerated({ readsHere: true, ...arrangement });
  });
  afterAll(() => scene.running.stop());
  beforeEach(() => {
    scene.town = townIn(scene.running);
  });
  afterEach(() => {
    const { violations, pings } = scene.running.discord;
    expect({ violations, pings }).toEqual({ violations: [], pings: [] });
  });
  return scene;
}
