/** Searches the pages of the record's sources for the exact words of what is only reported: one run, that goes on where it was ended. */
import pLimit from 'p-limit';
import type { CorpusContent, IsoDate, Source } from '../corpus/schema.ts';
import { titleOn } from '../drafting/verify/titles.ts';
import type { RawDocument } from '../reading/types.ts';
import type { Store } from '../store/store.ts';
import { textHash } from './base-text.ts';
import type { Archive, FetchedPage, NoPage } from './word-archive.ts';
import { type FoundPage, foundPage, keptOffer, keyOfSource, type OnRecord } from './word-page.ts';

/** Hosts that are asked at the same time, each for one page after another. */
const HOSTS_AT_ONCE = 8;
/** So many hosts that don't answer, one after the other, mean that this machine is cut off. */
const CUT_OFF = 5;
/** What a page takes: of its host, with the pause; and of the reader, which reads one after another. */
const SECONDS = { host: 2.5, reader: 1 };

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
  store: Pick<Store, 'wordPages'>;
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

/** What a run would do. */
export interface SearchPlan {
  /** the sources whose pages are to be read */
  due: readonly Source[];
  /** pages that an earlier run has read */
  done: number;
  hosts: number;
  minutes: number;
}

/** What a run has done so far. */
export interface SearchProgress {
  done: number;
  all: number;
  publisher: string;
  outcome: FoundPage['outcome'];
}

export type SearchEnd = 'whole' | 'stopped' | 'cut-off';

/** What is to be done: pages that were not read yet, or could not be, or whose source has changed since. @param wanted words in ids of sources; none for all */
export async function planOf(
  { store, scope, content }: Pick<SearchParts, 'store' | 'scope'> & { content: OnRecord },
  wanted: readonly string[] = [],
): Promise<SearchPlan> {
  const pages = new Map((await store.wordPages.of(scope)).map((page) => [page.source, page]));
  const isWanted = ({ id }: Source) => wanted.length === 0 || wanted.some((each) => id.includes(each));
  const sources = content.sources.filter((source) => source.url !== '' && isWanted(source));
  const due = sources.filter((source) => {
    const page = pages.get(source.id);
    return page === undefined || page.key !== keyOfSource(source) || (foundPage(page)?.again ?? true);
  });
  const hosts = byHost(due);
  const longest = Math.max(0, ...hosts.map(({ length }) => length));
  const seconds = Math.max(
    longest * SECONDS.host,
    due.length * SECONDS.reader,
    (due.length * SECONDS.host) / HOSTS_AT_ONCE,
  );
  return { due, done: sources.length - due.length, hosts: hosts.length, minutes: Math.max(1, Math.ceil(seconds / 60)) };
}

function byHost(sources: readonly Source[]): Source[][] {
  const hosts = [...Map.groupBy(sources, ({ url }) => new URL(url).host).values()];
  // The longest first: it alone decides when the run ends.
  return hosts.sort((left, right) => right.length - left.length);
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

  async run({ due }: Pick<SearchPlan, 'due'>, onProgress: (progress: SearchProgress) => void): Promise<SearchEnd> {
    const hosts = pLimit(HOSTS_AT_ONCE);
    let done = 0;
    const each = async (source: Source) => {
      if (this.#isOver) return;
      const { outcome } = await this.#search(source);
      done += 1;
      onProgress({ done, all: due.length, publisher: source.publisher, outcome });
    };
    const perHost = byHost(due).map((sources) =>
      hosts(async () => {
        for (const source of sources) await each(source);
      }),
    );
    try {
      await Promise.all(perHost);
    } catch (error) {
      // The others would go on for nothing: what they read can't be kept.
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
    // What nobody could have answered is left for the next run.
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
      const isSilent = fetched.code === 'no-answer' || fetched.code === 'too-slow';
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
    // The record's title may be one that nobody but the address tells.
    return read.hasTitleWords ? read.found : { ...archived, address: read.found.address };
  }

  /** A host that answers shows that this machine is not cut off; one that has died does not. */
  #heard({ url }: Source, isSilent: boolean): void {
    if (!isSilent) this.#silent.clear();
    else this.#silent.add(new URL(url).host);
    if (this.#silent.size >= CUT_OFF) this.#isCutOff = true;
  }

  async #archived(source: Source, gone: NoPage, isSilent: boolean): Promise<FoundPage> {
    const copy = await this.#parts.archive.copyOf(source.url, source.published);
    if ('reason' in copy) {
      const isArchiveSilent = copy.code === 'no-answer' || copy.code === 'too-slow';
      this.#heard(source, isSilent && isArchiveSilent);
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

  #unread(source: Source, outcome: 'gone' | 'not-read', { reason, code, status }: NoPage): FoundPage {
    const isPassing = code === 'no-answer' || code === 'too-slow' || code === 'busy' || code === 'robots-unknown';
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
   * Begins a run, unless one is on its way. It goes on by itself; what ends it early is logged by whoever hands in `onEnd`.
   * @param onEnd told how it has ended, or with what it has failed
   */
  begin(parts: SearchParts, plan: Pick<SearchPlan, 'due'>, onEnd: (end: SearchEnd | Error) => unknown): boolean {
    const { scope } = parts;
    if (this.#running.has(scope)) return false;
    const search = new WordSearch(parts);
    this.#running.set(scope, search);
    const stopped = this.#stopped;
    search
      .run(plan, () => undefined)
      // Whoever has stopped it may have closed what it works with, too.
      .catch((error: unknown) =>
        stopped.has(search) ? 'stopped' : error instanceof Error ? error : new Error(String(error)),
      )
      .then((end) => {
        this.#running.delete(scope);
        return onEnd(end);
      });
    return true;
  }

  /** Ends runs after the pages that are under way. @param scope default: all of them */
  stop(scope?: string): void {
    for (const [own, search] of this.#running) {
      if (scope !== undefined && own !== scope) continue;
      this.#stopped.add(search);
      search.stop();
    }
  }
}
