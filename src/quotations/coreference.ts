import { describe, type Entity, isHumanNoun, wordsOf } from './entity.ts';
import type { Description } from './mentions.ts';
import { genderOfNoun, isCallingNoun, isKin, isOccupation, isPostNoun } from './name-words.ts';
import { isKindOf, isShortForTop, TOP_POSTS } from './ranks.ts';
import type { Salience } from './salience.ts';

/**
 * Elegant variation: a text speaks of somebody whom it has just named by a calling that it has not given them. “Jo Bloggs
 * went home. ‘…,’ said the plumber.”
 */

/** Posts of which mostly one person at a time is spoken, so that they can be whoever the last sentence was about. */
const POSTS = new Set(
  `commissioner mayor minister governor commander superintendent inspector councillor senator president chancellor leader
  chief boss director founder vicar priest imam rabbi ombudsman mp peer academic expert`.split(/\s+/),
);
/** What everybody called Dr may be, for all that the text tells. */
const OF_DOCTORS = new Set(['doctor', 'academic', 'expert']);
const OF_FAMILY = new Set('of and a an single proud young married grieving expectant'.split(' '));
/** What somebody is whatever their calling. */
const STATES = new Set('hero heroine pensioner teenager veteran star newlywed widow widower survivor'.split(' '));
const PARENTS = new Set(
  'mum mom mother dad father gran grandma granny grandad granddad nan grandmother grandfather'.split(' '),
);
const FORMER = /^(?:former|retired|ex|then)[ -]/i;
/** “The shop owner”: too little by the noun alone. */
const AT_SOMETHING = /\p{L} (?:owner|worker|manager|keeper)$/u;
const LONGEST = 3;

type Fits = (entity: Entity) => boolean;

/** Whom the text means by “the …”, where it has called nobody so. */
export function varied(description: Description, salience: Salience): Entity | undefined {
  const { phrase, head, definite } = description;
  if (!definite || phrase.split(' ').length > LONGEST) return undefined;
  const gender = genderOfNoun(head);
  const isOfGender: Fits = (entity) => gender === undefined || entity.gender === undefined || entity.gender === gender;
  const broadly = salience.latest.find((m) => m.kind === 'person' && isOfGender(m) && isKindOf(head, m.roles));
  if (broadly !== undefined) return broadly;
  const here = salience.lastNamed.filter(isOfGender);
  if (PARENTS.has(head.replace(/^great-/, ''))) return onlyOne(here.filter((entity) => entity.gender === gender));
  if (STATES.has(head)) return onlyOne(here);
  if (isPost(description)) return onlyOne(here.filter((m) => isRoleless(m) || areBothAtTheTop(head, m)));
  const last = salience.lastSubject;
  if (!isOccupation(head)) return undefined;
  if (last !== undefined && isRoleless(last) && isOfGender(last)) return last;
  // A profile comes back to whom it is about, past others whose callings it has told.
  return onlyOne(here.filter(isRoleless)) ?? onlyOne(salience.subjects.filter((m) => isRoleless(m) && isOfGender(m)));
}

function onlyOne(entities: readonly Entity[]): Entity | undefined {
  const [only, ...others] = new Set(entities);
  return others.length === 0 ? only : undefined;
}

function isPost({ phrase, head }: Description): boolean {
  return (
    POSTS.has(head) || AT_SOMETHING.test(phrase) || (FORMER.test(phrase) && (isPostNoun(head) || isCallingNoun(head)))
  );
}

/** Whether the text has told nothing of what somebody does. */
function isRoleless({ kind, role, roles }: Entity): boolean {
  if (kind !== 'person' || (role !== undefined && !isOfFamily(role))) return false;
  return [...roles].every((noun) => isKin(noun) || OF_DOCTORS.has(noun) || !isPostNoun(noun));
}

/** “father of two”, “single mum” */
function isOfFamily(role: string): boolean {
  const words = role.toLowerCase().split(/[\s-]+/);
  return words.every((word, at) => isKin(word) || OF_FAMILY.has(word) || words[at - 1] === 'of');
}

/** The bus chief may be the head of buses. */
function areBothAtTheTop(head: string, { kind, roles }: Entity): boolean {
  return (
    kind === 'person' &&
    [head, ...roles].some(isShortForTop) &&
    TOP_POSTS.has(head) &&
    [...roles].some((noun) => TOP_POSTS.has(noun))
  );
}

/** Who holds a post of which a text speaks, among those whom it has named. */

/** Tell one post from another of the same noun: the deputy mayor is not the mayor. */
export const TELLING_APART: ReadonlySet<string> = new Set(
  'deputy shadow former ex vice assistant acting co-founder junior'.split(' '),
);

/** Who was last named with this post: of several, whoever has most of its words. */
export function holderOf({ phrase, head }: Description, salience: Salience): Entity | undefined {
  // “The union” is not its secretary.
  if (!isHumanNoun(head)) return undefined;
  const words = wordsOf(phrase);
  let best: { entity: Entity; shared: number } | undefined;
  for (const entity of salience.latest) {
    if (entity.kind !== 'person' || !entity.roles.has(head)) continue;
    if ([...TELLING_APART].some((word) => words.includes(word) && !entity.roles.has(word))) continue;
    const shared = words.filter((word) => entity.roles.has(word)).length;
    if (best === undefined || shared > best.shared) best = { entity, shared };
  }
  return best?.entity;
}

/** “The Lockham United manager”, of somebody named just before whose post is told in this way for the first time. */
export function nowPosted({ phrase, head, definite }: Description, salience: Salience): Entity | undefined {
  const last = salience.lastSubject;
  const isTold = definite && isPostNoun(head) && /^\p{Lu}/u.test(phrase) && phrase.includes(' ');
  if (!isTold || last?.kind !== 'person' || last.role !== undefined) return undefined;
  describe(last, phrase);
  return last;
}
