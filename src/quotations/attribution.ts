/** Who says a quotation, by the words around it in its sentence. */
import { is } from '../lexicon/lexicon.ts';
import { type Range, sentenceStarts, type Word, wordsIn } from '../reading/text.ts';
import type { Piece } from './content.ts';
import { firstOf, type Rule } from './rules.ts';
import { accordingTo, anyVerb, cameReply, isListening, ownerOfWords, quotedBy, recordedAs, signed } from './sources.ts';
import { isSpeaking } from './speaking.ts';
import { type Attribution, isAdverbial, openingSubject, subjectAfter, subjectBefore } from './subjects.ts';
import { isUnsaid, unsaidInfinitive } from './unsaid.ts';
import { isFiniteVerb, isReporting, isWeak } from './word-classes.ts';

/** The words before a quotation in its sentence. */
interface Before {
  text: string;
  lead: Range;
  words: readonly Word[];
  /** the character right before the quotation */
  close: string;
  /** index of the verb of saying, -1 for none */
  at: number;
}

/** The rest of the sentence behind a quotation. */
interface After {
  text: string;
  piece: Piece;
  sentence: Range;
  words: readonly Word[];
  at: number;
}

export const BEFORE: readonly Rule<Before, Attribution>[] = [
  {
    name: 'a verb of saying that is refused or imagined',
    when: ({ at }) => at === -1,
    reads: ({ words }) => {
      const cue = unsaidInfinitive(words);
      return cue && { cue, unsaid: true };
    },
    example: ['Bo Lund, the mayor, left. Ada Moss declined to say: “I was wrong.”', ''],
  },
  {
    name: 'a record has somebody say it',
    when: () => true,
    reads: ({ text, lead, words }) => recordedAs(text, lead, words),
    example: ['The log records PC Lund as saying: “Nobody home.”', 'direct Lund (PC): “Nobody home.”'],
  },
  {
    name: 'somebody is quoted',
    when: ({ close }) => close === ':',
    reads: ({ words }) => quotedBy(words),
    example: ['Ada Moss ended by quoting a caller: “I am late.”', 'direct caller: “I am late.”'],
  },
  {
    name: 'a subject and its verb of saying',
    when: ({ at }) => at !== -1,
    reads: ({ text, lead, words, at }) => {
      const verb = words[at];
      if (verb === undefined) return undefined;
      return { ...said(verb, subjectBefore(text, lead, verb)), ...(isUnsaid(words, at) ? { unsaid: true } : {}) };
    },
    example: ['Ada Moss told us it was “not good”.', 'mixed Ada Moss: it was “not good”'],
  },
  {
    name: 'according to',
    when: () => true,
    reads: ({ text, lead, words }) => accordingTo(text, words, lead.end),
    example: ['According to Ada Moss, it was “not good”.', 'mixed Ada Moss: it was “not good”'],
  },
  {
    name: 'a noun of saying with its owner',
    when: ({ close }) => close === ':',
    reads: ({ text, lead, words }) => {
      const owner = ownerOfWords(text, words);
      return owner && said(colonOf(lead), owner);
    },
    example: ['Bo Lund left. The response from Ada Moss was swift: “No deal.”', 'direct Ada Moss: “No deal.”'],
  },
  {
    name: 'whom a sentence is about that a colon ends',
    when: ({ close, words }) => close === ':' && !isListening(words),
    reads: ({ text, lead, words }) => said(colonOf(lead), openingSubject(text, words)),
    example: ['Bo Lund left. Ada Moss then took aim at her critics: “No deal.”', 'direct Ada Moss: “No deal.”'],
  },
];

export const AFTER: readonly Rule<After, Attribution>[] = [
  {
    name: 'according to, behind the words',
    when: () => true,
    reads: ({ text, sentence, words }) => accordingTo(text, words.slice(0, 2), sentence.end),
    example: ['“It is not good,” according to Ada Moss.', 'direct Ada Moss: “It is not good,”'],
  },
  {
    name: 'came the reply',
    when: () => true,
    reads: ({ text, words }) => cameReply(text, words),
    example: ['“Never,” came the reply from Bo Lund.', 'direct Bo Lund: “Never,”'],
  },
  {
    name: 'whatever a subject does behind a comma',
    when: ({ at }) => at === -1,
    reads: ({ text, piece, words }) => anyVerb(text, piece, words),
    example: ['“Never in my life,” Bo Lund twinkles.', 'direct Bo Lund: “Never in my life,”'],
  },
  {
    name: 'the verb comes first',
    when: ({ words, at }) => at === 0 || (at === 1 && is(lowerAt(words, 0), 'clauses.before-verb')),
    reads: ({ text, sentence, words, at }) => {
      const verb = words[at];
      if (verb === undefined || words[at + 1] === undefined) return verb && said(verb, undefined);
      return said(verb, subjectAfter(text, verb, clauseEnd(text, verb.end, sentence.end)));
    },
    example: ['“We are ready,” said Ada Moss, who leads the team.', 'direct Ada Moss: “We are ready,”'],
  },
  {
    name: 'the subject comes last',
    when: ({ at }) => at !== -1 && at <= FARTHEST_VERB,
    reads: ({ text, words, at, sentence }) => invertedAfterComma(text, words, at, sentence.end),
    example: ['Lock ‘failed’ boats, says watchdog', 'mixed watchdog: Lock ‘failed’ boats'],
  },
  {
    name: 'a subject and its verb behind the words',
    when: ({ text, piece, at, sentence }) =>
      at !== -1 && at <= FARTHEST_VERB && !leadsOn(text.slice(piece.inner.end - 1, piece.inner.end), text, sentence),
    reads: ({ text, sentence, words, at }) => {
      const verb = words[at];
      return verb && said(verb, subjectBefore(text, sentence, verb));
    },
    example: ['“We are ready,” Ada Moss said.', 'direct Ada Moss: “We are ready,”'],
  },
];

/** No verb of saying stands so many words behind the words that are said. */
const FARTHEST_VERB = 30;

/** Who speaks, by the words before a quotation in its sentence. */
export function attributionBefore(text: string, lead: Range): Attribution | undefined {
  if (lead.end <= lead.start) return undefined;
  const words = wordsIn(text, lead);
  const close = text.slice(lead.end - 1, lead.end);
  return firstOf(BEFORE, { text, lead, words, close, at: verbBefore(words, close) });
}

/** Who speaks, by the words behind a quotation. */
export function attributionAfter(text: string, piece: Piece): Attribution | undefined {
  const { tail, open } = piece;
  if (open || tail.end <= tail.start) return undefined;
  const signature = signed(text, piece);
  if (signature !== undefined) return signature;
  const sentence = tailSentence(text, piece);
  const words = sentence === undefined ? [] : wordsIn(text, sentence);
  if (sentence === undefined || words.length === 0) return undefined;
  return firstOf(AFTER, { text, piece, sentence, words, at: verbAfter(words) });
}

function said(cue: Range, source: Range | undefined): Attribution {
  return { cue, ...(source === undefined ? {} : { source }) };
}

function colonOf({ end }: Range): Range {
  return { start: end - 1, end };
}

function lowerAt(words: readonly Word[], at: number): string {
  return words[at]?.lower ?? '';
}

/** The verb of saying before a quotation: the nearest one, unless it is weak or no speech of its own. */
function verbBefore(words: readonly Word[], close: string): number {
  let at = words.findLastIndex((_, index) => isSpeaking(words, index));
  if (close === ':' || close === ',') return at;
  // “said in a statement that he was”: the verb that is nearest to the marks, unless it stands in another clause.
  while (at > 0 && isWeak(lowerAt(words, at))) {
    const earlier = words.slice(0, at).findLastIndex((_, index) => isSpeaking(words, index));
    if (earlier === -1) break;
    at = earlier;
  }
  const outer = reportedAround(words, at);
  return outer === -1 ? at : outer;
}

/** “said she had given up asking how …”: the verb of whoever says so, around another that is no speech here. */
function reportedAround(words: readonly Word[], at: number): number {
  const isGiven = is(lowerAt(words, at - 1), 'clauses.given-up');
  if (!lowerAt(words, at).endsWith('ing') || !isGiven) return -1;
  return words.slice(0, at).findLastIndex(({ lower }, index) => isReporting(lower) && isSpeaking(words, index));
}

/** The verb by which a sentence's subject speaks; one in a relative clause (“who asked for no name”) only where there is no other. */
function verbAfter(words: readonly Word[]): number {
  const at = words.findIndex((_, index) => isSpeaking(words, index));
  if (words[at - 1]?.lower !== 'who') return at;
  const later = words.findIndex((_, index) => index > at && isSpeaking(words, index));
  return later === -1 ? at : later;
}

/** A full sentence of its own that ends in a colon speaks of the next words. */
function leadsOn(last: string, text: string, { start, end }: Range): boolean {
  return /[.!…]/.test(last) && /:\s*$/.test(text.slice(start, end));
}

/** “Police ‘failed’ family, says watchdog” */
export function invertedAfterComma(
  text: string,
  words: readonly Word[],
  at: number,
  end: number,
): Attribution | undefined {
  const [before, verb] = [words[at - 1], words[at]];
  if (before === undefined || verb === undefined || !/^,\s*$/.test(text.slice(before.end, verb.start)))
    return undefined;
  const rest = words.slice(at + 1);
  const isEnding = /^(?:urg|warn|ask)/.test(verb.lower);
  const isSubject =
    rest.length > 0 &&
    !isAdverbial(rest) &&
    !rest.some(({ lower, text }) => isFiniteVerb(lower) && /^\p{Ll}/u.test(text));
  if (!isSubject || ((is(verb.lower, 'verbs.listened-to') || isEnding) && !(isEnding && rest.length < 5)))
    return undefined;
  const source = subjectAfter(text, verb, end);
  return source && { cue: verb, source };
}

/** The rest of the sentence behind a quotation, where it still speaks of it. */
function tailSentence(text: string, { inner, end, tail }: Piece): Range | undefined {
  const after = text.slice(end, tail.end);
  if (/^\s*$/.test(after)) return undefined;
  const [, second] = sentenceStarts(text, tail);
  const sentence = { start: tail.start, end: second ?? tail.end };
  const last = text[inner.end - 1] ?? '';
  const startsSentence = /^\s+[\p{Lu}]/u.test(after);
  if (/[.]/.test(last) && startsSentence) return undefined;
  if (/[!?…]/.test(last) && startsSentence && wordsIn(text, sentence).length > 12) return undefined;
  return sentence;
}

function clauseEnd(text: string, from: number, end: number): number {
  const [first = ''] = text.slice(from, end).split(/[;:]/, 1);
  return from + first.length;
}
