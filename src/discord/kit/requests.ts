import { performance } from 'node:perf_hooks';
import { DiscordAPIError, RateLimitError } from 'discord.js';
import { type Log, newReference } from '../../observe/log.ts';
import type { Meter } from '../../observe/meter.ts';
import { Mistake } from './command.ts';
import type { View } from './components.ts';
import { ALREADY_ACKNOWLEDGED, Unreachable } from './transport.ts';
import { LINES } from './words.ts';

type Outcome = 'done' | 'mistake' | 'limited' | 'too late' | 'not permitted' | 'unreachable' | 'fault';

interface Request {
  what: string;
  outcome: Outcome;
  kind?: View['kind'];
  items?: number;
}

/** Error codes of a message or channel that was deleted, or of an expired token: expected, and no fault of the bot. */
const GONE = {
  /** Unknown Channel, Unknown Message, Unknown Interaction (not acknowledged within 3 s), … */
  unknown: (code: number) => code >= 10_000 && code < 20_000,
  invalidWebhookToken: 50_027,
};

/**
 * Error codes, beside status 403, of an action that a server's, a person's or Discord's rules forbid; an error line
 * would be refused too.
 * @see https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
 */
const NOT_PERMITTED = {
  /** slowmode, limits on writing, explicit content */
  limitsOnWriting: (code: number) => code >= 20_000 && code < 30_000,
  /** too many edits of an old message, too many threads, … */
  maximums: (code: number) => code >= 30_000 && code < 40_000,
  /** AutoMod */
  filters: (code: number) => code >= 200_000 && code < 300_000,
  single: new Set([
    50_001, // Missing Access
    50_007, // Cannot send messages to this user
    50_013, // Missing Permissions
    50_024, // Cannot execute action on this channel type
    50_083, // Thread is archived (or locked)
    50_278, // Cannot send messages to this user: no server in common
    160_002, // Cannot reply without permission to read message history
  ]),
};

/** Every request in flight: names it, times it, logs it, words its failure, and knows when all are done. */
export class Requests {
  readonly #log: Log;
  readonly #meter: Meter | undefined;
  readonly #inFlight = new Map<string, Request>();
  #idle: (() => void)[] = [];

  constructor(log: Log, meter?: Meter) {
    this.#log = log;
    this.#meter = meter;
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
    const ms = Math.round(performance.now() - started);
    this.#log.info({ ref: reference, ...request, ms }, 'request');
    this.#meter?.request(what, request.outcome, ms);
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
    if (request.outcome === 'unreachable')
      this.#log.warn({ ref: reference, what: request.what, err: error }, 'not sent');
    if (request.outcome !== 'mistake' && request.outcome !== 'fault') return;
    if (request.outcome === 'fault') this.#log.error({ ref: reference, what: request.what, err: error }, 'fault');
    const line = error instanceof Mistake ? error.line : LINES.fault(reference);
    await tell?.(line).catch((cause: unknown) => this.#log.warn({ ref: reference, err: cause }, 'not told'));
  }
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof Mistake) return 'mistake';
  if (error instanceof Unreachable || error instanceof RateLimitError) return 'unreachable';
  if (!(error instanceof DiscordAPIError)) return 'fault';
  const code = Number(error.code);
  if (code === ALREADY_ACKNOWLEDGED) return 'done';
  if (GONE.unknown(code) || code === GONE.invalidWebhookToken) return 'too late';
  return error.status === 403 || isNotPermitted(code) ? 'not permitted' : 'fault';
}

/**
 * What a failed message came to: Discord has refused it for good; it certainly was not sent and may be later; or nobody knows.
 */
export function failureOf(error: unknown): 'refused' | 'not sent' | 'unclear' {
  if (error instanceof RateLimitError) return 'not sent';
  const outcome = outcomeOf(error);
  return outcome === 'too late' || outcome === 'not permitted' ? 'refused' : 'unclear';
}

function isNotPermitted(code: number): boolean {
  const { limitsOnWriting, maximums, filters, single } = NOT_PERMITTED;
  return limitsOnWriting(code) || maximums(code) || filters(code) || single.has(code);
}
