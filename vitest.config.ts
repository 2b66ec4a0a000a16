import { defineConfig } from 'vitest/config';

/** Folders of tests that work on values: no clock, no server, nothing of theirs is left behind for the next file. */
const PURE = [
  'answer',
  'chart',
  'claims',
  'corpus',
  'dates',
  'drafting',
  'eval',
  'figures',
  'lexicon',
  'query',
  'quotations',
  'search',
  'terminal',
].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Tests wait for other processes much of the time.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        // The modules of a worker, and the record that one test has read, serve the next file too.
        test: { name: 'values', include: PURE, isolate: false },
      },
      { extends: true, test: { name: 'edges', include: ['test/**/*.test.ts'], exclude: PURE } },
    ],
  },
});
