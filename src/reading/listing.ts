/** Pages that list others: a feed, or a page with links to articles. */
import { decoded } from './charset.ts';
import { lineage, looksLikeHtml, type Page, type PageNode, pageOf } from './dom.ts';
import { isFeed, readFeed } from './feed.ts';
import type { FeedEntry, Listing, RawDocument } from './types.ts';

const MOST_ENTRIES = 200;
const LONGEST_TITLE = 300;
/** A link to an article says what that is about; a shorter one leads around the site. */
const FEWEST_WORDS = 4;
/** Parts of a page that lead around the site. */
const AROUND = new Set(['NAV', 'HEADER', 'FOOTER', 'ASIDE']);
const FEED = /^application\/(?:rss|atom)\+xml$/i;

/** Reads what a document lists. Never throws for what it holds. */
export async function readListing(document: RawDocument): Promise<Listing | { kind: 'unreadable'; reason: string }> {
  const text = decoded(document);
  if (text === undefined) return { kind: 'unreadable', reason: 'it is no text that can be read.' };
  if (isFeed(text)) {
    const read = await readFeed(text, document.url);
    return read.kind === 'feed'
      ? { kind: 'listing', title: read.title, entries: read.entries }
      : { kind: 'unreadable', reason: 'it looks like a feed and cannot be read as one.' };
  }
  if (!/html/.test(document.mediaType) && !looksLikeHtml(text))
    return { kind: 'unreadable', reason: 'it is neither a feed nor a page with links.' };
  return listingOf(pageOf(text), document.url);
}

function listingOf(page: Page, from: string | undefined): Listing {
  const title = oneLine(page.querySelector('title')?.textContent ?? '') || (from ?? '');
  const entries = new Map<string, FeedEntry>();
  for (const link of page.querySelectorAll('a[href]')) {
    if (entries.size === MOST_ENTRIES) break;
    const url = articleIn(link, from);
    const words = oneLine(link.textContent ?? '');
    const isTelling = words.split(' ').length >= FEWEST_WORDS;
    if (url !== undefined && isTelling && !entries.has(url)) entries.set(url, { title: words, url });
  }
  const feeds = [...page.querySelectorAll('link[rel~="alternate"]')].filter((link) =>
    FEED.test(link.getAttribute?.('type') ?? ''),
  );
  const [feed] = feeds.flatMap((link) => addressOf(link, from) ?? []);
  return { kind: 'listing', title, entries: [...entries.values()], ...(feed === undefined ? {} : { feed }) };
}

/** The address of another page of the same site that a link in the body of the page leads to. */
function articleIn(link: PageNode, from: string | undefined): string | undefined {
  const address = addressOf(link, from);
  if (address === undefined || from === undefined || [...lineage(link)].some(({ nodeName }) => AROUND.has(nodeName)))
    return undefined;
  const [url, own] = [new URL(address), new URL(from)];
  url.hash = '';
  return url.host === own.host && url.pathname !== own.pathname ? url.href : undefined;
}

function addressOf(link: PageNode, from: string | undefined): string | undefined {
  const href = link.getAttribute?.('href') ?? '';
  if (href === '' || !URL.canParse(href, from)) return undefined;
  const url = new URL(href, from);
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE);
}
