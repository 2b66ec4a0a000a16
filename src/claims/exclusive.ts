/** Words of which one thing has one only: what is red is not green, and the second time is not the third. */
import { table } from '../lexicon/lexicon.ts';
import { type Token, tokenize } from '../search/analyzer.ts';

/** A word of a claim, in whose place a text has another one of its class. Offsets count in the claim. */
export interface Exclusion {
  start: number;
  end: number;
  /** the word of the text */
  other: string;
}

const CLASSES = [...table('claims.exclusive').values()].map((known) => new Set(known));

/** The words of a text but for “a third” and the like, which count a part and are no place in an order. */
function withoutFractions(text: string): Token[] {
  const tokens = tokenize(text);
  return tokens.filter((_, at) => !COUNTS.has(tokens[at - 1]?.word ?? ''));
}

const COUNTS = new Set(['a', 'one']);

/** The words of a claim that exclude those of a text: each class of which both have a word, and none in common. */
export function exclusions(claim: string, recorded: string): Exclusion[] {
  const [said, held] = [claim, recorded].map(withoutFractions);
  if (said === undefined || held === undefined) return [];
  return CLASSES.flatMap((known) => {
    const [mine, theirs] = [said, held].map((tokens) => tokens.filter(({ word }) => known.has(word)));
    const [first, other] = [mine?.[0], theirs?.[0]];
    if (first === undefined || other === undefined) return [];
    const isShared = mine?.some(({ word }) => theirs?.some((each) => each.word === word));
    return isShared ? [] : [{ start: first.start, end: first.end, other: recorded.slice(other.start, other.end) }];
  });
}
