import type { Corpus } from '../corpus/corpus.ts';
import type { IsoDate } from '../corpus/schema.ts';
import { quantitiesIn } from '../figures/figures.ts';
import { peopleOf } from '../quotations/people.ts';
import { quotationsIn } from '../quotations/quotations.ts';
import type { Article, Quantity, Quotation, Span } from '../reading/types.ts';

/** What `extract` prints for a text. Other programs rely on this shape: add optional fields, never change or remove one. */
export interface Extraction {
  id: string;
  /** of a page: what it says of itself, null where it does not, and its readable text, in which the offsets count */
  page?: { title: string | null; publisher: string | null; published: IsoDate | null; text: string };
  quotes: {
    /** the envelope of the pieces */
    start: number;
    end: number;
    text: string;
    /** the pieces of a quotation that its cue cuts in two; absent for one piece */
    spans?: Span[];
    /** direct: all in quotation marks; mixed: partly; indirect: reported without marks */
    kind: 'direct' | 'mixed' | 'indirect';
    /** as a person would read it; null where nobody can be named */
    speaker: string | null;
    /** id of people.yaml, where known */
    personId?: string;
    /** the post in which they speak, as the text has it */
    role?: string;
    /** the speaker is told without a doubt; absent where another may be meant */
    sure?: true;
    cue?: Span;
    source?: Span;
    /** 0 to 1 */
    confidence: number;
  }[];
  figures: {
    start: number;
    end: number;
    text: string;
    /** a fifth is 20 "per cent"; £1.4m is 1400000 "GBP"; a range is two figures */
    value: number;
    /** what is counted, plural, "per cent", "times", "GBP" or a duration; with "a year" and so on for a rate */
    unit: string;
    approximate?: boolean;
    measure?: string;
    period?: { from: IsoDate; to: IsoDate };
    area?: string;
    by?: string;
  }[];
}

/** What was read out of a text, without what only a draft needs. */
export function extractionOf(
  id: string,
  quotations: readonly Quotation[],
  quantities: readonly Quantity[],
): Extraction {
  return {
    id,
    quotes: quotations.map(({ resolution: _resolution, ...quote }) => quote),
    figures: quantities.map(
      ({ comparedWith: _comparedWith, confidence: _confidence, measureIfHere: _measureIfHere, ...figure }) => figure,
    ),
  };
}

/** What `extract` tells of a page beside its findings. */
export function pageOf({ title, publisher, published, text }: Article): Required<Extraction>['page'] {
  return { title: title ?? null, publisher: publisher ?? null, published: published ?? null, text };
}

/** What a text holds for the record. */
export interface Findings {
  quotations: Quotation[];
  quantities: Quantity[];
}

/**
 * What a text quotes and counts, with the ids of the record where it knows who and what is meant.
 * @param published the day on which the text appeared, where that is known: “last year” is worked out from it
 * @param today the day whose holders of offices are meant, where `published` is not known
 */
export function findingsIn(
  text: string,
  corpus: Corpus,
  { published, today }: { published: IsoDate | undefined; today: IsoDate },
): Findings {
  return {
    quotations: quotationsIn(text, peopleOf(corpus, published ?? today)),
    quantities: quantitiesIn(text, { corpus, ...(published === undefined ? {} : { published }) }),
  };
}
