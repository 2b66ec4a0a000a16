/** Two people whom one phrase names, and who speak as one. */
import { type Range, type Word, wordsIn } from '../reading/text.ts';
import { type Description, isHumanNoun, type NamedBody, phraseOf } from './entity.ts';
import { headEnd, isNameLike, isTitle, namedAlone, namedIn } from './names.ts';
import { isBodyWord, isCapital, isGivenName } from './word-classes.ts';

const PAIR = /^\p{Lu}\p{Ll}+ and \p{Lu}\p{Ll}+ \p{Lu}[\p{L}’'-]+$/u;

/** “Labour MP Jo Bloggs and Green peer Al Reed”: two who each have a name of their own. */
export function twoWithPosts(text: string, head: Range): Description | undefined {
  const words = wordsIn(text, head);
  const and = words.findIndex(({ lower }) => lower === 'and');
  const [left, right] = [words.slice(0, and), words.slice(and + 1)];
  const [first, last] = [left[0], right[0]];
  if (and < 2 || first === undefined || last === undefined) return undefined;
  const named = [left, right].map((side) => {
    const range = { start: side[0]?.start ?? 0, end: side.at(-1)?.end ?? 0 };
    return namedIn(text, range, side);
  });
  const names = named.flatMap((each) =>
    each?.kind === 'person' && each.names.length > 1 ? [each.names.join(' ')] : [],
  );
  const isTold = named.every(
    (each) => each?.kind === 'person' && (each.roles.length > 0 || isGivenName(each.names[0]?.toLowerCase() ?? '')),
  );
  return names.length < 2 || !isTold ? undefined : couple(names.join(' and '));
}

/** @param head the noun for the two, by which the text may refer to them again: “the couple”, “the parents” */
function couple(phrase: string, head = 'couple'): Description {
  return { kind: 'description', phrase, head, definite: false, bare: false, named: true };
}

/** “Bloggs and Reed”, “Mr Bloggs and Dr Reed”: two people by their surnames alone. */
export function twoSurnames(text: string, head: Range): Description | undefined {
  const words = wordsIn(text, head);
  const and = words.findIndex(({ lower }) => lower === 'and');
  const isSurname = (side: readonly Word[]) => {
    const names = side.filter((word) => !isTitle(word));
    return side.every(isCapital) && names.length === 1 && names.every(isNameLike);
  };
  const isTwo = and > 0 && isSurname(words.slice(0, and)) && isSurname(words.slice(and + 1));
  return isTwo ? couple(phraseOf(text, head)) : undefined;
}

/** “Jo Bloggs, a baker and Al Reed(, a teacher)”: no comma ends the post of the first. */
export function twoAroundPost(text: string, head: Range, apposed: Range): Description | undefined {
  const words = wordsIn(text, apposed);
  const and = words.findIndex(({ lower }) => lower === 'and');
  const [post, second] = [words.slice(0, and), words.slice(and + 1)];
  const [last] = post.slice(-1);
  const [begins] = second;
  if (and < 1 || last === undefined || begins === undefined || isCapital(last) || !isHumanNoun(last.lower))
    return undefined;
  const range = { start: begins.start, end: apposed.end };
  const isTold = isGivenName(begins.lower) || isTitle(begins);
  const isName = second.length > 1 && isTold && namedAlone(text, range) !== undefined;
  const isPostAlone = headEnd(post) === post.length && !/^(?:who|whose|which)$/.test(post[0]?.lower ?? '');
  if (!isName || !isPostAlone || namedAlone(text, head) === undefined) return undefined;
  return couple(`${phraseOf(text, head)} and ${phraseOf(text, range)}`);
}

/** “Jo and Bea Bloggs”, “Her parents, Jo and Bea Bloggs”: two who speak as one. */
export function pairIn(
  text: string,
  parts: readonly Range[],
  words: readonly Word[],
): Description | NamedBody | undefined {
  const pair = parts.find(({ start, end }) => PAIR.test(text.slice(start, end)));
  if (pair === undefined) return undefined;
  const noun = words.at(-1)?.lower ?? '';
  // “Lockham and Wharf Council” is a body.
  const names = wordsIn(text, pair).map(({ lower }) => lower);
  if (isBodyWord(names.at(-1) ?? '')) return { kind: 'body', name: phraseOf(text, pair) };
  if (pair === parts[0] && !names.slice(0, 3).some(isGivenName)) return undefined;
  if (pair !== parts[0] && !/[^s]s$|^couple$/.test(noun)) return undefined;
  return couple(phraseOf(text, pair), pair === parts[0] ? 'couple' : noun);
}
