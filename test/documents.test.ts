import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { CACHED, HISTORY, MESSAGE, REMEMBERED } from '../src/discord/kit/limits.ts';

const PROJECT = path.join(import.meta.dirname, '..');
const textOf = (file: string) => readFileSync(path.join(PROJECT, file), 'utf8');

/** What a document tells one to write is not there yet. */
const TO_WRITE = /\/who\.(?:test\.)?ts$/;

describe.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md'])('%s', (document) => {
  const text = textOf(document);

  test('names files and folders that are there', () => {
    const named = [...text.matchAll(/`((?:src|commands|test|corpus)\/[\w./-]*)`|\]\(((?!https?:)[\w./-]+)\)/g)];
    const files = named.map(([, told, linked]) => told ?? linked ?? '').filter((file) => !TO_WRITE.test(file));
    expect(files.filter((file) => !existsSync(path.join(PROJECT, file)))).toEqual([]);
  });

  test('names scripts of npm that are there', () => {
    const scripts = [...text.matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, script = '']) => script);
    expect(scripts.filter((script) => !(script in packageJson.scripts))).toEqual([]);
  });
});

test('the code that CONTRIBUTING.md shows imports what there is to import', async () => {
  const blocks = [...textOf('CONTRIBUTING.md').matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code);
  const imports = blocks.flatMap((code) => [...code.matchAll(/import \{(.*?)\} from '\.\.\/(.*?)';/g)]);
  expect(imports.length).toBeGreaterThan(1);
  for (const [, names = '', file = ''] of imports) {
    // The code stands one folder below the root, or two.
    const place = [file, path.join('test', file)].find((each) => existsSync(path.join(PROJECT, each)));
    const module: object = await import(path.join(PROJECT, place ?? file));
    const values = names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => !name.startsWith('type '));
    expect(Object.keys(module)).toEqual(expect.arrayContaining(values));
  }
});

test('the newest version of CHANGELOG.md is the one of package.json', () => {
  expect(/^## (\S+)$/m.exec(textOf('CHANGELOG.md'))?.[1]).toBe(packageJson.version);
});

test.each([
  ['text files', `a text file of up to ${MESSAGE.textFileBytes / 1_000} kB`],
  ['conversations', `the latest ${HISTORY.messages} messages`],
  ['answers that follow', `for the latest ${REMEMBERED.messages.toLocaleString('en-GB')} messages that it treated`],
  ['what is told once', `so that it says so once: the latest ${REMEMBERED.messages.toLocaleString('en-GB')}`],
  ['messages', `${CACHED.messagesInChannel} in each channel, for ${CACHED.messagesFor.lifetime / 60} minutes`],
  ['people', `${CACHED.users} people and ${CACHED.membersInServer} members of each server at most`],
])('PRIVACY.md says of %s what holds', (_of, says) => {
  expect(textOf('PRIVACY.md').replaceAll(/\s+/g, ' ')).toContain(says);
});

test('drawings that stand beside each other in README.md are equally high', () => {
  const heightOf = (file: string) => /<svg[^>]* height="(\d+)"/.exec(textOf(file))?.[1];
  const rows = textOf('README.md')
    .split('\n')
    .map((line) => [...line.matchAll(/\]\(([\w/-]+\.svg)\)/g)].map(([, file = '']) => heightOf(file)))
    .filter((heights) => heights.length > 1);
  expect(rows.length).toBeGreaterThan(4);
  for (const heights of rows) expect(heights).toEqual(heights.map(() => expect.stringMatching(`^${heights[0]}$`)));
});
