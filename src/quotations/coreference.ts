/** Whom a text means by “the commissioner”, “his son”, “the plumber”: somebody whom it names, before or after. */
import { is, words } from '../lexicon/lexicon.ts';
import { describe, type Entity, isHumanNoun, wordsOf } from './entity.ts';
import type { FullName, FullNames } from './full-names.ts';
import type { Description } from './roles.ts';
import { firstOf, type Rule } from './rules.ts';
import type { Salience } from './salience.ts';
import {
  genderOf,
  genderOfNoun,
  isAgeOrKin,
  isCallingNoun,
  isKin,
  isKindOf,
  isOccupation,
  isPostNoun,
} from './word-classes.ts';

/** What has been read of a text's people. */
export interface Known {
  readonly salience: Salience;
  readonly fullNames: FullNames;
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

const OF_CHILDREN = /^\p{L}+ of (?:\d+|one|two|three|four|five|six|seven)$/u;

/** By a description. */
export const MEANT: readonly Rule<Meaning, Entity>[] = [
  {
    name: 'a relation who has been named as such',
    when: ({ mention }) => mention.of !== undefined && isKin(mention.head),
    reads: ({ mention, known }) => holderOf(mention, known.salience),
    example: [
      'Ada Moss met her solicitor, Bo Lund. Her son, Cy Moss, left. “No,” said her son.',
      'direct Cy Moss (son): “No,”',
    ],
  },
  {
    name: 'a relation with the same surname',
    when: ({ mention }) => mention.of !== undefined && is(mention.head, 'nouns.of-an-age', 'base'),
    reads: ({ mention, at, known }) => namesake(mention, at, known),
    example: ['Ada and Cy Moss ran it. Mr Moss wept. “I ran,” said his sister.', 'direct Ada Moss: “I ran,”'],
  },
  {
    name: 'somebody of an age, or with children',
    when: ({ mention: { definite, head, phrase, of } }) =>
      of === undefined && definite && (isAgeOrKin(head) || (is(head, 'nouns.parents') && OF_CHILDREN.test(phrase))),
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
    when: ({ mention: { definite, of } }) => of === undefined && definite,
    reads: ({ mention, known }) => holderOf(mention, known.salience),
    example: [
      'The mayor of Lock, Ada Moss, met the mayor of Wharf, Bo Lund. “Two,” the mayor of Lock said.',
      'direct Ada Moss (mayor of Lock): “Two,”',
    ],
  },
  {
    name: 'a body by what it is',
    when: ({ mention: { definite, of } }) => of === undefined && definite,
    reads: ({ mention, at, known }) => known.bodyCalled(mention.head, at),
    example: [
      'Ada Moss asked the Metropolitan Police. “We are ready,” the force said.',
      'direct Metropolitan Police: “We are ready,”',
    ],
  },
  {
    name: 'somebody introduced here and named later',
    when: ({ mention }) => mention.of === undefined,
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
    when: ({ mention: { definite, bare, of, head } }) => of === undefined && (definite || bare) && isPostNoun(head),
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
    when: ({ mention: { definite, bare, of } }) => of === undefined && (definite || bare),
    reads: ({ mention, known }) => known.described(mention.head, false),
    example: [
      'A tired plumber said it was “hell”. Bo Lund, 33, left.\n\n“I ran,” the plumber said.',
      'mixed tired plumber: it was “hell” | direct tired plumber: “I ran,”',
    ],
  },
  {
    name: 'a body that a headline means',
    when: ({ mention: { bare, of } }) => of === undefined && bare,
    reads: ({ mention, at, known }) => known.bodyCalled(mention.head, at),
    example: [
      'Lock ‘failed’ boats, says watchdog\n\nThe Lock Inspectorate left.',
      'mixed Lock Inspectorate: Lock ‘failed’ boats',
    ],
  },
  {
    name: 'a post that is told for the first time',
    when: ({ mention: { definite, of } }) => of === undefined && definite,
    reads: ({ mention, known }) => nowPosted(mention, known.salience),
    example: [
      'Ada Moss was sorry. Bo Lund’s team lost. “We lost,” the Lockham coach said.',
      'direct Ada Moss (Lockham coach): “We lost,”',
    ],
  },
  {
    name: 'somebody whom the text has not called so',
    when: ({ mention: { definite, bare, of } }) => of === undefined && (definite || bare),
    reads: ({ mention, known }) => newlyCalled(mention, known),
    example: ['Bo Lund, 33, ran to help.\n\n“I saw it,” said the plumber.', 'direct Bo Lund: “I saw it,”'],
  },
  {
    name: 'somebody of whom only a headline speaks',
    when: ({ mention: { definite, bare, of } }) => of === undefined && (definite || bare),
    reads: ({ mention, known }) => known.described(mention.head, true),
    example: [
      'Lock ‘a trap’, says veteran boater\n\n“It is,” the boater said.',
      'mixed veteran boater: Lock ‘a trap’ | direct veteran boater: “It is,”',
    ],
  },
];

interface Calling extends Description {
  salience: Salience;
  /** those of the last sentence who may be meant */
  here: readonly Entity[];
  fits: (entity: Entity) => boolean;
}

/** “The shop owner”: too little by the noun alone. */
const AT_SOMETHING = /\p{L} (?:owner|worker|manager|keeper)$/u;
const FORMER = /^(?:former|retired|ex|then)[ -]/i;
/** A longer description tells of somebody new. */
const LONGEST_CALLING = 3;

/** By a calling that the text has not given them: “Jo Bloggs went home. ‘…,’ said the plumber.” */
export const VARIATIONS: readonly Rule<Calling, Entity>[] = [
  {
    name: 'by a broader word',
    when: () => true,
    reads: ({ head, salience, fits }) =>
      salience.latest.find((entity) => entity.kind === 'person' && fits(entity) && isKindOf(head, entity.roles)),
    example: [
      'Police met Ada Moss, the home secretary. “We agree,” the minister said.',
      'direct Ada Moss (home secretary): “We agree,”',
    ],
  },
  {
    name: 'as a parent',
    when: ({ head }) => is(head.replace(/^great-/, ''), 'nouns.parents'),
    reads: ({ head, here }) => onlyOne(here.filter(({ gender }) => gender === genderOfNoun(head))),
    example: ['Ada Moss, a nurse, lost her son. “I wept,” the mum said.', 'direct Ada Moss (nurse): “I wept,”'],
  },
  {
    name: 'by a state',
    when: ({ head }) => is(head, 'nouns.states', 'base'),
    reads: ({ here }) => onlyOne(here),
    example: ['Ada Moss, a nurse, walked home. “I am free,” the widow said.', 'direct Ada Moss (nurse): “I am free,”'],
  },
  {
    name: 'by a post',
    when: isPost,
    reads: ({ head, here }) => onlyOne(here.filter((entity) => isRoleless(entity) || areBothAtTheTop(head, entity))),
    example: ['Bo Lund was at the town hall. “We must act,” the mayor told us.', 'direct Bo Lund: “We must act,”'],
  },
  {
    name: 'by an occupation, as the one who can have it',
    when: (calling) => !isPost(calling) && isOccupation(calling.head),
    reads: ({ here }) => onlyOne(here.filter(isRoleless)),
    example: ['Ada Moss, a nurse, met Bo Lund. “I ran,” the plumber said.', 'direct Bo Lund: “I ran,”'],
  },
  {
    name: 'by an occupation, as whom it is all about',
    when: (calling) => !isPost(calling) && isOccupation(calling.head),
    reads: ({ salience, fits }) => onlyOne(salience.subjects.filter((entity) => isRoleless(entity) && fits(entity))),
    example: [
      'Dr Ada Moss has her lunch late.\n\nDCI Bo Lund likes her. “She is quick,” he says.\n\n“They are dead,” the pathologist says.',
      'direct Bo Lund (DCI): “She is quick,” | direct Ada Moss: “They are dead,”',
    ],
  },
];

/** Whom a text means by a description; undefined for somebody new. */
export function meant(mention: Description, at: number, known: Known): Entity | undefined {
  return firstOf(MEANT, { mention, at, known });
}

function newlyCalled(mention: Description, { salience, fullNames }: Known): Entity | undefined {
  const { head, definite, phrase } = mention;
  if (!definite || phrase.split(' ').length > LONGEST_CALLING || fullNames.isAnybody(head)) return undefined;
  const fits = (entity: Entity) => isOfGender(entity, genderOfNoun(head));
  const entity = firstOf(VARIATIONS, { ...mention, salience, fits, here: salience.lastNamed.filter(fits) });
  entity?.roles.add(head);
  return entity;
}

function isOfGender(entity: Entity, gender: Entity['gender']): boolean {
  return gender === undefined || entity.gender === undefined || entity.gender === gender;
}

function onlyOne(entities: readonly Entity[]): Entity | undefined {
  const [only, ...others] = new Set(entities);
  return others.length === 0 ? only : undefined;
}

function isPost({ phrase, head }: Description): boolean {
  const isFormer = FORMER.test(phrase) && (isPostNoun(head) || isCallingNoun(head));
  return is(head, 'nouns.single-posts', 'base') || AT_SOMETHING.test(phrase) || isFormer;
}

/** Whether the text has told nothing of what somebody does. */
function isRoleless({ kind, role, roles }: Entity): boolean {
  if (kind !== 'person' || (role !== undefined && !isOfFamily(role))) return false;
  return [...roles].every((noun) => isKin(noun) || is(noun, 'nouns.doctors', 'base') || !isPostNoun(noun));
}

/** “father of two”, “single mum” */
function isOfFamily(role: string): boolean {
  const parts = role.toLowerCase().split(/[\s-]+/);
  return parts.every((word, at) => isKin(word) || is(word, 'clauses.family-words') || parts[at - 1] === 'of');
}

/** The bus chief may be the head of buses. */
function areBothAtTheTop(head: string, { kind, roles }: Entity): boolean {
  const isTop = (noun: string) => is(noun, 'nouns.top', 'base');
  const isShort = [head, ...roles].some((noun) => is(noun, 'nouns.headline-top', 'base'));
  return kind === 'person' && isShort && isTop(head) && [...roles].some(isTop);
}

/** Who was last named with a post: of several, whoever has most of its words. */
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
function withPost({ phrase, head }: Description, fullNames: FullNames): FullName | undefined {
  const told = wordsOf(phrase);
  const apart = [...words('posts.apart')];
  return fullNames.withPost([head], (has) => apart.every((word) => told.includes(word) === has(word)));
}

/** The headline's “Federation boss”: the chair of the Police Federation. */
function atTheTop({ phrase, head }: Description, fullNames: FullNames): FullName | undefined {
  const of = wordsOf(phrase).filter((word) => word !== head && word.length > 2);
  if (!is(head, 'nouns.headline-top', 'base') || of.length === 0) return undefined;
  const isOf = (has: (word: string) => boolean) => (word: string) => has(word) || has(`${word}s`) || has(`${word}es`);
  return fullNames.withPost(words('nouns.top', 'base'), (has) => of.every(isOf(has)));
}
