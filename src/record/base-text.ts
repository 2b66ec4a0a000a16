/** The shipped text that a revision was made from: only its hash is stored. */

import { createHash } from 'node:crypto';
import { diffArrays } from 'diff';

/** How many mixtures of two texts are tried: each costs a hash of the whole. */
const MOST_TRIES = 2_000;
const LIST = /^(\s*[a-z]+: )\[ (.*) \]$/;
const CORRECTIONS = /^corrections:\n(?: +.*\n)+/m;

/**
 * Finds the text with a hash among the mixtures of two texts that both came of it: where the revision and the files have
 * changed different lines of it, each of its lines still stands in one of them.
 * @param ours the revision, as the format writes it
 * @param theirs what ships now, likewise
 * @returns undefined where both have changed the same line, or too much
 */
export function baseText(hash: string, ours: string, theirs: string): string | undefined {
  const bare = (text: string) => text.replace(CORRECTIONS, '');
  // Both may have given a source its first correction.
  return mixture(hash, ours, theirs) ?? mixture(hash, bare(ours), bare(theirs));
}

function mixture(hash: string, ours: string, theirs: string): string | undefined {
  const places = placesOf(ours.split('\n'), theirs.split('\n'));
  const open = places.flatMap(({ length }, index) => (length > 1 ? [index] : []));
  let tries = 0;
  for (let count = 0; count <= open.length; count += 1) {
    for (const taken of choicesOf(places, open, count)) {
      tries += 1;
      if (tries > MOST_TRIES) return undefined;
      const text = places.flatMap((place, index) => place[taken.get(index) ?? 0] ?? []).join('\n');
      if (textHash(text) === hash) return text;
    }
  }
  return undefined;
}

/** What may stand at one place: what ships now comes first, since files change little. */
type Alternatives = readonly (readonly string[])[];

/** Each way to take something else than what ships at so many of the open places. */
function* choicesOf(
  places: readonly Alternatives[],
  open: readonly number[],
  count: number,
): Generator<ReadonlyMap<number, number>> {
  if (count === 0) yield new Map();
  else {
    for (const [index, place] of open.entries()) {
      for (const rest of choicesOf(places, open.slice(index + 1), count - 1)) {
        const alternatives = places[place]?.length ?? 0;
        for (let other = 1; other < alternatives; other += 1) yield new Map([...rest, [place, other]]);
      }
    }
  }
}

function placesOf(ours: readonly string[], theirs: readonly string[]): Alternatives[] {
  const parts = diffArrays([...theirs], [...ours]);
  return parts.flatMap(({ value, removed, added }, index): Alternatives[] => {
    if (!removed && !added) return [[value]];
    const [before, after] = [parts[index - 1], parts[index + 1]];
    if (removed) return after?.added ? replaced(value, after.value) : [[value, []]];
    return before?.removed ? [] : [[[], value]];
  });
}

/** Lines in place of as many others are places of their own. */
function replaced(theirs: readonly string[], ours: readonly string[]): Alternatives[] {
  if (theirs.length !== ours.length) return [[theirs, ours]];
  return theirs.map((line, index) => {
    const own = ours[index] ?? '';
    return [[line], [own], ...commonList(line, own)];
  });
}

/** A list on one line as far as both have it, since both may have added to it: nothing where it was not there before. */
function commonList(left: string, right: string): string[][] {
  const [, name, leftItems = ''] = LIST.exec(left) ?? [];
  const [, rightName, rightItems = ''] = LIST.exec(right) ?? [];
  if (name === undefined || name !== rightName) return [];
  const known = new Set(rightItems.split(', '));
  const common = leftItems.split(', ').filter((item) => known.has(item));
  return [common.length === 0 ? [] : [`${name}[ ${common.join(', ')} ]`]];
}

/** Names a text, whatever its line ends: two that differ in nothing else have the same. */
export function textHash(text: string): string {
  return createHash('sha256').update(unified(text)).digest('hex').slice(0, 32);
}

function unified(text: string): string {
  return `${text.replace(/\r\n?/g, '\n').trim()}\n`;
}
