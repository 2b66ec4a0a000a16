/** A message that is written down is sent once: over kills at any instant, restarts, and two processes at it. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lineView } from '../../src/discord/kit/components.ts';
import { Requests } from '../../src/discord/kit/requests.ts';
import { steadyRest } from '../../src/discord/kit/transport.ts';
import { isPosted, post } from '../../src/discord/post.ts';
import { Poster } from '../../src/moderation/poster.ts';
import { createLog } from '../../src/observe/log.ts';
import type { PostingOutcome } from '../../src/store/postings.ts';
import { openStore, type Place, type Store } from '../../src/store/store.ts';
import { type Discord, startDiscord } from '../discord-server/discord.ts';
import type { Channel } from '../discord-server/people/handles.ts';
import { emptyFolder } from '../store/folder.ts';
import { POSTGRES, type Postgres, startPostgres } from '../store/postgres.ts';

const MINUTE_MS = 60_000;
/** Longer than Discord knows a nonce. */
const LONG_MS = 20 * MINUTE_MS;
/** So short that a test can wait for it to end. */
const LEASE_MS = 1_500;

let discord: Discord;
let channel: Channel;

beforeAll(async () => {
  discord = await startDiscord();
});
afterAll(async () => {
  expect(discord.violations).toEqual([]);
  await discord.stop();
});
beforeEach(() => {
  channel = discord.guild('Fennbridge').channel('moderators');
});

/** A process of the bot, as far as it posts. */
async function processAt(place: Place, lease: { leaseMs?: number } = {}) {
  const log = createLog('silent');
  const store = await openStore(place);
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { ...steadyRest({ log, patienceMs: 300 }), api: discord.api },
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  await ready;
  const clock = { ahead: 0 };
  const now = () => new Date(Date.now() + clock.ahead).toISOString();
  const refused: string[] = [];
  const bot = {
    log,
    requests: new Requests(log),
    post: (target: string, view: Parameters<typeof post>[2], key: string, signal?: AbortSignal) =>
      post(client, target, view, key, signal),
    isPosted: (target: string, key: string, since: string) => isPosted(client, target, key, since),
    isReady: () => true,
  };
  const poster = new Poster(
    { store, bot, now, ...lease },
    {
      line: {
        view: async (payload) => (payload === 'gone' ? undefined : lineView(payload)),
        refused: async (payload) => void refused.push(payload),
      },
    },
  );
  const write = (
    key: string,
    payload: string,
    target: `channel:${string}` | `user:${string}` = `channel:${channel.id}`,
  ) => store.postings.add({ key, kind: 'line', server: null, target, payload, at: now() });
  const stop = async () => {
    await client.destroy();
    await store.close();
  };
  return { store, poster, clock, bot, refused, now, write, stop };
}

function seen(place: Channel = channel): string[] {
  const ada = discord.user('ada');
  return ada
    .in(place)
    .sees()
    .map(({ text }) => text);
}

/** What became of a message: what was open is none. */
async function open({ postings }: Store): Promise<string[]> {
  return (await postings.open('9999')).map(({ key }) => key);
}

function promises(newPlace: () => Promise<Place>): void {
  it('is sent once, however often it is written down and tried', async () => {
    const { store, poster, write, stop } = await processAt(await newPlace());
    expect([await write('a', 'One line.'), await write('a', 'Another.'), await write('b', 'gone')]).toEqual([
      true,
      false,
      true,
    ]);
    await Promise.all([poster.send(), poster.send()]);
    await poster.send();
    expect(await write('a', 'Once more.')).toBe(false);
    await poster.send();
    expect(seen()).toEqual(['One line.']);
    expect(await open(store)).toEqual([]);
    await stop();
  });

  it('is sent once by two processes that are at it together', async () => {
    const place = await newPlace();
    const [one, other] = [await processAt(place), await processAt(place)];
    const lines = Array.from({ length: 12 }, (_, index) => `Line ${index}.`);
    for (const line of lines) await one.write(line, line);
    await Promise.all([one.poster.send(), other.poster.send()]);
    await one.poster.send();
    expect(seen().sort()).toEqual(lines.sort());
    await one.stop();
    await other.stop();
  });

  it('that was sent by a process that ended before it marked it is found, and marked', async () => {
    const place = await newPlace();
    const { store, bot, poster, clock, write, now, stop } = await processAt(place);
    await write('a', 'One line.');
    const [posting] = await store.postings.open('9999');
    await store.postings.take({ key: 'a', taken: posting?.taken ?? null }, now());
    await bot.post(`channel:${channel.id}`, lineView('One line.'), 'a');
    for (let count = 0; count < 150; count += 1)
      await bot.post(`channel:${channel.id}`, lineView('Chatter.'), `${count}`);
    await poster.send();
    expect(await open(store)).toEqual(['a']);
    clock.ahead = LONG_MS;
    // By then Discord has forgotten the nonce.
    discord.advance(LONG_MS);
    await poster.send();
    expect(await open(store)).toEqual([]);
    expect(seen().filter((text) => text === 'One line.')).toHaveLength(1);
    await stop();
  });

  it('that was taken by a process that ended before it sent it is sent by the next', async () => {
    const { store, poster, clock, write, now, stop } = await processAt(await newPlace());
    const bo = discord.user('bo');
    await write('a', 'One line.', `user:${bo.id}`);
    await store.postings.take({ key: 'a', taken: null }, now());
    clock.ahead = LONG_MS;
    await poster.send();
    await poster.send();
    const texts = bo.direct().sees();
    expect(texts.map(({ text }) => text)).toEqual(['One line.']);
    await stop();
  });

  it('that a process has taken and not sent is another’s after two minutes', async () => {
    const { store, poster, clock, write, now, stop } = await processAt(await newPlace());
    await write('a', 'One line.');
    await store.postings.take({ key: 'a', taken: null }, now());
    clock.ahead = 1.9 * MINUTE_MS;
    await poster.send();
    expect(seen()).toEqual([]);
    discord.user('ada').in(channel).say('Good morning.');
    clock.ahead = 2.1 * MINUTE_MS;
    await poster.send();
    expect(seen()).toEqual(['Good morning.', 'One line.']);
    await stop();
  });

  /** A process that has to wait for longer than a lease until it may send the second of two messages. */
  async function waiting(place: Place) {
    const process = await processAt(place, { leaseMs: LEASE_MS });
    discord.traffic.limit({ method: 'POST', path: '/messages', requests: 1, per: 3 * LEASE_MS });
    await process.write('a', 'First.');
    await process.write('b', 'Second.');
    const sent = process.poster.send().then(
      () => 'sent',
      () => 'given up',
    );
    while ((await open(process.store)).length > 1) await wait(LEASE_MS / 20);
    return { ...process, sent };
  }

  it('that has to wait for long is kept by the process that waits', async () => {
    const place = await newPlace();
    const one = await waiting(place);
    await wait(1.5 * LEASE_MS);
    expect(await one.store.postings.open(new Date(Date.now() - LEASE_MS).toISOString())).toEqual([]);
    expect(await one.sent).toBe('sent');
    expect([seen(), await open(one.store)]).toEqual([['First.', 'Second.'], []]);
    discord.traffic.calm();
    await one.stop();
  });

  it('that another process had to take over is sent by that one alone', async () => {
    const place = await newPlace();
    const one = await waiting(place);
    const takeOver = async () => {
      const [{ key, taken } = { key: '', taken: null }] = await one.store.postings.open('9999');
      return one.store.postings.take({ key, taken }, '9999');
    };
    // It may be renewed just then.
    while (!(await takeOver())) await wait(1);
    await one.sent;
    expect(seen()).toEqual(['First.']);
    discord.traffic.calm();
    await one.stop();
  });

  it('is not sent again where nobody can see whether it was', async () => {
    const { store, bot, poster, clock, write, now, stop } = await processAt(await newPlace());
    channel.deny('app', 'ReadMessageHistory');
    await write('a', 'One line.');
    await store.postings.take({ key: 'a', taken: null }, now());
    await bot.post(`channel:${channel.id}`, lineView('One line.'), 'a');
    clock.ahead = LONG_MS;
    discord.advance(LONG_MS);
    await poster.send();
    expect([seen(), await open(store)]).toEqual([['One line.'], []]);
    await stop();
  });

  it('that Discord refuses is told of, and not tried again', async () => {
    const { store, poster, refused, write, stop } = await processAt(await newPlace());
    await write('a', 'Closed.', `user:${discord.user('closed').closeDirect().id}`);
    await write('b', 'No channel.', 'channel:123456789012345678');
    const silent = discord.guild('Silent').channel('general').deny('app', 'SendMessages');
    await write('c', 'No voice.', `channel:${silent.id}`);
    await poster.send();
    expect(refused.sort()).toEqual(['Closed.', 'No channel.', 'No voice.']);
    expect(await open(store)).toEqual([]);
    await stop();
  });

  it('whose answer is lost is one message, and what never arrived is sent later', async () => {
    const { store, poster, clock, write, stop } = await processAt(await newPlace());
    discord.traffic.drop({ method: 'POST', path: '/messages', times: 20, carriedOut: true });
    await write('a', 'Arrived.');
    await poster.send();
    discord.traffic.calm();
    discord.traffic.drop({ method: 'POST', path: '/messages', times: 20 });
    await write('b', 'Lost.');
    await poster.send();
    discord.traffic.calm();
    expect([seen(), await open(store)]).toEqual([['Arrived.'], ['a', 'b']]);
    clock.ahead = LONG_MS;
    discord.advance(LONG_MS);
    await poster.send();
    expect([seen(), await open(store)]).toEqual([['Arrived.', 'Lost.'], []]);
    await stop();
  });

  it('is given up after two days, and goes with its server before', async () => {
    const { store, poster, clock, write, now, stop } = await processAt(await newPlace());
    await write('a', 'Too late.');
    const server = '998877665544332211';
    const target = `channel:${channel.id}` as const;
    await store.postings.add({ key: 's', kind: 'line', server, target, payload: 'Gone.', at: now() });
    await store.departures.add(server, now());
    clock.ahead = 3 * 24 * 60 * MINUTE_MS;
    await poster.send();
    expect(seen()).toEqual([]);
    expect(await open(store)).toEqual([]);
    await stop();
  });
}

describe('on a SQLite file', () => promises(async () => ({ folder: await emptyFolder() })));

describe.skipIf(POSTGRES === undefined)('on PostgreSQL', () => {
  let postgres: Promise<Postgres> | undefined;
  afterAll(async () => (await postgres)?.stop());
  promises(async () => {
    postgres ??= startPostgres(POSTGRES ?? '');
    return { url: await (await postgres).newDatabase() };
  });
});

/** Starts a process that sends what is open, and kills it soon after it has begun. @returns whether it was done before */
async function killed(folder: string, now: string): Promise<boolean> {
  const program = path.join(import.meta.dirname, 'poster-process.ts');
  const child = spawn(process.execPath, [program, folder, discord.api, discord.token, now], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (printed === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * 600);
    printed += text;
  });
  await new Promise((resolve) => child.once('close', resolve));
  return printed.includes('done');
}

it('after kills at any instant each message stands once, and none is missing', { timeout: 240_000 }, async () => {
  const folder = await emptyFolder();
  const store = await openStore({ folder });
  const begun = Date.now();
  const lines = Array.from({ length: 40 }, (_, index) => `Line ${index}.`);
  const at = new Date(begun).toISOString();
  const target = `channel:${channel.id}` as const;
  for (const line of lines)
    await store.postings.add({ key: line, kind: 'line', server: null, target, payload: line, at });
  // Of an empty channel a process that does not know its server can't tell whether it may read there.
  discord.user('ada').in(channel).say('Good morning.');
  let runs = 0;
  for (let left = lines.length; left > 0; runs += 1) {
    await killed(folder, new Date(begun + runs * LONG_MS).toISOString());
    discord.advance(LONG_MS);
    left = (await open(store)).length;
  }
  expect(runs).toBeGreaterThan(1);
  expect(seen().slice(1).sort()).toEqual(lines.sort());
  await store.close();
});

const OUTCOMES: readonly PostingOutcome[] = ['sent', 'unknown'];
it.each(OUTCOMES)('what is done keeps nothing of what it was made of: %s', async (outcome) => {
  const store = await openStore({ folder: await emptyFolder() });
  const at = '2026-03-01T12:00:00.000Z';
  await store.postings.add({ key: 'a', kind: 'line', server: null, target: 'user:1', payload: 'x', at });
  await store.postings.mark('a', outcome, at);
  await store.postings.removeOld('2026-04-01T12:00:00.000Z');
  expect(await store.postings.add({ key: 'a', kind: 'line', server: null, target: 'user:1', payload: 'x', at })).toBe(
    false,
  );
  await store.postings.removeOld('2026-06-01T12:00:00.000Z');
  expect(await store.postings.add({ key: 'a', kind: 'line', server: null, target: 'user:1', payload: 'x', at })).toBe(
    true,
  );
  await store.close();
});
