import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Config, environmentWithFile, readConfig } from '../src/config.ts';

const PROJECT = path.join(import.meta.dirname, '..');

afterEach(() => vi.unstubAllEnvs());

function configOf(environment: Record<string, string>): Config {
  const read = readConfig(environment);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.config;
}

describe('readConfig', () => {
  const DEFAULTS = {
    discordToken: undefined,
    devGuild: undefined,
    operatorChannel: undefined,
    forumChannels: [],
    messageContent: false,
    corpusFolder: path.join(PROJECT, 'corpus'),
    fetchHosts: [],
    dataFolder: path.join(PROJECT, 'data'),
    databaseUrl: undefined,
    curators: [],
    homeServer: undefined,
    pages: undefined,
    archive: { api: 'https://archive.org', copies: 'https://web.archive.org' },
    today: undefined,
    metricsPort: undefined,
    logLevel: 'info',
  };

  test('has a default for everything', () => {
    expect(configOf({})).toEqual(DEFAULTS);
  });

  test('takes an empty variable as absent', () => {
    expect(configOf({ DISCORD_TOKEN: '', BLUELAMP_CORPUS: '', BLUELAMP_TODAY: '', LOG_LEVEL: '' })).toEqual(DEFAULTS);
  });

  test('reads every variable', () => {
    const environment = {
      DISCORD_TOKEN: 'a.b-c.d_e',
      DISCORD_DEV_GUILD: '112233445566778899',
      BLUELAMP_OPERATOR_CHANNEL: '212233445566778899',
      BLUELAMP_FORUM_CHANNELS: '312233445566778899, 412233445566778899',
      BLUELAMP_MESSAGE_CONTENT: 'true',
      BLUELAMP_CORPUS: './other',
      BLUELAMP_DATA: './kept',
      DATABASE_URL: 'postgres://lamp@localhost/lamp',
      BLUELAMP_CURATORS: '512233445566778899',
      BLUELAMP_HOME_SERVER: '612233445566778899',
      BLUELAMP_FETCH_HOSTS: '127.0.0.1:8080, pages.test',
      BLUELAMP_PAGES: 'http://127.0.0.1:8080',
      BLUELAMP_ARCHIVE: 'http://127.0.0.1:8081/',
      BLUELAMP_ARCHIVE_PAGES: 'http://127.0.0.1:8082/',
      BLUELAMP_DISCORD_API: 'http://127.0.0.1:8083/api',
      BLUELAMP_SHARDS: '0-3/16',
      BLUELAMP_TODAY: '2026-03-01',
      LOG_LEVEL: 'debug',
    };
    expect(configOf(environment)).toEqual({
      discordToken: 'a.b-c.d_e',
      devGuild: '112233445566778899',
      operatorChannel: '212233445566778899',
      forumChannels: ['312233445566778899', '412233445566778899'],
      messageContent: true,
      discordApi: 'http://127.0.0.1:8083/api',
      shards: { from: 0, to: 3, of: 16 },
      corpusFolder: './other',
      dataFolder: './kept',
      databaseUrl: 'postgres://lamp@localhost/lamp',
      curators: ['512233445566778899'],
      homeServer: '612233445566778899',
      fetchHosts: ['127.0.0.1:8080', 'pages.test'],
      pages: 'http://127.0.0.1:8080',
      archive: { api: 'http://127.0.0.1:8081', copies: 'http://127.0.0.1:8082' },
      today: '2026-03-01',
      logLevel: 'debug',
    });
  });

  test('reports every problem at once, with an example of what is right', () => {
    const read = readConfig({ DISCORD_TOKEN: 'Bot a.b.c', BLUELAMP_TODAY: '2026-02-30', LOG_LEVEL: 'loud' });
    const problems = 'problems' in read ? read.problems : [];
    expect(problems.map(({ variable }) => variable)).toEqual(['DISCORD_TOKEN', 'BLUELAMP_TODAY', 'LOG_LEVEL']);
    for (const { expected, example } of problems) expect([expected, example]).not.toContain('');
    const [, day, level] = problems.map(({ example }) => example);
    expect(readConfig({ BLUELAMP_TODAY: day, LOG_LEVEL: level })).toHaveProperty('config');
  });

  test.each([
    ['auto', undefined],
    ['5/16', { from: 5, to: 5, of: 16 }],
    ['12-15/16', { from: 12, to: 15, of: 16 }],
  ])('reads %s as connections', (text, shards) => {
    expect(configOf({ BLUELAMP_SHARDS: text }).shards).toEqual(shards);
  });

  test.each(['16/16', '4-2/16', '0-16/16', '3', '0-3', '-1/4', '0/0', 'all'])('takes no connections %s', (text) => {
    expect(readConfig({ BLUELAMP_SHARDS: text })).toHaveProperty('problems.0.variable', 'BLUELAMP_SHARDS');
  });

  test('does not repeat a wrong token, which may be a real one', () => {
    expect(JSON.stringify(readConfig({ DISCORD_TOKEN: 'my secret' }))).not.toContain('secret');
  });
});

describe('environmentWithFile', () => {
  test('puts the environment of the process before the file', async () => {
    const file = path.join(tmpdir(), `bluelamp-${process.pid}.env`);
    onTestFinished(() => rm(file));
    await writeFile(file, 'LOG_LEVEL=debug\nBLUELAMP_TODAY="2026-03-01"\n');
    vi.stubEnv('LOG_LEVEL', 'warn');
    vi.stubEnv('BLUELAMP_TODAY', undefined);
    expect(environmentWithFile(file)).toMatchObject({ LOG_LEVEL: 'warn', BLUELAMP_TODAY: '2026-03-01' });
    expect(process.env.BLUELAMP_TODAY).toBeUndefined();
  });

  test('does without a file', () => {
    vi.stubEnv('LOG_LEVEL', 'warn');
    expect(environmentWithFile('/nowhere/.env')).toMatchObject({ LOG_LEVEL: 'warn' });
  });
});

test('.env.example explains every variable that is read, and no other', async () => {
  const asked = new Set<string>();
  readConfig(new Proxy({}, { get: (_target, name) => void asked.add(String(name)) }));
  const example = await readFile(path.join(PROJECT, '.env.example'), 'utf8');
  const explained = example.split(/\n\s*\n/).flatMap((block) => /^#.*\n(\w+)=$/s.exec(block.trim())?.[1] ?? []);
  expect(new Set(explained)).toEqual(asked);
  expect(example.match(/^#?\w+=/gm)).toHaveLength(explained.length);
});
