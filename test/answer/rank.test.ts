import { describe, expect, it } from 'vitest';
import { Examiner } from '../../src/answer/evidence.ts';
import { FEATURES } from '../../src/answer/features.ts';
import { Findings } from '../../src/answer/rank.ts';
import { RANKING } from '../../src/answer/weights.ts';
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
    const examiner = new Examiner(index, question, TODAY);
    const all = Array.from({ length: index.size }, (_, number) => {
      const { features } = examiner.examine(examiner.match(number));
      return FEATURES.reduce((sum, feature) => sum + features[feature] * RANKING[feature], 0);
    });
    expect(new Findings(question, index, TODAY).ranked[0]?.rank ?? 0).toBeCloseTo(Math.max(...all), 9);
  });

  it('puts the best first', () => {
    for (const { q } of sample.slice(0, 10)) {
      const { ranked } = new Findings(readText(q, { index, today: TODAY }), index, TODAY);
      const ranks = ranked.map(({ rank }) => rank);
      expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
    }
  });
});
