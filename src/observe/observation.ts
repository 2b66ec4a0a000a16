import type { Server } from 'node:http';
import { Health } from './health.ts';
import type { Meter } from './meter.ts';
import { Metrics } from './metrics.ts';
import { listen } from './server.ts';

export { PortProblem } from './server.ts';

/** The parts of the running bot that health and metrics are read from. */
export interface Observed {
  records: { sizes: { shared: number; servers: number; serverIndexes: number } };
  store: { probe(): Promise<void>; altered: readonly unknown[] };
  bot: { connections: readonly string[] };
}

/** Serves the bot's health and metrics from the program's start to its end. */
export class Observation {
  readonly #health: Health;
  readonly #metrics: Metrics;
  readonly #server: Server;
  readonly #held: { observed?: Observed };

  private constructor(parts: { health: Health; metrics: Metrics; server: Server; held: { observed?: Observed } }) {
    this.#held = parts.held;
    this.#health = parts.health;
    this.#metrics = parts.metrics;
    this.#server = parts.server;
  }

  /**
   * Starts serving on a port of 127.0.0.1. Until `observe` is called, the bot counts as not ready.
   * @throws PortProblem
   */
  static async start(port: number, about: { commands: readonly string[]; version: string }): Promise<Observation> {
    const held: { observed?: Observed } = {};
    const observed = () => held.observed;
    const health = new Health({
      record: () => observed() !== undefined,
      store: async () => {
        const store = observed()?.store;
        if (store === undefined) throw new Error('The database is not open yet.');
        await store.probe();
      },
      shards: () => observed()?.bot.connections ?? [],
    });
    const measured = {
      health: () => health.look(),
      indexes: () => observed()?.records.sizes ?? { shared: 0, servers: 0, serverIndexes: 0 },
      altered: () => observed()?.store.altered.length ?? 0,
      memory: () => {
        const { rss, heapUsed } = process.memoryUsage();
        return { resident: rss, heap: heapUsed };
      },
    };
    const metrics = new Metrics(measured, about.commands, about.version);
    try {
      return new Observation({ health, metrics, server: await listen(port, health, metrics), held });
    } catch (error) {
      health.close();
      metrics.close();
      throw error;
    }
  }

  get meter(): Meter {
    return this.#metrics;
  }

  /** The port that it listens on. */
  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  observe(observed: Observed): void {
    this.#held.observed = observed;
  }

  async close(): Promise<void> {
    this.#health.close();
    this.#metrics.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
