/** Where that which is said begins and ends in a sentence that is not a quotation as a whole. */

import { type Range, sentenceStarts, wordsIn } from '../reading/text.ts';
import { isPhrasal } from './cues.ts';
import type { Piece } from './pieces.ts';
import type { Said } from './subjects.ts';

/** Where what is said begins, behind the verb and whoever is spoken to. */
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
  const toSomebody = /^(?:told|tell|tells|telling|assured|reminded|warned|asked|informed)$/.test(verb);
  const [first, second, third] = words;
  if (!toSomebody || first === undefined) return isParticle ? (behind[0]?.end ?? cue.end) : cue.end;
  if (/^(?:the|a|his|her|their|its)$/.test(first.lower)) return third?.start ?? piece.start;
  if (/^(?:him|her|them|us|me|you|parliament|reporters|journalists|mps|peers)$/.test(first.lower))
    return second?.start ?? piece.start;
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
const AFTER_CONTENT =
  /,\s+(?:adding|saying|and (?:said|added|told|asked)|and (?:\p{Lu}[\p{L}.’'-]*\s+){1,5}(?:said|added|told|wrote)|but|while|according|after|before|as|with|which|who|when|in|though|although|an? (?:claim|figure|view|charge|allegation|accusation|suggestion|argument|description|assertion|phrase|remark|comment|comparison|point|verdict|position|line|reference|finding|conclusion))\b|\s+and (?:told|said|added|asked|called|accused|urged|warned)\b|;/u;

export function contentEnd(text: string, { end, tail }: Piece, said: Said | undefined, inHeadline: boolean): number {
  if (said !== undefined) {
    // “Police ‘failed’ family, says watchdog”: up to whoever says it.
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
  const cut = AFTER_CONTENT.exec(sentence) ?? (inHeadline ? /\s+(?:as|after|amid)\s/.exec(sentence) : null);
  const stop = cut?.index ?? sentence.length;
  return tail.start + sentence.slice(0, stop).replace(/[\s.,:]+$/, '').length;
}

export function beforeComma(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - 4), at);
  return at - (before.length - before.replace(/[,\s]+$/, '').length);
}

/** “Lost kits: failure ‘was higher up’”: where what is said begins. */
export function pastColon(text: string, { start, end }: Range): number {
  return start + (/^.*:\s+/.exec(text.slice(start, end))?.[0].length ?? 0);
}

/** Whether nothing but a comma, or what is left of the sentence before it, parts words in marks from whoever says them. */
export function isRightBehind(text: string, { end }: Piece, { cue, source }: Said): boolean {
  const between = text.slice(end, Math.min(cue.start, source?.start ?? cue.start));
  return !/^,.*,/.test(between);
}

/** Whether what is said goes on up to the next words in marks. */
export function reaches(text: string, end: number, piece: Piece | undefined): boolean {
  return piece !== undefined && end >= piece.tail.end - (/\s*$/.exec(text.slice(end, piece.tail.end))?.[0].length ?? 0);
}
