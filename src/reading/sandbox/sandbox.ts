import pLimit from 'p-limit';
import type { Job, Results } from './protocol.ts';
import { type Limits, type Outcome, ReaderProcess } from './reader-process.ts';

const LIMITS: Limits = { deadlineMs: 20_000, heapMb: 512, residentMb: 768 };
/** Processes at once: each may take as much. A request that comes when so many wait is refused. */
const AT_ONCE = 2;
const MOST_WAITING = 8;
const turns = pLimit(AT_ONCE);

/** A reader is replaced after so many documents, or where it holds more than that when it is done. */
const MOST_SERVED = 100;
const MOST_KEPT_MB = 320;
/** As long does one wait for the next document. */
const IDLE_MS = 5 * 60_000;

const TOO_MUCH_MEMORY = 'reading it takes more memory than any ordinary page does.';
const FAILED = 'its reader failed. Save it in another form, or paste its text.';

interface Unreadable {
  kind: 'unreadable';
  /** a sentence for a person */
  reason: string;
}

interface SandboxOptions extends Partial<Limits> {
  /** what went wrong within, for a log: a person is told no more than that it did */
  onFault?(error: Error): void;
}

/**
 * Does work on a document in a process of its own, which is ended where it takes too long or too much: pages can be made
 * that keep a parser busy for hours or fill its memory, and nobody’s question waits for one, nor ends with one. Two run at
 * once; one that has done its work stays for the next. Never throws: what can't be read comes with the reason.
 * @param options default: 20 seconds of work, 512 MB of objects, 768 MB in all
 */
export async function inSandbox<D extends Job['does']>(
  job: Extract<Job, { does: D }>,
  options: SandboxOptions = {},
): Promise<Results[D] | Unreadable> {
  if (turns.pendingCount >= MOST_WAITING)
    return unreadable('too many documents are being read. Please try again in a minute.');
  return turns(async () => {
    const { onFault, ...limits } = { ...LIMITS, ...options };
    const outcome = await withReader(limits, (reader) => reader.run(job, limits));
    if ('result' in outcome) return outcome.result;
    if (outcome.ended === 'fault') onFault?.(new Error(`A document’s reader failed: ${outcome.cause}`));
    return unreadable(reasonOf(outcome, limits));
  });
}

function reasonOf({ ended }: Exclude<Outcome<never>, { result: unknown }>, { deadlineMs }: Limits): string {
  if (ended === 'memory') return TOO_MUCH_MEMORY;
  if (ended === 'fault') return FAILED;
  return `reading it takes longer than ${deadlineMs / 1000} seconds: it is no ordinary page.`;
}

function unreadable(reason: string): Unreadable {
  return { kind: 'unreadable', reason };
}

interface Idle {
  reader: ReaderProcess;
  timer: NodeJS.Timeout;
}

const idle: Idle[] = [];

async function withReader<D extends Job['does']>(
  { heapMb }: Limits,
  work: (reader: ReaderProcess) => Promise<Outcome<D>>,
): Promise<Outcome<D>> {
  const reader = takeIdle(heapMb) ?? new ReaderProcess(heapMb);
  const outcome = await work(reader);
  if ('result' in outcome && reader.served < MOST_SERVED && (await reader.memory()) < MOST_KEPT_MB) keep(reader);
  else reader.end();
  return outcome;
}

function takeIdle(heapMb: number): ReaderProcess | undefined {
  for (let at = idle.length - 1; at >= 0; at -= 1) {
    const { reader, timer } = idle[at] ?? {};
    if (reader === undefined || (reader.isRunning && reader.heapMb !== heapMb)) continue;
    clearTimeout(timer);
    idle.splice(at, 1);
    if (reader.isRunning) return reader;
    reader.end();
  }
  return undefined;
}

function keep(reader: ReaderProcess): void {
  const timer = setTimeout(() => {
    idle.splice(
      idle.findIndex((each) => each.reader === reader),
      1,
    );
    reader.end();
  }, IDLE_MS);
  timer.unref();
  idle.push({ reader, timer });
}
