import { createHash } from 'node:crypto';
import { DISCORD } from './limits.ts';

/** What a button or a modal does when it is used. */
export const VERBS = [
  'previous',
  'next',
  'item',
  'context',
  'more',
  'others',
  'cite',
  'ask',
  'choose',
  'follow',
  'share',
  'sharecitation',
  'sharehelp',
  'remove',
  'report',
] as const;
export type Verb = (typeof VERBS)[number];

/**
 * Everything that a pressed button has to know, carried by itself: any process can answer it, also after a restart.
 * The question stands on the card and is read back from there.
 */
export interface CustomId {
  verb: Verb;
  /** 1-based */
  page: number;
  /** short hash of a scope and an id of the corpus (keys.ts), or of a text that is offered */
  key: string;
  /** the state of the corpus that the message was made from */
  version: string;
  /** Discord's id of whoever asked: they may turn the page and remove the answer */
  asker: string;
}

/** @throws Error where the parts don't fit Discord's limit, which only a mistake in the program can bring about */
export function customId({ verb, page, key, version, asker }: CustomId): string {
  const id = [verb, page, key, version, asker].join(':');
  if (id.length > DISCORD.customIdCharacters) throw new Error(`The custom id "${id}" is too long.`);
  return id;
}

/** @returns undefined for what is not of this form: another version's button, or not ours at all */
export function readCustomId(text: string): CustomId | undefined {
  const match = /^([a-z]+):(\d{1,4}):([\w-]+):([\w-]+):(\d+)$/.exec(text);
  if (match === null) return undefined;
  const [, name, page, key = '', version = '', asker = ''] = match;
  const verb = VERBS.find((known) => known === name);
  return verb && { verb, page: Number(page), key, version, asker };
}

/** Those of every button and menu of a message, which arrives as plain JSON of whatever shape another version gave it. */
export function customIdsIn(components: readonly unknown[]): CustomId[] {
  return components.flatMap((component): CustomId[] => {
    if (typeof component !== 'object' || component === null) return [];
    const own =
      'custom_id' in component && typeof component.custom_id === 'string'
        ? readCustomId(component.custom_id)
        : undefined;
    const within = 'components' in component && Array.isArray(component.components) ? component.components : [];
    const beside = 'accessory' in component ? [component.accessory] : [];
    return [...(own === undefined ? [] : [own]), ...customIdsIn([...within, ...beside])];
  });
}

/** 48 bits as base64url: among a million ids two share a key once in some 560 corpora, and then loading says so. */
const KEY_CHARACTERS = 8;

/** A short hash that is the same in every process. */
export function shortHash(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, KEY_CHARACTERS);
}
