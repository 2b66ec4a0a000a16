/** Quotations in their paragraph: the sentences that they stand in, and whether they are somebody's words as a whole. */

import { type Range, sentenceStarts, wordsIn } from '../reading/text.ts';
import { isNaming, isPhrasal, isSpeech, isUtterance, isWeak } from './cues.ts';
import type { Quoted } from './quotation-marks.ts';
import { isSpeaking, type Said } from './subjects.ts';

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

/** What comes after the sentence in which a quotation ends. */
export function newSentences(text: string, { start, end }: Range): Range {
  const [, second] = sentenceStarts(text, { start, end });
  const closed =
    /[.!?]["'”’)]?$/.test(text.slice(Math.max(0, start - 3), start)) &&
    /^\s+\p{Lu}/u.test(text.slice(start, start + 4));
  return { start: closed ? start : (second ?? end), end };
}

/** Whether the words in marks are what somebody says as a whole: no phrase, title or word held at arm's length. */
export function isDirect(text: string, piece: Piece, lead: Range, said: Said | undefined): boolean {
  const { inner, tail } = piece;
  const words = wordsIn(text, inner);
  const opening = text.slice(inner.start, inner.end).replace(/^[^\p{L}\p{N}£$€]+/u, '');
  const capital = /^[\p{Lu}\p{N}£$€]/u.test(opening) || /^[([]/.test(text[inner.start] ?? '');
  const last =
    text
      .slice(inner.start, inner.end)
      .trimEnd()
      .replace(/["'”’)\]]+$/, '')
      .at(-1) ?? '';
  const ends = /[,.?!…—–-]/.test(last);
  const before = text.slice(lead.start, lead.end);
  if (before === '') {
    if (!capital) return said !== undefined && ends && words.length > 3;
    if (ends && last !== ',' && (isWhole(text, piece) || closes(text, piece))) return true;
    if (ends) return said !== undefined || (words.length > 2 && (last !== ',' || words.length > 5));
    if (piece.open) return words.length > 3;
    const after = text.slice(piece.end, tail.end);
    const isColonOfCue = said !== undefined && said.cue.start < tail.start + 3 && text[said.cue.start] === ':';
    return said !== undefined && words.length > 1 && (isColonOfCue || !/^\s*[:(]/.test(after));
  }
  if (said === undefined || said.cue.start > piece.start) return false;
  if (before.endsWith(':')) return capital ? words.length > 0 : words.length > 5;
  const gap = wordsIn(text, { start: said.cue.end, end: lead.end });
  if (before.endsWith(',') || before.endsWith('—'))
    return capital ? words.length > 1 : words.length > 4 && gap.length < 9;
  if (gap.some(({ lower }) => lower === 'that')) return false;
  const verb = text.slice(said.cue.start, said.cue.end).toLowerCase();
  const isCalledOut = isPhrasal(verb, gap[0]?.lower);
  if (capital && (isUtterance(verb) || isCalledOut) && gap.length < 3) return true;
  const naming = isNaming(verb);
  return capital && !naming && gap.length < 4 && (words.length > 3 || (words.length > 1 && ends));
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
export function isCut(text: string, before: Piece, piece: Piece, said: Said | undefined): boolean {
  if (said === undefined || said.cue.start < before.end || said.cue.start > piece.start) return false;
  const between = text.slice(before.end, piece.start);
  if (between.length > 260 || /:\s*$/.test(between)) return false;
  const sentences = sentenceStarts(text, { start: before.end, end: piece.start });
  if (sentences.length > 1) return false;
  const later = wordsIn(text, { start: said.cue.end, end: piece.start });
  const again = later.some(({ lower }, at) => isSpeech(lower) && !isWeak(lower) && isSpeaking(later, at));
  return !again && (/[.,;—–!?]\s*$/.test(between) || between.length < 24);
}
