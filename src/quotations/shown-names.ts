/** How names are shown. */
import type { FullNames } from './full-names.ts';
import { KEPT_TITLES } from './names.ts';

const SPOKEN_FOR =
  /^(.* for )(?:(Sir|Dame|Lord|Lady|Baroness|Mr|Mrs|Ms|Miss|Dr|Prof|Professor) )?(\p{Lu}[\p{L}’'-]*)$/u;

/** @param title lower-case, where the name keeps it: “sir” */
export function shown(names: readonly string[], title: string | undefined): string {
  const name = names.join(' ');
  return title === undefined ? name : `${title.charAt(0).toUpperCase()}${title.slice(1)} ${name}`;
}

/** “spokesman for Sir Jo”: with the name in full of whoever is spoken for. */
export function spokenForInFull(phrase: string, fullNames: FullNames, at: number): string {
  const [, whose = '', written, name = ''] = SPOKEN_FOR.exec(phrase) ?? [];
  const title = written?.toLowerCase();
  const full = name === '' ? undefined : fullNames.of(name, title === undefined ? [] : [title], at);
  if (full === undefined) return phrase;
  return `${whose}${shown(full.names, title !== undefined && KEPT_TITLES.has(title) ? title : undefined)}`;
}
