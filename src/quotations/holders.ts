/** Who holds a post of which a text speaks, among those whom it has named. */
import type { Focus } from './focus.ts';
import { describe, isHumanNoun, type Member, wordsOf } from './members.ts';
import type { Description } from './mentions.ts';
import { isPostNoun } from './names.ts';

/** Tell one post from another of the same noun: the deputy mayor is not the mayor. */
export const TELLING_APART: ReadonlySet<string> = new Set(
  'deputy shadow former ex vice assistant acting co-founder junior'.split(' '),
);

/** Who was last named with this post: of several, whoever has most of its words. */
export function holderOf({ phrase, head }: Description, focus: Focus): Member | undefined {
  // “The union” is not its secretary.
  if (!isHumanNoun(head)) return undefined;
  const words = wordsOf(phrase);
  let best: { member: Member; shared: number } | undefined;
  for (const member of focus.latest) {
    if (member.kind !== 'person' || !member.roles.has(head)) continue;
    if ([...TELLING_APART].some((word) => words.includes(word) && !member.roles.has(word))) continue;
    const shared = words.filter((word) => member.roles.has(word)).length;
    if (best === undefined || shared > best.shared) best = { member, shared };
  }
  return best?.member;
}

/** “The Lockham United manager”, of somebody named just before whose post is told in this way for the first time. */
export function nowPosted({ phrase, head, definite }: Description, focus: Focus): Member | undefined {
  const last = focus.lastSubject;
  const isTold = definite && isPostNoun(head) && /^\p{Lu}/u.test(phrase) && phrase.includes(' ');
  if (!isTold || last?.kind !== 'person' || last.role !== undefined) return undefined;
  describe(last, phrase);
  return last;
}
