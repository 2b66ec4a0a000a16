import type { Page } from './dom.ts';

/**
 * The address that a page calls its own, where it is one of the web and of the same host; else where it was read. Of
 * several the first that can be is taken.
 */
export function canonicalOf(document: Page, from: string | undefined): string | undefined {
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
