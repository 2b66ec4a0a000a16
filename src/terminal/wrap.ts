import stringWidth from 'string-width';

/**
 * Breaks text into lines that are no wider than `columns`, at spaces only; a single word that is wider is cut.
 * The lines of a paragraph joined by spaces are the paragraph, character for character (wrap-ansi would also normalise
 * them, and words that are quoted must stay as they are).
 */
export function wrap(text: string, columns: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, columns));
}

function wrapParagraph(paragraph: string, columns: number): string[] {
  const lines: string[] = [];
  let line: string | undefined;
  let width = 0;
  for (const word of paragraph.split(' ').flatMap((whole) => pieces(whole, columns))) {
    const wordWidth = stringWidth(word);
    if (line !== undefined && width + 1 + wordWidth <= columns) {
      line += ` ${word}`;
      width += 1 + wordWidth;
    } else {
      if (line !== undefined) lines.push(line);
      line = word;
      width = wordWidth;
    }
  }
  return [...lines, line ?? ''];
}

/** A word, or its pieces where it is wider than a line. Accents and joined emoji stay with their letter. */
function pieces(word: string, columns: number): string[] {
  // A code unit is never more than two columns wide, so most words need no measuring.
  if (word.length * 2 <= columns || stringWidth(word) <= columns) return [word];
  const found: string[] = [];
  let piece = '';
  let width = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(word)) {
    const segmentWidth = stringWidth(segment);
    if (piece !== '' && width + segmentWidth > columns) {
      found.push(piece);
      piece = '';
      width = 0;
    }
    piece += segment;
    width += segmentWidth;
  }
  return [...found, piece];
}
