/** Names that show by what stands around them that somebody is called so: “Amara (not her real name)”, “her son Dean”. */
import { is } from '../lexicon/lexicon.ts';
import { type Word, wordsIn } from '../reading/text.ts';
import { firstOf, type Rule } from './rules.ts';
import {
  type Gender,
  isAgeOrKin,
  isBodyWord,
  isCallingNoun,
  isGivenName,
  isKin,
  isPlaceWord,
  isTitleWord,
} from './word-classes.ts';

/** A name that a text gives in a way of its own. */
interface UnusualName {
  names: readonly string[];
  at: number;
  gender?: Gender;
  /** to be read as any other run of words with capitals */
  isRun: boolean;
}

const UNREAL_NAME = 'not (his|her|their) real name|whose name (?:has been|was) changed|name changed';
const UNREAL = new RegExp(String.raw`(?<![\p{L}’'-] )(?<![\p{L}])(\p{Lu}\p{Ll}+)(?: \(|, )(?:${UNREAL_NAME})`, 'gu');

/** All that read anything count. */
export const UNUSUAL_NAMES: readonly Rule<string, UnusualName[]>[] = [
  {
    name: 'two with one surname',
    when: () => true,
    reads: (text) =>
      Array.from(
        text.matchAll(/(?<![\p{L}’'-])(\p{Lu}\p{Ll}+) and (\p{Lu}\p{Ll}+) (\p{Lu}[\p{L}’'-]+)/gu),
        (found) => found,
      )
        .filter(([, first = '', second = '']) => isGivenName(first.toLowerCase()) || isGivenName(second.toLowerCase()))
        .map(({ 1: first = '', 3: last = '', index }) => ({ names: [first, last], at: index, isRun: true })),
    example: ['Ada and Cy Moss ran it. “It was a shock,” said Ada.', 'direct Ada Moss: “It was a shock,”'],
  },
  {
    name: 'a name that is not real',
    when: () => true,
    reads: (text) =>
      Array.from(text.matchAll(UNREAL), ({ 1: name = '', 2: whose = '', index }) => {
        const gender = whose === 'his' ? 'm' : whose === 'her' ? 'f' : undefined;
        return { names: [name], at: index, isRun: false, ...(gender === undefined ? {} : { gender }) };
      }),
    example: ['Bo Lund left. Amara (not her real name) was 15. “I cried,” she says.', 'direct Amara: “I cried,”'],
  },
  {
    name: 'a name with a star, which a note explains',
    when: (text) => text.includes('*'),
    reads: (text) =>
      Array.from(text.matchAll(/(?<!\p{L})(\p{Lu}\p{Ll}+)\*(?!\*)/gu), (found) => found)
        .filter(({ index }) => !isBehindName(text, index))
        .map(({ 1: name = '', index }) => ({ names: [name], at: index, isRun: false })),
    example: ['When Amara* first rang, she wept.\n\n“I was 15,” she says.', 'direct Amara: “I was 15,”'],
  },
  {
    name: 'a name with a nickname in the middle',
    when: () => true,
    reads: (text) =>
      Array.from(
        text.matchAll(/(?<![\p{L}])(\p{Lu}\p{L}+) [“‘"'][^“”‘’"'\n]{2,25}[”’"'] (\p{Lu}[\p{L}-]+)/gu),
        ({ 1: first = '', 2: last = '', index }) => ({ names: [first, last], at: index, isRun: false }),
      ),
    example: ['Bo Lund left. Carl “The Cat” Reed stayed. “I am tired,” he said.', 'direct Carl Reed: “I am tired,”'],
  },
];

export function unusualNames(text: string): UnusualName[] {
  return UNUSUAL_NAMES.flatMap(({ when, reads }) => (when(text) ? (reads(text) ?? []) : []));
}

/** “(Jo) Bloggs*”, but not “When Jo*” */
function isBehindName(text: string, at: number): boolean {
  const [before] = /\p{Lu}[\p{L}’'-]{0,20}(?= $)/u.exec(text.slice(Math.max(0, at - 22), at)) ?? [];
  return before !== undefined && !is(before.toLowerCase(), 'clauses.before-starred');
}

/** A run of words with capitals that may be somebody's name. */
interface NameRun {
  text: string;
  words: readonly Word[];
  at: number;
  /** index behind its last word */
  end: number;
  first: Word;
  name: Word;
  /** the word before the run, and the one before its last word */
  before: Word | undefined;
  within: Word | undefined;
  /** what stands behind the name */
  behind: string;
}

const INTRODUCED = /^, (?:(?:an?|who|whose|from) |\d{1,3},)/;

/** What shows that a name which the text gives nowhere in full is somebody's. */
export const NEW_NAMES: readonly Rule<NameRun, true>[] = [
  {
    name: 'a name with an age',
    when: ({ name, behind }) => isGivenForm(name) && /^, \d{1,3},/.test(behind),
    reads: () => true,
    example: ['Kezzy, 23, was late. “I ran,” she said.', 'direct Kezzy: “I ran,”'],
  },
  {
    name: 'a calling and a name of which more is told',
    when: ({ at, end, name, within, behind }) =>
      isGivenForm(name) && end - at === 2 && INTRODUCED.test(behind) && isCallingNoun(within?.lower ?? ''),
    reads: () => true,
    example: [
      'Student Yewande, from Lockham, went too. “I was cold,” she said.',
      'direct Yewande (Student): “I was cold,”',
    ],
  },
  {
    name: 'a name of which is told what its bearer is',
    when: ({ text, words, at, end, name, behind }) =>
      isGivenForm(name) && INTRODUCED.test(behind) && isGivenAlone(text, words, at, end),
    reads: () => true,
    example: [
      'Kezzy, a nurse from Lockham, went too. “I was cold,” she said.',
      'direct Kezzy (nurse from Lockham): “I was cold,”',
    ],
  },
  {
    name: 'a title and a name',
    when: ({ at, end, first, name }) =>
      isGivenForm(name) && end - at > 1 && isTitleWord(first.lower) && isSurnameLike(name.lower),
    reads: () => true,
    example: ['Judge Ellery rose. “You lied,” he said.', 'direct Ellery (Judge): “You lied,”'],
  },
  {
    name: 'a relation and a given name',
    when: ({ at, end, name, before, within }) => {
      const noun = (end - 2 >= at ? within : before)?.lower ?? '';
      return isGivenForm(name) && isGivenName(name.lower) && (isKin(noun) || isAgeOrKin(noun));
    },
    reads: () => true,
    example: [
      'Ada Moss, 80, fell. Her partner Dean is angry. “I am tired,” he said.',
      'direct Dean (partner): “I am tired,”',
    ],
  },
];

export function isNewName(text: string, words: readonly Word[], at: number, end: number): boolean {
  const [first, name] = [words[at], words[end - 1]];
  if (first === undefined || name === undefined) return false;
  const within = end - at > 1 ? words[end - 2] : undefined;
  const behind = text.slice(name.end, name.end + 8);
  return firstOf(NEW_NAMES, { text, words, at, end, first, name, before: words[at - 1], within, behind }) ?? false;
}

function isGivenForm({ text }: Word): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(text);
}

function isSurnameLike(lower: string): boolean {
  return !isPlaceWord(lower) && !isTitleWord(lower) && !isBodyWord(lower);
}

/** “Amara, a nurse from Lockham, …” at the head of a sentence: what is told behind the comma is told of people. */
function isGivenAlone(text: string, words: readonly Word[], at: number, end: number): boolean {
  const name = words[at];
  if (name === undefined || at > 0 || end - at !== 1) return false;
  if (isGivenName(name.lower) && /^, who \p{Ll}/u.test(text.slice(name.end, name.end + 8))) return true;
  const apposed = /^, an? ([^,.]{3,60}),/.exec(text.slice(name.end, name.end + 70))?.[1] ?? '';
  return wordsIn(apposed, { start: 0, end: apposed.length }).some(({ lower }) => isCallingNoun(lower));
}

export function isPerson(word: Word | undefined): boolean {
  return word !== undefined && (isTitleWord(word.lower) || isCallingNoun(word.lower));
}
