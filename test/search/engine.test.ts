import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import { Engine } from '../../src/search/engine.ts';

const TERM = fc.integer({ min: 0, max: 12 });
const DOCUMENT = fc.array(TERM, { minLength: 1, maxLength: 20 });

/** The same documents in MiniSearch, whose ranking (BM25+) is the one that the engine has. */
function miniSearch(documents: readonly { id: number; terms: readonly number[] }[]) {
  const engine = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: (text) => text.split(' '),
  });
  engine.addAll(documents.map(({ id, terms }) => ({ id, text: terms.join(' ') })));
  return (weights: ReadonlyMap<number, number>) => {
    const results = engine.search([...weights.keys()].join(' '), {
      boostTerm: (term) => weights.get(Number(term)) ?? 1,
    });
    // MiniSearch multiplies a score by the number of terms that matched.
    return new Map(results.map(({ id, score, queryTerms }) => [Number(id), score / queryTerms.length]));
  };
}

test('finds what MiniSearch finds, and ranks it as MiniSearch does, also after documents are removed', () => {
  const weights = fc
    .uniqueArray(TERM, { minLength: 1 })
    .map((terms) => new Map(terms.map((term) => [term, 1 / (1 + term)])));
  fc.assert(
    fc.property(fc.array(DOCUMENT, { minLength: 2 }), weights, fc.nat(), (documents, asked, number) => {
      const engine = new Engine();
      const added = documents.map((terms) => ({ id: engine.add(terms), terms }));
      const gone = number % documents.length;
      engine.remove(gone, documents[gone] ?? []);
      const expected = miniSearch(added.filter(({ id }) => id !== gone))(asked);
      const found = engine.search(asked);
      expect(found.map(({ slot }) => slot).sort()).toEqual([...expected.keys()].sort());
      for (const { slot, score } of found) expect(score).toBeCloseTo(expected.get(slot) ?? Number.NaN, 10);
    }),
  );
});
