/** The form in which words are compared, below all that knows which words there are. */

/** Nearly every word is of this form, and then there is nothing more to fold. */
const PLAIN = /^[a-z]+$/;
const DIACRITICS = /\p{M}+/gu;
const POSSESSIVE = /['’]s?$/u;
const APOSTROPHE = /['’]/gu;

/** A word in the form that is compared: lower case, without diacritics, possessive and inner punctuation. */
export function normalizeWord(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  const plain = lower.normalize('NFKD').replace(DIACRITICS, '').replace(POSSESSIVE, '');
  return /\d/.test(plain)
    ? plain.replace(/[.,'’](?=\d{3}\b)/g, '').replace(APOSTROPHE, '')
    : plain.replace(/['’.,]/g, '');
}
