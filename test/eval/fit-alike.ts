/**
 * Fits how much each sign counts for two questions asking the same and writes src/answer/alike-weights.json: `npm run fit:alike`.
 * Logistic regression with an L2 penalty by plain gradient ascent: no chance in it. Each set of pairs counts the same however
 * many it has. Prints how pairs are told apart by weights that saw nothing of their family (five folds), and the pairs
 * that were never fitted on. With --check nothing is written.
 */
import { writeFileSync } from 'node:fs';
import { ALIKE_SIGNS, alikeSigns } from '../../src/answer/alike.ts';
import { alikeIndex, PAIRS, type Pair, type PairSet, pairsOf, readOnce } from './alike-pairs.ts';

/** What the pairs of a set count together: those that ask the same, and those that do not. */
const WORTH: Record<Exclude<PairSet, 'unseen'>, [same: number, other: number]> = {
  gaps: [300, 900],
  pins: [300, 0],
  asked: [200, 0],
  near: [0, 900],
  far: [0, 300],
};
/** So many of the near misses of `gaps` may be taken for the same. */
const MISTAKEN = 0.02;
const FOLDS = 5;
const STEPS = 3_000;
const RATE = 0.5;
const PENALTY = 0.001;

interface Sample extends Pair {
  set: PairSet;
  values: number[];
  worth: number;
}

interface Model {
  /** of each sign, scaled as the signs are, and the bias last */
  weights: number[];
}

const samples = PAIRS.flatMap((set) => samplesOf(set));
const fitted = samples.filter(({ set }) => set !== 'unseen');
const families = [...new Set(fitted.map(({ family }) => family))];
const foldOf = new Map(families.map((family, at) => [family, at % FOLDS]));
const judged = new Map<Sample, number>();
for (let fold = 0; fold < FOLDS; fold += 1) {
  const model = fitTo(fitted.filter(({ family }) => foldOf.get(family) !== fold));
  for (const sample of fitted) if (foldOf.get(sample.family) === fold) judged.set(sample, likelihood(sample, model));
}
const threshold = round(thresholdOf(fitted.filter(({ set, same }) => set === 'gaps' && !same)));
const model = fitTo(fitted);
for (const sample of samples) if (sample.set === 'unseen') judged.set(sample, likelihood(sample, model));
report();
if (!process.argv.includes('--check')) write();

function samplesOf(set: PairSet): Sample[] {
  const pairs = pairsOf(set);
  const worth = set === 'unseen' ? [0, 0] : WORTH[set];
  const counts = [pairs.filter(({ same }) => same).length, pairs.filter(({ same }) => !same).length];
  return pairs.map((pair) => {
    const signs = alikeSigns(readOnce(pair.one), readOnce(pair.other), alikeIndex);
    const side = pair.same ? 0 : 1;
    const values = [...ALIKE_SIGNS.map((sign) => signs[sign]), 1];
    return { ...pair, set, values, worth: (worth[side] ?? 0) / Math.max(counts[side] ?? 0, 1) };
  });
}

/** Signs are scaled to one deviation, so that the penalty weighs them alike and the ascent is steady. */
function fitTo(rows: readonly Sample[]): Model {
  const size = ALIKE_SIGNS.length + 1;
  const all = rows.reduce((sum, { worth }) => sum + worth, 0);
  const scales = Array.from({ length: size }, (_, at) => {
    if (at === size - 1) return 1;
    const mean = rows.reduce((sum, { values, worth }) => sum + worth * (values[at] ?? 0), 0) / all;
    return (
      Math.sqrt(rows.reduce((sum, { values, worth }) => sum + worth * ((values[at] ?? 0) - mean) ** 2, 0) / all) || 1
    );
  });
  const scaled = rows.map(({ values, same, worth }) => ({
    x: Float64Array.from(values, (value, at) => value / (scales[at] ?? 1)),
    label: Number(same),
    worth: worth / all,
  }));
  const weights = new Float64Array(size);
  for (let step = 0; step < STEPS; step += 1) {
    const slopes = weights.map((weight, at) => (at === size - 1 ? 0 : -PENALTY * weight));
    for (const { x, label, worth } of scaled) {
      const pull = worth * (label - sigmoid(x.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)));
      for (let at = 0; at < size; at += 1) slopes[at] = (slopes[at] ?? 0) + pull * (x[at] ?? 0);
    }
    for (let at = 0; at < size; at += 1) weights[at] = (weights[at] ?? 0) + RATE * (slopes[at] ?? 0);
  }
  return { weights: Array.from(weights, (weight, at) => weight / (scales[at] ?? 1)) };
}

function likelihood({ values }: Sample, { weights }: Model): number {
  return sigmoid(values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0));
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function thresholdOf(misses: readonly Sample[]): number {
  const sorted = misses.map((sample) => judged.get(sample) ?? 0).sort((one, other) => other - one);
  return sorted[Math.floor(MISTAKEN * sorted.length)] ?? 1;
}

function report(): void {
  const share = (of: readonly Sample[]) =>
    of.length === 0
      ? '-'
      : `${((100 * of.filter((sample) => (judged.get(sample) ?? 0) >= threshold).length) / of.length).toFixed(1)} of ${of.length}`;
  console.log(`Taken for the same question from ${threshold} on, in %:`);
  console.table(
    Object.fromEntries(
      PAIRS.map((set) => {
        const own = samples.filter((sample) => sample.set === set);
        return [
          set,
          { paraphrases: share(own.filter(({ same }) => same)), others: share(own.filter(({ same }) => !same)) },
        ];
      }),
    ),
  );
}

function write(): void {
  const signs = Object.fromEntries(ALIKE_SIGNS.map((sign, at) => [sign, round(model.weights[at] ?? 0)]));
  const weights = { signs, bias: round(model.weights.at(-1) ?? 0), threshold };
  writeFileSync(
    new URL('../../src/answer/alike-weights.json', import.meta.url),
    `${JSON.stringify(weights, undefined, 2)}\n`,
  );
}

function round(value: number): number {
  return Math.round(1_000 * value) / 1_000;
}
