/** Finds a name in a phrase: past titles, posts, places and callings, and before the words that describe its bearer. */
import { is } from '../lexicon/lexicon.ts';
import { type Range, type Word, wordsIn } from '../reading/text.ts';
import { type Description, type NamedBody, type NamedPerson, phraseOf, roleBefore } from './entity.ts';
import {
  isBodyWord,
  isCalling,
  isCallingAlone,
  isCallingNoun,
  isCapital,
  isEpithet,
  isGivenName,
  isHonorific,
  isKeptTitle,
  isLabel,
  isPostNoun,
  isSuffix,
  isTitleWord,
  withoutPossessive,
} from './word-classes.ts';

export function isArticle(lower: string): boolean {
  return is(lower, 'clauses.articles');
}

export function isTitle({ lower }: Word): boolean {
  return isTitleWord(lower);
}

/** The name that a phrase ends its head with: the last run of capitalised words, past its titles. */
export function namedIn(text: string, head: Range, words: Word[]): NamedPerson | NamedBody | undefined {
  const to = headEnd(words);
  const inHead = words.slice(0, to);
  const last = inHead.at(-1);
  if (last === undefined) return undefined;
  const label = labelled(inHead);
  if (label !== undefined) return label;
  const start = runStart(inHead);
  const run = inHead.slice(start);
  if (run.length === 0) return undefined;
  const proper = withoutSuffixes(pastPlace(inHead, start).filter((word) => !isArticle(word.lower)));
  if (
    proper.some(({ lower }) => isBodyWord(withoutPossessive(lower))) &&
    !hasTitleBeforeName(proper) &&
    !isPerson(proper)
  ) {
    const end = endOfBody(words, to) ?? last.end;
    return { kind: 'body', name: phraseOf(text, { start: inHead[0]?.start ?? head.start, end }) };
  }
  const lastTitle = proper.findLastIndex(isTitle);
  const called = pastCalling(proper.slice(lastTitle + 1));
  const names = nameWords(called);
  // “Lord Chancellor”, “The Home Secretary”: a post, nobody by name.
  const isCallingOnly =
    (names.length === 1 && inHead.length === 1) || (names.length === 2 && isEpithet(names[0]?.toLowerCase() ?? ''))
      ? isCallingAlone(names.at(-1)?.toLowerCase() ?? '')
      : false;
  if (names.length === 0 || isCallingOnly) return undefined;
  const titles = proper.slice(0, lastTitle + 1).map(({ lower }) => lower.replace(/\.$/, ''));
  const nobles = titles.some((title) => isKeptTitle(title)) ? nobility(words, to, text) : undefined;
  const [firstName] = called;
  const role = roleBefore(text, inHead.slice(0, firstName === undefined ? 0 : inHead.indexOf(firstName)));
  return {
    kind: 'person',
    names: nobles === undefined ? names : [...names, nobles],
    titles,
    roles: role === '' ? [] : [role],
  };
}

/** “Witness A”, “PC K”, “Officer 12”: somebody whom a text calls by a letter or a number. */
function labelled(words: readonly Word[]): NamedPerson | undefined {
  const [noun, label] = words.slice(-2);
  if (noun === undefined || label === undefined || !isCapital(noun) || !isLabel(label.text)) return undefined;
  if (!isTitleWord(noun.lower) && !isCallingNoun(noun.lower)) return undefined;
  return { kind: 'person', names: [noun.text, label.text], titles: [], roles: [] };
}

/** “Jo Hall” is somebody, although a hall is a body. */
function isPerson([given, surname, ...others]: readonly Word[]): boolean {
  return given !== undefined && surname !== undefined && others.length === 0 && isGivenName(given.lower);
}

/** “Office for Police Conduct”, “Federation of England and Wales”: the rest of a body's name behind its noun. */
function endOfBody(words: readonly Word[], to: number): number | undefined {
  if (!/^(?:of|for)$/.test(words[to]?.lower ?? '')) return undefined;
  const from = words[to + 1]?.lower === 'the' ? to + 2 : to + 1;
  const rest = words.slice(from);
  const stop = rest.findIndex(
    (word, at) =>
      !isCapital(word) &&
      !(word.lower === 'and' && at > 0 && rest[at + 1] !== undefined && isCapital(rest[at + 1] ?? word)),
  );
  return (stop === -1 ? rest : rest.slice(0, stop)).at(-1)?.end;
}

/** “Jo Bloggs KC”: what stands behind a name is no title before one. */
function withoutSuffixes(words: readonly Word[]): readonly Word[] {
  const last = words.findLastIndex(({ lower }) => !isSuffix(lower.replace(/\.$/, '')));
  return last < 1 ? words : words.slice(0, last + 1);
}

/** “Mayor of London Jo Bloggs”: the place belongs to the post. */
function pastPlace(words: readonly Word[], start: number): readonly Word[] {
  const run = words.slice(start);
  const isPlace = /^(?:of|for)$/.test(words[start - 1]?.lower ?? '') && words.slice(0, start).some(isTitle);
  return isPlace ? nameAfterPlace(run) : run;
}

/** Of the words “London Jo Bloggs” those that name somebody: from a given name or a title on, or else the last two. */
function nameAfterPlace(run: readonly Word[]): readonly Word[] {
  const named = run.findIndex((word, at) => at > 0 && isGivenName(word.lower));
  const given = named > 0 ? firstTitle(run, named) : run.findIndex((word, at) => at > 0 && isTitle(word));
  return run.slice(given > 0 ? given : Math.max(1, run.length - 2));
}

/** “(London) Sir Jo Bloggs”: where the titles of courtesy begin before a name. */
function firstTitle(run: readonly Word[], name: number): number {
  let at = name;
  while (at > 1 && isHonorific((run[at - 1]?.lower ?? '').replace(/\.$/, ''))) at -= 1;
  return at;
}

/** “Shopkeeper Jo Bloggs”, “Criminologist Jo Bloggs”: a calling with the capital of its sentence. */
function pastCalling(words: readonly Word[]): readonly Word[] {
  const [first, second] = words;
  const isBefore = first !== undefined && second !== undefined && isCalling(first.lower, second.lower);
  return isBefore ? words.slice(1) : words;
}

/** A person's rank before a name keeps a body's word in it from making it a body: “Met Commissioner Jo Bloggs”. */
function hasTitleBeforeName(words: readonly Word[]): boolean {
  const title = words.findLastIndex((word) => isTitle(word) && !isBodyWord(word.lower));
  return title !== -1 && title < words.length - 1 && words.slice(title + 1).every(({ lower }) => !isBodyWord(lower));
}

/** “Lord Harris of Haringey” keeps its place. */
function nobility(words: Word[], at: number, text: string): string | undefined {
  const [of, place] = words.slice(at, at + 2);
  return of?.lower === 'of' && place !== undefined && isCapital(place) ? text.slice(of.start, place.end) : undefined;
}

/** Index behind the head of a phrase: before “who …”, “of …”, “for …”, unless these come after a post and before a name. */
export function headEnd(words: readonly Word[]): number {
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || !is(word.lower, 'clauses.head-ends')) continue;
    if (!isPostBeforeName(words, at)) return at;
  }
  return words.length;
}

/** “Deputy Mayor for Policing Jo Bloggs”, “Chancellor of the Exchequer Jo Bloggs”: the name comes after. */
function isPostBeforeName(words: readonly Word[], at: number): boolean {
  if (!/^(?:of|for)$/.test(words[at]?.lower ?? '')) return false;
  const before = words.slice(0, at);
  const last = before.at(-1);
  const isPost =
    before.some(isTitle) &&
    ((last !== undefined && isPostNoun(last.lower) && /['’]s$/.test(before.at(-2)?.text ?? '')) ||
      before.every((each) => isTitle(each) || isArticle(each.lower) || !isCapital(each)));
  if (!isPost) return false;
  const rest = words.slice(at + 1);
  const run = rest.slice(runStart(rest)).filter((word) => !isSuffix(word.lower));
  const name = nameAfterPlace(run).filter((word) => !isTitle(word));
  return name.length >= 2 && name.every(isNameLike) && run.length > name.length;
}

export function isNameLike(word: Word): boolean {
  return isCapital(word) && !isBodyWord(word.lower) && /^[\p{L}’'-]+$/u.test(word.text);
}

/** Index of the first word of the run of capitalised words that ends a list of words. */
function runStart(words: readonly Word[]): number {
  let at = words.length;
  while (at > 0) {
    const word = words[at - 1];
    if (word === undefined) break;
    const joins = is(word.lower, 'posts.particles') && word.lower !== 'of' && at < words.length && at > 1;
    if (!isCapital(word) && !joins && !(isSuffix(word.lower) && at === words.length)) break;
    at -= 1;
  }
  return at;
}

export function nameWords(words: readonly Word[]): string[] {
  const kept = words.filter(({ lower }) => !isSuffix(lower.replace(/\.$/, '')) && !isArticle(lower));
  return kept.map(({ text }) => withoutPossessive(text));
}

/** A part that is nothing but a name with titles: “Sir Jo Bloggs”. */
export function namedAlone(text: string, part: Range): NamedPerson | undefined {
  const words = wordsIn(text, part);
  const end = words.findIndex(({ lower }) => is(lower, 'clauses.head-ends'));
  const own = end > 0 ? words.slice(0, end) : words;
  if (
    own.length === 0 ||
    own.length > 6 ||
    !own.every((word) => isCapital(word) || is(word.lower, 'posts.particles'))
  ) {
    return undefined;
  }
  const named = namedIn(text, part, words);
  return named?.kind === 'person' ? named : undefined;
}

/** “the Mayor of London”, “The Deputy Mayor for Policing”: a post that somebody holds who may be named beside it. */
export function isPost(words: readonly Word[]): boolean {
  return words.some((word) => isTitle(word));
}

const RELATIVE_OF = /^(?:[Tt]he )?(\p{Ll}+) of (\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2})$/u;

/** The name that ends appositions: “(The author), retired Supt Jo Bloggs”, “(A witness), the union’s chair, Jo Bloggs”. */
export function namedBeside(text: string, [first, second]: readonly Range[]): NamedPerson | undefined {
  if (first === undefined) return undefined;
  const named = namedAlone(text, pastFormer(text, first));
  if (named !== undefined || second === undefined) return named;
  const post = wordsIn(text, first);
  const isTold =
    is(post[0]?.lower ?? '', 'clauses.determiners') || /^\p{Lu}[^,]*['’]s? /u.test(text.slice(first.start, first.end));
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
function pastFormer(text: string, { start, end }: Range): Range {
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
