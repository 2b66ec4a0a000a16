/**
 * Elegant variation: a text speaks of somebody whom it has just named by a calling that it has not given them. “Jo Bloggs
 * went home. ‘…,’ said the plumber.”
 */
import type { Focus } from './focus.ts';
import type { Member } from './members.ts';
import type { Description } from './mentions.ts';
import { isCallingNoun, isKin, isOccupation, isPostNoun, sexOfNoun } from './names.ts';
import { isKindOf, isShortForTop, TOP_POSTS } from './ranks.ts';

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

type Fits = (member: Member) => boolean;

/** Whom the text means by “the …”, where it has called nobody so. */
export function varied(description: Description, focus: Focus): Member | undefined {
  const { phrase, head, definite } = description;
  if (!definite || phrase.split(' ').length > LONGEST) return undefined;
  const sex = sexOfNoun(head);
  const isOfSex: Fits = (member) => sex === undefined || member.sex === undefined || member.sex === sex;
  const broadly = focus.latest.find((m) => m.kind === 'person' && isOfSex(m) && isKindOf(head, m.roles));
  if (broadly !== undefined) return broadly;
  const here = focus.lastNamed.filter(isOfSex);
  if (PARENTS.has(head.replace(/^great-/, ''))) return onlyOne(here.filter((member) => member.sex === sex));
  if (STATES.has(head)) return onlyOne(here);
  if (isPost(description)) return onlyOne(here.filter((m) => isRoleless(m) || areBothAtTheTop(head, m)));
  const last = focus.lastSubject;
  if (!isOccupation(head)) return undefined;
  if (last !== undefined && isRoleless(last) && isOfSex(last)) return last;
  // A profile comes back to whom it is about, past others whose callings it has told.
  return onlyOne(here.filter(isRoleless)) ?? onlyOne(focus.subjects.filter((m) => isRoleless(m) && isOfSex(m)));
}

function onlyOne(members: readonly Member[]): Member | undefined {
  const [only, ...others] = new Set(members);
  return others.length === 0 ? only : undefined;
}

function isPost({ phrase, head }: Description): boolean {
  return (
    POSTS.has(head) || AT_SOMETHING.test(phrase) || (FORMER.test(phrase) && (isPostNoun(head) || isCallingNoun(head)))
  );
}

/** Whether the text has told nothing of what somebody does. */
function isRoleless({ kind, role, roles }: Member): boolean {
  if (kind !== 'person' || (role !== undefined && !isOfFamily(role))) return false;
  return [...roles].every((noun) => isKin(noun) || OF_DOCTORS.has(noun) || !isPostNoun(noun));
}

/** “father of two”, “single mum” */
function isOfFamily(role: string): boolean {
  const words = role.toLowerCase().split(/[\s-]+/);
  return words.every((word, at) => isKin(word) || OF_FAMILY.has(word) || words[at - 1] === 'of');
}

/** The bus chief may be the head of buses. */
function areBothAtTheTop(head: string, { kind, roles }: Member): boolean {
  return (
    kind === 'person' &&
    [head, ...roles].some(isShortForTop) &&
    TOP_POSTS.has(head) &&
    [...roles].some((noun) => TOP_POSTS.has(noun))
  );
}
