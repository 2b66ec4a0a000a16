/**
 * Runs the program in a process of its own against the local Discord, and brings one kind of trouble of Discord or the
 * network after the other while people ask: `npm run chaos -- --seed 7 --minutes 2`. The same seed brings the same
 * trouble, but for timing.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Random } from '../bench/random.ts';
import { type Discord, startDiscord } from '../discord-server/discord.ts';
import { numbersOrUsage } from '../numbers.ts';
import { type Account, Crowd, countFates, percentile } from './crowd.ts';
import { Program } from './program.ts';

const USAGE = `npm run chaos -- [--seed <number>] [--minutes 1] [--rate 6]

Brings bad days of Discord and the network over the program while people ask, and prints what became of each question.
  --seed     what happens when: the same number brings the same days again; the report names it (by default another each time)
  --minutes  how long
  --rate     questions a second
Ends with status 1 where anything was lost, doubled or answered with a fault, or the program died.`;

/** Starts one kind of trouble. @param ms how long it lasts */
type BadDay = (discord: Discord, ms: number, random: Random) => void;

const ALWAYS = Number.POSITIVE_INFINITY;
const SENDING = /\/callback$|\/messages/;
/** Codes with which Discord closes a connection that may come back. */
const PASSING_CODES = [1001, 4000, 4001, 4002, 4007, 4009];

const BAD_DAYS: Record<string, BadDay> = {
  'connections lost before': ({ traffic }) => traffic.drop({ path: SENDING, times: ALWAYS, chance: 0.5 }),
  'answers lost after': ({ traffic }) => traffic.drop({ path: SENDING, times: ALWAYS, chance: 0.5, carriedOut: true }),
  'requests that hang': ({ traffic }, ms) => traffic.hang({ path: SENDING, times: ALWAYS, chance: 0.3, ms }),
  'hang after carrying out': ({ traffic }, ms) =>
    traffic.hang({ path: SENDING, times: ALWAYS, chance: 0.3, ms, carriedOut: true }),
  'errors of the server': ({ traffic }) => traffic.fail({ path: SENDING, times: ALWAYS, chance: 0.5, status: 500 }),
  'errors after carrying out': ({ traffic }) =>
    traffic.fail({ path: SENDING, times: ALWAYS, chance: 0.5, status: 503, carriedOut: true }),
  'web pages (502)': ({ traffic }) => traffic.page({ path: SENDING, times: ALWAYS, chance: 0.7, shows: 'bad gateway' }),
  'Cloudflare (1015)': ({ traffic }) =>
    traffic.page({ path: SENDING, times: ALWAYS, chance: 0.3, shows: 'rate limited' }),
  'Cloudflare (1020)': ({ traffic }) => traffic.page({ path: SENDING, times: ALWAYS, chance: 0.3, shows: 'denied' }),
  'limits of routes': ({ traffic }, per) => traffic.limit({ path: '/messages', requests: 2, per }),
  'a global limit': ({ traffic }, per) => traffic.limit({ path: '/channels/', requests: 2, per, scope: 'global' }),
  'the gateway cut': ({ gateway }) => gateway.cut(),
  'the gateway closed with a code': ({ gateway }, _ms, random) => gateway.close(random.pick(PASSING_CODES)),
  'the gateway down': ({ gateway }) => gateway.goDown(),
  'asked to reconnect': ({ gateway }) => gateway.reconnect(),
  'a session invalid': ({ gateway }, _ms, random) => gateway.invalidate({ resumable: random.chance(0.5) }),
  'packets that can’t be read': ({ gateway }) => {
    gateway.say('no JSON');
    gateway.say({ op: 9, d: null });
    gateway.say({ op: 99 });
    for (const type of ['INTERACTION_CREATE', 'MESSAGE_CREATE', 'GUILD_ROLE_UPDATE', 'TEA_TIME']) {
      gateway.dispatch(type, {}, () => null);
      gateway.dispatch(type, {}, () => ({
        type: 2,
        data: { type: 3, resolved: { messages: { 1: { components: null } } } },
      }));
    }
  },
};

export interface ChaosOptions {
  seed: number;
  /** how long trouble lasts each time, and the calm after it */
  troubleMs?: number;
  calmMs?: number;
  /** questions a second */
  rate?: number;
  /** ends after so long; default: when each bad day has come once */
  forMs?: number;
}

export interface ChaosReport {
  seed: number;
  /** what was asked on each kind of day */
  days: Map<string, Account[]>;
  all: Account[];
  /** requests that met with trouble or a limit */
  troubled: number;
  /** the program ended before it was told to */
  died: boolean;
  /** the program's log without the lines of single requests */
  log: Record<string, unknown>[];
}

/** Goes through bad days. */
export async function runChaos({
  seed,
  troubleMs = 2_000,
  calmMs = 1_500,
  rate = 6,
  forMs,
}: ChaosOptions): Promise<ChaosReport> {
  const random = new Random(seed);
  const folder = await mkdtemp(path.join(tmpdir(), 'chaos-'));
  const discord = await startDiscord({ heartbeat: 5_000 });
  discord.traffic.seed(seed);
  const crowd = new Crowd(discord, random);
  const program = Program.start(discord, { BLUELAMP_DATA: folder, LOG_LEVEL: 'info' });
  await program.ready();
  const asking = setInterval(() => crowd.ask(), 1_000 / rate);
  const spells: { day: string; from: number }[] = [];
  const begin = (day: string) => spells.push({ day, from: discord.world.clock.now() });
  const until = forMs === undefined ? undefined : Date.now() + forMs;
  do {
    for (const day of shuffled(Object.keys(BAD_DAYS), random)) {
      begin(day);
      BAD_DAYS[day]?.(discord, troubleMs, random);
      await wait(troubleMs);
      discord.traffic.calm();
      discord.gateway.accept();
      while (!discord.gateway.connected && program.status === null) await wait(50);
      // Requests late in a bad day may still be answered in the calm after it; they count with that day.
      await wait(calmMs);
      if (until !== undefined && Date.now() > until) break;
    }
  } while (until !== undefined && Date.now() < until && program.status === null);
  begin('no trouble');
  await wait(calmMs);
  clearInterval(asking);
  await crowd.isAnswered();
  const died = program.status !== null;
  await program.stop();
  const all = crowd.settle();
  const troubled = discord.traffic.troubled + discord.traffic.limited;
  await discord.stop();
  await rm(folder, { recursive: true, force: true });
  const dayOf = ({ at }: Account) => spells.findLast(({ from }) => from <= at)?.day ?? 'no trouble';
  const log = program.log().filter(({ msg }) => msg !== 'request');
  return { seed, all, troubled, died, log, days: Map.groupBy(all, dayOf) };
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((each) => ({ each, place: random.next() }))
    .sort((left, right) => left.place - right.place)
    .map(({ each }) => each);
}

/** The report as a table. */
export function chaosInWords({ seed, days, all, troubled, died }: ChaosReport): string {
  const columns = ['asked', 'answered', 'refused', 'late', 'unheard', 'failed', 'lost', 'doubled', 'p50', 'p99'];
  const row = (name: string, accounts: readonly Account[]) => {
    const { answered, refused, late, unheard, failed, lost, doubled } = countFates(accounts);
    const times = [percentile(accounts, 0.5), percentile(accounts, 0.99)].map((ms) => (Number.isNaN(ms) ? '–' : ms));
    const cells = [accounts.length, answered, refused, late, unheard, failed, lost, doubled, ...times];
    return name.padEnd(34) + cells.map((cell) => String(cell).padStart(9)).join('');
  };
  return [
    `seed ${seed}, ${troubled} requests met with trouble${died ? ' · the program has ended by itself' : ''}`,
    ' '.repeat(34) + columns.map((name) => name.padStart(9)).join(''),
    ...[...days].map(([day, accounts]) => row(day, accounts)),
    row('together', all),
  ].join('\n');
}

/** Whether anything was lost, doubled or answered with a fault, or the program died. */
export function hasFailed({ all, died }: ChaosReport): boolean {
  const { lost, doubled, failed } = countFates(all);
  return died || lost + doubled + failed > 0;
}

if (import.meta.main) {
  const { seed, minutes, rate } = numbersOrUsage(USAGE, { seed: (Date.now() % 100_000) + 1, minutes: 1, rate: 6 });
  const report = await runChaos({ seed, rate, forMs: minutes * 60_000 });
  console.log(chaosInWords(report));
  process.exitCode = hasFailed(report) ? 1 : 0;
}
