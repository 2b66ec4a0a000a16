import { fork } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import pLimit from 'p-limit';
import type { Job, Results } from './protocol.ts';

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

interface SandboxOptions extends Partial<typeof LIMITS> {
  /** what went wrong within, for a log: a person is told no more than that it did */
  onFault?(error: Error): void;
}

/**
 * Does work on a document in a process of its own, which is ended where it takes too long or too much: pages can be made
 * that keep a parser busy for hours or fill its memory, and nobody’s question waits for one, nor ends with one. Two run at
 * once. Never throws: what can't be read comes with the reason.
 * @param options default: 20 seconds, 512 MB of objects, 768 MB in all
 */
export async function inSandbox<D extends Job['does']>(
  job: Extract<Job, { does: D }>,
  options: SandboxOptions = {},
): Promise<Results[D] | Unreadable> {
  if (turns.pendingCount >= MOST_WAITING)
    return unreadable('too many documents are being read. Please try again in a minute.');
  return turns(() => inProcess(job, { ...LIMITS, ...options }));
}

async function inProcess<D extends Job['does']>(
  job: Extract<Job, { does: D }>,
  { deadlineMs, heapMb, residentMb, onFault }: typeof LIMITS & SandboxOptions,
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

const PROJECT = path.join(import.meta.dirname, '../../..');
/** What the reader's own code is read from; not the settings and the data, which may stand beside it. */
const OWN_CODE = ['src', 'node_modules', 'package.json'].map((name) => path.join(PROJECT, name));

/**
 * What Node is told before it runs a reader: it reads its own code and nothing else, writes nothing, starts no process
 * and no thread, loads no add-on, and makes no code out of text. Newer versions than 24 close the network as well; for 24
 * offline.ts does.
 * @see https://nodejs.org/docs/latest-v24.x/api/permissions.html#process-based-permissions
 */
export function confinement(heapMb: number): string[] {
  // Folders may be links, as the whole checkout may; what a link leads to has to be named too.
  const readable = new Set(OWN_CODE.filter((name) => existsSync(name)).flatMap((name) => [name, realpathSync(name)]));
  return [
    '--permission',
    ...[...readable].map((name) => `--allow-fs-read=${name}`),
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${heapMb}`,
  ];
}

const LOOKS_EVERY_MS = 100;

/**
 * Looks at the memory that a process holds, whatever it holds it for, until it is too much. Only Linux tells that to
 * another process; elsewhere V8's own bound is all there is.
 * @returns stops looking
 */
export function watchMemory(processId: number | undefined, mostMb: number, onTooMuch: () => void): () => void {
  const timer = setInterval(async () => {
    if ((await residentMb(processId)) > mostMb) onTooMuch();
  }, LOOKS_EVERY_MS);
  return () => clearInterval(timer);
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
async function residentMb(processId: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}
