import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openRecord } from '../../src/terminal/open-record.ts';
import { edited, type Files, folderOf, GAZETTE, SMALL_CORPUS } from '../corpus/small-corpus.ts';
import { emptyFolder } from '../store/folder.ts';

/** Titles on record, from a folder that holds these files. */
async function titles(files: Files, keptIn: string): Promise<string[]> {
  const { record } = await openRecord(await folderOf(files), keptIn);
  return (record?.corpus.sources ?? []).map(({ title }) => title);
}

async function place(): Promise<string> {
  return path.join(await emptyFolder(), 'cache', 'record.json');
}

test('what was read once is what the next start answers from', async () => {
  const kept = await place();
  const first = await titles(SMALL_CORPUS, kept);
  const text = await readFile(kept, 'utf8');
  // To see that it is read from there.
  await writeFile(kept, text.replaceAll(first[0] ?? '', 'Kept'));
  expect(await titles(SMALL_CORPUS, kept)).toContain('Kept');
  expect(await readdir(path.dirname(kept))).toEqual(['record.json']);
});

test('a file that has changed is read again, and all are where what is kept is no such thing', async () => {
  const kept = await place();
  const before = await titles(SMALL_CORPUS, kept);
  const changed = edited(GAZETTE, before[0] ?? '', 'Another title');
  expect(await titles(changed, kept)).toContain('Another title');
  expect(await titles(SMALL_CORPUS, kept)).toEqual(before);
  await writeFile(kept, '{"key":');
  expect(await titles(SMALL_CORPUS, kept)).toEqual(before);
});

test('nothing is kept of a corpus with errors, or where the folder can’t be written', async () => {
  const kept = await place();
  await titles({ ...SMALL_CORPUS, [GAZETTE]: 'no source' }, kept);
  await expect(readFile(kept)).rejects.toThrow();
  await mkdir(kept, { recursive: true });
  expect(await titles(SMALL_CORPUS, kept)).toHaveLength(2);
});
