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

type Node = Map<string, unknown>;

/** The first article among the page's JSON-LD, else the page itself (schema.org/Article, schema.org/WebPage). */
export function saidInJsonLd(document: Page): Said {
  const nodes: Node[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    collect(parsed(script.textContent ?? ''), nodes, 0);
  }
  const byId = new Map(
    nodes.filter((node) => node.has('@id') && node.has('name')).map((node) => [node.get('@id'), node]),
  );
  const ofType = (type: RegExp) => nodes.find((node) => texts(node.get('@type')).some((each) => type.test(each)));
  const article = ofType(ARTICLE);
  const page = article ?? ofType(PAGE);
  if (page === undefined) return {};
  return {
    // A page's name is often its site's.
    headline: article === undefined ? undefined : (text(article, 'headline') ?? text(article, 'name')),
    published: text(page, 'datePublished') ?? text(page, 'dateCreated'),
    publisher: nameOf(page.get('publisher'), byId) ?? nameOf(page.get('sourceOrganization'), byId),
  };
}

/** All objects within a value, outermost first. */
function collect(value: unknown, nodes: Node[], depth: number): void {
  if (depth > DEEPEST || nodes.length >= MOST_NODES || typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) nodes.push(new Map(Object.entries(value)));
  for (const inner of Object.values(value)) collect(inner, nodes, depth + 1);
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
