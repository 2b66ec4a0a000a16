/**
 * Fits the weights by which a message is told to ask something or nothing and writes src/query/asks-weights.json:
 * `npm run fit:asks`. Multinomial logistic regression by AdaGrad (Duchi, Hazan and Singer, 2011) with an L2 penalty, from zero
 * and in a fixed order: the same values come out again. Prints, author by author, how messages are judged by
 * weights that have seen none of the same author: people word things alike throughout. `r` is the development set. With --check nothing is written.
 */
import { writeFileSync } from 'node:fs';
import { CLASSES, damped, decided, REQUESTS } from '../../src/query/asks.ts';
import { noiseAndDeafness, readSamples, type Sample } from './messages.ts';
import { shippedCorpus } from './questions.ts';

const PASSES = 25;
const RATE = 0.05;
const PENALTY = 0.005;
/** A feature of fewer messages says more of them than of others. */
const MIN_MESSAGES = 2;
/** Weights nearer to zero than this decide nothing. */
const NEGLIGIBLE = 0.15;

/** Features by number, and for each its weights for the classes, one after the other. */
interface Model {
  numbers: ReadonlyMap<string, number>;
  weights: Float64Array;
  classes: number;
}

const corpus = await shippedCorpus();
const sets = { dev: readSamples('dev', corpus), train: readSamples('train', corpus) };
const all = shuffled([...sets.dev, ...sets.train]);
const judged = new Map<Sample, number>();
for (const author of new Set(all.map((sample) => sample.author))) {
  const model = fitted(
    all.filter((sample) => sample.author !== author),
    CLASSES.length,
  );
  for (const sample of all.filter((each) => each.author === author)) judged.set(sample, classOf(sample, model));
}
for (const [set, samples] of Object.entries({ ...Object.groupBy(all, ({ author }) => author), all })) {
  console.log(
    set,
    noiseAndDeafness((samples ?? []).map((sample) => ({ label: sample.label, taken: judged.get(sample) ?? -1 }))),
  );
}
const requests = all.flatMap(({ wants, ...sample }) => (wants === undefined ? [] : [{ ...sample, label: wants }]));
if (!process.argv.includes('--check'))
  write({ asks: fitted(all, CLASSES.length), requests: fitted(requests, REQUESTS.length) });

/** In an order that mixes the sets and is always the same: steps by a prime around the circle. */
function shuffled(samples: readonly Sample[]): Sample[] {
  const STEP = 7919;
  return samples
    .map((sample, at) => ({ sample, place: (at * STEP) % samples.length }))
    .sort((one, other) => one.place - other.place)
    .map(({ sample }) => sample);
}

function classOf({ features }: Sample, model: Model): number {
  return decided(Array.from(likely(numbersOf(features, model), damped(features.length), model)));
}

function numbersOf(features: readonly string[], { numbers }: Pick<Model, 'numbers'>): number[] {
  return features.flatMap((feature) => numbers.get(feature) ?? []);
}

function likely(features: readonly number[], share: number, { weights, classes }: Model): Float64Array {
  const sums = new Float64Array(classes);
  for (const feature of features) {
    for (let at = 0; at < classes; at += 1) sums[at] = (sums[at] ?? 0) + share * (weights[feature * classes + at] ?? 0);
  }
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function fitted(samples: readonly Sample[], classes: number): Model {
  const counts = new Map<string, number>();
  for (const { features } of samples) for (const each of features) counts.set(each, (counts.get(each) ?? 0) + 1);
  const numbers = new Map([...counts].filter(([, count]) => count >= MIN_MESSAGES).map(([name], at) => [name, at]));
  const model = { numbers, weights: new Float64Array(numbers.size * classes), classes };
  const squares = new Float64Array(numbers.size * classes).fill(1e-6);
  const numbered = samples.map(({ features, label }) => {
    return { features: numbersOf(features, model), share: damped(features.length), label };
  });
  for (let pass = 0; pass < PASSES; pass += 1) for (const sample of numbered) step(sample, model, squares);
  return model;
}

interface Step {
  features: number[];
  /** what each of them counts */
  share: number;
  label: number;
}

function step({ features, share, label }: Step, model: Model, squares: Float64Array): void {
  const { weights, classes } = model;
  const shares = likely(features, share, model);
  for (const feature of features) {
    for (let at = 0; at < classes; at += 1) {
      const place = feature * classes + at;
      const weight = weights[place] ?? 0;
      const slope = share * ((shares[at] ?? 0) - (at === label ? 1 : 0)) + PENALTY * weight;
      const square = (squares[place] ?? 0) + slope * slope;
      squares[place] = square;
      weights[place] = weight - (RATE * slope) / Math.sqrt(square);
    }
  }
}

function write(models: Record<'asks' | 'requests', Model>): void {
  const parts = Object.entries(models).map(
    ([name, model]) => `${JSON.stringify(name)}:{\n${rowsOf(model).join(',\n')}\n}`,
  );
  writeFileSync(new URL('../../src/query/asks-weights.json', import.meta.url), `{${parts.join(',\n')}}\n`);
}

function rowsOf({ numbers, weights, classes }: Model): string[] {
  return [...numbers]
    .map(([feature, at]) => ({ feature, values: [...weights.subarray(at * classes, (at + 1) * classes)] }))
    .filter(({ values }) => values.some((value) => Math.abs(value) >= NEGLIGIBLE))
    .sort((one, other) => (one.feature < other.feature ? -1 : 1))
    .map(
      ({ feature, values }) =>
        `${JSON.stringify(feature)}:[${values.map((value) => Math.round(100 * value)).join(',')}]`,
    );
}
