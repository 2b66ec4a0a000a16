import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Bot } from '../../src/discord/bot.ts';
import { type CountForAll, RateLimits } from '../../src/discord/kit/load.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { type Discord, startDiscord } from '../discord-server/discord.ts';
import type { Channel } from '../discord-server/people/handles.ts';
import { shippedRecord } from './record.ts';
import { botAt, type LogLine } from './running.ts';

const QUESTION = 'What did Lord Harris say about armed patrols?';
const SHARDS = 2;

let discord: Discord;
let folder: string;
let store: Store;
let log: LogLine[];
let bots: Bot[];
/** a channel in a server of each shard: a server's id decides which shard gets its events */
let rooms: Channel[];

beforeEach(async () => {
  discord = await startDiscord();
  discord.world.app.shards = SHARDS;
  folder = await mkdtemp(path.join(tmpdir(), 'shards-'));
  store = await openStore({ folder });
  log = [];
  bots = [];
  rooms = [1_000n, 1_001n].map((id) => discord.guild(`Server ${id}`, { id: String(id << 22n) }).channel('general'));
});
afterEach(async () => {
  for (const bot of bots) await bot.stop();
  await discord.stop();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** Starts a bot that runs some of the shards, as a process of several would. */
async function process([from, to]: readonly [number, number], rates?: RateLimits): Promise<Bot> {
  const bot = botAt(discord, { log, record: await shippedRecord() }, { shards: { from, to, of: SHARDS }, rates });
  bots.push(bot);
  await bot.start();
  return bot;
}

/** A person's seats, one in a server of each shard. */
function seatsOf(name: string) {
  return rooms.map((room) => discord.user(name).in(room));
}

it('answers in the servers of each connection, whichever process has it', async () => {
  await process([0, 0]);
  await process([1, 1]);
  for (const seat of seatsOf('alice')) {
    expect((await seat.slash('ask', { question: QUESTION })).text).toContain('Lord Harris');
    expect((await seat.answerTo(seat.say(`<@${discord.app.id}> ${QUESTION}`)))?.text).toContain('Lord Harris');
  }
  expect(discord.violations).toEqual([]);
});

it('counts what a person asks of several processes together', async () => {
  const countForAll: CountForAll = (person, request) =>
    store.countedRequests.count(person, request, new Date().toISOString(), 60_000);
  const rates = () => new RateLimits({ windowSeconds: 60, person: 3, channel: 100, lookUps: 1 }, countForAll);
  await process([0, 0], rates());
  await process([1, 1], rates());
  const [here, there] = seatsOf('alice');
  for (const seat of [here, there, here])
    expect((await seat?.slash('ask', { question: QUESTION }))?.text).toContain('Lord Harris');
  expect((await there?.slash('ask', { question: QUESTION }))?.text).toMatch(/^That’s a lot of questions at once/);
  const [bob] = seatsOf('bob');
  expect((await bob?.slash('ask', { question: QUESTION }))?.text).toContain('Lord Harris');
});

it('goes by its own count where the count for all fails', async () => {
  const rates = new RateLimits({ windowSeconds: 60, person: 1, channel: 100, lookUps: 1 }, () =>
    Promise.reject(new Error('gone')),
  );
  expect(await rates.take('alice', 'room', '1')).toBeUndefined();
  expect(await rates.take('alice', 'room', '2')).toMatchObject({ because: 'person' });
});
