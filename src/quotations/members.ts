import { isCallingNoun, isKin, isPostNoun, isSpokesWord, type Sex, sexOfNoun, withoutPossessive } from './names.ts';

/** Somebody or something that a text has speak or act. */
export interface Member {
  kind: 'person' | 'body' | 'description';
  /** as a person would read it */
  name: string;
  names: readonly string[];
  titles: Set<string>;
  /** words of the posts and descriptions that the text gives them, lower-case */
  roles: Set<string>;
  role?: string;
  sex: Sex | undefined;
}

export function newMember(kind: Member['kind'], name: string): Member {
  return { kind, name, names: [], titles: new Set(), roles: new Set(), sex: undefined };
}

/** Somebody whom a text describes and does not name. */
export function describedAs({ phrase, head }: { phrase: string; head: string }): Member {
  return { ...newMember('description', phrase), roles: new Set([head]), sex: sexOfNoun(head) };
}

/** Adds a role, as the text has it, to what is known of somebody. */
export function describe(member: Member, role: string): void {
  const words = wordsOf(role);
  for (const word of words) member.roles.add(word);
  member.role ??= role;
  member.sex ??= words.map((word) => sexOfNoun(word)).find((sex) => sex !== undefined);
}

/** Whether “he” or “she” may be meant: a source or a mother may be, a meeting is not. */
export function isHuman({ kind, names, roles }: Member): boolean {
  return (
    kind === 'person' || (kind === 'description' && (names.length > 0 || [...roles].some((role) => isHumanNoun(role))))
  );
}

export function isHumanNoun(noun: string): boolean {
  return isPostNoun(noun) || isCallingNoun(noun) || isKin(noun) || isSpokesWord(noun) || HUMAN.has(noun);
}

const HUMAN = new Set(
  'source insider friend aide ally official somebody someone person one another other victim adult child kid youth relative resident politician candidate clerk prisoner inmate detainee patient guest client cop bobby expert undergraduate graduate medic priest hero'.split(
    ' ',
  ),
);

export function isPlural({ kind, names, roles }: Member): boolean {
  return kind === 'description' && names.length === 0 && [...roles].some((role) => /[^s]s$/.test(role));
}

/** The words of a phrase, lower-case, without possessives. */
export function wordsOf(phrase: string): string[] {
  return phrase
    .toLowerCase()
    .split(/[^\p{L}’'-]+/u)
    .map(withoutPossessive);
}
