/** HTTP requests to Discord over an unreliable network: which are retried, for how long, and what is logged. */
import { setTimeout as wait } from 'node:timers/promises';
import { DefaultRestOptions, REST, type RESTOptions } from 'discord.js';
import type { Log } from '../../observe/log.ts';
import { DISCORD, SENDING } from './limits.ts';

type MakeRequest = RESTOptions['makeRequest'];
type Init = Parameters<MakeRequest>[1];
type Answer = Awaited<ReturnType<MakeRequest>>;

/**
 * A request got no answer from Discord's API: the network failed, or a proxy such as Cloudflare answered in its place.
 */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  /** Cloudflare has refused the request: retrying soon prolongs its ban. */
  readonly turnedAway: boolean;

  constructor(message: string, { turnedAway = false, ...options }: ErrorOptions & { turnedAway?: boolean } = {}) {
    super(message, options);
    this.turnedAway = turnedAway;
  }
}

export interface Patience {
  log: Log;
  /** for how long a request without a deadline of Discord's is retried; default: `SENDING.patienceMs` */
  patienceMs?: number;
  /** a request that would have to wait longer than this for a rate limit fails at once */
  longestLimitMs?: number;
  /** when aborted, no request is retried any more */
  signal?: AbortSignal;
}

/**
 * Options of the REST client that retry failed requests without sending anything twice. A message is safe to repeat
 * where it carries an enforced nonce; an interaction's first response, because Discord accepts only one.
 */
export function steadyRest({
  log,
  patienceMs = SENDING.patienceMs,
  longestLimitMs = SENDING.longestLimitMs,
  signal,
}: Patience): Partial<RESTOptions> {
  const outage = new Outage(log);
  const limits = new LimitLog(log);
  return {
    makeRequest: async (url, init) => {
      const delivery = new Delivery(url, init, { patienceMs, signal, outage });
      const answer = await delivery.run();
      limits.note(delivery.route, answer);
      return answer;
    },
    // `makeRequest` does all retrying, so the library's own retries are off, and its time limit is longer than ours.
    retries: 0,
    timeout: patienceMs + SENDING.attemptMs,
    invalidRequestWarningInterval: SENDING.refusalsWarned,
    rejectOnRateLimit: ({ retryAfter, sublimitTimeout }) => Math.max(retryAfter, sublimitTimeout) > longestLimitMs,
  };
}

/** A REST client that gives up within seconds, for commands at a terminal and for work that is retried as a whole. */
export function impatientRest(token: string, log: Log, rest: Partial<RESTOptions> = {}): REST {
  const { impatienceMs } = SENDING;
  const steady = steadyRest({ log, patienceMs: impatienceMs, longestLimitMs: impatienceMs });
  return new REST({ ...steady, ...rest }).setToken(token);
}

interface Surroundings {
  patienceMs: number;
  signal: AbortSignal | undefined;
  outage: Outage;
}

/** One request with its retries. */
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
    // `connect` retries this request itself, with its own waits and log lines.
    const isConnecting = this.route.endsWith('/gateway/bot');
    this.#patienceMs = isConnecting
      ? 0
      : this.#isFirstResponse
        ? Math.min(DISCORD.firstResponseMs, patienceMs)
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
      const isEnded = this.#signal?.aborted === true || this.#init.signal?.aborted === true;
      const isLast = Date.now() + delay > until || isEnded;
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

  /**
   * After a retry: the answer that the first attempt would have got, where that attempt succeeded and its answer was
   * lost.
   */
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
 * A timeout that does not count time in which the event loop is blocked: the answer may have arrived meanwhile without
 * being read, and the request must not be repeated for that.
 */
function whileRunning(ms: number, then: () => void): NodeJS.Timeout {
  let ticks = 0;
  return setInterval(() => {
    ticks += 1;
    if (ticks === TICKS) then();
  }, ms / TICKS);
}

const TICKS = 5;

/** Discord's error code for an interaction that has had its first response. */
export const ALREADY_ACKNOWLEDGED = 40_060;

/**
 * Why an answer is not to be passed on: a server error, or an answer that is not from Discord's API; undefined where it
 * is fine.
 */
async function problemWith(answer: Answer): Promise<Unreachable | undefined> {
  const { status } = answer;
  if (status >= 500) {
    await answer.arrayBuffer();
    return new Unreachable(`status ${status}`);
  }
  const type = answer.headers.get('content-type') ?? '';
  const isRefusal = status === 403 || status === 429;
  // On a 429 without this header discord.js would retry at once, endlessly.
  const isUnbounded = status === 429 && !answer.headers.has('retry-after');
  if (!type.includes('html') && !isUnbounded && !(isRefusal && !type.includes('json'))) return undefined;
  const error = /\berror (?:code: )?(1\d{3})\b/i.exec(await answer.text())?.[1];
  const cause = error === undefined ? '' : `, Cloudflare’s error ${error}`;
  return new Unreachable(`status ${status} with a web page${cause}`, { turnedAway: true });
}

/** Reads Discord's error code from an answer, and keeps the body readable for discord.js. */
async function codeOf(answer: Answer): Promise<number | undefined> {
  if (answer.status !== 400) return undefined;
  const text = await answer.text();
  const read = () => Promise.resolve(text);
  Object.assign(answer, { text: read, json: async () => JSON.parse(text) });
  const body: unknown = JSON.parse(text);
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  return typeof code === 'number' ? code : undefined;
}

/** Whether a request is idempotent: sent twice, it has the effect of one. */
function isRepeatable(route: string, body: Init['body']): boolean {
  if (!route.startsWith('POST ')) return true;
  // There is one direct-message channel for each person and one thread for each message: Discord makes no second one.
  if (route.endsWith('/users/@me/channels') || /\/messages\/:id\/threads$/.test(route)) return true;
  const text = body instanceof FormData ? body.get('payload_json') : body;
  return typeof text === 'string' && text.includes('"enforce_nonce":true');
}

/** Codes of errors before a connection was made: Discord cannot have received the request. */
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

/** A request's path with ids and tokens replaced by placeholders. */
function routeOf(url: string): string {
  const { pathname } = new URL(url);
  return pathname
    .replace(/^.*?\/v\d+(?=\/)/, '')
    .replace(/^(\/(?:webhooks|interactions)\/\d+\/)[^/]+/, '$1:token')
    .replaceAll(/\/\d{5,}/g, '/:id');
}

/** Logs an outage of Discord's API: when it begins, at intervals while it lasts, and when it is over. */
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

/** Logs each long wait that a rate limit of Discord's imposes, once. */
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
