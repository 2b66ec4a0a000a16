import { expect, test } from 'vitest';
import { Turns } from '../../src/fetch/turns.ts';

const never = new Promise<never>(() => undefined);
const rested = () => 0;

test('a host has its turns one after the other, with a rest between', async () => {
  const turns = new Turns();
  const times: number[] = [];
  const note = async () => {
    times.push(performance.now());
  };
  await Promise.all([turns.take('a', note, () => 60), turns.take('a', note, () => 60)]);
  const [first = 0, second = 0] = times;
  expect(second - first).toBeGreaterThan(50);
});

test('a host that does not answer holds up no other', async () => {
  const turns = new Turns();
  void turns.take('slow', () => never, rested);
  expect(await turns.take('quick', async () => 'done', rested)).toBe('done');
});

test('so many wait for one host, and no more', async () => {
  const turns = new Turns();
  for (let each = 0; each < 20; each++) void turns.take('slow', () => never, rested);
  expect(await turns.take('slow', async () => 'done', rested)).toBe('full');
  expect(await turns.take('quick', async () => 'done', rested)).toBe('done');
});

test('so many are fetched at all, and no more', async () => {
  const turns = new Turns();
  for (let each = 0; each < 100; each++) void turns.take(`slow ${each}`, () => never, rested);
  expect(await turns.take('quick', async () => 'done', rested)).toBe('full');
});

test('whoever stops waiting leaves the others their turn', async () => {
  const turns = new Turns();
  const stop = new AbortController();
  let finish: (value: string) => void = () => undefined;
  const first = turns.take('a', () => new Promise<string>((resolve) => (finish = resolve)), rested);
  const second = turns.take('a', async () => 'second', rested, stop.signal);
  const third = turns.take('a', async () => 'third', rested);
  stop.abort();
  await expect(second).rejects.toThrow(/abort/i);
  finish('first');
  expect([await first, await third]).toEqual(['first', 'third']);
});

test('a fault leaves the next its turn', async () => {
  const turns = new Turns();
  const fault = turns.take('a', () => Promise.reject(new Error('broken')), rested);
  const next = turns.take('a', async () => 'next', rested);
  await expect(fault).rejects.toThrow('broken');
  expect(await next).toBe('next');
});

test('nobody waits for one that is closed', async () => {
  const turns = new Turns();
  await turns.take(
    'a',
    async () => 'first',
    () => 60_000,
  );
  const waiting = turns.take('a', async () => 'second', rested);
  turns.close();
  await expect(waiting).rejects.toThrow(/abort/i);
});
