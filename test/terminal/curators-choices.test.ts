import { access } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { hashOfOurs } from '../../src/record/words.ts';
import { DATABASE_FILE } from '../../src/store/store.ts';
import { askCommand } from '../../src/terminal/ask-command.ts';
import { openRecord } from '../../src/terminal/open-record.ts';
import { talkCommand } from '../../src/terminal/talk-command.ts';
import { emptyFolder, storeAt } from '../store/folder.ts';
import { recordOf, run, SHIPPED } from './terminal.ts';

const QUESTION = 'who was it that wanted the bobbies back on the old bike round?';
const ITEM = '2018-11-30-south-west-londoner-armed-police-london-streets#harris-fear';
const PIN = {
  question: QUESTION,
  words: 'who was it that wanted the bobbies back on the old bike round',
  item: ITEM,
  by: '9',
  at: '2026-03-01T12:00:00.000Z',
  why: 'So.',
};

async function chosen(scope: string): Promise<{ folder: string }> {
  const folder = await emptyFolder();
  const { pins } = await storeAt({ folder });
  await pins.add({ ...PIN, scope });
  return { folder };
}

test('the terminal answers as curators chose, and says so, as text and as JSON', async () => {
  const place = await chosen('shared');
  const { stdout } = await run(askCommand, [QUESTION], { place });
  expect(stdout).toMatch(/Lord Harris[\s\S]*Chosen by a moderator, 1 March 2026\./);
  const { stdout: json } = await run(askCommand, [QUESTION, '--json'], { place });
  expect(JSON.parse(json).items[0]).toMatchObject({
    id: ITEM,
    chosen: { by: 'curators', on: '2026-03-01', for: 'same' },
  });
  const { stdout: talk } = await run(talkCommand, [], { place, typed: `${QUESTION}\nwhy\n` });
  expect(talk).toMatch(/Chosen by a moderator, 1 March 2026\.[\s\S]*• Chosen by a moderator, 1 March 2026\./);
});

test('what a server chose is its own, and another corpus knows of nothing', async () => {
  const mine = await run(askCommand, [QUESTION], { place: await chosen('332233445566778899') });
  expect(mine.stdout).not.toContain('Chosen');
  const other = await run(askCommand, [QUESTION, '--corpus', SHIPPED], { place: await chosen('shared') });
  expect(other.stdout).not.toContain('Chosen');
});

test('where there is no database none is made', async () => {
  const folder = await emptyFolder();
  const { stdout } = await run(askCommand, [QUESTION], { place: { folder } });
  expect(stdout).not.toContain('Chosen');
  await expect(access(path.join(folder, DATABASE_FILE))).rejects.toThrow();
});

test('the terminal shows the exact words that curators took, as text and as JSON', async () => {
  const folder = await emptyFolder();
  const { corpus } = await recordOf(SHIPPED);
  const entry = corpus.entries.find((each) => each.kind === 'statement' && each.statement.form === 'reported');
  if (entry?.kind !== 'statement') throw new Error('Nothing is reported.');
  const { source, statement } = entry;
  const { words } = await storeAt({ folder });
  const at = 'https://example.org/page';
  await words.take(
    [
      {
        ...{ scope: 'shared', source: source.id, statement: statement.id, ours: hashOfOurs(statement), page: 'aa' },
        ...{ text: 'We zigzag, and that is that.', address: at, seen: '2026-11-29', captured: null, leans: true },
      },
    ],
    { by: '9', at: PIN.at },
  );
  const { record } = await openRecord(SHIPPED, undefined, { folder });
  const open = async () => record;
  const { stdout } = await run(askCommand, ['who said "we zigzag and that is that"'], { open });
  expect(stdout).toMatch(/Word for word, as on the page on 29 November 2026[\s\S]*“We zigzag, and that is that.”/);
  expect(stdout).toMatch(/In our own words: /);
  const { stdout: json } = await run(askCommand, ['who said "we zigzag and that is that"', '--json'], { open });
  expect(JSON.parse(json).items[0]).toMatchObject({
    id: entry.id,
    form: 'verbatim',
    text: 'We zigzag, and that is that.',
    seen: { on: '2026-11-29', at },
    paraphrase: statement.text,
    citation: { url: source.url, passageUrl: `${at}#:~:text=We%20zigzag%2C%20and%20that%20is%20that.` },
  });
});

test('a database of an earlier version, or none, shows no words and is left alone', async () => {
  const folder = await emptyFolder();
  const { record } = await openRecord(SHIPPED, undefined, { folder });
  expect(record?.corpus.sources.every(({ statements }) => statements.every(({ words }) => words === undefined))).toBe(
    true,
  );
  await expect(access(path.join(folder, DATABASE_FILE))).rejects.toThrow();
});
