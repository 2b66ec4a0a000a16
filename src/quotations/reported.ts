import { type Range, trimmed, type Word, wordsIn } from '../reading/text.ts';
import { accordingTo } from './attribution.ts';
import { beforeComma, contentStart } from './content.ts';
import { isReporting, isSpeech } from './cues.ts';
import { type Attribution, isSpeaking, subjectAfter, subjectBefore } from './subjects.ts';

/** What a sentence says that somebody said; without `content` it tells only who is speaking. */
export interface Reported {
  said: Attribution;
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
  const said: Attribution = { cue: verb, source };
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

/** Words that a record or a witness gives: “was quoted as saying”, “is heard to say”, “the log records her as saying”. */

const RECORDED =
  /^(?:quot|record|overhear|hear|cit|show|film|captur|catch|describ|report|minut|alleg|understand|believ|claim|not)(?:ed|s|es|d)?$|^(?:heard|overheard|seen|shown|caught|understood|said|known|has|had)$/;
const ALLEGED = /^(?:alleged|understood|believed|claimed|reported|said|known|heard|seen|quoted|recorded|shown)$/;
const AUXILIARIES = new Set(
  'is was are were be been being can could may has had have later also then clearly once even reportedly widely previously'.split(
    ' ',
  ),
);
/** As many words stand between the record and what somebody says. */
const LONGEST = 8;

/** Whom a record has say the words that follow. */
export function recordedAs(text: string, sentence: Range, words: readonly Word[]): Attribution | undefined {
  const at = words.findLastIndex(({ lower }, index) => isSpoken(lower, words[index - 1]?.lower ?? ''));
  const cue = words[at];
  if (cue === undefined) return undefined;
  const by = words.findLastIndex(
    ({ lower }, index) => index < at && index >= at - LONGEST && RECORDED.test(lower) && words[index + 1] !== cue,
  );
  const direct = words[at - 1];
  // “was heard saying”
  const record = direct !== undefined && RECORDED.test(direct.lower) && isPassive(words, at - 1) ? at - 1 : by;
  if (record === -1) return undefined;
  const auxiliary = auxiliaryBefore(words, record);
  const joint = joins(words, record, at);
  if (auxiliary !== undefined && joint !== undefined) {
    if (/^to/.test(joint) && !ALLEGED.test(words[record]?.lower ?? '')) return undefined;
    const source = subjectBefore(text, sentence, auxiliary);
    return source && { cue, source };
  }
  return auxiliary === undefined ? named(words, record, at) : undefined;
}

function isSpoken(lower: string, before: string): boolean {
  return isSpeech(lower) && (lower.endsWith('ing') || before === 'to' || before === 'have');
}

function isPassive(words: readonly Word[], at: number): boolean {
  return auxiliaryBefore(words, at) !== undefined;
}

/** The first of the auxiliaries right before a participle. */
function auxiliaryBefore(words: readonly Word[], at: number): Word | undefined {
  let from = at;
  while (from > 0 && AUXILIARIES.has(words[from - 1]?.lower ?? '')) from -= 1;
  const own = words.slice(from, at);
  return own.some(({ lower }) => /^(?:is|was|are|were|be|been|being)$/.test(lower)) ? own[0] : undefined;
}

/** What joins the record and what is said: nothing, “as”, “to”, “to have”, “by the BBC as”. */
function joins(words: readonly Word[], record: number, at: number): string | undefined {
  const between = words
    .slice(record + 1, at)
    .map(({ lower }) => lower)
    .join(' ');
  return /^(?:|as|to|to have|as having|by .* as|on .* as|in .* as)$/.test(between) ? between : undefined;
}

/** “The log records PC Bloggs as saying”. */
function named(words: readonly Word[], record: number, at: number): Attribution | undefined {
  const isAs = words[at - 1]?.lower === 'as';
  const [cue, first, last] = [words[at], words[record + 1], words[isAs ? at - 2 : at - 1]];
  if (cue === undefined || first === undefined || last === undefined || last.start < first.start) return undefined;
  const isShown = /^(?:show|hear|captur)/.test(words[record]?.lower ?? '');
  if (!isAs && !(isShown && cue.lower.endsWith('ing'))) return undefined;
  return { cue, source: { start: first.start, end: last.end } };
}
