/** One process that reads documents, one after the other. */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import type { CorpusContent } from '../../corpus/schema.ts';
import type { Job, Reply, Results, Task, WithoutContent } from './protocol.ts';

/** What a process may take for one piece of work. */
export interface Limits {
  /** of work: what the start of a process and other programs take does not count */
  deadlineMs: number;
  /** of JavaScript's objects */
  heapMb: number;
  /** of everything */
  residentMb: number;
}

/** What came of a piece of work, or why nothing did. */
export type Outcome<D extends Job['does']> =
  | { result: Results[D] }
  | { ended: 'deadline' | 'memory' }
  /** what went wrong, for a log */
  | { ended: 'fault'; cause: string };

/** As much of what a process says as it dies as helps to find why. */
const LAST_WORDS = 4_000;
const LOOKS_EVERY_MS = 100;
/** So many times its deadline may a process take by the clock: a busy machine is no fault of a page. */
const PATIENCE = 6;

export class ReaderProcess {
  readonly heapMb: number;
  /** documents that it has read */
  served = 0;
  readonly #child: ChildProcess;
  readonly #lastWords: () => string;
  #content: CorpusContent | undefined;
  readonly #end = () => this.#child.kill('SIGKILL');

  constructor(heapMb: number) {
    this.heapMb = heapMb;
    this.#child = fork(realpathSync(path.join(import.meta.dirname, 'process.ts')), {
      execArgv: confinement(heapMb),
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#lastWords = lastWordsOf(this.#child.stderr);
    this.#child.on('error', () => undefined);
    process.once('exit', this.#end);
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null && this.#child.connected;
  }

  /** What it holds, in megabytes; 0 where the system does not tell. */
  memory(): Promise<number> {
    return residentMb(this.#child.pid);
  }

  /** Does one piece of work. Unless a result comes of it the process is not to be used again. */
  async run<D extends Job['does']>(job: Extract<Job, { does: D }>, limits: Limits): Promise<Outcome<D>> {
    this.#keepsAlive(true);
    const { promise, resolve } = Promise.withResolvers<Outcome<D>>();
    const { pid } = this.#child;
    const watch = new Watch(pid, limits, (ended) => resolve({ ended }));
    const onMessage = (message: Reply<D>) => {
      if ('result' in message) resolve(message);
      else if ('fault' in message) resolve({ ended: 'fault', cause: message.fault });
      else watch.begin();
    };
    const onError = ({ message }: Error) => resolve({ ended: 'fault', cause: message });
    const onClose = (code: number | null, signal: string | null) => {
      if (signal === 'SIGKILL' || /out of memory/i.test(this.#lastWords())) resolve({ ended: 'memory' });
      else resolve({ ended: 'fault', cause: `it ended with ${signal ?? code}. ${this.#lastWords()}` });
    };
    this.#child.on('message', onMessage).on('error', onError).on('close', onClose);
    // Where it can't be sent the process has ended, and tells so itself.
    this.#child.send(this.#taskOf(job), () => undefined);
    try {
      return await promise;
    } finally {
      watch.end();
      this.#child.off('message', onMessage).off('error', onError).off('close', onClose);
      this.served += 1;
      this.#keepsAlive(false);
    }
  }

  /** Ends it at once. */
  end(): void {
    process.off('exit', this.#end);
    this.#end();
  }

  /** The record is sent where it is another than before: it is by far the most of a message. */
  #taskOf(job: Job): Task {
    if (!('content' in job)) return { job, content: undefined };
    const { content, ...rest } = job;
    const isKnown = this.#content !== undefined && isDeepStrictEqual(this.#content, content);
    if (!isKnown) this.#content = content;
    return { job: rest satisfies WithoutContent<Job>, content: isKnown ? undefined : content };
  }

  /** An idle reader keeps nobody from ending. */
  #keepsAlive(isBusy: boolean): void {
    const { channel } = this.#child;
    const way = isBusy ? 'ref' : 'unref';
    this.#child[way]();
    channel?.[way]();
    // The pipe of its last words counts too.
    const { stderr } = this.#child;
    if (stderr !== null && way in stderr) (stderr as Readable & Record<'ref' | 'unref', () => void>)[way]();
  }
}

/** Looks at what a process takes for a piece of work, until it is too much. */
class Watch {
  readonly #processId: number | undefined;
  readonly #limits: Limits;
  readonly #onTooMuch: (what: 'deadline' | 'memory') => void;
  readonly #timer: NodeJS.Timeout;
  readonly #since = performance.now();
  /** CPU time of the process when the work began */
  #before: number | undefined;

  constructor(processId: number | undefined, limits: Limits, onTooMuch: (what: 'deadline' | 'memory') => void) {
    this.#processId = processId;
    this.#limits = limits;
    this.#onTooMuch = onTooMuch;
    this.#timer = setInterval(() => this.#look(), Math.min(LOOKS_EVERY_MS, limits.deadlineMs));
  }

  /** The process has loaded what it needs and begins. */
  async begin(): Promise<void> {
    this.#before = await cpuMs(this.#processId);
  }

  end(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const { deadlineMs, residentMb: most } = this.#limits;
    if ((await residentMb(this.#processId)) > most) this.#onTooMuch('memory');
    const now = await cpuMs(this.#processId);
    const hasBegun = this.#before !== undefined;
    const byClock = performance.now() - this.#since;
    const taken = now === undefined ? byClock : hasBegun ? now - (this.#before ?? now) : 0;
    if (taken > deadlineMs || byClock > deadlineMs * PATIENCE) this.#onTooMuch('deadline');
  }
}

function lastWordsOf(stream: Readable | null): () => string {
  let words = '';
  stream?.setEncoding('utf8').on('data', (more: string) => {
    words = `${words}${more}`.slice(-LAST_WORDS);
  });
  return () => words;
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

/**
 * The memory that a process holds, whatever it holds it for. Only Linux tells that to another process; elsewhere V8's own
 * bound is all there is.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
 */
async function residentMb(processId: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}

/** Linux reports processor time in hundredths of a second. */
const MS_PER_TICK = 10;

/**
 * The processor time that a process has had; undefined where the system does not tell.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
async function cpuMs(processId: number | undefined): Promise<number | undefined> {
  const stat = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => '');
  // The name of the program, in brackets, may hold blanks.
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return user === undefined || system === undefined ? undefined : (user + system) * MS_PER_TICK;
}
