import { Readability } from '@mozilla/readability';
import { datelineIn } from '../dates/pages.ts';
import { pattern } from '../lexicon/lexicon.ts';
import { ELEMENT_NODE, type Page, type PageNode, pageOf, TEXT_NODE } from './dom.ts';
import { metadataOf } from './metadata.ts';
import type { Article } from './types.ts';

/** Deeper nesting than any page needs, and less than what overflows a stack. */
const DEEPEST = 256;
const BLOCKS = new Set(
  'p div section article main header li h1 h2 h3 h4 h5 h6 blockquote pre tr dt dd ul ol dl table figure address br hr'.split(
    ' ',
  ),
);
/** They stand beside each other, and are parted as a browser parts them in what is copied. */
const CELLS = new Set(['td', 'th']);
/** Not a part of what is read: code, forms, captions, menus. */
const SKIPPED = new Set(
  'script style noscript template svg math form button select textarea iframe object figcaption nav aside footer head'.split(
    ' ',
  ),
);

/**
 * The readable text of a page: paragraphs parted by blank lines, characters as they are. The article is found by
 * Mozilla's Readability; where it finds none, everything readable in the body is taken.
 * @param url where the page was read from
 */
export function readHtml(html: string, url?: string): Article {
  const document = pageOf(withoutDepth(html));
  const metadata = metadataOf(document, url);
  removeBanners(document);
  const body = document.querySelector('article, main') ?? document.querySelector('body') ?? document.documentElement;
  // Readability takes the document apart, so the whole body's text is read before.
  const everything = body === null ? '' : textOf(body);
  const found = readable(document);
  const text = found === '' ? everything : found;
  const published = metadata.published ?? datelineIn(text);
  return { text, ...metadata, ...(published === undefined ? {} : { published }) };
}

/** Asks about cookies, which stand among the first words of many pages. */
function removeBanners(document: Page): void {
  for (const element of document.querySelectorAll(BANNERS)) {
    if (!FRAMES.has(element.nodeName.toLowerCase()) && (element.textContent ?? '').length <= LONGEST_BANNER)
      element.remove?.();
  }
}

function readable(document: Page): string {
  try {
    const content = new Readability(document, { serializer: (node) => node, charThreshold: 200 }).parse()?.content;
    return content instanceof Object && 'childNodes' in content ? textOf(content) : '';
  } catch {
    // A page that it can't take apart is read as it stands.
    return '';
  }
}

const BANNERS = ['cookie', 'gdpr', 'onetrust', 'consent-banner', 'consent-manager']
  .flatMap((word) => [`[id*="${word}" i]`, `[class*="${word}" i]`])
  .join(', ');
/** Elements that hold the page itself, whatever its state is called. */
const FRAMES = new Set(['html', 'head', 'body', 'main', 'article']);
const LONGEST_BANNER = 3_000;
/** A line that leads to another page. */
const ELSEWHERE = new RegExp(String.raw`^${pattern('pages.link-labels')}(?:\s*[:>–—-].{0,200})?$`, 'i');

/** Words between tags, laid out as a browser would break them. White space of the markup goes; non-breaking spaces stay. */
function textOf(root: PageNode): string {
  const parts: string[] = [];
  const walk = (node: PageNode): void => {
    for (const child of node.childNodes) {
      if (child.nodeType === TEXT_NODE) parts.push((child.textContent ?? '').replace(/[ \t\r\n\f]+/g, ' '));
      if (child.nodeType !== ELEMENT_NODE) continue;
      const name = child.nodeName.toLowerCase();
      if (SKIPPED.has(name) || isHidden(child)) continue;
      if (name === 'sup' && isFootnote(child)) continue;
      const around = BLOCKS.has(name) ? '\n' : CELLS.has(name) ? '\t' : '';
      parts.push(around);
      walk(child);
      parts.push(around);
    }
  };
  walk(root);
  const lines = parts
    .join('')
    .split('\n')
    .map((line) =>
      line
        .replace(/ *\t[ \t]*/g, '\t')
        .replace(/ {2,}/g, ' ')
        .replace(/^[ \t]+|[ \t]+$/g, ''),
    );
  return lines.filter((line) => line.trim() !== '' && !ELSEWHERE.test(line)).join('\n\n');
}

/** A number that leads to a note at the foot of the page is none of the words that it stands in. */
function isFootnote(element: PageNode): boolean {
  const [first] = element.childNodes;
  return (
    /^\s*[[(]?(?:\d{1,3}|[a-z*†‡])[\])]?\s*$/.test(element.textContent ?? '') &&
    /^[^#]*#./.test(first?.getAttribute?.('href') ?? '')
  );
}

function isHidden(element: PageNode): boolean {
  return (
    element.hasAttribute?.('hidden') === true ||
    element.getAttribute?.('aria-hidden') === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute?.('style') ?? '')
  );
}

/** Tags nested deeper than any page needs are dropped: reading them would overflow the stack. */
function withoutDepth(html: string): string {
  let depth = 0;
  return html.replace(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/gi, (tag, slash: string, name: string) => {
    if (/^(?:br|hr|img|meta|link|input|source|wbr|p|li|td|tr|th|dt|dd|option)$/i.test(name) || tag.endsWith('/>'))
      return tag;
    if (slash === '/') {
      depth = Math.max(0, depth - 1);
      return depth >= DEEPEST ? '' : tag;
    }
    depth += 1;
    return depth > DEEPEST ? '' : tag;
  });
}
