import type { Percentiles } from './percentiles.ts';

/** What one side needed, in milliseconds and bytes. */
export interface Side {
  /** corpus → ready to answer */
  build: number;
  answers: Percentiles;
  /** times that each query was asked */
  rounds: number;
  /** one more source, of about four items */
  add: number;
  /** what its index takes beside the corpus, after garbage collection: heap and array buffers */
  memory: number;
}

/** What was measured at one size of corpus. Sent from the child process, printed with `--json`. */
export interface Measurement {
  name: string;
  items: number;
  sources: number;
  people: number;
  measures: number;
  node: string;
  /** options that the child process ran with: they bound the heap */
  flags: string[];
  /** the share of items that have any telling word of a query, 0 to 1 */
  matching: { p50: number; mean: number };
  /** kinds of answer, by how often they were given */
  kinds: Record<string, number>;
  /** what the corpus takes, after garbage collection: heap and array buffers, in bytes */
  corpusMemory: number;
  /** of the process when we are ready and the baseline is not there yet */
  heapUsed: number;
  rss: number;
  ours: Side;
  baseline: Side;
}
