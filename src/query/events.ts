import { periodOf } from '../corpus/field.ts';
import type { DatedEvent, IsoDate, Period } from '../corpus/schema.ts';
import { BEGINNING, END } from '../dates/words.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { EventNames } from '../search/event-names.ts';

/** Words before an event that make it a date rather than the subject. */
const DATING = new RegExp(String.raw`\b${pattern('questions.dating')}[- ](?:the )?(?:\w+ )?$`, 'i');

const ONLY_DATES = new RegExp(`^${pattern('operations.only-dates')}\\b`);

interface EventDate extends Period {
  relation: 'in' | 'since' | 'before';
}

/** The same with where the event and the words that make a date of it stand. */
interface EventClause extends EventDate {
  /** the event is a date and nothing else: what came before it is not about it, what came after it may be */
  onlyDates: boolean;
  start: number;
  end: number;
}

/**
 * The range that a question takes from an event of the corpus, if it does: “when covid was at its worst”, “before the Casey
 * review”. An event that a question is about, and that dates nothing, gives none.
 * @param question the text as typed
 */
export function readEvent(question: string, events: EventNames): EventClause | undefined {
  for (const { event, start, end } of events.find(question)) {
    const dating = DATING.exec(question.slice(0, start));
    if (dating === null) continue;
    const words = dating[0].toLowerCase();
    return { ...relate(words, event), onlyDates: ONLY_DATES.test(words), start: dating.index, end };
  }
  return undefined;
}

function relate(word: string, event: DatedEvent): EventDate {
  const { from, to } = periodOf(event);
  if (word.startsWith('the year before')) return wholeYear(Number(from.slice(0, 4)) - 1);
  if (word.startsWith('the year after')) return wholeYear(Number(to.slice(0, 4)) + 1);
  // Where only the time is known in which the day lies, all of that time may be before it or after it.
  if (/^(?:before|prior|pre|until)/.test(word))
    return { from: BEGINNING, to: event.approximate ? to : dayBefore(from), relation: 'before' };
  if (/^(?:since|after|post|following)/.test(word))
    return { from: event.approximate ? from : to, to: END, relation: 'since' };
  return { from, to, relation: 'in' };
}

function wholeYear(year: number): EventDate {
  return { from: `${year}-01-01`, to: `${year}-12-31`, relation: 'in' };
}

function dayBefore(day: IsoDate): IsoDate {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
