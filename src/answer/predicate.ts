/**
 * What those have to be who are counted: of “of the 126 arrested, how many were *far right*” the arrested are given, and only a
 * count of the far right among them answers. However well an item speaks of what is given, it has to tell that itself.
 */
import { pattern } from '../lexicon/lexicon.ts';
import type { TypedQuery } from '../query/query.ts';
import { words } from '../search/analyzer.ts';
import type { Matched } from './features.ts';

const JOIN = String.raw`\b${pattern('questions.joins-predicate')}\b`;
const GIVEN = String.raw`(?:${pattern('questions.before-given')} )?(?:of )?(?:${pattern('questions.given')}|[\d,.]+\w?\+?)(?!\S)`;
/** “Of the 126 arrested, how many were far right”: all behind “how many” is asked of those. */
const OF_GIVEN = new RegExp(
  String.raw`(?:^|[,;:.–-] |\b${pattern('questions.before-of')} )of ${GIVEN}[^?!;]{2,120}?\bhow many (?:of (?:them|those|these|em) )?([^?!;]{2,120})`,
  'i',
);
/** “How many of the 126 arrested were far right”: what stands behind the last verb that joins the two. */
const MANY_OF = new RegExp(String.raw`\bhow many of ${GIVEN}([^?!.;]{0,140})`, 'i');
/** “How many were far right?” */
const WERE = new RegExp(String.raw`\bhow many (?:\w+ly )?${JOIN} ([^?!.;,]{2,120})`, 'i');
/** “How many people convicted under it were officers”: those to whom something was done are given. */
const DONE_TO_WERE =
  /\bhow many (?:[\w'’-]+ ){1,3}?\w+ed (?!by\b)(?:[\w'’-]+ ){0,8}?(?:were|are|was) ([^?!.;,]{2,120})/i;
const JOINED = new RegExp(`^.*${JOIN}(.*)$`, 'i');
/** “What share of black Londoners trust the Met”: what stands behind the people of whom it is the share. */
const SHARE_OF = new RegExp(
  String.raw`(?:\b(?:${pattern('questions.shares')}|fraction)|%) of ((?:[\w'’-]+ ){0,4}?(?:${pattern('questions.people-of-shares')})) ([^?!.;,]{2,120})`,
  'i',
);
/** “By how many was the Met short” asks for a change. */
const BY_HOW_MANY = /\bby how many\b/i;
const ASKS_EACH = /\b(?:how many|number of)\b/gi;

/** The places of the concepts that those who are counted have to meet; none where a question gives nobody of whom it asks. */
export function predicateOf({ text, concepts, cues }: TypedQuery): readonly number[] {
  if ((!cues.count && !cues.share) || BY_HOW_MANY.test(text)) return [];
  const [given, asked] = split(text);
  const [known, told] = [new Set(words(given)), new Set(words(asked))];
  return concepts.flatMap(({ framing, speaker, words: typed }, at) => {
    const own = typed.split(' ');
    const isAsked = own.some((word) => told.has(word) && !known.has(word));
    return isAsked && !framing && speaker === undefined ? [at] : [];
  });
}

/** What a question gives and what it asks of that. */
function split(text: string): [given: string, asked: string] {
  const ofGiven = OF_GIVEN.exec(text);
  if (ofGiven !== null) return [text.slice(0, text.length - (ofGiven[1] ?? '').length), ofGiven[1] ?? ''];
  const ofPeople = SHARE_OF.exec(text);
  if (ofPeople !== null) return [ofPeople[1] ?? '', ofPeople[2] ?? ''];
  // One of several counts that are asked for is told by an item that does not tell the others.
  if ((text.match(ASKS_EACH) ?? []).length > 1) return ['', ''];
  const whole = MANY_OF.exec(text)?.[1];
  const asked = whole === undefined ? (WERE.exec(text) ?? DONE_TO_WERE.exec(text))?.[1] : JOINED.exec(whole)?.[1];
  return asked === undefined ? ['', ''] : [text.slice(0, text.lastIndexOf(asked)), asked];
}

/** How much of it an item does not tell itself, 0 to 1: that its source does, or that people ask for it so, is not enough. */
export function unmetOf(predicate: readonly number[], { concepts }: TypedQuery, { own, shown }: Matched): number {
  let [total, met] = [0, 0];
  for (const at of predicate) {
    const weight = concepts[at]?.weight ?? 0;
    total += weight;
    met += weight * Math.min(own[at] ?? 0, shown[at] ?? 0);
  }
  return total === 0 ? 0 : 1 - met / total;
}
