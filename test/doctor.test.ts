import { execFile } from 'node:child_process';
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { DATABASE_FILE, openStore } from '../src/store/store.ts';
import { emptyFolder } from './store/folder.ts';
import { revision } from './store/revision.ts';

const START = path.join(import.meta.dirname, '../src/start.js');

/** What the doctor says of a part, as it is run in a shell. */
async function doctorOn(folder: string, part = /Data:/): Promise<string[]> {
  const env = { ...process.env, BLUELAMP_DATA: folder, DATABASE_URL: '', DISCORD_TOKEN: '' };
  const run = promisify(execFile)(process.execPath, [START, 'doctor'], { env });
  // Without a token there is something to do in any case.
  const { stdout } = await run.catch((failed: { stdout: string }) => failed);
  return stdout.split('\n').filter((line) => part.test(line));
}

test('the doctor tells what of the data is not as it was written, and what is lost', { timeout: 60_000 }, async () => {
  const [folder, copy] = [await emptyFolder(), await emptyFolder()];
  const store = await openStore({ folder });
  await store.revisions.add([revision({ text: 'The river is wide.' })]);
  for (const name of await readdir(folder)) await copyFile(path.join(folder, name), path.join(copy, name));
  await store.close();
  expect(await doctorOn(folder)).toEqual([`✓ Data: 1 published entry in ${folder}.`]);
  const file = path.join(folder, DATABASE_FILE);
  await writeFile(file, (await readFile(file, 'latin1')).replaceAll('is wide', 'is w1de'), 'latin1');
  expect((await doctorOn(folder)).at(-1)).toContain('1 text in the database is not what was written');
  await rm(path.join(copy, `${DATABASE_FILE}-wal`));
  expect((await doctorOn(copy)).at(-1)).toContain('revision 1 had been published and is gone');
});

test('the doctor says whether charts can be drawn', { timeout: 60_000 }, async () => {
  expect(await doctorOn(await emptyFolder(), /Charts/)).toEqual(['✓ Charts: can be drawn.']);
});

test('the doctor offers to fetch the exact words where there are none yet', { timeout: 60_000 }, async () => {
  expect(await doctorOn(await emptyFolder(), /words/)).toEqual([
    expect.stringMatching(/^✓ Exact words: 0 of [\d,]+ reported statements have their exact words\.$/),
    '  → Run “npm run words” to fetch them from their pages; it says first what it will do.',
  ]);
});
