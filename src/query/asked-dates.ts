/** The times that a question asks about: those that it names, or that of an event or a term of office which dates it. */
import { isTitleOf, periodOf } from '../corpus/field.ts';
import type { IsoDate, Period } from '../corpus/schema.ts';
import { readDates } from '../dates/dates.ts';
import type { DateMention } from '../dates/near.ts';
import { BEGINNING, END } from '../dates/words.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { EventMention } from '../search/event-names.ts';
import type { Index } from '../search/index.ts';
import { readEvent } from './events.ts';
import type { Speaker, TypedWord, When } from './query.ts';

/** The times that a question asks about. */
export interface AskedDates {
  /** in the order in which they stand */
  periods: Period[];
  relation: When['relation'];
  /** the day by which a number had been reached */
  upTo?: IsoDate | undefined;
  /** where they stand in the question: words of theirs are no subject */
  spans: readonly { start: number; end: number }[];
  /** the clause that an event or a term of office dates the question by */
  clause?: string;
}

/**
 * Dates typed, taken from a happening, or from an office that somebody held ("before he was mayor").
 * @param tenure the term of office that a clause tells
 * @param ofChange a change is asked about, from one time to another
 */
export function readAskedDates(
  question: string,
  today: IsoDate,
  tenure: Tenure | undefined,
  index: Index,
  ofChange = false,
): AskedDates {
  const dates = readDates(question, today);
  const events = dates.length === 0 ? [] : index.events.find(question);
  const typed = dates.filter((mention) => !events.some((event) => isOfName(mention, event)));
  if (typed.length > 0) {
    const asked = withoutGiven(question, typed);
    const periods = asked.flatMap((mention): Period[] => {
      const months = ofChange ? endMonths(question.slice(mention.start, mention.end), today) : [];
      return months.length > 0 ? months : [{ from: mention.from, to: mention.to }];
    });
    const upTo = asked.find((mention) => mention.upTo || (isShort(mention) && REACHED.test(question)))?.to;
    return { periods, relation: asked[0]?.relation ?? 'in', upTo, spans: typed };
  }
  const event = readEvent(question, index.events) ?? tenure;
  if (event === undefined) return { periods: [], relation: 'in', spans: [] };
  return {
    periods: [{ from: event.from, to: event.to }],
    relation: event.relation,
    clause: question.slice(event.start, event.end),
    spans: !('onlyDates' in event) || event.onlyDates ? [event] : [],
  };
}

/** “So far in July 2020”, “had been arrested in May”: what had been counted by then is asked for. */
const REACHED = /\b(?:so far|to date|had (?:\w+ )?been)\b/i;

/** Whether a time is no longer than a month. */
function isShort({ from, to }: Period): boolean {
  return from.slice(0, 7) === to.slice(0, 7);
}

/** “That awful 2023 number”: the asker knows the number of that time. */
const GIVEN_BEFORE = /\b(?:that|those|this) (?:\w+ )?$/i;
const GIVEN_AFTER = new RegExp(String.raw`^ (?:\w+ )?${pattern('questions.numbers-named')}\b`, 'i');
/** “I know it was 30 the year before”, “I already have 2018 and 2019”, up to where the sentence ends or goes on to ask. */
const KNOWN = new RegExp(
  String.raw`\b${pattern('questions.known-already')}\b(?:(?!\b(?:but|${pattern('questions.second-questions')})\b)[^.?!;]){0,80}$`,
  'i',
);
/** “What's the same number for 2021”: the times before it are only those that it is held against. */
const THE_SAME = new RegExp(
  String.raw`\b(?:same|equivalent) ${pattern('questions.numbers-named')} (?:for|in|from)\b`,
  'i',
);

/** So many characters before a time tell whether its number is known. */
const GIVEN_WITHIN = 120;

/** The times that are asked about, without those of which the question tells the number itself, where others are left. */
function withoutGiven(question: string, dates: readonly DateMention[]): readonly DateMention[] {
  if (dates.length < 2) return dates;
  const same = THE_SAME.exec(question)?.index ?? 0;
  const asked = dates.filter(({ start, end }) => {
    const before = question.slice(Math.max(0, start - GIVEN_WITHIN), start);
    const isNamed = GIVEN_BEFORE.test(before) && GIVEN_AFTER.test(question.slice(end));
    return start >= same && !isNamed && !KNOWN.test(before);
  });
  return asked.length > 0 ? asked : dates;
}

/** A year may belong to the name of what happened in another one: the final of Euro 2020 was played in 2021. */
function isOfName(date: DateMention, { event, start, end }: EventMention): boolean {
  const { from, to } = periodOf(event);
  return date.start >= start && date.end <= end && (to < date.from || from > date.to);
}

/** Between two months change is asked of the one to the other: “from May 2019 to May 2020”. */
function endMonths(text: string, today: IsoDate): Period[] {
  const ends = text.split(/ (?:to|and|until|till) | ?[–-] ?/i).map((end) => readDates(end, today));
  const months = ends.flat().filter(({ from, to }) => from.slice(0, 7) === to.slice(0, 7) && from.endsWith('-01'));
  return ends.length === 2 && months.length === 2 ? months.map(({ from, to }) => ({ from, to })) : [];
}

const OPENING = pattern('questions.tenure');
/** “When Boris was mayor”, “before he ran London”, “under Theresa May as Home Secretary”. */
const TENURE = new RegExp(
  String.raw`\b(${OPENING}) ((?:\w+ ){0,2}?[\w'-]{2,30}?(?: [\w'-]{2,30})?)(?:'s)? ${pattern('questions.in-office')}\b`,
  'i',
);
/** “Under Khan”: their time in office, where they are named and nothing of theirs. */
const UNDER =
  /\bunder ([\w'-]+(?: [\w'-]+){0,2}?)(?: as (?:the )?\w+(?: \w+)?)?(?=\s*(?:[?!.,;)]|$| (?:and|than|vs|in)\b))/i;

/** The time in office that a clause tells, and where it stands. */
interface Tenure extends Period {
  relation: When['relation'];
  start: number;
  end: number;
}

/** The term of office of the person whom a clause names: “before he was mayor”, “back when Boris ran London”. */
export function readTenure(
  question: string,
  speakers: readonly Speaker[],
  typed: readonly TypedWord[],
  { corpus }: Index,
): Tenure | undefined {
  const match = TENURE.exec(question) ?? UNDER.exec(question);
  if (match === null) return undefined;
  const isUnder = match[2] === undefined;
  const subject = (match[2] ?? match[1] ?? '').toLowerCase();
  const people = speakers.filter(({ ids, organisation }) => ids.length === 1 && !organisation);
  const startOf = ({ from }: Speaker) => typed[from]?.start ?? 0;
  const inClause = people.find((speaker) => startOf(speaker) >= match.index && subject.endsWith(speaker.words));
  const person = inClause ?? (/^(?:he|she|they)$/.test(subject) ? people[0] : undefined);
  if (person === undefined) return undefined;
  const held =
    person.office ?? speakers.find((speaker) => speaker.office !== undefined && speaker.from > person.from)?.office;
  const offices = corpus.person(person.ids[0] ?? '')?.offices ?? [];
  const known = corpus.offices.filter(({ id, many }) => (held === undefined ? !many : id === held));
  const office = offices.find(({ title, from }) => from !== undefined && known.some((each) => isTitleOf(each, title)));
  if (office?.from === undefined) return undefined;
  const { from, to = END } = office;
  const span = { start: match.index, end: endOfClause(match, speakers, typed) };
  const word = isUnder ? 'under' : match[1]?.toLowerCase();
  if (word === 'before') return { from: BEGINNING, to: from, relation: 'before', ...span };
  if (word === 'after') {
    const isBeginning = /\b(?:became|took over)$/i.test(match[0]);
    return { from: isBeginning ? from : to, to: END, relation: 'since', ...span };
  }
  return { from, to, relation: word === 'since' ? 'since' : 'in', ...span };
}

/** The office that is named right after the clause belongs to it: “when Javid was Home Secretary”. */
function endOfClause(match: RegExpExecArray, speakers: readonly Speaker[], typed: readonly TypedWord[]): number {
  const end = match.index + match[0].length;
  const office = speakers.find(
    ({ from }) => (typed[from]?.start ?? 0) >= end && (typed[from - 1]?.end ?? 0) <= end + 5,
  );
  return office === undefined ? end : (typed[office.to - 1]?.end ?? end);
}
