/** What a question leaves out: *apart from Casey*, *not the arrests*, *the Met aside*. Its words are asked for by nobody. */
import { pattern, wordsOf } from '../lexicon/lexicon.ts';
import { isStopWord, stem } from '../search/analyzer.ts';
import type { Mention } from '../search/vocabulary.ts';
import type { Excluded, TypedWord } from './query.ts';

/** Where what is left out stands: offsets in the text. */
export interface Span {
  start: number;
  end: number;
  /** where the words begin that say so: “apart from …” */
  from: number;
  /** where they end: “… aside” */
  to: number;
}

/** What is left out ends at a pause, or where the question goes on. */
const END = String.raw`(?=\s*(?:[,;:.?!)]|\s[–-]\s|$|\s(?:${pattern('operations.goes-on')}|\d)))`;
/** “Not the 2023 marches”: an article alone is nothing to leave out. */
const PHRASE = String.raw`((?:the \d+\s+)?(?:\S+?)(?:\s+\S+?){0,5}?)${END}`;

const BUT_FOR = new RegExp(String.raw`\b${pattern('questions.but-for')}\s+${PHRASE}`, 'gi');
const ASIDE = /(?:\bleaving|^|[,(])\s*((?:\S+\s+){0,3}\S+)\s+aside\b/gi;
/** “Not only”, “not yet” and “not sure” leave nothing out. */
const NOT = new RegExp(String.raw`\bnot\s+(?!${pattern('operations.no-exclusion')}\b|\w+ing\b)${PHRASE}`, 'gi');
/** After these a verb is negated, or a choice is asked about. */
const VERBS = wordsOf('operations.auxiliaries', 'operations.choices');
/** Behind a pause whatever follows is left out. */
const PAUSE = /(?:^|[,;:(–-]|\b(?:but|and))\s*$/i;

/**
 * The spans that a text leaves out.
 * @param mentions what it names
 */
export function readExclusions(text: string, typed: readonly TypedWord[], mentions: readonly Mention[]): Span[] {
  const outright = [BUT_FOR, ASIDE].flatMap((row) => Array.from(text.matchAll(row), spanOf));
  const negated = Array.from(text.matchAll(NOT)).filter((match) => isContrast(match, text, typed, mentions));
  return [...outright, ...negated.map(spanOf)].sort((one, other) => one.start - other.start);
}

/** Whether “not” sets a thing against what is asked for, and does not negate a verb: “the Met, not the country”. */
function isContrast(
  match: RegExpExecArray,
  text: string,
  typed: readonly TypedWord[],
  mentions: readonly Mention[],
): boolean {
  const before = text.slice(0, match.index);
  if (PAUSE.test(before)) return true;
  const last = typed.findLast(({ end }) => end <= match.index)?.word ?? '';
  const { start } = spanOf(match);
  const names = mentions.some(({ from }) => (typed[from]?.start ?? -1) === start);
  if (names) return !VERBS.has(last);
  return !isStopWord(last) && /^not (?:the|in|those|any)\s/i.test(match[0]);
}

function spanOf(match: RegExpExecArray): Span {
  const phrase = match[1] ?? '';
  const start = match.index + match[0].lastIndexOf(phrase);
  return { start, end: start + phrase.length, from: match.index, to: match.index + match[0].length };
}

/** Whether a word lies in what is left out. */
export function isLeftOut({ start, end }: { start: number; end: number }, spans: readonly Span[]): boolean {
  return spans.some((span) => span.start <= start && end <= span.end + 1);
}

/** A text without what it leaves out. */
export function without(text: string, spans: readonly Span[]): string {
  return spans.reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);
}

/** The same with blanks in its place, so that what stands behind it stays where it is. */
export function blanked(text: string, spans: readonly Span[]): string {
  return spans.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text);
}

const SPEAKERS = new Set<string>(['person', 'organisation', 'office']);

/** The things and places among what is left out. @param named what is named there */
export function excludedIn(typed: readonly TypedWord[], spans: readonly Span[], named: readonly Mention[]): Excluded {
  const isSpeaker = ({ names }: Mention) => names.some(({ kind }) => SPEAKERS.has(kind));
  const ofThings = spans.filter(
    (span) => !named.some((mention) => isSpeaker(mention) && isLeftOut(typed[mention.from] ?? span, [span])),
  );
  const things = ofThings.map((span) =>
    typed.filter((word) => isLeftOut(word, [span]) && !isStopWord(word.word)).map(({ word }) => stem(word)),
  );
  const nationwide = named.some(({ names }) => names.some(({ kind }) => kind === 'nationwide'));
  return { things: things.filter(({ length }) => length > 0), nationwide };
}
