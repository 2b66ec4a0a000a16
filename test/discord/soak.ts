/**
 * Runs the program in a process of its own under a steady load: `npm run soak -- --rate 50 --minutes 30`. Prints
 * response times and the process's resident memory; exits with status 1 where an answer was lost or doubled, or where
 * memory grew after the fifth minute.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Random } from '../bench/random.ts';
import { startDiscord } from '../discord-server/discord.ts';
import { numbersOrUsage } from '../numbers.ts';
import { type Account, Crowd, countFates, percentile } from './crowd.ts';
import { Program } from './program.ts';

const USAGE = `npm run soak -- [--rate 50] [--minutes 30] [--people 60000]

Puts a steady load on the program, and prints how soon answers came and whether memory stayed level.
  --rate     questions a second
  --minutes  how long
  --people   how many different people ask
Ends with status 1 where anything was lost, doubled or answered with a fault, the program died, or memory grew by more than
5 % from the fifth minute on (a third of the time, where that is sooner); memory is read on Linux only.`;
const { rate, minutes, people } = numbersOrUsage(USAGE, { rate: 50, minutes: 30, people: 60_000 });

/** The minute from which memory must not grow; a shorter soak takes its first third to settle. */
const levelFrom = Math.min(5, minutes / 3);
const MOST_GROWTH = 0.05;
/** Requests this old are accounted for and deleted, so that the local Discord does not grow during the soak. */
const FORGOTTEN_AFTER = 60_000;
const TICK = 20;

const folder = await mkdtemp(path.join(tmpdir(), 'soak-'));
const discord = await startDiscord();
const crowd = new Crowd(discord, new Random(1), { people });
const program = Program.start(discord, { BLUELAMP_DATA: folder, LOG_LEVEL: 'warn' });
while ([...discord.world.commands].length === 0) await wait(TICK);

const all: Account[] = [];
const memory: { minute: number; bytes: number }[] = [];
const started = Date.now();
const elapsed = () => Date.now() - started;
let asked = 0;
for (let nextLook = 0; elapsed() < minutes * 60_000 && program.status === null; ) {
  // Asks as many as are due by now, so that a late timer does not lower the rate.
  for (; asked < (elapsed() / 1_000) * rate; asked += 1) crowd.ask();
  if (elapsed() >= nextLook) {
    nextLook += 5_000;
    all.push(...crowd.settle(discord.world.clock.now() - FORGOTTEN_AFTER));
    discord.exchanges.splice(0, Math.max(0, discord.exchanges.length - rate * 100));
    const minute = elapsed() / 60_000;
    memory.push({ minute, bytes: await residentOf(program.pid) });
    if (memory.length % 12 === 0) console.log(line(minute));
  }
  await wait(TICK);
}
await crowd.isAnswered();
const died = program.status !== null;
all.push(...crowd.settle());
await program.stop();
await discord.stop();
await rm(folder, { recursive: true, force: true });

const { lost, doubled, failed, ...others } = countFates(all);
const [then, end] = [around(levelFrom), around(minutes)];
const growth = (end - then) / then;
const byKind = Object.entries(Object.groupBy(all, ({ what }) => (what === 'mention' ? 'mentions' : 'interactions')));
console.log(`\n${all.length} asked at ${rate} a second for ${minutes} minutes by up to ${people} people`);
console.log(JSON.stringify({ ...others, failed, lost, doubled }));
for (const [kind, accounts = []] of byKind) {
  console.log(
    `${kind}: first word after ${[0.5, 0.9, 0.99, 1].map((p) => `p${p * 100} ${percentile(accounts, p)} ms`).join(', ')}`,
  );
}
console.log(
  `resident: ${inMegabytes(then)} at minute ${levelFrom.toFixed(1)}, ${inMegabytes(end)} at the end (${(growth * 100).toFixed(1)} %)`,
);
process.exitCode = died || lost + doubled + failed > 0 || growth > MOST_GROWTH ? 1 : 0;

/** The median of the samples within a minute of a moment: single samples vary with garbage collection. */
function around(minute: number): number {
  const near = memory.filter((each) => Math.abs(each.minute - minute) <= Math.min(1, minutes / 6));
  const sorted = near.map(({ bytes }) => bytes).sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function line(minute: number): string {
  const { lost, doubled, late } = countFates(all);
  const bytes = memory.at(-1)?.bytes ?? Number.NaN;
  return `minute ${minute.toFixed(1)}: ${all.length} settled, ${late} late, ${lost} lost, ${doubled} doubled, ${inMegabytes(bytes)}`;
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}

/** A process's resident memory in bytes; NaN where there is no /proc. */
async function residentOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1_024;
}
