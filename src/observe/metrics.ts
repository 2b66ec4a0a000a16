import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { storeEvents } from '../store/events.ts';
import { FAULT_CODES } from '../store/fault.ts';
import type { HealthState } from './health.ts';
import type { Meter } from './meter.ts';

/** Values that are read anew for each scrape. */
export interface Measured {
  health(): Promise<HealthState>;
  /** items in the index of what all servers share, and in those of single servers, which are made as they are asked */
  indexes(): { shared: number; servers: number; serverIndexes: number };
  /** texts in the database that are not what was written */
  altered(): number;
  /** bytes */
  memory(): { resident: number; heap: number };
}

/** Discord accepts no first response after that. */
const ACKNOWLEDGE_WITHIN_MS = 3_000;
const ACKNOWLEDGED_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 3];
const ANSWERED_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 3, 10];
/** Interval at which the event loop's lag is sampled, in milliseconds. */
const LAG_RESOLUTION_MS = 20;
const NANOSECONDS = 1e9;

/** Kinds of requests, by the part of their name before the colon, and whether a person waits for the answer. */
const PARTS = new Map([
  ['command', { isAnswered: true }],
  ['button', { isAnswered: true }],
  ['form', { isAnswered: true }],
  ['moderation', { isAnswered: true }],
  ['message', { isAnswered: true }],
  ['component', { isAnswered: false }],
  ['complete', { isAnswered: false }],
  ['forum', { isAnswered: false }],
  ['posting', { isAnswered: false }],
  ['withdrawn', { isAnswered: false }],
]);

/**
 * The bot's metrics for Prometheus. Label values come from short lists that are fixed at the start, so there are never
 * more than 300 series, whatever Discord sends.
 */
export class Metrics implements Meter {
  readonly #registry = new Registry();
  readonly #commands: ReadonlySet<string>;
  /** when interactions arrived that are not acknowledged yet, oldest first */
  readonly #waiting = new Map<string, number>();
  readonly #lag = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS });
  readonly #requests = this.#counter('requests_total', 'Requests, by what was asked for and what became of it.', [
    'what',
    'outcome',
  ]);
  readonly #faults = this.#counter('faults_total', 'Requests that failed by a fault of the program.');
  readonly #unacknowledged = this.#counter(
    'unacknowledged_total',
    'Interactions that were not acknowledged within 3 seconds.',
  );
  readonly #unanswered = this.#counter('unanswered_total', 'Questions without an answer that were kept as gaps.');
  readonly #postings = this.#counter('postings_total', 'Messages that were sent unasked, by what became of them.', [
    'outcome',
  ]);
  readonly #storeFaults = this.#counter('store_faults_total', 'Failures of the database, by code.', ['code']);
  readonly #acknowledgement = new Histogram({
    name: 'bluelamp_acknowledgement_seconds',
    help: 'From an interaction’s arrival until Discord has taken the first response.',
    buckets: ACKNOWLEDGED_SECONDS,
    registers: [this.#registry],
  });
  readonly #answer = new Histogram({
    name: 'bluelamp_answer_seconds',
    help: 'From a request’s arrival until it is answered.',
    labelNames: ['kind'],
    buckets: ANSWERED_SECONDS,
    registers: [this.#registry],
  });

  /** @param commands the names of the commands that are registered */
  constructor(measured: Measured, commands: readonly string[], version: string) {
    this.#commands = new Set(commands);
    this.#gauges(measured);
    this.#gauge('info', 'The version that runs.', ['version', 'node'], (gauge) =>
      gauge.set({ version, node: process.versions.node }, 1),
    );
    for (const code of FAULT_CODES) this.#storeFaults.inc({ code }, 0);
    for (const counter of [this.#faults, this.#unacknowledged, this.#unanswered]) counter.inc(0);
    storeEvents.on('fault', this.#onStoreFault);
    storeEvents.on('gap', this.#onGap);
    storeEvents.on('posting', this.#onPosting);
    this.#lag.enable();
  }

  arrived(interactionId: string): void {
    this.#dropLate();
    this.#waiting.set(interactionId, performance.now());
  }

  acknowledged(interactionId: string): void {
    const since = this.#waiting.get(interactionId);
    this.#waiting.delete(interactionId);
    if (since !== undefined) this.#acknowledgement.observe((performance.now() - since) / 1_000);
  }

  request(what: string, outcome: string, ms: number): void {
    const counted = this.#countedAs(what);
    this.#requests.inc({ what: counted, outcome });
    if (outcome === 'fault') this.#faults.inc();
    const [kind = ''] = counted.split(':');
    if (PARTS.get(kind)?.isAnswered) this.#answer.observe({ kind }, ms / 1_000);
  }

  /** All metrics in Prometheus's text format. */
  async text(): Promise<string> {
    this.#dropLate();
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  close(): void {
    storeEvents.off('fault', this.#onStoreFault);
    storeEvents.off('gap', this.#onGap);
    storeEvents.off('posting', this.#onPosting);
    this.#lag.disable();
  }

  readonly #onStoreFault = (code: string) => this.#storeFaults.inc({ code });
  readonly #onGap = () => this.#unanswered.inc();
  readonly #onPosting = (outcome: string) => this.#postings.inc({ outcome });

  /**
   * The label for a request: `command:ask` for a known command, `command:other` for another, `button`, `form`, … for
   * the rest.
   */
  #countedAs(what: string): string {
    const [part = '', name = ''] = what.split(':');
    if (part === 'command') return this.#commands.has(name) ? what : 'command:other';
    if (this.#commands.has(part)) return `command:${part}`;
    return PARTS.has(part) ? part : 'other';
  }

  /** Counts interactions past Discord's deadline as unacknowledged, and forgets them. */
  #dropLate(): void {
    const before = performance.now() - ACKNOWLEDGE_WITHIN_MS;
    for (const [id, since] of this.#waiting) {
      if (since > before) return;
      this.#waiting.delete(id);
      this.#unacknowledged.inc();
    }
  }

  #gauges({ health, indexes, altered, memory }: Measured): void {
    this.#gauge('ready', '1 while questions are answered: record, database and connection.', [], async (gauge) =>
      gauge.set((await health()).ready ? 1 : 0),
    );
    this.#gauge('store_writable', '1 while the database can be written.', [], async (gauge) =>
      gauge.set((await health()).store.ok ? 1 : 0),
    );
    this.#gauge('shards', 'Connections to Discord, by state.', ['state'], async (gauge) => {
      gauge.reset();
      for (const [state, count] of Object.entries((await health()).shards.states)) gauge.set({ state }, count);
    });
    this.#gauge(
      'index_items',
      'Items that are searched: shared by all servers, or of single ones.',
      ['scope'],
      (gauge) => {
        const { shared, servers } = indexes();
        gauge.set({ scope: 'shared' }, shared);
        gauge.set({ scope: 'servers' }, servers);
      },
    );
    this.#gauge('server_indexes', 'Indexes of single servers’ own sources in memory.', [], (gauge) =>
      gauge.set(indexes().serverIndexes),
    );
    this.#gauge('altered_texts', 'Texts in the database that are not what was written.', [], (gauge) =>
      gauge.set(altered()),
    );
    this.#gauge('memory_bytes', 'Memory of the process.', ['kind'], (gauge) => {
      for (const [kind, bytes] of Object.entries(memory())) gauge.set({ kind }, bytes);
    });
    this.#gauge('event_loop_lag_seconds', 'How late timers were since the last look.', ['at'], (gauge) => {
      const late = (nanoseconds: number) => Math.max(0, nanoseconds / NANOSECONDS - LAG_RESOLUTION_MS / 1_000);
      gauge.set({ at: 'p50' }, late(this.#lag.percentile(50)));
      gauge.set({ at: 'p99' }, late(this.#lag.percentile(99)));
      gauge.set({ at: 'max' }, late(this.#lag.max));
      this.#lag.reset();
    });
  }

  #counter(name: string, help: string, labelNames: string[] = []): Counter {
    return new Counter({ name: `bluelamp_${name}`, help, labelNames, registers: [this.#registry] });
  }

  #gauge(name: string, help: string, labelNames: string[], measure: (gauge: Gauge) => unknown): void {
    const gauge: Gauge = new Gauge({
      name: `bluelamp_${name}`,
      help,
      labelNames,
      registers: [this.#registry],
      collect: async () => {
        await measure(gauge);
      },
    });
  }
}
