import type { Quotation, Span } from '../reading/types.ts';

const CLOSING: Record<string, string> = { '“': '”', '‘': '’', '"': '"', "'": "'", '«': '»' };

/** A piece of a cut quotation this short (“Well,” she said) says nothing alone. */
const FEWEST_WORDS_OF_A_PIECE = 4;

/**
 * The pieces of a quotation that can each stand as a verbatim statement: its exact characters without the outer quotation
 * marks. A cue or a paragraph's end parts them. They are not joined, since the record never joins words that its source keeps
 * apart; what is too short to say anything alone is left out beside longer pieces.
 * @param text the whole text that the offsets count in
 */
export function verbatimPieces(text: string, quotation: Quotation): Span[] {
  const spans = quotation.spans ?? [quotation];
  const pieces = spans.flatMap((span) => paragraphsOf(text, span)).flatMap((span) => bare(text, span));
  const telling = pieces.filter((piece) => piece.text.split(/\s+/).length >= FEWEST_WORDS_OF_A_PIECE);
  return telling.length > 0 ? telling : pieces;
}

/** The paragraphs of a piece of a text, each with its own offsets. */
export function paragraphsOf(text: string, { start, end }: { start: number; end: number }): Span[] {
  const paragraphs: Span[] = [];
  let from = start;
  for (const part of text.slice(start, end).split('\n\n')) {
    const trimmed = trimmedSpan(text, from, from + part.length);
    if (trimmed !== undefined) paragraphs.push(trimmed);
    from += part.length + 2;
  }
  return paragraphs;
}

/** Without one outer pair of marks, or the one that opens a paragraph of a longer quotation. */
function bare(text: string, { start, end }: Span): Span[] {
  const close = CLOSING[text.charAt(start)];
  if (close === undefined) return trimmedSpans(text, start, end);
  const isClosed = end - start > 1 && text.charAt(end - 1) === close;
  return trimmedSpans(text, start + 1, isClosed ? beforeComma(text, end - 1) : end);
}

/** A comma before the closing mark belongs to the sentence around the words: “No,” she said. */
function beforeComma(text: string, end: number): number {
  return text.charAt(end - 1) === ',' ? end - 1 : end;
}

function trimmedSpans(text: string, start: number, end: number): Span[] {
  const span = trimmedSpan(text, start, end);
  return span === undefined ? [] : [span];
}

function trimmedSpan(text: string, start: number, end: number): Span | undefined {
  const part = text.slice(start, end);
  const from = start + (part.length - part.trimStart().length);
  const trimmed = part.trim();
  return trimmed === '' ? undefined : { start: from, end: from + trimmed.length, text: trimmed };
}
