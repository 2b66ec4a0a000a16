import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GatewayCloseCodes } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SETUP } from '../../src/discord/setup.ts';
import { type Discord, startDiscord } from '../discord-server/discord.ts';
import { POSTGRES, type Postgres, startPostgres } from '../store/postgres.ts';
import { Program } from './program.ts';

// Each test starts the program in a process of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

let discord: Discord;
let folder: string;
let program: Program;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'program-'));
  discord = await startDiscord();
});
afterEach(async () => {
  await program.stop();
  await discord.stop();
  await rm(folder, { recursive: true, force: true });
});

const start = async (env: Record<string, string> = {}) => {
  program = Program.start(discord, { BLUELAMP_DATA: folder, ...env });
  await program.ready();
};

const places: [string, () => Promise<Record<string, string>>][] = [['a SQLite file', async () => ({})]];
let postgres: Postgres | undefined;
beforeAll(async () => {
  if (POSTGRES !== undefined) postgres = await startPostgres(POSTGRES);
});
afterAll(() => postgres?.stop());
if (POSTGRES !== undefined)
  places.push(['PostgreSQL', async () => ({ DATABASE_URL: (await postgres?.newDatabase()) ?? '' })]);

describe.each(places)('the program on %s', (_name, place) => {
  it.each([
    ['the token is reset', GatewayCloseCodes.AuthenticationFailed, SETUP.wrongToken],
    ['an intent is withdrawn', GatewayCloseCodes.DisallowedIntents, SETUP.missingIntent],
  ])('stops in order when %s, with the line that a start would give', async (_what, code, line) => {
    await start(await place());
    discord.gateway.close(code);
    expect(await program.ended()).toBe(1);
    expect(program.errors).toBe(`${line}\n`);
    expect(program.messages()).not.toContain('Leaving with requests unfinished.');
  });
});

describe('the program', () => {
  it('ends when it is told to while it connects to the gateway anew', async () => {
    await start();
    discord.gateway.close(GatewayCloseCodes.SessionTimedOut);
    await vi.waitFor(() => expect(discord.gateway.connected).toBe(false), { timeout: 10_000 });
    // By then it has connected, and waits for its turn to identify.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await program.stop();
    expect(program.status).toBe(0);
  });

  it('ends in order when it is told to', async () => {
    await start();
    await program.stop();
    expect(program.status).toBe(0);
    expect(program.errors).toBe('');
  });

  it('goes on when something fails that nobody waited for', async () => {
    await start();
    // On “invalid session” without a boolean discord.js rejects a promise that it does not await.
    discord.gateway.say({ op: 9, d: null });
    await expect
      .poll(() => program.messages(), { timeout: 10_000 })
      .toContain('Something failed that nobody waited for; going on.');
    const answer = await discord.user('alice').in(discord.guild('Brixton').channel()).slash('help');
    expect(answer.failed).toBeUndefined();
  });
});

/** A module preloaded into the program's process: on SIGHUP it throws an exception that nothing catches. */
const FAULTY = `data:text/javascript,${encodeURIComponent(
  "process.on('SIGHUP', () => setTimeout(() => { throw new Error('half-way through something'); }));",
)}`;

describe('an exception that nobody catches', () => {
  it('ends the program in order, with status 1 and its cause in the log', async () => {
    await start({ NODE_OPTIONS: `--import ${FAULTY}` });
    program.signal('SIGHUP');
    expect(await program.ended()).toBe(1);
    const [told] = program
      .log()
      .filter(({ msg }) => msg === 'Something was thrown that nobody caught; stopping in order.');
    expect(told).toMatchObject({ level: 60, err: { message: 'half-way through something' } });
    expect(program.errors).toBe('');
  });
});

describe('without a token and without a terminal', () => {
  it('the program says what is missing, and does not pass for a success', async () => {
    program = Program.start(discord, { DISCORD_TOKEN: '' });
    expect(await program.ended()).toBe(2);
    expect(program.errors).toMatch(/^DISCORD_TOKEN is not set, .*\n$/);
    expect(program.output).toBe('');
  });

  it('a conversation can still come from a file or another program', async () => {
    const main = path.join(import.meta.dirname, '../../src/main.ts');
    const child = spawn(process.execPath, [main], { env: { ...process.env, DISCORD_TOKEN: '' }, stdio: 'pipe' });
    child.stdin.end('help\n');
    const [status] = await once(child, 'exit');
    expect(status).toBe(0);
  });
});
