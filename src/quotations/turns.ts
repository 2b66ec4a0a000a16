/** Whose words come next where the sentence before them only leads to them: “Her verdict was blunt. “…””, “Jo Bloggs nods. “…”” */
import { type Range, sentenceStarts, trimmed, type Word, wordsIn } from '../reading/text.ts';
import { attributionAfter, attributionBefore } from './attribution.ts';
import type { Piece } from './content.ts';
import type { Entities } from './entities.ts';
import type { Entity } from './entity.ts';
import { readMention } from './mentions.ts';
import { ownerOfWords } from './sources.ts';
import { type Attribution, subjectBefore } from './subjects.ts';
import { type Gender, isPhrasal, isReply } from './word-classes.ts';

/** “Her husband, Bo, worked nights. “He never complained.””: whom the words speak of does not say them. */
export function isSpokenOf({ gender }: Entity, words: string): boolean {
  const [pronoun] = /^\W*(?:he|his|she|her)\b/i.exec(words) ?? [];
  if (pronoun === undefined) return false;
  const told: Gender = /h(?:e|is)$/i.test(pronoun) && !/she$/i.test(pronoun) ? 'm' : 'f';
  return gender === undefined || gender === told;
}

/** Whom the last sentence of a stretch presents as the speaker of the words behind it. */
export function presented(text: string, entities: Entities, before: Range): Entity | undefined {
  const sentence = trimmed(text, { start: sentenceStarts(text, before).at(-1) ?? before.start, end: before.end });
  const words = wordsIn(text, sentence);
  const breaking = interrupts(text, sentence, words);
  if (breaking !== undefined) {
    const mention = readMention(text, breaking);
    return mention && entities.resolve(mention, breaking.start).entity;
  }
  const owner = ownerOfWords(text, words);
  if (owner !== undefined) {
    const mention = readMention(text, owner);
    return mention && mention.kind !== 'description' ? entities.resolve(mention, owner.start).entity : undefined;
  }
  const { subjectHere, onlyOneHere } = entities.salience;
  // “And what does Jo Bloggs make of it?”
  return subjectHere ?? (text[sentence.end - 1] === '?' ? onlyOneHere : undefined);
}

/** “…,” she said, and her husband cut in. “…”: the person at the end of a sentence that ends with breaking in or answering. */
function interrupts(text: string, sentence: Range, words: readonly Word[]): Range | undefined {
  const [before, last] = words.slice(-2);
  if (before === undefined || last === undefined) return undefined;
  const verb = isPhrasal(before.lower, last.lower)
    ? before
    : isReply(last.lower) && last.lower !== 'said'
      ? last
      : undefined;
  return verb && subjectBefore(text, sentence, verb);
}

/** “Jo Bloggs made the following statement:” before the words, in a paragraph of its own. */
export function announcedIn(text: string, paragraph: Range): Attribution | undefined {
  if (text[paragraph.end - 1] !== ':') return undefined;
  const said = attributionBefore(text, {
    start: sentenceStarts(text, paragraph).at(-1) ?? paragraph.start,
    end: paragraph.end,
  });
  return said?.source === undefined ? undefined : said;
}

/** “Did you see it?” she asked. “No,” he said.: the second quotation has a speaker of its own. */
export function isAnother(text: string, before: Piece, piece: Piece): boolean {
  const between = text.slice(before.end, piece.start);
  if (text[piece.inner.end - 1] !== ',' || !/[.!?]\s*$/.test(between)) return false;
  return attributionAfter(text, piece)?.source !== undefined;
}

/** “…,” said one. “…?” said another. */
export function hasOwnSpeaker(text: string, piece: Piece): boolean {
  const said = attributionAfter(text, piece);
  if (said?.source === undefined || text[said.cue.start] === ':') return false;
  return Math.min(said.cue.start, said.source.start) < piece.end + 3;
}
