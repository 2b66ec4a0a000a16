import { fork } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import pLimit from 'p-limit';
import { confinement } from './confinement.ts';
import type { Job, Results } from './jobs.ts';
import { watchMemory } from './resident-memory.ts';

const LIMITS = {
  deadlineMs: 20_000,
  /** of JavaScript's objects */
  heapMb: 512,
  /** of everything */
  residentMb: 768,
};
/** Processes at once: each may take as much. Whoever comes when so many wait is told to come again. */
const AT_ONCE = 2;
const MOST_WAITING = 8;
const turns = pLimit(AT_ONCE);
/** As much of what a process says as it dies as helps to find why. */
const LAST_WORDS = 4_000;

const TOO_MUCH_MEMORY = 'reading it takes more memory than any ordinary page does.';
const FAILED = 'its reader failed. Save it in another form, or paste its text.';

interface Unreadable {
  kind: 'unreadable';
  /** a sentence for a person */
  reason: string;
}

interface ApartOptions extends Partial<typeof LIMITS> {
  /** what went wrong within, for a log: a person is told no more than that it did */
  onFault?(error: Error): void;
}

/**
 * Does work on a document in a process of its own, which is ended where it takes too long or too much: pages can be made
 * that keep a parser busy for hours or fill its memory, and nobody’s question waits for one, nor ends with one. Two run at
 * once. Never throws: what can't be read comes with the reason.
 * @param options default: 20 seconds, 512 MB of objects, 768 MB in all
 */
export async function apart<D extends Job['does']>(
  job: Extract<Job, { does: D }>,
  options: ApartOptions = {},
): Promise<Results[D] | Unreadable> {
  if (turns.pendingCount >= MOST_WAITING)
    return unreadable('too many documents are being read. Please try again in a minute.');
  return turns(() => inProcess(job, { ...LIMITS, ...options }));
}

async function inProcess<D extends Job['does']>(
  job: Extract<Job, { does: D }>,
  { deadlineMs, heapMb, residentMb, onFault }: typeof LIMITS & ApartOptions,
): Promise<Results[D] | Unreadable> {
  const child = fork(realpathSync(path.join(import.meta.dirname, 'process.ts')), {
    execArgv: confinement(heapMb),
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const { promise: outcome, resolve } = Promise.withResolvers<Results[D] | Unreadable>();
  const leave = (reason: string) => resolve(unreadable(reason));
  const fail = (cause: string) => {
    onFault?.(new Error(`A document’s reader failed: ${cause}`));
    leave(FAILED);
  };
  const lastWords = lastWordsOf(child.stderr);
  child.once('message', (message: { result: Results[D] } | { fault: string }) => {
    if ('result' in message) resolve(message.result);
    else fail(message.fault);
  });
  child.once('error', ({ message }) => fail(message));
  child.once('close', (code, signal) => {
    if (signal === 'SIGKILL' || /out of memory/i.test(lastWords())) leave(TOO_MUCH_MEMORY);
    else fail(`it ended with ${signal ?? code}. ${lastWords()}`);
  });
  // Where it can't be sent the process has ended, and tells so itself.
  child.send(job, () => undefined);
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const stopWatching = watchMemory(child.pid, residentMb, () => leave(TOO_MUCH_MEMORY));
  const deadline = setTimeout(() => {
    leave(`reading it takes longer than ${deadlineMs / 1000} seconds: it is no ordinary page.`);
  }, deadlineMs);
  try {
    return await outcome;
  } finally {
    clearTimeout(deadline);
    stopWatching();
    process.off('exit', end);
    child.removeAllListeners().on('error', () => undefined);
    end();
  }
}

function lastWordsOf(stream: Readable | null): () => string {
  let words = '';
  stream?.setEncoding('utf8').on('data', (more: string) => {
    words = `${words}${more}`.slice(-LAST_WORDS);
  });
  return () => words;
}

function unreadable(reason: string): Unreadable {
  return { kind: 'unreadable', reason };
}
