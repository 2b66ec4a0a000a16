/** Reads the words by which a text names who speaks: “Supt Jo Bloggs, of the Met”, “a source close to the mayor”, “she”. */

import { isBodyWord, isSpokesWord, KEPT_TITLES, SUFFIXES, TITLES, withoutPossessive } from './names.ts';
import type { Range, Word } from './text.ts';
import { wordsIn } from './text.ts';

export type Mention =
  | { kind: 'pronoun'; pronoun: string }
  /** titles are lower-case; role as the text has it */
  | { kind: 'person'; names: string[]; titles: string[]; role?: string }
  | { kind: 'body'; name: string }
  /** nobody is named; `head` is the noun, lower-case. `of` is the possessive pronoun before it: "her sister" */
  | { kind: 'description'; phrase: string; head: string; definite: boolean; of?: string };

const PRONOUNS = new Set('he she they i we it you who'.split(' '));
const POSSESSIVES = new Set('his her their its my our'.split(' '));
const ARTICLES = new Set('the a an another one this that these those some many several both'.split(' '));
/** Where the head of a phrase ends and something about it begins. */
const AFTER_HEAD = new Set(
  'who which that of for from in at on with near told during to close under whose after before when since'.split(' '),
);
/** Joins the two halves of a title of nobility. */
const NOBLE_PARTICLES = new Set('of de la van von der al bin ibn du da'.split(' '));

export function isPronoun(lower: string): boolean {
  return PRONOUNS.has(lower);
}

/** @returns undefined for a stretch without words */
export function readMention(text: string, range: Range): Mention | undefined {
  const all = wordsIn(text, range);
  const [first] = all;
  if (first === undefined) return undefined;
  if (PRONOUNS.has(first.lower)) {
    return { kind: 'pronoun', pronoun: first.lower };
  }
  const parts = partsOf(text, range);
  const [head = range, apposed] = parts;
  const words = wordsIn(text, head);
  const spoken = spokesperson(text, head, words, apposed);
  if (spoken !== undefined) return spoken;
  const here = namedIn(text, head, words);
  if (here?.kind === 'person') return { ...here, ...roleFrom(text, here, apposed) };
  // “his rider, PC Jo Bloggs”, “the Mayor of London, Jo Bloggs”
  const beside = apposed === undefined || isAnonymous(words) ? undefined : namedAlone(text, apposed);
  if (beside !== undefined && (here === undefined || isPost(words))) {
    return { ...beside, role: phraseOf(text, head) };
  }
  return here ?? description(text, head, words);
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

function isCapital({ text }: Word): boolean {
  return /^\p{Lu}/u.test(text);
}

function isTitle({ lower }: Word): boolean {
  return TITLES.has(withoutPossessive(lower).replace(/\.$/, '')) || lower.includes('-elect');
}

/** “A spokesperson for the mayor” is not the mayor; “mayoral spokesman Jo Bloggs” is Jo Bloggs. */
function spokesperson(text: string, head: Range, words: Word[], apposed: Range | undefined): Mention | undefined {
  const at = words.findIndex(({ lower }) => isSpokesWord(lower));
  if (at === -1) return undefined;
  const after = words[at + 1];
  if (after !== undefined && isCapital(after)) {
    const behind = words.slice(at + 1);
    const stop = behind.findIndex((word) => !isCapital(word));
    const names = nameWords(stop === -1 ? behind : behind.slice(0, stop));
    if (names.length > 0) return { kind: 'person', names, titles: [], role: roleBefore(text, words, at + 1) };
  }
  if (after === undefined && apposed !== undefined) {
    const beside = namedAlone(text, apposed);
    if (beside !== undefined) return { ...beside, role: phraseOf(text, head) };
  }
  return description(text, head, words, words[at]?.lower);
}

/** The name that a phrase ends its head with: the last run of capitalised words, past its titles. */
function namedIn(text: string, head: Range, words: Word[]): Mention | undefined {
  const to = headEnd(words);
  const inHead = words.slice(0, to);
  const last = inHead.at(-1);
  if (last === undefined) return undefined;
  const start = runStart(inHead);
  const run = inHead.slice(start);
  if (run.length === 0) return undefined;
  const proper = run.filter((word) => !ARTICLES.has(word.lower));
  if (proper.some(({ lower }) => isBodyWord(withoutPossessive(lower))) && !hasTitleBeforeName(proper)) {
    return { kind: 'body', name: phraseOf(text, { start: inHead[0]?.start ?? head.start, end: last.end }) };
  }
  const lastTitle = proper.findLastIndex(isTitle);
  const names = nameWords(proper.slice(lastTitle + 1));
  if (names.length === 0) {
    // “Lord Chancellor”, “The Home Secretary”: a post, nobody by name.
    return undefined;
  }
  const titles = proper.slice(0, lastTitle + 1).map(({ lower }) => lower.replace(/\.$/, ''));
  const nobles = titles.some((title) => KEPT_TITLES.has(title)) ? nobility(words, to, text) : undefined;
  const firstName = inHead.findIndex(({ text: word }) => word === names[0]);
  const role = roleBefore(text, inHead, firstName);
  return {
    kind: 'person',
    names: nobles === undefined ? names : [...names, nobles],
    titles,
    ...(role === '' ? {} : { role }),
  };
}

/** A person's rank before a name keeps a body's word in it from making it a body: “Met Commissioner Jo Bloggs”. */
function hasTitleBeforeName(words: Word[]): boolean {
  const title = words.findLastIndex((word) => isTitle(word) && !isBodyWord(word.lower));
  return title !== -1 && title < words.length - 1 && words.slice(title + 1).every(({ lower }) => !isBodyWord(lower));
}

/** “Lord Harris of Haringey” keeps its place. */
function nobility(words: Word[], at: number, text: string): string | undefined {
  const [of, place] = words.slice(at, at + 2);
  return of?.lower === 'of' && place !== undefined && isCapital(place) ? text.slice(of.start, place.end) : undefined;
}

/** Index behind the head of a phrase: before “who …”, “of …”, “for …”, unless these come after a lower-case post and before a name. */
function headEnd(words: Word[]): number {
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || !AFTER_HEAD.has(word.lower)) continue;
    // “Deputy Mayor for Policing Jo Bloggs”, “Chancellor of the Exchequer Jo Bloggs”: the name comes after.
    const before = words.slice(0, at);
    const rest = words.slice(at + 1);
    const isPostOnly =
      before.some(isTitle) && before.every((each) => isTitle(each) || ARTICLES.has(each.lower) || !isCapital(each));
    const tail = rest.slice(runStart(rest)).filter((each) => !isTitle(each));
    if (isPostOnly && (word.lower === 'for' || word.lower === 'of') && tail.length >= 2 && isNameLike(tail)) continue;
    return at;
  }
  return words.length;
}

function isNameLike(words: Word[]): boolean {
  return words.every((word) => isCapital(word) && !isBodyWord(word.lower) && /^[\p{L}’'-]+$/u.test(word.text));
}

/** Index of the first word of the run of capitalised words that ends a list of words. */
function runStart(words: readonly Word[]): number {
  let at = words.length;
  while (at > 0) {
    const word = words[at - 1];
    if (word === undefined) break;
    const joins = NOBLE_PARTICLES.has(word.lower) && word.lower !== 'of' && at < words.length && at > 1;
    if (!isCapital(word) && !joins && !(SUFFIXES.has(word.lower) && at === words.length)) break;
    at -= 1;
  }
  return at;
}

function nameWords(words: readonly Word[]): string[] {
  const kept = words.filter(({ lower }) => !SUFFIXES.has(lower.replace(/\.$/, '')) && !ARTICLES.has(lower));
  return kept.map(({ text }) => withoutPossessive(text));
}

/** A part that is nothing but a name with titles: “Sir Jo Bloggs”. */
function namedAlone(text: string, part: Range): Extract<Mention, { kind: 'person' }> | undefined {
  const words = wordsIn(text, part);
  const end = words.findIndex(({ lower }) => AFTER_HEAD.has(lower));
  const own = end > 0 ? words.slice(0, end) : words;
  if (own.length === 0 || own.length > 6 || !own.every((word) => isCapital(word) || NOBLE_PARTICLES.has(word.lower))) {
    return undefined;
  }
  const named = namedIn(text, part, words);
  return named?.kind === 'person' ? named : undefined;
}

/** “the Mayor of London”, “The Deputy Mayor for Policing”: a post that somebody holds who may be named beside it. */
function isPost(words: Word[]): boolean {
  return words.some((word) => isTitle(word));
}

const ANONYMOUS = new Set('source sources insider friend aide ally official somebody someone person people'.split(' '));

function isAnonymous(words: Word[]): boolean {
  return words.some(({ lower }) => ANONYMOUS.has(lower) || isSpokesWord(lower));
}

function description(text: string, head: Range, words: Word[], known?: string): Mention | undefined {
  const [first] = words;
  if (first === undefined) return undefined;
  const to = headEnd(words);
  const noun = known ?? withoutPossessive(words[to - 1]?.lower ?? first.lower);
  const phrase = phraseOf(text, head);
  return {
    kind: 'description',
    phrase,
    head: noun,
    definite: first.lower === 'the' || POSSESSIVES.has(first.lower),
    ...(POSSESSIVES.has(first.lower) ? { of: first.lower } : {}),
  };
}

/** A phrase as a reader would repeat it: without its article and the white space at its ends. */
function phraseOf(text: string, { start, end }: Range): string {
  return text
    .slice(start, end)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:the|a|an)\s+/i, '')
    .replace(/[,.;:]+$/, '');
}

function roleBefore(text: string, words: readonly Word[], at: number): string {
  const [first] = words;
  const last = words[at - 1];
  if (first === undefined || last === undefined || at <= 0) return '';
  return phraseOf(text, { start: first.start, end: last.end });
}

function roleFrom(text: string, { role }: { role?: string }, apposed: Range | undefined): { role?: string } {
  if (apposed === undefined) return {};
  const words = wordsIn(text, apposed);
  const [first] = words;
  // An age is no role.
  if (first === undefined || /^\d+$/.test(first.text) || first.lower === 'who') return {};
  const beside = phraseOf(text, apposed);
  return role === undefined || role === '' ? { role: beside } : {};
}
