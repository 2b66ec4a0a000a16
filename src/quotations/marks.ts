/**
 * Where quotation marks open and close. Double or single, curly or straight; marks within a quotation belong to it.
 * Apostrophes are told from single marks by what stands beside them.
 */
import { pattern, patternOf } from '../lexicon/lexicon.ts';
import { paragraphsOf, type Range, type Word, wordsIn } from '../reading/text.ts';
import { firstOf, type Rule } from './rules.ts';
import { lazily } from './word-classes.ts';

/** Words between quotation marks, marks included. */
export interface Quoted extends Range {
  /** the words alone */
  inner: Range;
  /** no mark closes it within its paragraph */
  open: boolean;
}

type Mark = 'double' | 'single';

const OPENS_DOUBLE = '“„«';
const CLOSES_DOUBLE = '”»';
const SINGLE = "‘’'‛";
const DOUBLE = `"${OPENS_DOUBLE}${CLOSES_DOUBLE}`;
const LETTER = /[\p{L}\p{N}]/u;
/** Before an opening mark stands nothing, a blank, a bracket, a dash or another mark. */
const BEFORE_OPENING = /[\s([{—–\-/:“"‘'…]/;
/** Words that begin with an apostrophe, and decades: '90s. */
const shortened = lazily(() => new RegExp(String.raw`^(?:\d\ds?|${pattern('clauses.cut-short')})\b`, 'i'));

/** In so many paragraphs more does a quotation end that each of them goes on without a mark of its own. */
const MOST_UNMARKED = 8;

/**
 * The paragraphs of a text. Those that go on in a quotation without a mark of their own, up to the one that closes it, are
 * one with the paragraph that opens it.
 */
export function paragraphsWithQuotations(text: string): Range[] {
  const all = paragraphsOf(text);
  const found: Range[] = [];
  for (let at = 0; at < all.length; ) {
    const paragraph = all[at];
    if (paragraph === undefined) break;
    const last = quotedIn(text, paragraph).at(-1);
    const more =
      last?.open === true ? unmarkedFrom(text, all.slice(at + 1, at + 1 + MOST_UNMARKED), text[last.start] ?? '') : 0;
    found.push({ start: paragraph.start, end: all[at + more]?.end ?? paragraph.end });
    at += more + 1;
  }
  return found;
}

/** How many paragraphs belong to a quotation that the one before them opens. */
function unmarkedFrom(text: string, paragraphs: readonly Range[], mark: string): number {
  const isDoubleMark = DOUBLE.includes(mark);
  for (const [at, paragraph] of paragraphs.entries()) {
    const line = text.slice(paragraph.start, paragraph.end);
    const opens = mark === '"' ? /(?:^|\s)"/ : isDoubleMark ? /[“„«"]/ : /(?:^|\s)[‘'"“]/;
    if (opens.test(line)) return 0;
    const closes = mark === '"' ? /^[^"]*"[^"]*$/ : isDoubleMark ? /^[^”»]*[”»]/ : /[.,!?…]['’]/;
    if (closes.test(line)) return at + 1;
  }
  return 0;
}

/** The quotations of one paragraph, in order, none within another. */
export function quotedIn(text: string, paragraph: Range): Quoted[] {
  const found: Quoted[] = [];
  for (let at = paragraph.start; at < paragraph.end; ) {
    const pair = pairAt(text, at, paragraph);
    if (pair !== undefined) {
      found.push(pair);
      at = pair.end;
      continue;
    }
    const mark = openingAt(text, at, paragraph);
    if (mark === undefined) {
      at += 1;
      continue;
    }
    const close = mark === 'double' ? closingDouble(text, at, paragraph) : closingSingle(text, at, paragraph);
    if (close === undefined) {
      // A single mark without its fellow is most likely an apostrophe.
      if (mark === 'single' && at !== paragraph.start && !isOpenedAnew(text, at, paragraph)) {
        at += 1;
        continue;
      }
      found.push({ start: at, end: paragraph.end, inner: { start: at + 1, end: paragraph.end }, open: true });
      break;
    }
    if (close > at + 1) found.push({ start: at, end: close + 1, inner: { start: at + 1, end: close }, open: false });
    at = close + 1;
  }
  return found;
}

/** ''Two apostrophes'' or ``two of each'': as typewriters and old systems write double marks. */
function pairAt(text: string, at: number, { start, end }: Range): Quoted | undefined {
  if (!isPair(text, at) || (at > start && !BEFORE_OPENING.test(text[at - 1] ?? ' '))) return undefined;
  const after = text.slice(at + 2, at + 9);
  if (!/^[\p{L}\p{N}£$€([“"…]/u.test(after)) return undefined;
  const close = text.indexOf("''", at + 2);
  const isClosed = close !== -1 && close < end;
  // “''Twas dark,' he said”: a single mark before a word cut short.
  if (!isClosed && (at !== start || shortened().test(after))) return undefined;
  return isClosed
    ? { start: at, end: close + 2, inner: { start: at + 2, end: close }, open: false }
    : { start: at, end, inner: { start: at + 2, end }, open: true };
}

function isPair(text: string, at: number): boolean {
  return text.startsWith("''", at) || text.startsWith('``', at);
}

/** Whether two quotations are marked in the same way, so that the one may go on in the other. */
export function isDouble(text: string, { start }: Range): boolean {
  return DOUBLE.includes(text[start] ?? ' ') || isPair(text, start);
}

/** Whether a quotation that a colon announces goes on in the next paragraph, with the same mark. */
function isOpenedAnew(text: string, at: number, { end }: Range): boolean {
  if (!/[:,]\s$/.test(text.slice(Math.max(0, at - 2), at))) return false;
  const next = /^\s*\n\s*(\S)/.exec(text.slice(end, end + 12))?.[1];
  return next !== undefined && next === text[at];
}

function openingAt(text: string, at: number, paragraph: Range): Mark | undefined {
  const mark = text[at] ?? '';
  if (OPENS_DOUBLE.includes(mark)) return 'double';
  // “The 6" blade”: an inch mark opens nothing.
  if (mark === '"') return at > paragraph.start && /[\d′'’½¼¾]/.test(text[at - 1] ?? '') ? undefined : 'double';
  // A slip: a closing mark opens a paragraph.
  if (mark === '”' && at === paragraph.start && /^[\p{L}\p{N}]/u.test(text.slice(at + 1, at + 3))) return 'double';
  if (!SINGLE.includes(mark)) return undefined;
  const before = at === paragraph.start ? ' ' : (text[at - 1] ?? ' ');
  const after = text.slice(at + 1, at + 8);
  if (!BEFORE_OPENING.test(before)) return undefined;
  // “‘’Bout time!’”: the first word is cut short itself.
  if (mark === '‘' && /^’[\p{L}\d]/u.test(after)) return 'single';
  if (mark === "'" && after.startsWith("'") && shortened().test(text.slice(at + 2, at + 9))) return 'single';
  if (!/^[\p{L}\p{N}£$€([“"…]/u.test(after)) return undefined;
  // A curly closing mark opens nothing but words that are cut short.
  if (mark === '’') return undefined;
  return shortened().test(after) ? undefined : 'single';
}

function closingDouble(text: string, open: number, { end }: Range): number | undefined {
  const curly = OPENS_DOUBLE.includes(text[open] ?? '');
  for (let at = open + 1; at < end; at += 1) {
    const mark = text[at] ?? '';
    if (mark === '"' && isInch(text, at, end)) continue;
    if (CLOSES_DOUBLE.includes(mark) || mark === '"') return at;
    // Opened anew: the one before was never closed, or this is a slip for a closing mark.
    if (curly && OPENS_DOUBLE.includes(mark) && /[,.?!…]/.test(text[at - 1] ?? '')) return at;
  }
  return undefined;
}

/** “"It was a 6" blade," he said.”: behind a number, before a word, where another mark is left to close. */
function isInch(text: string, at: number, end: number): boolean {
  if (!/\d/.test(text[at - 1] ?? '') || !/^"(?: \p{Ll}|-)/u.test(text.slice(at, at + 3))) return false;
  return text.slice(at + 1, end).split('"').length % 2 === 0;
}

/**
 * A single mark closes where no letter follows. After punctuation that is sure; after a letter it may be the apostrophe
 * of a plural (“the officers' view”), which is told by a surer one still to come.
 */
function closingSingle(text: string, open: number, { end }: Range): number | undefined {
  let doubtful: number | undefined;
  let inDouble = false;
  for (let at = open + 1; at < end; at += 1) {
    const mark = text[at] ?? '';
    if (DOUBLE.includes(mark)) inDouble = mark === '"' ? !inDouble : OPENS_DOUBLE.includes(mark);
    if (inDouble || !SINGLE.includes(mark)) continue;
    const before = text[at - 1] ?? ' ';
    const after = at + 1 >= end ? ' ' : (text[at + 1] ?? ' ');
    if (LETTER.test(after)) {
      // The next quotation opens before this one is closed.
      if (BEFORE_OPENING.test(before) && mark !== '’' && !shortened().test(text.slice(at + 1, at + 8))) return doubtful;
      continue;
    }
    if (/\s/.test(before) && mark !== '’') continue;
    if (/[sS]/.test(before) && /^ \p{Ll}/u.test(text.slice(at + 1, at + 3))) {
      doubtful ??= at;
      continue;
    }
    return at;
  }
  return doubtful;
}

/** Words in marks, and what stands beside them. */
interface Label {
  text: string;
  start: number;
  words: readonly Word[];
  before: string;
  after: string;
  /** the label right before them */
  last: Quoted | undefined;
}

const LONGEST_WORD = 2;
const LONGEST_NICKNAME = 3;
const LONGEST_LABEL = 7;

/** Words in marks that nobody says: nicknames, titles of books and reports, names of schemes. */
export const LABELS: readonly Rule<Label, true>[] = [
  {
    name: 'another of a list of labels',
    when: ({ text, start, words, last }) =>
      last !== undefined && words.length <= LONGEST_WORD && /^(?:,|,? and|,? or) $/.test(text.slice(last.end, start)),
    reads: () => true,
    example: [
      'Bo Lund said he wrote the words “misper” and “tango” in letters.',
      'indirect Bo Lund: he wrote the words “misper” and “tango” in letters',
    ],
  },
  {
    name: 'a nickname',
    when: ({ words, before, after }) =>
      words.length <= LONGEST_NICKNAME && /\p{Lu}[\p{L}’'-]* $/u.test(before) && /^ \p{Lu}\p{Ll}/u.test(after),
    reads: () => true,
    example: ['Sid “The Cat” Bloggs said he was “late”.', 'mixed Sid Cat Bloggs: he was “late”'],
  },
  {
    name: 'a word spoken of as a word',
    when: ({ words, before }) => words.length <= LONGEST_WORD && mentioned().test(before),
    reads: () => true,
    example: ['Bo Lund was told to stop writing ‘misper’ in letters.', ''],
  },
  {
    name: 'a title or a name',
    when: ({ words, before }) =>
      words.every(({ text }, at) => /^[\p{Lu}\d]/u.test(text) || (at > 0 && text.length < 5)) && named().test(before),
    reads: () => true,
    example: ['Ada Moss, in the guide “Plain Words”, said it was “hard”.', 'mixed Ada Moss: it was “hard”'],
  },
];

/** Before a title or a name in marks. */
const named = lazily(() => {
  const oneself = String.raw`(?:call|name|styl)\p{L}* (?:him|her|it|them)sel(?:f|ves)`;
  const work = `${patternOf('nouns.titled', 'base')},?`;
  return new RegExp(String.raw`(?:^|[\s(])(?:${pattern('clauses.before-labels')}|${oneself}|${work})\s*$`, 'iu');
});
/** Before a word that is spoken of as a word. */
const mentioned = lazily(() => new RegExp(String.raw`\b${pattern('nouns.words')}\s*$`, 'i'));

/** The quotations of a paragraph that are no labels; the sentence around a label is read as if it bore no marks. */
export function withoutLabels(text: string, quoted: readonly Quoted[], paragraph: Range): Quoted[] {
  let last: Quoted | undefined;
  return quoted.filter((each) => {
    const isOne = isLabel(text, each, paragraph, last);
    last = isOne ? each : undefined;
    return !isOne;
  });
}

function isLabel(text: string, quoted: Quoted, paragraph: Range, last: Quoted | undefined): boolean {
  const { start, end, inner, open } = quoted;
  if (open || /[,.?!…:;]$/.test(text.slice(inner.start, inner.end))) return false;
  const words = wordsIn(text, inner);
  if (words.length === 0 || words.length > LONGEST_LABEL) return false;
  const before = text.slice(Math.max(paragraph.start, start - 30), start);
  const after = text.slice(end, Math.min(paragraph.end, end + 12));
  return firstOf(LABELS, { text, start, words, before, after, last }) ?? false;
}
