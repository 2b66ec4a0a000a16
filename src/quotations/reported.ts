import { type Range, trimmed, type Word, wordsIn } from '../reading/text.ts';
import { accordingTo } from './attribution.ts';
import { beforeComma, contentStart } from './content.ts';
import { isReporting } from './cues.ts';
import { isSpeaking, type Said, subjectAfter, subjectBefore } from './subjects.ts';

/** What a sentence says that somebody said; without `content` it tells only who is speaking. */
export interface Reported {
  said: Said;
  content?: Range;
}

/** Shorter contents, in characters and words, say nothing. */
const SHORTEST = { characters: 12, words: 3 };

/** Reads reported speech in a sentence without quotation marks. */
export function reportedIn(text: string, sentence: Range): Reported | undefined {
  const words = wordsIn(text, sentence);
  const at = words.findIndex(
    ({ lower }, index) => isReporting(lower) && isSpeaking(words, index) && words[index - 1]?.lower !== 'who',
  );
  const verb = words[at];
  const end = text.slice(sentence.start, sentence.end).replace(/[.!?…\s]+$/, '').length + sentence.start;
  if (verb === undefined) {
    const according = accordingTo(text, words, end);
    if (according?.source === undefined) return undefined;
    const content = trimmed(text, { start: sentence.start, end: beforeComma(text, according.cue.start) });
    return content.end - content.start > SHORTEST.characters ? { content, said: according } : undefined;
  }
  const source = at === 0 ? undefined : subjectBefore(text, sentence, verb);
  const next = words[at + 1];
  if (source === undefined) return inverted(text, sentence, words, at);
  const said: Said = { cue: verb, source };
  const closed =
    /^[.!?…\s]*$/.test(text.slice(verb.end, end)) || next === undefined || /^(?:on|in|at|to|during)$/.test(next.lower);
  const that = words.slice(at + 1, at + 9).some(({ lower }) => lower === 'that');
  const before = text.slice(sentence.start, source.start).trimEnd();
  // “The plan is dead, she said.”
  if (before.endsWith(',') && closed && !that && before.length > 20) {
    return { content: trimmed(text, { start: sentence.start, end: beforeComma(text, source.start) }), said };
  }
  const content = trimmed(text, { start: contentStart(text, verb, { start: end, end }), end });
  return wordsIn(text, content).length < SHORTEST.words ? { said } : { content, said };
}

/** “…, said Jo Bloggs.” without marks. */
function inverted(text: string, sentence: Range, words: readonly Word[], at: number): Reported | undefined {
  const verb = words[at];
  const before = words[at - 1];
  if (verb === undefined || before === undefined || !/,\s*$/.test(text.slice(before.end, verb.start))) return undefined;
  const source = subjectAfter(text, verb, sentence.end);
  const content = trimmed(text, { start: sentence.start, end: before.end });
  return source !== undefined && words.slice(0, at).length > SHORTEST.words
    ? { content, said: { cue: verb, source } }
    : undefined;
}
