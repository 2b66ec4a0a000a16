/** A message cut into sentences and clauses, each of which may claim something. */
import { MONTH } from '../dates/calendar.ts';
import { pattern, patternOf, wordsOf } from '../lexicon/lexicon.ts';
import type { Range } from '../reading/text.ts';
import type { Vocabulary } from '../search/vocabulary.ts';
import { numbersIn, type StatedNumber } from './numbers.ts';
import { type Named, namedIn } from './speakers.ts';

/** A message with what is found in it. */
export interface Message {
  text: string;
  numbers: readonly StatedNumber[];
  named: readonly Named[];
  quoted: readonly Range[];
}

export function readMessage(text: string, vocabulary: Vocabulary): Message {
  return { text, numbers: countedIn(text), named: namedIn(text, vocabulary), quoted: quotedIn(text) };
}

/** Words in quotation marks. */
export const QUOTED =
  /“[^”\n]{1,400}”|"[^"\n]{1,400}"|‘[^’\n]{3,400}’(?!\p{L})|(?<![\p{L}\d])'[^'\n]{3,400}'(?![\p{L}\d])/gu;

function quotedIn(text: string): Range[] {
  return Array.from(text.matchAll(QUOTED), ({ 0: quoted, index }) => ({ start: index, end: index + quoted.length }));
}

/** A number that is told again further on claims nothing new: “800 a day. Eight hundred!” */
function countedIn(text: string): StatedNumber[] {
  const found: StatedNumber[] = [];
  for (const number of numbersIn(text)) {
    const isRepeated = found.some(({ value, kind }) => value === number.value && kind === number.kind && value >= 100);
    if (!isRepeated) found.push(number);
  }
  return found;
}

const STOP = /[.!?…]+["”’')]*(?=\s|$)|\n+|;(?=\s)|\p{Extended_Pictographic}+/gu;
const SHORTENED = new RegExp(String.raw`(?:^|\s)(?:${pattern('abbreviations.stopped')}|sq|\p{Lu})$`, 'iu');

export function sentencesOf({ text, quoted }: Message): Range[] {
  const found: Range[] = [];
  let start = 0;
  for (const { 0: stop, index } of text.matchAll(STOP)) {
    const isShort = stop === '.' && SHORTENED.test(text.slice(Math.max(0, index - 12), index));
    if (isShort || quoted.some((each) => index > each.start && index + stop.length < each.end)) continue;
    found.push({ start, end: index + stop.length });
    start = index + stop.length;
  }
  found.push({ start, end: text.length });
  return found.map((range) => trim(text, range)).filter(({ start, end }) => end - start > 2);
}

/** A stretch without the marks at its ends. */
export function trim(text: string, { start, end }: Range): Range {
  let [from, to] = [start, end];
  while (from < to && /[\s>,;:*_~#-]/.test(text[from] ?? '')) from += 1;
  while (to > from && /[\s,;:*_~-]/.test(text[to - 1] ?? '')) to -= 1;
  return { start: from, end: to };
}

const EMPHASIS = /[*_~]+/g;

/** A stretch with the mark of emphasis right before or behind it whose other half stands in it: “**134 killings** in 2018”. */
export function withEmphasis(text: string, { start, end }: Range): Range {
  const before = /[*_~]{1,3}$/.exec(text.slice(Math.max(0, start - 3), start))?.[0] ?? '';
  const behind = /^[*_~]{1,3}/.exec(text.slice(end, end + 3))?.[0] ?? '';
  const marks = Array.from(text.slice(start, end).matchAll(EMPHASIS), ([mark]) => mark);
  const opens = before !== '' && marks.includes(before);
  const isOdd = (marks.filter((mark) => mark === behind).length + (opens && before === behind ? 1 : 0)) % 2 === 1;
  return { start: opens ? start - before.length : start, end: isOdd ? end + behind.length : end };
}

export function within({ start, end }: Range): (inner: Range) => boolean {
  return (inner) => inner.start >= start && inner.end <= end;
}

const CUT = new RegExp(String.raw`,? (?:${pattern('claims.cuts')}) |, | [-–—] |: | \(|\.\.+ ?|… ?`, 'gi');
/** “Stop and search” is one thing. */
const COMPOUNDS = new RegExp(String.raw`\b(?:${pattern('claims.compounds')})`, 'gi');
/** “What Godwin and Fulford recommended”: two names of which the record knows neither. */
function isBetweenNames({ text, named }: Message, { start, end }: Range): boolean {
  const isAnd = /^ and $/i.test(text.slice(start, end));
  const isName = /\p{Lu}[\p{Ll}’'-]+$/u.test(text.slice(0, start)) && /^\p{Lu}\p{Ll}+/u.test(text.slice(end));
  return isAnd && isName && !named.some((each) => each.start === end || each.end === start);
}

/** Between two numbers, each of which has its time: “71,391 in 2025 vs 81,365 the year before” */
const AGAINST = new RegExp(` (?:${pattern('claims.against')}|→|->) `, 'gi');
const FROM = / from (?=[\d£])/gi;
const TIME = new RegExp(
  String.raw`\b(?:19|20)\d\d\b|\b\d\d[/-]\d\d\b|\b(?:last|this) year\b|\b(?:year|month|${MONTH}) (?:before|earlier|after|previous)\b`,
  'i',
);

/** A sentence cut into clauses. A quotation stays with the name beside it, and a verb with its subject. */
export function clausesOf(message: Message, sentence: Range): Range[] {
  const { text, quoted, named } = message;
  const against = placesOf(text, sentence, AGAINST).filter((cut) => partsTimes(message, sentence, cut));
  const cuts = [
    ...placesOf(text, sentence, CUT),
    ...against,
    ...(against.length > 0 ? placesOf(text, sentence, FROM) : []),
  ];
  const compounds = placesOf(text, sentence, COMPOUNDS);
  const found: Range[] = [];
  let start = sentence.start;
  for (const cut of cuts.sort((one, other) => one.start - other.start)) {
    const isInside = [...quoted, ...named, ...compounds].some(
      (each) => cut.start > each.start && cut.start < each.end - 1,
    );
    if (cut.start <= start || isInside || isBetweenNames(message, cut)) continue;
    found.push({ start, end: cut.start });
    start = cut.end;
  }
  if (start < sentence.end) found.push({ start, end: sentence.end });
  const joined: Range[] = [];
  for (const range of found) {
    const names = (each: Range | undefined) => each !== undefined && named.some(within(each));
    const quotes = (each: Range) => quoted.some(within(each));
    const before = joined.at(-1);
    const words = text.slice(range.start, range.end);
    const isVerb = before !== undefined && beginsWithVerb(words) && !message.numbers.some(within(before));
    const isPair =
      before !== undefined &&
      (SHE_SAID.test(words) ||
        (GOES_ON.test(words) && SHE_SAID_BEFORE.test(text.slice(before.start, before.end))) ||
        (names(range) && (SAID_TRAILING.test(words) || SAYS_TRAILING.test(words))) ||
        (quotes(range) && !names(range) && names(before)) ||
        (quotes(before) && !names(before) && names(range)) ||
        (isVerb && names(before) && !isApposition(text, before)));
    const doer = isVerb ? nameBefore(message, joined) : undefined;
    if (doer !== undefined)
      joined.splice(doer, joined.length, { start: joined[doer]?.start ?? range.start, end: range.end });
    else if (isPair) joined.splice(-1, 1, { start: before.start, end: range.end });
    else joined.push(range);
  }
  return joined;
}

function placesOf(text: string, { start, end }: Range, expression: RegExp): Range[] {
  return Array.from(text.slice(start, end).matchAll(expression), ({ 0: cut, index }) => ({
    start: start + index,
    end: start + index + cut.length,
  }));
}

function partsTimes({ text, numbers }: Message, { start, end }: Range, cut: Range): boolean {
  return [
    { start, end: cut.start },
    { start: cut.end, end },
  ].every((side) => {
    const near = { start: Math.max(side.start, cut.start - 45), end: Math.min(side.end, cut.end + 45) };
    return numbers.some(within(near)) && TIME.test(text.slice(near.start, near.end));
  });
}

const SAID = pattern('claims.said');
const SHE_SAID = new RegExp(
  String.raw`^(?:he|she|they) (?:${SAID}\b.{0,20}|${patternOf('verbs.speech', 'past', 's')})$`,
  'i',
);
/** “The force, she complained, had been …” */
const GOES_ON = new RegExp(`^(?:${pattern('claims.auxiliaries')}) `, 'i');
const SHE_SAID_BEFORE = /, (?:he|she|they) \p{L}+$/iu;
/** “…, the Met said”: it says what stands before it. */
const SAID_TRAILING = new RegExp(
  String.raw`^(?:\S+ ){1,5}(?:${patternOf('verbs.speech', 'past', 's')}|${pattern('claims.findings')}|decided)[.!]*$`,
  'iu',
);
/** “…, says the Met”: it, too. */
const SAYS_TRAILING = new RegExp(String.raw`^${patternOf('verbs.speech', 'past', 's')}(?: \S+){1,4}$`, 'iu');
const VERBS = wordsOf('verbs.speech', 'verbs.acting');
const OPENER = new RegExp(String.raw`^(?:${pattern('claims.before-verbs')} )*(\p{L}+)`, 'iu');

/** “…, told Rowley to hurry”: the subject is the one named before. */
function beginsWithVerb(words: string): boolean {
  const [, first = ''] = OPENER.exec(words) ?? [];
  return VERBS.has(first.toLowerCase()) && /(?:ed|d|s|t|w|e|g)$/.test(first) && words.split(/\s+/).length > 2;
}

/** “…, for the Liberal Democrats, said”: tells who somebody is. */
function isApposition(text: string, { start, end }: Range): boolean {
  return APPOSITION.test(text.slice(start, end)) && end - start < 100;
}

const APPOSITION = new RegExp(String.raw`^(?:${pattern('claims.appositions')}|\p{L}+ (?:of|for|at|on) )`, 'iu');

/** Which of the last clauses ends with the subject of the next one, where those between only tell who that is. */
function nameBefore(message: Message, clauses: readonly Range[]): number | undefined {
  const last = clauses.at(-1);
  for (let at = clauses.length - 2; at >= Math.max(0, clauses.length - 4); at -= 1) {
    const [clause, next] = [clauses[at], clauses[at + 1]];
    if (clause === undefined || next === undefined || last === undefined) return undefined;
    if (endsWithName(message, clause) && isApposition(message.text, { start: next.start, end: last.end })) return at;
  }
  return undefined;
}

function endsWithName({ named }: Message, range: Range): boolean {
  return named.some(({ start, end }) => start >= range.start && end <= range.end && range.end - end < 3);
}
