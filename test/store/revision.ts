import type { NewRevision } from '../../src/store/revisions.ts';

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
