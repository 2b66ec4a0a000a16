import type { Page } from './dom.ts';

/** What a page says of itself in JSON-LD. */
export interface Said {
  headline?: string | undefined;
  published?: string | undefined;
  publisher?: string | undefined;
}

const DEEPEST = 8;
const MOST_NODES = 2_000;
const ARTICLE = /Article|Report|BlogPosting|LiveBlog/;
/** Pages that are no articles tell their day all the same, after any article. */
const PAGE = /WebPage|CreativeWork|DigitalDocument|GovernmentDocument/;

const LIST = /List$/;

type Node = Map<string, unknown>;

/** What is known of a page otherwise: by what of its JSON-LD its own entry is told. */
interface Known {
  addresses: readonly string[];
  titles: readonly string[];
}

/**
 * What the page's own entry says: of several articles the one with its address or its title, else the first that stands in
 * no list; where there is none, the page itself (schema.org/Article, schema.org/WebPage).
 */
export function saidInJsonLd(document: Page, known: Known): Said {
  const nodes: Node[] = [];
  const listed = new Set<Node>();
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    collect(parsed(script.textContent ?? ''), nodes, listed, false, 0);
  }
  const byId = new Map(
    nodes.filter((node) => node.has('@id') && node.has('name')).map((node) => [node.get('@id'), node]),
  );
  const ofType = (type: RegExp) => nodes.filter((node) => texts(node.get('@type')).some((each) => type.test(each)));
  const articles = ofType(ARTICLE);
  const article =
    articles.find((node) => hasAddress(node, known.addresses)) ??
    articles.find((node) => hasTitle(node, known.titles)) ??
    articles.find((node) => !listed.has(node) && !isElsewhere(node, known));
  const [page = article] = article === undefined ? ofType(PAGE).filter((node) => !listed.has(node)) : [];
  if (page === undefined) return {};
  return {
    // A page's name is often its site's.
    headline: article === undefined ? undefined : (text(article, 'headline') ?? text(article, 'name')),
    published: text(page, 'datePublished') ?? text(page, 'dateCreated'),
    publisher: nameOf(page.get('publisher'), byId) ?? nameOf(page.get('sourceOrganization'), byId),
  };
}

function addressesOf(node: Node): string[] {
  const about = [node.get('mainEntityOfPage')].flat();
  const ids = about.flatMap((each) =>
    typeof each === 'object' && each !== null && '@id' in each ? texts(each['@id']) : texts(each),
  );
  return [...ids, ...texts(node.get('url')), ...texts(node.get('@id'))];
}

function hasAddress(node: Node, addresses: readonly string[]): boolean {
  const own = new Set(addresses.map(bareAddress));
  return addressesOf(node).some((each) => own.has(bareAddress(each)));
}

/** Without what leads to the same page: the way of asking, the part of the page, a closing stroke. */
function bareAddress(address: string): string {
  return address
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/[#?].*$/s, '')
    .replace(/\/$/, '');
}

function hasTitle(node: Node, titles: readonly string[]): boolean {
  const own = [text(node, 'headline'), text(node, 'name')].flatMap((each) =>
    each === undefined ? [] : [plainWords(each)],
  );
  return titles
    .map(plainWords)
    .some((title) => own.some((each) => each !== '' && (title === each || title.startsWith(`${each} `))));
}

function plainWords(line: string): string {
  return (line.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** An article of which is said that it is another page's than this, whose title is known too. */
function isElsewhere(node: Node, { addresses, titles }: Known): boolean {
  const told = addressesOf(node).filter((each) => /^https?:/i.test(each));
  return (
    addresses.length > 0 &&
    titles.length > 0 &&
    told.length > 0 &&
    !hasAddress(node, addresses) &&
    !hasTitle(node, titles)
  );
}

/** All objects within a value, outermost first, and which of them stand in lists. */
function collect(value: unknown, nodes: Node[], listed: Set<Node>, isListed: boolean, depth: number): void {
  if (depth > DEEPEST || nodes.length >= MOST_NODES || typeof value !== 'object' || value === null) return;
  let isList = isListed;
  if (!Array.isArray(value)) {
    const node = new Map(Object.entries(value));
    nodes.push(node);
    if (isListed) listed.add(node);
    isList ||= texts(node.get('@type')).some((type) => LIST.test(type));
  }
  for (const inner of Object.values(value)) collect(inner, nodes, listed, isList, depth + 1);
}

/** A name as such, of a thing, of the first of several, or of a thing that is described elsewhere on the page. */
function nameOf(value: unknown, byId: ReadonlyMap<unknown, Node>): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'string') return plain(first);
  if (typeof first !== 'object' || first === null) return undefined;
  const thing = new Map<string, unknown>(Object.entries(first));
  const described = byId.get(thing.get('@id'));
  return text(thing, 'name') ?? (described === undefined ? undefined : text(described, 'name'));
}

function text(node: Node, name: string): string | undefined {
  return texts(node.get(name))
    .map(plain)
    .find((each) => each !== undefined);
}

function texts(value: unknown): string[] {
  return [value].flat().filter((each) => typeof each === 'string');
}

const ENTITIES: Record<string, string> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: '\u00a0' };

/** One line of text. Many sites write entities where JSON needs none. */
function plain(line: string): string | undefined {
  const read = line
    .replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(amp|quot|apos|lt|gt|nbsp));/gi, (_, decimal, hex, name) =>
      name === undefined ? character(decimal, hex) : (ENTITIES[String(name).toLowerCase()] ?? ''),
    )
    .replace(/[ \t\r\n\f]+/g, ' ')
    .trim();
  return read === '' ? undefined : read;
}

function character(decimal: string | undefined, hex: string | undefined): string {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Broken JSON-LD says nothing; the page's other elements may.
    return undefined;
  }
}
