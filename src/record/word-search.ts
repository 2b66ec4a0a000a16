/** Searches the pages of the record's sources for the exact words of reported statements. A run that was ended is continued by the next. */
import pLimit from 'p-limit';
import type { CorpusContent, IsoDate, Source } from '../corpus/schema.ts';
import { titleOn } from '../drafting/verify/titles.ts';
import type { RawDocument } from '../reading/types.ts';
import type { WordPages } from '../store/word-pages.ts';
import { textHash } from './base-text.ts';
import { eachPerHost } from './per-host.ts';
import type { Archive, FetchedPage, NoPage } from './word-archive.ts';
import { type FoundPage, keptOffer, keyOfSource } from './word-page.ts';

/** So many hosts that don't answer, one after the other, mean that this machine is cut off. */
const CUT_OFF = 5;
/** What reads a page; see sandbox.ts. */
export type SearchPage = (asked: {
  document: RawDocument;
  source: Source;
  content: CorpusContent;
  archived?: IsoDate;
}) => Promise<
  | {
      kind: 'searched';
      text: string;
      title: string | undefined;
      words: { offers: Parameters<typeof keptOffer>[0][] };
      particulars: {
        differences: FoundPage['differences'];
        figures: { id: string; value: number; isOnPage: boolean }[];
      };
    }
  | { kind: 'feed' }
  | { kind: 'unreadable'; reason: string }
>;

/** What a run works with. */
export interface SearchParts {
  store: { readonly wordPages: WordPages };
  scope: string;
  /** what is on record in the scope */
  content: CorpusContent;
  fetchPage(url: string): Promise<FetchedPage | NoPage>;
  searchPage: SearchPage;
  archive: Archive;
  today(): IsoDate;
  /** ISO 8601, UTC */
  now(): string;
}

/** The sources whose pages a run reads. */
interface DuePages {
  due: readonly Source[];
}

/** What a run has done so far. */
export interface SearchProgress {
  done: number;
  all: number;
  publisher: string;
  outcome: FoundPage['outcome'];
}

export type SearchEnd = 'whole' | 'stopped' | 'cut-off';

/** Whether a host did not answer, as when this machine is cut off. */
function isSilence({ code }: NoPage): boolean {
  return code === 'no-answer' || code === 'too-slow';
}

/** One run over the pages of a plan. Each page is kept when it was read: whenever the process ends, the next run goes on. */
export class WordSearch {
  readonly #parts: SearchParts;
  readonly #stop = new AbortController();
  readonly #reader = pLimit(1);
  readonly #silent = new Set<string>();
  #isCutOff = false;

  constructor(parts: SearchParts) {
    this.#parts = parts;
  }

  /** Ends the run after the pages that are under way. */
  stop(): void {
    this.#stop.abort();
  }

  async run({ due }: DuePages, onProgress: (progress: SearchProgress) => void): Promise<SearchEnd> {
    let done = 0;
    const each = async (source: Source) => {
      if (this.#isOver) return;
      const { outcome } = await this.#search(source);
      done += 1;
      onProgress({ done, all: due.length, publisher: source.publisher, outcome });
    };
    try {
      await eachPerHost(due, ({ url }) => url, each);
    } catch (error) {
      // Other hosts would be asked for pages that can't be stored.
      this.stop();
      throw error;
    }
    if (this.#isCutOff) return 'cut-off';
    return this.#stop.signal.aborted ? 'stopped' : 'whole';
  }

  get #isOver(): boolean {
    return this.#isCutOff || this.#stop.signal.aborted;
  }

  async #search(source: Source): Promise<FoundPage> {
    const { store, scope, now } = this.#parts;
    const found = await this.#found(source);
    // While this machine is cut off, a failure says nothing of the page: the next run tries again.
    if (!this.#isCutOff)
      await store.wordPages.keep({
        scope,
        source: source.id,
        key: keyOfSource(source),
        found: JSON.stringify(found),
        at: now(),
      });
    return found;
  }

  async #found(source: Source): Promise<FoundPage> {
    const fetched = await this.#parts.fetchPage(source.url);
    if ('reason' in fetched) {
      const isSilent = isSilence(fetched);
      if (fetched.code !== 'gone' && fetched.code !== 'no-answer') {
        this.#heard(source, isSilent);
        return this.#unread(source, 'not-read', fetched);
      }
      return this.#archived(source, fetched, isSilent);
    }
    this.#heard(source, false);
    const read = await this.#read(source, fetched);
    if ('reason' in read) return this.#unread(source, 'not-read', read);
    if (!read.isStub) return read.found;
    const archived = await this.#archived(
      source,
      { reason: 'The page does not hold the article any more.', code: 'gone' },
      false,
    );
    if (archived.outcome === 'archived') return archived;
    // Some titles on record were made from the address: the page need not hold the whole of it.
    return read.hasTitleWords ? read.found : { ...archived, address: read.found.address };
  }

  /** Counts hosts in a row that did not answer: too many mean that this machine is cut off. */
  #heard({ url }: Source, isSilent: boolean): void {
    if (!isSilent) this.#silent.clear();
    else this.#silent.add(new URL(url).host);
    if (this.#silent.size >= CUT_OFF) this.#isCutOff = true;
  }

  async #archived(source: Source, gone: NoPage, isSilent: boolean): Promise<FoundPage> {
    const copy = await this.#parts.archive.copyOf(source.url, source.published);
    if ('reason' in copy) {
      this.#heard(source, isSilent && isSilence(copy));
      if (copy.code === 'no-copy')
        return this.#unread(source, 'gone', { ...gone, reason: `${gone.reason} ${copy.reason}` });
      return {
        ...this.#unread(source, 'gone', {
          ...gone,
          reason: `${gone.reason} The Internet Archive could not be asked: ${copy.reason}`,
        }),
        again: true,
      };
    }
    this.#heard(source, false);
    const read = await this.#read(source, copy.document, { day: copy.day, address: copy.address });
    if ('reason' in read || read.isStub) return this.#unread(source, 'gone', gone);
    return read.found;
  }

  async #read(
    source: Source,
    document: FetchedPage,
    archived?: { day: IsoDate; address: string },
  ): Promise<{ found: FoundPage; isStub: boolean; hasTitleWords: boolean } | NoPage> {
    const read = await this.#reader(() =>
      this.#parts.searchPage({
        document,
        source,
        content: this.#parts.content,
        ...(archived === undefined ? {} : { archived: archived.day }),
      }),
    );
    if (read.kind === 'feed') return { reason: 'The page is a feed now.' };
    if (read.kind === 'unreadable') return { reason: `It can’t be read: ${read.reason}` };
    const { text, title, words, particulars } = read;
    const figuresMissing = particulars.figures.filter(({ isOnPage }) => !isOnPage);
    const hasMoved = archived === undefined && (document.redirectedFrom ?? []).length > 0 && document.url !== undefined;
    const found: FoundPage = {
      outcome: archived === undefined ? 'read' : 'archived',
      again: false,
      address: archived?.address ?? document.url ?? source.url,
      ...(hasMoved && document.url !== undefined ? { movedTo: document.url } : {}),
      seen: this.#parts.today(),
      captured: archived?.day ?? null,
      page: textHash(text),
      offers: words.offers.flatMap((offer) => keptOffer(offer, source)),
      differences: particulars.differences,
      figuresMissing: figuresMissing.map(({ id, value }) => ({ id, value })),
    };
    const hasTitle = titleOn(`${title ?? ''}\n${text}`, source.title);
    const hasNoFigure = figuresMissing.length === particulars.figures.length;
    const isStub = hasTitle !== 'whole' && hasNoFigure && found.offers.length === 0;
    return { found, isStub, hasTitleWords: hasTitle !== 'none' };
  }

  #unread(source: Source, outcome: 'gone' | 'not-read', noPage: NoPage): FoundPage {
    const { reason, code, status } = noPage;
    const isPassing = isSilence(noPage) || code === 'busy' || code === 'robots-unknown';
    return {
      outcome,
      reason,
      again: isPassing || (code === 'status' && status !== undefined && (status >= 500 || status === 429)),
      address: source.url,
      seen: this.#parts.today(),
      captured: null,
      page: '',
      offers: [],
      differences: [],
      figuresMissing: [],
    };
  }
}

/** The runs of this process: one at a time for each scope. */
export class RunningSearches {
  readonly #running = new Map<string, WordSearch>();
  readonly #stopped = new WeakSet<WordSearch>();

  isRunning(scope: string): boolean {
    return this.#running.has(scope);
  }

  /**
   * Starts a run in the background.
   * @param onEnd called with how the run ended, or with the error that ended it
   * @returns false where the scope has a run already: then nothing is started
   */
  begin(parts: SearchParts, plan: DuePages, onEnd: (end: SearchEnd | Error) => unknown): boolean {
    const { scope } = parts;
    if (this.#running.has(scope)) return false;
    const search = new WordSearch(parts);
    this.#running.set(scope, search);
    const stopped = this.#stopped;
    search
      .run(plan, () => undefined)
      // At shutdown the store may be closed before the run has ended.
      .catch((error: unknown) =>
        stopped.has(search) ? 'stopped' : error instanceof Error ? error : new Error(String(error)),
      )
      .then((end) => {
        this.#running.delete(scope);
        return onEnd(end);
      });
    return true;
  }

  /** Ends the run of a scope, or all runs, after the pages that are being read. */
  stop(scope?: string): void {
    for (const [own, search] of this.#running) {
      if (scope !== undefined && own !== scope) continue;
      this.#stopped.add(search);
      search.stop();
    }
  }
}
