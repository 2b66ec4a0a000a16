import { is, lemma, pattern } from '../../lexicon/lexicon.ts';
import { type Word, wordsIn } from '../../reading/text.ts';
import { isStopWord } from '../../search/analyzer.ts';

/** A pronoun behind this many words refers, as a rule, to something that the sentence itself has named. */
const OPENING = 6;
/** “It is right that …”, “It takes years to …”: this “it” refers to nothing that was said before. */
const emptyIt = () =>
  new RegExp(
    String.raw`^(?:And |But |So )?It(?:[’']s| ${pattern('clauses.behind-empty-it')})\b[^.,;]{0,60} (?:that|to|when|if)\b`,
  );

/** “Six, for the whole country.”, “Thirty-two.”: what is counted was named before. */
const bareNumber = () =>
  new RegExp(
    String.raw`^(?:\d[\d,.]*|${pattern('numbers.tens')}-${pattern('numbers.small')}|${pattern('numbers.small', 'numbers.tens')})(?:[,.] |[.]$)`,
    'i',
  );

/** Whether words begin with something that only what stands before them explains: “Should this change …”, “They knew”. */
export function pointsOutside(words: string): boolean {
  if (bareNumber().test(words)) return true;
  const end = words.search(/[.!?](?:\s|$)/);
  const opening = wordsIn(words, { start: 0, end: end === -1 ? words.length : end }).slice(0, OPENING + 1);
  const at = opening.slice(0, OPENING).findIndex((_, index) => isPointing(opening, index));
  return at !== -1 && !(opening[at]?.lower.startsWith('it') && emptyIt().test(words));
}

function isPointing(opening: readonly Word[], at: number): boolean {
  const lower = opening[at]?.lower ?? '';
  // “We know that …” points to nothing, and “this country” is the same to everybody.
  if (is(lower, 'clauses.pointing'))
    return (lower !== 'that' || at === 0) && !is(opening[at + 1]?.lower ?? '', 'clauses.here-and-now');
  return is(lower, 'clauses.pointing-pronouns') && !opening.slice(0, at).some(isNoun);
}

/** As far as a word shows it by itself. */
function isNoun({ lower }: Word): boolean {
  return !isStopWord(lower) && lemma(lower) === undefined && !lower.endsWith('ly');
}
