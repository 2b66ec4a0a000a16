/** Whose words come next where the sentence before them only leads to them: “Her verdict was blunt. “…””, “Jo Bloggs nods. “…”” */

import { type Range, sentenceStarts, trimmed, wordsIn } from '../reading/text.ts';
import type { Cast } from './cast.ts';
import type { Member } from './members.ts';
import { readMention } from './mentions.ts';
import type { Sex } from './names.ts';
import { ownerOfWords } from './owners.ts';

/** “Her husband, Bo, worked nights. “He never complained.””: whom the words speak of does not say them. */
export function isSpokenOf({ sex }: Member, words: string): boolean {
  const [pronoun] = /^\W*(?:he|his|she|her)\b/i.exec(words) ?? [];
  if (pronoun === undefined) return false;
  const told: Sex = /h(?:e|is)$/i.test(pronoun) && !/she$/i.test(pronoun) ? 'm' : 'f';
  return sex === undefined || sex === told;
}

/** Whom the last sentence of a stretch presents as the speaker of the words behind it. */
export function presented(text: string, cast: Cast, before: Range): Member | undefined {
  const sentence = trimmed(text, { start: sentenceStarts(text, before).at(-1) ?? before.start, end: before.end });
  const words = wordsIn(text, sentence);
  const owner = ownerOfWords(text, words);
  if (owner !== undefined) {
    const mention = readMention(text, owner);
    return mention && mention.kind !== 'description' ? cast.resolve(mention, owner.start).member : undefined;
  }
  const { subjectHere, onlyOneHere } = cast.focus;
  // “And what does Jo Bloggs make of it?”
  return subjectHere ?? (text[sentence.end - 1] === '?' ? onlyOneHere : undefined);
}
