import { type Range, type Word, wordsIn } from '../reading/text.ts';
import type { Description } from './mentions.ts';
import { HONORIFICS, isBodyWord, isGivenName, isPostNoun, isRank } from './name-words.ts';
import { headEnd, type NamedBody, type NamedPerson, namedAlone } from './names.ts';

/** The role in which a text has somebody speak: “Met Commissioner”, “borough commander for Lambeth”, “criminologist at Leeds”. */

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

/** Whom the parts of a phrase name together: “The author, retired Supt Jo Bloggs”, “her parents, Jo and Bea Bloggs”, “the mother of Jo Bloggs”. */

const RELATIVE_OF =
  /^(?:[Tt]he )?(mother|father|mum|dad|parents|son|daughter|wife|husband|widow|widower|brother|sister|partner|grandmother|grandfather|fiancée?) of (\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2})$/u;
const PAIR = /^\p{Lu}\p{Ll}+ and \p{Lu}\p{Ll}+ \p{Lu}[\p{L}’'-]+$/u;

/** The name that ends appositions: “(The author), retired Supt Jo Bloggs”, “(A witness), the union’s chair, Jo Bloggs”. */
export function namedBeside(text: string, [first, second]: readonly Range[]): NamedPerson | undefined {
  if (first === undefined) return undefined;
  const named = namedAlone(text, pastCalling(text, first));
  if (named !== undefined || second === undefined) return named;
  const post = wordsIn(text, first);
  const isTold = /^(?:the|an?|his|her|their|its) |^\p{Lu}[^,]*['’]s? /u.test(text.slice(first.start, first.end));
  const behind = isTold && isPostNoun(post[headEnd(post) - 1]?.lower ?? '') ? namedAlone(text, second) : undefined;
  return behind && { ...behind, roles: [roleBefore(text, post), ...behind.roles] };
}

/** “The mother of Jo Bloggs”: Jo Bloggs’s mother. */
export function relativeOf(phrase: string): Description | undefined {
  const [, noun = '', name] = RELATIVE_OF.exec(phrase) ?? [];
  if (name === undefined) return undefined;
  const head = noun.toLowerCase();
  return { kind: 'description', phrase: `${name}’s ${head}`, head, definite: false, bare: false };
}

/** “retired (Supt Jo Bloggs)”, “the former baker (Jo Bloggs)” */
function pastCalling(text: string, { start, end }: Range): Range {
  const [told = ''] =
    /^(?:the )?(?:[\p{L}-]+ ){0,3}[\p{Ll}-]+ (?=\p{Lu})/u.exec(text.slice(start, Math.min(end, start + 60))) ?? [];
  const last = wordsIn(told, { start: 0, end: told.length }).at(-1)?.lower ?? '';
  const isTold = /^(?:retired|former|acting|serving|veteran|then|now-retired)$/.test(last) || isPostNoun(last);
  return { start: start + (isTold ? told.length : 0), end };
}

/** “The study, by the Lock Trust”: a document, with whose it is. */
export function documentBy(text: string, head: Range, apposed: Range | undefined): Description | undefined {
  if (apposed === undefined || !/^by (?:the )?\p{Lu}/u.test(text.slice(apposed.start, apposed.end))) return undefined;
  const phrase = phraseOf(text, head);
  const noun = phrase.toLowerCase().split(' ').at(-1) ?? '';
  if (!/^(?:report|review|study|inquiry|survey|audit|analysis|inspection|investigation|paper)$/.test(noun))
    return undefined;
  const whole = `${phrase} ${text.slice(apposed.start, apposed.end)}`;
  return { kind: 'description', phrase: whole, head: noun, definite: false, bare: false };
}

/** “Jo and Bea Bloggs”, “Her parents, Jo and Bea Bloggs”: two who speak as one. */
export function pairIn(
  text: string,
  parts: readonly Range[],
  words: readonly Word[],
): Description | NamedBody | undefined {
  const pair = parts.find(({ start, end }) => PAIR.test(text.slice(start, end)));
  if (pair === undefined) return undefined;
  const noun = words.at(-1)?.lower ?? '';
  // “Lockham and Wharf Council” is a body.
  const names = wordsIn(text, pair).map(({ lower }) => lower);
  if (isBodyWord(names.at(-1) ?? '')) return { kind: 'body', name: phraseOf(text, pair) };
  if (pair === parts[0] && !names.slice(0, 3).some(isGivenName)) return undefined;
  if (pair !== parts[0] && !/[^s]s$|^couple$/.test(noun)) return undefined;
  const head = pair === parts[0] ? 'couple' : noun;
  const phrase = phraseOf(text, pair);
  return { kind: 'description', phrase, head, definite: false, bare: false, named: true };
}
