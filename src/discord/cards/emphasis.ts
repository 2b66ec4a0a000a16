import type { Match } from '../../answer/types.ts';
import { MESSAGE } from '../kit/limits.ts';
import { escapeText } from '../kit/markdown.ts';

const MARK = '**';
/** What the marks of one card add to its words at most. */
export const EMPHASIS_CHARACTERS = MESSAGE.emphases * 2 * MARK.length;

/** Shorter words say little, and stand everywhere. */
const SHORTEST = 4;
const LETTER = String.raw`[\p{L}\p{M}\p{N}_]`;
/** Forms of a word that count as the same. */
const ENDING = /(?:s|es|ed|ing)$/;
const ENDINGS = '(?:e|s|es|ed|ing)?';

/**
 * Escapes a text and marks in it what was asked for: the phrase that stood in quotation marks, or else the rarest words.
 * Only whole words are marked, and no letter changes.
 */
export function emphasised(text: string, why: readonly Match[]): string {
  const pattern = patternOf(why);
  if (pattern === undefined) return escapeText(text);
  let at = 0;
  let markdown = '';
  for (const { index, 0: found } of [...text.matchAll(pattern)].slice(0, MESSAGE.emphases)) {
    markdown += escapeText(text.slice(at, index)) + MARK + escapeText(found) + MARK;
    at = index + found.length;
  }
  return markdown + escapeText(text.slice(at));
}

/** Several such words in a row are one stretch. */
function patternOf(why: readonly Match[]): RegExp | undefined {
  const wanted = phrasesOf(why) ?? wordsOf(why);
  if (wanted.length === 0) return undefined;
  const any = `(?:${wanted.join('|')})`;
  return new RegExp(`(?<!${LETTER}|['’-])${any}(?: ${any})*(?!${LETTER}|['’-]${LETTER})`, 'giu');
}

function phrasesOf(why: readonly Match[]): string[] | undefined {
  const phrases = why.filter(({ by, matched }) => by === 'phrase' && /\S/.test(matched));
  return phrases.length === 0 ? undefined : phrases.map(({ matched }) => literally(matched.trim()));
}

/** The matched words come rarest first. */
function wordsOf(why: readonly Match[]): string[] {
  return why
    .filter(({ by }) => by === 'words')
    .flatMap(({ matched }) => matched.split(', '))
    .filter((words) => words.length >= SHORTEST)
    .slice(0, MESSAGE.emphasisedWords)
    .map(inAnyForm);
}

function inAnyForm(words: string): string {
  const root = words.replace(ENDING, '');
  return root.length < SHORTEST ? literally(words) : `${literally(root)}${ENDINGS}`;
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
