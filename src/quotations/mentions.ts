import { type Range, type Word, wordsIn } from '../reading/text.ts';
import {
  documentBy,
  namedBeside,
  pairIn,
  phraseOf,
  ranked,
  relativeOf,
  roleBefore,
  roleBeside,
} from './appositions.ts';
import { isSpokesWord, withoutPossessive } from './name-words.ts';
import {
  headEnd,
  isArticle,
  isCapital,
  isPost,
  type NamedBody,
  type NamedPerson,
  namedAlone,
  namedIn,
  nameWords,
} from './names.ts';

/** Reads the words by which a text names who speaks: “Supt Jo Bloggs, of the Met”, “a source close to the mayor”, “she”. */

export type Mention =
  | { kind: 'pronoun'; pronoun: string }
  | NamedPerson
  | NamedBody
  /** nobody is named; `head` is the noun, lower-case. `of` is the possessive pronoun before it: "her sister" */
  | Description;

export interface Description {
  kind: 'description';
  phrase: string;
  head: string;
  definite: boolean;
  /** without any article, as headlines have it: “says commissioner” */
  bare: boolean;
  of?: string;
  /** two by name who speak as one */
  named?: true;
}

const PRONOUNS = new Set('he she they i we it you who'.split(' '));
const POSSESSIVES = new Set('his her their its my our'.split(' '));
const ANONYMOUS = new Set('source sources insider friend aide ally official somebody someone person people'.split(' '));

const WRITTEN =
  /^(?:the |an? |his |her |their |its )?(?:[\p{L}-]+ ){0,2}(?:letter|statement|email|e-mail|post|tweet|message|note|memo)(?:,? (?:which was )?(?:written|sent|signed|posted|issued|released))? (?:by|from) /iu;
/** “Jo Bloggs’s statement” */
const OWN =
  /^((?:\p{Lu}[\p{L}’'-]* ){0,3}\p{Lu}[\p{L}-]+(?:['’]\p{L}{2,})?)['’]s? (?:\p{Ll}+ )?(?:letter|statement|email|e-mail|post|tweet|message|note)(?:,|$)/u;
const CALLED =
  /^((?:the|an?|one|another|(?:his|her|their)(?=[^.]* (?:identified|known) )) (?:[\p{Ll}-]+ ){0,3}?[\p{Ll}-]+)(?:,? who (?:can|could|may|will|is|was|has been)(?: only)?(?: be)?|,)? (?:(?:known|identified|named|referred to)(?: only)? as|called|nicknamed|named) [“‘"']?(\p{Lu}[\p{L}\d’-]*(?: \p{Lu}[\p{L}\d’-]*){0,3}(?: \d{1,3})?)(?![\p{L}\d])/iu;

/** “Jo and Bea Bloggs” speak as one. */
const SHARED = /^\p{Lu}\p{Ll}+ and \p{Lu}\p{Ll}+ \p{Lu}[\p{L}’-]+$/u;

export function isPronoun(lower: string): boolean {
  return PRONOUNS.has(lower);
}

/** @returns undefined for a stretch without words */
export function readMention(text: string, range: Range): Mention | undefined {
  const all = wordsIn(text, range);
  const [first] = all;
  if (first === undefined) return undefined;
  if (PRONOUNS.has(first.lower) || (all.length === 1 && /^(?:him|his|her)$/.test(first.lower))) {
    return { kind: 'pronoun', pronoun: first.lower };
  }
  if (/^(?:no|number)$/.test(first.lower) && all[1]?.lower === '10') return { kind: 'body', name: 'No 10' };
  const family = SHARED.exec(text.slice(range.start, range.end));
  if (family !== null) return { kind: 'body', name: family[0] };
  const author = authorOf(text, range);
  if (author !== undefined) return readMention(text, author);
  const called = calledIn(text, range);
  if (called !== undefined) return called;
  const [head = range, ...others] = partsOf(text, range);
  const [apposed] = others;
  // “Another, a retired baker who …”
  if (
    apposed !== undefined &&
    /^(?:one|another)$/i.test(text.slice(head.start, head.end)) &&
    isIndefinite(text, apposed)
  )
    return description(text, beforeClause(text, apposed), wordsIn(text, apposed));
  const words = wordsIn(text, head);
  const pair = pairIn(text, others.length === 0 ? [head] : [head, ...others.slice(0, 1)], words);
  if (pair !== undefined) return pair;
  const relative = namedBeside(text, others) === undefined ? relativeOf(text.slice(head.start, head.end)) : undefined;
  if (relative !== undefined) return relative;
  const spoken = spokesperson(text, head, words, apposed);
  if (spoken !== undefined) return spoken;
  const here = namedIn(text, head, words);
  if (here?.kind === 'person') {
    const age = apposed === undefined ? undefined : /^\d{1,3}$/.exec(text.slice(apposed.start, apposed.end))?.[0];
    const roles = ranked(here.roles, besideOf(text, others));
    return { ...here, ...whoseOf(first), roles, ...(age === undefined ? {} : { age }) };
  }
  // “his rider, PC Jo Bloggs”, “the Mayor of London, Jo Bloggs”
  const beside = isAnonymous(words) ? undefined : namedBeside(text, others);
  if (beside !== undefined && (here === undefined || isPost(words))) {
    const roles = [roleBefore(text, words), ...beside.roles].filter((role) => role !== '');
    return { ...beside, ...whoseOf(first), roles };
  }
  return documentBy(text, head, apposed) ?? here ?? description(text, head, words);
}

function whoseOf({ lower }: Word): { of?: string } {
  return /^(?:his|her)$/.test(lower) ? { of: lower } : {};
}

/** “a retired baker (who …)” */
function beforeClause(text: string, { start, end }: Range): Range {
  const who = text.slice(start, end).search(/ (?:who|whose|which) /);
  return { start, end: who === -1 ? end : start + who };
}

function isIndefinite(text: string, { start }: Range): boolean {
  return /^an? \p{Ll}/u.test(text.slice(start, start + 4));
}

/** “The letter, written by Jo Bloggs and seen by the Gazette”: what a letter says, its writer says. */
function authorOf(text: string, { start, end }: Range): Range | undefined {
  const written = WRITTEN.exec(text.slice(start, end));
  const [, owner = ''] = OWN.exec(text.slice(start, end)) ?? [];
  if (owner !== '') return { start, end: start + owner.length };
  return written === null
    ? undefined
    : {
        start: start + written[0].length,
        end: start + (written.index + endOfAuthor(text.slice(start, end), written[0].length)),
      };
}

function endOfAuthor(phrase: string, from: number): number {
  const stop = phrase
    .slice(from)
    .search(/,|\s+and\s+(?:seen|sent|shared|read|posted|published|obtained)\b|\s+(?:seen|sent|shared) /);
  return stop === -1 ? phrase.length : from + stop;
}

/** “A sleeper known as ‘Big Mick’”, “a colleague, identified as Officer B”: the name by which the text calls somebody. */
export function calledIn(text: string, { start, end }: Range): NamedPerson | undefined {
  const [, calling = '', name] = CALLED.exec(text.slice(start, end)) ?? [];
  if (name === undefined) return undefined;
  return {
    kind: 'person',
    names: name.split(' '),
    titles: [],
    roles: [phraseOf(calling, { start: 0, end: calling.length })],
  };
}

/** The first part beside a name that is a role: “Jo Bloggs, 52, a shopkeeper”. */
function besideOf(text: string, parts: readonly Range[]): string {
  return (
    parts
      .slice(0, 2)
      .map((part) => roleBeside(text, part))
      .find((role) => role !== '') ?? ''
  );
}

/** The parts of a phrase between commas, brackets and dashes. */
function partsOf(text: string, { start, end }: Range): Range[] {
  const parts: Range[] = [];
  let from = start;
  for (const { index, 0: mark } of text.slice(start, end).matchAll(/\s*[,;:()[\]]\s*|\s+[–—-]+\s+|—/g)) {
    if (start + index > from) parts.push({ start: from, end: start + index });
    from = start + index + mark.length;
  }
  if (end > from) parts.push({ start: from, end });
  return parts;
}

/** “A spokesperson for the mayor” is not the mayor; “mayoral spokesman Jo Bloggs” is Jo Bloggs. */
function spokesperson(
  text: string,
  head: Range,
  words: readonly Word[],
  apposed: Range | undefined,
): Mention | undefined {
  const at = words.findIndex(({ lower }) => isSpokesWord(lower));
  if (at === -1) return undefined;
  const after = words[at + 1];
  if (after !== undefined && isCapital(after)) {
    const behind = words.slice(at + 1);
    const stop = behind.findIndex((word) => !isCapital(word));
    const names = nameWords(stop === -1 ? behind : behind.slice(0, stop));
    if (names.length > 0)
      return { kind: 'person', names, titles: [], roles: [roleBefore(text, words.slice(0, at + 1))] };
  }
  if (after === undefined && apposed !== undefined) {
    const beside = namedAlone(text, apposed);
    if (beside !== undefined) return { ...beside, roles: [phraseOf(text, head), ...beside.roles] };
  }
  return description(text, head, words, words[at]?.lower);
}

function isAnonymous(words: readonly Word[]): boolean {
  return words.some(({ lower }) => ANONYMOUS.has(lower) || isSpokesWord(lower));
}

function description(text: string, head: Range, words: readonly Word[], known?: string): Description | undefined {
  const [first] = words;
  if (first === undefined) return undefined;
  const to = headEnd(words);
  const noun = known ?? withoutPossessive(words[to - 1]?.lower ?? first.lower);
  return {
    kind: 'description',
    phrase: phraseOf(text, head),
    head: noun,
    definite: first.lower === 'the' || POSSESSIVES.has(first.lower),
    bare: !isArticle(first.lower) && !POSSESSIVES.has(first.lower) && !/[^s]s$/.test(noun),
    ...(POSSESSIVES.has(first.lower) ? { of: first.lower } : {}),
  };
}

/** Whether a description can be somebody at all: no clause, no adverb. */
export function isNounPhrase(phrase: string): boolean {
  // “a teacher who has been stopped twice”
  const words = phrase
    .toLowerCase()
    .replace(/(?<=\p{L} )(?:who|whose|which)\b.*$/su, '')
    .trim()
    .split(/\s+/);
  const [first = '', ...rest] = words;
  if (/^(?:many|some|most|all|few|each|none|both|several)$/.test(first) && words[1] === 'of' && words.length < 4)
    return false;
  const isAdverb = /ly$/.test(first) && !/^(?:family|assembly|ally|bully)$/.test(first);
  if (words.length > 12 || isAdverb || NO_NOUNS.has(first)) return false;
  return !rest.some((word) => CLAUSE_WORDS.has(word));
}

const NO_NOUNS = new Set(
  'by as that which who when while then off two three was is in on at to from if so just not no point what where how there it all'.split(
    ' ',
  ),
);
const CLAUSE_WORDS = new Set('was were is are has had will would that he she they it then'.split(' '));
