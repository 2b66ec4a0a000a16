/**
 * Text → terms: the same for the index and for questions, so that both speak of the same words.
 */
import { stemmer } from 'stemmer';

/** A word of a text: as it was normalised, and where it stood. */
export interface Token {
  /** lower case, no diacritics, no possessive */
  word: string;
  /** offset of its first character in the text that was analysed */
  start: number;
  /** offset after its last character */
  end: number;
}

// Words and numbers; an apostrophe or a full stop inside a word belongs to it (O'Loan, s.60), so does a thousands comma.
const WORD = /[\p{L}\p{N}£%]+(?:['’.,](?=[\p{L}\p{N}])[\p{L}\p{N}]+)*/gu;
/** Nearly every word is of this form, and then there is nothing more to fold. */
const PLAIN = /^[a-z]+$/;
const DIACRITICS = /\p{M}+/gu;
const POSSESSIVE = /['’]s?$/u;
const APOSTROPHE = /['’]/gu;

/** Splits a text into normalised words with their offsets. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const word = normalizeWord(match[0]);
    if (word !== '') tokens.push({ word, start, end: start + match[0].length });
  }
  return tokens;
}

/** A word in the form that is compared: lower case, without diacritics, possessive and inner punctuation. */
export function normalizeWord(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  const plain = lower.normalize('NFKD').replace(DIACRITICS, '').replace(POSSESSIVE, '');
  return /\d/.test(plain)
    ? plain.replace(/[.,'’](?=\d{3}\b)/g, '').replace(APOSTROPHE, '')
    : plain.replace(/['’.,]/g, '');
}

/** The words of a text in their normalised form. */
export function words(text: string): string[] {
  return tokenize(text).map((token) => token.word);
}

/**
 * Words that carry no subject: function words, question words and chat. They are neither indexed nor searched for.
 * Negations and comparatives are among them: what they ask is read by the question, not by the index.
 */
const STOP_WORDS = new Set(
  `a about above across actually after again against ago ah all almost along already alright also although always am among an and
  another any anybody anyone anything anyway anywhere apparently are aren't arent around as ask asked asking at away back basically
  be became because become been before behind being between bit both btw but by bye came can can't cannot cant cheers come comes could
  couldn't couldnt d'you did didn't didnt do does doesn't doesnt doing don't done dont down dunno during each either else em eh
  er etc even ever every everybody everyone everything exactly few fine folks for from further gave get gets getting give given
  gives go goes going gonna gone got gotta guess guys had hadn't hadnt happen happened happens has hasn't hasnt have haven't
  havent having he he'd he'll he's hed hello help her here hers herself hes hey hi him himself his hiya how however i i'd i'll i'm
  i've idk if ill im in into is isn't isnt it it's its itself ive just keep keeps kind know lately less let let's lets like literally
  ll lol lot lots made make makes many may maybe me mean means might mine more most much must my myself need needs never no nobody
  none nor not nothing now of off often ok okay on once one ones only or other others ought our ours out over own per perhaps
  please pls plz possible possibly pretty probably quick quickly quite random rather re read reading really regarding right rn said
  same saw say saying says see seem seems seen shall she she'd she'll she's shes should shouldn't shouldnt since so some somebody
  someone something sometimes somewhere soon sort still stuff such sure ta tbh tell tells than thanks thank thanx thats that
  that's the their theirs them themselves then there there's theres these they they'd they'll they're they've theyd theyll theyre
  thing things think thinking thinks this those though thought through till to today together told too took try trying u um until
  up upon ur us use used using usually ve very via was wasn't wasnt way we we'd we'll we're we've well went were weren't werent
  what what's whatever whats when whenever where wheres wherever whether which while who who'd who's whoever whole whom whos whose
  why will with within without won't wondering wont would wouldn't wouldnt ya yeah yes yet you you'd you'll you're you've your
  youre yours yourself s t`
    .split(/\s+/)
    .map((word) => normalizeWord(word)),
);

/** Whether a normalised word carries no subject of its own. A single letter names nothing, not even X. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word) || /^[a-z]$/.test(word);
}

const stems = new Map<string, string>();
/** The stem cache holds about this many words before it is begun anew: a bound on memory, not on vocabulary. */
const MAX_CACHED_STEMS = 50_000;

/** The Porter stem of a normalised word; numbers stay as they are. */
export function stem(word: string): string {
  let stemmed = stems.get(word);
  if (stemmed === undefined) {
    stemmed = /\d/.test(word) ? word : stemmer(word);
    if (stems.size >= MAX_CACHED_STEMS) stems.clear();
    stems.set(word, stemmed);
  }
  return stemmed;
}

/** What makes a term of a word: `stem`, or the word itself where stems are left out. */
export type TermOf = (word: string) => string;

/** The terms of a text: its words in order, without stop words, each as `termOf` has it. */
export function terms(text: string, termOf: TermOf = stem): string[] {
  return words(text)
    .filter((word) => !isStopWord(word))
    .map((word) => termOf(word));
}
