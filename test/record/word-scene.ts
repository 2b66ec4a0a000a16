import type { RequestListener } from 'node:http';
import { onTestFinished } from 'vitest';
import { Fetcher } from '../../src/fetch/fetcher.ts';
import { perform } from '../../src/reading/sandbox/jobs.ts';
import type { ArchiveAccess } from '../../src/record/word-archive.ts';
import type { SearchPage } from '../../src/record/word-search.ts';
import { folderOf, SMALL_CORPUS } from '../corpus/small-corpus.ts';
import { siteOf } from '../fetch/site.ts';

/** What the record says, what was said, and how a page has it. */
export const OURS = 'Bo Marsh promised that the lock would be opened to every barge and boat before the summer.';
export const SAID = 'We will open the lock to every barge and every boat before the summer.';
const TITLE = 'A busy river';

/** A page as publishers have it. */
export function pageWith(...paragraphs: string[]): string {
  const body = paragraphs.map((each) => `<p>${each}</p>`).join('');
  return `<!doctype html><html><head><title>${TITLE}</title></head><body><article><h1>${TITLE}</h1>${body}</article></body></html>`;
}

export const UNCHANGED = pageWith(
  'The river was busy.',
  `Bo Marsh said: “${SAID}” She left.`,
  'In 2014 they stopped 12 boats.',
);

/** Server replies of a kind, to be served in the place of a page. */
export const replying =
  (status: number, headers: Record<string, string> = {}, body = ''): RequestListener =>
  (_, response) =>
    response.writeHead(status, headers).end(body);

/** The file of a source with one reported statement and one figure. */
function sourceAt(url: string, { title = TITLE, text = OURS, published = '2015-03-02' } = {}): string {
  return `---
title: ${title}
publisher: River Gazette
url: ${url}
published: ${published}
kind: news
topics: [boats]
statements:
  - id: open
    speaker: bo-marsh
    form: reported
    text: ${text}
    topics: [boats]
figures:
  - id: boats-2014
    measure: boats-stopped
    value: 12
    period: { from: 2014-01-01, to: 2014-12-31 }
    by: river-police
---
The river.
`;
}

/** Searches a document in this process. */
export const searchPage: SearchPage = async (asked) => perform({ does: 'search', ...asked }) as ReturnType<SearchPage>;

/** The Internet Archive, on this machine: copies by `<timestamp>id_/<address>`. */
async function archiveWith(copies: Record<string, string | RequestListener>) {
  const taken = Object.keys(copies).map((key) => ({
    timestamp: key.slice(0, 14),
    url: key.slice('00000000000000id_/'.length),
  }));
  const asked: string[] = [];
  const site = await siteOf({
    '/wayback/available': (request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://archive');
      const [url, day] = [searchParams.get('url') ?? '', Number(searchParams.get('timestamp'))];
      asked.push(`${url} ${day}`);
      const distance = ({ timestamp }: { timestamp: string }) => Math.abs(Number(timestamp.slice(0, 8)) - day);
      const [closest] = taken.filter((copy) => copy.url === url).sort((one, other) => distance(one) - distance(other));
      const found = closest === undefined ? {} : { closest: { available: true, status: '200', ...closest } };
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ url, archived_snapshots: found }));
    },
    ...Object.fromEntries(Object.entries(copies).map(([key, page]) => [`/web/${key}`, page])),
  });
  return { ...site, asked };
}

/** A corpus whose sources stand on sites of this machine, and all that a search for words is given. */
export async function sceneOf(
  pages: Record<string, string | RequestListener>,
  {
    copies = () => ({}),
    elsewhere = {},
    deadlineMs = 1_000,
    robots,
  }: {
    copies?: (origin: string) => Record<string, string | RequestListener>;
    elsewhere?: Record<string, string>;
    deadlineMs?: number;
    robots?: string;
  } = {},
) {
  const site = await siteOf({ ...pages, ...(robots === undefined ? {} : { '/robots.txt': robots }) });
  const archive = await archiveWith(copies(site.origin));
  const paths = Object.keys(pages).filter((path) => path.split('/').length === 2);
  const urls = { ...Object.fromEntries(paths.map((path) => [path.slice(1), `${site.origin}${path}`])), ...elsewhere };
  const sources = Object.entries(urls).map(([name, url]) => [`sources/2015-03-02-${name}.md`, sourceAt(url)]);
  const { files, folder } = await filesOf(Object.fromEntries(sources));
  const fetcher = new Fetcher({
    userAgent: 'Testlamp/1.0',
    allowHosts: [site.host, archive.host],
    pauseMs: 0,
    deadlineMs,
  });
  onTestFinished(() => fetcher.close());
  const fetchPage = (url: string) => fetcher.fetch(url);
  const access: ArchiveAccess = {
    api: archive.origin,
    copies: archive.origin,
    fetchPage,
    fetchJson: (url) => fetcher.fetchJson(url),
    pauseMs: 0,
  };
  return { site, archive, folder, files, fetchPage, access, idOf: (name: string) => `2015-03-02-${name}` };
}

async function filesOf(sources: Record<string, string>) {
  const lists = Object.fromEntries(Object.entries(SMALL_CORPUS).filter(([file]) => !file.startsWith('sources/')));
  const files = { ...lists, 'events.yaml': '[]\n', ...sources };
  return { files, folder: await folderOf(files) };
}
