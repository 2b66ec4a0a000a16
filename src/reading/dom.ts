import { parseHTML } from 'linkedom';

/** As much of a parsed page as is read here. The browser's own types are not asked for: they would be everywhere then. */
export interface PageNode {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<PageNode>;
  parentNode: PageNode | null;
  /** elements alone have attributes; names are as the page writes them */
  attributes?: Iterable<{ name: string; value: string }>;
  getAttribute?(name: string): string | null;
  hasAttribute?(name: string): boolean;
  querySelector?(selector: string): PageNode | null;
  querySelectorAll?(selector: string): Iterable<PageNode>;
  /** takes it out of the page */
  remove?(): void;
  append?(node: PageNode): void;
}

export interface Page {
  documentElement: PageNode | null;
  querySelector(selector: string): PageNode | null;
  querySelectorAll(selector: string): Iterable<PageNode>;
  createElement(name: string): PageNode;
  cloneNode(isDeep: true): Page;
}

export const TEXT_NODE = 3;
export const ELEMENT_NODE = 1;

/** A page, parsed as browsers would, without running or loading anything. */
export function pageOf(html: string): Page {
  return parseHTML(withFrame(html)).document;
}

/** Whether an element is within another, or is it. */
export function isWithin(node: PageNode, outer: PageNode): boolean {
  return [...lineage(node)].includes(outer);
}

/** An element and whatever it is in, from the inside outwards. */
export function* lineage(node: PageNode): Generator<PageNode> {
  for (let each: PageNode | null = node; each !== null; each = each.parentNode) yield each;
}

/** The words of an element's classes and id, without those that say what it has or is not: “has-sidebar”. */
export function labelsOf(element: PageNode): string[] {
  const told = `${element.getAttribute?.('class') ?? ''} ${element.getAttribute?.('id') ?? ''}`.slice(
    0,
    LONGEST_LABELS,
  );
  const own = told.split(/\s+/).filter((name) => !/^(?:has|with|no|is)[-_]/i.test(name));
  return own.flatMap(
    (name) =>
      name
        .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
        .toLowerCase()
        .match(/[a-z]+/g) ?? [],
  );
}

const LONGEST_LABELS = 300;

/** What stands in the head of a page, and what may stand before it. */
const IN_HEAD = [
  /\s+/y,
  /<!--(?:(?!-->)[\s\S])*-->/y,
  /<!doctype[^<>]*>/iy,
  /<\?[^<>]*>/y,
  /<\/?(?:html|head)(?=[\s/>])[^<>]*>/iy,
  /<(?:meta|link|base)(?=[\s/>])[^>]*>/iy,
  /<(title|script|style|noscript|template)(?=[\s/>])[^>]*>(?:(?!<\/\1[\s>])[\s\S])*(?:<\/\1\s*>|$)/iy,
];
const FRAME = /<\/?(?:html|head|body)(?=[\s/>])[^<>]*>|<!doctype[^<>]*>/gi;

/**
 * A page with the elements that HTML lets authors leave out: html, head and body (HTML standard, “Optional tags”). The parser
 * does not make them up, and takes the first element for the whole page.
 */
function withFrame(html: string): string {
  if (/<html[\s>]/i.test(html) && /<body[\s>]/i.test(html)) return html;
  let at = 0;
  for (let next: number | undefined = 0; next !== undefined; ) {
    at = next;
    next = IN_HEAD.map((pattern) => endOf(pattern, html, at)).find((end) => end !== undefined);
  }
  const [head, body] = [html.slice(0, at), html.slice(at)].map((part) => part.replace(FRAME, ''));
  return `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
}

function endOf(pattern: RegExp, html: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(html) ? pattern.lastIndex : undefined;
}

/** Whether a text begins as pages do. */
export function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body|title|meta|script|link)\b/is.test(
    text.slice(0, 2000),
  );
}
