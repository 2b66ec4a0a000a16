import { escapeText, wholeCharacters } from './markdown.ts';

/**
 * Divides words into passages that fit, escaped, between two word ends. Put together again they are the text, letter for letter.
 * A single word that is longer than a passage is the only thing ever divided.
 * @param characters room for each passage after escaping
 */
export function passagesOf(text: string, characters: number): string[] {
  const passages: string[] = [];
  let passage = '';
  for (const word of wordsOf(text, characters)) {
    if (passage !== '' && quotedLength(passage + word) > characters) {
      passages.push(passage);
      passage = '';
    }
    passage += word;
  }
  return [...passages, passage];
}

/** Words with the white space that follows them; overlong ones in pieces that fit. */
function wordsOf(text: string, characters: number): string[] {
  const words = text.match(/\s*\S+\s*|\s+/g) ?? [];
  return words.flatMap((word) => (quotedLength(word) > characters ? piecesOf(word, characters) : [word]));
}

function piecesOf(word: string, characters: number): string[] {
  // Escaping at most doubles a text, and quoting adds two characters to each line.
  const size = Math.max(2, Math.floor(characters / 4));
  const pieces: string[] = [];
  for (let rest = word; rest !== ''; ) {
    // Half a pair at the very end of the text is kept as it is.
    const piece = wholeCharacters(rest.slice(0, size)) || rest;
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return pieces;
}

/** Length as a block quote: every line begins with two more characters. */
function quotedLength(text: string): number {
  return escapeText(text).length + 2 * text.split('\n').length;
}
