import { type Kysely, sql } from 'kysely';
import { Client } from 'pg';
import { withFaults } from './fault.ts';
import type { Tables } from './tables.ts';

/** How often a SQLite file is looked at for other processes' writes, and how soon a broken listener is renewed. */
const LOOK_MS = 300;
const RENEW_MS = 1_000;
/** How often a listening connection is tried, and how long it is waited for. */
const HEARTBEAT_MS = 15_000;
const PATIENCE_MS = 5_000;

/**
 * Tells that another process may have written: by LISTEN and NOTIFY on PostgreSQL, by `PRAGMA data_version` on SQLite,
 * which changes when another connection commits and costs no query.
 */
export class Changes {
  readonly #database: Kysely<Tables>;
  readonly #url: string | undefined;
  readonly #listeners: (() => Promise<void>)[] = [];
  readonly #onFault: ((fault: unknown) => void)[] = [];
  readonly #trouble = new Trouble((fault) => {
    for (const told of this.#onFault) told(fault);
  });
  #stop: Promise<() => Promise<void>> | undefined;

  /** @param url of PostgreSQL; absent for SQLite */
  constructor(database: Kysely<Tables>, url: string | undefined) {
    this.#database = database;
    this.#url = url;
  }

  /**
   * Calls back, once at a time, after each change, and after a connection that was lost is there again; after one that it
   * could not follow, until it can. Whatever is read once this resolves misses nothing.
   * @param onFault told why changes can’t be followed, once until they can be again
   * @throws StoreFault where a SQLite file can’t be read
   */
  async watch(onChange: () => Promise<void>, onFault?: (fault: unknown) => void): Promise<void> {
    this.#listeners.push(onChange);
    if (onFault !== undefined) this.#onFault.push(onFault);
    const tell = () => this.#tell();
    this.#stop ??=
      this.#url === undefined ? look(this.#database, tell, this.#trouble) : listen(this.#url, tell, this.#trouble);
    await this.#stop;
  }

  async close(): Promise<void> {
    await (await this.#stop)?.();
    this.#stop = undefined;
  }

  /** Tells everybody, whoever of them can’t follow. */
  async #tell(): Promise<void> {
    const outcomes = await Promise.allSettled(this.#listeners.map((listener) => listener()));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }
}

/** Tells of what fails again and again once, until it works again. */
class Trouble {
  readonly #tell: (fault: unknown) => void;
  #isTold = false;

  constructor(tell: (fault: unknown) => void) {
    this.#tell = tell;
  }

  begins(fault: unknown): void {
    if (!this.#isTold) this.#tell(fault);
    this.#isTold = true;
  }

  ends(): void {
    this.#isTold = false;
  }
}

type Tell = () => Promise<void>;
type Stop = () => Promise<void>;

async function look(database: Kysely<Tables>, tell: Tell, trouble: Trouble): Promise<Stop> {
  const current = async () => {
    const { rows } = await withFaults(() => sql<{ data_version: number }>`pragma data_version`.execute(database));
    return rows[0]?.data_version;
  };
  let version = await current();
  let looking = Promise.resolve();
  const once = async () => {
    const now = await current();
    if (now === version) return;
    await tell();
    version = now;
  };
  // A look that fails (the file is locked) is made up for by the next one.
  const timer = setInterval(() => {
    looking = looking.then(once).then(
      () => trouble.ends(),
      (fault) => trouble.begins(fault),
    );
  }, LOOK_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

async function listen(url: string, tell: Tell, trouble: Trouble): Promise<Stop> {
  const listener = new Listener(url, tell, trouble);
  await listener.start();
  return () => listener.stop();
}

/** A connection of its own that is told of changes, and is renewed whenever it breaks, or falls silent. */
class Listener {
  readonly #url: string;
  readonly #tell: Tell;
  readonly #trouble: Trouble;
  #client: Client | undefined;
  #telling: Promise<void> = Promise.resolve();
  #isStopped = false;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(url: string, tell: Tell, trouble: Trouble) {
    this.#url = url;
    this.#tell = tell;
    this.#trouble = trouble;
  }

  /** Resolves once it listens, or has found that it can’t yet. */
  async start(): Promise<void> {
    const client = new Client({
      connectionString: this.#url,
      keepAlive: true,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
    });
    this.#client = client;
    client.on('notification', () => this.#changed());
    client.on('error', (fault) => this.#renew(client, fault));
    try {
      await client.connect();
      await client.query('listen revisions');
      // Whatever was missed while nobody listened:
      this.#changed();
      this.#later(HEARTBEAT_MS, () => this.#beat(client));
    } catch (fault) {
      this.#renew(client, fault);
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#client?.end().catch(() => undefined);
    await this.#telling;
  }

  /** A connection whose other end is gone without a word would be waited on for ever. */
  async #beat(client: Client): Promise<void> {
    try {
      await client.query('select 1');
      this.#later(HEARTBEAT_MS, () => this.#beat(client));
    } catch (fault) {
      this.#renew(client, fault);
    }
  }

  #renew(client: Client, fault: unknown): void {
    if (this.#client !== client || this.#isStopped) return;
    this.#trouble.begins(fault);
    this.#client = undefined;
    client.end().catch(() => undefined);
    this.#later(RENEW_MS, () => this.start());
  }

  #changed(): void {
    this.#telling = this.#telling.then(this.#tell).then(
      () => this.#trouble.ends(),
      (fault) => {
        this.#trouble.begins(fault);
        this.#later(RENEW_MS, () => this.#changed());
      },
    );
  }

  #later(ms: number, work: () => unknown): void {
    if (this.#isStopped) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void work();
    }, ms);
    timer.unref();
    this.#timers.add(timer);
  }
}
