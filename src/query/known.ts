import type { Index } from '../search/index.ts';
import type { Known } from './asks-message.ts';

/** Texts are read as far as this. */
const MAX_CHARACTERS = 4_000;

/** How many things and how many speakers of the record a text names. */
export function knownIn(text: string, index: Index): Known {
  const kinds = index.names(text.slice(0, MAX_CHARACTERS)).map(({ names }) => new Set(names.map(({ kind }) => kind)));
  const isSpeaker = (named: ReadonlySet<string>) =>
    ['person', 'organisation', 'office'].some((kind) => named.has(kind));
  const isThing = (named: ReadonlySet<string>) => ['topic', 'measure', 'term'].some((kind) => named.has(kind));
  return { things: kinds.filter(isThing).length, speakers: kinds.filter(isSpeaker).length };
}
