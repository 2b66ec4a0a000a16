import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { extractCommand } from '../../src/terminal/extract-command.ts';
import { folderOf, SMALL_CORPUS } from '../corpus/small-corpus.ts';
import { run } from './terminal.ts';

const TEXT =
  'Bo Marsh said: “The boats have to wait until the lock is mended.” In 2015 the River Police stopped 31 boats.';

async function extract(args: string[], typed: string | Buffer = '') {
  return run(extractCommand, [...args, '--corpus', await folderOf(SMALL_CORPUS)], { typed });
}

describe('extract --jsonl', () => {
  test('prints a line for each line, in order, with the ids of the record', async () => {
    const lines = [
      JSON.stringify({ id: 'a', text: TEXT, published: '2016-06-01' }),
      JSON.stringify({ id: 'b', text: '' }),
    ];
    const { status, stdout, stderr } = await extract(['--jsonl'], lines.join('\n'));
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const [first, second] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({
      id: 'a',
      quotes: [{ kind: 'direct', speaker: 'Bo Marsh', personId: 'bo-marsh', confidence: expect.any(Number) }],
      figures: [{ value: 31, unit: 'boats', period: { from: '2015-01-01', to: '2015-12-31' } }],
    });
    for (const { start, end, text } of [...first.quotes, ...first.figures]) expect(TEXT.slice(start, end)).toBe(text);
    expect(second).toEqual({ id: 'b', quotes: [], figures: [] });
  });

  test('takes pages: what they say of themselves, and the places of the findings in their text', async () => {
    const head = '<title>Boats | The Gazette</title><meta property="og:site_name" content="The Gazette">';
    const html = `<!doctype html><html><head>${head}</head><body><article><p>${TEXT}</p></article></body></html>`;
    const { stdout } = await extract(['--jsonl'], JSON.stringify({ id: 'p', html, url: 'https://gazette.test/a' }));
    const { page, quotes, figures } = JSON.parse(stdout);
    expect(page).toEqual({ title: 'Boats', publisher: 'The Gazette', published: null, text: TEXT });
    expect(quotes).toMatchObject([{ speaker: 'Bo Marsh', personId: 'bo-marsh' }]);
    for (const { start, end, text } of [...quotes, ...figures]) expect(page.text.slice(start, end)).toBe(text);
  });

  test('tells why a page can’t be read', async () => {
    const { status, stdout } = await extract(['--jsonl'], '{"id": "p", "html": "<!doctype html><body></body>"}');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      id: 'p',
      line: 1,
      error: expect.stringMatching(/^The page can’t be read: .+/),
    });
  });

  test('tells the post in which somebody speaks', async () => {
    const text = 'Mayor of Wexbridge Ada Moss said: “We are glad of it, and so are the schools.”';
    const { stdout } = await extract(['--jsonl'], JSON.stringify({ id: 'r', text }));
    expect(JSON.parse(stdout).quotes).toMatchObject([{ speaker: 'Ada Moss', role: 'Mayor of Wexbridge' }]);
  });

  test('tells what is wrong with a line on its own line, and goes on', async () => {
    const wrong = [
      'nonsense',
      '{"id": 1, "text": "a"}',
      '{"id": "a"}',
      '{"id": "a", "text": "", "published": "June"}',
      '',
    ];
    const { status, stdout } = await extract(
      ['--jsonl'],
      [...wrong, '{"id": "z", "text": "", "published": null}'].join('\n'),
    );
    expect(status).toBe(0);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      ...[{}, {}, { id: 'a' }, { id: 'a' }, {}].map((named, index) => ({
        line: index + 1,
        ...named,
        error: expect.stringMatching(/^The line is not/),
      })),
      { id: 'z', quotes: [], figures: [] },
    ]);
  });
});

describe('extract', () => {
  test('shows people who is quoted and what is counted', async () => {
    const { status, stdout } = await extract(['-', '--published', '2016-06-01'], TEXT);
    expect(status).toBe(0);
    expect(stdout).toContain('1 quotation, 1 figure');
    expect(stdout).toContain('Bo Marsh (bo-marsh)');
    expect(stdout).toContain('┃ “The boats have to wait until the lock is mended.”');
    expect(stdout).toMatch(/31 +boats/);
  });

  test('with --json prints one object for a file', async () => {
    const file = path.join(await folderOf(SMALL_CORPUS), 'boats.txt');
    await writeFile(file, TEXT);
    const { stdout, stderr } = await extract([file, '--json']);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ id: file, quotes: [{ speaker: 'Bo Marsh' }], figures: [{ value: 31 }] });
  });

  test('goes on after what cannot be read, and ends with 1', async () => {
    const { status, stdout, stderr } = await extract(['nowhere.txt', '-'], TEXT);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^There is no file nowhere\.txt/);
    expect(stdout).toContain('Bo Marsh');
  });

  test.each([
    [['--jsonl', 'a']],
    [['--jsonl', '--json']],
    [['a', 'b', '--json']],
    [['--published', 'June']],
    [['--all']],
  ])('%j is wrong use: 2', async (args) => {
    const { status, stdout, stderr } = await extract(args, TEXT);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^\S.*\n\nUsage: npm run extract/s);
  });
});
