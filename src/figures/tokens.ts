/** A text cut into sentences of words, numbers and marks: what every reader of figures works on. */
import { words } from '../lexicon/lexicon.ts';

export interface Token {
  start: number;
  end: number;
  text: string;
  lower: string;
  kind: 'number' | 'word' | 'mark';
  /** no blank between it and the token before */
  glued: boolean;
}

export interface Sentence {
  tokens: readonly Token[];
  start: number;
  end: number;
  /** index of its paragraph; the first one is the headline where it does not end in a full stop */
  paragraph: number;
}

// One alternative a character class, none of them nested: linear on any input.
const TOKEN = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\p{L}+(?:['’]\p{L}+)*|[^\s\p{L}\d]/gu;
/** Text without full stops is cut here, so that reading stays linear. */
const LONGEST = 300;
const STOPS = new Set(['.', '!', '?']);
const CLOSING = new Set(['"', '”', '’', "'", ')']);
const ABBREVIATIONS = words('abbreviations.stopped');

/** The sentences of a text, in order. Blank lines and line breaks end a sentence too. */
export function sentencesIn(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let tokens: Token[] = [];
  let paragraph = 0;
  let previous: Token | undefined;
  const close = () => {
    const [first] = tokens;
    const last = tokens.at(-1);
    if (first && last) sentences.push({ tokens, start: first.start, end: last.end, paragraph });
    tokens = [];
  };
  for (const match of text.matchAll(TOKEN)) {
    const token = tokenAt(match[0], match.index, previous);
    const between = text.slice(previous?.end ?? 0, token.start);
    const breaks = between.split('\n').length - 1;
    if (breaks > 0 || tokens.length >= LONGEST || endsSentence(tokens, token)) close();
    if (breaks > 1) paragraph += 1;
    tokens.push(token);
    previous = token;
  }
  close();
  return sentences;
}

function tokenAt(text: string, start: number, previous: Token | undefined): Token {
  const kind = /^\d/.test(text) ? 'number' : /^\p{L}/u.test(text) ? 'word' : 'mark';
  return { start, end: start + text.length, text, lower: text.toLowerCase(), kind, glued: previous?.end === start };
}

/** The text of a token in small letters; empty where there is none. */
export function lowerAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.lower ?? '';
}

/** Whether a full stop, and the quotation marks that close after it, stand before the next token. */
function endsSentence(tokens: readonly Token[], next: Token): boolean {
  if (next.glued) return false;
  let last = tokens.length - 1;
  while (last >= 0 && CLOSING.has(tokens[last]?.text ?? '')) last -= 1;
  const stop = tokens[last];
  if (!stop || !STOPS.has(stop.text)) return false;
  if (stop.text !== '.') return !/^\p{Ll}/u.test(next.text);
  return !ABBREVIATIONS.has(tokens[last - 1]?.lower ?? '') && !/^\p{Ll}/u.test(next.text);
}
