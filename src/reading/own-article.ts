/** Which part of a page is its own article: not another one below it, no box, no comment, no teaser. */
import { is, pattern } from '../lexicon/lexicon.ts';
import { isWithin, labelsOf, lineage, type Page, type PageNode } from './dom.ts';
import type { Line } from './page-lines.ts';

const HEADINGS = 'h1, h2, h3, h4';
/** Classes by which pages call an article where they use no element for it. */
const ARTICLE_LABELS = /^(?:article|story|post|entry)$/;

/** The heading that a page’s title repeats, else the only one of the first rank, else the first within its article. */
export function headingOf(document: Page, titles: readonly (string | undefined)[]): PageNode | undefined {
  const headings = [...document.querySelectorAll('h1')];
  const wanted = titles.flatMap((title) => (title === undefined ? [] : [folded(title)]));
  const isTitle = (heading: PageNode) => {
    const own = folded(heading.textContent ?? '');
    return (
      own !== '' && wanted.some((title) => title === own || title.startsWith(`${own} `) || own.startsWith(`${title} `))
    );
  };
  return headings.find(isTitle) ?? headings.find((heading) => articleOf(heading) !== undefined) ?? headings[0];
}

function folded(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** The innermost article that an element is in; the page's frame, whatever it is called, is none. */
function articleOf(element: PageNode): PageNode | undefined {
  for (const each of lineage(element)) {
    const name = each.nodeName.toLowerCase();
    if (name === 'body' || name === 'main') return undefined;
    if (name === 'article' || (name === 'div' && labelsOf(each).some((label) => ARTICLE_LABELS.test(label))))
      return each;
  }
  return undefined;
}

/** Takes the articles out of a page that are others than the one with its heading. */
export function removeOtherArticles(document: Page, heading: PageNode | undefined): void {
  const own = heading === undefined ? undefined : articleOf(heading);
  if (own === undefined || heading === undefined) return;
  const others = [...document.querySelectorAll('h1')].flatMap((each) =>
    each === heading ? [] : (articleOf(each) ?? []),
  );
  const elements = [...document.querySelectorAll('article')].filter((each) => each.querySelector?.(HEADINGS) != null);
  for (const other of [...others, ...elements]) {
    if (!isWithin(other, own) && !isWithin(own, other)) other.remove?.();
  }
}

/** Whether something stands in a box beside an article, or below it: letters, related ones, comments. */
function isInBox(node: PageNode, heading: PageNode | undefined, large: ReadonlySet<PageNode> = new Set()): boolean {
  for (const each of lineage(node)) {
    const name = each.nodeName.toLowerCase();
    if (name === 'body' || name === 'main' || large.has(each) || (heading !== undefined && isWithin(heading, each)))
      return false;
    if (/^(?:aside|nav|footer|form)$/.test(name)) return true;
    if (labelsOf(each).some((label) => is(label, 'pages.boxes'))) return true;
  }
  return false;
}

/** Whether a day that is shown belongs to the page’s article: not to another one, a comment or a teaser. */
export function isOfArticle(time: PageNode, heading: PageNode | undefined): boolean {
  if (isInBox(time, heading)) return false;
  if (heading === undefined) return true;
  const [own, of] = [articleOf(heading), articleOf(time)];
  if (of !== undefined && of !== own && !isWithin(heading, of)) return false;
  return !isTeaser(time, heading);
}

const TEASER_REACH = 4;
const LONGEST_TEASER = 400;

/** A day beside a heading of its own, in a few words that lead elsewhere. */
function isTeaser(time: PageNode, heading: PageNode): boolean {
  for (const each of [...lineage(time)].slice(1, TEASER_REACH)) {
    if (isWithin(heading, each) || (each.textContent ?? '').length > LONGEST_TEASER) return false;
    if (each.querySelector?.(`${HEADINGS}, h5, h6`) != null) return true;
  }
  return false;
}

/** Where the text of a page stands: its article, its main part, or all of it. */
export function rootOf(document: Page, heading: PageNode | undefined): PageNode | null {
  const own =
    heading === undefined ? undefined : [...lineage(heading)].find((each) => each.nodeName.toLowerCase() === 'article');
  const articles = [...document.querySelectorAll('article')];
  const main = document.querySelector('main');
  const only = articles.length === 1 ? articles[0] : undefined;
  return own ?? main ?? only ?? document.querySelector('body') ?? document.documentElement;
}

/** A shorter line, or one without a full stop, may be anything. */
const SHORTEST_SENTENCE = 50;

/** Whether a line is a sentence, or several: not a label, a name or a day. */
function isProse({ text }: Line): boolean {
  return text.length >= SHORTEST_SENTENCE && /[.!?…]["'”’»)\]]{0,3}$/.test(text);
}

/** What Readability found is too little of a page where more of its sentences stand elsewhere. */
const LEAST_SHARE = 0.5;
const FEWEST_SENTENCES = 2;

/**
 * The lines of a page's article.
 * @param all every line of the page
 * @param found the lines that Readability takes for the article; none where it found nothing
 */
export function articleLines(all: readonly Line[], found: readonly string[], heading: PageNode | undefined): Line[] {
  const own = outsideBoxes(all, heading);
  const has = new Set(found);
  const prose = own.filter((line) => isProse(line) && line.linked < LEAST_SHARE);
  const share = prose.filter(({ text }) => has.has(text)).length;
  if (prose.length >= FEWEST_SENTENCES && share < prose.length * LEAST_SHARE) return densest(own, prose);
  const first = all.findIndex(({ text }) => has.has(text));
  const last = all.findLastIndex(({ text }) => has.has(text));
  if (first === -1) return own;
  const beside = new Set(own);
  const start = heading === undefined ? first : all.findIndex(({ block }) => isWithin(block, heading)) + 1;
  const core = new Set(densest(own, prose));
  return all.filter((line, at) => {
    // Beside the part with most of the sentences stands what asks readers for something.
    if (has.has(line.text)) return core.has(line) || !INVITES.test(line.text);
    if (!beside.has(line)) return false;
    if (at > first) return at < last && isProse(line);
    return start > 0 && at >= start && (isProse(line) ? line.linked < LEAST_SHARE : isStandfirst(line));
  });
}

/** The lines that stand in no box. What holds most of the sentences is none, whatever it is called. */
export function outsideBoxes(lines: readonly Line[], heading: PageNode | undefined): Line[] {
  const large = holdingMost(lines.filter(isProse));
  return lines.filter(({ block }) => !isInBox(block, heading, large));
}

/** The elements that hold more than half of some lines. */
function holdingMost(lines: readonly Line[]): Set<PageNode> {
  const counts = new Map<PageNode, number>();
  for (const { block } of lines) for (const each of lineage(block)) counts.set(each, (counts.get(each) ?? 0) + 1);
  return new Set([...counts].flatMap(([each, count]) => (count > lines.length * LEAST_SHARE ? [each] : [])));
}

const INVITES = new RegExp(String.raw`\b${pattern('pages.invitations')}\b`, 'i');

/** Words above an article that sum it up, where their element says so: they often end without a full stop. */
function isStandfirst({ block, text }: Line): boolean {
  const near = [...lineage(block)].slice(0, 2).filter(({ nodeType }) => nodeType === block.nodeType);
  return (
    text.length >= SHORTEST_SENTENCE &&
    near.some((each) => labelsOf(each).some((label) => is(label, 'pages.standfirst')))
  );
}

/** The lines of the smallest element that holds most of the sentences. */
function densest(own: readonly Line[], prose: readonly Line[]): Line[] {
  const depthOf = (node: PageNode) => [...lineage(node)].length;
  const [smallest] = [...holdingMost(prose)].sort((left, right) => depthOf(right) - depthOf(left));
  return smallest === undefined ? [...own] : own.filter(({ block }) => isWithin(block, smallest));
}
