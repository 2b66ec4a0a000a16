/**
 * Follow-ups: *and in 2019?*, *what did she say about knife crime?* What a text leaves out is filled from the query before
 * it, and who is meant from the answer to that.
 */
import { pattern } from '../lexicon/lexicon.ts';
import { parse, type Reading, readText } from './parse.ts';
import { print } from './print.ts';
import { isTyped, type Query, queries, type TypedQuery } from './query.ts';

/** What follow-ups are read with. */
interface Conversation extends Reading {
  /** the name of whoever the answer to an earlier query shows, for a pronoun that no name went before */
  shownBy(query: Query): string | undefined;
}

/** Words that open a follow-up and say nothing by themselves. */
const OPENING = new RegExp(String.raw`^${pattern('questions.follow-up')}\b[ ,]*`, 'i');
const PRONOUN = new RegExp(String.raw`\b(${pattern('questions.pronouns')})\b`, 'i');
/** A year, or two that belong together, with the word before. */
const YEARS = new RegExp(
  String.raw`\b${pattern('questions.before-years')}? ?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?\b`,
  'gi',
);
const THING = new RegExp(String.raw`\b(${pattern('questions.things')})\b`, 'i');

/**
 * What a text asks after other questions. One that stands by itself is read as if nothing had gone before.
 * @param before earlier questions as they were typed or printed, oldest first
 */
export function followUp(text: string, before: readonly string[], conversation: Conversation): Query {
  const alone = parse(text, conversation)[0] ?? readText(text, conversation);
  const last = before.at(-1);
  if (last === undefined || !isTyped(alone)) return alone;
  const previous = followUp(last, before.slice(0, -1), conversation);
  const filled = isTyped(previous) ? undefined : fill(previous, alone, conversation);
  if (filled !== undefined) return filled;
  const whole = resume(text, alone, previous, conversation);
  return whole === text ? alone : readText(whole, conversation);
}

/** An exact query with what a fragment names in the place of its own kind; undefined where it names anything else. */
function fill(previous: Query, fragment: TypedQuery, { corpus }: Conversation): Query | undefined {
  if (!isFragment(fragment) || previous.wants === 'about') return undefined;
  const { speakers, topics, when, cues } = fragment;
  const told = telling(fragment);
  const [period] = when.periods;
  const [topic] = topics;
  if (period !== undefined && when.periods.length === 1 && speakers.length === 0 && told.length === 0) {
    return previous.wants === 'positions' || cues.trend ? undefined : { ...previous, when };
  }
  if (previous.wants !== 'statements' || when.periods.length > 0) return undefined;
  const [person] = speakers.length === 1 ? (speakers[0]?.ids ?? []) : [];
  if (
    person !== undefined &&
    speakers[0]?.ids.length === 1 &&
    told.length === 0 &&
    corpus.person(person) !== undefined
  ) {
    return { ...previous, speakers: queries.statements({ speaker: person }).speakers };
  }
  return topic !== undefined && topics.length === 1 && speakers.length === 0
    ? { ...previous, topics: [topic] }
    : undefined;
}

/** A follow-up made whole by the words of what went before; one that stands by itself comes back unchanged. */
function resume(text: string, question: TypedQuery, before: Query, conversation: Conversation): string {
  const earlier = print(before, conversation.corpus);
  const previous = isTyped(before) ? before : readText(earlier, conversation);
  const meant = () => whoIsMeant(previous, before, conversation);
  if (PRONOUN.test(text) && question.speakers.every(({ organisation }) => organisation)) {
    const person = meant();
    if (person !== undefined) {
      const named = text.replace(PRONOUN, (pronoun) => nameFor(pronoun, person)).replace(OPENING, '');
      return withSubject(named, question, previous);
    }
  }
  if (THING.test(text) && question.speakers.length === 0 && telling(question).length === 0) {
    return withoutEnd(text.replace(OPENING, '')).replace(THING, subjectOf(previous));
  }
  if (!isFragment(question)) return text;
  return joinQuestions(withoutEnd(text.replace(OPENING, '')), question, earlier, previous);
}

/** The person whom the question before names, or else whoever its answer shows: an office alone may be anybody's. */
function whoIsMeant(previous: TypedQuery, before: Query, { shownBy }: Conversation): string | undefined {
  const named = previous.speakers.at(0);
  return named !== undefined && named.office === undefined ? named.words : (shownBy(before) ?? named?.words);
}

function nameFor(pronoun: string, name: string): string {
  return /^(?:his|hers?|theirs?)$/i.test(pronoun) && !/^her$/i.test(pronoun) ? `${name}'s` : name;
}

/** "What did she say about it?" takes its subject from before as well. */
function withSubject(text: string, question: TypedQuery, previous: TypedQuery): string {
  return telling(question).length === 0 && THING.test(text) ? `${text} ${subjectOf(previous)}` : text;
}

/** What a question is about, without who is asked for and how. */
function telling({ concepts }: TypedQuery) {
  return concepts.filter(({ framing, speaker }) => !framing && speaker === undefined);
}

/** Too little to ask by itself: an opening word, or nothing but a date, a name or a place. */
function isFragment(question: TypedQuery): boolean {
  if (question.cues.about !== undefined || question.cues.opinion) return false;
  const told = telling(question).length;
  return OPENING.test(question.text.trim()) ? told <= 2 : told === 0 && question.concepts.length <= 2;
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
  if (question.speakers.length > 0 && telling(question).length === 0)
    return `what did ${fragment} say about ${subjectOf(previous)}`;
  const speaker = previous.speakers[0];
  return speaker === undefined || question.speakers.length > 0
    ? `${fragment} ${previous.cues.figure ? 'how many' : ''}`
    : `what did ${speaker.words} say about ${fragment.replace(/^(?:on|about) /i, '')}`;
}

/** What a question was about, in its own words, without who and when. */
function subjectOf(question: TypedQuery): string {
  return telling(question)
    .map(({ words }) => words)
    .join(' ');
}

function withoutEnd(text: string): string {
  return text.replace(/[?!.\s]+$/, '');
}

function withoutDates(text: string): string {
  return withoutEnd(text.replace(YEARS, ''));
}
