/**
 * What of a message tells what it asks: its words and how its clauses begin, the rules that it meets, what the record knows
 * in it, and how it came. Each feature is a string; asks-weights.json has what each counts.
 */
import { table, words } from '../lexicon/lexicon.ts';
import type { Known, Message } from './asks-message.ts';

/** Messages are read as far as this. */
const MAX_CHARACTERS = 4_000;
/** Words that stand apart at the start and at the end of a message. */
const EDGE = 2;
/** Letters by which words of one stem are told, roughly, and misspelt ones too. */
const STEM = 4;

/** Words whose shape is read, and those that a short message has. */
const MAX_WORDS = 40;
const SHORT = 5;
const ENDINGS = ['ing', 'ed', 'ly', 's'];
const CLASSES = [...table('messages.shapes')].map(([name, words]) => [name, new Set(words)] as const);
/** Classes of words that may stand before what a message is about. */
const BEFORE_FORM = words('messages.before-sentences');
const EVALUATING = [...words('messages.evaluating')];
/** Words of this length that end so are mostly verbs. */
const VERB = /^.{3,}(?:ed|ing)$/;

export function featuresOf(message: Message, known: Known): string[] {
  const text = message.text.slice(0, MAX_CHARACTERS);
  const plain = shownIn(text);
  const clauses = clausesOf(plain);
  const way = message.follows ? 'after' : 'alone';
  const words = wordsOf(plain);
  const first = words.slice(0, MAX_WORDS);
  return [
    ...new Set([
      'bias',
      `door ${message.door}`,
      way,
      ...featuresOfWords(words, way),
      ...featuresOfShape(first, way),
      ...featuresOfPatterns(first),
      ...featuresOfForm(formOf(first, plain), message, known),
      ...clauses.flatMap(featuresOfClause),
      `clauses ${Math.min(3, clauses.length)}`,
      ...featuresOfMarks(text, plain, way),
      ...featuresOfNames(known, way),
    ]),
  ];
}

function featuresOfWords(words: readonly string[], way: string): string[] {
  return [
    ...words.map((word) => `word ${word}`),
    ...words.map((word) => `word ${way} ${word}`),
    ...words.map((word) => `stem ${word.slice(0, STEM)}`),
    ...words.slice(1).map((word, at) => `words ${words[at]} ${word}`),
    ...words.slice(0, EDGE).map((word) => `early ${word}`),
    ...words.slice(-EDGE).map((word) => `late ${word}`),
    `length ${way} ${lengthOf(words)}`,
  ];
}

/** Words beside the classes of their neighbours, and words with one between them. */
function featuresOfPatterns(words: readonly string[]): string[] {
  const classes = words.map(classOf);
  return words.flatMap((word, at) => [
    ...(at === 0 ? [] : [`pattern ${words[at - 1]} (${classes[at]})`, `pattern (${classes[at - 1]}) ${word}`]),
    ...(at < 2 ? [] : [`pattern ${words[at - 2]} … ${word}`]),
  ]);
}

/** The kind of sentence that a message is, and what goes with it. */
interface Form {
  sentence: string;
  isMarked: boolean;
  isEvaluating: boolean;
  person: string;
  length: number;
}

function formOf(words: readonly string[], plain: string): Form {
  const classes = words.map(classOf);
  const has = (name: string) => classes.includes(name);
  return {
    sentence: sentenceOf(words, classes),
    isMarked: endsInMark(plain),
    isEvaluating: EVALUATING.some(has),
    person: ['first', 'second', 'third'].find(has) ?? 'nobody',
    length: lengthOf(words),
  };
}

/** Questions begin with a question word or a helper, requests with a verb of asking, statements have a verb further on. */
function sentenceOf(words: readonly string[], classes: readonly string[]): string {
  const opens = classes.findIndex((each) => !BEFORE_FORM.has(each));
  const [first, ...rest] = classes.slice(opens === -1 ? classes.length - 1 : opens);
  if (first === 'asking' || (first === 'places' && rest[0] === 'asking')) return 'question';
  if (first === 'helpers') return 'yes or no';
  if (first === 'requests') return 'request';
  if (classes.indexOf('asking') > 0) return 'question within';
  if (rest.includes('requests')) return 'request within';
  if (rest.includes('helpers')) return 'statement';
  return words.some((word) => VERB.test(word)) ? 'verb' : 'fragment';
}

function featuresOfForm(
  { sentence, isMarked, isEvaluating, person, length }: Form,
  { follows, door }: Message,
  { things, speakers }: Known,
): string[] {
  const way = follows ? 'after' : 'alone';
  const named = things + speakers > 0 ? 'names' : 'no names';
  const mark = isMarked ? 'marked' : 'unmarked';
  return [
    sentence,
    `${sentence} ${way}`,
    `${sentence} ${door}`,
    `${sentence} ${mark}`,
    `${sentence} ${named}`,
    `${sentence} ${way} ${mark} ${named}`,
    `${sentence} ${way} ${length}`,
    `${sentence} ${person}`,
    `${sentence} ${isEvaluating ? 'evaluating' : 'plain'}`,
    `person ${way} ${person}`,
  ].map((each) => `form ${each}`);
}

function endsInMark(plain: string): boolean {
  return /\?[^\p{L}]*$/u.test(plain);
}

function lengthOf(words: readonly string[]): number {
  return Math.min(6, Math.ceil(Math.log2(words.length + 1)));
}

/** The words of a text that are of no class: those that name things. @returns at most `MAX_WORDS` */
export function namingWords(text: string): string[] {
  return wordsOf(shownIn(text))
    .slice(0, MAX_WORDS)
    .filter((word) => !word.startsWith('#') && !CLASSES.some(([, words]) => words.has(word)));
}

/** How a message is made: the classes of its words, alone, in pairs and threes, at its start, and all where it is short. */
function featuresOfShape(words: readonly string[], way: string): string[] {
  const classes = words.map(classOf);
  const run = (length: number) =>
    classes.flatMap((_, at) => classes.slice(at, at + length).join(' ')).slice(0, 1 - length);
  return [
    ...classes.flatMap((each) => [`class ${each}`, `class ${way} ${each}`]),
    ...run(2).map((pair) => `shape ${pair}`),
    ...run(3).map((three) => `shape ${three}`),
    `starts ${classes.slice(0, 2).join(' ')}`,
    `starts ${way} ${classes.slice(0, 3).join(' ')}`,
    `ends ${way} ${classes.slice(-2).join(' ')}`,
    ...(classes.length <= SHORT ? [`whole ${way} ${classes.join(' ')}`] : []),
  ];
}

function classOf(word: string): string {
  if (word.startsWith('#')) return word;
  const listed = CLASSES.find(([, words]) => words.has(word));
  if (listed !== undefined) return listed[0];
  return ENDINGS.find((ending) => word.length > ending.length + 2 && word.endsWith(ending)) ?? 'other';
}

function featuresOfClause(clause: string): string[] {
  const [one, two, three] = wordsOf(clause);
  if (one === undefined) return [];
  return [
    `begins ${one}`,
    ...(two === undefined ? [] : [`begins ${one} ${two}`]),
    ...(three === undefined ? [] : [`begins ${one} ${two} ${three}`]),
  ];
}

function featuresOfNames({ things, speakers, reads, frequencies }: Known, way: string): string[] {
  const common = frequencies.map((frequency) =>
    frequency === 0 ? 0 : Math.min(4, Math.ceil(Math.log10(frequency + 1))),
  );
  return [
    ...reads.flatMap((each) => [`reads ${each}`, `reads ${way} ${each}`]),
    ...common.map((each) => `on record ${way} ${each}`),
    ...(common.length === 0 ? [] : [`rarest ${way} ${Math.min(...common)}`, `commonest ${way} ${Math.max(...common)}`]),
    `naming ${way} ${Math.min(4, common.length)}`,
    `things ${way} ${Math.min(2, things)}`,
    `speakers ${way} ${Math.min(2, speakers)}`,
    ...(things + speakers === 0 ? [`nothing known ${way}`] : []),
  ];
}

function featuresOfMarks(text: string, plain: string, way: string): string[] {
  const marks: [string, boolean][] = [
    [`mark at the end ${way}`, endsInMark(plain)],
    [`mark within ${way}`, /\?.*\p{L}/su.test(plain)],
    [`year ${way}`, /\b(?:19|20)\d\d\b/.test(plain)],
    ['digits', /\d/.test(plain)],
    ['somebody is mentioned', text.includes('<@')],
    ['link', /https?:|\.example\b/.test(text)],
    ['code', /```|^\s*[{<]/m.test(text)],
    ['emoji', /\p{Extended_Pictographic}/u.test(text)],
    ['exclamation', text.includes('!')],
    ['capitals', /\p{Lu}{4}/u.test(text)],
    ['another script', isForeign(text)],
  ];
  return marks.flatMap(([name, stands]) => (stands ? [name] : []));
}

/** Words, with numbers told apart only as years and others, and letters that are drawn out cut to two. */
function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{N}'%£]+/gu) ?? []).map((word) => {
    if (/^(?:19|20)\d\d$/.test(word)) return '#year';
    return /^\d/.test(word) ? '#number' : word.replace(/(.)\1{2,}/gu, '$1$1');
  });
}

function isForeign(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters > 4 && latin * 2 < letters;
}

/** Punctuation ends a clause, but for the point within a number. */
const CLAUSE_END = /[.!?;:…\n]+(?!\d)| [–—-] |, ?/;

/** The words that a message shows, in small letters: without code, quoted lines, mentions of people, links and emoji. */
function shownIn(text: string): string {
  return text
    .replace(/```[\s\S]*?(?:```|$)/g, ' , ')
    .replace(/^>.*$/gm, ' ')
    .replace(/<a?:\w+:\d+>|<(?:@[!&]?|#)\d+>/g, ' , ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/[’‘`´]/g, "'")
    .replace(/\p{Extended_Pictographic}/gu, ' ')
    .toLowerCase()
    .replace(/n't\b/g, 'nt')
    .replace(/\bu\b/g, 'you')
    .replace(/\bur\b/g, 'your')
    .trim();
}

function clausesOf(plain: string): string[] {
  return plain.split(CLAUSE_END).filter((clause) => /[\p{L}\p{N}]/u.test(clause));
}
