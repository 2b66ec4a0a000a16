/** What a question asks to be done with what somebody said: to count it, to list all of it, or to find the first or last of it. */
import { pattern, words } from '../lexicon/lexicon.ts';

/**
 * times: how often, and when; list: all of it; first and last: the one end of it in time; speakers: who said the most
 */
export type Operation = 'times' | 'list' | 'first' | 'last' | 'speakers';

const talking = String.raw`\b${pattern('operations.talking')}\b`;
const saying = String.raw`${pattern('operations.sayings')}\b`;
const asked = pattern('questions.asked-whether');

/** In this order; each needs words of somebody to be asked for. */
const ROWS: readonly { operation: Operation; when: RegExp }[] = [
  {
    operation: 'speakers',
    when: new RegExp(
      String.raw`\bwho(?:'s|s)? (?:has |have |had )?(?:${pattern('operations.talking')}) (?:${pattern('operations.most-often')}\b|.*\b${pattern('operations.most-often')}\W*$)`,
      'i',
    ),
  },
  {
    operation: 'times',
    when: new RegExp(String.raw`\bhow (?:often|many times|frequently) ${asked}\b.*${talking}`, 'i'),
  },
  { operation: 'times', when: /\bhow many (?:statements|quotes|times)\b/i },
  {
    operation: 'first',
    when: new RegExp(
      String.raw`\bwhen ${asked}\b.*\bfirst ${pattern('operations.talking')}|\b${pattern('operations.the-first')} ${saying}`,
      'i',
    ),
  },
  {
    operation: 'last',
    when: new RegExp(
      String.raw`\bwhen ${asked}\b.*\blast ${pattern('operations.talking')}|\b${pattern('operations.the-last')} ${saying}`,
      'i',
    ),
  },
  {
    operation: 'list',
    when: new RegExp(
      String.raw`\bwhen(?: and [\w ]{3,20})? ${asked}\b.*(?:${talking} ${pattern('operations.about')}\b|\b${pattern('operations.bringing-up')}\b)`,
      'i',
    ),
  },
  { operation: 'list', when: new RegExp(String.raw`\b${pattern('operations.everything')}\b`, 'i') },
];

/** What a text asks to be done, where it asks for that; whether words of somebody are asked for is not told here. */
export function readOperation(text: string): Operation | undefined {
  return ROWS.find(({ when }) => when.test(text))?.operation;
}

/** Words that ask for it and say nothing of what it is about. */
export const ASKING = words('operations.asking-for-all');

const LEADING = new RegExp(
  String.raw`^(?:\w+[,.!]? ){0,2}?${pattern('operations.leading')} |\bsurely\b|,? (?:no|right)\?*$`,
  'i',
);

/** Whether a question supposes something that may be wrong: “surely she loved the plan?”, “why did they refuse …”. */
export function isLeading(text: string): boolean {
  return LEADING.test(text);
}

/** What it may suppose of somebody's attitude. */
export const PREMISES = words('operations.premises');

const ALL = new RegExp(String.raw`^(?:\w+ )??${pattern('operations.asks-all')}\b`, 'i');

/** Whether a text opens by asking for all that is on record. */
export function asksForAll(text: string): boolean {
  return ALL.test(text.trim());
}
