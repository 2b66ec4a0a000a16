import { unlessAborted } from './abort.ts';
import type { Refused } from './refusal.ts';
import { isAllowed, rulesFor } from './robots-rules.ts';

/** How long rules are remembered: no longer than a day (RFC 9309, 2.4); that they could not be had, for some minutes. */
const REMEMBERED_MS = { rules: 24 * 60 * 60 * 1000, failure: 5 * 60 * 1000 };
const MOST_SITES = 100;
/** No site is waited for longer than so between two pages, whatever it asks. */
const LONGEST_DELAY_MS = 10_000;

interface Remembered {
  /** the text of a robots.txt, empty where there is none; or why it could not be had */
  told: Promise<string | Refused>;
  until: number;
  delayMs: number;
}

/**
 * What sites ask of programs. A robots.txt that is not there allows everything; where it can't be had because the server
 * fails or does not answer, nothing is known to be allowed (RFC 9309, 2.3.1).
 */
export class Robots {
  readonly #product: string;
  readonly #load: (url: string) => Promise<string | Refused>;
  readonly #sites = new Map<string, Remembered>();

  /** @param load gets a robots.txt within some seconds, or says why it does not; never throws */
  constructor(userAgent: string, load: (url: string) => Promise<string | Refused>) {
    this.#product = userAgent.split('/', 1)[0] ?? '';
    this.#load = load;
  }

  /** Whether a page may be asked for, or why that can't be known. @throws the signal's reason */
  async ask(url: string, signal: AbortSignal): Promise<'allowed' | 'forbidden' | Refused> {
    const { origin, pathname, search } = new URL(url);
    const told = await unlessAborted(this.#siteOf(origin).told, signal);
    if (typeof told !== 'string') return told;
    return isAllowed(rulesFor(this.#product, told), `${pathname}${search}`) ? 'allowed' : 'forbidden';
  }

  /** The pause that a site asks for between two pages, as far as it has been asked. */
  delayMs(url: string): number {
    return this.#sites.get(new URL(url).origin)?.delayMs ?? 0;
  }

  #siteOf(origin: string): Remembered {
    const known = this.#sites.get(origin);
    if (known !== undefined && known.until > Date.now()) return known;
    this.#sites.delete(origin);
    const [oldest] = this.#sites.keys();
    if (oldest !== undefined && this.#sites.size >= MOST_SITES) this.#sites.delete(oldest);
    const site: Remembered = {
      told: this.#told(origin).then((told) => {
        if (typeof told === 'string') {
          const { crawlDelay = 0 } = rulesFor(this.#product, told);
          site.delayMs = Math.min(crawlDelay * 1000, LONGEST_DELAY_MS);
        } else if (told.status !== undefined) site.until = Date.now() + REMEMBERED_MS.failure;
        // A site that does not answer may do so the next moment.
        else if (this.#sites.get(origin) === site) this.#sites.delete(origin);
        return told;
      }),
      until: Date.now() + REMEMBERED_MS.rules,
      delayMs: 0,
    };
    this.#sites.set(origin, site);
    return site;
  }

  async #told(origin: string): Promise<string | Refused> {
    const found = await this.#load(`${origin}/robots.txt`);
    return typeof found === 'string' || isUnreachable(found, origin) ? found : '';
  }
}

/** Whether the rules may be there and can't be had; else there are none. A way to them that may not be gone is none. */
function isUnreachable({ code, status, url }: Refused, origin: string): boolean {
  if (code === 'no-answer' || code === 'too-slow' || code === 'encoding' || code === 'too-large') return true;
  if (status !== undefined) return status >= 500;
  return code === 'private-address' && new URL(url).origin === origin;
}
