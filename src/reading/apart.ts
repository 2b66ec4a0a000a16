import { fork } from 'node:child_process';
import path from 'node:path';
import pLimit from 'p-limit';
import type { Job, Results } from './jobs.ts';

const LIMITS = { deadlineMs: 20_000, memoryMb: 512 };
/** Processes at once: each may take half a gigabyte. Whoever comes when so many wait is told to come again. */
const AT_ONCE = 2;
const MOST_WAITING = 8;
const turns = pLimit(AT_ONCE);

const PROJECT = path.join(import.meta.dirname, '../..');

/**
 * Does work on a document in a process of its own, which is ended where it takes too long or too much: pages can be made
 * that keep a parser busy for hours or fill its memory, and nobody’s question waits for one, nor ends with one. That process
 * may read the program’s own files and nothing else, has no environment, and starts nothing. Two run at once.
 * @see https://nodejs.org/docs/latest-v24.x/api/permissions.html#process-based-permissions
 * @param limits default: 20 seconds, 512 MB
 */
export async function apart<D extends Job['does']>(
  job: Extract<Job, { does: D }>,
  limits: Partial<typeof LIMITS> = {},
): Promise<Results[D] | { kind: 'unreadable'; reason: string }> {
  if (turns.pendingCount >= MOST_WAITING)
    return unreadable('too many documents are being read. Please try again in a minute.');
  return turns(() => inProcess(job, { ...LIMITS, ...limits }));
}

async function inProcess<D extends Job['does']>(
  job: Extract<Job, { does: D }>,
  { deadlineMs, memoryMb }: typeof LIMITS,
): Promise<Results[D] | { kind: 'unreadable'; reason: string }> {
  const child = fork(path.join(import.meta.dirname, 'process.ts'), {
    execArgv: ['--permission', `--allow-fs-read=${PROJECT}`, `--max-old-space-size=${memoryMb}`],
    env: {},
    serialization: 'advanced',
    // What V8 prints as it runs out of memory is no news to anybody.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let deadline: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Results[D] | { kind: 'unreadable'; reason: string }>((resolve, reject) => {
      deadline = setTimeout(() => {
        resolve(unreadable(`reading it takes longer than ${deadlineMs / 1000} seconds: it is no ordinary page.`));
      }, deadlineMs);
      child.once('message', (message: { result: Results[D] } | { fault: string }) => {
        if ('result' in message) resolve(message.result);
        else reject(new Error(message.fault));
      });
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        if (signal === 'SIGABRT' || signal === 'SIGKILL' || code === 134)
          resolve(unreadable('reading it takes more memory than any ordinary page does.'));
        else reject(new Error(`The process that reads documents ended with ${signal ?? code}.`));
      });
      child.send(job, (error) => error && reject(error));
    });
  } finally {
    clearTimeout(deadline);
    child.removeAllListeners();
    child.kill('SIGKILL');
  }
}

function unreadable(reason: string): { kind: 'unreadable'; reason: string } {
  return { kind: 'unreadable', reason };
}
