import { parseFeed } from 'feedsmith';
import { isoDate } from '../../corpus/schema.ts';
import type { FeedEntry, ReadDocument } from './article.ts';

const MOST_ENTRIES = 200;

/** Whether a text is an RSS, RDF or Atom feed, by its root element. */
export function isFeed(text: string): boolean {
  return /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:rss|feed|rdf:RDF)[\s>]/s.test(
    text.slice(0, 8000),
  );
}

/** The articles that a feed lists, in its order, as far as they have addresses of the web. */
export function readFeed(text: string): ReadDocument {
  try {
    const { format, feed } = parseFeed(text);
    const items =
      format === 'rss' || format === 'rdf' ? (feed.items ?? []) : format === 'atom' ? (feed.entries ?? []) : [];
    const entries = items.slice(0, MOST_ENTRIES).flatMap((item) => entryOf(item) ?? []);
    const title = 'title' in feed ? textIn(feed.title) : undefined;
    return { kind: 'feed', title: title ?? 'A feed without a title', entries };
  } catch {
    return { kind: 'unreadable', reason: 'it looks like a feed and cannot be read as one.' };
  }
}

function entryOf(item: object): FeedEntry | undefined {
  const value = (name: string): unknown => Object.entries(item).find(([key]) => key === name)?.[1];
  const url = textIn(value('link')) ?? linkIn(value('links')) ?? textIn(value('id')) ?? textIn(value('guid'));
  if (url === undefined || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return undefined;
  const published = [value('pubDate'), value('published'), value('updated')]
    .map(dayIn)
    .find((day) => day !== undefined);
  return { title: textIn(value('title')) ?? url, url, ...(published === undefined ? {} : { published }) };
}

function textIn(value: unknown): string | undefined {
  const text = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
  return typeof text === 'string' && text.trim() !== '' ? text.replace(/\s+/g, ' ').trim() : undefined;
}

/** Atom names the page as its alternate link (RFC 4287, 4.2.7.2), which is also what a link without a relation is. */
function linkIn(links: unknown): string | undefined {
  if (!Array.isArray(links)) return undefined;
  const found: unknown = links.find(
    (link: unknown) =>
      typeof link === 'object' &&
      link !== null &&
      (!('rel' in link) || link.rel === 'alternate' || link.rel === undefined),
  );
  return typeof found === 'object' && found !== null && 'href' in found ? textIn(found.href) : undefined;
}

/** RFC 822 days of RSS, ISO days of Atom. */
function dayIn(value: unknown): string | undefined {
  const text = textIn(value);
  if (text === undefined) return undefined;
  const iso = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? rfcDay(text);
  return isoDate.safeParse(iso).success ? iso : undefined;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function rfcDay(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = /(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})/.exec(text) ?? [];
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  return number === 0 ? undefined : `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
