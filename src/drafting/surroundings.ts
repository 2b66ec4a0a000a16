import { pattern, patternInAnyCase } from '../lexicon/lexicon.ts';
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

const CHAMBERS: [RegExp, string][] = [
  [
    /\b(?:House of Lords|(?:told|in|to) the Lords|(?:told|to) (?:their lordships|fellow peers|peers))\b/,
    'House of Lords',
  ],
  [/\b(?:House of Commons|(?:told|in|to) the Commons)\b/, 'House of Commons'],
  [/\b(?:London Assembly|(?:told|in|to) the Assembly|(?:told|to) (?:London )?Assembly members)\b/, 'London Assembly'],
  [/\bHome Affairs (?:Select )?Committee\b/i, 'Home Affairs Committee'],
  [/\b(?:told|to|in) parliament\b/i, 'Parliament'],
];

/** Programmes, papers and agencies that somebody “told” something, with what follows of their name. */
const TOLD_OUTLET = new RegExp(
  String.raw`\b${pattern('pages.telling')} (?:the )?((?=[A-Z])${patternInAnyCase('names.outlets')}(?:(?:['’]s)? (?:[A-Z][\w’'-]*|\d+|of|the(?= [A-Z])))*)`,
);

/** The chamber, committee or programme that a sentence gives for what was said in it. */
export function placeOfSaying(framing: string): string | undefined {
  return CHAMBERS.find(([pattern]) => pattern.test(framing))?.[1] ?? TOLD_OUTLET.exec(framing)?.[1];
}
