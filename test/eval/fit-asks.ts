/**
 * Fits the weights by which a message is told to ask something or nothing and writes src/query/asks-weights.json:
 * `npm run fit:asks`. Multinomial logistic regression by AdaGrad (Duchi, Hazan and Singer, 2011) with an L2 penalty, from zero
 * and in a fixed order: the same values come out again. Prints what eight-fold cross-validation gives: each message judged by
 * weights that have not seen it.
 */
import { writeFileSync } from 'node:fs';
import { CLASSES, likeliest, likelihoods, REQUESTS } from '../../src/query/asks.ts';
import { noiseAndDeafness, readSamples, type Sample } from './messages.ts';
import { shippedCorpus } from './questions.ts';

const PASSES = 60;
const RATE = 0.3;
const PENALTY = 0.003;
/** A feature of fewer messages says more of them than of others. */
const MIN_MESSAGES = 2;
const FOLDS = 8;
/** Weights nearer to zero than this decide nothing. */
const NEGLIGIBLE = 0.02;

type Weights = Map<string, number[]>;

const corpus = await shippedCorpus();
const sets = { dev: readSamples('dev', corpus), train: readSamples('train', corpus) };
const all = shuffled([...sets.dev, ...sets.train]);
const judged = new Map<Sample, number>();
for (let fold = 0; fold < FOLDS; fold += 1) {
  const weights = fitted(
    all.filter((_, at) => at % FOLDS !== fold),
    CLASSES,
  );
  for (const sample of all.filter((_, at) => at % FOLDS === fold)) judged.set(sample, classOf(sample, weights));
}
for (const [set, samples] of Object.entries(sets)) {
  console.log(
    set,
    noiseAndDeafness(samples.map((sample) => ({ label: sample.label, taken: judged.get(sample) ?? -1 }))),
  );
}
const requests = all.flatMap(({ features, wants }) => (wants === undefined ? [] : [{ features, label: wants }]));
write({ asks: fitted(all, CLASSES), requests: fitted(requests, REQUESTS) });

/** In an order that mixes the sets and is always the same: steps by a prime around the circle. */
function shuffled(samples: readonly Sample[]): Sample[] {
  const STEP = 7919;
  return samples
    .map((sample, at) => ({ sample, place: (at * STEP) % samples.length }))
    .sort((one, other) => one.place - other.place)
    .map(({ sample }) => sample);
}

function classOf({ features }: Sample, weights: Weights): number {
  return likeliest(likelihoods(features, CLASSES, weights));
}

function fitted(samples: readonly Sample[], classes: readonly string[]): Weights {
  const counts = new Map<string, number>();
  for (const { features } of samples) for (const each of features) counts.set(each, (counts.get(each) ?? 0) + 1);
  const zero = () => classes.map(() => 0);
  const weights: Weights = new Map();
  const squares: Weights = new Map();
  for (const [feature, count] of counts) {
    if (count < MIN_MESSAGES) continue;
    weights.set(feature, zero());
    squares.set(feature, zero());
  }
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const sample of samples) step(sample, classes, weights, squares);
  }
  return weights;
}

function step({ features, label }: Sample, classes: readonly string[], weights: Weights, squares: Weights): void {
  const likely = likelihoods(features, classes, weights);
  for (const feature of features) {
    const weight = weights.get(feature);
    const square = squares.get(feature);
    if (weight === undefined || square === undefined) continue;
    likely.forEach((share, at) => {
      const slope = share - (at === label ? 1 : 0) + PENALTY * (weight[at] ?? 0);
      square[at] = (square[at] ?? 0) + slope * slope;
      weight[at] = (weight[at] ?? 0) - (RATE * slope) / Math.sqrt((square[at] ?? 0) + 1e-6);
    });
  }
}

function write(models: Record<'asks' | 'requests', Weights>): void {
  const parts = Object.entries(models).map(
    ([name, weights]) => `${JSON.stringify(name)}:{\n${rowsOf(weights).join(',\n')}\n}`,
  );
  writeFileSync(new URL('../../src/query/asks-weights.json', import.meta.url), `{${parts.join(',\n')}}\n`);
}

function rowsOf(weights: Weights): string[] {
  return [...weights]
    .filter(([, values]) => values.some((value) => Math.abs(value) >= NEGLIGIBLE))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([feature, values]) => `${JSON.stringify(feature)}:[${values.map((value) => value.toFixed(2)).join(',')}]`);
}
