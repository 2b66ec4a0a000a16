import type { Suggestion } from '../search/suggest.ts';
import type { Catalogue } from './catalogue.ts';
import { DISCORD } from './limits.ts';
import type { Snapshot } from './snapshot.ts';

/** A name, a date or a subject in an option: as long as a choice may be. */
export const OPTION_CHARACTERS = DISCORD.choiceCharacters;

/** Suggestions from one list of the record. */
export function completeFrom(list: keyof Catalogue): (typed: string, record: Snapshot) => Suggestion[] {
  return (typed, { catalogue }) => catalogue[list].suggest(typed, DISCORD.choices);
}

/**
 * The proper name of what was typed, as a person may send a nickname or a half-typed name without picking a choice.
 * What the record doesn't know stays as it is: the core may still make sense of it.
 */
export function nameFrom(record: Snapshot, list: keyof Catalogue, typed: string): string;
export function nameFrom(record: Snapshot, list: keyof Catalogue, typed: string | undefined): string | undefined;
export function nameFrom(record: Snapshot, list: keyof Catalogue, typed: string | undefined): string | undefined {
  return typed === undefined ? undefined : (record.catalogue[list].resolve(typed)?.value ?? typed);
}
