/** What shows a reviewer that words are whose the draft says. */
import type { Person } from '../corpus/schema.ts';
import { sentenceAround } from '../drafting/surroundings.ts';
import type { SourceDraft } from './draft.ts';

/** Letters and digits around a name make it part of another word. */
const IN_A_WORD = /[\p{L}\p{N}]/u;

/**
 * The sentence of a draft’s text that names the speaker of some words, where their own sentence does not: the nearest
 * before them, else the first after.
 * @param sentence the words’ own, as it stands in the text
 */
export function namingSentence(
  { article }: Pick<SourceDraft, 'article'>,
  sentence: string,
  { name, aliases }: Pick<Person, 'name' | 'aliases'>,
): string | undefined {
  const at = sentence === '' ? -1 : article.indexOf(sentence);
  const surname = name.split(' of ')[0]?.split(' ').at(-1) ?? name;
  const names = [name, ...aliases, surname];
  if (at < 0 || names.some((each) => placesOf(sentence, each).length > 0)) return undefined;
  for (const each of names) {
    const places = placesOf(article, each);
    const place = places.findLast((start) => start < at) ?? places[0];
    if (place !== undefined) return sentenceAround(article, place, place + each.length).text;
  }
  return undefined;
}

function placesOf(text: string, name: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const isWord = !IN_A_WORD.test(text.charAt(at - 1)) && !IN_A_WORD.test(text.charAt(at + name.length));
    if (isWord) places.push(at);
  }
  return places;
}
