/** Whether a question asks what somebody said, and not what they did: nobody else's words tell that. */
import { is } from '../lexicon/lexicon.ts';
import type { Concept, Speaker, TypedWord } from './query.ts';

/** Where a speaker stands among the words of a question. */
interface Place {
  from: number;
  to: number;
}

/**
 * “What did Khan say”, “Khan's reaction to”, “a quote from Khan”, “a Khan quote”, “Khan on spit hoods”.
 * @param before the word before the speaker, articles and titles passed over
 * @param possessive the speaker's words end in an apostrophe
 */
export function asksWhatTheySaid(
  { from, to }: Place,
  typed: readonly TypedWord[],
  { before, possessive }: { before: string; possessive: boolean },
): boolean {
  const wordAt = (at: number) => typed[at]?.word ?? '';
  const next = wordAt(to);
  if (is(before, 'questions.did') && !possessive) return saysSomething(typed, to);
  if (is(before, 'questions.from-whom') && givesWords(typed, { from, to }, before)) return true;
  if (is(before, 'questions.before-subject') || before === 'to') return false;
  const own = is(next, 'questions.own-words') ? wordAt(to + 1) : next;
  if (is(own, 'questions.utterances')) return !is(wordAt(to + (own === next ? 1 : 2)), 'questions.no-utterance');
  return !possessive && next === 'on' && (from === 0 || is(before, 'questions.wanting-words'));
}

/** “… ever actually say”, “… have to say”: the first word that is not passed over. */
function saysSomething(typed: readonly TypedWord[], to: number): boolean {
  for (let at = to; at < to + MOST_PASSED; at += 1) {
    const word = typed[at]?.word ?? '';
    if (is(word, 'questions.utters')) return true;
    if (word === 'make') return typed[at + 1]?.word === 'of';
    if (!is(word, 'questions.passed-over')) return false;
  }
  return false;
}

/** “A quote from”, “any reaction by”; “the Federation's view of Rowley” is one on him, “Rowley's view” and “the view of Rowley on” his. */
function givesWords(typed: readonly TypedWord[], { from, to }: Place, preposition: string): boolean {
  for (let at = from - 1; at >= Math.max(0, from - MOST_PASSED); at -= 1) {
    const word = typed[at]?.word ?? '';
    if (!is(word, 'questions.utterances')) continue;
    return preposition !== 'of' || !is(word, 'questions.views') || is(typed[to]?.word ?? '', 'questions.of-what');
  }
  return false;
}

/** What somebody says or said is looked for within so many words of their name. */
const MOST_PASSED = 4;

/** Of what somebody is asked to have spoken: the place of the concept right behind “on”, “about” or “reaction to”, after their name. */
export function readSpokenOf(
  concepts: readonly Concept[],
  speakers: readonly Speaker[],
  words: readonly string[],
): number | undefined {
  const saying = speakers.find(({ says }) => says);
  if (saying === undefined) return undefined;
  const near = words.slice(0, saying.to + NEAR);
  const before = near.findIndex((word, at) => at >= saying.to && opensTopic(word, near[at - 1] ?? ''));
  if (before === -1) return undefined;
  let start = before + 1;
  while (is(words[start] ?? '', 'questions.before-topic')) start += 1;
  const rest = ` ${words.slice(start, start + NEAR).join(' ')} `;
  const at = concepts.findIndex(
    ({ words: called, framing, speaker }) =>
      !framing && (speaker === undefined || !speakers[speaker]?.says) && rest.startsWith(` ${called} `),
  );
  return at === -1 ? undefined : at;
}

function opensTopic(word: string, before: string): boolean {
  return is(word, 'questions.of-what') || (word === 'to' && is(before, 'questions.answering'));
}

/** “On” and “about” stand so near behind the one who speaks of something. */
const NEAR = 8;
