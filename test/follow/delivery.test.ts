/** Whatever happens in whatever order: no change is told twice to a follow, and none is lost. */
import path from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { Corpus } from '../../src/corpus/corpus.ts';
import { readCorpus } from '../../src/corpus/read.ts';
import { Snapshot } from '../../src/discord/session/snapshot.ts';
import { Delivery } from '../../src/follow/delivery.ts';
import { backUp, restore } from '../../src/store/backup.ts';
import type { NewItemChange } from '../../src/store/item-changes.ts';
import { DEFAULT_SETTINGS } from '../../src/store/settings.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { SMALL_CORPUS } from '../corpus/small-corpus.ts';
import { emptyFolder } from '../store/folder.ts';

const { content } = readCorpus({ files: new Map(Object.entries(SMALL_CORPUS)), problems: [] });
const RECORD = new Snapshot(new Answerer(new Corpus(content)));
const HOUR_MS = 60 * 60 * 1_000;
const SPEAKERS = ['ada-finch', 'bo-marsh'];

/** Two processes of the bot, as far as they write down what is to be told. */
function deliveriesOn(store: Store, now: () => string, isMember = async () => true): Delivery[] {
  return [0, 1].map(
    () =>
      new Delivery({
        store,
        record: () => RECORD,
        settings: { of: () => DEFAULT_SETTINGS },
        isMember,
        today: () => now().slice(0, 10),
        now,
      }),
  );
}

async function addChange(store: Store, change: NewItemChange, at: string): Promise<void> {
  const before = (await store.itemChanges.states()).get('shared');
  const after = { shipped: '', revision: (before?.revision ?? 0) + 1 };
  expect(await store.itemChanges.add([{ scope: 'shared', before, after, changes: [change] }], at)).toBe(true);
}

test('after a backup was brought back nobody is told again what they were told since it was made', async () => {
  const folder = await emptyFolder();
  let store = await openStore({ folder });
  const traits = { kind: 'statement', by: 'ada-finch', day: '2026-01-01', topics: ['boats'] } as const;
  const change = { item: 's#1', source: 's', version: 1, kind: 'new', hash: 'a', traits, revision: null } as const;
  const place = { target: 'user:1', by: '1', server: null, kind: 'topic', about: 'boats' } as const;
  await store.follows.add({ ...place, every: 'daily', seen: 0, told: '2026-03-01', at: '' }, 25);
  await addChange(store, change, '2026-03-01T12:00:00.000Z');
  await store.postings.add({ key: 'open', kind: 'follow', server: null, target: 'user:1', payload: '', at: '' });
  const backup = path.join(folder, 'backup.sqlite');
  await backUp(folder, backup);
  await store.close();
  expect(await restore(backup, folder, '2026-03-02')).toMatchObject({ revisions: 0 });
  store = await openStore({ folder });
  onTestFinished(() => store.close());
  const [delivery] = deliveriesOn(store, () => '2026-03-03T12:00:00.000Z');
  await delivery?.run();
  expect(await store.postings.open('9999')).toEqual([]);
  expect((await store.itemChanges.states()).size).toBe(0);
});

test('a server’s own news are neither told nor passed over while Discord does not say who is a member', async () => {
  const store = await openStore({ folder: await emptyFolder() });
  onTestFinished(() => store.close());
  const traits = { kind: 'statement', by: 'ada-finch', day: '2026-01-01', topics: ['boats'] } as const;
  const change = { item: '7/s#1', source: '7/s', version: 1, kind: 'new', hash: 'a', traits, revision: null } as const;
  const place = { target: 'user:1', by: '1', server: '7', kind: 'topic', about: 'boats' } as const;
  const id = (await store.follows.add({ ...place, every: 'daily', seen: 0, told: '', at: '' }, 25)) ?? 0;
  const noticed = { scope: '7', before: undefined, after: { shipped: '', revision: 1 }, changes: [change] };
  expect(await store.itemChanges.add([noticed], '2026-03-01T12:00:00.000Z')).toBe(true);
  const payload = JSON.stringify({ follows: [[id, 0]], until: await store.itemChanges.last(), every: 'daily' });
  const viewFor = (isMember: () => Promise<boolean>) =>
    deliveriesOn(store, () => '2026-03-03T12:00:00.000Z', isMember)[0]?.view(payload, { target: 'user:1' });
  await expect(viewFor(() => Promise.reject(new Error('Bad gateway')))).rejects.toThrow('Bad gateway');
  expect(await viewFor(async () => false)).toBeUndefined();
  expect(await viewFor(async () => true)).toMatchObject({ items: ['7/s#1'] });
});

const STEP = fc.oneof(
  fc.record({ does: fc.constant('publish' as const), speaker: fc.constantFrom(...SPEAKERS) }),
  fc.record({
    does: fc.constant('follow' as const),
    person: fc.integer({ min: 1, max: 3 }),
    about: fc.constantFrom(...SPEAKERS, 'boats'),
    every: fc.constantFrom('daily' as const, 'weekly' as const),
  }),
  fc.record({ does: fc.constant('stop' as const), which: fc.nat(5) }),
  fc.record({ does: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ does: fc.constant('refuse' as const), person: fc.integer({ min: 1, max: 3 }) }),
);

test('no change is told twice to a follow, and none is lost', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 5, maxLength: 40 }), async (steps) => {
      const store = await openStore({ folder: await emptyFolder() });
      onTestFinished(() => store.close());
      // Two weeks before the clocks go forward.
      let at = Date.parse('2026-03-15T12:00:00Z');
      const now = () => new Date(at).toISOString();
      const deliveries = deliveriesOn(store, now);
      /** for each follow, the changes that it was told of, and those that it is to be told of */
      const told = new Map<number, number[]>();
      const owed = new Map<number, number[]>();
      let items = 0;
      const take = async () => {
        for (const { key, payload } of await store.postings.open('9999')) {
          const { follows, until } = JSON.parse(payload) as { follows: [number, number][]; until: number };
          for (const [id, seen] of follows) {
            const numbers = (owed.get(id) ?? []).filter((number) => number > seen && number <= until);
            told.set(id, [...(told.get(id) ?? []), ...numbers]);
          }
          await store.postings.mark(key, 'sent', now());
        }
      };
      for (const step of steps) {
        if (step.does === 'publish') {
          items += 1;
          const traits = { kind: 'statement', by: step.speaker, day: '2026-01-01', topics: ['boats'] } as const;
          const item = `s#${items}`;
          await addChange(
            store,
            { item, source: 's', version: 1, kind: 'new', hash: 'a', traits, revision: null },
            now(),
          );
          const number = await store.itemChanges.last();
          for (const person of [1, 2, 3])
            for (const { id, about } of await store.follows.of(`user:${person}`))
              if (about === 'boats' || about === step.speaker) owed.set(id, [...(owed.get(id) ?? []), number]);
        } else if (step.does === 'follow') {
          const kind = step.about === 'boats' ? 'topic' : 'speaker';
          const seen = await store.itemChanges.last();
          const target = `user:${step.person}`;
          const { about, every } = step;
          await store.follows.add(
            { target, by: '1', server: null, kind, about, every, seen, told: '2026-01-01', at: now() },
            25,
          );
        } else if (step.does === 'stop') {
          const all = (await Promise.all([1, 2, 3].map((person) => store.follows.of(`user:${person}`)))).flat();
          const id = all[step.which]?.id;
          if (id !== undefined) await store.follows.remove([id]);
        } else if (step.does === 'refuse') {
          const [open] = (await store.postings.open('9999')).filter(({ target }) => target === `user:${step.person}`);
          if (open !== undefined) {
            await deliveries[0]?.refused(open.payload, open);
            await store.postings.mark(open.key, 'refused', now());
            await store.follows.resume(open.target);
          }
        } else {
          await take();
          at += step.hours * HOUR_MS;
          await Promise.all(deliveries.map((delivery) => delivery.run()));
          await deliveries[0]?.run();
        }
      }
      at += 15 * 24 * HOUR_MS;
      await deliveries[0]?.run();
      await take();
      const standing = (await Promise.all([1, 2, 3].map((person) => store.follows.of(`user:${person}`)))).flat();
      for (const { id } of standing) expect(told.get(id) ?? []).toEqual(owed.get(id) ?? []);
      for (const numbers of told.values()) expect(new Set(numbers).size).toBe(numbers.length);
    }),
    { numRuns: 40 },
  );
});
