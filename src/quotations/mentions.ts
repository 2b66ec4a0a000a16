/** Reads the words by which a text names who speaks: “Supt Jo Bloggs, of the Met”, “a source close to the mayor”, “she”. */
import { is, pattern, patternOf } from '../lexicon/lexicon.ts';
import { type Range, type Word, wordsIn } from '../reading/text.ts';
import {
  type Description,
  type Mention,
  type NamedBody,
  type NamedPerson,
  phraseOf,
  ranked,
  roleBefore,
  roleBeside,
} from './entity.ts';
import {
  documentBy,
  headEnd,
  isArticle,
  isPost,
  namedAlone,
  namedBeside,
  namedIn,
  nameWords,
  relativeOf,
} from './names.ts';
import { pairIn, twoAroundPost, twoSurnames, twoWithPosts } from './pairs.ts';
import { firstOf, type Rule } from './rules.ts';
import { isCapital, isPronoun, isSpokesWord, lazily, withoutPossessive } from './word-classes.ts';

/** The words that name somebody, in parts. */
interface Phrase {
  text: string;
  range: Range;
  /** words of the first part, which commas or brackets may end */
  words: readonly Word[];
  head: Range;
  others: readonly Range[];
  apposed: Range | undefined;
  /** the name in the first part */
  here: NamedPerson | NamedBody | undefined;
}

export const MENTIONS: readonly Rule<Phrase, Mention>[] = [
  {
    name: 'Downing Street by a number',
    when: ({ text, head }) => /^(?:No|Number) 1[01]$/.test(text.slice(head.start, head.end)),
    reads: ({ text, head }) => ({ kind: 'body', name: phraseOf(text, head) }),
    example: [
      'On Monday night No 10 confirmed there would be no inquiry.',
      'indirect No 10: there would be no inquiry',
    ],
    counter: ['Bo Lund, of No 7, said: “I am fit.”', 'direct Bo Lund (of No 7): “I am fit.”'],
  },
  {
    name: 'who wrote what is read',
    when: () => true,
    reads: ({ text, range }) => {
      const author = authorOf(text, range);
      return author && readMention(text, author);
    },
    example: [
      'The letter, written by Ada Moss and seen by us, says: “We are late.”',
      'direct Ada Moss: “We are late.”',
    ],
  },
  {
    name: 'the name by which a text calls somebody',
    when: () => true,
    reads: ({ text, range }) => calledIn(text, range),
    example: ['A man, who can be named only as PC K, said: “I ran.”', 'direct PC K (man): “I ran.”'],
  },
  {
    name: 'another, of whom more is told',
    when: ({ text, head, apposed }) =>
      apposed !== undefined &&
      /^(?:one|another)$/i.test(text.slice(head.start, head.end)) &&
      /^an? \p{Ll}/u.test(text.slice(apposed.start, apposed.start + 4)),
    reads: ({ text, apposed }) => apposed && description(text, beforeClause(text, apposed), wordsIn(text, apposed)),
    example: ['Another, a retired baker who lost his savings, felt “like a boy”.', 'mixed retired baker: “like a boy”'],
  },
  {
    name: 'two who speak as one',
    when: () => true,
    reads: ({ text, head, others, words }) =>
      twoWithPosts(text, head) ?? pairIn(text, [head, ...others.slice(0, 1)], words),
    example: ['Tia’s parents, Ada and Cy Moss, said: “No.”', 'direct Ada and Cy Moss: “No.”'],
  },
  {
    name: 'two by their surnames',
    when: () => true,
    reads: ({ text, head }) => twoSurnames(text, head),
    example: [
      'Ada Moss met Bo Lund. Later, Moss and Lund said: “We are ready.”',
      'direct Moss and Lund: “We are ready.”',
    ],
    counter: ['Wharf and Lock Council said: “We are ready.”', 'direct Wharf and Lock Council: “We are ready.”'],
  },
  {
    name: 'two of whom the first has a post beside the name',
    when: ({ apposed }) => apposed !== undefined,
    reads: ({ text, head, apposed }) => apposed && twoAroundPost(text, head, apposed),
    example: [
      'Ada Moss, a baker and Jo Lund, a teacher, said: “We saw it.”',
      'direct Ada Moss and Jo Lund: “We saw it.”',
    ],
    counter: ['Ada Moss, who met the baker and Jo Lund, said: “We saw it.”', 'direct Ada Moss: “We saw it.”'],
  },
  {
    name: 'a relation of somebody named',
    when: ({ text, others }) => namedBeside(text, others) === undefined,
    reads: ({ text, head }) => relativeOf(text.slice(head.start, head.end)),
    example: ['“No,” said the father of Tia Lund.', 'direct Tia Lund’s father: “No,”'],
  },
  {
    name: 'a spokesperson',
    when: ({ words }) => words.some(({ lower }) => isSpokesWord(lower)),
    reads: ({ text, head, words, apposed }) => spokesperson(text, head, words, apposed),
    example: ['A spokesperson, Ada Moss, said: “We are ready.”', 'direct Ada Moss (spokesperson): “We are ready.”'],
  },
  {
    name: 'a person by name',
    when: ({ here }) => here?.kind === 'person',
    reads: ({ text, here, words, others, apposed }) => {
      if (here?.kind !== 'person') return undefined;
      const age = apposed === undefined ? undefined : /^\d{1,3}$/.exec(text.slice(apposed.start, apposed.end))?.[0];
      const roles = ranked(here.roles, besideOf(text, others));
      return { ...here, ...whoseOf(words), roles, ...(age === undefined ? {} : { age }) };
    },
    example: [
      '“We are ready,” said Ada Moss, of the campaign group Unwatched.',
      'direct Ada Moss (of the campaign group Unwatched): “We are ready,”',
    ],
  },
  {
    name: 'a name in apposition',
    when: ({ words, here }) => !isAnonymous(words) && (here === undefined || isPost(words)),
    reads: ({ text, words, others }) => {
      const beside = namedBeside(text, others);
      if (beside === undefined) return undefined;
      const roles = [roleBefore(text, words), ...beside.roles].filter((role) => role !== '');
      return { ...beside, ...whoseOf(words), roles };
    },
    example: [
      'Bo Lund left. His solicitor, Ada Moss, said: “He is sorry.”',
      'direct Ada Moss (solicitor): “He is sorry.”',
    ],
  },
  {
    name: 'a document with whose it is',
    when: ({ apposed }) => apposed !== undefined,
    reads: ({ text, head, apposed }) => documentBy(text, head, apposed),
    example: [
      'The study, by the Lock Trust, called the tram “a joke”.',
      'mixed study by the Lock Trust: the tram “a joke”',
    ],
  },
  {
    name: 'a body by name',
    when: () => true,
    reads: ({ here }) => here,
    example: [
      'Liberty said: “Yes.” Ada Moss said: “No.”\n\n“We are ready,” it said.',
      'direct Liberty: “Yes.” | direct Ada Moss: “No.” | direct Liberty: “We are ready,”',
    ],
  },
  {
    name: 'a description',
    when: () => true,
    reads: ({ text, head, words }) => description(text, head, words),
    example: ['“No,” said a tired neighbour.', 'direct tired neighbour: “No,”'],
  },
];

/** @returns undefined for a stretch without words */
export function readMention(text: string, range: Range): Mention | undefined {
  const all = wordsIn(text, range);
  const [first] = all;
  if (first === undefined) return undefined;
  if (isPronoun(first.lower) || (all.length === 1 && /^(?:him|his|her)$/.test(first.lower))) {
    return { kind: 'pronoun', pronoun: first.lower };
  }
  const [head = range, ...others] = partsOf(text, range);
  const words = others.length === 0 ? all : wordsIn(text, head);
  return firstOf(MENTIONS, { text, range, words, head, others, apposed: others[0], here: namedIn(text, head, words) });
}

function whoseOf([first]: readonly Word[]): { of?: string } {
  return first !== undefined && /^(?:his|her)$/.test(first.lower) ? { of: first.lower } : {};
}

/** “a retired baker (who …)” */
function beforeClause(text: string, { start, end }: Range): Range {
  const who = text.slice(start, end).search(/ (?:who|whose|which) /);
  return { start, end: who === -1 ? end : start + who };
}

const written = lazily(() => {
  const issued = `(?:,? (?:which was )?${patternOf('verbs.issuing', 'participle')})?`;
  return new RegExp(
    `^(?:${pattern('clauses.determiners')} )?(?:[\\p{L}-]+ ){0,2}${patternOf('nouns.letters', 'base')}${issued} (?:by|from) `,
    'iu',
  );
});
/** “Jo Bloggs’s statement” */
const owned = lazily(() => {
  const name = String.raw`((?:\p{Lu}[\p{L}’'-]* ){0,3}\p{Lu}[\p{L}-]+(?:['’]\p{L}{2,})?)`;
  return new RegExp(`^${name}['’]s? (?:\\p{Ll}+ )?${patternOf('nouns.letters', 'base')}(?:,|$)`, 'u');
});
const called = lazily(() => {
  const owner = '(?:his|her|their)(?=[^.]* (?:identified|known) )';
  const calling = String.raw`((?:the|an?|one|another|${owner}) (?:[\p{Ll}-]+ ){0,3}?[\p{Ll}-]+)`;
  const clause = `(?:,? who ${pattern('clauses.naming')}(?: only)?(?: be)?|,)?`;
  const verb = '(?:(?:known|identified|named|referred to)(?: only)? as|called|nicknamed|named)';
  const name = String.raw`[“‘"']?(\p{Lu}[\p{L}\d’-]*(?: \p{Lu}[\p{L}\d’-]*){0,3}(?: \d{1,3})?)(?![\p{L}\d])`;
  return new RegExp(`^${calling}${clause} ${verb} ${name}`, 'iu');
});
const passedOn = lazily(() => {
  const verbs = patternOf('verbs.passing-on', 'participle');
  return new RegExp(String.raw`,|\s+and\s+${verbs}\b|\s+(?:seen|sent|shared) `);
});

/** “The letter, written by Jo Bloggs and seen by the Gazette”: what a letter says, its writer says. */
function authorOf(text: string, { start, end }: Range): Range | undefined {
  const phrase = text.slice(start, end);
  const [, owner = ''] = owned().exec(phrase) ?? [];
  if (owner !== '') return { start, end: start + owner.length };
  const [before] = written().exec(phrase) ?? [];
  if (before === undefined) return undefined;
  const stop = phrase.slice(before.length).search(passedOn());
  return { start: start + before.length, end: stop === -1 ? end : start + before.length + stop };
}

/** “A sleeper known as ‘Big Mick’”, “a colleague, identified as Officer B”: the name by which the text calls somebody. */
export function calledIn(text: string, { start, end }: Range): NamedPerson | undefined {
  const [, calling = '', name] = called().exec(text.slice(start, end)) ?? [];
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
  // “Jo Bloggs, who met the chief constable, Al Reed, last week”: what follows is the clause's.
  const clause = parts.findIndex((part) => /^(?:who|whose|which)\b/i.test(text.slice(part.start, part.start + 6)));
  return (
    parts
      .slice(0, clause === -1 ? 2 : Math.min(2, clause))
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
  return words.some(({ lower }) => is(lower, 'nouns.anonymous') || isSpokesWord(lower));
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
    definite: first.lower === 'the' || is(first.lower, 'clauses.possessives'),
    bare: !isArticle(first.lower) && !is(first.lower, 'clauses.possessives') && !/[^s]s$/.test(noun),
    ...(is(first.lower, 'clauses.possessives') ? { of: first.lower } : {}),
  };
}
