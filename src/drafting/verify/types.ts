/** The results of comparing a source with its page: exact words for its statements, and what else differs. */
import type { IsoDate } from '../../corpus/schema.ts';
import type { Article, Span } from '../../reading/types.ts';

/** A source's page as it was read: the publisher's own, or an archive's copy. */
export interface ReadPage extends Pick<Article, 'text' | 'title' | 'published'> {
  /** the day on which an archive took the copy; absent for the publisher's own page */
  archived?: IsoDate;
}

/** Why a person has to look at words before they are taken. */
export type LookReason =
  /** they share few words with our text */
  | 'unlike'
  /** other words of the same speaker are nearly as like it */
  | 'near-candidates'
  /** they say a part of our text only */
  | 'in-part'
  /** they begin with something that only what stands before them explains */
  | 'points-outside'
  /** a number of our text, or a month, is not in them */
  | 'number-missing'
  /** words that our text gives in quotation marks are not in them */
  | 'quoted-words-missing'
  /** who speaks was worked out, and not told by name */
  | 'speaker-unsure'
  /** other words of their paragraph are offered for another statement */
  | 'same-paragraph'
  /** the publisher left something out within them */
  | 'shortened'
  /** they stand in an archive's copy */
  | 'archived';

/** Words of the page that may be what a statement reports: whole sentences of one paragraph, character for character. */
export interface Candidate {
  words: string;
  /** offsets in the page's text */
  start: number;
  end: number;
  /** the paragraph of the page in which they stand */
  paragraph: Span;
  /** 0 to 1: how much of what is reported they say */
  likeness: number;
  /** id of people.yaml: the statement's own speaker */
  speaker: string;
  /** shorter runs of the same sentences, each without one sentence of the run before: a person may choose one of them */
  shorter: Span[];
}

/** The words that are offered for a statement. */
export interface WordsOffer {
  statement: string;
  /** clear: may be taken in bulk; look: one by one */
  heap: 'clear' | 'look';
  /** empty for clear ones */
  reasons: LookReason[];
  /** best first */
  candidates: [Candidate, ...Candidate[]];
}

/** Why nothing is offered for a statement. */
export type NoOfferReason =
  /** it is word for word already */
  | 'verbatim'
  /** the page gives no words as this speaker's */
  | 'not-quoted'
  /** the speaker's words on the page say something else */
  | 'unlike'
  /** the quotation is never closed: the page may be cut there */
  | 'unclosed'
  /** it is no whole sentence */
  | 'cut'
  /** marks of several kinds, or one too many: where it ends is not sure */
  | 'mixed-marks'
  /** its words are offered for another statement, which they fit better */
  | 'taken';

interface NotOffered {
  statement: string;
  reason: NoOfferReason;
}

/** Of each statement of a source: the words on offer, or why there are none. */
export interface WordsFound {
  offers: WordsOffer[];
  notOffered: NotOffered[];
}

/** What the page says of itself where the record says something else. */
export interface Difference {
  of: 'title' | 'published';
  record: string;
  page: string;
}

/** Title, day and figures of a source, held against its page. */
export interface Particulars {
  differences: Difference[];
  figures: FigureCheck[];
}

/** How words stand on a page. */
export type Standing =
  /** character for character */
  | 'exact'
  /** the same words, with other quotation marks, dashes, blanks or hyphenation */
  | 'set-differently'
  /** not there */
  | 'missing';

/** A verbatim statement held against its page. */
interface VerbatimCheck {
  id: string;
  form: 'verbatim';
  words: string;
  standing: Standing;
  /** where the words are missing: the passage that is most like them, where there is one */
  nearest?: Span & { likeness: number };
}

/** Exact words that may be what a statement only reports. */
export interface Offer extends Span {
  /** the sentences around them, cue and all */
  place: string;
  /** 0 to 1: how much of what is reported they say */
  score: number;
}

/** A reported statement, with the exact words of the same speaker that say it, best first. */
interface ReportedCheck {
  id: string;
  form: 'reported';
  words: string;
  speaker: string;
  offers: Offer[];
  /** of the offers; absent where there is none */
  heap?: WordsOffer['heap'];
  /** why a person has to look at them first */
  reasons?: LookReason[];
  /** why there are none */
  none?: NoOfferReason;
}

export type StatementCheck = VerbatimCheck | ReportedCheck;

export interface FigureCheck {
  id: string;
  measure: string;
  value: number;
  isOnPage: boolean;
}

/** A source held against what its page says now. */
export interface PageCheck {
  statements: StatementCheck[];
  figures: FigureCheck[];
  /** title and day, where the page tells others than the record; absent in what an earlier version found */
  differences?: Difference[];
}
