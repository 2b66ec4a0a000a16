import { expect, test } from 'vitest';
import { pointsOutside } from '../../src/drafting/verify/pointing.ts';

test.each([
  'Should this change, we will lift it the same day.',
  'They knew about the boats.',
  'Yes, they knew.',
  'Does he agree with me?',
  'That is the fourth time.',
  'Such boats must be stopped.',
  'We think it should end.',
  'It has to end.',
  'Six, for the whole of the river.',
  'Thirty-two, along the quay.',
  'Forty.',
])('“%s” points to what was said before it', (words) => {
  expect(pointsOutside(words)).toBe(true);
});

test.each([
  'We will open the lock.',
  'It is right that the lock is open.',
  'It’s clear to me when boats wait.',
  'Officers know they can call us.',
  'My brother asked for his tablets.',
  'We know that boats wait.',
  'In this country boats wait.',
  'Boats wait. They have no choice.',
])('“%s” stands alone', (words) => {
  expect(pointsOutside(words)).toBe(false);
});
