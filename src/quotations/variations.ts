/**
 * Elegant variation: a text speaks of somebody whom it has just named by a calling that it has not given them. “Jo Bloggs
 * went home. ‘…,’ said the plumber.”
 */
import { is } from '../lexicon/lexicon.ts';
import { type Description, type Entity, isOfGender } from './entity.ts';
import { firstOf, type Rule } from './rules.ts';
import type { Salience } from './salience.ts';
import { genderOfNoun, isCallingNoun, isKin, isKindOf, isOccupation, isPostNoun } from './word-classes.ts';

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

/** Whom the text means by “the …”, where it has called nobody so. */
export function newlyCalled(mention: Description, salience: Salience): Entity | undefined {
  const { head, definite, phrase } = mention;
  if (!definite || phrase.split(' ').length > LONGEST_CALLING) return undefined;
  const fits = (entity: Entity) => isOfGender(entity, genderOfNoun(head));
  const entity = firstOf(VARIATIONS, { ...mention, salience, fits, here: salience.lastNamed.filter(fits) });
  entity?.roles.add(head);
  return entity;
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
