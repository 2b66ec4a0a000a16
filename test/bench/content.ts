import type { Corpus } from '../../src/corpus/corpus.ts';
import type { CorpusContent } from '../../src/corpus/schema.ts';

/** What a corpus was made of. */
export function contentOf(corpus: Corpus): CorpusContent {
  return {
    people: [...corpus.people],
    topics: [...corpus.topics],
    measures: [...corpus.measures],
    subjects: [...corpus.listedSubjects],
    terms: [...corpus.terms],
    offices: [...corpus.offices],
    events: [...corpus.events],
    places: [...corpus.places],
    qualifiers: [...corpus.qualifiers],
    thesaurus: [...corpus.thesaurus],
    asked: [...corpus.asked],
    sources: [...corpus.sources],
  };
}
