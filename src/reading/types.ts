/** What reading a new source gives: the shapes that the readers, the extractors and the draft share. */
import type { IsoDate, Period, SourceKind } from '../corpus/schema.ts';

/** A piece of a text. Offsets count UTF-16 units: `text` equals the whole text's `slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
  text: string;
}

/** A source's readable text and what is known about it. Paragraphs are parted by blank lines; characters are as they stood. */
export interface Article {
  text: string;
  title?: string;
  publisher?: string;
  published?: IsoDate;
  /** the address that the page names as its own, or else the one it was read from */
  url?: string;
  kind?: SourceKind;
}

/** A document as it came from the web, a file or a form. */
export interface RawDocument {
  bytes: Uint8Array;
  /** as its sender calls it; what it really is decides */
  mediaType: string;
  charset?: string;
  /** where it was read from */
  url?: string;
}

/** One of several articles that a feed lists. */
export interface FeedEntry {
  title: string;
  url: string;
  published?: IsoDate;
}

/** What a feed, or a page of links, lists, in its order. */
export interface Listing {
  kind: 'listing';
  title: string;
  entries: FeedEntry[];
  /** of a page: the feed that it names */
  feed?: string;
}

export type ReadDocument =
  | { kind: 'article'; article: Article }
  | { kind: 'feed'; title: string; entries: FeedEntry[] }
  /** `reason` is a sentence for a person */
  | { kind: 'unreadable'; reason: string };

/** How the speaker of a quotation was found: what a reviewer needs in order to trust or mend it. */
export type Resolution =
  /** the source is named where the words stand */
  | 'named'
  /** a role or description that names somebody elsewhere in the text, or in the record */
  | 'role'
  /** a pronoun, resolved to somebody named before */
  | 'pronoun'
  /** no cue of its own: goes on from the quotation before */
  | 'continued'
  /** a description that names nobody: a source close to somebody, a resident */
  | 'anonymous'
  /** not clear: nobody is guessed */
  | 'unknown';

/** Something that a text gives as somebody's words, exactly or reported. The span is the envelope of its pieces. */
export interface Quotation extends Span {
  /** the pieces of a quotation that its cue cuts in two; absent for one piece */
  spans?: Span[];
  /** direct: all in quotation marks; mixed: partly; indirect: reported without marks */
  kind: 'direct' | 'mixed' | 'indirect';
  /** the speaker as a person would read it; null where nobody can be named */
  speaker: string | null;
  /** id of people.yaml, where known */
  personId?: string;
  /** the role in which they spoke, as the text has it */
  role?: string;
  cue?: Span;
  source?: Span;
  resolution: Resolution;
  /** nobody else can be meant: who speaks need not be looked at */
  sure?: true;
  /** 0 to 1 */
  confidence: number;
}

/** What somebody says in a debate, from the end of the line that names them. Offsets count in the whole text. */
export interface Speech {
  speaker: string;
  role?: string;
  party?: string;
  start: number;
  end: number;
}

/** A quantity that a text states. */
export interface Quantity extends Span {
  /** in `unit`: a fifth is 20 "per cent", £1.4m is 1400000 "GBP"; a range is two quantities */
  value: number;
  /** what is counted, plural ("killings"), or "per cent", "times", "GBP", "months"; for a rate with "a year" and so on */
  unit: string;
  approximate?: boolean;
  /** id of measures.yaml, where it fits one */
  measure?: string;
  /** the measure that it fits if the place where it was counted, which the record does not know, is one that it counts in */
  measureIfHere?: string;
  period?: Period;
  /** where it was counted, as far as the text tells */
  area?: string;
  /** who counted it: an id of people.yaml where known, else as the text names them */
  by?: string;
  /** start of the quantity that this one is compared with ("up from 116 in 2017") */
  comparedWith?: number;
  /** 0 to 1: that it is a figure of that measure and period */
  confidence: number;
}
