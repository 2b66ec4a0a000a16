/** What Prometheus would read of the bot, and a small part of what it can work out of that. */

export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** Reads Prometheus’ text format. */
export function samplesIn(text: string): Sample[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', labels = '', value = ''] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
      const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', of = '']) => [key, of]);
      return { name, labels: Object.fromEntries(pairs), value: Number(value === '+Inf' ? Infinity : value) };
    });
}

const SELECTOR = String.raw`(\w+)(?:\{(\w+)(=|!=)"([^"]*)"\})?`;
const VALUE = new RegExp(`^${SELECTOR}$`);
const INCREASE = new RegExp(`^increase\\(${SELECTOR}\\[\\w+\\]\\)$`);
const SUM = /^sum\((.*)\)$/;
const QUANTILE = /^histogram_quantile\(([\d.]+), sum by \(le\) \(rate\((\w+)\[\w+\]\)\)\)$/;

/**
 * Whether an alert’s expression holds, of one look at the bot and a later one.
 * @throws Error where the expression is of a form that is not read here
 */
export function holds(expression: string, before: readonly Sample[], after: readonly Sample[]): boolean {
  const [, left = '', operator = '', right = ''] = /^(.*) (>|==) ([\d.]+)$/.exec(expression) ?? [];
  if (operator === '') throw new Error(`“${expression}” compares nothing.`);
  const values = valuesOf(left, before, after);
  return values.some((value) => (operator === '>' ? value > Number(right) : value === Number(right)));
}

function valuesOf(expression: string, before: readonly Sample[], after: readonly Sample[]): number[] {
  const [, summed] = SUM.exec(expression) ?? [];
  if (summed !== undefined) return [valuesOf(summed, before, after).reduce((sum, value) => sum + value, 0)];
  const [isQuantile, quantile, histogram = ''] = QUANTILE.exec(expression) ?? [];
  if (isQuantile !== undefined) return [quantileOf(Number(quantile), increases(histogram, before, after))];
  const increase = INCREASE.exec(expression);
  if (increase !== null) return increases(increase[1] ?? '', before, after, increase).map(({ value }) => value);
  const value = VALUE.exec(expression);
  if (value === null) throw new Error(`“${expression}” can’t be read.`);
  return after.filter((sample) => isMeant(sample, value)).map((sample) => sample.value);
}

function isMeant({ name, labels }: Sample, [, wanted, label, relation, of]: RegExpExecArray): boolean {
  return name === wanted && (label === undefined || (labels[label] === of) === (relation === '='));
}

/** How much counters have grown; a series that was not there before has not grown, as Prometheus sees it. */
function increases(name: string, before: readonly Sample[], after: readonly Sample[], selector?: RegExpExecArray) {
  const keyOf = ({ labels }: Sample) => JSON.stringify(Object.entries(labels).sort());
  const known = new Map(before.filter((each) => each.name === name).map((each) => [keyOf(each), each.value]));
  return after
    .filter((each) => each.name === name && (selector === undefined || isMeant(each, selector)))
    .map((each) => ({ ...each, value: each.value - (known.get(keyOf(each)) ?? each.value) }));
}

/** The upper bound of the bucket that a quantile lies in. */
function quantileOf(quantile: number, buckets: readonly Sample[]): number {
  const bound = ({ labels }: Sample) => (labels.le === '+Inf' ? Number.POSITIVE_INFINITY : Number(labels.le));
  const sorted = [...buckets].sort((one, other) => bound(one) - bound(other));
  const all = sorted.at(-1)?.value ?? 0;
  const found = sorted.find(({ value }) => all > 0 && value >= quantile * all);
  return found === undefined ? Number.NaN : bound(found);
}
