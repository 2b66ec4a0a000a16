/**
 * Custom ids: what a button, a menu or a form is for, carried by itself, so that any process can answer it, also after a
 * restart. A codec writes and reads the ids of one family. Messages live on, so a written form never changes.
 */
import { createHash } from 'node:crypto';
import { DISCORD } from './limits.ts';

/** How one part of an id is written and read. */
interface Part<T> {
  /** a regular expression without groups */
  pattern: string;
  write(value: T): string;
  read(text: string): T;
}

const asIs = (text: string) => text;

/** A whole number of at most so many digits. */
export function wholeNumber(digits: number): Part<number> {
  return { pattern: String.raw`\d{1,${digits}}`, write: String, read: Number };
}

/** A short hash. */
export const token: Part<string> = { pattern: String.raw`[\w-]+`, write: asIs, read: asIs };
/** An id that Discord has given. */
export const snowflake: Part<string> = { pattern: String.raw`\d+`, write: asIs, read: asIs };
/** Any text; only the last part may be one. */
export const anyText: Part<string> = { pattern: '[^]*', write: asIs, read: asIs };

type Parts<F> = { [K in keyof F]: Part<F[K]> };

/** Writes and reads the ids of one family. */
export interface IdCodec<Id> {
  /** @throws Error where the parts don’t fit Discord’s limit, which only a mistake in the program can bring about */
  write(id: Id): string;
  /** @returns undefined for what is not of this family: another version’s, or not ours at all */
  read(text: string): Id | undefined;
}

/**
 * @param prefix what the ids of a family begin with; one family may have none
 * @param verbs everything that an id of the family may be for
 * @param parts what else stands in an id, in the order in which it is written
 */
export function idCodec<const V extends string, F extends object>(
  prefix: string | undefined,
  verbs: readonly V[],
  parts: Parts<F>,
): IdCodec<{ verb: V } & F> {
  const names = Object.keys(parts).filter((name): name is keyof F & string => name in parts);
  const begin = prefix === undefined ? '' : `${prefix}:`;
  const pattern = new RegExp(`^${begin}([a-z-]+)${names.map((name) => `:(${parts[name].pattern})`).join('')}$`);
  return {
    write(id) {
      const text = begin + [id.verb, ...names.map((name) => parts[name].write(id[name]))].join(':');
      if (text.length > DISCORD.customIdCharacters) throw new Error(`The custom id "${text}" is too long.`);
      return text;
    },
    read(text) {
      const [, name, ...found] = pattern.exec(text) ?? [];
      const verb = verbs.find((known) => known === name);
      if (verb === undefined) return undefined;
      const values = names.map((part, index) => [part, parts[part].read(found[index] ?? '')]);
      return { verb, ...Object.fromEntries(values) };
    },
  };
}

/** 48 bits as base64url: among a million ids two share a key once in some 560 corpora, and then loading says so. */
const KEY_CHARACTERS = 8;

/** A short hash that is the same in every process. */
export function shortHash(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, KEY_CHARACTERS);
}
