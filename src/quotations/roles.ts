/** The role in which a text has somebody speak: “Met Commissioner”, “borough commander for Lambeth”, “criminologist at Leeds”. */

import { type Range, type Word, wordsIn } from '../reading/text.ts';
import { HONORIFICS, isRank } from './names.ts';

/** Opens an apposition that tells something else: an age, a clause, a place or a day. */
const NO_ROLE = new Set(
  `who whose which where when while both and but or also now then speaking writing responding sentencing giving
  opening referring adding saying citing asked told named known aged including on in to by after before during at with
  for however meanwhile himself herself though although not has had have was were is are will would can could did does said
  says told added went came made took gave heard saw lives lived works worked`.split(/\s+/),
);
const PARTY = /^(?:labour|lib dem|liberal democrat|conservative|green|reform(?: uk)?|independent|con|lab|snp)$/i;
const LONGEST_ROLE = 90;

/** A phrase as a reader would repeat it: without its article and the white space at its ends. */
export function phraseOf(text: string, { start, end }: Range): string {
  return text
    .slice(start, end)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:the|a|an|one(?!\s+of\b))\s+/i, '')
    .replace(/[,.;:]+$/, '');
}

/** The words before a name, as a role: without article, owner (“her”) and honorifics, which are none. */
export function roleBefore(text: string, words: readonly Word[]): string {
  const isNone = ({ lower }: Word) => HONORIFICS.has(lower.replace(/\.$/, '')) || isDeterminer(lower);
  const from = words.findIndex((word) => !isNone(word));
  const to = words.findLastIndex((word) => !isNone(word));
  const [first, last] = [words[from], words[to]];
  // “Labour’s Jo Bloggs” is no role.
  if (first === undefined || last === undefined || /['’]s$/.test(last.text)) return '';
  return phraseOf(text, { start: first.start, end: last.end });
}

/** What stands in apposition to a name, as a role; empty where it is none: an age, a party, a clause. */
export function roleBeside(text: string, apposed: Range): string {
  const words = wordsIn(text, apposed);
  const [first] = words;
  if (first === undefined || /^\d/.test(first.text) || NO_ROLE.has(first.lower)) return '';
  if (/ing$/.test(first.lower) && first.lower !== 'acting') return '';
  const role = roleBefore(text, words);
  return PARTY.test(role) || role.length > LONGEST_ROLE ? '' : role;
}

/** The roles of somebody, the most telling first: a post that is told beside a name says more than a rank before it. */
export function ranked(before: readonly string[], beside: string): string[] {
  if (beside === '') return [...before];
  const [role = ''] = before;
  const isRankOnly = role !== '' && role.split(' ').every((word) => isRank(word.toLowerCase().replace(/\.$/, '')));
  return isRankOnly && /^\p{Ll}/u.test(beside) && !/^(?:of|from|for) /.test(beside)
    ? [beside, ...before]
    : [...before, beside];
}

function isDeterminer(lower: string): boolean {
  return /^(?:the|a|an|his|her|their|its|my|our|one)$/.test(lower);
}
