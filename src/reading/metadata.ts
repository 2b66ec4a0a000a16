import { dayIn } from '../dates/pages.ts';
import type { Page, PageNode } from './dom.ts';
import { saidInJsonLd } from './json-ld.ts';
import { isOfArticle } from './own-article.ts';
import type { Article } from './types.ts';

type Metadata = Pick<Article, 'title' | 'publisher' | 'published' | 'url'>;

/** Names of meta elements that tell the day of publication, in small letters, the surest first. */
const DAYS = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'govuk:first-published-at',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'citation_publication_date',
  'citation_date',
  'dcterms.issued',
  'dc.date.issued',
  'dcterms.created',
  'dc.date.created',
  'dcterms.date',
  'dc.date',
  'pubdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'date',
];
const TITLES = ['og:title', 'dcterms.title', 'dc.title', 'twitter:title'];
const PUBLISHERS = ['og:site_name', 'dcterms.publisher', 'dc.publisher', 'application-name'];
/** Elements that show the day, the surest first. A clock at the top of the page is none of the article. */
const TIMES = [
  '[itemprop~="datePublished"]',
  'time[pubdate]',
  'article time, main time',
  'time[class*="publish" i], time[class*="date" i]',
  'body > time, body > div time, body > section time',
];

/** What a page says of itself: in Open Graph and other meta elements, in JSON-LD, in its title. */
export function metadataOf(document: Page, heading: PageNode | undefined, from?: string): Metadata {
  const metas = metasOf(document);
  const meta = (names: readonly string[]) => names.map((name) => metas.get(name)).find((each) => each !== undefined);
  const url = canonicalOf(document, from);
  const titles = [plain(heading?.textContent), ...titlesOf(document)].filter((each) => each !== undefined);
  const said = saidInJsonLd(document, { addresses: [url, from].filter((each) => each !== undefined), titles });
  const publisher = said.publisher ?? meta(PUBLISHERS);
  const title = said.headline ?? meta(TITLES) ?? shownTitle(document, publisher);
  const published = [said.published, ...DAYS.map((name) => metas.get(name)), ...timesOf(document, heading)]
    .map((text) => (text === undefined ? undefined : dayIn(text)))
    .find((day) => day !== undefined);
  return {
    ...(title === undefined ? {} : { title }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(published === undefined ? {} : { published }),
    ...(url === undefined ? {} : { url }),
  };
}

/** What a page is called, by its head. */
export function titlesOf(document: Page): string[] {
  const metas = metasOf(document);
  const shown = plain(document.querySelector('title')?.textContent);
  return [...TITLES.map((name) => metas.get(name)), shown].filter((title) => title !== undefined);
}

/** What the meta elements say, by name in small letters; the first of each name counts. */
function metasOf(document: Page): Map<string, string> {
  const metas = new Map<string, string>();
  for (const { attributes = [] } of document.querySelectorAll('meta')) {
    // Old pages write them in capitals, which a browser would take as the same.
    const said = new Map([...attributes].map(({ name, value }) => [name.toLowerCase(), value]));
    const content = plain(said.get('content'));
    if (content === undefined) continue;
    for (const attribute of ['property', 'name', 'itemprop']) {
      const name = said.get(attribute)?.trim().toLowerCase();
      if (name !== undefined && !metas.has(name)) metas.set(name, content);
    }
  }
  return metas;
}

/** The heading of the article, else the page's title without the name of its site. */
function shownTitle(document: Page, publisher: string | undefined): string | undefined {
  const headings = [document.querySelector('article h1, main h1'), document.querySelector('h1')];
  const heading = headings
    .map((each) => plain(each?.textContent))
    .find((each) => each !== undefined && each !== publisher);
  return heading ?? withoutSite(plain(document.querySelector('title')?.textContent), publisher);
}

function withoutSite(title: string | undefined, site: string | undefined): string | undefined {
  if (title === undefined || site === undefined || !title.endsWith(site)) return title;
  const rest = title.slice(0, -site.length);
  return /\S\s*[-–—|:·•]\s*$/.test(rest) ? plain(rest.replace(/\s*[-–—|:·•]\s*$/, '')) : title;
}

function timesOf(document: Page, heading: PageNode | undefined): (string | undefined)[] {
  return TIMES.flatMap((selector) => {
    const own = [...document.querySelectorAll(selector)]
      .slice(0, MOST_TIMES)
      .find((each) => isOfArticle(each, heading));
    return own === undefined ? [] : [attributeOf(own) ?? plain(own.textContent)];
  });
}

/** Pages with more days than that show something else. */
const MOST_TIMES = 50;

function attributeOf(element: PageNode): string | undefined {
  return plain(element.getAttribute?.('datetime')) ?? plain(element.getAttribute?.('content'));
}

function plain(text: string | null | undefined): string | undefined {
  const line = text?.replace(/[ \t\r\n\f]+/g, ' ').trim();
  return line === '' ? undefined : line;
}

/**
 * The address that a page calls its own, where it is one of the web and of the same host; else where it was read. Of
 * several the first that can be is taken.
 */
function canonicalOf(document: Page, from: string | undefined): string | undefined {
  const links = [...document.querySelectorAll('link[rel~="canonical" i]')].map((link) => link.getAttribute?.('href'));
  const graph = document.querySelector('meta[property="og:url" i]')?.getAttribute?.('content');
  for (const own of [...links, graph]) {
    const url = own === undefined || own === null || own.trim() === '' ? undefined : ownAddress(own.trim(), from);
    if (url !== undefined) return url;
  }
  return from;
}

function ownAddress(own: string, from: string | undefined): string | undefined {
  if (!URL.canParse(own, from)) return undefined;
  const url = new URL(own, from);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  url.hash = '';
  if (from === undefined) return url.href;
  const here = new URL(from);
  // A page may not pass its words off as those of another site; and many name their front page by mistake.
  const isElsewhere = siteOf(url.hostname) !== siteOf(here.hostname) || (isFront(url) && !isFront(here));
  return isElsewhere ? undefined : url.href;
}

function isFront({ pathname, search }: URL): boolean {
  return pathname === '/' && search === '';
}

function siteOf(host: string): string {
  return host.replace(/^(?:www|m|amp|mobile)\./, '');
}
