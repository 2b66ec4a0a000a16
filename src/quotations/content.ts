/** Quotations in their paragraph: the sentences that they stand in, and whether they are somebody's words as a whole. */
import { is, pattern, patternOf } from '../lexicon/lexicon.ts';
import { endWithout, type Range, sentenceStarts, type Word, wordsIn } from '../reading/text.ts';
import type { Quoted } from './marks.ts';
import { firstOf, type Rule } from './rules.ts';
import { isSpeaking } from './speaking.ts';
import type { Attribution } from './subjects.ts';
import { isCapital, isFiniteVerb, isNaming, isPhrasal, isSpeech, isUtterance, isWeak, lazily } from './word-classes.ts';

/** Of one paragraph: a quotation, and the words on both sides of it up to the next ones. */
export interface Piece extends Quoted {
  lead: Range;
  tail: Range;
}

export function piecesOf(quoted: readonly Quoted[], paragraph: Range): Piece[] {
  return quoted.map((each, at) => ({
    ...each,
    lead: { start: quoted[at - 1]?.end ?? paragraph.start, end: each.start },
    tail: { start: each.end, end: quoted[at + 1]?.start ?? paragraph.end },
  }));
}

/** The sentence in which a quotation stands, as far as it comes before; and whole sentences before that. */
export function leadOf(text: string, { lead }: Piece): { sentence: Range; before?: Range } {
  const starts = sentenceStarts(text, lead);
  const inner = text.slice(lead.start, lead.end);
  // A full stop right before the marks ends a sentence: they stand in one of their own.
  const closed = /[.!?…]\s*$/.test(inner);
  const start = closed ? lead.end : (starts.at(-1) ?? lead.start);
  if (start <= lead.start) return { sentence: { start, end: lead.end } };
  return { sentence: { start, end: lead.end }, before: { start: lead.start, end: start } };
}

const TOPIC = /^(?:Of|On|About) [^.:;!?“”]{2,60}:$/;

/** “Of Jo Bloggs: “…””: tells what the words are about, not whose they are. */
export function withoutTopic(text: string, lead: Range): Range {
  if (!TOPIC.test(text.slice(lead.start, lead.end))) return lead;
  const words = wordsIn(text, lead);
  const isClause = words.some((word, at) => isSpeaking(words, at) || (isFiniteVerb(word.lower) && !isCapital(word)));
  return isClause ? lead : { start: lead.end, end: lead.end };
}

/** What comes after the sentence in which a quotation ends. */
export function newSentences(text: string, { start, end }: Range): Range {
  const [, second] = sentenceStarts(text, { start, end });
  const closed =
    /[.!?]["'”’)]?$/.test(text.slice(Math.max(0, start - 3), start)) &&
    /^\s+\p{Lu}/u.test(text.slice(start, start + 4));
  return { start: closed ? start : (second ?? end), end };
}

/** Words in marks, and what stands around them. */
interface Marked {
  text: string;
  piece: Piece;
  said: Attribution | undefined;
  /** what comes before them in their sentence */
  before: string;
  /** how many they are */
  length: number;
  /** they begin like a sentence */
  capital: boolean;
  last: string;
  /** they end like a sentence or its part */
  ends: boolean;
}

/** Words in marks, with the verb of saying before them in their sentence. */
interface Led extends Marked {
  verb: string;
  /** the words between it and them */
  gap: readonly Word[];
}

/** What shows that words in marks that begin their sentence are somebody's as a whole. */
export const ALONE: readonly Rule<Marked, true>[] = [
  {
    name: 'a small letter, with whoever says it',
    when: ({ capital, said, ends, length }) => !capital && said !== undefined && ends && length > 3,
    reads: () => true,
    example: ['“we never saw it coming,” Ada Moss said.', 'direct Ada Moss: “we never saw it coming,”'],
  },
  {
    name: 'a sentence that is a paragraph, or stands behind another',
    when: ({ text, piece, capital, ends, last }) =>
      capital && ends && last !== ',' && (isWhole(text, piece) || closes(text, piece)),
    reads: () => true,
    example: [
      'Ada Moss said: “No.” Does she feel safe? Moss laughs. “Would you?”',
      'direct Ada Moss: “No.” | direct Ada Moss: “Would you?”',
    ],
  },
  {
    name: 'a sentence with whoever says it',
    when: ({ capital, ends, said }) => capital && ends && said !== undefined,
    reads: () => true,
    example: ['“No,” said Ada Moss. It was late.', 'direct Ada Moss: “No,”'],
  },
  {
    name: 'a sentence of some length',
    when: ({ capital, ends, length, last }) => capital && ends && length > (last === ',' ? 5 : 2),
    reads: () => true,
    example: [
      'Ada Moss said: “No.”\n\n“We had to wait.” It was late.',
      'direct Ada Moss: “No.” | direct Ada Moss: “We had to wait.”',
    ],
  },
  {
    name: 'words that go on in the next paragraph',
    when: ({ capital, ends, piece, length }) => capital && !ends && piece.open && length > 3,
    reads: () => true,
    example: [
      'Ada Moss said: “No.”\n\n“We had to wait\n\n“and wait.”',
      'direct Ada Moss: “No.” | direct Ada Moss: “We had to wait\n\n“and wait.”',
    ],
  },
  {
    name: 'words without a full stop, with whoever says them',
    when: ({ text, piece: { end, open, tail }, capital, ends, said, length }) => {
      if (!capital || ends || open || said === undefined || length < 2) return false;
      const isColonOfCue = said.cue.start < tail.start + 3 && text[said.cue.start] === ':';
      return isColonOfCue || !/^\s*[:(]/.test(text.slice(end, tail.end));
    },
    reads: () => true,
    example: ['‘We are sorry’: mayor speaks at last', 'direct mayor: ‘We are sorry’'],
  },
];

/** What shows that words in marks behind a verb of saying are somebody's as a whole. */
export const LED: readonly Rule<Led, true>[] = [
  {
    name: 'behind a colon',
    when: ({ before, capital, length }) => before.endsWith(':') && (capital ? length > 0 : length > 5),
    reads: () => true,
    example: ['Ada Moss said: “No.”', 'direct Ada Moss: “No.”'],
  },
  {
    name: 'behind a comma',
    when: ({ before, capital, length, gap }) =>
      /[,—]$/.test(before) && (capital ? length > 1 : length > 4 && gap.length < 9),
    reads: () => true,
    example: ['Ada Moss said, “No way.”', 'direct Ada Moss: “No way.”'],
  },
  {
    name: 'behind a verb of the voice',
    when: ({ before, capital, verb, gap }) =>
      isBare(before, gap) && capital && (isUtterance(verb) || isPhrasal(verb, gap[0]?.lower)) && gap.length < 3,
    reads: () => true,
    example: ['His mother called out “Be strong” from the gallery.', 'direct His mother: “Be strong”'],
  },
  {
    name: 'right behind a verb',
    when: ({ before, capital, verb, gap, length, ends }) =>
      isBare(before, gap) && capital && !isNaming(verb) && gap.length < 4 && length > (ends ? 1 : 3),
    reads: () => true,
    example: ['Ada Moss said “We had to wait.”', 'direct Ada Moss: “We had to wait.”'],
  },
];

/** Whether the words in marks are what somebody says as a whole: no phrase, title or word held at arm's length. */
export function isDirect(text: string, piece: Piece, lead: Range, said: Attribution | undefined): boolean {
  const { inner } = piece;
  const words = text.slice(inner.start, inner.end);
  const opening = words.replace(/^[^\p{L}\p{N}£$€]+/u, '');
  const capital = /^[\p{Lu}\p{N}£$€]/u.test(opening) || /^[([]/.test(words);
  const last =
    words
      .trimEnd()
      .replace(/["'”’)\]]+$/, '')
      .at(-1) ?? '';
  const before = text.slice(lead.start, lead.end);
  const length = wordsIn(text, inner).length;
  const marked = { text, piece, said, before, length, capital, last, ends: /[,.?!…—–-]/.test(last) };
  if (before === '') return firstOf(ALONE, marked) ?? false;
  if (said === undefined || said.cue.start > piece.start) return false;
  const verb = text.slice(said.cue.start, said.cue.end).toLowerCase();
  return firstOf(LED, { ...marked, verb, gap: wordsIn(text, { start: said.cue.end, end: lead.end }) }) ?? false;
}

/** Whether nothing parts the words from their verb, no “that” either. */
function isBare(before: string, gap: readonly Word[]): boolean {
  return !/[:,—]$/.test(before) && !gap.some(({ lower }) => lower === 'that');
}

/** Whether a quotation is a sentence of its own, behind another: “She laughs. “Would you?”” */
function closes(text: string, { inner, lead }: Piece): boolean {
  const isClosed = /[.!?]$/.test(text.slice(inner.start, inner.end));
  return isClosed && /[.!?…]\s*$/.test(text.slice(Math.max(lead.start, lead.end - 3), lead.end));
}

/** Whether a quotation is all that stands in its paragraph. */
export function isWhole(text: string, { start, lead, tail, open }: Piece): boolean {
  return !open && lead.start === start && text.slice(tail.start, tail.end).trim() === '';
}

/** Whether nothing but the cue stands between two quotations: “…,” she said. “…” */
export function isCut(text: string, before: Piece, piece: Piece, said: Attribution | undefined): boolean {
  if (said === undefined || said.cue.start < before.end || said.cue.start > piece.start) return false;
  const between = text.slice(before.end, piece.start);
  if (between.length > 260 || /:\s*$/.test(between)) return false;
  const sentences = sentenceStarts(text, { start: before.end, end: piece.start });
  if (sentences.length > 1) return false;
  const later = wordsIn(text, { start: said.cue.end, end: piece.start });
  const speaks = (lower: string, next: string | undefined) =>
    (isSpeech(lower) && !isWeak(lower)) || isPhrasal(lower, next);
  const again = later.some(({ lower }, at) => speaks(lower, later[at + 1]?.lower) && isSpeaking(later, at));
  return !again && (/[.,;—–!?]\s*$/.test(between) || between.length < 24);
}

/** Where that which is said begins and ends in a sentence that is not a quotation as a whole. */

/** Where what is said begins, behind the verb and the person spoken to. */
export function contentStart(text: string, cue: Range, piece: Range): number {
  if (/^according/i.test(text.slice(cue.start, cue.end))) return pastSource(text, cue.end, piece.start);
  const behind = wordsIn(text, { start: cue.end, end: piece.start });
  const isParticle = isPhrasal(text.slice(cue.start, cue.end).toLowerCase(), behind[0]?.lower);
  const words = isParticle ? behind.slice(1) : behind;
  const at = words.slice(0, 9).findIndex(({ lower }) => lower === 'that');
  const that = words[at];
  // “said a man had been charged and that there was …”: the clause that opens right behind the verb goes on.
  if (that !== undefined && !/^(?:and|but|or)$/.test(words[at - 1]?.lower ?? '')) return that.start;
  const verb = text.slice(cue.start, cue.end).toLowerCase();
  const toSomebody = is(verb, 'verbs.listened-to');
  const [first, second, third] = words;
  if (!toSomebody || first === undefined) return isParticle ? (behind[0]?.end ?? cue.end) : cue.end;
  if (is(first.lower, 'clauses.determiners')) return third?.start ?? piece.start;
  if (is(first.lower, 'clauses.audience')) return second?.start ?? piece.start;
  const rest = words.find(({ text }) => /^\p{Ll}/u.test(text));
  return rest?.start ?? piece.start;
}

/** “According to Jo Bloggs, head of the Lock Trust, “…””: behind the comma that ends the source. */
function pastSource(text: string, start: number, end: number): number {
  const between = text.slice(start, end);
  const comma = /,\s*$/.test(between) ? between.lastIndexOf(',') : between.indexOf(',');
  return comma === -1 ? end : start + comma + 1;
}

/** What the sentence says after the words that are somebody's. */
const afterContent = lazily(() => {
  const more = String.raw`and (?:said|added|told|asked)|and (?:\p{Lu}[\p{L}.’'-]*\s+){1,5}(?:said|added|told|wrote)`;
  const remark = `an? ${patternOf('nouns.remarks', 'base')}`;
  const another = String.raw`\s+and ${patternOf('verbs.joined', 'past')}\b`;
  return new RegExp(String.raw`,\s+(?:${pattern('clauses.after-content')}|${more}|${remark})\b|${another}|;`, 'u');
});

export function contentEnd(
  text: string,
  { end, tail }: Piece,
  said: Attribution | undefined,
  inHeadline: boolean,
): number {
  if (said !== undefined) {
    // “Police ‘failed’ family, says watchdog”: up to the speaker.
    const next = Math.min(said.cue.start, said.source?.start ?? said.cue.start);
    const between = text.slice(end, Math.max(end, next));
    const isDash = /^[-–—]$/.test(text.slice(said.cue.start, said.cue.end));
    if (isDash && /^[^,–—]*\s$/.test(between)) return end + between.trimEnd().length;
    return /^[^,–—]*,\s*$/.test(between) ? beforeComma(text, next) : end;
  }
  const rest = text.slice(tail.start, tail.end);
  const closed = /[.!?]["'”’]?$/.test(text.slice(Math.max(0, end - 2), end)) && /^\s*(?:\p{Lu}|$)/u.test(rest);
  if (closed) return end;
  const [, second] = sentenceStarts(text, tail);
  const sentence = text.slice(tail.start, second ?? tail.end);
  const cut = afterContent().exec(sentence) ?? (inHeadline ? /\s+(?:as|after|amid)\s/.exec(sentence) : null);
  const stop = cut?.index ?? sentence.length;
  return endWithout(text, { start: tail.start, end: tail.start + stop }, '.,:');
}

export function beforeComma(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - 4), at);
  return at - (before.length - before.replace(/[,\s]+$/, '').length);
}

/** “Lost kits: failure ‘was higher up’”: where what is said begins. */
export function pastColon(text: string, { start, end }: Range): number {
  return start + (/^.*:\s+/.exec(text.slice(start, end))?.[0].length ?? 0);
}

/** Whether nothing but a comma, or what is left of the sentence before it, parts words in marks from their speaker. */
export function isRightBehind(text: string, { end }: Piece, { cue, source }: Attribution): boolean {
  const between = text.slice(end, Math.min(cue.start, source?.start ?? cue.start));
  return !/^,.*,/.test(between);
}

/** Whether what is said goes on up to the next words in marks. */
export function reaches(text: string, end: number, piece: Piece | undefined): boolean {
  return piece !== undefined && end >= piece.tail.end - (/\s*$/.exec(text.slice(end, piece.tail.end))?.[0].length ?? 0);
}
