/** The words of a page as lines: what a browser would set apart, without code, forms, captions and menus. */
import { is, pattern } from '../lexicon/lexicon.ts';
import { ELEMENT_NODE, labelsOf, type Page, type PageNode, TEXT_NODE } from './dom.ts';
import { withoutInvisible } from './text.ts';

/** A line, and the element that it stands in. */
export interface Line {
  text: string;
  block: PageNode;
  /** how much of it is links, 0 to 1 */
  linked: number;
}

const BLOCKS = new Set(
  'p div section article main header footer li h1 h2 h3 h4 h5 h6 blockquote pre tr dt dd ul ol dl table figure figcaption address br hr'.split(
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
/** Within a quotation they tell whose it is. */
const TELLS_SPEAKER = new Set(['footer', 'figcaption']);
/** A line that leads to another page. */
const ELSEWHERE = new RegExp(String.raw`^${pattern('pages.link-labels')}(?:\s*[:>–—-].{0,200})?$`, 'i');

/** The lines of an element, laid out as a browser would break them. White space of the markup goes; non-breaking spaces stay. */
export function linesOf(root: PageNode, skipped: ReadonlySet<string> = SKIPPED): Line[] {
  const lines = new LineMaker(root);
  const walk = (node: PageNode, block: PageNode, isLink: boolean): void => {
    for (const child of node.childNodes) {
      if (child.nodeType === TEXT_NODE) lines.add(child.textContent ?? '', block, isLink);
      if (child.nodeType !== ELEMENT_NODE) continue;
      const name = child.nodeName.toLowerCase();
      if (skipped.has(name) || isHidden(child) || (name === 'sup' && isFootnote(child))) continue;
      const isBlock = BLOCKS.has(name) || (name === 'cite' && node.nodeName.toLowerCase() === 'blockquote');
      const around = isBlock ? '\n' : CELLS.has(name) ? '\t' : '';
      lines.part(around);
      walk(child, isBlock && name !== 'br' ? child : block, isLink || name === 'a');
      lines.part(around);
    }
  };
  walk(root, root, false);
  return lines.all();
}

export function textOf(lines: readonly Pick<Line, 'text'>[]): string {
  return lines.map(({ text }) => text).join('\n\n');
}

class LineMaker {
  readonly #lines: Line[] = [];
  #parts: string[] = [];
  #linked = 0;
  #block: PageNode;

  constructor(root: PageNode) {
    this.#block = root;
  }

  add(text: string, block: PageNode, isLink: boolean): void {
    const part = text.replace(/[ \t\r\n\f]+/g, ' ');
    if (part.trim() !== '' && this.#parts.every((each) => each.trim() === '')) this.#block = block;
    this.#parts.push(part);
    if (isLink) this.#linked += part.trim().length;
  }

  part(around: string): void {
    if (around === '\n') this.#close();
    else if (around !== '') this.#parts.push(around);
  }

  all(): Line[] {
    this.#close();
    return this.#lines.filter(({ text }) => !ELSEWHERE.test(text));
  }

  #close(): void {
    // Each step leaves short runs of blanks to the next: none of them takes more than its length.
    const text = withoutInvisible(this.#parts.join(''))
      .text.replace(/ {2,}/g, ' ')
      .replace(/\t[ \t]*/g, '\t')
      .replace(/ \t/g, '\t')
      .replace(/^[ \t]+|[ \t]+$/g, '');
    const linked = text === '' ? 0 : Math.min(1, this.#linked / text.length);
    if (text.trim() !== '') this.#lines.push({ text, block: this.#block, linked });
    this.#parts = [];
    this.#linked = 0;
  }
}

/** A number that leads to a note at the foot of the page is none of the words that it stands in. */
function isFootnote(element: PageNode): boolean {
  const [first] = element.childNodes;
  return (
    /^\s{0,9}[[(]?(?:\d{1,3}|[a-z*†‡])[\])]?\s{0,9}$/.test(element.textContent ?? '') &&
    /^[^#]*#./.test(first?.getAttribute?.('href') ?? '')
  );
}

function isHidden(element: PageNode): boolean {
  return (
    element.hasAttribute?.('hidden') === true ||
    element.getAttribute?.('aria-hidden') === 'true' ||
    /display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden/i.test(element.getAttribute?.('style') ?? '')
  );
}

const OPENS = /^["“”„«‘']/;
/** Who speaks, behind a dash: “— Cy Vale (@MayorCyVale) March 4, 2024”. */
const SIGNED = /^[―—–-]\s?(?=\p{Lu})/u;
const LONGEST_SIGNATURE = 160;

/**
 * Gives block quotations and embedded posts the marks that their setting stands for, with whoever speaks behind them on a
 * line of its own: only where somebody is told to, within them or before a colon. The rest may be a document's.
 */
export function markQuotations(document: Page): void {
  for (const quotation of document.querySelectorAll('blockquote')) {
    if (quotation.querySelector?.('blockquote') != null) continue;
    const figure = quotation.parentNode?.nodeName.toLowerCase() === 'figure' ? quotation.parentNode : undefined;
    const lines = linesOf(figure ?? quotation, new Set([...SKIPPED].filter((name) => !TELLS_SPEAKER.has(name))));
    const { words, signature } = partsOf(lines, quotation);
    const isTold = signature !== undefined || endsInColon(lineBefore(figure ?? quotation));
    if (!isTold || words.length === 0 || words.some((line) => OPENS.test(line))) continue;
    const last = words.length - 1;
    const marked = words.map((line, at) => `“${line}${at === last ? '”' : ''}`);
    for (const child of [...(figure ?? quotation).childNodes]) child.remove?.();
    for (const line of signature === undefined ? marked : [...marked, signature]) {
      const paragraph = document.createElement('p');
      paragraph.textContent = line;
      (figure ?? quotation).append?.(paragraph);
    }
  }
}

function partsOf(lines: readonly Line[], quotation: PageNode): { words: string[]; signature: string | undefined } {
  const own = lines.map(({ text }) => text);
  const isTelling = ({ block }: Line) => isSpeakerLine(block, quotation);
  const at = lines.findIndex((line) => isTelling(line) || (SIGNED.test(line.text) && line !== lines[0]));
  const told = own[at];
  if (at < 1 || told === undefined || told.length > LONGEST_SIGNATURE) return { words: own, signature: undefined };
  const name = told.replace(/^[―—–-]\s?/, '');
  return { words: own.slice(0, at), signature: /^\p{Lu}/u.test(name) ? `— ${name}` : undefined };
}

/** Whether a line stands in what tells whose a quotation is: its footer, a caption, a cite, “author”. */
function isSpeakerLine(block: PageNode, quotation: PageNode): boolean {
  if (block === quotation) return false;
  const name = block.nodeName.toLowerCase();
  if (TELLS_SPEAKER.has(name) || name === 'cite') return true;
  const holdsCite = block.querySelector?.('cite') != null && linesOf(block).length < 2;
  return holdsCite || labelsOf(block).some((label) => is(label, 'pages.speaker-boxes'));
}

function lineBefore(element: PageNode): string {
  const siblings = [...(element.parentNode?.childNodes ?? [])];
  const before = siblings.slice(0, siblings.indexOf(element)).filter(({ textContent }) => textContent?.trim());
  return before.at(-1)?.textContent?.trimEnd() ?? '';
}

function endsInColon(line: string): boolean {
  return line.endsWith(':');
}
