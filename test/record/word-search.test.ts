import type { RequestListener } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { loadCorpus } from '../../src/corpus/files.ts';
import { Archive } from '../../src/record/word-archive.ts';
import { differing, foundPage, onOffer, wordsOf } from '../../src/record/word-page.ts';
import { planOf } from '../../src/record/word-plan.ts';
import { reasonsInWords } from '../../src/record/word-reasons.ts';
import { RunningSearches, type SearchEnd, type SearchParts, WordSearch } from '../../src/record/word-search.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { emptyFolder, storeAt } from '../store/folder.ts';
import { AT } from '../store/revision.ts';
import { OURS, pageWith, replying, SAID, sceneOf, searchPage, UNCHANGED } from './word-scene.ts';

type Scene = Awaited<ReturnType<typeof sceneOf>>;

async function partsOf(scene: Scene, store: Store): Promise<SearchParts> {
  const { content, problems } = await loadCorpus(scene.folder, { oddities: false });
  expect(problems).toEqual([]);
  return {
    store,
    scope: 'shared',
    content,
    fetchPage: scene.fetchPage,
    searchPage,
    archive: new Archive(scene.access),
    today: () => '2026-11-29',
    now: () => AT,
  };
}

/** A whole run, and what it has left to decide. */
async function searched(scene: Scene) {
  const store = await storeAt({ folder: await emptyFolder() });
  const parts = await partsOf(scene, store);
  const end = await new WordSearch(parts).run(await planOf(parts), () => undefined);
  return { ...(await stateOf(parts, store)), end, store, parts };
}

async function stateOf({ content }: Pick<SearchParts, 'content'>, store: Store) {
  const pages = await store.wordPages.of('shared');
  const [standing, refused] = [await store.words.standing(), await store.words.refused('shared')];
  const found = new Map(pages.map((page) => [page.source.slice('2015-03-02-'.length), foundPage(page)]));
  const offers = onOffer(content, { pages, standing, refused });
  return { pages, found, offers, differences: differing(content, pages) };
}

describe('a page', () => {
  test('that is unchanged gives clear words, with where and when they stood', async () => {
    const scene = await sceneOf({ '/still': UNCHANGED });
    const { offers, end, differences } = await searched(scene);
    expect(end).toBe('whole');
    expect(offers).toMatchObject([
      {
        heap: 'clear',
        statement: { text: OURS },
        cuts: [{ words: SAID }],
        page: { seen: '2026-11-29', captured: null },
      },
    ]);
    expect(offers.map((offer) => wordsOf('shared', offer))).toMatchObject([
      { text: SAID, address: `${scene.site.origin}/still`, captured: null, leans: false },
    ]);
    expect(differences).toEqual([]);
  });

  test('that was changed gives nothing, and says what differs', async () => {
    const scene = await sceneOf({
      '/changed': pageWith(
        'The river was busy.',
        'Bo Marsh spoke of the lock.',
        'They stopped 14 boats in 2014.',
      ).replaceAll('A busy river', 'A waterway full of boats'),
    });
    const { offers, found, differences } = await searched(scene);
    expect(offers).toEqual([]);
    expect(found.get('changed')).toMatchObject({ outcome: 'read', again: false });
    expect(differences).toMatchObject([
      {
        differences: [{ of: 'title', record: 'A busy river', page: 'A waterway full of boats' }],
        figuresMissing: [{ id: 'boats-2014', value: 12 }],
      },
    ]);
  });

  test('that has another article, which nothing of the record is on, is gone', async () => {
    const scene = await sceneOf({
      '/other': pageWith('Trams will run all night.').replaceAll('A busy river', 'Trams'),
    });
    const { found, differences } = await searched(scene);
    expect(found.get('other')?.outcome).toBe('gone');
    expect(differences).toEqual([]);
  });

  test('whose title and figures differ is queued for curators', async () => {
    const scene = await sceneOf({
      '/differs': pageWith(`Bo Marsh said: “${SAID}” She left.`, 'In 2014 they stopped 14 boats.').replaceAll(
        'A busy river',
        'A river full of boats',
      ),
    });
    const { differences } = await searched(scene);
    expect(differences).toMatchObject([
      {
        differences: [{ of: 'title', record: 'A busy river', page: 'A river full of boats' }],
        figuresMissing: [{ id: 'boats-2014', value: 12 }],
      },
    ]);
  });

  test('that has moved gives its words from where it stands now', async () => {
    const scene = await sceneOf({ '/old': replying(301, { location: '/new/place' }), '/new/place': UNCHANGED });
    const { offers, found } = await searched(scene);
    expect(found.get('old')?.movedTo).toBe(`${scene.site.origin}/new/place`);
    expect(offers.map((offer) => wordsOf('shared', offer).address)).toEqual([`${scene.site.origin}/new/place`]);
  });

  test.each([
    ['404', replying(404)],
    ['410', replying(410)],
    [
      'a stub without its title and figures',
      pageWith('This article is not available.').replaceAll('A busy river', 'News'),
    ],
  ])(
    'that is gone (%s) is looked for at the Archive: the copy next after its day, and its words say so',
    async (_, page) => {
      const scene = await sceneOf(
        { '/gone': page },
        {
          copies: (origin) => ({
            [`20150101000000id_/${origin}/gone`]: pageWith('Not yet.'),
            [`20150310120000id_/${origin}/gone`]: UNCHANGED,
            [`20200310120000id_/${origin}/gone`]: pageWith('Much later.'),
          }),
        },
      );
      const { offers } = await searched(scene);
      expect(offers).toMatchObject([{ heap: 'look', reasons: ['archived'] }]);
      expect(offers.map((offer) => wordsOf('shared', offer))).toMatchObject([
        {
          text: SAID,
          address: `${scene.archive.origin}/web/20150310120000/${scene.site.origin}/gone`,
          captured: '2015-03-10',
          leans: false,
        },
      ]);
    },
  );

  test('whose copy leads on to another copy has the words, the day and the address of that one', async () => {
    const scene = await sceneOf(
      { '/gone': replying(404) },
      {
        copies: (origin) => ({
          [`20150310120000id_/${origin}/gone`]: replying(302, { location: `/web/20160701000000id_/${origin}/moved` }),
          [`20160701000000id_/${origin}/moved`]: UNCHANGED,
        }),
      },
    );
    const { offers } = await searched(scene);
    expect(offers.map((offer) => wordsOf('shared', offer))).toMatchObject([
      {
        address: `${scene.archive.origin}/web/20160701000000/${scene.site.origin}/moved`,
        captured: '2016-07-01',
      },
    ]);
  });

  test('whose host is dead is looked for at the Archive too', async () => {
    const dead = 'http://nobody.invalid/a';
    const scene = await sceneOf(
      {},
      { elsewhere: { dead }, copies: () => ({ [`20150310120000id_/${dead}`]: UNCHANGED }) },
    );
    expect((await searched(scene)).offers).toMatchObject([{ page: { captured: '2015-03-10' } }]);
  });

  test('that is gone and was never archived, or only before its day, gives nothing and is left alone', async () => {
    const scene = await sceneOf(
      { '/gone': replying(404), '/early': replying(404) },
      { copies: (origin) => ({ [`20150101000000id_/${origin}/early`]: UNCHANGED }) },
    );
    const { offers, found, parts } = await searched(scene);
    expect(offers).toEqual([]);
    expect([...found.values()].map((page) => page?.outcome)).toEqual(['gone', 'gone']);
    expect(found.get('gone')?.reason).toContain('The Internet Archive has no copy of it.');
    expect((await planOf(parts)).due).toEqual([]);
  });

  test('that is cut by a paywall gives no half quotation', async () => {
    const scene = await sceneOf({
      '/paid': pageWith(
        'The river was busy.',
        'Bo Marsh said: “We will open the lock to every barge and every',
        'Subscribe to read on.',
      ),
    });
    const { offers, found } = await searched(scene);
    expect(found.get('paid')?.outcome).toBe('read');
    expect(offers).toEqual([]);
  });

  test('that answers too slowly, or with an error of its server, is tried again by the next run', async () => {
    let isWell = false;
    const scene = await sceneOf(
      {
        '/slow': (_, response) => {
          if (isWell) response.writeHead(200, { 'content-type': 'text/html' }).end(UNCHANGED);
        },
        '/fails': (_, response) => {
          response.writeHead(isWell ? 200 : 503, { 'content-type': 'text/html' }).end(isWell ? UNCHANGED : '');
        },
      },
      { deadlineMs: 300 },
    );
    const { found, parts, store } = await searched(scene);
    expect([...found.values()].map((page) => page?.outcome)).toEqual(['not-read', 'not-read']);
    isWell = true;
    await new WordSearch(parts).run(await planOf(parts), () => undefined);
    expect((await stateOf(parts, store)).offers).toHaveLength(2);
  });

  test('that robots.txt keeps from programs is not fetched, nor had from the Archive', async () => {
    const scene = await sceneOf(
      { '/closed': UNCHANGED },
      {
        robots: 'User-agent: *\nDisallow: /closed',
        copies: (origin) => ({ [`20150310120000id_/${origin}/closed`]: UNCHANGED }),
      },
    );
    const { found, offers } = await searched(scene);
    expect(found.get('closed')).toMatchObject({ outcome: 'not-read', again: false });
    expect(scene.site.asked).toEqual(['/robots.txt']);
    expect(scene.archive.asked).toEqual([]);
    expect(offers).toEqual([]);
  });
});

const SIX = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`/${name}`, UNCHANGED]));

describe('a run', () => {
  test.each([1, 2, 3, 5])('that is ended after page %i goes on with the rest', async (last) => {
    const scene = await sceneOf(SIX);
    const store = await storeAt({ folder: await emptyFolder() });
    const parts = await partsOf(scene, store);
    const search = new WordSearch(parts);
    const end = await search.run(await planOf(parts), ({ done }) => {
      if (done === last) search.stop();
    });
    expect(end).toBe('stopped');
    const rest = await planOf(parts);
    expect(rest).toMatchObject({ done: last });
    expect(await new WordSearch(parts).run(rest, () => undefined)).toBe('whole');
    expect((await stateOf(parts, store)).offers).toHaveLength(6);
    expect(scene.site.asked.filter((path) => path !== '/robots.txt').sort()).toEqual(Object.keys(SIX));
  });

  test('asks several sites at once, and each for one page after another', async () => {
    const under = { now: 0, most: 0, hosts: 0, mostHosts: 0 };
    const slowly = (site: { busy: number }) =>
      Object.fromEntries(
        ['/a', '/b', '/c'].map((path) => [
          path,
          (async (_, response) => {
            site.busy += 1;
            under.most = Math.max(under.most, site.busy);
            under.hosts += 1;
            under.mostHosts = Math.max(under.mostHosts, under.hosts);
            await wait(40);
            site.busy -= 1;
            under.hosts -= 1;
            response.writeHead(200, { 'content-type': 'text/html' }).end(UNCHANGED);
          }) satisfies RequestListener,
        ]),
      );
    const { siteOf } = await import('../fetch/site.ts');
    const others = await Promise.all([siteOf(slowly({ busy: 0 })), siteOf(slowly({ busy: 0 }))]);
    const elsewhere = Object.fromEntries(
      others.flatMap(({ origin }, at) => ['a', 'b', 'c'].map((name) => [`${name}-${at}`, `${origin}/${name}`])),
    );
    const scene = await sceneOf({}, { elsewhere });
    const { Fetcher } = await import('../../src/fetch/fetcher.ts');
    const fetcher = new Fetcher({ userAgent: 'T/1', allowHosts: others.map(({ host }) => host), pauseMs: 0 });
    const { offers } = await searched({ ...scene, fetchPage: (url) => fetcher.fetch(url) });
    await fetcher.close();
    expect(offers).toHaveLength(6);
    expect(under).toMatchObject({ most: 1, mostHosts: 2 });
  });

  test('says what it will do before it does anything', async () => {
    const scene = await sceneOf(SIX);
    const store = await storeAt({ folder: await emptyFolder() });
    const plan = await planOf(await partsOf(scene, store));
    expect(plan).toMatchObject({ due: { length: 6 }, done: 0, hosts: 1, minutes: 1 });
    expect(scene.site.asked).toEqual([]);
  });

  test('is left where site after site is silent: this machine is cut off, and nothing counts as read', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
    const elsewhere = Object.fromEntries(names.map((name) => [name, `http://${name}.invalid/x`]));
    const scene = await sceneOf({}, { elsewhere });
    const store = await storeAt({ folder: await emptyFolder() });
    const parts = await partsOf(scene, store);
    const gone = { reason: 'Nobody answers.', code: 'no-answer' };
    const archive = new Archive({ ...scene.access, fetchJson: async () => gone });
    const end = await new WordSearch({ ...parts, archive }).run(await planOf(parts), () => undefined);
    expect(end).toBe('cut-off');
    expect((await planOf(parts)).due).toHaveLength(names.length);
  });

  test('reads a page again whose source has changed since, and offers nothing for a text that is not there any more', async () => {
    const scene = await sceneOf({ '/still': UNCHANGED });
    const { parts, store } = await searched(scene);
    const [source] = parts.content.sources;
    if (source === undefined) throw new Error('There is no source.');
    const statements = source.statements.map((each) => ({ ...each, text: 'Bo Marsh said that it rained.' }));
    const content = { ...parts.content, sources: [{ ...source, statements }] };
    expect((await planOf({ ...parts, content })).due).toHaveLength(1);
    expect((await stateOf({ content }, store)).offers).toEqual([]);
  });
});

describe('the runs of a process', () => {
  /** A run over pages that take a while, and how it ends. */
  async function begun() {
    const slow: RequestListener = (_, response) => {
      setTimeout(() => response.writeHead(200, { 'content-type': 'text/html' }).end(UNCHANGED), 50);
    };
    const scene = await sceneOf({ '/a': slow, '/b': slow, '/c': slow });
    const store = await openStore({ folder: await emptyFolder() });
    const parts = await partsOf(scene, store);
    const searches = new RunningSearches();
    const { promise: ended, resolve } = Promise.withResolvers<SearchEnd | Error>();
    const plan = await planOf(parts);
    const begin = () => searches.begin(parts, plan, resolve);
    return { searches, store, begin, ended, isFirst: begin() };
  }

  test('are one at a time for each scope', async () => {
    const { searches, store, begin, ended, isFirst } = await begun();
    expect([isFirst, begin(), searches.isRunning('shared'), searches.isRunning('another')]).toEqual([
      ...[true, false],
      ...[true, false],
    ]);
    expect(await ended).toBe('whole');
    expect(searches.isRunning('shared')).toBe(false);
    await store.close();
  });

  test('that are stopped as the bot ends are no fault, though the data is closed under them', async () => {
    const { searches, store, ended } = await begun();
    await wait(20);
    searches.stop();
    await store.close();
    expect(await ended).toBe('stopped');
  });

  test('tell why they have failed', async () => {
    const { store, ended } = await begun();
    await store.close();
    expect(await ended).toBeInstanceOf(Error);
  });
});

describe('what is left to decide', () => {
  test('is neither what stands nor what was refused: the next likely words come in its place, to be looked at', async () => {
    const other = 'We will open every lock on the river to boats, that much I can promise you all.';
    const scene = await sceneOf({
      '/two': pageWith(
        'The river was busy.',
        `Bo Marsh said: “${SAID}”`,
        'In 2014 they stopped 12 boats.',
        `Bo Marsh said: “${other}”`,
      ),
    });
    const { offers, parts, store } = await searched(scene);
    const [offer] = offers;
    if (offer === undefined) throw new Error('Nothing is on offer.');
    const act = { by: '1', at: AT };
    await store.words.refuse(wordsOf('shared', offer), act);
    const next = (await stateOf(parts, store)).offers;
    expect(next).toMatchObject([{ heap: 'look', cuts: [{ words: other }] }]);
    await store.words.refuse(wordsOf('shared', next[0] ?? offer), act);
    expect((await stateOf(parts, store)).offers).toEqual([]);
    expect(next[0] && reasonsInWords(next[0])).toEqual([
      'Likelier words were refused, or stand for another statement: these come next.',
    ]);
    expect(next[0] && wordsOf('shared', next[0]).leans).toBe(true);
    await store.words.undo({ scope: 'shared', source: scene.idOf('two') }, act);
    await store.words.take([wordsOf('shared', offer)], act);
    expect((await stateOf(parts, store)).offers).toEqual([]);
  });

  test('is none of the words that stand for another statement of the source, nor a part of them', async () => {
    const { offers, parts, store } = await searched(await sceneOf({ '/still': UNCHANGED }));
    const [offer] = offers;
    const [source] = parts.content.sources;
    if (offer === undefined || source === undefined) throw new Error('Nothing is on offer.');
    const other = { ...offer.statement, id: 'other', text: 'Bo Marsh spoke of the lock and of the boats.' };
    const content = { sources: [{ ...source, statements: [...source.statements, other] }] };
    const own = { ...offer, statement: other };
    const longer = { words: `So. ${SAID}`, before: '', after: '' };
    await store.words.take([wordsOf('shared', own, longer)], { by: '1', at: AT });
    expect((await stateOf({ content: { ...parts.content, ...content } }, store)).offers).toEqual([]);
    await store.words.undo({ scope: 'shared' }, { by: '1', at: AT });
    expect((await stateOf({ content: { ...parts.content, ...content } }, store)).offers).toHaveLength(1);
  });
});
