import { expect, test } from 'vitest';
import { quantitiesIn } from '../../src/figures/figures.ts';
import { quotationsIn } from '../../src/quotations/quotations.ts';
import { readArticle } from '../../src/reading/article.ts';
import { speechesIn } from '../../src/reading/debate.ts';

/** Stretches of text that expressions are slow on which look at each of their places again from every other. */
const STRETCHES = [' ', '\t', ' \n', '.', '! ', '“', '"', "'", 'Ab ', 'said ', '“A,” ', 'of ', '12.04 ', '\u00ad'];
const LENGTH = 20_000;
/** Linear work on so little takes some tens of milliseconds; what is not takes minutes on ten times as much. */
const MOST_MS = 4_000;

test.each(STRETCHES)('a long run of %j between two letters takes no time', async (unit) => {
  const text = `a${unit.repeat(LENGTH / unit.length)}b`;
  const begun = performance.now();
  quotationsIn(text);
  quantitiesIn(text, { published: '2018-11-30' });
  speechesIn(text);
  for (const mediaType of ['text/plain', 'text/markdown']) await readArticle({ bytes: Buffer.from(text), mediaType });
  expect(performance.now() - begun).toBeLessThan(MOST_MS);
});
