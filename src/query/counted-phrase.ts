/**
 * A question without a verb that begins with what is counted asks for its number: “arrests at the carnival 2019”, “acid attacks in
 * london 2017”.
 */
import { words as lexicon, pattern } from '../lexicon/lexicon.ts';
import { isEnglish } from '../search/english.ts';
import type { Cues } from './cues.ts';
import type { Speaker, TypedWord } from './query.ts';

const ACTS = lexicon('questions.counted-acts');
const MASS = lexicon('questions.counted-mass');
const THINGS = lexicon('questions.counted-things');
const DONE = lexicon('questions.done-to-them');
const AMOUNTS = lexicon('questions.amounts');
const PHRASE_ENDS = lexicon('function.phrase-ends');
/** A question with one of these has a verb, and asks in so many words. */
const ASKING = new RegExp(String.raw`\b${pattern('questions.asking-words')}\b`, 'i');
const AMOUNT = new RegExp(String.raw`\b${pattern('questions.counts-asked')}\b`, 'i');
const HAPPENS = new Set(['at', 'during', 'outside']);
const PAUSE = /[,;?!()“”"]/;
const SUBJECT_ENDS = /:|\s[-–]\s/;
const DIGIT = /\d/;
const GREETINGS = lexicon('questions.greetings');
/** Somebody who is so surely named as a speaker is asked for their words, unless an amount is asked for outright. */
const MAY_SPEAK = 0.5;
const ASKED_FOR = 0.9;
/** Longer texts tell a story. */
const MAX_WORDS = 30;

interface Span {
  start: number;
  end: number;
}

/**
 * Whether a text asks for a number by naming what is counted, and when: without a time, and without a word for an amount, it may
 * as well be asked what was said of that.
 * @param typed its words
 * @param dates where it names times
 */
export function asksNumberOf(
  text: string,
  typed: readonly TypedWord[],
  { said, position, opinion, practical, about }: Cues,
  dates: readonly Span[],
  speakers: readonly Speaker[],
): boolean {
  if (typed.length > MAX_WORDS || position || opinion || practical || about !== undefined) return false;
  if (ASKING.test(text)) return false;
  const undated = typed.filter((word) => !dates.some(({ start, end }) => start <= word.start && word.start < end));
  const opening = undated.slice(undated.findIndex(({ word }) => !GREETINGS.has(word)));
  const opensWithAmount = namesAmount(opening);
  // “Kilos of cocaine found” asks for no words.
  if (said && !opensWithAmount) return false;
  const isOfAmount = opensWithAmount || AMOUNT.test(text);
  if (dates.length === 0 && !isOfAmount && !namesActsThere(text, opening)) return false;
  const speaks = Math.max(0, ...speakers.map((speaker) => (speaker.organisation ? 0 : speaker.speaks)));
  if (speaks >= (isOfAmount ? ASKED_FOR : MAY_SPEAK)) return false;
  return opensWithAmount || opensWithCounted(text, opening);
}

/** “Times officers used handcuffs”, “total of fines”, but not “Times on the fines”. */
function namesAmount([first, next]: readonly TypedWord[]): boolean {
  if (first === undefined || next === undefined || !AMOUNTS.has(first.word)) return false;
  // “Number 10 on police funding” asks Downing Street.
  if (first.word === 'number' && DIGIT.test(next.word)) return false;
  return next.word === 'of' || !PHRASE_ENDS.has(next.word);
}

/** “Arrests at the Euro 2020 final”, “searches during the carnival?”: acts of one happening, which dates them. */
function namesActsThere(text: string, [first, next]: readonly TypedWord[]): boolean {
  return /[?\d]/.test(text) && ACTS.has(first?.word ?? '') && HAPPENS.has(next?.word ?? '');
}

/** Whether what is counted stands before the first preposition, verb or pause; a subject may stand before it: “BLM: officers hurt”. */
function opensWithCounted(text: string, opening: readonly TypedWord[]): boolean {
  let isOpening = true;
  for (const [at, word] of opening.entries()) {
    const next = opening[at + 1];
    if (isOpening && at > 0 && PHRASE_ENDS.has(word.word)) isOpening = false;
    if (isOpening && isCounted(word.word, next?.word ?? '')) return true;
    const between = text.slice(word.end, next?.start);
    if (SUBJECT_ENDS.test(between)) isOpening = true;
    else if (PAUSE.test(between)) isOpening = false;
  }
  return false;
}

function isCounted(word: string, next: string): boolean {
  if (ACTS.has(word) || MASS.has(word)) return true;
  // “Under-25s murdered”: whatever stands in the plural before what was done to it, but for names.
  const isPlural = THINGS.has(word) || (/[^s]s$/.test(word) && (isEnglish(word) || DIGIT.test(word)));
  return isPlural && DONE.has(next);
}
