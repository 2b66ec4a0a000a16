/** Which items are new, corrected and withdrawn: noticed once, by whichever process, and told as news only where it is. */
import fc from 'fast-check';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import type { CorpusFiles } from '../../src/corpus/parse.ts';
import type { Proposal } from '../../src/record/change.ts';
import { ChangeFeed } from '../../src/record/change-feed.ts';
import { netChanges } from '../../src/record/item-diff.ts';
import { RecordService } from '../../src/record/record-service.ts';
import type { ItemChange } from '../../src/store/item-changes.ts';
import { openStore, type Place } from '../../src/store/store.ts';
import { GAZETTE, HERALD, SMALL_CORPUS } from '../corpus/small-corpus.ts';
import { emptyFolder } from '../store/folder.ts';
import { POSTGRES, type Postgres, startPostgres } from '../store/postgres.ts';
import { AT } from '../store/revision.ts';

const GAZETTE_ID = '2015-03-02-river-gazette-boats';
const HERALD_ID = '2016-05-01-river-herald-lock';
const LOCK = `${GAZETTE_ID}#finch-lock`;
const BOATS = `${GAZETTE_ID}#boats-2014`;
const OPEN = `${HERALD_ID}#marsh-open`;
const SERVER = '112233445566778899';

function shipped(changes: Record<string, string | undefined> = {}): CorpusFiles {
  const files = new Map<string, string>(Object.entries({ ...SMALL_CORPUS }));
  for (const [file, text] of Object.entries(changes)) {
    if (text === undefined) files.delete(file);
    else files.set(file, text);
  }
  return { files, problems: [] };
}

const RAIN = { entry: '2017-01-01-quay-rain', text: SMALL_CORPUS[HERALD].replace('2016-05-01', '2017-01-01') };
const HERALD_CORRECTED = SMALL_CORPUS[HERALD].replace('“open to all” again.', '“open to everybody” again.');
const GAZETTE_CORRECTED = SMALL_CORPUS[GAZETTE].replace('value: 12', 'value: 21');
const GAZETTE_REFILED = SMALL_CORPUS[GAZETTE]
  .replace('A lock was shut.', 'The lock was shut.')
  .replace('text: "The lock', 'asked: [ is the lock shut ]\n    text: "The lock');

/** A process of the bot, as far as it notices changes. */
async function processAt(place: Place, files = shipped(), at = AT) {
  const store = await openStore(place);
  const recordService = await RecordService.open({ store, shipped: files, now: () => at });
  const faults: unknown[] = [];
  const feed = new ChangeFeed({ store, recordService, now: () => at, onFault: (fault) => faults.push(fault) });
  await feed.look();
  const stop = async () => {
    await feed.close();
    await store.close();
    expect(faults).toEqual([]);
  };
  onTestFinished(stop);
  const publish = async (own: Partial<Proposal>) => {
    const name = { scope: 'shared', kind: 'source' as const, entry: GAZETTE_ID, ...own };
    const outcome = await recordService.publish({
      ...name,
      text: null,
      seen: recordService.textOf(name).revision?.number ?? 0,
      by: '223344556677889900',
      approvedBy: null,
      why: 'It was wrong.',
      origin: { how: 'edited' },
      ...own,
    });
    expect(outcome).toMatchObject({ kind: 'published' });
    await feed.look();
  };
  const news = async (...scopes: string[]) => told(await store.itemChanges.after(0, ['shared', ...scopes]));
  return { store, recordService, feed, publish, news, stop };
}

function told(changes: readonly ItemChange[]): [string, string, number | null][] {
  return changes.map(({ kind, item, revision }) => [kind, item, revision]);
}

function promises(newPlace: () => Promise<Place>): void {
  test('the first look of all finds everything as it is, and no news', async () => {
    const { store, news } = await processAt(await newPlace());
    expect(await news()).toEqual([]);
    const known = await store.itemChanges.latest('shared');
    expect(known.map(({ item, kind, version }) => [item, kind, version])).toEqual([
      [LOCK, 'seen', 1],
      [BOATS, 'seen', 1],
      [OPEN, 'seen', 1],
    ]);
    expect(known.map(({ traits }) => traits)).toEqual([
      { kind: 'statement', by: 'ada-finch', day: '2015-03-01', topics: ['boats'] },
      { kind: 'figure', by: 'river-police', day: '2014-12-31', topics: ['boats'], measure: 'boats-stopped' },
      { kind: 'statement', by: 'bo-marsh', day: '2016-05-01', topics: ['boats'], subject: 'open-lock' },
    ]);
  });

  test('what is published is new, corrected or withdrawn, with its revision; what else was filed otherwise is no news', async () => {
    const { publish, news } = await processAt(await newPlace());
    await publish({ text: GAZETTE_CORRECTED });
    expect(await news()).toEqual([['corrected', BOATS, 1]]);
    await publish({ text: null });
    await publish({ text: GAZETTE_CORRECTED });
    await publish(RAIN);
    expect((await news()).slice(1)).toEqual([
      ['withdrawn', LOCK, 2],
      ['withdrawn', BOATS, 2],
      ['new', LOCK, 3],
      ['new', BOATS, 3],
      ['new', '2017-01-01-quay-rain#marsh-open', 4],
    ]);
  });

  test('how people ask for an item, and the summary of its source, are no news', async () => {
    const { publish, news } = await processAt(await newPlace());
    await publish({ text: GAZETTE_REFILED });
    expect(await news()).toEqual([]);
  });

  test('a correction tells what the item was found by before', async () => {
    const { publish, store } = await processAt(await newPlace());
    await publish({ text: SMALL_CORPUS[GAZETTE].replace('speaker: ada-finch', 'speaker: bo-marsh') });
    const [change] = await store.itemChanges.after(0, ['shared']);
    expect([change?.traits.by, change?.traitsBefore?.by]).toEqual(['bo-marsh', 'ada-finch']);
  });

  test('a release that comes with other files is compared with what was noticed before it', async () => {
    const place = await newPlace();
    await (await processAt(place)).stop();
    const { news, stop } = await processAt(place, shipped({ [HERALD]: HERALD_CORRECTED, [GAZETTE]: undefined }));
    const expected = [
      ['corrected', OPEN, null],
      ['withdrawn', LOCK, null],
      ['withdrawn', BOATS, null],
    ];
    expect(await news()).toEqual(expected);
    await stop();
    expect(
      await (await processAt(place, shipped({ [HERALD]: HERALD_CORRECTED, [GAZETTE]: undefined }))).news(),
    ).toEqual(expected);
  });

  test('the same words under another id are no news', async () => {
    const place = await newPlace();
    await (await processAt(place)).stop();
    const { news, store } = await processAt(
      place,
      shipped({
        [HERALD]: undefined,
        'sources/2016-05-01-herald-lock.md': SMALL_CORPUS[HERALD],
        'events.yaml': '[]\n',
      }),
    );
    expect(await news()).toEqual([]);
    expect((await store.itemChanges.latest('shared')).map(({ item, kind }) => [item, kind])).toContainEqual([
      '2016-05-01-herald-lock#marsh-open',
      'seen',
    ]);
  });

  test('files with an error tell nothing: what they leave out was not withdrawn', async () => {
    const place = await newPlace();
    await (await processAt(place)).stop();
    const { news, recordService, feed } = await processAt(place, shipped({ [HERALD]: 'no front matter' }));
    expect(await news()).toEqual([]);
    await recordService.replaceShipped(shipped());
    await feed.look();
    expect(await news()).toEqual([]);
  });

  test('a server’s own first source is news in its own scope', async () => {
    const { publish, news } = await processAt(await newPlace());
    await publish({ ...RAIN, scope: SERVER });
    expect(await news()).toEqual([]);
    expect(await news(SERVER)).toEqual([['new', `s${SERVER}:2017-01-01-quay-rain#marsh-open`, 1]]);
  });

  test('what servers had added before the first look is no news', async () => {
    const place = await newPlace();
    const store = await openStore(place);
    const before = await RecordService.open({ store, shipped: shipped(), now: () => AT });
    await before.publish({
      scope: SERVER,
      kind: 'source',
      ...RAIN,
      seen: 0,
      by: '1',
      approvedBy: null,
      why: '',
      origin: { how: 'given' },
    });
    await store.close();
    expect(await (await processAt(place)).news(SERVER)).toEqual([]);
  });

  test('of two processes one notices each change, and both go on from there', async () => {
    const place = await newPlace();
    const [one, other] = [await processAt(place), await processAt(place)];
    await one.publish({ text: GAZETTE_CORRECTED });
    await other.recordService.refresh();
    await Promise.all([one.feed.look(), other.feed.look()]);
    expect(await one.news()).toEqual([['corrected', BOATS, 1]]);
    await other.publish({ entry: HERALD_ID, text: HERALD_CORRECTED });
    await one.recordService.refresh();
    await one.feed.look();
    expect(await one.news()).toEqual([
      ['corrected', BOATS, 1],
      ['corrected', OPEN, 2],
    ]);
  });

  test('a process of the version before, that runs still, does not take back what the next one ships', async () => {
    const place = await newPlace();
    const old = await processAt(place);
    const next = await processAt(place, shipped({ [HERALD]: HERALD_CORRECTED }));
    await old.publish({ text: GAZETTE_CORRECTED });
    await next.recordService.refresh();
    await next.feed.look();
    expect(await next.news()).toEqual([
      ['corrected', OPEN, null],
      ['corrected', BOATS, 1],
    ]);
  });

  test('goes with its server', async () => {
    const { publish, store, news } = await processAt(await newPlace());
    await publish({ ...RAIN, scope: SERVER });
    await store.departures.add(SERVER, '2026-01-01T00:00:00.000Z');
    expect(await store.departures.forget(SERVER, '2026-02-01T00:00:00.000Z')).toBe(true);
    expect(await news(SERVER)).toEqual([]);
    expect([...(await store.itemChanges.states()).keys()]).toEqual(['shared']);
  });
}

describe('on a SQLite file', () => promises(async () => ({ folder: await emptyFolder() })));

describe.skipIf(POSTGRES === undefined)('on PostgreSQL', () => {
  let postgres: Promise<Postgres> | undefined;
  afterAll(async () => (await postgres)?.stop());
  promises(async () => {
    postgres ??= startPostgres(POSTGRES ?? '');
    return { url: await (await postgres).newDatabase() };
  });
});

/** What the record holds of one source at a time: each of three items as one of two texts, or not at all. */
const STATES = fc.array(fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 2 }))), {
  minLength: 1,
  maxLength: 8,
});

function sourceWith(values: readonly number[]): string {
  const figures = values.flatMap((value, at) => {
    const fields = `measure: boats-stopped, value: ${10 * at + value}, by: river-police`;
    const period = `period: { from: 2014-01-0${at + 1}, to: 2014-12-31 }`;
    return value === 0 ? [] : [`  - { id: f${at}, ${fields}, ${period} }\n`];
  });
  const [before = ''] = SMALL_CORPUS[GAZETTE].split('figures:\n');
  return `${before}${figures.length === 0 ? '' : `figures:\n${figures.join('')}`}---\nA lock was shut.\n`;
}

test('whatever is published when, the changes lead from each state to the next, and to nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(STATES, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), async (states, restarts) => {
      const place = { folder: await emptyFolder() };
      let running = await processAt(place);
      const standing = new Map<string, string>();
      for (const { item, hash } of await running.store.itemChanges.latest('shared')) standing.set(item, hash);
      let seen = await running.store.itemChanges.last();
      for (const [at, values] of states.entries()) {
        const text = sourceWith(values);
        const before = new Map(standing);
        if (running.recordService.textOf({ scope: 'shared', kind: 'source', entry: GAZETTE_ID }).text !== text)
          await running.publish({ text });
        if (restarts[at] === true) {
          await running.stop();
          running = await processAt(place);
        }
        const changes = await running.store.itemChanges.after(seen, ['shared']);
        seen = await running.store.itemChanges.last();
        for (const { item, kind, hash } of changes) {
          if (kind === 'withdrawn') standing.delete(item);
          else standing.set(item, hash);
        }
        expect([...standing.keys()].filter((item) => item.startsWith(GAZETTE_ID)).sort()).toEqual(
          running.recordService.snapshot.shared.content.sources
            .filter(({ id }) => id === GAZETTE_ID)
            .flatMap(({ statements, figures }) => [...statements, ...figures].map(({ id }) => `${GAZETTE_ID}#${id}`))
            .sort(),
        );
        for (const { item, kind, hash } of netChanges(changes)) {
          expect(kind).toBe(before.has(item) ? (standing.has(item) ? 'corrected' : 'withdrawn') : 'new');
          expect(kind === 'corrected' && before.get(item) === hash).toBe(false);
        }
      }
      await running.stop();
    }),
    { numRuns: 12 },
  );
}, 120_000);

test('what several changes come to is told once for each item, and what came and went again not at all', () => {
  const of = (number: number, item: string, kind: ItemChange['kind'], hash = 'a'): ItemChange => ({
    number,
    scope: 'shared',
    item,
    source: 's',
    version: number,
    kind,
    hash,
    traits: { kind: 'figure', by: 'b', day: '2014-12-31', topics: [] },
    revision: null,
    at: AT,
  });
  const changes = [
    of(1, 'came', 'new'),
    of(2, 'went', 'withdrawn'),
    of(3, 'came', 'corrected', 'b'),
    of(4, 'visited', 'new'),
    of(5, 'visited', 'withdrawn'),
    of(6, 'back', 'withdrawn', 'c'),
    of(7, 'back', 'new', 'c'),
    of(8, 'changed', 'withdrawn', 'd'),
    of(9, 'changed', 'new', 'e'),
  ];
  expect(netChanges(changes).map(({ number, item, kind }) => [number, item, kind])).toEqual([
    [2, 'went', 'withdrawn'],
    [3, 'came', 'new'],
    [9, 'changed', 'corrected'],
  ]);
});
