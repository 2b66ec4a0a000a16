/** Pictures of charts from one long-lived thread, within a second or not at all. */
import { Worker } from 'node:worker_threads';
import type { Chart } from '../chart/types.ts';
import type { Rendered, RenderJob } from './render-worker.ts';

interface RendererOptions {
  /** told what went wrong with the thread */
  onFault(error: unknown): void;
  /** a chart that is not drawn by then is given up; default: a second */
  deadlineMs?: number;
  /** for how long no thread is begun after one that could not be; default: half a minute */
  restMs?: number;
}

const DEADLINE_MS = 1_000;
const REST_MS = 30_000;
/** How long a thread may take to begin: it compiles the drawing of its fonts and shapes. */
const START_MS = 30_000;
/** Charts that wait at most: at 30 ms each, the last of them is drawn just before its time is over. */
const MOST_WAITING = 24;

interface Job extends RenderJob {
  done(png: Uint8Array | undefined): void;
}

/** Draws one chart after the other. A thread that fails, or is silent for too long, is ended and another one begun. */
export class Renderer {
  readonly #options: Required<RendererOptions>;
  readonly #waiting: Job[] = [];
  #current: Job | undefined;
  #worker: Worker | undefined;
  #isReady = false;
  #overdue: NodeJS.Timeout | undefined;
  #restUntil = 0;
  #jobs = 0;
  #isClosed = false;

  constructor({ deadlineMs = DEADLINE_MS, restMs = REST_MS, ...options }: RendererOptions) {
    this.#options = { ...options, deadlineMs, restMs };
    this.#begin();
  }

  /** @returns a PNG; undefined where none can be made in time. Never rejects. */
  picture(chart: Chart): Promise<Uint8Array | undefined> {
    if (this.#isClosed || this.#waiting.length >= MOST_WAITING) return Promise.resolve(undefined);
    this.#begin();
    if (this.#worker === undefined) return Promise.resolve(undefined);
    const { promise, resolve } = Promise.withResolvers<Uint8Array | undefined>();
    this.#jobs += 1;
    const job: Job = { id: this.#jobs, chart, done: resolve };
    const deadline = setTimeout(() => this.#giveUp(job), this.#options.deadlineMs);
    this.#waiting.push(job);
    this.#next();
    return promise.finally(() => clearTimeout(deadline));
  }

  /** Whether the thread can draw: resolves once it has begun, or could not. */
  async isAble(): Promise<boolean> {
    const worker = this.#worker;
    if (worker === undefined || this.#isReady) return this.#isReady;
    await new Promise((resolve) => {
      worker.once('message', resolve);
      worker.once('exit', resolve);
    });
    return this.#isReady;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#overdue);
    for (const job of this.#taken()) job.done(undefined);
    await this.#worker?.terminate();
  }

  #begin(): void {
    if (this.#worker !== undefined || this.#isClosed || Date.now() < this.#restUntil) return;
    const worker = new Worker(new URL('./render-worker.ts', import.meta.url), { execArgv: [] });
    // A picture keeps no process from ending.
    worker.unref();
    this.#worker = worker;
    this.#isReady = false;
    this.#watch(START_MS);
    worker.on('message', (rendered: Rendered) => this.#rendered(worker, rendered));
    worker.once('error', (error) => this.#failed(worker, error));
    worker.once('exit', () => this.#failed(worker, new Error('The thread that draws pictures has ended.')));
  }

  #rendered(worker: Worker, { id, png }: Rendered): void {
    if (worker !== this.#worker) return;
    clearTimeout(this.#overdue);
    this.#isReady = true;
    const job = this.#current;
    this.#current = undefined;
    if (job?.id === id) job.done(png);
    this.#next();
  }

  #next(): void {
    if (this.#worker === undefined || !this.#isReady || this.#current !== undefined) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    this.#current = job;
    this.#watch(this.#options.deadlineMs);
    this.#worker.postMessage({ id: job.id, chart: job.chart } satisfies RenderJob);
  }

  /** Ends a thread that is silent for too long. */
  #watch(ms: number): void {
    clearTimeout(this.#overdue);
    const worker = this.#worker;
    this.#overdue = setTimeout(() => {
      if (worker !== undefined) this.#failed(worker, new Error(`A picture was not drawn within ${ms} ms.`));
    }, ms);
    this.#overdue.unref();
  }

  #failed(worker: Worker, error: unknown): void {
    if (worker !== this.#worker) return;
    clearTimeout(this.#overdue);
    // One that has never worked would most likely fail again at once.
    if (!this.#isReady) this.#restUntil = Date.now() + this.#options.restMs;
    this.#worker = undefined;
    this.#isReady = false;
    void worker.terminate();
    if (this.#isClosed) return;
    this.#options.onFault(error);
    this.#current?.done(undefined);
    this.#current = undefined;
    this.#begin();
    if (this.#worker === undefined) for (const job of this.#taken()) job.done(undefined);
  }

  #giveUp(job: Job): void {
    const at = this.#waiting.indexOf(job);
    if (at >= 0) this.#waiting.splice(at, 1);
    job.done(undefined);
  }

  #taken(): Job[] {
    const taken = [...this.#waiting.splice(0), ...(this.#current === undefined ? [] : [this.#current])];
    this.#current = undefined;
    return taken;
  }
}
