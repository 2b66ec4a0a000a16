/** The Internet Archive's copies of pages that are gone. */
import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';
import { z } from 'zod';
import type { IsoDate } from '../corpus/schema.ts';
import type { RawDocument } from '../reading/types.ts';

/** Why there is no document, in words for a person. */
export interface NoPage {
  reason: string;
  /** what went wrong: `gone`, `no-answer`, `too-slow` and others */
  code?: string;
  status?: number;
}

/** A page of the web. */
export interface FetchedPage extends RawDocument {
  /** the addresses that led there; none where it stands where it was looked for */
  redirectedFrom?: readonly string[];
}

/** Where the Archive is, and how it is asked. */
export interface ArchiveAccess {
  /** base of the API that tells which copies there are */
  api: string;
  /** base of the copies */
  copies: string;
  fetchPage(url: string): Promise<FetchedPage | NoPage>;
  fetchJson(url: string): Promise<{ json: string } | NoPage>;
  /** between two requests; default: a second */
  pauseMs?: number;
}

/** A copy of a page. */
export interface ArchivedCopy {
  document: RawDocument;
  /** for people to look at */
  address: string;
  /** the day on which it was taken */
  day: IsoDate;
}

const answerSchema = z.object({
  archived_snapshots: z.object({
    closest: z.object({ available: z.boolean(), timestamp: z.string().regex(/^\d{14}$/) }).optional(),
  }),
});

const NO_COPY: NoPage = { reason: 'The Internet Archive has no copy of it.', code: 'no-copy' };

const PAUSE_MS = 1_000;
/** The API gives the copy that is closest, be it older than the page: it is asked for later days until one is younger. */
const DAYS_LATER = [0, 120, 1_000];

/** Asks for one thing at a time, with a pause of a second between two. @see https://archive.org/help/wayback_api.php */
export class Archive {
  readonly #access: ArchiveAccess;
  readonly #turns = pLimit(1);
  #free = 0;

  constructor(access: ArchiveAccess) {
    this.#access = access;
  }

  /** The copy that was taken next after a page was published. */
  async copyOf(url: string, published: IsoDate): Promise<ArchivedCopy | NoPage> {
    const { copies, fetchPage } = this.#access;
    const found = await this.#timestamp(url, published);
    if (typeof found !== 'string') return found;
    // As it was taken, without what the Archive adds.
    const document = await this.#inTurn(() => fetchPage(`${copies}/web/${found}id_/${url}`));
    if ('reason' in document) return document;
    // Where the copy is that of a redirect, the Archive leads on to another copy, of another day.
    const [, taken = found, of = url] = /\/web\/(\d{14})(?:id_)?\/(.+)$/.exec(document.url ?? '') ?? [];
    if (dayOf(taken) < published) return NO_COPY;
    return { document, address: `${copies}/web/${taken}/${of}`, day: dayOf(taken) };
  }

  async #timestamp(url: string, published: IsoDate): Promise<string | NoPage> {
    for (const days of DAYS_LATER) {
      const day = later(published, days).replaceAll('-', '');
      const asked = `${this.#access.api}/wayback/available?url=${encodeURIComponent(url)}&timestamp=${day}`;
      const answer = await this.#inTurn(() => this.#access.fetchJson(asked));
      if ('reason' in answer) return answer;
      const timestamp = timestampIn(answer.json);
      if (timestamp === undefined) break;
      if (dayOf(timestamp) >= published) return timestamp;
    }
    return NO_COPY;
  }

  #inTurn<T>(ask: () => Promise<T>): Promise<T> {
    return this.#turns(async () => {
      await wait(Math.max(0, this.#free - performance.now()));
      try {
        return await ask();
      } finally {
        this.#free = performance.now() + (this.#access.pauseMs ?? PAUSE_MS);
      }
    });
  }
}

function timestampIn(json: string): string | undefined {
  try {
    const { closest } = answerSchema.parse(JSON.parse(json)).archived_snapshots;
    return closest?.available ? closest.timestamp : undefined;
  } catch {
    return undefined;
  }
}

function dayOf(timestamp: string): IsoDate {
  return [timestamp.slice(0, 4), timestamp.slice(4, 6), timestamp.slice(6, 8)].join('-');
}

function later(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(day) + days * 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);
}
