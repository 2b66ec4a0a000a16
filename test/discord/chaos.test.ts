import { expect, test } from 'vitest';
import { chaosInWords, hasFailed, runChaos } from './chaos.ts';
import { countFates } from './crowd.ts';

// `npm run chaos` does so for longer, with as much time between bad days as it takes to tell them apart.
test('bad days lose nothing, double nothing and end nothing', { timeout: 120_000 }, async () => {
  const report = await runChaos({ seed: 20_261_130, troubleMs: 450, calmMs: 100, rate: 12 });
  expect(hasFailed(report), chaosInWords(report)).toBe(false);
  expect(countFates(report.all).answered).toBeGreaterThan(30);
  expect(report.troubled).toBeGreaterThan(10);
  expect(report.days.size).toBeGreaterThan(12);
});
