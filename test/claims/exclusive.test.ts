import { describe, expect, it } from 'vitest';
import { exclusions } from '../../src/claims/exclusive.ts';

const excluded = (claim: string, recorded: string) =>
  exclusions(claim, recorded).map(({ start, end, other }) => [claim.slice(start, end), other]);

describe('a word of a claim excludes another one of its kind', () => {
  it.each([
    ['the red ferry sank', 'the green ferry sank', [['red', 'green']]],
    ['late for the third year in a row', 'late for the second year', [['third', 'second']]],
    ['the Supreme Court agreed', 'the Court of Appeal agreed', [['Supreme', 'Appeal']]],
    // In both.
    ['fewer men than women row', 'women row more than men', []],
    // A part, and no place in an order.
    ['a third of the rowers came', 'rowers came for the second year', []],
    ['one third of the rowers came', 'for the fourth time rowers came', []],
  ])('“%s” of “%s”', (claim, recorded, found) => expect(excluded(claim, recorded)).toEqual(found));
});
