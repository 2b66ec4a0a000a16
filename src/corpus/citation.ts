import type { Added, IsoDate, Source } from './schema.ts';
import { textFragmentUrl } from './text-fragment.ts';

/** How a source is named wherever something of it is shown. */
export interface Citation {
  sourceId: string;
  title: string;
  publisher: string;
  published: IsoDate;
  /** empty where no page has it */
  url: string;
  /** who vouches for what no page has */
  vouchedBy?: string | undefined;
  /** the URL with a text fragment, where exact words are shown */
  passageUrl?: string;
  /** corrections of the source, newest first */
  corrections?: { date: IsoDate; note: string }[];
  /** how the source came on record; absent where it ships with the program */
  added?: Added;
}

/**
 * Cites a source.
 * @param exactWords words that are shown as they stand in the source: a verbatim statement's text, or what `quotedWords`
 *   finds in a reported one. The link goes to the longest of them, which is the likeliest to stand only once on the page.
 * @param at the address that they were found at; default: the source's own
 */
export function cite(source: Source, exactWords: readonly string[] = [], at = source.url): Citation {
  const { id: sourceId, title, publisher, published, url, vouchedBy, corrections, added } = source;
  const [longest] = exactWords.filter((words) => words.trim() !== '').sort((left, right) => right.length - left.length);
  return {
    sourceId,
    title,
    publisher,
    published,
    url,
    ...(vouchedBy === undefined ? {} : { vouchedBy }),
    ...(longest !== undefined && at !== '' && { passageUrl: textFragmentUrl(at, longest) }),
    ...(corrections.length > 0 && { corrections }),
    ...(added === undefined ? {} : { added }),
  };
}

/**
 * “…”, "…" or ‘…’. A mark opens only where no letter or digit stands before it; ’ closes only where none follows,
 * as it is an apostrophe between two letters.
 */
const QUOTATION = /(?<![\p{L}\p{N}])(?:“([^“”]+)”|"([^"]+)"(?![\p{L}\p{N}])|‘([^‘]+?)’(?![\p{L}\p{N}]))/gu;

/** The words that a text sets in quotation marks, in their order, without the marks. */
export function quotedWords(text: string): string[] {
  return [...text.matchAll(QUOTATION)].flatMap(([, curly, straight, single]) => curly ?? straight ?? single ?? []);
}
