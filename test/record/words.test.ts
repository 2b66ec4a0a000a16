import { describe, expect, test } from 'vitest';
import type { CorpusFiles } from '../../src/corpus/parse.ts';
import { exportOf } from '../../src/record/export.ts';
import { RecordService } from '../../src/record/record-service.ts';
import { hashOfOurs } from '../../src/record/words.ts';
import type { FoundWords } from '../../src/store/words.ts';
import { HERALD, SMALL_CORPUS } from '../corpus/small-corpus.ts';
import { emptyFolder, storeAt } from '../store/folder.ts';
import { AT } from '../store/revision.ts';

const HERALD_ID = '2016-05-01-river-herald-lock';
const SERVER = '112233445566778899';
const CURATOR = '223344556677889900';
const OURS = 'Bo Marsh said that the lock was “open to all” again.';
const WORDS = 'The lock is “open to all” again, and it will stay so.';

/** What was found for the one reported statement of the small corpus. */
function found(own: Partial<FoundWords> = {}): FoundWords {
  return {
    scope: 'shared',
    source: HERALD_ID,
    statement: 'marsh-open',
    ours: hashOfOurs({ speaker: 'bo-marsh', text: OURS }),
    text: WORDS,
    address: 'http://example.org/lock',
    seen: '2026-11-29',
    captured: null,
    page: 'aa',
    leans: false,
    ...own,
  };
}

function shippedWith(herald: string = SMALL_CORPUS[HERALD]): CorpusFiles {
  return { files: new Map(Object.entries({ ...SMALL_CORPUS, [HERALD]: herald })), problems: [] };
}

async function recordOn(folder: string, shipped = shippedWith()) {
  const store = await storeAt({ folder });
  const recordService = await RecordService.open({ store, shipped, now: () => AT });
  const act = { by: CURATOR, at: AT };
  return {
    store,
    recordService,
    take: async (...words: FoundWords[]) => {
      const taken = await store.words.take(words, act);
      await recordService.refresh();
      return taken;
    },
    undo: async (what: Parameters<typeof store.words.undo>[0]) => {
      await store.words.undo(what, act);
      await recordService.refresh();
    },
    shown: () => recordService.snapshot.shared.content.sources.find(({ id }) => id === HERALD_ID)?.statements[0]?.words,
  };
}

/** The record of a folder in which the words were taken, opened once more on other files. */
async function upgraded(herald: string) {
  const folder = await emptyFolder();
  await (await recordOn(folder)).take(found());
  return recordOn(folder, shippedWith(herald));
}

describe('words that were taken', () => {
  test('stand over the file, which keeps its own text, and say where and when they were found', async () => {
    const { take, shown, recordService } = await recordOn(await emptyFolder());
    await take(found({ captured: '2017-01-02', address: 'https://archive.example/lock', leans: true }));
    expect(shown()).toEqual({
      text: WORDS,
      seen: { on: '2026-11-29', at: 'https://archive.example/lock', archived: '2017-01-02' },
      leans: true,
    });
    const { shared } = recordService.snapshot;
    expect(shared.content.sources[1]?.statements[0]).toMatchObject({ form: 'reported', text: OURS });
    expect(shared.files.files.get(HERALD)).toBe(SMALL_CORPUS[HERALD]);
  });

  test('change nothing else: the other sources stay the same objects, and so does one whose words stay', async () => {
    const { take, recordService, store } = await recordOn(await emptyFolder());
    const [gazette] = recordService.snapshot.shared.content.sources;
    await take(found());
    const [same, herald] = recordService.snapshot.shared.content.sources;
    expect(same).toBe(gazette);
    await store.words.take([found({ source: 'another' })], { by: CURATOR, at: AT });
    await recordService.refresh();
    expect(recordService.snapshot.shared.content.sources[1]).toBe(herald);
  });

  test('outlive an upgrade that leaves our text alone', async () => {
    const { shown } = await upgraded(
      SMALL_CORPUS[HERALD].replace('title: The lock opens', 'title: The lock opens again'),
    );
    expect(shown()?.text).toBe(WORDS);
  });

  test.each([
    ['our text', 'was “open to all” again', 'was open again'],
    ['who said it', 'speaker: bo-marsh', 'speaker: ada-finch'],
    ['the form, since it ships word for word', 'form: reported', 'form: verbatim'],
  ])('don’t stand for what an upgrade changes: %s', async (_, before, after) => {
    const { shown } = await upgraded(SMALL_CORPUS[HERALD].replace(before, after));
    expect(shown()).toBeUndefined();
  });

  test('go with a source that is withdrawn, and come back with it', async () => {
    const { take, shown, recordService } = await recordOn(await emptyFolder());
    await take(found());
    const base = { scope: 'shared', kind: 'source', entry: HERALD_ID, by: CURATOR, approvedBy: null } as const;
    const origin = { how: 'edited' } as const;
    await recordService.publish({ ...base, text: null, seen: 0, why: 'Wrong.', origin });
    expect(JSON.stringify(recordService.snapshot.shared.content)).not.toContain(WORDS);
    await recordService.publish({ ...base, text: SMALL_CORPUS[HERALD], seen: 1, why: 'Right.', origin });
    expect(shown()?.text).toBe(WORDS);
  });

  test('are never exported with the record', async () => {
    const { take, recordService, store } = await recordOn(await emptyFolder());
    await take(found());
    const text = SMALL_CORPUS[HERALD].replace('The lock was opened again.', 'The lock was opened.');
    await recordService.publish({
      scope: 'shared',
      kind: 'source',
      entry: HERALD_ID,
      text,
      seen: 0,
      by: CURATOR,
      approvedBy: null,
      why: 'So.',
      origin: { how: 'edited' },
    });
    const { changes } = exportOf(recordService.shipped, await store.revisions.current());
    expect(changes.map(({ file }) => file)).toEqual([HERALD]);
    expect(JSON.stringify(changes)).not.toContain('will stay so');
  });

  test('stay in their scope', async () => {
    const { take, shown, recordService } = await recordOn(await emptyFolder());
    const own = SMALL_CORPUS[HERALD].replace('2016-05-01', '2017-01-01');
    await recordService.publish({
      scope: SERVER,
      kind: 'source',
      entry: '2017-01-01-quay-lock',
      text: own,
      seen: 0,
      by: CURATOR,
      approvedBy: null,
      why: 'Ours.',
      origin: { how: 'given' },
    });
    await take(found({ scope: SERVER, source: '2017-01-01-quay-lock', text: 'Only here.' }));
    expect(shown()).toBeUndefined();
    expect(recordService.snapshot.server(SERVER)?.content.sources[0]?.statements[0]?.words?.text).toBe('Only here.');
    await take(found({ text: 'Everywhere.' }));
    expect(shown()?.text).toBe('Everywhere.');
    expect(recordService.snapshot.server(SERVER)?.content.sources[0]?.statements[0]?.words?.text).toBe('Only here.');
  });

  test('reach another process', async () => {
    const folder = await emptyFolder();
    const [writer, reader] = [await recordOn(folder), await recordOn(folder)];
    const reached = new Promise((resolve) => reader.recordService.onSnapshot(resolve));
    await new Promise((resolve) => setTimeout(resolve, 350));
    await writer.take(found());
    await reached;
    expect(reader.shown()?.text).toBe(WORDS);
  });
});

describe('taking words', () => {
  test('by two curators at once leaves those of the faster one', async () => {
    const folder = await emptyFolder();
    const [one, other] = [await storeAt({ folder }), await storeAt({ folder })];
    const outcomes = await Promise.all([
      one.words.take([found({ text: 'One.' })], { by: '1', at: AT }),
      other.words.take([found({ text: 'Other.' })], { by: '2', at: AT }),
    ]);
    expect(outcomes.flat()).toHaveLength(1);
    expect((await one.words.standing()).map(({ text }) => text)).toEqual(outcomes.flat().map(({ text }) => text));
  });

  test('once more after our text has changed puts the new ones in the place of the old', async () => {
    const { store } = await recordOn(await emptyFolder());
    await store.words.take([found({ ours: 'old', text: 'Old.' })], { by: CURATOR, at: AT });
    await store.words.take([found()], { by: CURATOR, at: AT });
    expect((await store.words.standing()).map(({ text }) => text)).toEqual([WORDS]);
  });

  test('can be undone for one, a source or a run; nothing is deleted, and what was undone can be taken again', async () => {
    const { store, take, undo, shown } = await recordOn(await emptyFolder());
    const texts = async () => (await store.words.standing()).map(({ text }) => text);
    await take(found());
    await undo({ scope: 'shared', source: HERALD_ID, statement: 'marsh-open' });
    expect(shown()).toBeUndefined();
    await take(found(), found({ source: 'another', text: 'Another.' }));
    await undo({ scope: 'shared', source: 'another' });
    expect(await texts()).toEqual([WORDS]);
    await store.words.take([found({ source: 'third', text: 'Third.' })], { by: CURATOR, at: AT, run: 'r1' });
    await undo({ scope: 'shared', run: 'r1' });
    expect(await texts()).toEqual([WORDS]);
    expect(await store.words.undo({ scope: 'shared', run: 'r1' }, { by: CURATOR, at: AT })).toBe(0);
  });

  test('remembers what was refused, for that statement', async () => {
    const { store } = await recordOn(await emptyFolder());
    await store.words.refuse(found(), { by: CURATOR, at: AT });
    expect(await store.words.refused('shared')).toEqual([{ source: HERALD_ID, statement: 'marsh-open', text: WORDS }]);
    expect(await store.words.refused(SERVER)).toEqual([]);
    expect(await store.words.standing()).toEqual([]);
  });
});

test('words that were looked for again say when they last stood there, and since when they do not', async () => {
  const { take, shown, store, recordService } = await recordOn(await emptyFolder());
  const [taken] = await take(found());
  const look = async (day: string, stands: boolean) => {
    await store.words.look(taken?.number ?? 0, day, stands);
    await recordService.refresh();
  };
  await look('2026-12-29', true);
  expect(shown()?.seen.on).toBe('2026-12-29');
  await look('2027-01-29', false);
  expect(shown()).toMatchObject({ seen: { on: '2026-12-29' }, missing: '2027-01-29' });
  await look('2027-02-28', true);
  expect(shown()).not.toHaveProperty('missing');
});
