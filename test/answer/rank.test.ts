import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/answer/rank.ts';
import { readText } from '../../src/query/parse.ts';
import { Index } from '../../src/search/index.ts';
import { readQuestions, shippedCorpus, TODAY } from '../eval/questions.ts';

const index = new Index(await shippedCorpus());
/** Of questions that something answers: of others, whose best entry shares common words alone, the narrowing may miss it. */
const sample = readQuestions('dev')
  .filter(({ kind }) => kind !== 'none')
  .filter((_, at) => at % 3 === 0);

describe('findings', () => {
  it.each(sample.map(({ q }) => q))('finds among its candidates what is best of all entries: %s', (q) => {
    const question = readText(q, { index, today: TODAY });
    const findings = new Findings(question, index, TODAY);
    const best = findings.ranked[0]?.rank ?? 0;
    const all = Array.from({ length: index.size }, (_, number) => findings.of(number).rank);
    expect(best).toBeCloseTo(Math.max(...all), 9);
  });

  it('puts the best first', () => {
    for (const { q } of sample.slice(0, 10)) {
      const { ranked } = new Findings(readText(q, { index, today: TODAY }), index, TODAY);
      const ranks = ranked.map(({ rank }) => rank);
      expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
    }
  });
});
