import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Fetcher } from '../../src/fetch/fetcher.ts';
import { verifyCommand } from '../../src/terminal/verify-command.ts';
import { folderOf, GAZETTE, HERALD, SMALL_CORPUS } from '../corpus/small-corpus.ts';
import { siteOf } from '../fetch/site.ts';
import { run } from './terminal.ts';

const page = (...paragraphs: string[]) =>
  `<!doctype html><html><body><article>${paragraphs.map((each) => `<p>${each}</p>`).join('')}</article></body></html>`;

const BOATS = page(
  '“The lock stays shut: nobody passes.” Those were the words of Ada Finch, the Chief Warden.',
  'The River Police stopped 12 boats in 2014.',
);
const OFFERED = 'The lock is open again to all, and it was never shut to anybody.';
const LOCK = page(
  'The lock was opened.',
  `Bo Marsh, the Chief Warden, said: “${OFFERED}”`,
  '“I like boats,” said Ada Finch.',
);

/** A corpus whose two sources stand on a site of this machine, and that site. */
async function corpusOn(pages: Record<string, string | RequestListener>) {
  const site = await siteOf(pages);
  const folder = await folderOf({
    ...SMALL_CORPUS,
    [GAZETTE]: SMALL_CORPUS[GAZETTE].replace('https://example.org/boats', `${site.origin}/boats`),
    [HERALD]: SMALL_CORPUS[HERALD].replace('http://example.org/lock', `${site.origin}/lock`),
  });
  const fetcher = new Fetcher({ userAgent: 'Testlamp/1.0', allowHosts: [site.host], pauseMs: 0, deadlineMs: 400 });
  onTestFinished(() => fetcher.close());
  const verify = (args: string[] = [], typed = '') =>
    run(verifyCommand, ['--state', path.join(folder, 'state.json'), ...args], {
      folder,
      typed,
      fetchPage: (url) => fetcher.fetch(url),
    });
  return { site, folder, verify };
}

const answer =
  (status: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(status, headers).end();

describe('corpus verify', () => {
  test('says that all stands, and offers exact words for what is only reported', async () => {
    const { verify } = await corpusOn({ '/boats': BOATS, '/lock': LOCK });
    const { status, stdout } = await verify();
    expect(status).toBe(0);
    expect(stdout).toContain('marsh-open is reported; the page has exact words that may be these:');
    expect(stdout).toContain(OFFERED);
    expect(stdout).not.toContain('I like boats');
    expect(stdout).toContain(
      '2 sources: 2 read, 0 gone, 0 not read. Verbatim statements that still stand: 1 of 1; figures on their page: 1 of 1; reported statements with exact words to offer: 1.',
    );
  });

  test('says why exact words are to be looked at, or that they say the same', async () => {
    const { verify } = await corpusOn({ '/boats': BOATS, '/lock': LOCK });
    const { stdout } = await verify(['--json', 'river-herald']);
    const [source] = JSON.parse(stdout).sources;
    const [check] = source.page.statements;
    expect(check).toMatchObject({ id: 'marsh-open', heap: 'look', reasons: ['unlike', 'quoted-words-missing'] });
    const alike = 'The lock is open to all boats at last, and no barge will ever be sent away from it.';
    const { verify: again, folder } = await corpusOn({ '/boats': BOATS, '/lock': LOCK.replace(OFFERED, alike) });
    const file = path.join(folder, HERALD);
    const report = 'Bo Marsh said that the lock was open to all boats at last and that no barge would be sent away.';
    await writeFile(file, (await readFile(file, 'utf8')).replace(/text: .*/, `text: ${report}`));
    expect((await again()).stdout).toContain('marsh-open is reported; the page has exact words that say the same:');
  });

  test('tells a title and a day that the page gives differently', async () => {
    const head =
      '<head><title>Twelve boats held</title><meta property="article:published_time" content="2015-03-03"></head>';
    const { verify } = await corpusOn({ '/boats': BOATS.replace('<html>', `<html>${head}`), '/lock': LOCK });
    const { status, stdout } = await verify(['river-gazette']);
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'The record calls it “Boats stopped on the river”; the page calls itself “Twelve boats held”. The record dates it 2015-03-02; the page says 2015-03-03.',
    );
  });

  test('tells words that no longer stand there, with what the page has instead, and figures that are gone', async () => {
    const changed = page('“The lock stays open: everybody passes now,” said Ada Finch.', 'They stopped 13 boats.');
    const { verify } = await corpusOn({ '/boats': changed, '/lock': LOCK });
    const { status, stdout } = await verify(['river-gazette']);
    expect(status).toBe(1);
    expect(stdout).toContain('finch-lock: these words are not on the page:');
    expect(stdout).toMatch(/The page has instead:\s+│ “The lock stays open: everybody passes now,” said Ada Finch\./);
    expect(stdout).toContain('boats-2014: the page does not have 12 (boats-stopped).');
  });

  test('takes words that are set in other marks as the same, and says so', async () => {
    const { verify } = await corpusOn({
      '/boats': BOATS.replace('shut: nobody', 'shut:&nbsp; no\u00adbody'),
      '/lock': LOCK,
    });
    const { status, stdout } = await verify();
    expect(status).toBe(0);
    expect(stdout).toContain('finch-lock stands there with other quotation marks, dashes or blanks.');
  });

  test.each<[string, RequestListener, RegExp]>([
    ['gone', answer(404), /is not there any more \(404\)/],
    ['gone for good', answer(410), /is not there any more \(410\)/],
    ['broken', answer(500), /answers with an error \(500\)/],
    ['slow', () => undefined, /took longer than 0\.4 seconds/],
    ['another kind', answer(200, { 'content-type': 'image/png' }), /is image\/png/],
  ])('tells a page that is %s, and goes on with the next', async (_, boats, reason) => {
    const { verify } = await corpusOn({ '/boats': boats, '/lock': LOCK });
    const { status, stdout } = await verify();
    expect(status).toBe(1);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(reason);
    expect(stdout).toContain(OFFERED);
  });

  test('follows a page that has moved, and says where to', async () => {
    const { verify, site } = await corpusOn({
      '/boats': answer(301, { location: '/archive/boats' }),
      '/archive/boats': BOATS,
      '/lock': LOCK,
    });
    const { status, stdout } = await verify();
    expect(status).toBe(0);
    expect(stdout).toContain(`It has moved to ${site.origin}/archive/boats`);
  });

  test('respects a site that wants to be left alone', async () => {
    const rules: RequestListener = (_, response) => response.end('User-agent: *\nDisallow: /boats\n');
    const { verify, site } = await corpusOn({ '/robots.txt': rules, '/boats': BOATS, '/lock': LOCK });
    expect((await verify()).stdout).toMatch(/asks programs to stay\s+away/);
    expect(site.asked).not.toContain('/boats');
  });

  test('prints one JSON object', async () => {
    const { verify } = await corpusOn({ '/boats': BOATS, '/lock': LOCK });
    const { sources } = JSON.parse((await verify(['--json'])).stdout);
    expect(sources).toMatchObject([
      { outcome: 'read', page: { statements: [{ standing: 'exact' }], figures: [{ isOnPage: true }] } },
      { outcome: 'read', page: { statements: [{ offers: [{ text: OFFERED }] }] } },
    ]);
  });

  test('goes on where it was interrupted', async () => {
    const { verify, site, folder } = await corpusOn({ '/boats': BOATS, '/lock': LOCK });
    const state = path.join(folder, 'state.json');
    await verify(['river-gazette']);
    await expect(readFile(state)).rejects.toThrow();
    // What is left of a run that was killed after its first source:
    let kept = '';
    const unfinished = await run(verifyCommand, ['--state', state], {
      folder,
      fetchPage: async (url) => {
        kept = await readFile(state, 'utf8').catch(() => '');
        return { bytes: Buffer.from(url.endsWith('boats') ? BOATS : LOCK), mediaType: 'text/html', url };
      },
    });
    expect(unfinished.status).toBe(0);
    await writeFile(state, kept);
    site.asked.length = 0;
    const { stdout } = await verify();
    expect(stdout).toContain('Going on with an interrupted run: 1 of 2 are done.');
    expect(stdout).toContain('2 sources: 2 read');
    expect(site.asked).not.toContain('/boats');
    expect(site.asked).toContain('/lock');
  });

  test('waits between two pages of one site, and comes to its end', async () => {
    const { site, folder } = await corpusOn({ '/boats': BOATS, '/lock': LOCK });
    const start = path.join(import.meta.dirname, '../../src/start.js');
    const args = [start, 'corpus', 'verify', '--corpus', folder, '--state', path.join(folder, 'state.json')];
    const env = { ...process.env, BLUELAMP_FETCH_HOSTS: site.host };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env });
    expect(stdout).toContain('2 sources: 2 read, 0 gone, 0 not read.');
    expect(stderr).toContain('BLUELAMP_FETCH_HOSTS');
  }, 30_000);

  test('keeps what an interrupted run has done of sources that another run leaves out', async () => {
    const { verify, folder, site } = await corpusOn({ '/boats': BOATS });
    const state = path.join(folder, 'state.json');
    const interrupted = JSON.stringify({
      checks: [['another source', { id: 'another', url: site.origin, outcome: 'gone' }]],
    });
    await writeFile(state, interrupted);
    await verify(['river-gazette']);
    expect(await readFile(state, 'utf8')).toBe(interrupted);
  });

  test('stops where nothing can be reached, and keeps what it has', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 7 }, (_, index) => [
        `sources/2015-03-0${index + 1}-river-gazette-boats.md`,
        SMALL_CORPUS[GAZETTE]
          .replace('published: 2015-03-02', `published: 2015-03-0${index + 1}`)
          .replace('//example.org/', `//site${index}.example.org/`),
      ]),
    );
    const folder = await folderOf({ ...SMALL_CORPUS, ...many });
    let asked = 0;
    const { status, stdout, stderr } = await run(verifyCommand, ['--state', path.join(folder, 'state.json')], {
      folder,
      fetchPage: async (url) => {
        asked += 1;
        return { reason: `${url} can't be reached.`, code: 'no-answer' };
      },
    });
    expect(status).toBe(1);
    expect(asked).toBe(5);
    expect(stdout).toContain('5 sources: 0 read, 0 gone, 5 not read.');
    expect(stderr).toMatch(/5 sites one after the other don’t answer/);
  });

  test.each([
    [['--wrong'], /no option --wrong/],
    [['nothing-like-it'], /No source’s id is or holds/],
    [['--write'], /no option --write/],
  ])('refuses %j', async (args, mistake) => {
    const { verify } = await corpusOn({});
    const { status, stderr } = await verify(args);
    expect([status, stderr]).toEqual([2, expect.stringMatching(mistake)]);
  });

  test('writes over no file that something else is in', async () => {
    const { verify, folder } = await corpusOn({ '/boats': BOATS, '/lock': LOCK });
    const people = path.join(folder, 'people.yaml');
    expect(await verify(['--state', people])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^--state: .*people\.yaml is not/),
    });
    expect(await readFile(people, 'utf8')).toBe(SMALL_CORPUS['people.yaml']);
    for (const state of [folder, path.join(people, 'state')])
      expect(await verify(['--state', state])).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/^--state: .* can’t be read/),
      });
    expect((await verify(['--state', path.join(folder, 'new', 'state')])).status).toBe(0);
  });
});
