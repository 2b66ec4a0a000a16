/** Whether a word that can be a verb of saying is one where it stands, and its subject says something. */
import { is } from '../lexicon/lexicon.ts';
import type { Word } from '../reading/text.ts';
import { isPhrasal, isSpeech } from './word-classes.ts';

/** Whether a word is a verb by which the sentence's own subject speaks. */
export function isSpeaking(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined || /^\p{Lu}/u.test(word.text)) return false;
  if (!isSpeech(word.lower) && !isPhrasal(word.lower, words[at + 1]?.lower)) return false;
  const before = words[at - 1]?.lower ?? '';
  // “about alleged crime”: a participle that tells what something is
  if (/ed$/.test(word.lower) && is(before, 'clauses.prepositions') && word.start - (words[at - 1]?.end ?? 0) < 2)
    return false;
  // “the note written in May”, “Ms Bloggs’s remarks”
  if (word.lower === 'written' && !/^(?:had|has|have)$/.test(before)) return false;
  if (isNoun(words, at)) return false;
  // “Councils urged to reopen clubs”, “Officers accused of lying”
  if (isTold(word.lower, words[at + 1]?.lower ?? '')) return false;
  const isParticiple = !word.lower.endsWith('ing');
  return (
    before !== 'to' &&
    // “was told”, “a statement read out by her solicitor”
    !(isParticiple && (is(before, 'clauses.passives') || isByAnother(words, at))) &&
    // “her claim”, but not “Jo Bloggs, who knew her, said”
    !((is(before, 'clauses.determiners') || /^(?:this|of)$/.test(before)) && word.start - (words[at - 1]?.end ?? 0) < 2)
  );
}

/** A participle without its auxiliary, as headlines have it: the subject is told, and tells nothing. */
function isTold(lower: string, behind: string): boolean {
  return (/^(?:told|urged|warned)$/.test(lower) && behind === 'to') || (lower === 'accused' && behind === 'of');
}

/** “Ms Bloggs’s remarks”, “several questions”, “member states have”, “in reply”: a noun that could be a verb of saying. */
function isNoun(words: readonly Word[], at: number): boolean {
  const lower = words[at]?.lower ?? '';
  const isInS = /[^s]s$/.test(lower) && lower !== 'says';
  const isBase = is(lower, 'verbs.plain', 'base');
  if (!isInS && !isBase) return false;
  const [before = '', behind = ''] = [words[at - 1]?.lower, words[at + 1]?.lower];
  const isOwned = /^[^']+'s$/.test(before) && !is(before.slice(0, -2), 'clauses.with-is');
  const isGoverned = isBase && (/^(?:in|of|for|with)$/.test(before) || /(?:ing|^this|^short|^brief)$/.test(before));
  // “The Baltic states - Estonia, Latvia and Lithuania - have …”
  const next = words[at + 1];
  if (isInS && next !== undefined && next.start - (words[at]?.end ?? 0) > 2) return true;
  return isOwned || isGoverned || (isInS && (is(before, 'clauses.quantifiers') || is(behind, 'clauses.auxiliaries')));
}

/** “read by”, “shouted out by”, “read to the court by” */
function isByAnother(words: readonly Word[], at: number): boolean {
  const behind = words.slice(at + 1, at + 6).map(({ lower }) => lower);
  const by = behind.indexOf('by');
  if (words[at]?.lower === 'read' && is(behind[0] ?? '', 'clauses.read-to')) return by !== -1;
  return by === 0 || (by === 1 && /^(?:out|aloud)$/.test(behind[0] ?? ''));
}
