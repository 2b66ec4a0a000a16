import fc from 'fast-check';
import type { Target } from './targets.ts';

/** What came of putting many inputs to a target. */
export interface Outcome {
  name: string;
  inputs: number;
  /** processor time of the slowest input */
  slowestMs: number;
  /** what went wrong, with the smallest input that shows it and how to have it again */
  failure?: string;
}

/** The longest that one input may take, in processor time: other programs of the machine do not count. */
const MOST_MS = 2_000;

/** Puts inputs to a target until one fails; the same seed brings the same inputs. */
export async function fuzz(target: Target, { inputs, seed }: { inputs: number; seed: number }): Promise<Outcome> {
  const outcome: Outcome = { name: target.name, inputs: 0, slowestMs: 0 };
  const property = fc.asyncProperty(target.inputs, async (input) => {
    const begun = process.cpuUsage();
    await target.read(input);
    const { user, system } = process.cpuUsage(begun);
    const ms = (user + system) / 1_000;
    outcome.inputs += 1;
    outcome.slowestMs = Math.max(outcome.slowestMs, ms);
    if (ms > MOST_MS) throw new Error(`took ${Math.round(ms)} ms of the processor`);
  });
  const details = await fc.check(property, { numRuns: inputs, seed, endOnFailure: false });
  if (!details.failed) return outcome;
  const [input] = details.counterexample ?? [];
  const why = details.errorInstance instanceof Error ? details.errorInstance.stack : String(details.errorInstance);
  return { ...outcome, failure: `${why}\ninput: ${JSON.stringify(input)?.slice(0, 4_000)}` };
}
