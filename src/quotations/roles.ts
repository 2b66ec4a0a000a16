/** What a text calls those who speak, and the role in which they do: “Met Commissioner”, “borough commander for Lambeth”. */
import { is } from '../lexicon/lexicon.ts';
import { type Range, type Word, wordsIn } from '../reading/text.ts';
import { isHonorific } from './word-classes.ts';

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
  const [first, last] = [words[from], words[to]];
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
