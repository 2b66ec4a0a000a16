import { describe, expect, test } from 'vitest';
import { score, summarise } from './exact-words/score.ts';

/** What is reached on invented pages: of the words that are due, of those offered, and of the clear ones. */
const REACHED = [
  ['tuned', { recall: 0.96, precision: 0.97, tight: 0.94, clearRecall: 0.58, clearPrecision: 1 }],
  // Only scored, never looked at while tuning: keep it so.
  ['unseen', { recall: 0.92, precision: 0.92, tight: 0.9, clearRecall: 0.3, clearPrecision: 1 }],
] as const;

describe.each(REACHED)('the words found on the %s pages', (set, floors) => {
  const reached = score(set).then(summarise);

  test.each(Object.entries(floors))('reach a %s of %d', async (name, floor) => {
    const { due, ...shares } = await reached;
    expect(due).toBeGreaterThan(10);
    expect(shares).toHaveProperty(name);
    expect(shares[name as keyof typeof shares]).toBeGreaterThanOrEqual(floor);
  });
});

test('nothing is offered where nothing is due on pages that are cut', async () => {
  const cut = (await score('tuned')).filter(({ kind, due }) => kind === 'cut' && due.length === 0);
  expect(cut.length).toBeGreaterThan(3);
  expect(cut.map(({ page, reason }) => `${page}: ${reason}`)).toEqual([
    'paywall: unclosed',
    'dots: cut',
    'stray-mark: mixed-marks',
    'mixed-marks: mixed-marks',
    'cut-quotation: cut',
    'paywall-2: unclosed',
    'stray: mixed-marks',
    'cut-by-subscription: unclosed',
    'wrong-closing: not-quoted',
    'cut-end: unclosed',
  ]);
});
