/** What the words of a follow-up ask for beside what a question's words do, and which of them tell what it is about. */
import type { StatementEntry } from '../corpus/corpus.ts';
import { remembered } from '../corpus/field.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { After, TypedQuery } from '../query/query.ts';

const words = (name: string) => String.raw`\b${pattern(name)}\b`;

/** “Who had a go at him?”, “bet the Met loved that”. */
const REACTING = new RegExp(words('follow-ups.reacting'), 'i');
const WHO = /\bwho(?:['’]?s|['’]d)?\b/i;
const AGAIN = new RegExp(words('follow-ups.of-shown'), 'i');
const LATER = new RegExp(words('follow-ups.told-later'), 'i');
const WHY = new RegExp(words('follow-ups.asking-why'), 'i');
const REASON = new RegExp(words('follow-ups.reason'), 'i');
/** “Did the mayor *buy* it?”, “how does he *feel* about that?”: what somebody does with what was shown. */
const POINTING = new RegExp(
  String.raw`\b(\w+)(?: ${pattern('follow-ups.between')})? ${words('follow-ups.pointed-at')}`,
  'gi',
);
/** “Who was *dead* against?”, “who is *fuming*?” */
const WHO_DID = new RegExp(`${WHO.source}(?: ${pattern('follow-ups.who-did')})* (\\w+)`, 'gi');
/** “Who thinks it’s *useless*?”, “who wanted it *gone*?” */
const AS_WHAT = new RegExp(String.raw`${words('follow-ups.pointed-at')}(?: is| was)? (\w+)\W*$`, 'i');

/** What a follow-up asks for. */
export interface FollowedWords {
  /** somebody else than was shown: who took a stand on it */
  others: boolean;
  /** what was shown, once more: its day, its very words, who counted it */
  again: boolean;
  /** what came later */
  later: boolean;
  /** a reason */
  why: boolean;
}

/** What the words of a follow-up ask for, whatever was shown before it. */
export function followedWords({ text, cues }: TypedQuery): FollowedWords {
  return {
    others: REACTING.test(text) || (cues.position && WHO.test(text)),
    again: AGAIN.test(text),
    later: LATER.test(text),
    why: WHY.test(text),
  };
}

/** Whether a statement tells a reason. */
export const tellsReason = remembered(({ statement: { text } }: StatementEntry) => REASON.test(text));

/** Numbers of the concepts that the follow-up itself tells. */
export function ownTelling(query: TypedQuery, { own }: After): number[] {
  const { concepts, cues } = query;
  const done = doneWithShown(query);
  const telling = concepts.flatMap(({ framing, speaker, words: said }, at) =>
    at < own && !framing && speaker === undefined && !done.has(said) ? [at] : [],
  );
  // “How many officers did it take?”: where nothing else is told, what is counted is.
  return telling.length > 0 || !cues.count
    ? telling
    : concepts.flatMap(({ weight }, at) => (at < own && weight > 0 ? [at] : []));
}

/** The words for what somebody does with what was shown or thinks of it: the record has other words for that. */
function doneWithShown(query: TypedQuery): ReadonlySet<string> {
  const text = query.text.toLowerCase();
  const done = [...text.matchAll(POINTING)];
  if (followedWords(query).others) {
    const told = AS_WHAT.exec(text);
    done.push(...text.matchAll(WHO_DID), ...(told === null ? [] : [told]));
  }
  return new Set(done.map(([, word = '']) => word));
}
