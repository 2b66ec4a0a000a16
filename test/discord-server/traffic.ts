import { Random } from '../bench/random.ts';
import type { Clock } from './clock.ts';

/** Which requests something happens to. */
export interface Which {
  method?: string;
  /** Part of the path, or a pattern for it. */
  path?: string | RegExp;
  /** How many of them; default: the next one. */
  times?: number;
  /** How likely it is for each, from 0 to 1; default: certain. See `seed`. */
  chance?: number;
  /** The request is carried out all the same, and only its answer is another: the app can't know. Default: it is not. */
  carriedOut?: boolean;
}

/** A limit on how often something may be asked for. */
export interface Limit {
  method?: string;
  path?: string | RegExp;
  requests: number;
  /** Milliseconds. */
  per: number;
  scope?: 'user' | 'global' | 'shared';
}

/** What comes in place of the route's answer. */
export type Trouble =
  | { kind: 'dropped' }
  | { kind: 'hangs'; ms: number }
  | { kind: 'answer'; status: number; headers: Record<string, string>; body: string };

/** What becomes of a request before any route sees it. */
export interface Verdict {
  /** What the route's answer carries besides. */
  headers: Record<string, string>;
  trouble?: Trouble;
  carriedOut: boolean;
}

interface Arranged {
  which: Which;
  left: number;
  trouble: Trouble;
}

interface Bucket {
  limit: Limit;
  used: number;
  resetsAt: number;
}

/** Web pages that something between the app and Discord answers with: none of them is Discord's JSON. */
const PAGES = {
  'bad gateway': { status: 502, title: '502 Bad Gateway', server: 'cloudflare' },
  /** Cloudflare turns an address away for a while, for too many requests that failed. */
  'rate limited': { status: 429, title: 'Error 1015: You are being rate limited', server: 'cloudflare' },
  /** Cloudflare's rules turn an address away. */
  denied: { status: 403, title: 'Error 1020: Access denied', server: 'cloudflare' },
} as const;

/** What stands between the app and the routes: rate limits and faults, where a test asks for them. */
export class Traffic {
  readonly #clock: Clock;
  #arranged: Arranged[] = [];
  #buckets: Bucket[] = [];
  #random: Pick<Random, 'next'> = { next: Math.random };
  /** Requests turned away with 429. */
  limited = 0;
  /** Requests that met with trouble. */
  troubled = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Makes what happens by chance the same each time. */
  seed(seed: number): void {
    this.#random = new Random(seed);
  }

  /** Answers with an error in Discord's own form. */
  fail({ status = 500, code = 0, message = `${status}: Internal Server Error`, ...which }: Failure = {}): void {
    const body = JSON.stringify({ message, code });
    this.#arrange(which, { kind: 'answer', status, headers: { 'content-type': 'application/json' }, body });
  }

  /** Answers with a web page. */
  page({ shows, ...which }: Which & { shows: keyof typeof PAGES }): void {
    const { status, title, server } = PAGES[shows];
    const body = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
    this.#arrange(which, {
      kind: 'answer',
      status,
      headers: { 'content-type': 'text/html; charset=UTF-8', server },
      body,
    });
  }

  /** Destroys the connection in place of an answer. */
  drop(which: Which = {}): void {
    this.#arrange(which, { kind: 'dropped' });
  }

  /** Keeps the connection open without a word, and destroys it after `ms`; default: when the app gives up. */
  hang({ ms = Number.POSITIVE_INFINITY, ...which }: Which & { ms?: number } = {}): void {
    this.#arrange(which, { kind: 'hangs', ms });
  }

  limit(limit: Limit): void {
    this.#buckets.push({ limit, used: 0, resetsAt: 0 });
  }

  /** Takes all faults and limits away. */
  calm(): void {
    this.#arranged = [];
    this.#buckets = [];
  }

  judge(method: string, path: string): Verdict {
    const arranged = this.#arranged.find((each) => each.left > 0 && this.#meets(each.which, method, path));
    if (arranged !== undefined) {
      arranged.left -= 1;
      this.troubled += 1;
      return { headers: {}, trouble: arranged.trouble, carriedOut: arranged.which.carriedOut ?? false };
    }
    const index = this.#buckets.findIndex(({ limit }) => matches(limit, method, path));
    const bucket = this.#buckets[index];
    return bucket ? this.#count(bucket, `bucket-${index}`) : { headers: {}, carriedOut: true };
  }

  #arrange(which: Which, trouble: Trouble): void {
    this.#arranged.push({ which, left: which.times ?? 1, trouble });
  }

  #meets(which: Which, method: string, path: string): boolean {
    return matches(which, method, path) && (which.chance === undefined || this.#random.next() < which.chance);
  }

  #count(bucket: Bucket, name: string): Verdict {
    const now = this.#clock.now();
    if (now >= bucket.resetsAt) {
      bucket.used = 0;
      bucket.resetsAt = now + bucket.limit.per;
    }
    bucket.used += 1;
    const wait = (bucket.resetsAt - now) / 1000;
    const headers = headersOf(bucket, name, wait);
    if (bucket.used <= bucket.limit.requests) return { headers, carriedOut: true };
    return this.#turnAway(bucket.limit, headers, wait);
  }

  #turnAway({ scope = 'user' }: Limit, headers: Record<string, string>, wait: number): Verdict {
    this.limited += 1;
    const global = scope === 'global';
    const more = {
      'content-type': 'application/json',
      'retry-after': String(wait),
      'x-ratelimit-scope': scope,
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    };
    const body = JSON.stringify({ message: 'You are being rate limited.', retry_after: wait, global });
    const trouble = { kind: 'answer', status: 429, headers: { ...headers, ...more }, body } as const;
    return { headers: {}, trouble, carriedOut: false };
  }
}

interface Failure extends Which {
  status?: number;
  code?: number;
  message?: string;
}

/** @see https://docs.discord.com/developers/topics/rate-limits#header-format */
function headersOf({ limit, used, resetsAt }: Bucket, name: string, wait: number): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit.requests),
    'x-ratelimit-remaining': String(Math.max(0, limit.requests - used)),
    'x-ratelimit-reset': String(resetsAt / 1000),
    'x-ratelimit-reset-after': String(wait),
    'x-ratelimit-bucket': name,
  };
}

function matches(rule: { method?: string; path?: string | RegExp }, method: string, path: string): boolean {
  if (rule.method !== undefined && rule.method !== method) return false;
  return typeof rule.path === 'string' ? path.includes(rule.path) : (rule.path?.test(path) ?? true);
}
