import { performance } from 'node:perf_hooks';
import { DiscordAPIError } from 'discord.js';
import { type Log, newReference } from '../../observe/log.ts';
import { Mistake } from './command.ts';
import type { View } from './components.ts';
import { LINES } from './words.ts';

type Outcome = 'done' | 'mistake' | 'limited' | 'too late' | 'not permitted' | 'fault';

interface Request {
  what: string;
  outcome: Outcome;
  kind?: View['kind'];
  items?: number;
}

/** Discord's codes for an answer that can't reach anybody any more: nothing to be done, and no fault of the answer. */
const GONE = new Set<number | string>([
  10_003, // Unknown Channel
  10_008, // Unknown Message: deleted meanwhile
  10_015, // Unknown Webhook: the token has expired
  10_062, // Unknown Interaction: not acknowledged within 3 s
  50_027, // Invalid Webhook Token: the token has expired
]);

/** The server doesn't let the bot do it: its moderators' choice, and nobody could be told. */
const NOT_PERMITTED = new Set<number | string>([
  50_001, // Missing Access
  50_013, // Missing Permissions
]);

/** Discord took the first try, though its answer to it got lost: a repeated first response is refused, and all is well. */
const ALREADY_ACKNOWLEDGED = 40_060;

/** Every request in flight: names it, times it, logs it, words its failure, and knows when all are done. */
export class Requests {
  readonly #log: Log;
  readonly #inFlight = new Map<string, Request>();
  #idle: (() => void)[] = [];

  constructor(log: Log) {
    this.#log = log;
  }

  get inFlight(): number {
    return this.#inFlight.size;
  }

  /**
   * Runs one request. Never rejects.
   * @param what is asked for, without anything of its content
   * @param tell says a line to whoever made the request; where absent, nobody is waiting for one
   */
  async track(
    what: string,
    work: (reference: string) => Promise<void>,
    tell?: (line: string) => Promise<void>,
  ): Promise<void> {
    const reference = newReference();
    const request: Request = { what, outcome: 'done' };
    this.#inFlight.set(reference, request);
    const started = performance.now();
    try {
      await work(reference);
    } catch (error) {
      await this.#failed(reference, request, error, tell);
    }
    this.#log.info({ ref: reference, ...request, ms: Math.round(performance.now() - started) }, 'request');
    this.#inFlight.delete(reference);
    if (this.#inFlight.size === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** Notes for the log what a request has shown. */
  note(reference: string, view: View): View {
    const request = this.#inFlight.get(reference);
    if (request !== undefined) Object.assign(request, { kind: view.kind, items: view.items.length });
    return view;
  }

  limited(reference: string): void {
    const request = this.#inFlight.get(reference);
    if (request !== undefined) request.outcome = 'limited';
  }

  /** Resolves when nothing is in flight. */
  idle(): Promise<void> {
    if (this.#inFlight.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  async #failed(reference: string, request: Request, error: unknown, tell?: (line: string) => Promise<void>) {
    request.outcome = outcomeOf(error);
    if (request.outcome !== 'mistake' && request.outcome !== 'fault') return;
    if (request.outcome === 'fault') this.#log.error({ ref: reference, what: request.what, err: error }, 'fault');
    const line = error instanceof Mistake ? error.line : LINES.fault(reference);
    await tell?.(line).catch((cause: unknown) => this.#log.warn({ ref: reference, err: cause }, 'not told'));
  }
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof Mistake) return 'mistake';
  if (!(error instanceof DiscordAPIError)) return 'fault';
  if (error.code === ALREADY_ACKNOWLEDGED) return 'done';
  if (GONE.has(error.code)) return 'too late';
  return NOT_PERMITTED.has(error.code) ? 'not permitted' : 'fault';
}
