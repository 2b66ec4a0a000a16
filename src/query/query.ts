/**
 * What is asked, as data: what commands, buttons and picks make directly, what free text is read into, and what a card
 * is printed from. Plain values only, so that a query can be stored, sent and compared.
 */
import type { Entry } from '../corpus/corpus.ts';
import type { IsoDate, Period, Position, Tenure } from '../corpus/schema.ts';
import type { Cues } from './cues.ts';
import type { Extreme, Steepest } from './extremes.ts';
import type { Operation } from './operations.ts';

/** The kind of answer that is wanted. */
export type Wants = 'statements' | 'figure' | 'series' | 'positions' | 'timeline' | 'about';

/** A question as slots. In a query that was never typed each slot is meant exactly. */
export interface Query {
  wants: Wants;
  /** about what: ids of topics, measures, glossary terms and subjects of stances */
  topics: string[];
  measures: string[];
  terms: string[];
  subjects: string[];
  /** what is to be described: the id of a person, topic, measure or term; several where a name fits several people */
  entries: string[];
  /** by whom, and by whom not */
  speakers: Speaker[];
  when: When;
  where: Where;
  /** the side that is asked for, where only one is */
  side?: Position;
  /** words that have to stand in a statement, normalised and joined by blanks */
  exactWords: string[];
}

/** A query that was read from free text: besides its slots, what the words tell. */
export interface TypedQuery extends Query {
  /** as typed, as far as it is read */
  text: string;
  /** its words, normalised, misspelt ones corrected, joined by blanks */
  words: string;
  cues: Cues;
  concepts: Concept[];
  /** of what somebody is asked to have spoken: its place among the concepts */
  spokenOf?: number;
  /** the clause that the time was taken from, where no date tells it: “when Javid was Home Secretary” */
  clause?: string;
  /** what is left out: “not the arrests”, “not England and Wales” */
  not: Excluded;
  /** the end of a series that is asked for, where one is: "which year had the fewest" */
  extreme?: Extreme;
  /** the step of a series that is asked for, where one is: “the biggest rise” */
  steepest?: Steepest;
  /** what is to be done with the words that are asked for, where that is more than to show the best */
  operation?: Operation;
  /** the number of officers itself is asked for, and of no group of them */
  ofStrength?: true;
  /** what it takes from the answer before it, where it is a follow-up */
  after?: After;
}

/** What a text leaves out beside speakers, who bear it themselves. */
export interface Excluded {
  /** things that are counted, each as its stems */
  things: string[][];
  /** figures of the whole country */
  nationwide: boolean;
}

/** A question that was asked, and what its answer led with. */
export interface Turn {
  query: Query;
  isAnswered: boolean;
  /** the item that led its answer, or came nearest where nothing answered */
  lead?: Entry | undefined;
  /** the entry that it described */
  about?: string | undefined;
  /** ids of the people who were named or shown, the latest first */
  people: readonly string[];
}

/** Who speaks, as a follow-up calls them. */
export type Pronoun = 'he' | 'she' | 'they';

/** What a follow-up takes from what was shown before it. */
export interface After {
  /**
   * again: the same item answers; asker: the person who asked for it; why: the reason for it; else: another one like it;
   * change: how its number has changed; near: what the words ask for, near it
   */
  how: 'again' | 'asker' | 'why' | 'else' | 'change' | 'near';
  /** id of the item that led the answer before */
  item?: string;
  /** so many of the concepts, the first, are the follow-up's own */
  own: number;
  /** those of its concepts that what is counted has to be: “how many of them were over 70” */
  predicate?: number[];
  /** only words of its speakers will do */
  speaks: boolean;
  /** it names a time */
  dated: boolean;
  /** the time is that of the question before */
  sameTime: boolean;
  /** who a pronoun was taken to mean */
  meant?: { said: string; id: string };
  /** the pronoun of whoever speaks, where nobody who was named or shown is called so */
  called?: Pronoun;
  /** a time told by that of what was shown, and what it was taken to be */
  time?: { said: string; taken: string }[];
}

/** The times that are asked about. */
export interface When {
  /** in the order in which they are named */
  periods: Period[];
  /** how the first stands to what is asked: within it, or open on one side */
  relation: 'in' | 'since' | 'before';
  /** one time is compared with the present: "than in 2016", "since early 2019" */
  untilNow: boolean;
  /** the day by which the number that is asked for had been reached: “by March 2025”, whenever its count began */
  upTo?: IsoDate | undefined;
}

/** The places that are asked about. */
interface Where {
  /** areas as figures name them */
  areas: string[];
  /** places outside London that are named */
  elsewhere: string[];
  /** the whole country is asked about */
  nationwide: boolean;
}

/** An organisation that speaks for whoever holds an office. */
export interface Deputy {
  id: string;
  office: Tenure;
}

/** Somebody whom a query names: a person or organisation, or the holder of an office. */
export interface Speaker {
  /** ids of people or organisations; several where the name fits several */
  ids: string[];
  /** names under which an organisation's people may bear it in their role */
  names: string[];
  /** id of the office, where the query names that and no person, or the person only while they held it */
  office?: string;
  /** the office was held earlier: "the former commissioner" */
  former: boolean;
  /** organisations that speak for the person: their words come nearest where there are none of the person's own */
  deputies: Deputy[];
  /** left out by the query: "apart from Casey" */
  excluded: boolean;
  /** nobody whom the corpus knows: words of theirs are asked for by what they are called */
  unknown: boolean;
  /** how surely words of theirs are asked for: 1 did they say, 0 they are only what it is about */
  speaks: number;
  /** it is asked what they said, and not what they did: others' words do not tell that */
  says?: boolean;
  /** an organisation, which is more often the subject than the speaker */
  organisation: boolean;
  /** their words in the text, and where they stand among its words */
  words: string;
  from: number;
  to: number;
}

/** A word or name of a text that an answer has to be about, with everything that may stand for it. */
export interface Concept {
  /** as typed */
  words: string;
  /** how much it tells: inverse document frequency, lowered for words that only frame the question */
  weight: number;
  /** the corpus has it, or a synonym of it */
  known: boolean;
  /** no word that the corpus or the language knows: most likely a name */
  name: boolean;
  /** it frames the question rather than saying what it is about */
  framing: boolean;
  /** runs of stems that stand for it, and how surely, 0 to 1 */
  alternatives: { stems: string[]; weight: number }[];
  /** the thing that an answer must itself hold: "how many *killings*" */
  focus: boolean;
  /** tells what came of something: “how many of them were *convicted*” */
  outcome: boolean;
  /** the place among the query's speakers of whom these words name: met as well by an item of theirs */
  speaker?: number;
}

/** Whether a query was read from free text: its words are evidence then, and its slots only what they may mean. */
export function isTyped(query: Query): query is TypedQuery {
  return 'words' in query;
}

/** A speaker who is asked for their words, and of whom nothing else is told yet. */
export function anybody(): Speaker {
  return {
    ids: [],
    names: [],
    former: false,
    deputies: [],
    excluded: false,
    unknown: false,
    speaks: 1,
    organisation: false,
    words: '',
    from: 0,
    to: 0,
  };
}

/** More than one time is asked about, or one of several years. */
export function isOverTime({ when: { periods, untilNow } }: Pick<Query, 'when'>): boolean {
  const [first] = periods;
  return untilNow || periods.length > 1 || (first !== undefined && first.from.slice(0, 4) !== first.to.slice(0, 4));
}

/** A word of a question as it was most likely meant. */
export interface TypedWord {
  /** normalised and, where it was misspelt, corrected */
  word: string;
  corrected: boolean;
  start: number;
  end: number;
}
