/** Looks again at exact words that were taken: whether they still stand on their page. */
import type { IsoDate } from '../corpus/schema.ts';
import { standsOn } from '../drafting/verify/standing.ts';
import type { RawDocument, ReadDocument } from '../reading/types.ts';
import type { Store } from '../store/store.ts';
import type { StoredWords } from '../store/words.ts';
import { eachPerHost } from './per-host.ts';
import type { FetchedPage, NoPage } from './word-archive.ts';
import type { OnRecord } from './word-page.ts';

/** Words are looked at again after so many days. */
const EVERY_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** What a look works with. */
export interface LookParts {
  store: Pick<Store, 'words'>;
  fetchPage(url: string): Promise<FetchedPage | NoPage>;
  readPage(document: RawDocument): Promise<ReadDocument>;
  today(): IsoDate;
}

/** The words of one page. */
export interface WordedPage {
  address: string;
  words: readonly StoredWords[];
}

/** The result of a look: words that still stand, words that do not, and pages that could not be read. */
export interface Looked {
  standing: StoredWords[];
  missing: StoredWords[];
  unread: { address: string; reason: string }[];
}

/**
 * The pages that the words on the cards of a scope were taken from. The Archive's copies don't change, and are not among
 * them; neither are words whose source was withdrawn, or whose statement says something else by now.
 */
export function pagesOf(standing: readonly StoredWords[], scope: string, { sources }: OnRecord): WordedPage[] {
  const worded = sources.flatMap(({ id, statements }) =>
    statements.flatMap(({ id: statement, words }) => (words === undefined ? [] : [`${id}#${statement}`])),
  );
  const shown = new Set(worded);
  const own = standing.filter(
    ({ scope: of, captured, source, statement }) =>
      of === scope && captured === null && shown.has(`${source}#${statement}`),
  );
  return [...Map.groupBy(own, ({ address }) => address)].map(([address, words]) => ({ address, words }));
}

/** Those at which nobody has looked for a month. */
export function dueAgain(pages: readonly WordedPage[], today: IsoDate): WordedPage[] {
  const before = new Date(Date.parse(today) - EVERY_DAYS * DAY_MS).toISOString().slice(0, 10);
  const last = ({ seen, stood, missing }: StoredWords) => [seen, stood ?? '', missing ?? ''].sort().at(-1) ?? seen;
  return pages.filter(({ words }) => words.some((each) => last(each) <= before));
}

/**
 * Reads pages again and notes of each of their words whether it stands there: several sites at once, each page after page.
 * @param onPage called after each page
 */
export async function lookAgain(
  pages: readonly WordedPage[],
  parts: LookParts,
  onPage: (page: WordedPage) => void = () => undefined,
): Promise<Looked> {
  const looked: Looked = { standing: [], missing: [], unread: [] };
  const work = async (page: WordedPage) => {
    await lookAt(page, parts, looked);
    onPage(page);
  };
  await eachPerHost(pages, ({ address }) => address, work);
  return looked;
}

async function lookAt({ address, words }: WordedPage, parts: LookParts, looked: Looked): Promise<void> {
  const text = await textOf(address, parts);
  if (typeof text !== 'string') {
    looked.unread.push({ address, reason: text.reason });
    return;
  }
  for (const each of words) {
    const stands = standsOn(each.text, { text }) !== 'missing';
    await parts.store.words.look(each.number, parts.today(), stands);
    looked[stands ? 'standing' : 'missing'].push(each);
  }
}

/** The text of a page; empty where the page is gone; the reason where it could not be read this time. */
async function textOf(address: string, { fetchPage, readPage }: LookParts): Promise<string | { reason: string }> {
  const fetched = await fetchPage(address);
  if ('reason' in fetched) return fetched.code === 'gone' ? '' : fetched;
  const read = await readPage(fetched);
  if (read.kind === 'article') return read.article.text;
  return { reason: read.kind === 'feed' ? 'The page is a feed now.' : read.reason };
}
