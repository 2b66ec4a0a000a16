/** What the fits share: gradient ascent and sums of products. */

const STEPS = 800;

/** Gradient ascent by Adam (Kingma and Ba, 2015) from zero. */
export function ascend(
  size: number,
  gradientAt: (weights: number[]) => number[],
  bound: (weight: number, at: number) => number = (weight) => weight,
): number[] {
  const weights = new Array<number>(size).fill(0);
  const mean = new Array<number>(size).fill(0);
  const spread = new Array<number>(size).fill(0);
  for (let step = 1; step <= STEPS; step += 1) {
    gradientAt(weights).forEach((slope, at) => {
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      spread[at] = 0.999 * (spread[at] ?? 0) + 0.001 * slope * slope;
      const rate = (mean[at] ?? 0) / (1 - 0.9 ** step) / (Math.sqrt((spread[at] ?? 0) / (1 - 0.999 ** step)) + 1e-8);
      weights[at] = bound((weights[at] ?? 0) + 0.05 * rate, at);
    });
  }
  return weights.map((weight) => Math.round(weight * 1000) / 1000);
}

/** Plain loops: a fit takes some thousand million of these steps. */
export function dotFrom(row: Float64Array, from: number, other: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < other.length; at += 1) sum += (row[from + at] ?? 0) * (other[at] ?? 0);
  return sum;
}

export function dot(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

export function softmax(values: readonly number[]): number[] {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
