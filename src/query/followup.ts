import type { IsoDate } from '../corpus/schema.ts';
import type { Index } from '../search/index.ts';
import { readText } from './parse.ts';
import type { TypedQuery } from './query.ts';

/** Words that open a follow-up and say nothing by themselves. */
const OPENING = /^(?:and|or|but|so|ok|okay|then|also|what about|how about|and what about|and how about)\b[ ,]*/i;
const PRONOUN = /\b(he|she|they|him|her|them|his|their|hers|theirs)\b/i;
const THING = /\b(it|that|this|those|these)\b/i;

/**
 * A follow-up made whole from the questions before it: *and in 2019?*, *what did she say about knife crime?*
 * A question that stands by itself comes back unchanged.
 * @param before earlier questions, oldest first
 */
export function resume(text: string, before: readonly string[], index: Index, today: IsoDate): string {
  const last = before.at(-1);
  if (last === undefined) return text;
  const earlier = resume(last, before.slice(0, -1), index, today);
  const question = readText(text, index, today);
  const previous = readText(earlier, index, today);
  const person = previous.speakers.at(0);
  if (PRONOUN.test(text) && question.speakers.every(({ organisation }) => organisation) && person !== undefined) {
    return withSubject(
      text.replace(PRONOUN, (pronoun) => named(pronoun, person.words)).replace(OPENING, ''),
      question,
      previous,
    );
  }
  if (THING.test(text) && question.speakers.length === 0 && hasNoSubject(question)) {
    return `${text
      .replace(OPENING, '')
      .replace(/[?!.\s]+$/, '')
      .replace(THING, subjectOf(previous))}`;
  }
  if (!isFragment(text, question)) return text;
  return joinQuestions(text.replace(OPENING, '').replace(/[?!.\s]+$/, ''), question, earlier, previous);
}

function named(pronoun: string, name: string): string {
  return /^(?:his|hers?|theirs?)$/i.test(pronoun) && !/^her$/i.test(pronoun) ? `${name}'s` : name;
}

/** "What did she say about it?" takes its subject from before as well. */
function withSubject(text: string, question: TypedQuery, previous: TypedQuery): string {
  const own = question.concepts.filter(({ framing, speaker }) => !framing && speaker === undefined);
  return own.length === 0 && THING.test(text) ? `${text} ${subjectOf(previous)}` : text;
}

/** Nothing but frame and pronouns: what it is about was said before. */
function hasNoSubject(question: TypedQuery): boolean {
  return question.concepts.every(({ framing, speaker }) => framing || speaker !== undefined);
}

/** Too little to ask by itself: an opening word, or nothing but a date, a name or a place. */
function isFragment(text: string, question: TypedQuery): boolean {
  if (question.cues.about !== undefined || question.cues.opinion) return false;
  const telling = question.concepts.filter(({ framing, speaker }) => !framing && speaker === undefined);
  return OPENING.test(text.trim()) ? telling.length <= 2 : telling.length === 0 && question.concepts.length <= 2;
}

/** The earlier question with what the fragment names put in the place of its own kind. */
function joinQuestions(fragment: string, question: TypedQuery, earlier: string, previous: TypedQuery): string {
  if (
    question.when.periods.length > 0 &&
    question.speakers.length === 0 &&
    question.concepts.every(({ framing }) => framing)
  ) {
    return `${withoutDates(earlier)} ${fragment}`;
  }
  const telling = question.concepts.filter(({ framing, speaker }) => !framing && speaker === undefined);
  if (question.speakers.length > 0 && telling.length === 0)
    return `what did ${fragment} say about ${subjectOf(previous)}`;
  const speaker = previous.speakers[0];
  return speaker === undefined || question.speakers.length > 0
    ? `${fragment} ${cueOf(previous)}`
    : `what did ${speaker.words} say about ${fragment.replace(/^(?:on|about) /i, '')}`;
}

function cueOf(previous: TypedQuery): string {
  return previous.cues.figure ? 'how many' : '';
}

/** What a question was about, in its own words, without who and when. */
function subjectOf(question: TypedQuery): string {
  return question.concepts
    .filter(({ framing, speaker }) => !framing && speaker === undefined)
    .map(({ words }) => words)
    .join(' ');
}

function withoutDates(text: string): string {
  return text
    .replace(/\b(?:in|since|before|after|until|during|for|between|from)? ?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?\b/gi, '')
    .replace(/[?!.\s]+$/, '');
}
