import { execFile, spawn } from 'node:child_process';
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASE_FILE } from '../../src/store/store.ts';
import { startModerated } from './moderated.ts';
import { setScene } from './scene.ts';
import { ask, confirm, ENTRY, openDraft, pageFor, publish, readyToPublish, townIn, WORDS } from './town.ts';

const scene = setScene();

describe('a database that is locked', () => {
  it('is told of with what to do; answering goes on, nothing is lost, and it works again afterwards', async () => {
    const { mod, alice } = scene.town;
    const ready = await readyToPublish(mod, (await pageFor(scene.running)).url);
    const other = new SQLite(path.join(scene.running.dataFolder, DATABASE_FILE));
    other.exec('begin exclusive');
    const refused = await mod.press(ready, 'Publish');
    expect(refused.text).toMatch(/Nothing was changed[\s\S]*locked by another program/);
    expect((await ask(alice, 'what is section 60?')).text).toContain('Section 60');
    other.exec('rollback');
    other.close();
    expect((await mod.press(await openDraft(mod), 'Publish')).text).toContain('Published.');
    expect((await ask(alice)).text).toContain(WORDS);
  });
});

describe('a database that is damaged while the bot runs', () => {
  it('is told of with what to do, and answering goes on from what was loaded', async () => {
    const own = await startModerated();
    try {
      const { mod, alice } = townIn(own);
      await publish(mod, (await pageFor(own)).url);
      const ready = await mod.slash('corpus withdraw', { entry: ENTRY, why: 'x' });
      await damage(own.dataFolder);
      const refused = await confirm(mod, ready);
      expect(refused.text).toMatch(/Nothing was changed[\s\S]*npm run restore/);
      expect((await ask(alice)).text).toContain(WORDS);
      const unanswered = await ask(alice, 'what did anybody say about police submarines in Narnia?');
      expect(unanswered.failed).toBeUndefined();
    } finally {
      await own.stop();
    }
  });
});

/** Overwrites everything but the header, in the file and in its log. */
async function damage(folder: string): Promise<void> {
  const file = path.join(folder, DATABASE_FILE);
  const other = new SQLite(file);
  other.pragma('wal_checkpoint(TRUNCATE)');
  other.close();
  const bytes = await readFile(file);
  await writeFile(file, Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(bytes.length - 100, 7)]));
}

describe('the program', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'trouble-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Starts it as an operator does, with a token that is none of Discord’s. @returns what it says and its exit status */
  async function start(corpus = ''): Promise<{ said: string; status: number }> {
    const main = path.join(import.meta.dirname, '../../src/main.ts');
    const env = {
      ...process.env,
      DISCORD_TOKEN: 'abc.def.ghi',
      BLUELAMP_DATA: folder,
      BLUELAMP_CORPUS: corpus,
      DATABASE_URL: '',
    };
    try {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [main], { env, timeout: 20_000 });
      return { said: stdout + stderr, status: 0 };
    } catch (error) {
      const {
        stdout = '',
        stderr = '',
        code = -1,
      } = Object(error) as { stdout?: string; stderr?: string; code?: number };
      return { said: stdout + stderr, status: code };
    }
  }

  it('refuses to start on a damaged database, and says what to do: what was withdrawn must not be back', async () => {
    await writeFile(path.join(folder, DATABASE_FILE), 'This is no database at all. '.repeat(400));
    const { said, status } = await start();
    expect(status).toBe(1);
    expect(said).toMatch(/The data can’t be used.*npm run restore/);
    expect(said).not.toMatch(/^\s+at /m);
  });

  it.each(['people.yaml', 'measures.yaml'])('refuses to start where %s is broken, with its line', async (file) => {
    const corpus = path.join(folder, 'corpus');
    await cp(path.join(import.meta.dirname, '../../corpus'), corpus, { recursive: true });
    await appendFile(path.join(corpus, file), '- id: [\n');
    const { said, status } = await start(corpus);
    expect(status).toBe(1);
    expect(said).toContain(file);
    expect(said).not.toMatch(/^\s+at /m);
  });
});

describe('a full disk', () => {
  it('loses nothing that was acknowledged, says so, and works again once there is room', {
    timeout: 60_000,
  }, async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'full-'));
    try {
      // What a process may write to one file is bounded, which the database meets as it meets a full disk.
      const printed = await boundedPublisher(folder);
      const acknowledged = printed.filter((line) => !line.startsWith('fault'));
      const fault = printed.find((line) => line.startsWith('fault')) ?? '';
      expect(acknowledged.length).toBeGreaterThan(3);
      expect(fault).toMatch(/^fault (?:full|not-writable): .*(?:Make room|permissions)/);
      const { openStore } = await import('../../src/store/store.ts');
      const store = await openStore({ folder });
      const there = new Set((await store.revisions.current()).map(({ entry }) => entry));
      expect(acknowledged.filter((name) => !there.has(`${name}-left`) || !there.has(`${name}-right`))).toEqual([]);
      await store.departures.add('1', '2026-03-01T12:00:00.000Z');
      await store.close();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/** Publishes until no more can be written. @returns what was acknowledged, and the fault that ended it */
async function boundedPublisher(folder: string): Promise<string[]> {
  const publisher = path.join(import.meta.dirname, '../store/publisher.ts');
  const command = `ulimit -f 2000; exec "${process.execPath}" "${publisher}" "${folder}" run`;
  const child = spawn('bash', ['-c', command], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  await new Promise((resolve) => child.once('close', resolve));
  return printed.split('\n').filter((line) => line !== '');
}
