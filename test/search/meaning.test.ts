import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordVectors, wordVectors } from '../../src/lexicon/vectors.ts';
import { terms } from '../../src/search/analyzer.ts';
import { Index } from '../../src/search/index.ts';
import { corpusOf, source, statement } from '../answer/corpus-of.ts';
import { shippedCorpus } from '../eval/questions.ts';

const index = new Index(await shippedCorpus());
/** The entries with the phrases that are nearest to a question in meaning. */
function nearest(question: string) {
  const nearness = index.meanings.nearnessTo(terms(question));
  const near = index.corpus.entries.map((entry, number) => ({
    entry,
    near: nearness.of(index.profile(number)).askedMeaning,
  }));
  return near.sort((one, other) => other.near - one.near);
}

describe('word vectors', () => {
  it('are read alike from the memory of a file and from a part of some other memory', () => {
    const bytes = WordVectors.encode(new Map([['met', Float64Array.from([1, -2, 3])]]));
    for (const held of [Buffer.from(bytes), Buffer.concat([Buffer.from('before'), bytes]).subarray(6)]) {
      const sum = new Float32Array(3);
      WordVectors.decode(held).add(0, 1, sum);
      expect([...sum].map(Math.round)).toEqual([1, -2, 3]);
    }
  });

  it('come back from their file to within a byte of precision', () => {
    const vector = fc.float64Array({ minLength: 3, maxLength: 3, min: -4, max: 4, noNaN: true });
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1 }), vector, (stems, values) => {
        const vectors = WordVectors.decode(WordVectors.encode(new Map(stems.map((stem) => [stem, values]))));
        const most = Math.max(...values.map(Math.abs));
        for (const stem of stems) {
          const sum = new Float32Array(3);
          vectors.add(vectors.row(stem), 1, sum);
          sum.forEach((value, at) => {
            expect(Math.abs(value - (values[at] ?? 0))).toBeLessThanOrEqual(most / 127 + 1e-6);
          });
        }
        expect(vectors.row('no stem')).toBe(-1);
      }),
    );
  });

  it('were made from the words of this record: nearly all have one', () => {
    const own = index.corpus.entries.flatMap((_, number) => [...(index.profile(number).own[0]?.terms ?? [])]);
    const stems = [...new Set(own)].map((term) => index.dictionary.term(term));
    const known = stems.filter((stem) => wordVectors().row(stem) !== -1);
    expect(known.length / stems.length).toBeGreaterThan(0.95);
  });
});

describe('nearness in meaning', () => {
  it.each([
    ['getting frisked without any suspicion', /search/i],
    ['ripping up the gang list', /gang/i],
    ['cameras that recognise your face', /facial/i],
  ])('of “%s” is greatest to what is asked about just that', (question, subject) => {
    for (const { entry } of nearest(question).slice(0, 3))
      expect(`${entry.source.title} ${entry.source.body}`).toMatch(subject);
  });

  it('is at most 1, and 1 of a text to itself', () => {
    for (const { near } of nearest('how many killings in london').slice(0, 5)) expect(near).toBeLessThanOrEqual(1.001);
    const phrases = ['unmarked wherries', 'boats that show no name'];
    const told = { ...statement('river-police', 'They row by night.'), asked: phrases };
    const own = new Index(corpusOf({ sources: [source('2020-01-01-quay', { statements: [told] })] }));
    for (const phrase of phrases)
      expect(own.meanings.nearnessTo(terms(phrase)).of(own.profile(0)).askedMeaning).toBeCloseTo(1, 2);
  });
});
