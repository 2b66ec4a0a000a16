import { is } from '../lexicon/lexicon.ts';
import {
  type Gender,
  genderOfNoun,
  isCallingNoun,
  isKin,
  isPostNoun,
  isSpokesWord,
  withoutPossessive,
} from './word-classes.ts';

/** Somebody or something that a text has speak or act. */
export interface Entity {
  kind: 'person' | 'body' | 'description';
  /** as a person would read it */
  name: string;
  names: readonly string[];
  titles: Set<string>;
  /** words of the posts and descriptions that the text gives them, lower-case */
  roles: Set<string>;
  role?: string;
  gender: Gender | undefined;
}

export function newEntity(kind: Entity['kind'], name: string): Entity {
  return { kind, name, names: [], titles: new Set(), roles: new Set(), gender: undefined };
}

/** Somebody whom a text describes and does not name. */
export function describedAs({ phrase, head }: { phrase: string; head: string }): Entity {
  return { ...newEntity('description', phrase), roles: new Set([head]), gender: genderOfNoun(head) };
}

/** Adds a role, as the text has it, to what is known of somebody. */
export function describe(entity: Entity, role: string): void {
  const words = wordsOf(role);
  for (const word of words) entity.roles.add(word);
  entity.role ??= role;
  entity.gender ??= words.map((word) => genderOfNoun(word)).find((gender) => gender !== undefined);
}

/** Whether “he” or “she” may be meant: a source or a mother may be, a meeting is not. */
export function isHuman({ kind, names, roles }: Entity): boolean {
  return (
    kind === 'person' || (kind === 'description' && (names.length > 0 || [...roles].some((role) => isHumanNoun(role))))
  );
}

export function isHumanNoun(noun: string): boolean {
  return (
    isPostNoun(noun) || isCallingNoun(noun) || isKin(noun) || isSpokesWord(noun) || is(noun, 'nouns.people', 'base')
  );
}

export function isPlural({ kind, names, roles }: Entity): boolean {
  return kind === 'description' && names.length === 0 && [...roles].some((role) => /[^s]s$/.test(role));
}

/** The words of a phrase, lower-case, without possessives. */
export function wordsOf(phrase: string): string[] {
  return phrase
    .toLowerCase()
    .split(/[^\p{L}’'-]+/u)
    .map(withoutPossessive);
}

/** @param title lower-case, where the name keeps it: “sir” */
export function shown(names: readonly string[], title: string | undefined): string {
  const name = names.join(' ');
  return title === undefined ? name : `${title.charAt(0).toUpperCase()}${title.slice(1)} ${name}`;
}
