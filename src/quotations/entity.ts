/** Who can speak in a text: what it calls them, their roles, and what is known of them. */
import { is } from '../lexicon/lexicon.ts';
import { type Range, type Word, wordsIn } from '../reading/text.ts';
import {
  type Gender,
  genderOfNoun,
  isCallingNoun,
  isCapital,
  isGivenName,
  isHonorific,
  isKin,
  isPostNoun,
  isSpokesWord,
  withoutPossessive,
} from './word-classes.ts';

/** Somebody or something that a text has speak or act. */
export interface Entity {
  kind: 'person' | 'body' | 'description';
  /** as a person would read it */
  name: string;
  names: readonly string[];
  titles: Set<string>;
  /** words of the posts and descriptions that the text gives them, lower-case */
  roles: Set<string>;
  role?: string;
  gender: Gender | undefined;
}

export function newEntity(kind: Entity['kind'], name: string): Entity {
  return { kind, name, names: [], titles: new Set(), roles: new Set(), gender: undefined };
}

/** Somebody whom a text describes and does not name. */
export function describedAs({ phrase, head }: { phrase: string; head: string }): Entity {
  return { ...newEntity('description', phrase), roles: new Set([head]), gender: genderOfNoun(head) };
}

/** Adds a role, as the text has it, to what is known of somebody. */
export function describe(entity: Entity, role: string): void {
  const words = ownWordsOf(role);
  for (const word of words) entity.roles.add(word);
  entity.role ??= role;
  entity.gender ??= words.map((word) => genderOfNoun(word)).find((gender) => gender !== undefined);
}

/** The words of a role, without whose it is where that is another’s post: “the mayor’s (wife)”. */
export function ownWordsOf(role: string): string[] {
  const words = role.toLowerCase().split(/[^\p{L}’'-]+/u);
  const owner = words.findLastIndex((word) => /['’]s$/.test(word) && isPostNoun(withoutPossessive(word)));
  return words.slice(owner + 1).map(withoutPossessive);
}

/** Whether “he” or “she” may be meant: a source or a mother may be, a meeting is not. */
export function isHuman({ kind, names, roles }: Entity): boolean {
  return (
    kind === 'person' || (kind === 'description' && (names.length > 0 || [...roles].some((role) => isHumanNoun(role))))
  );
}

export function isHumanNoun(noun: string): boolean {
  return (
    isPostNoun(noun) || isCallingNoun(noun) || isKin(noun) || isSpokesWord(noun) || is(noun, 'nouns.people', 'base')
  );
}

export function isPlural({ kind, names, roles }: Entity): boolean {
  return kind === 'description' && names.length === 0 && [...roles].some((role) => /[^s]s$/.test(role));
}

/** The words of a phrase, lower-case, without possessives. */
export function wordsOf(phrase: string): string[] {
  return phrase
    .toLowerCase()
    .split(/[^\p{L}’'-]+/u)
    .map(withoutPossessive);
}

/** @param title lower-case, where the name keeps it: “sir” */
export function shown(names: readonly string[], title: string | undefined): string {
  const name = names.join(' ');
  return title === undefined ? name : `${title.charAt(0).toUpperCase()}${title.slice(1)} ${name}`;
}

/** Somebody by name. Titles are lower-case; roles as the text has them, the most telling first. */
export interface NamedPerson {
  kind: 'person';
  names: string[];
  titles: string[];
  roles: string[];
  age?: string;
  /** the possessive pronoun before a relation: “her (brother Dean)” */
  of?: string;
}

export interface NamedBody {
  kind: 'body';
  name: string;
}

/** Somebody who is not named. */
export interface Description {
  kind: 'description';
  phrase: string;
  /** the noun, lower-case */
  head: string;
  definite: boolean;
  /** without any article, as headlines have it: “says commissioner” */
  bare: boolean;
  /** the possessive pronoun before it: “her (sister)” */
  of?: string;
  /** two by name who speak as one */
  named?: true;
}

export type Mention = { kind: 'pronoun'; pronoun: string } | NamedPerson | NamedBody | Description;

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
  const isNone = ({ lower }: Word) => isHonorific(lower.replace(/\.$/, '')) || is(lower, 'clauses.determiners');
  const from = words.findIndex((word) => !isNone(word));
  const to = words.findLastIndex((word) => !isNone(word));
  // “a professor of law” is more than a title.
  const isOf =
    from > 0 && /^(?:of|for|at|in)$/.test(words[from]?.lower ?? '') && isHonorific(words[from - 1]?.lower ?? '');
  const [first, last] = [words[isOf ? from - 1 : from], words[to]];
  // “Labour’s Jo Bloggs” is no role.
  if (first === undefined || last === undefined || /['’]s$/.test(last.text)) return '';
  return phraseOf(text, { start: first.start, end: last.end });
}

/** What stands in apposition to a name, as a role; empty where it is none: an age, a party, a clause. */
export function roleBeside(text: string, apposed: Range): string {
  const words = wordsIn(text, apposed);
  const [first] = words;
  if (first === undefined || /^\d/.test(first.text) || is(first.lower, 'clauses.no-roles')) return '';
  if (/ing$/.test(first.lower) && first.lower !== 'acting') return '';
  // “…, who has met the mayor, Jo Bloggs, said”: another name is no role.
  const isNamed = isGivenName(first.lower) || isHonorific(first.lower.replace(/\.$/, ''));
  if (words.length > 1 && isNamed && words.every(isCapital)) return '';
  const role = roleBefore(text, words);
  return is(role.toLowerCase(), 'posts.beside') || role.length > LONGEST_ROLE ? '' : role;
}

/** The roles of somebody, the most telling first: a post that is told beside a name says more than a rank before it. */
export function ranked(before: readonly string[], beside: string): string[] {
  if (beside === '') return [...before];
  const [role = ''] = before;
  const isRankOnly =
    role !== '' && role.split(' ').every((word) => is(word.toLowerCase().replace(/\.$/, ''), 'posts.formal-ranks'));
  return isRankOnly && /^\p{Ll}/u.test(beside) && !/^(?:of|from|for) /.test(beside)
    ? [beside, ...before]
    : [...before, beside];
}

/** Whether somebody may be of a gender, for all that is known. */
export function isOfGender(entity: Entity, gender: Entity['gender']): boolean {
  return gender === undefined || entity.gender === undefined || entity.gender === gender;
}

/** “the Met” is short for “Metropolitan Police”; “IOPC” is a name of its own. */
export function isShortFor(name: string, whole: string): boolean {
  const [first = ''] = name.replace(/^the /i, '').split(' ');
  return first.length > 2 && first !== first.toUpperCase() && whole.toLowerCase().startsWith(first.toLowerCase());
}

/** Somebody whom a text names in full. */
export interface FullName {
  names: string[];
  /** lower-case */
  titles: string[];
  /** words of what stands beside the name: “Jo Bloggs, the lead for schools”, “The driver, Jo Bloggs” */
  roles: Set<string>;
  at: number;
}

/** Whether words that stand where somebody speaks name or describe nobody: an hour, a version, “Here”, a clause. */
export function isNobody(mention: Mention): boolean {
  if (mention.kind === 'person')
    return mention.names.length === 1 && is(mention.names[0]?.toLowerCase() ?? '', 'clauses.no-names');
  if (mention.kind !== 'description') return false;
  return is(mention.head, 'nouns.no-speakers', 'base') || !isNounPhrase(mention.phrase);
}

/** Whether a description can be somebody at all: no clause, no adverb. */
function isNounPhrase(phrase: string): boolean {
  // “a teacher who has been stopped twice”
  const words = phrase
    .toLowerCase()
    .replace(/(?<=\p{L} )(?:who|whose|which|that)\b.*$/su, '')
    .trim()
    .split(/\s+/);
  const [first = '', ...rest] = words;
  if (is(first, 'clauses.quantifiers') && words[1] === 'of' && words.length < 4) return false;
  const isAdverb = /ly$/.test(first) && !/^(?:family|assembly|ally|bully)$/.test(first);
  if (words.length > 12 || isAdverb || is(first, 'clauses.no-phrase')) return false;
  return !rest.some((word) => is(word, 'clauses.in-clauses'));
}
