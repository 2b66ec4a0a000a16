/** Two questions in one message: “how many were there, and who blamed it on cuts?” Nouns that *and* joins make no two. */
import { words as lexicon, pattern } from '../lexicon/lexicon.ts';
import { isStopWord, words } from '../search/analyzer.ts';

/** Longer messages tell a story, whose clauses are no questions. */
const MAX_CHARACTERS = 500;
const MAX_PARTS = 3;

const VERB = pattern('operations.auxiliaries');
const NUMBER = `${pattern('operations.asks-number')}\\b`;
/** How a question begins that could stand alone; “and what caused it” goes on with the one before. */
const WORDED = [
  NUMBER,
  String.raw`(?:what|how) about\b`,
  String.raw`${pattern('operations.question-words')} (?!${pattern('operations.takes-up')}\b)(?:\w+ ){0,2}?${VERB}\b`,
  String.raw`who(?:'s|’s|s)? \w+`,
  String.raw`how come\b`,
].join('|');
const WHETHER = String.raw`${VERB} ${pattern('operations.takes-up')}\b`;
const OPENING = `(?:${WORDED}|${WHETHER})`;
const JOIN = pattern('operations.joins');
const BOUNDARY = new RegExp(
  [
    String.raw`[,;:.!?]*\s+${JOIN},?\s+(?=${OPENING})`,
    // “…, and did Khan?”: behind a pause any subject may follow.
    String.raw`[,;?]\s+${JOIN}\s+(?=(?:did|does|has|have)\s)`,
    String.raw`;\s+(?=${OPENING})`,
    String.raw`,\s+(?=${NUMBER})`,
  ].join('|'),
  'gi',
);

const ASKS = new RegExp(
  String.raw`(?:^|[\s,:;–-])(?:${WORDED})|(?:^|[,:;–-]\s*)(?:${WHETHER}|(?:did|does|has|have)\s)`,
  'i',
);
const ASKS_WHO = /\bwho\b|\bwho[’']?s\b/i;
const ASKS_NUMBER = new RegExp(String.raw`\b${NUMBER}`, 'i');
const COUNTED = new RegExp(String.raw`^${NUMBER} (\w+)`, 'i');
const SETS_AGAINST = new RegExp(String.raw`\b${pattern('operations.sets-against')}\b`, 'i');
/** “How many were killed” after “which year was the worst” asks for the same figure again. */
const OF_THE_SAME = new RegExp(String.raw`^how (?:many|much) (?:${pattern('operations.no-noun')}|\w+ed)\b`, 'i');
/** “What is X” is a question of its own, no matter what follows. */
const DESCRIBES = /^(?:what|who)(?:['’]?s| is| are| was| were) \S+(?: \S+){0,5}$/i;
/** What stands before the first question is what all of them are about: “tasers: what did …”. */
const SUBJECT = new RegExp(String.raw`^[^:;,.?!]{3,80}?(?::|\s[-–])\s+(?=${OPENING}|did\s)`, 'i');
const SAID = new RegExp(String.raw`\b${pattern('questions.said')}\b`, 'i');
const OTHERS = new RegExp(String.raw`^${pattern('questions.several')}\b`, 'i');
const FRAMING = lexicon('questions.framing');

/** The questions that a text asks, in its order, each with what they are all about: itself alone where it asks one. */
export function partsOf(text: string): string[] {
  if (text.length > MAX_CHARACTERS || SETS_AGAINST.test(text)) return [text];
  const parts: string[] = [];
  let start = 0;
  for (const match of text.matchAll(BOUNDARY)) {
    const before = text.slice(start, match.index);
    const after = text.slice(match.index + match[0].length);
    if (parts.length + 1 < MAX_PARTS && areTwo(before, after, match[0])) {
      parts.push(before.trim());
      start = match.index + match[0].length;
    }
  }
  const subject = SUBJECT.exec(text)?.[0] ?? '';
  return [...parts, text.slice(start).trim()].map((part, at) => (at === 0 ? part : subject + part));
}

/** Both ask, and of something that is named; “who is for and who is against” is one question. */
function areTwo(before: string, after: string, boundary: string): boolean {
  if (!ASKS.test(before) || !isAbout(before)) return false;
  // “What does the mayor say and who pushed back” asks for the sides of one matter.
  if (/^who/i.test(after)) return !ASKS_WHO.test(before) && !(SAID.test(before) && OTHERS.test(after));
  if (/^,\s+$/.test(boundary) && !ASKS_NUMBER.test(before)) return false;
  if (DESCRIBES.test(before)) return true;
  if (OF_THE_SAME.test(after) && !ASKS_NUMBER.test(before)) return false;
  const counted = COUNTED.exec(after)?.[1]?.toLowerCase();
  return isAbout(after) || (counted !== undefined && !isStopWord(counted));
}

/** Something in it says what it is about. */
function isAbout(text: string): boolean {
  return words(text).some((word) => !isStopWord(word) && !FRAMING.has(word) && !/^\d+$/.test(word));
}
