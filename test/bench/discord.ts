import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { BotApart } from '../discord/apart.ts';
import { type Discord, startDiscord } from '../discord-server/discord.ts';
import { asFastAsPossible, atRate, Crowd } from './discord-load.ts';
import { type Percentiles, percentiles } from './percentiles.ts';

/** Enough that nobody reaches the limit of a person or a channel. */
const PEOPLE = 300;
const STEADY = { perSecond: 100, seconds: 10 };
const COMPLETIONS = { perSecond: 50, seconds: 4 };
const BURST = 200;
const FASTEST = { hands: 32, seconds: 4 };
const LATE_MS = 3_000;
const SAMPLE_EVERY_MS = 250;

/** How quickly interactions were acknowledged. */
interface Acknowledged extends Percentiles {
  slowest: number;
  /** the share that was not acknowledged within Discord's 3 s, or never: 0 to 1 */
  late: number;
}

/** What was measured through the real client and the local Discord; milliseconds and bytes. */
export interface DiscordMeasurement {
  /** from the start of the process until it has logged in and registered its commands */
  ready: number;
  steady: Acknowledged & { perSecond: number; seconds: number };
  completions: Acknowledged & { perSecond: number };
  /** many questions at once */
  burst: Acknowledged & { answeredAfter: number };
  /** interactions a second with several hands that never rest */
  throughput: number;
  memory: { idle: number; steady: number; burst: number };
  /** what Discord would have refused */
  violations: number;
  /** what else the machine had to do: processes that wanted a core in the minute before, and how many cores there are */
  machine: { busy: number; cores: number };
}

/** Measures the bot, in a process of its own, against a Discord in this one. */
export async function measureDiscord(): Promise<DiscordMeasurement> {
  const machine = { busy: loadavg()[0] ?? Number.NaN, cores: availableParallelism() };
  const discord = await startDiscord();
  const began = performance.now();
  const bot = await BotApart.start(discord);
  const ready = performance.now() - began;
  try {
    return { ready, ...(await measureUse(discord, bot)), violations: discord.violations.length, machine };
  } finally {
    await bot.stop();
    await discord.stop();
  }
}

async function measureUse(
  discord: Discord,
  bot: BotApart,
): Promise<Omit<DiscordMeasurement, 'ready' | 'violations' | 'machine'>> {
  const idle = await bot.memory();
  const crowd = new Crowd(discord);
  await crowd.arrive(PEOPLE);
  const steady = await observe(discord, bot, () => atRate(STEADY.perSecond, STEADY.seconds, (at) => crowd.act(at)));
  const completions = await observe(discord, bot, () =>
    atRate(COMPLETIONS.perSecond, COMPLETIONS.seconds, (at) => crowd.complete(at)),
  );
  const burst = await observe(discord, bot, () => Promise.all(Array.from({ length: BURST }, (_, at) => crowd.ask(at))));
  const done = await asFastAsPossible(FASTEST.hands, FASTEST.seconds, (at) => crowd.act(at));
  return {
    steady: { ...STEADY, ...steady.acknowledged },
    completions: { perSecond: COMPLETIONS.perSecond, ...completions.acknowledged },
    burst: { ...burst.acknowledged, answeredAfter: burst.took },
    throughput: done / FASTEST.seconds,
    memory: { idle, steady: steady.memory, burst: burst.memory },
  };
}

/** Does something and tells how quickly its interactions were acknowledged, how long it took, and the most memory held. */
async function observe(discord: Discord, bot: BotApart, work: () => Promise<unknown>) {
  await discord.settled();
  const before = discord.acknowledgements().length;
  const began = performance.now();
  const working = work().then(() => performance.now() - began);
  const memory = await mostMemory(bot, working);
  const took = await working;
  await discord.settled();
  return { acknowledged: acknowledged(discord, before), took, memory };
}

async function mostMemory(bot: BotApart, working: Promise<unknown>): Promise<number> {
  let most = await bot.memory();
  const done = working.then(() => 'done' as const);
  while ((await Promise.race([done, wait(SAMPLE_EVERY_MS)])) !== 'done') most = Math.max(most, await bot.memory());
  return Math.max(most, await bot.memory());
}

function acknowledged(discord: Discord, before: number): Acknowledged {
  const times = discord.acknowledgements().slice(before);
  const after = times.map(({ after = Number.POSITIVE_INFINITY }) => after);
  const late = after.filter((ms) => ms > LATE_MS).length / after.length;
  return { ...percentiles(after), slowest: Math.max(...after), late };
}
