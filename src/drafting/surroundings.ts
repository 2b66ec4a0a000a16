import type { Span } from '../reading/types.ts';

/** As far as a sentence is looked for on either side: an end further away is no help to a reader. */
const FARTHEST = 500;

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentence, or sentences, that hold a piece of a text, without going beyond its paragraphs. */
export function sentenceAround(text: string, start: number, end: number): Span {
  const before = text.slice(Math.max(0, start - FARTHEST), start);
  const after = text.slice(end, end + FARTHEST);
  const from = start - (before.length - afterLastBreak(before));
  const to = end + beforeFirstBreak(after);
  const sentences = [...SENTENCES.segment(text.slice(from, to))]
    .map(({ index, segment }) => ({ start: from + index, end: from + index + segment.trimEnd().length }))
    .filter((sentence) => sentence.start < end && sentence.end > start);
  const first = sentences[0]?.start ?? start;
  const last = Math.max(end, sentences.at(-1)?.end ?? end);
  return { start: first, end: last, text: text.slice(first, last) };
}

function afterLastBreak(text: string): number {
  const at = text.lastIndexOf('\n\n');
  return at < 0 ? 0 : at + 2;
}

function beforeFirstBreak(text: string): number {
  const at = text.indexOf('\n\n');
  return at < 0 ? text.length : at;
}

/** Text on one line: every run of white space is a blank. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The beginning of a text, on one line, with “…” where it goes on. */
export function clipped(text: string, longest: number): string {
  const line = oneLine(text);
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest);
  const end = cut.lastIndexOf(' ');
  return `${end > longest / 2 ? cut.slice(0, end) : cut} …`.toWellFormed();
}
