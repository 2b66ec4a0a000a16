import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, storeAt } from './folder.ts';

const PUBLISHES = 1_000;

/** Starts a publisher, kills it after a random time, and tells what it had been told is published. */
async function killed(folder: string, name: string): Promise<string[]> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'publisher.ts'), folder, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    // The clock runs from the first one, however long the start takes.
    if (printed === '') setTimeout(() => child.kill('SIGKILL'), 20 + Math.random() * 400);
    printed += text;
  });
  await new Promise((resolve) => child.once('close', resolve));
  return printed.split('\n').slice(0, -1);
}

test('after a kill at any instant, all that was acknowledged is there, and nothing by halves', {
  timeout: 240_000,
}, async () => {
  const folder = await emptyFolder();
  const acknowledged: string[] = [];
  for (let run = 0; acknowledged.length < PUBLISHES; run += 1)
    acknowledged.push(...(await killed(folder, `run${run}`)));
  const { revisions } = await storeAt({ folder });
  const there = (await revisions.current()).map(({ entry }) => entry);
  const sides = Map.groupBy(there, (entry) => entry.replace(/-(left|right)$/, ''));
  expect(acknowledged.filter((name) => !sides.has(name))).toEqual([]);
  expect([...sides].filter(([, both]) => both.length !== 2)).toEqual([]);
});
