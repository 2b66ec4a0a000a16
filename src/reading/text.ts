import { pattern } from '../lexicon/lexicon.ts';
import type { Span } from '../reading/types.ts';

/** A stretch of a text, without a copy of its characters. */
export interface Range {
  start: number;
  end: number;
}

export interface Word extends Range {
  text: string;
  lower: string;
}

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}&]|[’'.-](?=[\p{L}\p{N}]))*/gu;

/** The paragraphs of a text: every line that is not empty, without the white space around it. */
export function paragraphsOf(text: string): Range[] {
  const paragraphs: Range[] = [];
  for (let from = 0; from < text.length; ) {
    const stop = text.indexOf('\n', from);
    const to = stop === -1 ? text.length : stop;
    const paragraph = trimmed(text, { start: from, end: to });
    if (paragraph.end > paragraph.start) paragraphs.push(paragraph);
    from = to + 1;
  }
  return paragraphs;
}

/** Where a stretch ends without the characters that close it: full stops, blanks. */
export function endWithout(text: string, { start, end }: Range, closing: string): number {
  let at = end;
  while (at > start && (closing.includes(text[at - 1] ?? '') || /\s/.test(text[at - 1] ?? ''))) at -= 1;
  return at;
}

/** Where words may be broken, and other characters without width; those that join the letters of some scripts stay there. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]|(?<=\p{Script=Latin})[\u200c\u200d](?=\p{Script=Latin})/gu;

/** A text without the characters that nobody sees, and where each of its places was before. */
export function withoutInvisible(text: string): { text: string; placeOf: (at: number) => number } {
  const gone = Array.from(text.matchAll(INVISIBLE), ({ index }) => index);
  if (gone.length === 0) return { text, placeOf: (at) => at };
  const places = Uint32Array.from(gone, (at, before) => at - before);
  const countAt = (at: number) => {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { text: text.replace(INVISIBLE, ''), placeOf: (at) => at + countAt(at) };
}

/** The words of a stretch, with their places in the whole text. */
export function wordsIn(text: string, { start, end }: Range): Word[] {
  return Array.from(text.slice(start, end).matchAll(WORD), ({ 0: word, index }) => ({
    text: word,
    lower: word.toLowerCase().replaceAll('’', "'"),
    start: start + index,
    end: start + index + word.length,
  }));
}

/** Whether two stretches share a character. */
export function overlap(left: Range, right: Range): boolean {
  return left.start < right.end && right.start < left.end;
}

/** A stretch without white space at its ends. */
export function trimmed(text: string, { start, end }: Range): Range {
  const inner = text.slice(start, end);
  const from = start + inner.length - inner.trimStart().length;
  return { start: from, end: Math.max(from, start + inner.trimEnd().length) };
}

export function spanOf(text: string, { start, end }: Range): Span {
  return { start, end, text: text.slice(start, end) };
}

/** Ends of sentences that are none: titles, initials and other shortenings before a full stop. */
const SHORTENED = new RegExp(
  String.raw`(?:^|[\s(“"‘'])(?:${pattern('abbreviations.stopped')}|[a-z]|(?:[a-z]\.)+[a-z])$`,
  'i',
);

/** The sentences of a stretch that holds no quotation. */
export function sentencesOf(text: string, range: Range): Range[] {
  const starts = sentenceStarts(text, range);
  const all = starts.map((start, at) => trimmed(text, { start, end: starts[at + 1] ?? range.end }));
  return all.filter(({ start, end }) => end > start);
}

/**
 * Where sentences begin within a stretch that holds no quotation: its start, and whatever follows a full stop, question
 * or exclamation mark and begins like a sentence.
 */
export function sentenceStarts(text: string, { start, end }: Range): number[] {
  const inner = text.slice(start, end);
  const starts = [start];
  for (const { index, 0: stop } of inner.matchAll(/[.!?…][)\]]*\s+(?=[\p{Lu}\p{N}“"‘'([])/gu)) {
    if (inner[index] === '.' && SHORTENED.test(inner.slice(Math.max(0, index - 12), index))) continue;
    starts.push(start + index + stop.length);
  }
  return starts;
}
