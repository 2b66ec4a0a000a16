import { parseHTML } from 'linkedom';

/** As much of a parsed page as is read here. The browser's own types are not asked for: they would be everywhere then. */
export interface PageNode {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<PageNode>;
  /** elements alone have attributes; names are as the page writes them */
  attributes?: Iterable<{ name: string; value: string }>;
  getAttribute?(name: string): string | null;
  hasAttribute?(name: string): boolean;
  /** takes it out of the page */
  remove?(): void;
}

export interface Page {
  documentElement: PageNode | null;
  querySelector(selector: string): PageNode | null;
  querySelectorAll(selector: string): Iterable<PageNode>;
}

export const TEXT_NODE = 3;
export const ELEMENT_NODE = 1;

/** A page, parsed as browsers would, without running or loading anything. */
export function pageOf(html: string): Page {
  return parseHTML(html).document;
}
