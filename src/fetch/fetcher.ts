/** Fetches public pages of the web, safely: nothing of a private network, nothing endless, nothing that asks to be left alone. */
import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { setTimeout as wait } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { addressFault, isPublic, PrivateAddress } from './address.ts';
import { BadEncoding, readBody, TooLarge } from './body.ts';
import { type Refused, refused } from './refusal.ts';
import { Robots } from './robots.ts';

const LIMITS = {
  /** for the whole of it, redirects and all */
  deadlineMs: 10_000,
  bytes: 5 * 1024 * 1024,
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

/** How a name becomes addresses; the system's unless a test hands in another. */
type Lookup = (host: string) => Promise<LookupAddress[]>;

export interface FetcherOptions {
  /** tells servers who asks: a name with a version, and where to read about it */
  userAgent: string;
  /** hosts that are let through although they are private: `host` or `host:port` */
  allowHosts?: readonly string[];
  lookup?: Lookup;
  deadlineMs?: number;
  pauseMs?: number;
}

const READABLE =
  /^(?:text\/(?:html|plain|markdown|xml)|application\/(?:xhtml\+xml|pdf|xml|rss\+xml|atom\+xml|rdf\+xml))$/;

/** Asks one host for one thing at a time, with a pause, and remembers its robots.txt. */
export class Fetcher {
  readonly #options: FetcherOptions;
  readonly #allowed: ReadonlySet<string>;
  readonly #agent: Agent;
  readonly #robots: Robots;
  /** for each host what is under way or was last */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(options: FetcherOptions) {
    this.#options = options;
    this.#allowed = new Set(options.allowHosts ?? []);
    this.#agent = new Agent({ connect: { lookup: this.#guardedLookup() }, maxHeaderSize: 16_384 });
    this.#robots = new Robots(options.userAgent, async (url, signal) => {
      const found = await this.#follow(url, signal, 'any type');
      return 'code' in found ? found : new TextDecoder().decode(found.bytes);
    });
  }

  /** Fetches a page. Never throws for what an address or a server does: the refusal says why. */
  async fetch(address: string, signal?: AbortSignal): Promise<Fetched | Refused> {
    const fault = addressFault(address, this.#allowed);
    if (fault !== undefined) return refused(fault, address);
    return this.#inTurn(new URL(address).host, async () => {
      const { deadlineMs = LIMITS.deadlineMs } = this.#options;
      const deadline = AbortSignal.timeout(deadlineMs);
      const both = signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
      try {
        return await this.#follow(address, both, 'readable');
      } catch (error) {
        signal?.throwIfAborted();
        if (deadline.aborted) return refused('too-slow', address, String(deadlineMs / 1000));
        if (isPrivate(error)) return refused('private-address', address);
        return refused('no-answer', address, inWords(error));
      }
    });
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }

  async #inTurn<T>(host: string, work: () => Promise<T>): Promise<T> {
    const { pauseMs = LIMITS.pauseMs } = this.#options;
    const turn = (this.#turns.get(host) ?? Promise.resolve()).then(work);
    const rest = () => wait(pauseMs, undefined, { ref: false });
    const rested = turn.then(rest, rest).then(() => {
      if (this.#turns.get(host) === rested) this.#turns.delete(host);
    });
    this.#turns.set(host, rested);
    return turn;
  }

  /** Goes from redirect to redirect; each one is looked at as the first was. */
  async #follow(address: string, signal: AbortSignal, what: 'readable' | 'any type'): Promise<Fetched | Refused> {
    const redirectedFrom: string[] = [];
    for (let url = address; ; ) {
      const fault = addressFault(url, this.#allowed);
      if (fault !== undefined) return refused(fault, url);
      if (what === 'readable' && !(await this.#robots.allows(url, signal))) return refused('robots', url);
      const answer = await this.#get(url, signal, what);
      if (!('location' in answer)) return 'code' in answer ? answer : { ...answer, redirectedFrom };
      if (!URL.canParse(answer.location, url)) return refused('redirect-nowhere', url);
      redirectedFrom.push(url);
      if (redirectedFrom.length > LIMITS.redirects) return refused('redirects', address);
      url = new URL(answer.location, url).href;
    }
  }

  async #get(
    url: string,
    signal: AbortSignal,
    what: 'readable' | 'any type',
  ): Promise<Omit<Fetched, 'redirectedFrom'> | Refused | { location: string }> {
    const { statusCode, headers, body } = await request(url, {
      dispatcher: this.#agent,
      signal,
      headers: {
        'user-agent': this.#options.userAgent,
        accept:
          'text/html, application/xhtml+xml, application/pdf, text/plain, text/markdown, application/rss+xml, application/atom+xml;q=0.9, application/xml;q=0.8',
        'accept-encoding': 'gzip, deflate, br',
      },
    });
    const header = (name: string) => [headers[name] ?? ''].flat()[0] ?? '';
    const leave = <T>(outcome: T): T => {
      body.on('error', () => undefined).destroy();
      return outcome;
    };
    if ([301, 302, 303, 307, 308].includes(statusCode)) return leave({ location: header('location') });
    if (statusCode === 404 || statusCode === 410) return leave(refused('gone', url, String(statusCode), statusCode));
    if (statusCode < 200 || statusCode > 299) return leave(refused('status', url, String(statusCode), statusCode));
    const { mediaType, charset } = contentType(header('content-type'));
    if (what === 'readable' && !READABLE.test(mediaType)) return leave(refused('content-type', url, mediaType));
    try {
      const bytes = await readBody(body, header('content-encoding'), LIMITS.bytes);
      return { bytes, mediaType, ...(charset === undefined ? {} : { charset }), url, status: statusCode };
    } catch (error) {
      if (error instanceof TooLarge) return leave(refused('too-large', url, String(LIMITS.bytes / 1024 / 1024)));
      if (error instanceof BadEncoding) return leave(refused('encoding', url, error.message));
      throw error;
    }
  }

  /**
   * Looks names up for a connection and refuses it where any address is private. It is this look-up that is connected
   * to, so a name that means another machine a moment later gains nothing.
   */
  #guardedLookup() {
    const lookUp = this.#options.lookup ?? systemAddresses;
    type Done = (error: Error | null, address: string | LookupAddress[], family?: number) => void;
    return (host: string, { all = false }: { all?: boolean | undefined }, done: Done): void => {
      lookUp(host)
        .then((addresses) => {
          const letThrough = [...this.#allowed].some((each) => each === host || each.startsWith(`${host}:`));
          const hidden = letThrough ? undefined : addresses.find(({ address }) => !isPublic(address));
          if (hidden !== undefined) throw new PrivateAddress(host);
          const [first] = addresses;
          if (first === undefined) throw new Error(`${host} stands for no machine`);
          if (all) done(null, addresses);
          else done(null, first.address, first.family);
        })
        .catch((error: unknown) => done(error instanceof Error ? error : new Error(String(error)), ''));
    };
  }
}

function systemAddresses(host: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, addresses) => (error === null ? resolve(addresses) : reject(error)));
  });
}

function contentType(header: string): { mediaType: string; charset?: string } {
  const [type = '', ...parameters] = header
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((part) => part.startsWith('charset='))
    ?.slice('charset='.length)
    .replace(/^"|"$/g, '');
  // Servers that say nothing send pages.
  return { mediaType: type === '' ? 'text/html' : type, ...(charset === undefined ? {} : { charset }) };
}

/** The connection tells what its look-up threw, sometimes as a cause. */
function isPrivate(error: unknown): boolean {
  return error instanceof PrivateAddress || (error instanceof Error && isPrivate(error.cause));
}

function inWords(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'nobody knows this name';
  if (code === 'ECONNREFUSED') return 'nothing answers there';
  if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET') return 'the connection broke';
  return error instanceof Error ? error.message : String(error);
}

/** The sentence that whoever lets private hosts through is told at every start. */
export function allowHostsWarning(hosts: readonly string[]): string | undefined {
  if (hosts.length === 0) return undefined;
  return `Warning: pages of ${hosts.join(', ')} are fetched although they may be private (BLUELAMP_FETCH_HOSTS). Leave it empty unless you try things out on this machine.`;
}
