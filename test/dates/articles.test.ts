import { expect, test } from 'vitest';
import { ARTICLE_RULES, readPeriods } from '../../src/dates/articles.ts';

const PUBLISHED = '2018-11-30';

test.each(ARTICLE_RULES)('$name', ({ when, example: [words, from, to] }) => {
  expect(words.match(when)).not.toBeNull();
  const periods = readPeriods(`12 officers left ${words}.`, PUBLISHED).map((period) => [period.from, period.to]);
  expect(periods).toEqual(from === undefined ? [] : [[from, to]]);
});
