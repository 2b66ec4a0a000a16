import { is, pattern } from '../../lexicon/lexicon.ts';
import { wordsIn } from '../../reading/text.ts';

/** Behind so many words a sentence has named what it is about, or does not point. */
const OPENING = 6;
/** “It is right that …”, “It takes years to …”: nothing that was said before. */
const emptyIt = () =>
  new RegExp(
    String.raw`^(?:And |But |So )?It(?:[’']s| ${pattern('clauses.behind-empty-it')})\b[^.,;]{0,60} (?:that|to|when|if)\b`,
  );

/** Whether words begin with something that only what stands before them explains: “Should this change …”, “They knew”. */
export function pointsOutside(words: string): boolean {
  const end = words.search(/[.!?;:,]/);
  const opening = wordsIn(words, { start: 0, end: end === -1 ? words.length : end }).slice(0, OPENING);
  const named = opening.findIndex(({ text }, at) => at > 0 && /^\p{Lu}\p{Ll}/u.test(text));
  // “We know that …” points to nothing.
  const pointing = opening.findIndex(
    ({ lower }, at) => is(lower, 'clauses.pointing') && (lower !== 'that' || at === 0),
  );
  if (pointing === -1 || (named !== -1 && named < pointing)) return false;
  return !(opening[pointing]?.lower.startsWith('it') && emptyIt().test(words));
}
