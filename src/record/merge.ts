/** What curators wrote and what ships by now, merged field by field against the text that both came of. */
import { isDeepStrictEqual } from 'node:util';
import type { EntryKind } from '../corpus/lists.ts';
import { frontMatterSchema } from '../corpus/schema.ts';
import { listText, sourceText } from '../corpus/write.ts';
import { baseText, textHash } from './base-text.ts';
import { normalised, parsedEntry, withoutAsked, wordsMadeFrom } from './entries.ts';

export interface Merged {
  /** what the revision says, with what the files have changed elsewhere */
  text: string;
  /** both have changed the same field to something else: the revision's stands */
  isConflict: boolean;
  /** whether it says nothing but what ships */
  isShipped: boolean;
}

/** The revision and the shipped text of one entry. */
export interface Versions {
  kind: EntryKind;
  entry: string;
  /** the text of the revision */
  ours: string;
  /** the text that ships now */
  theirs: string;
  /** hash of the shipped text that the revision was made from; null where nothing shipped */
  base: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** Fields that are true only of one another: words changed by one side never get the speaker of the other. */
const TOGETHER: readonly (readonly string[])[] = [
  ['speaker', 'as', 'said', 'where', 'form', 'text'],
  ['measure', 'value', 'approximate', 'period', 'area', 'event', 'by', 'given'],
];
/** Lists of items that have ids. */
const ITEMS = ['statements', 'figures'];
const CORRECTIONS = 'corrections';
/** How people ask for an item: what ships of it is laid under a revision that has none of its own. */
const ASKED = 'asked';

/** Merges are worked out again with each change of the record, for the same texts. */
const remembered = new Map<string, Merged | undefined>();
const REMEMBERED = 2_000;

/** @returns undefined where a text is not valid, or what came of both would not be */
export function merge(versions: Versions): Merged | undefined {
  const { kind, entry, ours, theirs, base } = versions;
  const key = [kind, entry, textHash(ours), textHash(theirs), base].join(' ');
  if (!remembered.has(key)) remembered.set(key, merged(versions));
  const [oldest] = remembered.keys();
  if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  return remembered.get(key);
}

function merged({ kind, entry, ours, theirs, base }: Versions): Merged | undefined {
  const [own, shipped] = [parsedEntry(kind, entry, ours), parsedEntry(kind, entry, theirs)];
  if (own === undefined || shipped === undefined) return undefined;
  const [ownText, shippedText] = [normalised(kind, entry, ours), normalised(kind, entry, theirs)];
  const [ownWords, shippedWords] = [withoutAsked(ownText), withoutAsked(shippedText)];
  const before =
    base === null ? undefined : (wordsMadeFrom(base, kind, entry, theirs) ?? baseText(base, ownWords, shippedWords));
  const origin = before ? parsedEntry(kind, entry, before) : undefined;
  const isKnown = origin !== undefined || ownWords === shippedWords;
  const merging = new Merging();
  // Where it is not known what both came of, nothing but phrases to find it by is taken from what ships.
  const fields = isKnown
    ? merging.fields({ ...origin }, { ...own }, { ...shipped })
    : withAsked({ ...own }, { ...shipped });
  const text = textOf(kind, entry, fields);
  if (text === undefined) return undefined;
  return {
    // Where nothing is to be added, the revision stays as somebody wrote it.
    text: text === ownText ? ours : text,
    isConflict: !isKnown || merging.isConflict,
    isShipped: text === shippedText,
  };
}

/** A revision with how people ask for its items, where it does not say that itself. */
function withAsked(ours: Fields, theirs: Fields): Fields {
  const lists = ITEMS.filter((name) => name in ours).map((name) => {
    const asked = new Map(itemsIn(theirs[name]).map((item) => [item.id, item[ASKED]]));
    return [
      name,
      itemsIn(ours[name]).map((item) => ({ ...(asked.get(item.id) ? { [ASKED]: asked.get(item.id) } : {}), ...item })),
    ];
  });
  return { ...ours, ...Object.fromEntries(lists) };
}

/** Written in the order of the format; undefined where the format does not take it, such as a source without a topic. */
function textOf(kind: EntryKind, entry: string, fields: Fields): string | undefined {
  if (kind !== 'source') return normalised(kind, entry, listText([fields]));
  const { id: _, body, ...front } = fields;
  const { data } = frontMatterSchema.safeParse(front);
  return data && sourceText({ ...data, id: entry, body: String(body) });
}

/** One merge. Absent fields are undefined. */
class Merging {
  isConflict = false;

  fields(base: Fields, ours: Fields, theirs: Fields): Fields {
    const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
    const values = names.map((name) => {
      if (name === ASKED) return [name, ours[name] ?? theirs[name]];
      const group = TOGETHER.find((fields) => fields.includes(name) && isItem(ours)) ?? [name];
      const side = this.#side(part(base, group), part(ours, group), part(theirs, group));
      if (side !== 'both') return [name, { ours, theirs }[side][name]];
      return [name, this.#both(name, base[name], ours[name], theirs[name])];
    });
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  }

  /** Whose value a field gets: that of the side that has changed it. */
  #side(base: unknown, ours: unknown, theirs: unknown): 'ours' | 'theirs' | 'both' {
    if (isDeepStrictEqual(ours, theirs) || isDeepStrictEqual(theirs, base)) return 'ours';
    if (isDeepStrictEqual(ours, base)) return 'theirs';
    return 'both';
  }

  #both(name: string, base: unknown, ours: unknown, theirs: unknown): unknown {
    if (ITEMS.includes(name)) return this.#items(itemsIn(base), itemsIn(ours), itemsIn(theirs));
    const isList = name === CORRECTIONS ? Array.isArray : isTexts;
    if (isList(base) && isList(ours) && isList(theirs)) return listOfBoth(base, ours, theirs);
    this.isConflict = true;
    return ours;
  }

  #items(base: readonly Item[], ours: readonly Item[], theirs: readonly Item[]): Item[] {
    const ids = new Set([...ours, ...theirs].map(({ id }) => id));
    const find = (items: readonly Item[], id: string) => items.find((each) => each.id === id);
    return [...ids].flatMap((id) => this.#item(find(base, id), find(ours, id), find(theirs, id)) ?? []);
  }

  #item(base: Item | undefined, ours: Item | undefined, theirs: Item | undefined): Item | undefined {
    if (ours !== undefined && theirs !== undefined) return { ...this.fields(base ?? {}, ours, theirs), id: ours.id };
    const left = ours ?? theirs;
    const isUntouched =
      base !== undefined && isDeepStrictEqual({ ...left, asked: undefined }, { ...base, asked: undefined });
    // What one side has added stays, and what one side has taken away goes, unless the other has changed it.
    if (base !== undefined && !isUntouched) this.isConflict = true;
    return isUntouched ? undefined : (ours ?? (base === undefined ? theirs : undefined));
  }
}

interface Item extends Fields {
  id: string;
}

function itemsIn(value: unknown): Item[] {
  return Array.isArray(value) ? value : [];
}

/** Statements and figures have fields that belong together; a source has a field `text` of its own. */
function isItem(fields: Fields): boolean {
  return 'speaker' in fields || 'measure' in fields;
}

function part(fields: Fields, names: readonly string[]): unknown {
  return names.length === 1 ? fields[names[0] ?? ''] : names.map((name) => fields[name]);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** What either side has added to a list, without what either has taken away. */
function listOfBoth(base: readonly unknown[], ours: readonly unknown[], theirs: readonly unknown[]): unknown[] {
  const has = (list: readonly unknown[], item: unknown) => list.some((each) => isDeepStrictEqual(each, item));
  const kept = ours.filter((each) => has(theirs, each) || !has(base, each));
  return [...kept, ...theirs.filter((each) => !has(ours, each) && !has(base, each))];
}
