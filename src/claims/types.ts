/** What a message claims, and what the record holds of it. */
import type { Entry } from '../corpus/corpus.ts';
import type { Span } from '../reading/types.ts';

/** How a claim stands to the record. None is about a person, and 'not-on-record' does not mean false. */
export type Verdict = 'as-on-record' | 'differs' | 'other-speaker' | 'misleading' | 'not-on-record';

type ClaimType = 'quotation' | 'figure' | 'position' | 'statement';

/** A part of a claim that the record may have otherwise. */
export type Slot =
  | 'speaker'
  | 'value'
  | 'unit'
  | 'period'
  | 'area'
  | 'direction'
  | 'negation'
  | 'words'
  | 'cut'
  | 'compared';

/** One way in which a claim departs from an item of the record. */
export interface Difference {
  slot: Slot;
  /** the words of the message that depart from it; absent where the message leaves something out */
  said?: Span;
  /** what the record has in their place, in its own words or as it is shown there */
  recorded: string;
  /** the item that has it */
  item: string;
}

/** How a claim stands to the record, and what that rests on. */
export interface Judgement extends Pick<Claim, 'verdict' | 'verbatim' | 'entries' | 'differences' | 'confidence'> {
  /** the first item is what the claim speaks of, without a doubt */
  sure?: boolean;
  /** decided by the side that somebody takes */
  isPosition?: true;
}

/** A claim of a message, held against the record. Offsets count UTF-16 units of the message. */
export interface Claim extends Span {
  type: ClaimType;
  verdict: Verdict;
  /** the stored words hold every word of a quotation, in its order */
  verbatim?: true;
  /** the items that decide it, the most telling first */
  entries: readonly Entry[];
  differences: readonly Difference[];
  /** 0 to 1 */
  confidence: number;
}

/** What `claims` prints for a message. Other programs rely on this shape: add optional fields, never change or remove one. */
export interface Claims {
  id: string;
  claims: {
    start: number;
    end: number;
    /** the message's slice from `start` to `end` */
    text: string;
    type: ClaimType;
    verdict: Verdict;
    /** ids of the items that decide it, the most telling first */
    items: string[];
    /** 0 to 1 */
    confidence: number;
    /** in which ways it departs from them */
    differences?: Difference[];
  }[];
}
