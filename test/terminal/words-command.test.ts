import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { loadFiles } from '../../src/corpus/files.ts';
import { RecordService } from '../../src/record/record-service.ts';
import { wordsCommand } from '../../src/terminal/words-command.ts';
import { OURS, pageWith, replying, SAID, sceneOf, searchPage, UNCHANGED } from '../record/word-scene.ts';
import { emptyFolder, storeAt } from '../store/folder.ts';
import { AT } from '../store/revision.ts';
import { run } from './terminal.ts';

const START = path.join(import.meta.dirname, '../../src/start.js');
const UNSURE = pageWith(
  'The river was busy.',
  'Bo Marsh said: “Should this change, we will open the lock to every barge. Boats will pass before the summer, that is promised.”',
  'In 2014 they stopped 12 boats.',
);

/** The command on a corpus whose pages stand on this machine. */
async function commandOn(pages: Parameters<typeof sceneOf>[0], options?: Parameters<typeof sceneOf>[1]) {
  const scene = await sceneOf(pages, options);
  const data = await emptyFolder();
  let second = 0;
  const words = (args: string[], typed = '', output = new PassThrough()) =>
    run(
      wordsCommand,
      args,
      {
        ...{ typed, folder: scene.folder, place: { folder: data }, today: () => '2026-11-29' },
        ...{ fetchPage: scene.fetchPage, archive: scene.access, searchPage },
        now: () => `2026-11-29T12:00:0${second++}.000Z`,
      },
      output,
    );
  const standing = async () => (await storeAt({ folder: data })).words.standing();
  return { ...scene, data, words, standing };
}

describe('npm run words', () => {
  test('says what it will do, and does nothing without a yes', async () => {
    const { words, site, standing } = await commandOn({ '/a': UNCHANGED, '/b': UNCHANGED });
    const { stdout, status } = await words([], 'n\n');
    expect(stdout).toMatch(
      /^Of 2 reported statements 0 have their exact words\.\n2 pages of 1 site to read: about 1 minute,/,
    );
    expect(stdout).toMatch(/Begin\? \[y\] yes {2}\[n\] not now: No words are on offer yet\.\n$/);
    expect([status, site.asked, await standing()]).toEqual([1, [], []]);
  });

  test('reads the pages, shows a sample of the clear words, and takes them together', async () => {
    const { words, standing, folder } = await commandOn({ '/a': UNCHANGED, '/b': UNCHANGED, '/gone': replying(404) });
    const before = await textsIn(folder);
    const { stdout, status } = await words([], 'y\ny\n');
    expect(status).toBe(0);
    expect(stdout).toContain('3 pages: 2 read, 0 from the Internet Archive, 1 gone, 0 not read.');
    expect(stdout).toContain(`2 statements with clear words:\n\n`);
    expect(stdout).toContain(`On record, in our own words:\n${OURS.slice(0, 60)}`);
    expect(stdout).toContain('Take all 2? [y] yes  [l] look at each  [n] not now  [q] quit: Taken: 2.');
    expect((await standing()).map(({ text, seen, by }) => [text, seen, by])).toEqual([
      [SAID, '2026-11-29', 'terminal'],
      [SAID, '2026-11-29', 'terminal'],
    ]);
    expect(await textsIn(folder)).toEqual(before);
    const again = await words([], '');
    expect(again.stdout).toBe('Of 3 reported statements 2 have their exact words.\nNo words are left to decide on.\n');
  });

  test('shows a sample of ten where there are more', async () => {
    const pages = Object.fromEntries(
      Array.from({ length: 14 }, (_, at) => [`/p${String(at).padStart(2, '0')}`, UNCHANGED]),
    );
    const { words, standing } = await commandOn(pages);
    const { stdout } = await words(['--yes'], 'y\n');
    expect(stdout).toContain('14 statements with clear words; 10 of them:');
    expect(stdout.match(/On record, in our own words:/g)).toHaveLength(10);
    expect(await standing()).toHaveLength(14);
  });

  test('asks about the others one by one: no is remembered, shorter cuts, back undoes', async () => {
    const { words, standing, idOf } = await commandOn({ '/a': UNSURE, '/b': UNSURE, '/c': UNSURE });
    const first = await words(['--yes'], 'y\nn\nb\nb\ns\ny\nn\nq\n');
    expect(first.stdout).toContain('They begin with something that only what stands before them explains.');
    expect(first.stdout).toMatch(/1 of 3\n[\s\S]*2 of 3\n[\s\S]*3 of 3\n[\s\S]*2 of 3\n[\s\S]*1 of 3\n/);
    expect(first.stdout).toContain('Taken: 1; not these: 1.');
    const taken = await standing();
    expect(taken.map(({ source, leans }) => [source, leans])).toEqual([[idOf('a'), true]]);
    expect(taken[0]?.text).toBe('Should this change, we will open the lock to every barge.');
    const second = await words([], '');
    expect(second.stdout).toContain(`${idOf('c')}#open`);
    expect(second.stdout).not.toContain(`${idOf('a')}#open`);
    expect(second.stdout).toContain('1 of 1\n');
  });

  test('asks again where a key means nothing, and takes nothing where nobody answers', async () => {
    const { words, standing } = await commandOn({ '/a': UNCHANGED });
    expect((await words(['--yes'], '')).stdout).toContain('Taken: 0; not these: 0.');
    expect((await words([], 'x\n\n?\nq\n')).stdout.match(/There are \[y\] yes/g)).toHaveLength(2);
    expect(await standing()).toEqual([]);
    expect((await words([], 'x\nY\n')).stdout).toContain('Taken: 1.');
    expect(await standing()).toHaveLength(1);
  });

  test('takes words back: of a statement, a source, a run or all', async () => {
    const { words, standing, idOf } = await commandOn({ '/a': UNCHANGED, '/b': UNCHANGED, '/c': UNCHANGED });
    const { stdout } = await words(['--yes'], 'y\n');
    await words(['--undo', `${idOf('a')}#open`]);
    expect(await standing()).toHaveLength(2);
    await words(['--undo', idOf('b')]);
    expect(await standing()).toHaveLength(1);
    const name = /--undo (\S+)/.exec(stdout)?.[1] ?? '';
    expect((await words(['--undo', name])).stdout).toBe('Taken back: 1 decision. They are offered again.\n');
    expect(await standing()).toEqual([]);
    await words([], 'y\n');
    expect((await words(['--undo', 'all'])).stdout).toContain('Taken back: 3 decisions.');
    expect((await words(['--undo', 'nothing'])).stdout).toContain('Nothing of “nothing” was taken or refused.');
  });

  test('tells what became of the pages, and where they differ from the record', async () => {
    const { words, idOf } = await commandOn(
      { '/a': UNCHANGED.replaceAll('A busy river', 'A river full of boats'), '/closed': UNCHANGED },
      { robots: 'User-agent: *\nDisallow: /closed' },
    );
    await words(['--yes'], 'q\n');
    const { stdout } = await words(['--pages']);
    expect(stdout).toContain(`${idOf('closed')}: The robots.txt of `);
    expect(stdout).toContain('On record its title is “A busy river”; the page has “A river full of boats”.');
    expect(stdout).toContain(
      '2 pages: 1 read, 0 from the Internet Archive, 0 gone, 1 not read. Unlike the record: 1 page.\n',
    );
  });

  test('looks whether words that were taken still stand there, and says which do not', async () => {
    let html = UNCHANGED;
    const changing: import('node:http').RequestListener = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    };
    const { words, standing, idOf } = await commandOn({ '/a': changing, '/b': UNCHANGED });
    await words(['--yes'], 'y\n');
    expect(await words(['--look'])).toMatchObject({
      status: 0,
      stdout:
        'Looking at 2 pages of 1 site.\nOf 2 statements the words of 2 still stand on their page; 0 pages could not be read.\n',
    });
    html = pageWith('The river was busy.', 'In 2014 they stopped 12 boats.');
    const { status, stdout } = await words(['--look']);
    expect(status).toBe(1);
    expect(stdout).toContain(`${idOf('a')}#open: not there any more: “${SAID}”`);
    expect((await standing()).map(({ missing }) => missing)).toEqual(['2026-11-29', null]);
  });

  test('looks at single sources, and at pages again that were read before', async () => {
    const { words, site } = await commandOn({ '/a': UNCHANGED, '/b': UNCHANGED });
    const pages = () => site.asked.filter((each) => each !== '/robots.txt');
    await words(['2015-03-02-a', '--yes'], 'q\n');
    expect(pages()).toEqual(['/a']);
    await words(['2015-03-02-a', '--yes', '--again'], 'q\n');
    expect(pages()).toEqual(['/a', '/a']);
    expect((await words(['nowhere'])).stderr).toBe('No source’s id is or holds “nowhere”.\n');
  });

  test('works where the corpus may only be read, as in the container', async () => {
    const { words, folder, standing } = await commandOn({ '/a': UNCHANGED });
    const all = await readdir(folder, { recursive: true, withFileTypes: true });
    const names = [folder, ...all.map((each) => path.join(each.parentPath, each.name))];
    // Modes stop everybody but root; the times of files and folders show what root has written.
    const written = () => Promise.all(names.map(async (name) => [name, (await stat(name, { bigint: true })).mtimeNs]));
    const before = await written();
    for (const name of names.toReversed()) await chmod(name, (await stat(name)).isDirectory() ? 0o555 : 0o444);
    expect((await words(['--yes'], 'y\n')).status).toBe(0);
    expect(await standing()).toHaveLength(1);
    for (const name of names) await chmod(name, 0o755);
    expect(await written()).toEqual(before);
  });

  test('that is killed at any instant goes on, and reads no page twice that it had kept', {
    timeout: 120_000,
  }, async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const slowly = Object.fromEntries(
      names.map((name) => [
        `/${name}`,
        ((_, response) => {
          setTimeout(() => response.writeHead(200, { 'content-type': 'text/html' }).end(UNCHANGED), 30);
        }) satisfies import('node:http').RequestListener,
      ]),
    );
    const scene = await sceneOf(slowly);
    const data = await emptyFolder();
    const begin = () =>
      spawn(process.execPath, [START, 'words', '--yes'], {
        env: {
          ...{ PATH: process.env.PATH, BLUELAMP_CORPUS: scene.folder, BLUELAMP_DATA: data },
          ...{
            BLUELAMP_FETCH_HOSTS: `${scene.site.host},${scene.archive.host}`,
            BLUELAMP_ARCHIVE: scene.archive.origin,
          },
        },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    const read = () => scene.site.asked.filter((each) => each !== '/robots.txt');
    for (const pages of [1, 2]) {
      const child = begin();
      const before = read().length;
      while (read().length < before + pages && child.exitCode === null) await wait(5);
      await wait(pages * 17);
      child.kill('SIGKILL');
      await once(child, 'close');
    }
    const child = begin();
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    await once(child, 'close');
    const store = await storeAt({ folder: data });
    expect((await store.wordPages.of('shared')).map(({ source }) => source)).toEqual(names.map(scene.idOf));
    expect(said).toContain('6 statements with clear words:');
    // At each kill one page was under way at most.
    expect(read().length).toBeLessThanOrEqual(names.length + 2);
  });

  test('and the bot share one store: what is taken here is shown there', async () => {
    const { words, data, folder } = await commandOn({ '/a': UNCHANGED });
    const store = await storeAt({ folder: data });
    const bot = await RecordService.open({ store, shipped: await loadFiles(folder), now: () => AT });
    const reached = new Promise((resolve) => bot.onSnapshot(resolve));
    await wait(350);
    await words(['--yes'], 'y\n');
    await reached;
    expect(bot.snapshot.shared.content.sources[0]?.statements[0]?.words?.text).toBe(SAID);
  });
});

async function textsIn(folder: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile());
  return Promise.all(files.map((each) => readFile(path.join(each.parentPath, each.name), 'utf8')));
}
