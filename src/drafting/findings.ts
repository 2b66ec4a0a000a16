import type { Corpus } from '../corpus/corpus.ts';
import type { IsoDate } from '../corpus/schema.ts';
import { quantitiesIn } from '../figures/figures.ts';
import { peopleOf } from '../quotations/people.ts';
import { quotationsIn } from '../quotations/quotations.ts';
import type { Quantity, Quotation } from '../reading/types.ts';

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
