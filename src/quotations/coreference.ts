/** Whom a text means by “the commissioner”, “his son”, “the plumber”: somebody whom it names, before or after. */
import { is, words } from '../lexicon/lexicon.ts';
import { type Description, describe, type Entity, type FullName, isHumanNoun, isOfGender, wordsOf } from './entity.ts';
import { firstOf, type Rule } from './rules.ts';
import type { Salience } from './salience.ts';
import { newlyCalled } from './variations.ts';
import { genderOf, genderOfNoun, isAgeOrKin, isKin, isPostNoun } from './word-classes.ts';

/** Those whom a text names in full anywhere. */
interface InFull {
  /** whether the text gives anybody a post or calling */
  isAnybody(noun: string): boolean;
  /** who is introduced by the words at a place, and named only later */
  introducedAt(at: number): FullName | undefined;
  /** who else has somebody's surname */
  namesakes(names: readonly string[]): readonly FullName[];
  /** the one person who has a post and whose words fit */
  withPost(heads: Iterable<string>, fits: (has: (word: string) => boolean) => boolean): FullName | undefined;
}

/** What has been read of a text's people. */
export interface Known {
  readonly salience: Salience;
  readonly fullNames: InFull;
  /** the body that a noun means at a place */
  bodyCalled(noun: string, at: number): Entity | undefined;
  /** who was last described by a noun; not those of whom only a headline speaks, where these are left out */
  described(head: string, withHeadlines: boolean): Entity | undefined;
  person(full: FullName, at: number): Entity;
}

interface Meaning {
  mention: Description;
  at: number;
  known: Known;
}

/** By a description with whose it is: “her son”. */
export const RELATIONS: readonly Rule<Meaning, Entity>[] = [
  {
    name: 'a relation who has been named as such',
    when: ({ mention }) => isKin(mention.head),
    reads: ({ mention, known }) => holderOf(mention, known.salience),
    example: [
      'Ada Moss met her solicitor, Bo Lund. Her son, Cy Moss, left. “No,” said her son.',
      'direct Cy Moss (son): “No,”',
    ],
  },
  {
    name: 'a relation with the same surname',
    when: ({ mention }) => is(mention.head, 'nouns.of-an-age', 'base'),
    reads: ({ mention, at, known }) => namesake(mention, at, known),
    example: ['Ada and Cy Moss ran it. Mr Moss wept. “I ran,” said his sister.', 'direct Ada Moss: “I ran,”'],
  },
];

/** By another description. */
export const MEANT: readonly Rule<Meaning, Entity>[] = [
  {
    name: 'somebody of an age, or with children',
    when: ({ mention: { definite, head, phrase } }) =>
      definite && (isAgeOrKin(head) || (is(head, 'nouns.parents') && isOfChildren(phrase))),
    reads: ({ mention: { head }, known }) => {
      const people = known.salience.latest;
      return (
        people.find(({ roles }) => roles.has(head)) ??
        people.find((entity) => entity.kind === 'person' && isOfGender(entity, genderOfNoun(head)))
      );
    },
    example: [
      'Ada Moss, 54, fell. Cy Reed, 20, ran.\n\n“They came late,” the 54-year-old said.',
      'direct Ada Moss: “They came late,”',
    ],
  },
  {
    name: 'who holds a post',
    when: ({ mention: { definite } }) => definite,
    reads: ({ mention, known }) => holderOf(mention, known.salience),
    example: [
      'The mayor of Lock, Ada Moss, met the mayor of Wharf, Bo Lund. “Two,” the mayor of Lock said.',
      'direct Ada Moss (mayor of Lock): “Two,”',
    ],
  },
  {
    name: 'a body by what it is',
    when: ({ mention: { definite } }) => definite,
    reads: ({ mention, at, known }) => known.bodyCalled(mention.head, at),
    example: [
      'Ada Moss asked the Metropolitan Police. “We are ready,” the force said.',
      'direct Metropolitan Police: “We are ready,”',
    ],
  },
  {
    name: 'somebody introduced here and named later',
    when: () => true,
    reads: ({ at, known }) => {
      const full = known.fullNames.introducedAt(at);
      return full && known.person(full, at);
    },
    example: [
      'A bus driver has told how a passenger robbed him.\n\nGwen Ostler was driving the 12.',
      'indirect Gwen Ostler: how a passenger robbed him',
    ],
  },
  {
    name: 'who has a post, wherever the text names them',
    when: ({ mention: { definite, bare, head } }) => (definite || bare) && isPostNoun(head),
    reads: ({ mention, at, known }) => {
      const full = withPost(mention, known.fullNames) ?? atTheTop(mention, known.fullNames);
      return full && known.person(full, at);
    },
    example: [
      '“One,” said the commissioner.\n\nSir Bo Lund, who became commissioner in May, left.',
      'direct Sir Bo Lund: “One,”',
    ],
  },
  {
    name: 'somebody described so before',
    when: ({ mention: { definite, bare } }) => definite || bare,
    reads: ({ mention, known }) => known.described(mention.head, false),
    example: [
      'A tired plumber said it was “hell”. Bo Lund, 33, left.\n\n“I ran,” the plumber said.',
      'mixed tired plumber: it was “hell” | direct tired plumber: “I ran,”',
    ],
  },
  {
    name: 'a body that a headline means',
    when: ({ mention: { bare } }) => bare,
    reads: ({ mention, at, known }) => known.bodyCalled(mention.head, at),
    example: [
      'Lock ‘failed’ boats, says watchdog\n\nThe Lock Inspectorate left.',
      'mixed Lock Inspectorate: Lock ‘failed’ boats',
    ],
  },
  {
    name: 'a post that is told for the first time',
    when: ({ mention: { definite } }) => definite,
    reads: ({ mention, known }) => nowPosted(mention, known.salience),
    example: [
      'Ada Moss was sorry. Bo Lund’s team lost. “We lost,” the Lockham coach said.',
      'direct Ada Moss (Lockham coach): “We lost,”',
    ],
  },
  {
    name: 'somebody whom the text has not called so',
    when: ({ mention: { definite, bare } }) => definite || bare,
    reads: ({ mention, known }) =>
      known.fullNames.isAnybody(mention.head) ? undefined : newlyCalled(mention, known.salience),
    example: ['Bo Lund, 33, ran to help.\n\n“I saw it,” said the plumber.', 'direct Bo Lund: “I saw it,”'],
  },
  {
    name: 'somebody of whom only a headline speaks',
    when: ({ mention: { definite, bare } }) => definite || bare,
    reads: ({ mention, known }) => known.described(mention.head, true),
    example: [
      'Lock ‘a trap’, says veteran boater\n\n“It is,” the boater said.',
      'mixed veteran boater: Lock ‘a trap’ | direct veteran boater: “It is,”',
    ],
  },
];

/** Whom a text means by a description; undefined for somebody new. */
export function meant(mention: Description, at: number, known: Known): Entity | undefined {
  return firstOf(mention.of === undefined ? MEANT : RELATIONS, { mention, at, known });
}

/** Who was last named with a post: of several, the one whose post shares most words with it. */
function holderOf({ phrase, head }: Description, salience: Salience): Entity | undefined {
  // “The union” is not its secretary.
  if (!isHumanNoun(head)) return undefined;
  const told = wordsOf(phrase);
  const apart = told.filter((word) => is(word, 'posts.apart'));
  let best: { entity: Entity; shared: number } | undefined;
  for (const entity of salience.latest) {
    if (entity.kind !== 'person' || !entity.roles.has(head)) continue;
    if (apart.some((word) => !entity.roles.has(word))) continue;
    const shared = told.filter((word) => entity.roles.has(word)).length;
    if (best === undefined || shared > best.shared) best = { entity, shared };
  }
  return best?.entity;
}

/** “The Lockham United manager”, of somebody named just before whose post is told in this way for the first time. */
function nowPosted({ phrase, head }: Description, salience: Salience): Entity | undefined {
  const last = salience.lastSubject;
  const isTold = isPostNoun(head) && /^\p{Lu}/u.test(phrase) && phrase.includes(' ');
  if (!isTold || last?.kind !== 'person' || last.role !== undefined) return undefined;
  describe(last, phrase);
  return last;
}

/** “Her sister”, where one other woman bears her surname and is nobody else's kin. */
function namesake({ head, of = '' }: Description, at: number, known: Known): Entity | undefined {
  const owner = known.salience.of(of, at);
  if (owner?.kind !== 'person') return undefined;
  const isSame = (names: readonly string[]) => genderOf([(names[0] ?? '').toLowerCase()]) === genderOfNoun(head);
  const [only, ...others] = known.fullNames
    .namesakes(owner.names)
    .filter(({ names, roles }) => isSame(names) && ![...roles].some((role) => isKin(role)));
  return only === undefined || others.length > 0 ? undefined : known.person(only, at);
}

/** The headline's “commissioner” */
function withPost({ phrase, head }: Description, fullNames: InFull): FullName | undefined {
  const told = wordsOf(phrase);
  const apart = [...words('posts.apart')];
  return fullNames.withPost([head], (has) => apart.every((word) => told.includes(word) === has(word)));
}

/** The headline's “Federation boss”: the chair of the Police Federation. */
function atTheTop({ phrase, head }: Description, fullNames: InFull): FullName | undefined {
  const of = wordsOf(phrase).filter((word) => word !== head && word.length > 2);
  if (!is(head, 'nouns.headline-top', 'base') || of.length === 0) return undefined;
  const isOf = (has: (word: string) => boolean) => (word: string) => has(word) || has(`${word}s`) || has(`${word}es`);
  return fullNames.withPost(words('nouns.top', 'base'), (has) => of.every(isOf(has)));
}

/** “the father of two” */
function isOfChildren(phrase: string): boolean {
  const [, number = ''] = /^\p{L}+ of (\d+|\p{Ll}+)$/u.exec(phrase) ?? [];
  return /^\d/.test(number) || is(number, 'numbers.small');
}
