/**
 * English as the readers need it: classes of words, kept in files beside this one. A class is named by its file and its
 * heading, as in “verbs.speech”. Words of verbs.txt and nouns.txt are lemmas, and a class of them has every form; what else
 * there is stands as it is written. Each file is read when one of its classes is first asked for.
 */
import { readWords } from './files.ts';
import { type Exceptions, type Form, nounForms, verbForms } from './inflect.ts';
import { parseWords, type WordClass } from './parse.ts';

export type { Form };

const files = new Map<string, ReadonlyMap<string, WordClass>>();
const sets = new Map<string, ReadonlySet<string>>();
const lemmas = new Map<string, string>();
let exceptions: Exceptions | undefined;

/**
 * Whether a word, in small letters, belongs to a class.
 * @param forms only these forms of its lemmas; all where none are given
 */
export function is(word: string, name: string, ...forms: readonly Form[]): boolean {
  return words(name, ...forms).has(word);
}

/** Every word of a class; a reader that asks often keeps the set. */
export function words(name: string, ...forms: readonly Form[]): ReadonlySet<string> {
  const key = forms.length === 0 ? name : `${name} ${forms.join(' ')}`;
  let found = sets.get(key);
  if (found === undefined) {
    found = new Set(listOf(name).flatMap((word) => formsIn(name, word, forms)));
    sets.set(key, found);
  }
  return found;
}

/** The words of several classes together. */
export function wordsOf(...names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => [...words(name)]));
}

/** A class whose lines have colons: each word with its words, in the file's order. */
export function table(name: string): ReadonlyMap<string, readonly string[]> {
  const found = classOf(name);
  if (found.kind !== 'table') throw new RangeError(`“${name}” of the lexicon is a list of words, no table.`);
  return found.rows;
}

/** A table that gives one word each. */
export function pairs(name: string): ReadonlyMap<string, string> {
  return new Map(Array.from(table(name), ([key, [value = '']]) => [key, value]));
}

/** The forms of a verb's lemma, the lemma among them. */
export function forms(lemma: string): readonly string[] {
  return Object.values(verbForms(lemma, irregular())).flat();
}

/** The plural of a noun, whether or not nouns.txt has it. */
export function pluralOf(noun: string): string {
  return nounForms(noun, irregular()).s[0] ?? noun;
}

/** The lemma that a form of a verb in verbs.txt belongs to. */
export function lemma(word: string): string | undefined {
  if (lemmas.size === 0) learnLemmas();
  return lemmas.get(word);
}

/**
 * An alternation of a class's words for a regular expression, longest first, in a group that captures nothing. Apostrophes
 * match straight and curly ones, blanks any white space.
 */
export function pattern(...names: readonly string[]): string {
  return alternation(names.flatMap((name) => [...words(name)]));
}

/** As `pattern`, of only these forms of a class. */
export function patternOf(name: string, ...forms: readonly Form[]): string {
  return alternation([...words(name, ...forms)]);
}

/**
 * As `pattern`, of capital and small letters alike, for an expression that tells them apart elsewhere. It does without the
 * modifier `(?i:…)`: V8 loses that over an alternation once a process has compiled a megabyte of expressions.
 */
export function patternInAnyCase(...names: readonly string[]): string {
  return pattern(...names).replace(/(?<!\\)\p{L}/gu, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}

function alternation(all: readonly string[]): string {
  const longestFirst = [...new Set(all)].sort((left, right) => right.length - left.length);
  return `(?:${longestFirst.map(escaped).join('|')})`;
}

function escaped(word: string): string {
  return word
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replaceAll("'", "['’]")
    .replaceAll(' ', '\\s+');
}

function formsIn(name: string, word: string, wanted: readonly Form[]): readonly string[] {
  const inflect = name.startsWith('verbs.') ? verbForms : name.startsWith('nouns.') ? nounForms : undefined;
  if (inflect === undefined) return [word];
  const all = inflect(word, irregular());
  return wanted.length === 0 ? Object.values(all).flat() : wanted.flatMap((form) => all[form]);
}

function learnLemmas(): void {
  const classes = [...file('verbs').values()].flatMap((each) => (each.kind === 'list' ? each.words : []));
  for (const word of classes) for (const form of forms(word)) if (!lemmas.has(form)) lemmas.set(form, word);
  for (const word of classes) lemmas.set(word, word);
}

function irregular(): Exceptions {
  exceptions ??= {
    verbs: table('inflections.verbs'),
    nouns: table('inflections.nouns'),
    doubled: words('inflections.doubled'),
  };
  return exceptions;
}

function listOf(name: string): readonly string[] {
  const found = classOf(name);
  return found.kind === 'list' ? found.words : [...found.rows.keys()];
}

function classOf(name: string): WordClass {
  const [where = '', heading = ''] = name.split('.');
  const found = file(where).get(heading);
  if (found === undefined) throw new RangeError(`src/lexicon/words/${where}.txt has no class [${heading}].`);
  return found;
}

function file(name: string): ReadonlyMap<string, WordClass> {
  let found = files.get(name);
  if (found === undefined) {
    found = parseWords(name, readWords(name));
    files.set(name, found);
  }
  return found;
}
