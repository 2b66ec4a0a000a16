/**
 * An answer as data: what `ask --json` prints and what every view shows.
 * Other programs rely on these shapes: add optional fields, never change or remove one.
 */
import type { Citation } from '../corpus/citation.ts';
import type { Basis, Bound, IsoDate, Position } from '../corpus/schema.ts';
import type { Asks } from '../query/asks-message.ts';

export type { Citation };

/** `<source id>#<statement or figure id>` */
export type ItemId = string;

/** One reason why an item was chosen: what was asked for, and what of the item met it. */
export interface Match {
  by: 'speaker' | 'office' | 'topic' | 'measure' | 'period' | 'area' | 'phrase' | 'words' | 'stance';
  asked: string;
  matched: string;
}

/** A moderator's choice of an item for a question. */
export interface Chosen {
  /** the moderators of the server that is answered, or the curators of what all servers share */
  by: 'server' | 'curators';
  on: IsoDate;
  /** chosen for this very question, or for one that asks the same in nearly the same words */
  for: 'same' | 'like';
}

interface ItemBase {
  id: ItemId;
  /** evidence that this item answers the question, 0 to 1 */
  score: number;
  why: Match[];
  citation: Citation;
  /** absent where it was found, and not chosen */
  chosen?: Chosen;
}

export interface StatementItem extends ItemBase {
  kind: 'statement';
  form: 'verbatim' | 'reported';
  text: string;
  speaker: { id: string; name: string };
  as?: string;
  said: IsoDate;
  where?: string;
  topics: string[];
  stance?: { on: string; position: Position };
  /** of words that were found on the page: where and when; the day of the Archive's copy; the day on which they stood there no more */
  seen?: { on: IsoDate; at: string; archived?: IsoDate; missing?: IsoDate };
  /** the record's own text, where `text` is what was found */
  paraphrase?: string;
  /** the words alone don't tell what is meant: the paraphrase does */
  leans?: true;
}

export interface FigureItem extends ItemBase {
  kind: 'figure';
  measure: { id: string; label: string };
  value: number;
  unit: string;
  approximate: boolean;
  /** the source gives only on which side of it the number lies, or how near: “more than” */
  bound?: Bound;
  period: { from: IsoDate; to: IsoDate };
  /** the period ends after the source appeared: a plan or a forecast */
  forecast: boolean;
  /** what it is where nobody counted it */
  basis?: Basis;
  area: string;
  event?: string;
  /** who counted; `given`: who gave the figure, where the source does not say who counted */
  by: { id: string; name: string; given?: true };
  note?: string;
}

export type Item = StatementItem | FigureItem;

/** What has to be known of a comparison: a part of a year is held against a whole one, or a value is approximate. */
export type Caveat = 'part-year' | 'approximate';

/** Two figures of like kind held against each other; unlike ones have none, and the notes say why. */
export interface Comparison {
  from: ItemId;
  to: ItemId;
  difference: number;
  /** in per cent of `from`; absent where `from` is 0, the unit is itself a share, or `to` is a part of a year */
  change?: number;
  caveats: Caveat[];
}

/** A reading of the question that the person may have meant: a button or a line to type. */
export interface Choice {
  /** what the reading is: a person's name and office, a measure's label */
  label: string;
  /** the question to ask for it */
  question: string;
}

interface AnswerBase {
  question: string;
  /** false exactly when kind is 'none' */
  answered: boolean;
  /** best first; empty when nothing answers */
  items: Item[];
  /** what a reader must know, in words */
  notes: string[];
  /** what the message asks, where that was to be decided: only 'question' and 'follow-up' are answered from the record */
  asks?: Asks;
  /** values that the question left open and that were assumed: { said: 'last year', taken: '2025' } */
  assumed?: { said: string; taken: string }[];
  /** other readings of a name that fits several people; absent where there is one */
  choices?: Choice[];
  /** the answers to the parts of a question that has several; `items` holds theirs, part by part, the first of each first */
  parts?: Answer[];
}

/** One series of like figures: a measure in an area, as one organisation counted it. */
export interface Series {
  measure: string;
  area: string;
  by: string;
  items: ItemId[];
}

/** How many stand on each side of a subject, over all that is on record of it, shown or not. */
export interface Standings {
  /** in the order for, against, with conditions, neutral; none that nobody takes */
  sides: {
    position: Position;
    statements: number;
    /** speakers; an organisation's words are those of its spokespeople and papers */
    people: number;
    organisations: number;
    /** the day of the first statement */
    since: IsoDate;
  }[];
  /** so many speakers have stated several positions and are counted on several sides */
  onSeveral: number;
  /** statements on the opposite of the subject's label, which count turned round, by what they are on */
  opposites: { on: string; statements: number }[];
}

/** What one speaker stated on a subject, the earliest first. */
export interface Stated {
  speaker: { id: string; name: string };
  on: { id: string; label: string };
  stances: {
    said: IsoDate;
    /** on the subject's label: what is said of its opposite is turned round */
    position: Position;
    /** the post in which it was said, or that the speaker held on that day */
    office?: string;
    item: ItemId;
  }[];
}

/** What was said and counted about a topic, by day: how much it rests on. `items` are all of it, the earliest first. */
export interface Timeline {
  topic: { id: string; label: string };
  /** whose words and counts alone, where that was asked */
  by?: { id: string; name: string };
  /** so many statements by so many speakers, and so many figures, from so many sources */
  statements: number;
  speakers: number;
  figures: number;
  sources: number;
}

export type NoneReason = 'not-held' | 'off-topic' | 'opinion' | 'too-vague';

export type Answer =
  | (AnswerBase & {
      kind: 'quote';
      /** absent but where a timeline is asked for */
      timeline?: Timeline;
    })
  | (AnswerBase & { kind: 'figure'; comparisons: Comparison[] })
  | (AnswerBase & { kind: 'trend'; series: Series[]; comparisons: Comparison[] })
  | (AnswerBase & {
      kind: 'position';
      on: string;
      sides: { position: Position; items: ItemId[] }[];
      /** absent where one speaker's positions alone are asked for */
      standings?: Standings;
      /** speakers whose stated positions differ between two days; or the one speaker who is asked for */
      stated?: Stated[];
      /** whose positions alone are asked for */
      by?: { id: string; name: string };
    })
  | (AnswerBase & {
      kind: 'tally';
      /** so many statements, on so many days; `items` are what was counted, newest first */
      count: number;
      days: number;
      /** who said something about it, the speaker with the most statements first; `items` are that speaker's */
      speakers?: { id: string; name: string; count: number }[];
    })
  | (AnswerBase & {
      kind: 'about';
      /** id of the person, topic, measure or glossary entry that is described */
      about: string;
      held: { statements: number; figures: number };
    })
  | (AnswerBase & { kind: 'none'; reason: NoneReason; nearest: ItemId[] });
