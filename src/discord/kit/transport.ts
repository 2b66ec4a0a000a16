/** Requests to Discord over a network that fails now and then: what is tried again, for how long, and what is told of it. */
import { setTimeout as wait } from 'node:timers/promises';
import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import type { Log } from '../../observe/log.ts';
import { SENDING } from './limits.ts';

type MakeRequest = RESTOptions['makeRequest'];
type Init = Parameters<MakeRequest>[1];
type Answer = Awaited<ReturnType<MakeRequest>>;

/** No answer of Discord's: the network failed, or something in front of Discord answered in its place. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  /** Turned away by what protects Discord: asking again soon makes it worse. */
  readonly turnedAway: boolean;

  constructor(message: string, { turnedAway = false, ...options }: ErrorOptions & { turnedAway?: boolean } = {}) {
    super(message, options);
    this.turnedAway = turnedAway;
  }
}

export interface Patience {
  log: Log;
  /** how long a request is tried again that has no deadline of Discord's; none: the first failure is told at once */
  patienceMs?: number;
  /** ends all waiting */
  signal?: AbortSignal;
}

/**
 * Options of the REST client that let requests survive passing trouble, and send nothing twice.
 * A message is safe to repeat where it carries an enforced nonce; a first response, because Discord takes one only.
 */
export function steadyRest({ log, patienceMs = SENDING.patienceMs, signal }: Patience): Partial<RESTOptions> {
  const outage = new Outage(log);
  const limits = new LimitLog(log);
  return {
    makeRequest: async (url, init) => {
      const delivery = new Delivery(url, init, { patienceMs, signal, outage });
      const answer = await delivery.run();
      limits.note(delivery.route, answer);
      return answer;
    },
    // All repeating is done here. The library’s own bound on a request would end it.
    retries: 0,
    timeout: patienceMs + SENDING.attemptMs,
    invalidRequestWarningInterval: SENDING.refusalsWarned,
    // Beyond this, what was asked is no longer awaited by anybody.
    rejectOnRateLimit: ({ retryAfter, sublimitTimeout }) =>
      Math.max(retryAfter, sublimitTimeout) > SENDING.longestLimitMs,
  };
}

interface Surroundings {
  patienceMs: number;
  signal: AbortSignal | undefined;
  outage: Outage;
}

/** One request, as often as it takes. */
class Delivery {
  readonly route: string;
  readonly #url: string;
  readonly #init: Init;
  readonly #outage: Outage;
  readonly #signal: AbortSignal | undefined;
  readonly #isFirstResponse: boolean;
  readonly #isRepeatable: boolean;
  readonly #patienceMs: number;
  readonly #attemptMs: number;

  constructor(url: string, init: Init, { patienceMs, signal, outage }: Surroundings) {
    this.#url = url;
    this.#init = init;
    this.#outage = outage;
    this.#signal = signal;
    this.route = `${init.method ?? 'GET'} ${routeOf(url)}`;
    this.#isFirstResponse = this.route.endsWith('/callback');
    this.#isRepeatable = this.#isFirstResponse || isRepeatable(this.route, init.body);
    // Connecting has a patience of its own, and tells of it.
    const isConnecting = this.route.endsWith('/gateway/bot');
    this.#patienceMs = isConnecting
      ? 0
      : this.#isFirstResponse
        ? Math.min(SENDING.firstResponseMs, patienceMs)
        : patienceMs;
    this.#attemptMs = this.#isFirstResponse ? SENDING.firstResponseAttemptMs : SENDING.attemptMs;
  }

  async run(): Promise<Answer> {
    const until = Date.now() + this.#patienceMs;
    for (
      let tries = 1, delay: number = SENDING.retryFirstMs;
      ;
      tries += 1, delay = Math.min(delay * 2, SENDING.retryLongestMs)
    ) {
      const result = await this.#attempt();
      if ('answer' in result) {
        if (this.#patienceMs > 0) this.#outage.over();
        return tries > 1 ? this.#asFirst(result.answer) : result.answer;
      }
      const { failure, mayBeDone } = result;
      if (failure.turnedAway) delay = Math.max(delay, SENDING.turnedAwayFirstMs);
      const isLast = Date.now() + delay > until || this.#signal?.aborted === true;
      if (isLast || (mayBeDone && !this.#isRepeatable)) throw failure;
      this.#outage.failed(this.route, failure.message);
      await this.#wait(delay * (0.5 + Math.random() / 2));
    }
  }

  async #attempt(): Promise<{ answer: Answer } | { failure: Unreachable; mayBeDone: boolean }> {
    const given = new AbortController();
    const timer = whileRunning(this.#attemptMs, () => given.abort());
    const signals = [given.signal, this.#init.signal].filter((signal) => signal !== undefined && signal !== null);
    try {
      const answer = await DefaultRestOptions.makeRequest(this.#url, {
        ...this.#init,
        signal: AbortSignal.any(signals),
      });
      const problem = await problemWith(answer);
      return problem === undefined ? { answer } : { failure: problem, mayBeDone: answer.status >= 500 };
    } catch (cause) {
      const reason = given.signal.aborted ? `no answer within ${this.#attemptMs / 1_000} s` : reasonOf(cause);
      return { failure: new Unreachable(reason, { cause }), mayBeDone: !neverLeft(cause) };
    } finally {
      clearInterval(timer);
    }
  }

  /** What the first try’s answer would have been, had it arrived. */
  async #asFirst(answer: Answer): Promise<Answer> {
    const isDelete = this.#init.method === 'DELETE' && answer.status === 404;
    if (isDelete || (this.#isFirstResponse && (await codeOf(answer)) === ALREADY_ACKNOWLEDGED)) {
      return new Response(null, { status: 204 });
    }
    return answer;
  }

  async #wait(ms: number): Promise<void> {
    const signal = this.#signal === undefined ? {} : { signal: this.#signal };
    await wait(ms, undefined, signal).catch(() => undefined);
  }
}

/**
 * Calls back after so much time in which the process could have read an answer: while it works out something else, an
 * answer may lie there unread, and a request that is repeated for that is one too many.
 */
function whileRunning(ms: number, then: () => void): NodeJS.Timeout {
  let ticks = 0;
  return setInterval(() => {
    ticks += 1;
    if (ticks === TICKS) then();
  }, ms / TICKS);
}

const TICKS = 5;

/** Discord took a first response already. */
export const ALREADY_ACKNOWLEDGED = 40_060;

/** What makes an answer none of Discord’s, or one that a later try may better. */
async function problemWith(answer: Answer): Promise<Unreachable | undefined> {
  const { status } = answer;
  if (status >= 500) {
    await answer.arrayBuffer();
    return new Unreachable(`status ${status}`);
  }
  const type = answer.headers.get('content-type') ?? '';
  const isRefusal = status === 403 || status === 429;
  // Without the header the library would ask again at once, for ever.
  const isUnbounded = status === 429 && !answer.headers.has('retry-after');
  if (!type.includes('html') && !isUnbounded && !(isRefusal && !type.includes('json'))) return undefined;
  const error = /\berror (?:code: )?(1\d{3})\b/i.exec(await answer.text())?.[1];
  const cause = error === undefined ? '' : `, Cloudflare’s error ${error}`;
  return new Unreachable(`status ${status} with a web page${cause}`, { turnedAway: true });
}

/** Reads the code without using up the answer: whoever gets it reads it again. */
async function codeOf(answer: Answer): Promise<number | undefined> {
  if (answer.status !== 400) return undefined;
  const text = await answer.text();
  const read = () => Promise.resolve(text);
  Object.assign(answer, { text: read, json: async () => JSON.parse(text) });
  const body: unknown = JSON.parse(text);
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  return typeof code === 'number' ? code : undefined;
}

/** Whether the same request twice comes to the same as once. */
function isRepeatable(route: string, body: Init['body']): boolean {
  if (!route.startsWith('POST ')) return true;
  // A person has one conversation with the bot, and a message one thread: a second is refused.
  if (route.endsWith('/users/@me/channels') || /\/messages\/:id\/threads$/.test(route)) return true;
  return typeof body === 'string' && body.includes('"enforce_nonce":true');
}

/** Errors at connecting: nothing of the request has left this machine. */
const NEVER_LEFT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT)$/;

function neverLeft(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(neverLeft);
  return ('code' in error && NEVER_LEFT.test(String(error.code))) || neverLeft(error.cause);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? String(error.code) : error.message;
}

/** A request’s address without what only that request has: ids and tokens. */
function routeOf(url: string): string {
  const { pathname } = new URL(url);
  return pathname
    .replace(/^.*?\/v\d+(?=\/)/, '')
    .replace(/^(\/(?:webhooks|interactions)\/\d+\/)[^/]+/, '$1:token')
    .replaceAll(/\/\d{5,}/g, '/:id');
}

/** Tells of trouble with sending once when it begins, at times while it lasts, and once when it is over. */
class Outage {
  readonly #log: Log;
  #since: number | undefined;
  #failures = 0;
  #toldAt = 0;

  constructor(log: Log) {
    this.#log = log;
  }

  failed(route: string, reason: string): void {
    this.#since ??= Date.now();
    this.#failures += 1;
    if (Date.now() - this.#toldAt < SENDING.toldAgainMs) return;
    this.#toldAt = Date.now();
    this.#log.warn({ route, reason, failures: this.#failures }, 'Discord did not take a request; it is tried again.');
  }

  over(): void {
    if (this.#since === undefined) return;
    const seconds = Math.round((Date.now() - this.#since) / 1_000);
    this.#log.info({ failures: this.#failures, seconds }, 'Discord takes requests again.');
    this.#since = undefined;
    this.#failures = 0;
  }
}

/** Tells of long waits that Discord’s limits impose, once each. */
class LimitLog {
  readonly #log: Log;
  readonly #told = new Map<string, number>();

  constructor(log: Log) {
    this.#log = log;
  }

  note(route: string, { status, headers }: Answer): void {
    const seconds = Number(headers.get('retry-after') ?? 0);
    if (status !== 429 || seconds * 1_000 < SENDING.limitToldMs) return;
    const now = Date.now();
    const isGlobal = headers.has('x-ratelimit-global');
    const what = isGlobal ? 'all requests' : route;
    if ((this.#told.get(what) ?? 0) > now) return;
    for (const [each, end] of this.#told) if (end <= now) this.#told.delete(each);
    const until = now + seconds * 1_000;
    this.#told.set(what, until);
    this.#log.warn(
      { route: what, seconds: Math.ceil(seconds), until: new Date(until).toISOString() },
      'Discord limits requests; they wait until then.',
    );
  }
}
