import { type Range, sentenceStarts, trimmed, type Word, wordsIn } from '../reading/text.ts';
import type { Piece } from './content.ts';
import { isReplyNoun, isReporting, isWeak } from './cues.ts';
import { recordedAs } from './reported.ts';
import {
  type Attribution,
  isAdverbial,
  isFiniteVerb,
  isSpeaking,
  openingSubject,
  subjectAfter,
  subjectBefore,
} from './subjects.ts';

/** Who says a quotation, by the words around it in its sentence. */

/** Who speaks, by the words before a quotation in its sentence. */
export function attributionBefore(text: string, lead: Range): Attribution | undefined {
  if (lead.end <= lead.start) return undefined;
  const words = wordsIn(text, lead);
  const close = text.slice(lead.end - 1, lead.end);
  const recorded = recordedAs(text, lead, words);
  if (recorded !== undefined) return recorded;
  let at = words.findLastIndex((_, index) => isSpeaking(words, index));
  // “said in a statement that he was”: the verb that is nearest to the marks, unless it stands in another clause.
  while (at > 0 && isWeak(words[at]?.lower ?? '') && close !== ':' && close !== ',') {
    const earlier = words.slice(0, at).findLastIndex((_, index) => isSpeaking(words, index));
    if (earlier === -1) break;
    at = earlier;
  }
  const outer = close === ':' || close === ',' ? -1 : reportedAround(words, at);
  if (outer !== -1) at = outer;
  const verb = words[at];
  const quoted = close === ':' ? quotedBy(words) : undefined;
  if (quoted !== undefined) return quoted;
  if (verb !== undefined) {
    const source = subjectBefore(text, lead, verb);
    return { cue: verb, ...(source === undefined ? {} : { source }) };
  }
  const according = accordingTo(text, words, lead.end);
  if (according !== undefined) return according;
  if (close !== ':') return undefined;
  // “Jo Bloggs: “…””, “Her answer: “…””
  const source = ownerOfWords(text, words) ?? openingSubject(text, words);
  return { cue: { start: lead.end - 1, end: lead.end }, ...(source === undefined ? {} : { source }) };
}

/** “said she had given up asking how …”: the verb of whoever says so, around another that is no speech here. */
function reportedAround(words: readonly Word[], at: number): number {
  const [verb, before] = [words[at], words[at - 1]];
  if (!verb?.lower.endsWith('ing') || !/^(?:up|stop(?:ped)?|kept|keeps?|of|about|without)$/.test(before?.lower ?? ''))
    return -1;
  return words.slice(0, at).findLastIndex(({ lower }, index) => isReporting(lower) && isSpeaking(words, index));
}

/** “She ended by quoting a caller from Lockham: “…””: the words are the caller's. */
function quotedBy(words: readonly Word[]): Attribution | undefined {
  const at = words.findLastIndex(({ lower }) => /^quot(?:ing|ed|es)$/.test(lower));
  const [verb, first, last] = [words[at], words[at + 1], words.at(-1)];
  if (verb === undefined || first === undefined || last === undefined || words.length - at > 10) return undefined;
  return { cue: verb, source: { start: first.start, end: last.end } };
}

/** Who speaks, by the words behind a quotation. */
export function attributionAfter(text: string, piece: Piece): Attribution | undefined {
  const { tail, inner, open } = piece;
  if (open || tail.end <= tail.start) return undefined;
  const signed = /^\s*[―—–]\s*(?=\p{Lu})/u.exec(text.slice(tail.start, tail.start + 8));
  if (signed !== null && tail.end - tail.start < 120) {
    const start = tail.start + signed[0].length;
    return { cue: trimmed(text, { start: tail.start, end: start }), source: { start, end: tail.end } };
  }
  const sentence = tailSentence(text, piece);
  if (sentence === undefined) return undefined;
  const words = wordsIn(text, sentence);
  const [first] = words;
  if (first === undefined) return undefined;
  const according = accordingTo(text, words.slice(0, 2), sentence.end);
  if (according !== undefined) return according;
  const came = cameReply(text, words);
  if (came !== undefined) return came;
  const at = speakingVerb(words);
  const verb = words[at];
  if (verb === undefined) return anyVerb(text, piece, words);
  if (at === 0 || (at === 1 && /^(?:also|then|later|has|had|have|is|was)$/.test(first.lower))) {
    const next = words[at + 1];
    if (next === undefined) return { cue: verb };
    const source = subjectAfter(text, verb, clauseEnd(text, verb.end, sentence.end));
    return { cue: verb, ...(source === undefined ? {} : { source }) };
  }
  if (words.slice(0, at).length > 30) return undefined;
  const inverted = invertedAfterComma(text, words, at, sentence.end);
  if (inverted !== undefined) return inverted;
  // A full sentence of its own that ends in a colon speaks of the next words.
  const closesItself = /[.!…]/.test(text[inner.end - 1] ?? '');
  if (closesItself && /[:]\s*$/.test(text.slice(sentence.start, sentence.end))) return undefined;
  const source = subjectBefore(text, sentence, verb);
  return { cue: verb, ...(source === undefined ? {} : { source }) };
}

/** “…,” came the reply (from Jo Bloggs). */
function cameReply(text: string, words: readonly Word[]): Attribution | undefined {
  const [came, the, noun, from, ...rest] = words;
  if (came === undefined || noun === undefined || !/^(?:came|comes|was|is)$/.test(came.lower)) return undefined;
  if (!/^(?:the|his|her|their)$/.test(the?.lower ?? '') || !isReplyNoun(noun.lower)) return undefined;
  const cue = { start: came.start, end: noun.end };
  const [first] = rest;
  if (!/^(?:from|of)$/.test(from?.lower ?? '') || first === undefined) return { cue };
  const [name = ''] = text.slice(first.start, words.at(-1)?.end).split(/[.;:]/, 1);
  return { cue, source: { start: first.start, end: first.start + name.length } };
}

/** The verb by which a sentence's subject speaks; one in a relative clause (“who asked for no name”) only where there is no other. */
function speakingVerb(words: readonly Word[]): number {
  const at = words.findIndex((_, index) => isSpeaking(words, index));
  if (words[at - 1]?.lower !== 'who') return at;
  const later = words.findIndex((_, index) => index > at && isSpeaking(words, index));
  return later === -1 ? at : later;
}

/** “Police ‘failed’ family, says watchdog”: the subject comes last. */
function invertedAfterComma(text: string, words: readonly Word[], at: number, end: number): Attribution | undefined {
  const [before, verb] = [words[at - 1], words[at]];
  if (before === undefined || verb === undefined || !/^,\s*$/.test(text.slice(before.end, verb.start)))
    return undefined;
  const rest = words.slice(at + 1);
  const isSubject =
    rest.length > 0 &&
    !isAdverbial(rest) &&
    !rest.some(({ lower, text }) => isFiniteVerb(lower) && /^\p{Ll}/u.test(text));
  if (!isSubject || (TRANSITIVE.test(verb.lower) && !(ENDS.test(verb.lower) && rest.length < 5))) return undefined;
  const source = subjectAfter(text, verb, end);
  return source && { cue: verb, source };
}

/** “…,” he mocks: after a comma, whatever the subject does is speaking. */
function anyVerb(text: string, { inner, tail }: Piece, words: readonly Word[]): Attribution | undefined {
  const [first] = words;
  const last = text[inner.end - 1] ?? '';
  if (!/[,?!]/.test(last) || first === undefined || !/^\s/.test(text.slice(tail.start))) return undefined;
  // After a question, only what could be nothing else: “…?” she remembers.
  if (last !== ',' && (words.length > 2 || !/^(?:he|she)$/.test(first.lower))) return undefined;
  const at = words.findIndex(({ text }, index) => index > 0 && /^\p{Ll}/u.test(text));
  const verb = words[at];
  const subject = words[at - 1];
  const named = /^(?:he|she|they)$/.test(first.lower) || /^\p{Lu}/u.test(first.text);
  if (verb === undefined || subject === undefined || !named || words.length > 12) return undefined;
  return { cue: verb, source: { start: first.start, end: subject.end } };
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

/** Of these, the ones that end a headline with their subject: “…, warns watchdog”. */
const ENDS = /^(?:urg|warn|ask)/;

/** Verbs that whoever is spoken to follows. */
const TRANSITIVE = /^(?:t(?:old|ells?|elling)|ask|urg|warn|remind|assur|inform)/;

export function accordingTo(text: string, words: readonly Word[], end: number): Attribution | undefined {
  const at = words.findIndex(({ lower }, index) => lower === 'according' && words[index + 1]?.lower === 'to');
  const [according, to] = [words[at], words[at + 1]];
  if (at === -1 || according === undefined || to === undefined) return undefined;
  const [source = ''] = text.slice(to.end, end).split(/[,;:]|\.\s/, 1);
  return {
    cue: { start: according.start, end: to.end },
    source: trimmed(text, { start: to.end, end: to.end + source.length }),
  };
}

/** Whose words a noun of saying speaks of: “her verdict”, “the response from Jo Bloggs”. */

/** What somebody says, as a noun. */
const WORDS_OF =
  /^(?:verdict|message|answer|response|reply|view|advice|warning|assessment|plea|conclusion|reaction|explanation|argument|case|point|complaint|defence|judgment|opinion|line|promise|pledge|prediction|riposte|retort|question|apology|statement|words|mantra|motto|theory|summary|testimony|account)$/;

/** “Her verdict”, “Jo Bloggs's message to residents”, “the response from Jo Bloggs”. */
export function ownerOfWords(text: string, words: readonly Word[]): Range | undefined {
  const at = words.slice(0, 7).findIndex(({ lower }) => WORDS_OF.test(lower));
  const noun = words[at];
  if (noun === undefined) return undefined;
  const [from, name] = [words[at + 1], words[at + 2]];
  if (/^(?:from|of|by)$/.test(from?.lower ?? '') && name !== undefined) return nameFrom(words, at + 2);
  const possessor = words.findLastIndex(
    ({ lower, text: word }, index) =>
      index < at && index >= at - 3 && (/^(?:his|her|their)$/.test(lower) || /^\p{Lu}.*['’]s?$/u.test(word)),
  );
  const owner = words[possessor];
  if (owner === undefined) return undefined;
  let first = possessor;
  while (first > 0 && /^\p{Lu}/u.test(owner.text) && /^\p{Lu}/u.test(words[first - 1]?.text ?? '')) first -= 1;
  const start = words[first]?.start ?? owner.start;
  return { start, end: owner.end - (/['’]s?$/.exec(text.slice(owner.start, owner.end))?.[0].length ?? 0) };
}

function nameFrom(words: readonly Word[], from: number): Range | undefined {
  const stop = words.findIndex(({ text }, at) => at >= from && !/^\p{Lu}/u.test(text));
  const [first, last] = [words[from], words[(stop === -1 ? words.length : stop) - 1]];
  return first === undefined || last === undefined || last.start < first.start
    ? undefined
    : { start: first.start, end: last.end };
}
