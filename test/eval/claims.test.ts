import { expect, test } from 'vitest';
import { checkMessage } from '../../src/claims/claims.ts';
import { tellings } from './alterations.ts';
import { CLAIM_SETS, type ClaimSet, scoreClaims } from './claims.ts';
import { shippedCorpus, TODAY } from './questions.ts';

const corpus = await shippedCorpus();

/** What is reached, less a little: a new source may rightly hold what a message claims. */
const FLOORS: Record<
  ClaimSet,
  { found: number; invented: number; right: number; caught: number; calledWrong: number }
> = {
  dev: { found: 0.97, invented: 0.02, right: 0.88, caught: 0.87, calledWrong: 1 },
  fresh: { found: 0.95, invented: 0.03, right: 0.78, caught: 0.66, calledWrong: 9 },
  second: { found: 0.89, invented: 0.09, right: 0.73, caught: 0.52, calledWrong: 4 },
  third: { found: 0.83, invented: 0.09, right: 0.71, caught: 0.6, calledWrong: 4 },
  fourth: { found: 0.9, invented: 0.08, right: 0.67, caught: 0.6, calledWrong: 4 },
  fifth: { found: 0.9, invented: 0.1, right: 0.62, caught: 0.5, calledWrong: 5 },
  paragraphs: { found: 0.9, invented: 0.1, right: 0.81, caught: 0.58, calledWrong: 14 },
};

test.each(CLAIM_SETS)('the claims of %s are found and judged', (set) => {
  const score = scoreClaims(set, corpus);
  const floor = FLOORS[set];
  expect(score.found).toBeGreaterThanOrEqual(floor.found);
  expect(score.invented).toBeLessThanOrEqual(floor.invented);
  expect(score.right).toBeGreaterThanOrEqual(floor.right);
  expect(score.caught).toBeGreaterThanOrEqual(floor.caught);
  expect(score.calledWrong).toBeLessThanOrEqual(floor.calledWrong);
  expect(score.disturbed).toBe(0);
});

test('what is on record passes as it is told, and is caught where it is altered', () => {
  const wrong = new Set(['differs', 'other-speaker', 'misleading']);
  const judged = tellings(corpus)
    .filter((_, at) => at % EVERY === 0)
    .map(({ text, altered }) => ({
      isAltered: altered !== undefined,
      isCaught: checkMessage(text, corpus, TODAY).some(({ verdict }) => wrong.has(verdict)),
    }));
  const [altered, told] = [judged.filter(({ isAltered }) => isAltered), judged.filter(({ isAltered }) => !isAltered)];
  const shareCaught = (of: typeof judged) => of.filter(({ isCaught }) => isCaught).length / of.length;
  expect(shareCaught(told)).toBeLessThan(0.025);
  expect(shareCaught(altered)).toBeGreaterThan(0.94);
});

/** All of them take a minute: `npm run alterations`. */
const EVERY = 9;
