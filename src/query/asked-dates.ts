import { isTitleOf } from '../corpus/field.ts';
import type { IsoDate, Period } from '../corpus/schema.ts';
import { readDates } from '../dates/dates.ts';
import { BEGINNING, END } from '../dates/words.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { Index } from '../search/index.ts';
import { readEvent } from './events.ts';
import type { Speaker, When } from './query.ts';

/** The times that a question asks about. */
export interface AskedDates {
  /** in the order in which they stand */
  periods: Period[];
  relation: When['relation'];
  /** where they stand in the question: words of theirs are no subject */
  spans: { start: number; end: number }[];
}

/**
 * Dates typed, taken from a happening, or from an office that somebody held ("before he was mayor").
 * @param ofChange a change is asked about, from one time to another
 */
export function readAskedDates(
  question: string,
  today: IsoDate,
  speakers: readonly Speaker[],
  index: Index,
  ofChange = false,
): AskedDates {
  const typed = readDates(question, today);
  if (typed.length > 0) {
    const periods = typed.flatMap((mention): Period[] => {
      const months = ofChange ? endMonths(question.slice(mention.start, mention.end), today) : [];
      return months.length > 0 ? months : [{ from: mention.from, to: mention.to }];
    });
    return { periods, relation: typed[0]?.relation ?? 'in', spans: typed };
  }
  const event = readEvent(question, index.events) ?? readTenure(question, speakers, index);
  if (event === undefined) return { periods: [], relation: 'in', spans: [] };
  return { periods: [{ from: event.from, to: event.to }], relation: event.relation, spans: [] };
}

/** Between two months change is asked of the one to the other: “from May 2019 to May 2020”. */
function endMonths(text: string, today: IsoDate): Period[] {
  const ends = text.split(/ (?:to|and|until|till) | ?[–-] ?/i).map((end) => readDates(end, today));
  const months = ends.flat().filter(({ from, to }) => from.slice(0, 7) === to.slice(0, 7) && from.endsWith('-01'));
  return ends.length === 2 && months.length === 2 ? months.map(({ from, to }) => ({ from, to })) : [];
}

const TENURE = new RegExp(
  String.raw`\b(${pattern('questions.tenure')}) ([\w' -]{2,30}?)(?:'s)? ${pattern('questions.in-office')}\b`,
  'i',
);

/** "before he was mayor", "back when Boris ran London": the term of office of the person who is named. */
function readTenure(
  question: string,
  speakers: readonly Speaker[],
  { corpus }: Index,
): (Period & { relation: 'in' | 'before' | 'since' }) | undefined {
  const match = TENURE.exec(question);
  if (match === null) return undefined;
  const subject = (match[2] ?? '').toLowerCase();
  const person = speakers.find(({ ids, office }) => ids.length === 1 && office === undefined);
  if (!/^(?:he|she|they)$/.test(subject) && !(person !== undefined && subject.endsWith(person.words))) return undefined;
  const held = speakers.find((speaker) => speaker.office !== undefined)?.office;
  const offices = corpus.person(person?.ids[0] ?? '')?.offices ?? [];
  const known = corpus.offices.filter(({ id, many }) => (held === undefined ? !many : id === held));
  const office = offices.find(({ title, from }) => from !== undefined && known.some((each) => isTitleOf(each, title)));
  if (office?.from === undefined) return undefined;
  const word = match[1]?.toLowerCase();
  const to = office.to ?? END;
  if (word === 'before') return { from: BEGINNING, to: office.from, relation: 'before' };
  if (word === 'after') return { from: to, to: END, relation: 'since' };
  return { from: office.from, to, relation: word === 'since' ? 'since' : 'in' };
}
