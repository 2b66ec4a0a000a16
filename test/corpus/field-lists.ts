import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LISTS, type ListName } from '../../src/corpus/lists.ts';
import { PARSERS } from '../../src/corpus/read.ts';
import type { CorpusContent } from '../../src/corpus/schema.ts';

function shippedText(name: ListName): string {
  return readFileSync(path.join(import.meta.dirname, '../../corpus', LISTS[name].file), 'utf8');
}

/** The lists of the field as they ship: invented corpora speak of the same offices, places and words. */
export const FIELD_LISTS: Pick<CorpusContent, 'offices' | 'events' | 'places' | 'qualifiers' | 'thesaurus'> = {
  offices: PARSERS.offices(shippedText('offices')).entries.map(({ value }) => value),
  events: PARSERS.events(shippedText('events')).entries.map(({ value }) => value),
  places: PARSERS.places(shippedText('places')).entries.map(({ value }) => value),
  qualifiers: PARSERS.qualifiers(shippedText('qualifiers')).entries.map(({ value }) => value),
  thesaurus: PARSERS.thesaurus(shippedText('thesaurus')).entries.map(({ value }) => value),
};
