import type { Clock } from './clock.ts';

/** Requests that the server shall fail. */
export interface Fault {
  method?: string;
  /** Part of the path, or a pattern for it. */
  path?: string | RegExp;
  status: number;
  times: number;
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

export type Verdict = { headers: Record<string, string>; status?: number; body?: object };

interface Bucket {
  limit: Limit;
  used: number;
  resetsAt: number;
}

/** What stands between the app and the routes: rate limits and faults, where a test asks for them. */
export class Traffic {
  readonly #clock: Clock;
  #faults: Fault[] = [];
  #buckets: Bucket[] = [];
  /** Requests turned away with 429. */
  limited = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Answers the next requests of a kind with an error of the server's. */
  fail(fault: Partial<Fault>): void {
    this.#faults.push({ status: 500, times: 1, ...fault });
  }

  limit(limit: Limit): void {
    this.#buckets.push({ limit, used: 0, resetsAt: 0 });
  }

  /** Takes all faults and limits away. */
  calm(): void {
    this.#faults = [];
    this.#buckets = [];
  }

  /** What becomes of a request before any route sees it. */
  judge(method: string, path: string): Verdict {
    const fault = this.#faults.find((each) => each.times > 0 && matches(each, method, path));
    if (fault) {
      fault.times -= 1;
      return {
        headers: {},
        status: fault.status,
        body: { message: `${fault.status}: Internal Server Error`, code: 0 },
      };
    }
    const index = this.#buckets.findIndex(({ limit }) => matches(limit, method, path));
    const bucket = this.#buckets[index];
    return bucket ? this.#count(bucket, `bucket-${index}`) : { headers: {} };
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
    return bucket.used <= bucket.limit.requests ? { headers } : this.#turnAway(bucket.limit, headers, wait);
  }

  #turnAway({ scope = 'user' }: Limit, headers: Record<string, string>, wait: number): Verdict {
    this.limited += 1;
    const global = scope === 'global';
    const more = {
      'retry-after': String(wait),
      'x-ratelimit-scope': scope,
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    };
    const body = { message: 'You are being rate limited.', retry_after: wait, global };
    return { headers: { ...headers, ...more }, status: 429, body };
  }
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
