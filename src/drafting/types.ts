import type { Measure, Person, Source } from '../corpus/schema.ts';
import type { Span } from '../reading/types.ts';

/** What a reviewer needs beside a statement or figure of a draft, in order to trust or mend it. */
export interface Hint extends Span {
  /** the sentence, or sentences, around it */
  sentence: string;
  /** 0 to 1: that it is what the draft takes it for */
  confidence: number;
  /** how it was found, in words: the cue, how the speaker is named, how that was resolved */
  evidence: string;
  /** what has to be looked at, in words; none where all is clear */
  doubts: string[];
  /** of a statement: what the subjects on record are called that are nearest to it, for whoever fills in a stance */
  subjects?: string[];
}

/** Something that the text states and the draft does not take up. */
export interface Leftover extends Span {
  sentence: string;
  /** why it is left out */
  reason: string;
}

/** A source drafted from an article: for a person to check, mend and finish. */
export interface Draft {
  /** in the corpus format; what is to be filled in is marked as corpus/unfinished.ts has it, so that `check` finds it */
  source: Source;
  /** one for each statement of the source, in their order */
  statements: Hint[];
  /** one for each figure of the source, in their order */
  figures: Hint[];
  /** entries for people.yaml: speakers and counters that it does not have */
  people: Person[];
  /** entries for measures.yaml: what is counted and fits none that it has */
  measures: Measure[];
  leftOver: Leftover[];
  /** what is not clear about the source as a whole */
  doubts: string[];
}
