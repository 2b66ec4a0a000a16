import { isoDate } from '../../corpus/schema.ts';
import type { Article } from '../types.ts';
import type { Page } from './dom.ts';

type Metadata = Pick<Article, 'title' | 'publisher' | 'published' | 'url'>;

const DATES = [
  'meta[property="article:published_time"]',
  'meta[name="article:published_time"]',
  'meta[itemprop="datePublished"]',
  'meta[name="date"]',
  'meta[name="DC.date.issued"]',
  'meta[name="dcterms.issued"]',
  'meta[name="pubdate"]',
  'meta[name="parsely-pub-date"]',
  'meta[name="sailthru.date"]',
];

/** What a page says of itself: in Open Graph and other meta elements, in JSON-LD, in its title. */
export function metadataOf(document: Page, from?: string): Metadata {
  const said = jsonLd(document);
  const meta = (selector: string) => plain(document.querySelector(selector)?.getAttribute?.('content'));
  const title =
    said.headline ??
    meta('meta[property="og:title"]') ??
    plain(document.querySelector('h1')?.textContent) ??
    plain(document.querySelector('title')?.textContent);
  const publisher = said.publisher ?? meta('meta[property="og:site_name"]') ?? meta('meta[name="application-name"]');
  const time = plain(document.querySelector('time[datetime]')?.getAttribute?.('datetime'));
  const published = [said.published, ...DATES.map(meta), time].map(dayOf).find((day) => day !== undefined);
  const url = canonical(document, from);
  return {
    ...(title === undefined ? {} : { title }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(published === undefined ? {} : { published }),
    ...(url === undefined ? {} : { url }),
  };
}

/** The address that a page calls its own, where it is one of the web and of the same host; else where it was read. */
function canonical(document: Page, from: string | undefined): string | undefined {
  const link = document.querySelector('link[rel="canonical"]')?.getAttribute?.('href');
  const own = link ?? document.querySelector('meta[property="og:url"]')?.getAttribute?.('content');
  if (own === undefined || own === null || !URL.canParse(own, from)) return from;
  const url = new URL(own, from);
  const isWeb = /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  // A page may not pass its words off as those of another site.
  const isSameSite = from === undefined || siteOf(url.hostname) === siteOf(new URL(from).hostname);
  return isWeb && isSameSite ? url.href : from;
}

function siteOf(host: string): string {
  return host.replace(/^(?:www|m|amp|mobile)\./, '');
}

function plain(text: string | null | undefined): string | undefined {
  const line = text?.replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : line;
}

/** The day of a time as pages tell it: ISO 8601, the beginning of which is its day where it was written. */
function dayOf(text: string | undefined): string | undefined {
  const day = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text ?? '');
  const iso = day === null ? undefined : `${day[1]}-${day[2]}-${day[3]}`;
  return isoDate.safeParse(iso).success ? iso : undefined;
}

interface Said {
  headline?: string | undefined;
  published?: string | undefined;
  publisher?: string | undefined;
}

/** The first article among the page's JSON-LD (schema.org/Article). */
function jsonLd(document: Page): Said {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = articleIn(parsed(script.textContent ?? ''), 0);
    if (article !== undefined) return article;
  }
  return {};
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Broken JSON-LD says nothing; the page's other elements may.
    return undefined;
  }
}

function articleIn(value: unknown, depth: number): Said | undefined {
  if (depth > 6 || typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    return value
      .slice(0, 50)
      .map((each) => articleIn(each, depth + 1))
      .find((each) => each !== undefined);
  }
  if (!/Article|Report|BlogPosting/.test(String(field(value, '@type'))))
    return articleIn(field(value, '@graph'), depth + 1);
  const publisher = field(value, 'publisher');
  return {
    headline: textField(value, 'headline'),
    published: textField(value, 'datePublished'),
    publisher: typeof publisher === 'object' && publisher !== null ? textField(publisher, 'name') : undefined,
  };
}

function field(value: object, name: string): unknown {
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function textField(value: object, name: string): string | undefined {
  const text = field(value, name);
  return typeof text === 'string' ? plain(text) : undefined;
}
