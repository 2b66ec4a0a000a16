/** Whom the parts of a phrase name together: “The author, retired Supt Jo Bloggs”, “her parents, Jo and Bea Bloggs”, “the mother of Jo Bloggs”. */
import { is } from '../lexicon/lexicon.ts';
import { type Range, type Word, wordsIn } from '../reading/text.ts';
import { headEnd, namedAlone } from './names.ts';
import { type Description, type NamedBody, type NamedPerson, phraseOf, roleBefore } from './roles.ts';
import { isBodyWord, isGivenName, isPostNoun } from './word-classes.ts';

const RELATIVE_OF = /^(?:[Tt]he )?(\p{Ll}+) of (\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2})$/u;
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
  if (name === undefined || !is(noun, 'nouns.relatives-of', 'base')) return undefined;
  return { kind: 'description', phrase: `${name}’s ${noun}`, head: noun, definite: false, bare: false };
}

/** “retired (Supt Jo Bloggs)”, “the former baker (Jo Bloggs)” */
function pastCalling(text: string, { start, end }: Range): Range {
  const [told = ''] =
    /^(?:the )?(?:[\p{L}-]+ ){0,3}[\p{Ll}-]+ (?=\p{Lu})/u.exec(text.slice(start, Math.min(end, start + 60))) ?? [];
  const last = wordsIn(told, { start: 0, end: told.length }).at(-1)?.lower ?? '';
  const isTold = is(last, 'posts.past') || isPostNoun(last);
  return { start: start + (isTold ? told.length : 0), end };
}

/** “The study, by the Lock Trust”: a document, with whose it is. */
export function documentBy(text: string, head: Range, apposed: Range | undefined): Description | undefined {
  if (apposed === undefined || !/^by (?:the )?\p{Lu}/u.test(text.slice(apposed.start, apposed.end))) return undefined;
  const phrase = phraseOf(text, head);
  const noun = phrase.toLowerCase().split(' ').at(-1) ?? '';
  if (!is(noun, 'nouns.reports', 'base')) return undefined;
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
