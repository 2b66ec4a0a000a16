import { execFile, spawnSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { Observation } from '../../src/observe/observation.ts';
import { DATABASE_FILE } from '../../src/store/store.ts';
import { Program } from '../discord/program.ts';
import { type Discord, startDiscord } from '../discord-server/discord.ts';
import { emptyFolder } from '../store/folder.ts';
import { freePort } from '../store/postgres.ts';
import { samplesIn } from './scrape.ts';

const PROJECT = path.join(import.meta.dirname, '../..');
/** Prometheus’ own checker, where this machine has one. */
const PROMTOOL = 'promtool';
const ABOUT = { commands: ['ask'], version: '1.0.0' };

describe('the port', () => {
  it('is live but not ready before the bot is there', async () => {
    const observation = await Observation.start(0, ABOUT);
    const at = `http://127.0.0.1:${observation.port}`;
    expect((await fetch(`${at}/healthz/live`)).status).toBe(200);
    const response = await fetch(`${at}/healthz`);
    expect([response.status, await response.json()]).toMatchObject([503, { ready: false, record: { ok: false } }]);
    expect((await fetch(`${at}/elsewhere`)).status).toBe(404);
    expect((await fetch(`${at}/metrics`, { method: 'POST' })).status).toBe(405);
    await observation.close();
    await expect(fetch(at)).rejects.toThrow();
  });

  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const outside = addresses.find(({ internal, family }) => !internal && family === 'IPv4');

  it.skipIf(outside === undefined)('is open to this machine alone', async () => {
    const observation = await Observation.start(0, ABOUT);
    await expect(fetch(`http://${outside?.address}:${observation.port}/metrics`)).rejects.toThrow('fetch failed');
    await observation.close();
  });

  it('that is taken is an error that says what to do', async () => {
    const first = await Observation.start(0, ABOUT);
    await expect(Observation.start(first.port, ABOUT)).rejects.toThrow(
      `Port ${first.port} of 127.0.0.1 is taken by another program. Name another one in BLUELAMP_METRICS_PORT, or leave it empty.`,
    );
    await first.close();
  });
});

describe('the program', () => {
  let discord: Discord;
  let program: Program;
  let folder: string;
  let port: number;

  beforeEach(async () => {
    discord = await startDiscord();
    folder = await emptyFolder();
    port = await freePort();
    program = Program.start(discord, { BLUELAMP_DATA: folder, BLUELAMP_METRICS_PORT: String(port), LOG_LEVEL: 'info' });
    await program.ready();
  });
  afterEach(async () => {
    await program.stop();
    await discord.stop();
  });
  const health = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`);
    return { status: response.status, state: await response.json() };
  };
  const check = () =>
    promisify(execFile)(process.execPath, ['src/observe/check.js'], {
      cwd: PROJECT,
      env: { ...process.env, BLUELAMP_METRICS_PORT: String(port) },
    });

  it('serves health and metrics, and is unhealthy once its database is deleted', {
    timeout: 60_000,
  }, async () => {
    expect(await health()).toMatchObject({ status: 200, state: { ready: true, shards: { states: { ready: 1 } } } });
    expect((await check()).stdout).toContain('"ready":true');
    const ada = discord.user('ada').in(discord.guild('Fennbridge').channel('room'));
    await ada.slash('ask', { question: 'how many killings were there in London in 2018?' });
    await ada.slash('ask', { question: 'what did anybody say about submarines in Fennbridge?' });
    await discord.settled();
    await expect
      .poll(async () => {
        const samples = samplesIn(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text());
        const valuesOf = (name: string) => samples.filter((each) => each.name === name).map(({ value }) => value);
        return [
          samples.find(({ name, labels }) => name === 'bluelamp_requests_total' && labels.what === 'command:ask')
            ?.value,
          ...valuesOf('bluelamp_acknowledgement_seconds_count'),
          ...valuesOf('bluelamp_unanswered_total'),
          ...valuesOf('bluelamp_ready'),
          (valuesOf('bluelamp_index_items')[0] ?? 0) > 1_000,
        ];
      })
      .toEqual([2, 2, 1, 1, true]);
    await rm(path.join(folder, DATABASE_FILE));
    await expect.poll(health, { timeout: 20_000, interval: 500 }).toMatchObject({
      status: 503,
      state: { store: { ok: false, reason: expect.stringContaining('moved, deleted or replaced') } },
    });
    await expect(check()).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('"ready":false') });
  });

  it.skipIf(process.platform === 'win32')('switches its log to debug and back when it is sent SIGUSR2', async () => {
    const levels = () =>
      program
        .log()
        .filter(({ msg }) => msg === 'The level of the log was switched.')
        .map(({ level }) => level);
    process.kill(program.pid ?? 0, 'SIGUSR2');
    await expect.poll(levels).toEqual(['debug']);
    process.kill(program.pid ?? 0, 'SIGUSR2');
    await expect.poll(levels).toEqual(['debug', 'info']);
  });
});

describe('the files for operators', () => {
  const textOf = (file: string) => readFile(path.join(PROJECT, file), 'utf8');

  test('the container is read-only but for its data, does not run as root, and has a health check', async () => {
    const image = await textOf('Dockerfile');
    expect(image).toMatch(/^USER node$/m);
    expect(image).toMatch(/^HEALTHCHECK .*src\/observe\/check\.js/m);
    const port = /BLUELAMP_METRICS_PORT=(\d+)/.exec(image)?.[1];
    const compose = z
      .object({
        services: z.object({
          bluelamp: z.looseObject({
            read_only: z.literal(true),
            tmpfs: z.array(z.string()),
            cap_drop: z.tuple([z.literal('ALL')]),
            environment: z.looseObject({ BLUELAMP_METRICS_PORT: z.literal(port) }),
            user: z.string(),
          }),
        }),
      })
      .parse(parse(await textOf('compose.yaml')));
    expect(compose.services.bluelamp.user).not.toMatch(/^root|^0/);
  });

  test('the systemd unit starts the program as a dynamic user, and reloads with SIGUSR2', async () => {
    const unit = await textOf('src/observe/bluelamp.service');
    expect(unit).toMatch(/^ExecStart=\/opt\/bluelamp\/node_modules\/\.bin\/node src\/start\.js$/m);
    expect(unit).toMatch(/^ExecReload=.*-USR2 \$MAINPID$/m);
    expect(unit).toMatch(/^DynamicUser=yes$/m);
  });

  test.runIf(spawnSync(PROMTOOL, ['--version']).status === 0)('Prometheus takes the rules', () => {
    expect(spawnSync(PROMTOOL, ['check', 'rules', path.join(PROJECT, 'src/observe/alerts.yml')]).status).toBe(0);
  });
});
