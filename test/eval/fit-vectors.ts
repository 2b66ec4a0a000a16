/**
 * Makes the word vectors of src/lexicon/vectors.bin: `npm run fit:vectors`, then `npm run fit`.
 *
 * Latent semantic analysis (Deerwester et al., 1990): entries by terms, each count damped and weighted by inverse document
 * frequency, each entry of length one; the vectors are the right singular vectors of the largest singular values. From the
 * record and from how people ask for it alone, never from a question of the evaluation. No chance in it.
 */
import { writeFileSync } from 'node:fs';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { VECTORS_FILE } from '../../src/lexicon/files.ts';
import { WordVectors } from '../../src/lexicon/vectors.ts';
import { countsOf } from '../../src/search/fields.ts';
import { Index } from '../../src/search/index.ts';
import { shippedCorpus } from './questions.ts';

/** More than this changes nothing that can be measured (see the figures in CHANGELOG.md). */
const DIMENSIONS = 128;

const index = new Index(await shippedCorpus());
const { dictionary } = index;
const idf = (term: number) => dictionary.idf(dictionary.frequency(term));

const rows = index.corpus.entries.map((_, number) => {
  const row = new Map(
    [...countsOf(index.profile(number))].map(([term, count]) => [term, (1 + Math.log1p(count)) * idf(term)]),
  );
  const length = Math.hypot(...row.values());
  return new Map([...row].map(([term, value]) => [term, value / length]));
});

const { values, vectors } = largest(gramOf(rows));
writeFileSync(VECTORS_FILE, WordVectors.encode(termVectors()));
console.log(`${rows.length} entries; singular values from ${values[0]?.toFixed(2)} to ${values.at(-1)?.toFixed(2)}`);

/** The products of all pairs of rows. */
function gramOf(of: readonly ReadonlyMap<number, number>[]): Matrix {
  const gram = Matrix.zeros(of.length, of.length);
  const byTerm = new Map<number, [number, number][]>();
  of.forEach((row, number) => {
    for (const [term, value] of row) {
      const others = byTerm.get(term) ?? [];
      byTerm.set(term, [...others, [number, value]]);
    }
  });
  for (const entries of byTerm.values())
    for (const [one, value] of entries)
      for (const [other, factor] of entries) gram.set(one, other, gram.get(one, other) + value * factor);
  return gram;
}

/** The largest singular values, and the left singular vectors that belong to them. */
function largest(gram: Matrix): { values: number[]; vectors: Matrix } {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(gram, { assumeSymmetric: true });
  const order = realEigenvalues
    .map((_, at) => at)
    .sort((a, b) => (realEigenvalues[b] ?? 0) - (realEigenvalues[a] ?? 0));
  const kept = order.slice(0, DIMENSIONS);
  return {
    values: kept.map((at) => Math.sqrt(realEigenvalues[at] ?? 0)),
    vectors: eigenvectorMatrix.subMatrixColumn(kept),
  };
}

function termVectors(): Map<string, Float64Array> {
  const byTerm = new Map<number, Float64Array>();
  rows.forEach((row, number) => {
    for (const [term, value] of row) {
      const vector = byTerm.get(term) ?? new Float64Array(DIMENSIONS);
      byTerm.set(term, vector);
      values.forEach((singular, at) => {
        vector[at] = (vector[at] ?? 0) + (value * vectors.get(number, at)) / singular;
      });
    }
  });
  const weighted = [...byTerm].map(
    ([term, vector]) => [dictionary.term(term), vector.map((x) => x * idf(term))] as const,
  );
  return new Map(weighted.sort(([one], [other]) => (one < other ? -1 : 1)));
}
