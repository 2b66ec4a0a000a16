import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseSource } from '../../src/corpus/parse.ts';
import { corpusCommand } from '../../src/terminal/corpus-command.ts';
import type { FetchPage } from '../../src/terminal/surroundings.ts';
import { folderOf, SMALL_CORPUS } from '../corpus/small-corpus.ts';
import { run } from './terminal.ts';

const TEXT = `Boats wait at the lock

Bo Marsh, the Chief Warden, said on Monday: “The boats have to wait until the lock is mended.”

“Nobody has told us anything about the boats,” said Cy Reed, a skipper from Walford.
`;

const PAGE = `<!doctype html><html><head>
<title>Boats wait at the lock</title>
<meta property="og:site_name" content="River Herald">
<meta property="article:published_time" content="2016-06-01T08:00:00Z">
</head><body><article><h1>Boats wait at the lock</h1>
<p>Bo Marsh, the Chief Warden, said on Monday: “The boats have to wait until the lock is mended, and that will take a few days more.”</p>
<p>The lock has been shut since the end of May, when one of its gates was found to be broken, and nothing has passed it since.</p>
<p>“Nobody has told us anything about the boats,” said Cy Reed, a skipper from Walford, who has been waiting there with his crew.</p>
</article></body></html>`;

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>River Herald</title><link>https://example.org/</link>
<description>News</description>
<item><title>Boats wait</title><link>https://example.org/wait</link></item>
<item><title>Boats go on</title><link>https://example.org/go-on</link></item>
</channel></rss>`;

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'drafts-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** `corpus draft …` for the small corpus, with drafts going to a new folder. */
async function drafted(args: string[], own: { typed?: string | Buffer; fetchPage?: FetchPage; out?: string } = {}) {
  const { out = await newFolder(), ...rest } = own;
  const all = ['draft', ...args, '--out', out];
  const result = await run(corpusCommand, all, { folder: await folderOf(SMALL_CORPUS), ...rest });
  return { ...result, out, files: out.endsWith('.md') ? [] : await readdir(out) };
}

describe('corpus draft', () => {
  test('of a pasted text writes a draft that is read back, and tells what is unsure', async () => {
    const told = ['--publisher', 'River Herald', '--date', '2016-06-01', '--url', 'https://example.org/wait'];
    const { status, stdout, stderr, files, out } = await drafted(['-', '--title', 'Boats wait', ...told], {
      typed: TEXT,
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(files).toEqual(['2016-06-01-river-herald-boats-wait.md']);
    const { source } = parseSource('draft', await readFile(path.join(out, files[0] ?? ''), 'utf8'));
    expect(source).toMatchObject({
      title: 'Boats wait',
      publisher: 'River Herald',
      url: 'https://example.org/wait',
      topics: ['boats'],
      statements: [
        {
          speaker: 'bo-marsh',
          said: '2016-05-30',
          form: 'verbatim',
          text: 'The boats have to wait until the lock is mended.',
        },
        { speaker: 'cy-reed', form: 'verbatim', text: 'Nobody has told us anything about the boats' },
      ],
    });
    expect(stdout).toContain('┃ “The boats have to wait until the lock is mended.”');
    expect(stdout).toContain('? Cy Reed is not on record: an entry is proposed.');
    expect(stdout).toContain('Found: 2 statements (2 word for word), 0 figures;');
  });

  test('of a page takes title, publisher and day from it', async () => {
    const fetchPage: FetchPage = async (url) => ({ bytes: Buffer.from(PAGE), mediaType: 'text/html', url });
    const { status, files } = await drafted(['https://example.org/wait'], { fetchPage });
    expect(status).toBe(0);
    expect(files).toEqual(['2016-06-01-river-herald-boats-wait-at-the-lock.md']);
  });

  test('of a file never overwrites what is there', async () => {
    const file = path.join(await newFolder(), 'boats.txt');
    await writeFile(file, TEXT);
    const out = path.join(await newFolder(), 'mine.md');
    expect((await drafted([file], { out })).status).toBe(0);
    const before = await readFile(out, 'utf8');
    const again = await drafted([file], { out });
    expect(again.status).toBe(1);
    expect(again.stderr).toContain(`${out} is there already and stays as it is.`);
    expect(await readFile(out, 'utf8')).toBe(before);
  });

  test('is called unfinished by a check, wherever something is left to do', async () => {
    const corpus = await folderOf(SMALL_CORPUS);
    const surroundings = { folder: corpus, typed: TEXT };
    await run(corpusCommand, ['draft', '-', '--out', path.join(corpus, 'sources')], surroundings);
    const { status, stdout } = await run(corpusCommand, ['check', '--json'], { folder: corpus });
    expect(status).toBe(1);
    const problems: { code: string; field: string }[] = JSON.parse(stdout).problems;
    expect(problems.map(({ code, field }) => `${code} ${field}`)).toEqual(
      expect.arrayContaining([
        'unfinished ',
        'unfinished url',
        'unfinished publisher',
        'unknown-id statements[1].speaker',
      ]),
    );
  });

  test('with --json prints one object, with what is unsure', async () => {
    const { stdout, stderr, out } = await drafted(['-', '--json'], { typed: TEXT });
    expect(stderr).toBe('');
    const draft = JSON.parse(stdout);
    expect(path.dirname(draft.file)).toBe(out);
    expect(draft.statements[0]).toMatchObject({
      text: 'The boats have to wait until the lock is mended.',
      confidence: expect.any(Number),
      doubts: [],
    });
    expect(draft.doubts).toContain('The address is not known.');
    expect(draft.people).toMatchObject([{ id: 'cy-reed' }]);
  });

  test('of a feed lists its entries, to choose from', async () => {
    const { status, stdout, files } = await drafted(['-'], { typed: FEED });
    expect(status).toBe(0);
    expect(stdout).toMatch(/1 {2}Boats wait\n.*https:\/\/example\.org\/wait\n.*2 {2}Boats go on/s);
    expect(files).toEqual([]);
  });

  test.each([
    ['no file', ['nowhere.txt'], '', /There is no file nowhere\.txt/],
    ['a folder', ['/'], '', /is a folder/],
    ['nothing', ['-'], '', /Nothing came on standard input/],
    ['bytes that are no text', ['-'], Buffer.from([0, 1, 2, 0xff, 0xfe, 0]), /^-: ./],
    ['a text that says nothing', ['-'], 'Boats are pretty.\n', /Nobody is quoted in -/],
    ['a page that is refused', ['https://example.org/'], '', /No page is fetched here/],
  ])('of %s drafts nothing and says why: 1', async (_, args, typed, reason) => {
    const { status, stdout, stderr, files } = await drafted(args, { typed });
    expect(stderr).toMatch(reason);
    expect(stdout).toBe('');
    expect(status).toBe(1);
    expect(files).toEqual([]);
  });

  test.each([[[]], [['a', 'b']], [['-', '--date', '1 June']], [['-', '--url', 'example.org']], [['-', '--yaml']]])(
    '%j is wrong use: 2',
    async (args) => {
      const { status, stdout, stderr } = await drafted(args, { typed: TEXT });
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/^\S.*\n\nUsage: npm run corpus -- draft/s);
    },
  );

  test('needs a corpus that can be used', async () => {
    const { status, stderr } = await drafted(['-', '--corpus', '/nowhere'], { typed: TEXT });
    expect(status).toBe(2);
    expect(stderr).toContain('The corpus in /nowhere cannot be used.');
  });
});
