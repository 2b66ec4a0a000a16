import { Readability } from '@mozilla/readability';
import { datelineIn } from '../dates/pages.ts';
import { type Page, pageOf } from './dom.ts';
import { metadataOf, titlesOf } from './metadata.ts';
import { articleLines, headingOf, outsideBoxes, removeOtherArticles, rootOf } from './own-article.ts';
import { linesOf, markQuotations, textOf } from './page-lines.ts';
import type { Article } from './types.ts';

/** Deeper nesting than any page needs, and less than what overflows a stack. */
const DEEPEST = 256;

/**
 * The readable text of a page: paragraphs parted by blank lines, characters as they are. The article is found by
 * Mozilla's Readability and held against the whole page; where it finds none, everything readable is taken.
 * @param url where the page was read from
 */
export function readHtml(html: string, url?: string): Article {
  const document = pageOf(withoutDepth(html));
  const heading = headingOf(document, titlesOf(document));
  const metadata = metadataOf(document, heading, url);
  removeBanners(document);
  removeOtherArticles(document, heading);
  markQuotations(document);
  const root = rootOf(document, heading);
  const all = root === null ? [] : linesOf(root);
  // Readability takes a document apart.
  const text = textOf(articleLines(all, readable(document.cloneNode(true)), heading));
  const published = metadata.published ?? datelineIn(text) ?? datelineIn(textOf(outsideBoxes(all, heading)));
  return { text, ...metadata, ...(published === undefined ? {} : { published }) };
}

/** Asks about cookies, which stand among the first words of many pages. */
function removeBanners(document: Page): void {
  for (const element of document.querySelectorAll(BANNERS)) {
    if (!FRAMES.has(element.nodeName.toLowerCase()) && (element.textContent ?? '').length <= LONGEST_BANNER)
      element.remove?.();
  }
}

/** The lines that Readability takes for the article. */
function readable(document: Page): string[] {
  try {
    const content = new Readability(document, { serializer: (node) => node, charThreshold: 200 }).parse()?.content;
    return content instanceof Object && 'childNodes' in content ? linesOf(content).map(({ text }) => text) : [];
  } catch {
    // A page that it can't take apart is read as it stands.
    return [];
  }
}

const BANNERS = ['cookie', 'gdpr', 'onetrust', 'consent-banner', 'consent-manager']
  .flatMap((word) => [`[id*="${word}" i]`, `[class*="${word}" i]`])
  .join(', ');
/** Elements that hold the page itself, whatever its state is called. */
const FRAMES = new Set(['html', 'head', 'body', 'main', 'article']);
const LONGEST_BANNER = 3_000;
/** Tags nested deeper than any page needs are dropped: reading them would overflow the stack. */
function withoutDepth(html: string): string {
  let depth = 0;
  return html.replace(/<(\/?)([a-z][a-z0-9]*)\b[^<>]*>/gi, (tag, slash: string, name: string) => {
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
