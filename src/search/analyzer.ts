/**
 * Text → terms: the same for the index and for questions, so that both speak of the same words.
 */
import { stemmer } from 'stemmer';
import { words as lexicon } from '../lexicon/lexicon.ts';
import { normalizeWord } from './words.ts';

/** A word of a text: as it was normalised, and where it stood. */
export interface Token {
  /** lower case, no diacritics, no possessive */
  word: string;
  /** offset of its first character in the text that was analysed */
  start: number;
  /** offset after its last character */
  end: number;
}

// Words and numbers; an apostrophe or a full stop inside a word belongs to it (O'Loan, s.60), so does a thousands comma.
const WORD = /[\p{L}\p{N}£%]+(?:['’.,](?=[\p{L}\p{N}])[\p{L}\p{N}]+)*/gu;

/** Splits a text into normalised words with their offsets. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const word = normalizeWord(match[0]);
    if (word !== '') tokens.push({ word, start, end: start + match[0].length });
  }
  return tokens;
}

/** Which words of a text stand in capitals, as short forms do: none where all of several words do, as when somebody shouts. */
export function capitalsIn(text: string, tokens: readonly Pick<Token, 'start' | 'end'>[]): boolean[] {
  const typed = tokens.map(({ start, end }) => text.slice(start, end).replace(/['’]s$/, ''));
  return typed.length === 1 || /\p{Ll}/u.test(typed.join(' ')) ? typed.map(isInCapitals) : typed.map(() => false);
}

/** A single letter is a capital for other reasons. */
export function isInCapitals(word: string): boolean {
  return /^\p{Lu}{2,}$/u.test(word);
}

/** The words of a text in their normalised form. */
export function words(text: string): string[] {
  return (text.match(WORD) ?? []).map(normalizeWord).filter((word) => word !== '');
}

/** A word that carries a subject, and its term. */
export interface Telling {
  word: string;
  term: string;
}

/** Of words as they were typed; undefined for those that carry no subject. */
const analysed = new Map<string, Telling | undefined>();

/** The words of a text that carry a subject, in order. Most words recur: each is taken apart once. */
export function tellingWords(text: string): Telling[] {
  const telling: Telling[] = [];
  for (const typed of text.match(WORD) ?? []) {
    let known = analysed.get(typed);
    if (known === undefined && !analysed.has(typed)) {
      const word = normalizeWord(typed);
      if (word !== '' && !isStopWord(word)) known = { word, term: stem(word) };
      if (analysed.size >= MAX_CACHED_WORDS) analysed.clear();
      analysed.set(typed, known);
    }
    if (known !== undefined) telling.push(known);
  }
  return telling;
}

/**
 * Words that carry no subject: function words, question words and chat. They are neither indexed nor searched for.
 * Negations and comparatives are among them: what they ask is read by the question, not by the index.
 */
const STOP_WORDS = new Set(Array.from(lexicon('stop-words.questions'), normalizeWord));

/** Whether a normalised word carries no subject of its own. A single letter names nothing, not even X. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word) || /^[a-z]$/.test(word);
}

const stems = new Map<string, string>();
/** What is kept of words is begun anew at about so many: a bound on memory, not on vocabulary. */
const MAX_CACHED_WORDS = 50_000;

/** The Porter stem of a normalised word; numbers stay as they are. */
export function stem(word: string): string {
  let stemmed = stems.get(word);
  if (stemmed === undefined) {
    stemmed = /\d/.test(word) ? word : stemmer(word);
    if (stems.size >= MAX_CACHED_WORDS) stems.clear();
    stems.set(word, stemmed);
  }
  return stemmed;
}

/** The terms of a text: the stems of its words in order, without stop words. */
export function terms(text: string): string[] {
  return tellingWords(text).map(({ term }) => term);
}
