import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { NewRevision } from '../../src/store/revisions.ts';
import { openStore, type Place, type Store } from '../../src/store/store.ts';

/** An empty folder, removed when the test has ended. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A store that is closed when the test has ended. */
export async function storeAt(place: Place): Promise<Store> {
  const store = await openStore(place);
  onTestFinished(() => store.close());
  return store;
}

export const AT = '2026-03-01T12:00:00.000Z';

/** A revision of a source; whatever a test is about is handed in. */
export function revision(own: Partial<NewRevision> = {}): NewRevision {
  return {
    scope: 'shared',
    kind: 'source',
    entry: 'river',
    text: 'A river.',
    base: null,
    seen: 0,
    by: '112233445566778899',
    approvedBy: null,
    at: AT,
    why: 'It was not on record.',
    origin: { how: 'edited' },
    ...own,
  };
}
