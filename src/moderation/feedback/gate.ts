/** The gate that a pin passes before it serves as a way of asking: off the main loop, and in ten seconds at most. */
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import type { Verdict } from '../session/pin-book.ts';
import type { GateJob } from './gate-worker.ts';

const DEADLINE_MS = 10_000;
/** Threads at once: each holds an index of the record. */
const turns = pLimit(1);

/**
 * Asks the questions that ship for this with a pin. Never rejects.
 * @param onFault told what went wrong with the thread
 */
export function askGate(
  job: GateJob,
  { onFault, deadlineMs = DEADLINE_MS }: { onFault(error: unknown): void; deadlineMs?: number },
): Promise<Verdict> {
  return turns(async () => {
    const worker = new Worker(new URL('./gate-worker.ts', import.meta.url), { workerData: job, execArgv: [] });
    const { promise, resolve } = Promise.withResolvers<Verdict>();
    const deadline = setTimeout(() => resolve({ kind: 'untold' }), deadlineMs);
    worker.once('message', (question: string | undefined) =>
      resolve(question === undefined ? { kind: 'passes' } : { kind: 'breaks', question }),
    );
    worker.once('error', (error) => {
      onFault(error);
      resolve({ kind: 'untold' });
    });
    worker.once('exit', () => resolve({ kind: 'untold' }));
    try {
      return await promise;
    } finally {
      clearTimeout(deadline);
      await worker.terminate();
    }
  });
}
