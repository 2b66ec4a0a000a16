import { dayIn } from '../dates/pages.ts';
import { pageOf } from './dom.ts';
import type { FeedEntry, ReadDocument } from './types.ts';

const MOST_ENTRIES = 200;
const LONGEST_TITLE = 300;

/** What may stand before the root element: blanks, instructions to processors, remarks, a document type (XML 1.0, 2.8). */
const PROLOG = [/\s+/y, /<\?[^>]*>/y, /<!--(?:(?!-->).)*-->/sy, /<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>/y];
const ROOT = /<(?:rss|feed|rdf:RDF)[\s>]/y;

/** Whether a text is an RSS, RDF or Atom feed, by its root element. */
export function isFeed(text: string): boolean {
  const head = text.slice(0, 8000);
  const after = (pattern: RegExp, place: number) => {
    pattern.lastIndex = place;
    return pattern.test(head) ? pattern.lastIndex : undefined;
  };
  let place = 0;
  for (let next: number | undefined = 0; next !== undefined; ) {
    place = next;
    next = PROLOG.map((pattern) => after(pattern, place)).find((end) => end !== undefined);
  }
  return after(ROOT, place) !== undefined;
}

/**
 * The articles that a feed lists, in its order, as far as they have addresses of the web.
 * @param from where the feed was read from
 */
export async function readFeed(text: string, from: string | undefined): Promise<ReadDocument> {
  // Loaded for feeds alone: that takes longer than reading most pages.
  const { parseFeed } = await import('feedsmith');
  try {
    const { format, feed } = parseFeed(text, { maxItems: MOST_ENTRIES });
    const items: object[] =
      format === 'rss' || format === 'rdf' ? (feed.items ?? []) : format === 'atom' ? (feed.entries ?? []) : [];
    const base = addressIn(at(feed, 'xml', 'base'), from) ?? from ?? addressIn(at(feed, 'link'), undefined);
    const entries = new Map<string, FeedEntry>();
    for (const entry of items.flatMap((item) => entryOf(item, base) ?? [])) {
      if (!entries.has(entry.url)) entries.set(entry.url, entry);
    }
    return { kind: 'feed', title: titleIn(feed) ?? 'A feed without a title', entries: [...entries.values()] };
  } catch {
    return { kind: 'unreadable', reason: 'it looks like a feed and cannot be read as one.' };
  }
}

function entryOf(item: object, feedBase: string | undefined): FeedEntry | undefined {
  const base = addressIn(at(item, 'xml', 'base'), feedBase) ?? feedBase;
  const url =
    addressIn(at(item, 'link'), base) ??
    addressIn(linkIn(at(item, 'links')), base) ??
    // Ids need not lead anywhere, so only whole addresses count.
    addressIn(at(item, 'id'), undefined) ??
    (at(item, 'guid', 'isPermaLink') === false ? undefined : addressIn(at(item, 'guid'), undefined));
  if (url === undefined) return undefined;
  const days = [at(item, 'pubDate'), at(item, 'published'), at(item, 'dc', 'dates', 0), at(item, 'updated')];
  const published = days.map((day) => dayIn(textIn(day) ?? '')).find((day) => day !== undefined);
  return { title: titleIn(item) ?? url, url, ...(published === undefined ? {} : { published }) };
}

/** What stands within a value, by the names that lead there. */
function at(value: unknown, ...[name, ...rest]: (string | number)[]): unknown {
  if (name === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return at(new Map<string, unknown>(Object.entries(value)).get(String(name)), ...rest);
}

function textIn(value: unknown): string | undefined {
  const text = at(value, 'value') ?? value;
  return typeof text === 'string' && text.trim() !== '' ? text.replace(/\s+/g, ' ').trim() : undefined;
}

/** A title as people read it: many feeds write HTML there, and Atom says where it does not. */
function titleIn(thing: object): string | undefined {
  const title = textIn(at(thing, 'title'));
  const isPlain = at(thing, 'title', 'type') === 'text' || title === undefined || !/[<&]/.test(title);
  const read = isPlain
    ? title
    : textIn(pageOf(`<!doctype html><body>${title}</body>`).querySelector('body')?.textContent);
  return read === undefined || read.length <= LONGEST_TITLE ? read : `${read.slice(0, LONGEST_TITLE)}…`;
}

function addressIn(value: unknown, base: string | undefined): string | undefined {
  const text = textIn(value);
  if (text === undefined || !URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** Atom names the page as its alternate link (RFC 4287, 4.2.7.2), which is also what a link without a relation is. */
function linkIn(links: unknown): unknown {
  const found: unknown = [links].flat().find((link) => (at(link, 'rel') ?? 'alternate') === 'alternate');
  return at(found, 'href');
}
