import { expect, test } from 'vitest';
import { fuzz } from './run.ts';
import { targets } from './targets.ts';

/** A few of what `npm run fuzz` puts to each. */
const INPUTS = 60;

test.each(await targets())(
  'whatever is done to $name, they are read or refused, in time',
  { timeout: 120_000 },
  async (target) => {
    const { failure } = await fuzz(target, { inputs: INPUTS, seed: 20_261_130 });
    expect(failure).toBeUndefined();
  },
);
