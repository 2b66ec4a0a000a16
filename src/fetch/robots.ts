import { createRequire } from 'node:module';
import type { Refused } from './refusal.ts';

interface Rules {
  isAllowed(url: string, userAgent: string): boolean | undefined;
}

// Its declarations call a default what is the module itself, so that an import of it can't be called for the compiler.
const parseRobots: (url: string, robotsTxt: string) => Rules = createRequire(import.meta.url)('robots-parser');

/** How long rules are remembered: no longer than a day (RFC 9309, 2.4). */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;
const MOST_SITES = 1000;

interface Remembered {
  rules: Promise<Rules | 'allowed' | 'forbidden'>;
  until: number;
}

/**
 * What sites ask of programs (RFC 9309). A robots.txt that is not there allows everything; one that can't be had because
 * the server fails forbids everything (2.3.1.4).
 */
export class Robots {
  readonly #userAgent: string;
  readonly #get: (url: string, signal: AbortSignal) => Promise<string | Refused>;
  readonly #sites = new Map<string, Remembered>();

  constructor(userAgent: string, get: (url: string, signal: AbortSignal) => Promise<string | Refused>) {
    this.#userAgent = userAgent;
    this.#get = get;
  }

  /** Whether a page may be asked for. @throws what the connection throws */
  async allows(url: string, signal: AbortSignal): Promise<boolean> {
    const { origin } = new URL(url);
    try {
      const rules = await this.#rulesOf(origin, signal);
      if (rules === 'allowed' || rules === 'forbidden') return rules === 'allowed';
      return rules.isAllowed(url, this.#userAgent) ?? true;
    } catch (error) {
      // Not remembered: the next request tries again.
      this.#sites.delete(origin);
      throw error;
    }
  }

  #rulesOf(origin: string, signal: AbortSignal): Remembered['rules'] {
    const known = this.#sites.get(origin);
    if (known !== undefined && known.until > Date.now()) return known.rules;
    if (this.#sites.size >= MOST_SITES) this.#sites.clear();
    const rules = this.#load(origin, signal);
    this.#sites.set(origin, { rules, until: Date.now() + REMEMBERED_MS });
    return rules;
  }

  async #load(origin: string, signal: AbortSignal): Remembered['rules'] {
    const address = `${origin}/robots.txt`;
    const found = await this.#get(address, signal);
    if (typeof found === 'string') return parseRobots(address, found);
    const failed = found.status !== undefined && found.status >= 500;
    return failed ? 'forbidden' : 'allowed';
  }
}
