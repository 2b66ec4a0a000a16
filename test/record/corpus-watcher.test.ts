import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { loadFiles } from '../../src/corpus/files.ts';
import type { CorpusFiles } from '../../src/corpus/parse.ts';
import type { Problem } from '../../src/corpus/problem.ts';
import { CorpusWatcher } from '../../src/record/corpus-watcher.ts';
import { folderOf, GAZETTE, HERALD, SMALL_CORPUS } from '../corpus/small-corpus.ts';

const MENDED = SMALL_CORPUS[GAZETTE].replace('A lock was shut.', 'The lock was shut.');
const ANOTHER = 'sources/2016-05-02-river-herald-more.md';
const BROKEN = SMALL_CORPUS[GAZETTE].replace('title: Boats', 'title: [Boats');
/** Longer than what is waited for before files are taken. */
const A_WHILE = 1_000;

const failing = vi.hoisted(() => ({ watch: undefined as Error | undefined }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    watch: (...args: Parameters<typeof fs.watch>) => {
      if (failing.watch !== undefined) throw failing.watch;
      return fs.watch(...args);
    },
  };
});
afterEach(() => {
  failing.watch = undefined;
});

/** A folder that is followed, and what came of it. */
async function following(own: { lookMs?: number; take?: (files: CorpusFiles) => Promise<void> } = {}) {
  const folder = await folderOf(SMALL_CORPUS);
  const happened = {
    taken: [await loadFiles(folder)],
    broken: [] as Problem[][],
    mended: [] as string[],
    faults: [] as unknown[],
  };
  const edits = new CorpusWatcher(folder, {
    current: () => happened.taken.at(-1) ?? { files: new Map(), problems: [] },
    take: async (files) => {
      await own.take?.(files);
      happened.taken.push(files);
    },
    onBroken: (problems) => happened.broken.push([...problems]),
    onRepaired: (problems) => happened.mended.push(...problems.map(({ file }) => file)),
    onFault: (fault) => happened.faults.push(fault),
    lookMs: own.lookMs ?? 200,
  });
  onTestFinished(() => edits.close());
  return {
    ...happened,
    edits,
    folder,
    save: (file: string, text: string) => writeFile(path.join(folder, file), text),
    now: (file: string) => happened.taken.at(-1)?.files.get(file),
  };
}

const soon = { timeout: 10_000 };

describe('a corpus folder that is followed', () => {
  test('gives a sound edit, a new file and a removed one', async () => {
    const { save, now, folder, broken } = await following();
    await save(GAZETTE, MENDED);
    await expect.poll(() => now(GAZETTE), soon).toBe(MENDED);
    const another = SMALL_CORPUS[HERALD].replace('example.org/lock', 'example.org/more').replace('05-01', '05-02');
    await save(ANOTHER, another);
    await rm(path.join(folder, GAZETTE));
    await expect.poll(() => now(GAZETTE), soon).toBeUndefined();
    expect(now(ANOTHER)).toBe(another);
    expect(broken).toEqual([]);
  });

  test('keeps the last good text of a broken file, tells of it once, and tells when it is mended', async () => {
    const { save, now, broken, mended } = await following();
    await save(GAZETTE, BROKEN);
    await expect.poll(() => broken.length, soon).toBe(1);
    expect(broken[0]).toMatchObject([{ file: GAZETTE, line: expect.any(Number) }]);
    await save(HERALD, SMALL_CORPUS[HERALD].replace('The lock was opened again.', 'It was opened again.'));
    await expect.poll(() => now(HERALD), soon).toContain('It was opened again.');
    expect([now(GAZETTE), broken.length]).toEqual([SMALL_CORPUS[GAZETTE], 1]);
    await save(GAZETTE, MENDED);
    await expect.poll(() => now(GAZETTE), soon).toBe(MENDED);
    expect([broken.length, mended]).toEqual([1, [GAZETTE]]);
  });

  test('keeps a person who is still quoted, and the sources that quote them', async () => {
    const { save, now, broken } = await following();
    const without = SMALL_CORPUS['people.yaml'].replace('ada-finch', 'ada-reed');
    await save('people.yaml', without);
    await expect.poll(() => broken.length, soon).toBe(1);
    expect([now('people.yaml'), now(GAZETTE)]).toEqual([SMALL_CORPUS['people.yaml'], SMALL_CORPUS[GAZETTE]]);
    const renamed = SMALL_CORPUS[GAZETTE].replace('ada-finch', 'ada-reed');
    await save(GAZETTE, renamed);
    await expect.poll(() => [now('people.yaml'), now(GAZETTE)], soon).toEqual([without, renamed]);
  });

  test('takes nothing of a source whose person stands in a list that is broken', async () => {
    const { save, now, broken } = await following();
    await save('people.yaml', `${SMALL_CORPUS['people.yaml']}- id: cy-reed\n  name: [Cy\n`);
    await save(GAZETTE, SMALL_CORPUS[GAZETTE].replace('ada-finch', 'cy-reed'));
    await expect.poll(() => broken.length, soon).toBeGreaterThan(0);
    expect([now('people.yaml'), now(GAZETTE)]).toEqual([SMALL_CORPUS['people.yaml'], SMALL_CORPUS[GAZETTE]]);
  });

  test('is not misled by a file that is absent or half written for a moment', async () => {
    const { save, now, folder, taken, broken } = await following();
    await rename(path.join(folder, GAZETTE), path.join(folder, 'moved'));
    await wait(150);
    await save(GAZETTE, MENDED.slice(0, 60));
    await wait(150);
    await save(GAZETTE, MENDED);
    await expect.poll(() => now(GAZETTE), soon).toBe(MENDED);
    expect([taken.length, broken]).toEqual([2, []]);
  });

  test('keeps what it said while it is gone or empty, says so, and is followed again once it is back', async () => {
    const { save, now, folder, taken, broken, mended } = await following();
    await cp(folder, `${folder}-kept`, { recursive: true });
    onTestFinished(() => rm(`${folder}-kept`, { recursive: true, force: true }));
    await rm(folder, { recursive: true });
    await expect.poll(() => broken.length, soon).toBe(1);
    await mkdir(path.join(folder, 'sources'), { recursive: true });
    await expect.poll(() => broken.length, soon).toBe(2);
    expect([taken.length, now(GAZETTE)]).toEqual([1, SMALL_CORPUS[GAZETTE]]);
    await cp(`${folder}-kept`, folder, { recursive: true });
    await expect.poll(() => mended.length, soon).toBeGreaterThan(0);
    await save(GAZETTE, MENDED);
    await expect.poll(() => now(GAZETTE), soon).toBe(MENDED);
  });

  test('misses nothing that is saved while the watching begins', async () => {
    const { save, now } = await following({ lookMs: 60_000 });
    await save(GAZETTE, MENDED);
    await expect.poll(() => now(GAZETTE), soon).toBe(MENDED);
  });

  test('is looked at now and then where the system can’t watch it, which is told once', async () => {
    failing.watch = Object.assign(new Error('ENOSPC: no space left on device, watch'), { code: 'ENOSPC' });
    const { save, now, faults } = await following();
    await save(GAZETTE, MENDED);
    await expect.poll(() => now(GAZETTE), soon).toBe(MENDED);
    expect(faults).toEqual([failing.watch]);
  });

  test('gives the last of many edits, each after the one before', async () => {
    let atOnce = 0;
    const { save, now, taken } = await following({
      take: async () => {
        atOnce += 1;
        await wait(300);
        expect(atOnce).toBe(1);
        atOnce -= 1;
      },
    });
    for (let count = 0; count < 20; count += 1) {
      await save(GAZETTE, MENDED.replace('The lock', `Lock ${String(count).padStart(2, '0')}`));
      await wait(count % 5 === 0 ? 450 : 20);
    }
    await expect.poll(() => now(GAZETTE), soon).toContain('Lock 19');
    const order = taken.map(({ files }) => String(files.get(GAZETTE)).slice(-30));
    expect(order.slice(1)).toEqual(order.slice(1).sort());
  });

  test('tries an edit again that could not be taken', async () => {
    let tries = 0;
    const { save, now, faults } = await following({
      take: async () => {
        tries += 1;
        if (tries === 1) throw new Error('No room.');
      },
    });
    await save(GAZETTE, MENDED);
    await expect.poll(() => now(GAZETTE), soon).toBe(MENDED);
    expect(faults).toHaveLength(1);
  });

  test('does nothing any more once it is closed, and closes while an edit settles', async () => {
    const { save, edits, taken, faults } = await following();
    await save(GAZETTE, MENDED);
    await wait(100);
    await edits.close();
    await save(GAZETTE, BROKEN);
    await wait(A_WHILE);
    expect([taken.length, faults]).toEqual([1, []]);
  });
});
