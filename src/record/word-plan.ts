/** What a search for exact words would do: which pages it reads, and how long that takes. */
import type { Source } from '../corpus/schema.ts';
import { byHost, HOSTS_AT_ONCE } from './per-host.ts';
import { foundPage, keyOfSource, type OnRecord } from './word-page.ts';
import type { SearchParts } from './word-search.ts';

/** Seconds a page takes: to be fetched, with the pause of its host; and to be read, one page at a time. */
const SECONDS = { host: 2.5, reader: 1 };

export interface SearchPlan {
  /** the sources whose pages are to be read */
  due: readonly Source[];
  /** pages that an earlier run has read */
  done: number;
  hosts: number;
  minutes: number;
}

/**
 * The pages that a run would read: those that were not read yet, or could not be, or whose source has changed since.
 * @param wanted parts of ids of sources; none for all
 */
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
  const hosts = byHost(due, ({ url }) => url);
  const longest = Math.max(0, ...hosts.map(({ length }) => length));
  const seconds = Math.max(
    longest * SECONDS.host,
    due.length * SECONDS.reader,
    (due.length * SECONDS.host) / HOSTS_AT_ONCE,
  );
  return { due, done: sources.length - due.length, hosts: hosts.length, minutes: Math.max(1, Math.ceil(seconds / 60)) };
}
