/** What can be read: pages, PDFs, texts, feeds. */
const READABLE =
  /^(?:text\/(?:html|plain|markdown|x-markdown|xml)|application\/(?:xhtml\+xml|pdf|x-pdf|xml|rss\+xml|atom\+xml|rdf\+xml))$/;

export function isReadable(mediaType: string): boolean {
  return READABLE.test(mediaType);
}

export function isJson(mediaType: string): boolean {
  return /^(?:application|text)\/(?:[\w.-]+\+)?(?:json|javascript)$/.test(mediaType);
}

/** The parts of a Content-Type header (RFC 9110, 8.3.1). Servers that say nothing send pages. */
export function contentType(header: string): { mediaType: string; charset?: string } {
  const [type = '', ...parameters] = header
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((part) => part.startsWith('charset='))
    ?.slice('charset='.length)
    .replace(/^["']|["']$/g, '');
  return { mediaType: type === '' ? 'text/html' : type, ...(charset === undefined ? {} : { charset }) };
}
