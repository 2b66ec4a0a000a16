/** The bot's health, for the health check of a container, a service manager or a monitor. */

/** The parts of the bot that are checked. */
export interface Checks {
  /** whether the record is loaded */
  record(): boolean;
  /** Checks that the database can be written, without writing. @throws with the reason where it can't */
  store(): Promise<void>;
  /** the states of the connections to Discord, in the order of their shards; none before the first */
  shards(): readonly string[];
}

export interface HealthState {
  /** the process answers, so its event loop is not blocked */
  live: true;
  /** it can answer questions: record, database and shards are all fine */
  ready: boolean;
  record: { ok: boolean };
  store: { ok: boolean; reason?: string };
  shards: { ok: boolean; states: Record<string, number>; downSeconds: number };
}

const READY = 'ready';
/**
 * A shard may be down for so long, in milliseconds, before it counts as unhealthy: most lost connections soon resume.
 */
const RESUMING_MS = 60_000;
const SAMPLE_MS = 1_000;
/** How long that check of the database may take. */
const STORE_ANSWERS_MS = 3_000;
/** How long its result is reused, so that frequent health checks don't ask the database each time. */
const STORE_HOLDS_MS = 5_000;

export class Health {
  readonly #checks: Checks;
  readonly #now: () => number;
  readonly #timer: NodeJS.Timeout;
  /** since when each shard is not ready */
  readonly #down = new Map<number, number>();
  #store: { at: number; state: Promise<HealthState['store']> } | undefined;

  /** @param now milliseconds, of a clock that only goes forward */
  constructor(checks: Checks, now: () => number = () => performance.now()) {
    this.#checks = checks;
    this.#now = now;
    this.sample();
    this.#timer = setInterval(() => this.sample(), SAMPLE_MS);
    this.#timer.unref();
  }

  /** Records which shards are not ready now. */
  sample(): void {
    const now = this.#now();
    for (const [shard, state] of this.#checks.shards().entries()) {
      if (state === READY) this.#down.delete(shard);
      else if (!this.#down.has(shard)) this.#down.set(shard, now);
    }
  }

  async look(): Promise<HealthState> {
    this.sample();
    const record = { ok: this.#checks.record() };
    const [store, shards] = [await this.#lookAtStore(), this.#lookAtShards()];
    return { live: true, ready: record.ok && store.ok && shards.ok, record, store, shards };
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #lookAtStore(): Promise<HealthState['store']> {
    const now = this.#now();
    if (this.#store === undefined || now - this.#store.at > STORE_HOLDS_MS) {
      const state = inTime(this.#checks.store()).then(
        () => ({ ok: true }),
        (error: unknown) => ({ ok: false, reason: error instanceof Error ? error.message : String(error) }),
      );
      this.#store = { at: now, state };
    }
    return this.#store.state;
  }

  #lookAtShards(): HealthState['shards'] {
    const all = this.#checks.shards();
    const states: Record<string, number> = {};
    for (const state of all) states[state] = (states[state] ?? 0) + 1;
    const longest = Math.max(0, ...[...this.#down.values()].map((since) => this.#now() - since));
    return { ok: all.length > 0 && longest < RESUMING_MS, states, downSeconds: Math.round(longest / 1_000) };
  }
}

/** @throws where it takes too long */
async function inTime(work: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`The database does not answer within ${STORE_ANSWERS_MS / 1_000} s.`)),
    STORE_ANSWERS_MS,
  );
  await Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}
