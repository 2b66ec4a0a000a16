import type { Span } from '../../reading/types.ts';

/** How the words of a verbatim statement stand on its page. */
type Standing =
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
export interface ReportedCheck {
  id: string;
  form: 'reported';
  words: string;
  speaker: string;
  offers: Offer[];
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
}
