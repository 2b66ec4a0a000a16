/** Pages from a mirror, in the place of their publishers: `https://example.org/a?b` stands at `<base>/example.org/a?b`. */

interface Page {
  url?: string;
  redirectedFrom?: readonly string[];
}

/**
 * A fetch that takes every page from a mirror.
 * @param fetchPage fetches from the address that it is given
 * @param base the address of the mirror
 * @returns what was fetched or refused, with the publishers' own addresses in place of the mirror's
 */
export function mirrored<P extends Page, R extends { reason: string }>(
  fetchPage: (url: string) => Promise<P | R>,
  base: string,
): (url: string) => Promise<P | R> {
  const root = `${base.replace(/\/+$/, '')}/`;
  return async (address) => {
    const { protocol, host, pathname, search } = new URL(address);
    const own = (url: string) => (url.startsWith(root) ? `${protocol}//${url.slice(root.length)}` : url);
    const fetched = await fetchPage(`${root}${host}${pathname}${search}`);
    if ('reason' in fetched) return { ...fetched, reason: fetched.reason.replaceAll(root, `${protocol}//`) };
    const { url, redirectedFrom } = fetched;
    return {
      ...fetched,
      ...(url === undefined ? {} : { url: own(url) }),
      ...(redirectedFrom === undefined ? {} : { redirectedFrom: redirectedFrom.map(own) }),
    };
  };
}
