/** How long something took, in milliseconds. */
export interface Percentiles {
  p50: number;
  p95: number;
  p99: number;
  /** how many times it was measured */
  count: number;
}

/** Percentiles by the nearest rank: always a value that was measured, of ten values the p99 is the largest. */
export function percentiles(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), count: sorted.length };
}
