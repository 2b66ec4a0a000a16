/** Fetches public pages of the web, safely: nothing of a private network, nothing endless, nothing that asks to be left alone. */
import { Agent, request } from 'undici';
import { unlessAborted } from './abort.ts';
import { addressFault, isLetThrough } from './address.ts';
import { BadEncoding, readBody, TooLarge } from './body.ts';
import { contentType, isJson, isReadable } from './content-type.ts';
import { guardedLookup, isForPrivateAddress, type Lookup } from './guarded-lookup.ts';
import { type Refused, refused } from './refusal.ts';
import { Robots } from './robots.ts';
import { Turns } from './turns.ts';

const LIMITS = {
  /** for the whole of it, redirects and all */
  deadlineMs: 10_000,
  robotsDeadlineMs: 5_000,
  connectMs: 4_000,
  bytes: 5 * 1024 * 1024,
  /** What is beyond is not looked at (RFC 9309, 2.5). */
  robotsBytes: 500 * 1024,
  redirects: 5,
  /** between two requests to one host */
  pauseMs: 1_000,
} as const;

/** A page as it came. */
export interface Fetched {
  bytes: Uint8Array;
  mediaType: string;
  charset?: string;
  /** the address that it was read from, after redirects */
  url: string;
  status: number;
  /** the addresses that led there, first one first; none where the page has not moved */
  redirectedFrom: string[];
}

export interface FetcherOptions {
  /** tells servers who asks: a name with a version, and where to read about it */
  userAgent: string;
  /** hosts that are let through although they are private: `host` or `host:port` */
  allowHosts?: readonly string[];
  lookup?: Lookup;
  deadlineMs?: number;
  pauseMs?: number;
}

const READABLE_TYPES =
  'text/html, application/xhtml+xml, application/pdf, text/plain, text/markdown, application/rss+xml, application/atom+xml;q=0.9, application/xml;q=0.8';

type Wanted = 'page' | 'json' | 'robots.txt';

/** Asks one host for one page at a time, with a pause, and heeds its robots.txt. */
export class Fetcher {
  readonly #userAgent: string;
  readonly #deadlineMs: number;
  readonly #pauseMs: number;
  readonly #allowed: ReadonlySet<string>;
  readonly #agent: Agent;
  /** for hosts that are let through: it looks names up unguarded */
  readonly #openAgent: Agent;
  readonly #robots: Robots;
  readonly #turns = new Turns();

  constructor({ userAgent, allowHosts = [], lookup, deadlineMs, pauseMs }: FetcherOptions) {
    this.#userAgent = userAgent;
    this.#deadlineMs = deadlineMs ?? LIMITS.deadlineMs;
    this.#pauseMs = pauseMs ?? LIMITS.pauseMs;
    this.#allowed = new Set(allowHosts);
    // HTTP/2 has no bound on what its headers unpack to.
    const common = { maxHeaderSize: 16_384, allowH2: false };
    const timeout = LIMITS.connectMs;
    this.#agent = new Agent({ ...common, connect: { lookup: guardedLookup(lookup), timeout } });
    this.#openAgent = new Agent({ ...common, connect: { timeout } });
    this.#robots = new Robots(userAgent, async (url) => {
      const found = await this.#within(Math.min(LIMITS.robotsDeadlineMs, this.#deadlineMs), url, 'robots.txt');
      return 'code' in found ? found : new TextDecoder().decode(found.bytes);
    });
  }

  /**
   * Fetches a page. Never throws for what an address or a server does: the refusal says why.
   * @throws the signal's reason
   */
  fetch(address: string, signal?: AbortSignal): Promise<Fetched | Refused> {
    return this.#take(address, 'page', signal);
  }

  /** The same for a JSON document, such as the answer of a web service. */
  async fetchJson(address: string): Promise<{ json: string } | Refused> {
    const fetched = await this.#take(address, 'json', undefined);
    return 'code' in fetched ? fetched : { json: new TextDecoder().decode(fetched.bytes) };
  }

  async #take(address: string, wanted: 'page' | 'json', signal: AbortSignal | undefined): Promise<Fetched | Refused> {
    const fault = addressFault(address, this.#allowed);
    if (fault !== undefined) return refused(fault, address);
    const work = () => this.#within(this.#deadlineMs, address, wanted, signal);
    const restMs = () => Math.max(this.#pauseMs, this.#robots.delayMs(address));
    const fetched = await this.#turns.take(new URL(address).host, work, restMs, signal);
    return fetched === 'full' ? refused('busy', address) : fetched;
  }

  async close(): Promise<void> {
    this.#turns.close();
    await Promise.all([this.#agent.destroy(), this.#openAgent.destroy()]);
  }

  async #within(ms: number, address: string, wanted: Wanted, signal?: AbortSignal): Promise<Fetched | Refused> {
    const deadline = AbortSignal.timeout(ms);
    const both = signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
    try {
      // A request whose connection is still being made does not heed its signal.
      return await unlessAborted(this.#follow(address, both, wanted), both);
    } catch (error) {
      signal?.throwIfAborted();
      if (deadline.aborted) return refused('too-slow', address, String(ms / 1000));
      return refused('no-answer', address, inWords(error));
    }
  }

  /** Goes from redirect to redirect; each one is looked at as the first was. */
  async #follow(address: string, signal: AbortSignal, wanted: Wanted): Promise<Fetched | Refused> {
    const redirectedFrom: string[] = [];
    for (let url = address; ; ) {
      const refusal = await this.#refusalOf(url, signal, wanted);
      if (refusal !== undefined) return refusal;
      const answer = await this.#get(url, signal, wanted);
      if (!('location' in answer)) return 'code' in answer ? answer : { ...answer, redirectedFrom };
      if (answer.location === '' || !URL.canParse(answer.location, url)) return refused('redirect-nowhere', url);
      redirectedFrom.push(url);
      if (redirectedFrom.length > LIMITS.redirects) return refused('redirects', address);
      url = new URL(answer.location, url).href;
    }
  }

  /** Why an address may not be asked for. */
  async #refusalOf(url: string, signal: AbortSignal, wanted: Wanted): Promise<Refused | undefined> {
    const fault = addressFault(url, this.#allowed);
    if (fault !== undefined) return refused(fault, url);
    if (wanted === 'robots.txt') return undefined;
    const told = await this.#robots.ask(url, signal);
    if (told === 'allowed') return undefined;
    if (told === 'forbidden') return refused('robots', url);
    const isOfSite = told.code === 'no-answer' || told.code === 'too-slow' || told.code === 'private-address';
    return refused(isOfSite ? told.code : 'robots-unknown', url, told.detail);
  }

  async #get(
    url: string,
    signal: AbortSignal,
    wanted: Wanted,
  ): Promise<Omit<Fetched, 'redirectedFrom'> | Refused | { location: string }> {
    const answer = await this.#request(url, signal, wanted).catch((error: unknown) => {
      if (isForPrivateAddress(error)) return refused('private-address', url);
      throw error;
    });
    if ('code' in answer) return answer;
    const { statusCode, headers, body } = answer;
    const header = (name: string) => [headers[name] ?? []].flat();
    const leave = <T>(outcome: T): T => {
      body.on('error', () => undefined).destroy();
      return outcome;
    };
    if ([301, 302, 303, 307, 308].includes(statusCode)) return leave({ location: header('location')[0] ?? '' });
    if (statusCode === 404 || statusCode === 410) return leave(refused('gone', url, String(statusCode), statusCode));
    if (statusCode < 200 || statusCode > 299) return leave(refused('status', url, String(statusCode), statusCode));
    const { mediaType, charset } = contentType(header('content-type')[0] ?? '');
    const isWanted = wanted === 'json' ? isJson(mediaType) : wanted === 'robots.txt' || isReadable(mediaType);
    if (!isWanted) return leave(refused('content-type', url, mediaType));
    try {
      const [most, beyond] =
        wanted === 'robots.txt' ? ([LIMITS.robotsBytes, 'cut'] as const) : ([LIMITS.bytes, 'refuse'] as const);
      const bytes = await readBody(body, header('content-encoding').join(), most, beyond);
      return leave({ bytes, mediaType, ...(charset === undefined ? {} : { charset }), url, status: statusCode });
    } catch (error) {
      if (error instanceof TooLarge) return leave(refused('too-large', url, String(LIMITS.bytes / 1024 / 1024)));
      if (error instanceof BadEncoding) return leave(refused('encoding', url, error.message));
      throw error;
    }
  }

  #request(url: string, signal: AbortSignal, wanted: Wanted) {
    return request(url, {
      dispatcher: isLetThrough(new URL(url), this.#allowed) ? this.#openAgent : this.#agent,
      signal,
      headers: {
        'user-agent': this.#userAgent,
        accept: wanted === 'json' ? 'application/json' : READABLE_TYPES,
        'accept-encoding': 'gzip, deflate, br',
      },
    });
  }
}

function inWords(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'nobody knows this name';
  if (code === 'ECONNREFUSED' || code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT')
    return 'nothing answers there';
  if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET') return 'the connection broke';
  return error instanceof Error ? error.message : String(error);
}

/** The warning at every start of a bot that is set to reach private hosts. */
export function allowHostsWarning(hosts: readonly string[]): string | undefined {
  if (hosts.length === 0) return undefined;
  return `Warning: pages of ${hosts.join(', ')} are fetched although they may be private (BLUELAMP_FETCH_HOSTS). Leave it empty unless you try things out on this machine.`;
}
