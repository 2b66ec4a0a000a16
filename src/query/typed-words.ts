import { pairs } from '../lexicon/lexicon.ts';
import { isStopWord, stem, tokenize } from '../search/analyzer.ts';
import { isEnglish } from '../search/english.ts';
import type { Index } from '../search/index.ts';
import type { TypedWord } from './query.ts';

/** What chat abbreviates. */
const CHAT = pairs('questions.chat');

const SHORTENED = /^(\w+)['’](?:d|ll|ve)$/i;

/** The words of a text, abbreviations of chat written out and misspelt ones mended. */
export function readWords(question: string, index: Index): TypedWord[] {
  return tokenize(question).map(({ word: typed, start, end }) => {
    // “Foi'd”, “it'd”: what stands before the apostrophe is the word, and is not misspelt.
    const word = SHORTENED.exec(question.slice(start, end))?.[1]?.toLowerCase() ?? typed;
    const known = CHAT.get(word) ?? inThousands(word, index);
    if (
      isStopWord(known) ||
      isEnglish(known) ||
      index.dictionary.knows(known) ||
      index.dictionary.id(stem(known)) !== undefined
    ) {
      return { word: known, corrected: false, start, end };
    }
    const correction = index.mended(known);
    return { word: correction ?? known, corrected: correction !== undefined, start, end };
  });
}

/** “30k” as the record writes it, where it has the number. */
function inThousands(word: string, index: Index): string {
  const number = /^\d{1,3}k$/.test(word) ? word.replace('k', '000') : word;
  return index.frequency(number) > 0 ? number : word;
}
