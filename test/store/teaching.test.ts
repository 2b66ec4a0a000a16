import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PinBook } from '../../src/moderation/session/pin-book.ts';
import type { Place } from '../../src/store/store.ts';
import { emptyFolder, storeAt } from './folder.ts';
import { POSTGRES, type Postgres, startPostgres } from './postgres.ts';
import { AT } from './revision.ts';

const PIN = { scope: '1', question: 'How wide?', words: 'how wide', item: 'river#wide', by: '9', at: AT, why: 'So.' };
const VOTE = {
  server: '1',
  subject: 'wide',
  question: 'How wide?',
  item: 'river#wide',
  voter: 'aa',
  value: -1 as const,
  at: AT,
};
const LATER = '2026-04-05T00:00:00.000Z';

/** The same promises hold on both databases. */
function promises(newPlace: () => Promise<Place>): void {
  test('has one choice for a question of a scope, the latest', async () => {
    const { pins } = await storeAt(await newPlace());
    await pins.add(PIN);
    const id = await pins.add({ ...PIN, item: 'river#wider' });
    await pins.add({ ...PIN, scope: '2' });
    expect((await pins.standing()).map(({ scope, item }) => [scope, item])).toEqual([
      ['2', 'river#wide'],
      ['1', 'river#wider'],
    ]);
    await pins.settle(id, { reach: 'same', breaks: 'How deep?' });
    expect(await pins.standing()).toContainEqual(expect.objectContaining({ id, reach: 'same', breaks: 'How deep?' }));
  });

  test('takes a choice back once, and in its own scope only', async () => {
    const { pins, departures } = await storeAt(await newPlace());
    const id = await pins.add(PIN);
    expect(await pins.undo(id, '2', '8', AT)).toBe(false);
    expect([await pins.undo(id, '1', '8', AT), await pins.undo(id, '1', '8', AT)]).toEqual([true, false]);
    expect([await pins.standing(), await departures.known()]).toEqual([[], ['1']]);
  });

  test('tells every process what was chosen in another', async () => {
    const place = await newPlace();
    const [book, other] = [await PinBook.open(await storeAt(place)), await PinBook.open(await storeAt(place))];
    const { id } = await book.add(PIN);
    await expect.poll(() => other.of('1').map(({ item }) => item), { timeout: 5_000 }).toEqual(['river#wide']);
    await other.undo(id, '1', '8', AT);
    await expect.poll(() => book.of('1'), { timeout: 5_000 }).toEqual([]);
  });

  test('counts one vote a person an answer: another takes its place, the same again takes it back', async () => {
    const { votes } = await storeAt(await newPlace());
    expect(await votes.cast(VOTE)).toBe('counted');
    expect(await votes.cast({ ...VOTE, voter: 'bb' })).toBe('counted');
    expect(await votes.cast({ ...VOTE, value: 1 })).toBe('counted');
    expect(await votes.of('1')).toMatchObject([{ up: 1, down: 1 }]);
    expect(await votes.cast({ ...VOTE, value: 1 })).toBe('taken back');
    expect(await votes.of('1')).toMatchObject([{ up: 0, down: 1 }]);
    expect(await votes.of('2')).toEqual([]);
  });

  test('puts first what most people find wrong, and counts items over all servers', async () => {
    const { votes } = await storeAt(await newPlace());
    await votes.cast({ ...VOTE, subject: 'deep', item: 'river#deep', value: 1 });
    for (const voter of ['aa', 'bb']) await votes.cast({ ...VOTE, voter });
    await votes.cast({ ...VOTE, server: '2', item: 'river#deep' });
    await votes.cast({ ...VOTE, server: '2', subject: 'none', item: '' });
    expect((await votes.of('1')).map(({ subject }) => subject)).toEqual(['wide', 'deep']);
    expect(await votes.worstItems()).toEqual([{ item: 'river#wide', up: 0, down: 2 }]);
  });

  test('lets go of who voted after 30 days, and of questions that got no answer', async () => {
    const { votes } = await storeAt(await newPlace());
    await votes.cast(VOTE);
    await votes.cast({ ...VOTE, item: '' });
    await votes.removeOld(LATER);
    expect(await votes.of('1')).toMatchObject([{ item: 'river#wide', down: 1 }]);
    await votes.cast({ ...VOTE, at: LATER });
    expect(await votes.of('1')).toMatchObject([{ down: 2 }]);
    await votes.forget('1', 'wide');
    expect(await votes.of('1')).toEqual([]);
  });
}

describe('on a SQLite file', () => promises(async () => ({ folder: await emptyFolder() })));

describe.skipIf(POSTGRES === undefined)('on PostgreSQL', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres(POSTGRES ?? '');
  }, 60_000);
  afterAll(() => postgres?.stop());

  promises(async () => ({ url: await postgres.newDatabase() }));
});
