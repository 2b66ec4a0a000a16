/** Scores the claims that are found in the messages of a set, and their verdicts: what `npm run eval` prints of them. */
import { readFileSync } from 'node:fs';
import { checkMessage } from '../../src/claims/claims.ts';
import type { Claim, Verdict } from '../../src/claims/types.ts';
import type { Corpus } from '../../src/corpus/corpus.ts';

export const CLAIM_SETS = ['dev', 'fresh', 'second', 'third', 'fourth', 'fifth', 'paragraphs'] as const;
export type ClaimSet = (typeof CLAIM_SETS)[number];

interface Wanted {
  text: string;
  verdict: Verdict;
}

interface Message {
  message: string;
  published: string;
  claims: Wanted[];
}

/** Shares of 1; `disturbed` and `calledWrong` are counts. */
export interface ClaimScore {
  claims: number;
  found: number;
  invented: number;
  right: number;
  caught: number;
  calledWrong: number;
  disturbed: number;
}

const WRONG: ReadonlySet<Verdict> = new Set(['differs', 'other-speaker', 'misleading']);

/** How many claims of a set are found, how many more are made up, and how many verdicts are right. */
export function scoreClaims(set: ClaimSet, corpus: Corpus): ClaimScore {
  const judged = readMessages(set).map((message) => {
    const given = checkMessage(message.message, corpus, message.published);
    return { ...message, given, ...matched(message, given) };
  });
  const pairs = judged.flatMap((each) => each.pairs);
  const given = judged.flatMap((each) => each.given);
  const wanted = judged.flatMap(({ claims }) => claims);
  const wrong = wanted.filter(({ verdict }) => WRONG.has(verdict));
  const isCalledWrong = ({ wanted: { verdict }, claim }: Pair, of: (verdict: Verdict) => boolean) =>
    of(verdict) && WRONG.has(claim.verdict);
  return {
    claims: wanted.length,
    found: pairs.length / wanted.length,
    invented: judged.flatMap((each) => each.invented).length / given.length,
    right: pairs.filter(({ wanted: { verdict }, claim }) => claim.verdict === verdict).length / pairs.length,
    caught: pairs.filter((pair) => isCalledWrong(pair, (verdict) => WRONG.has(verdict))).length / wrong.length,
    calledWrong: pairs.filter((pair) => isCalledWrong(pair, (verdict) => verdict === 'as-on-record')).length,
    disturbed: judged.filter((each) => each.claims.length === 0 && each.given.length > 0).length,
  };
}

function readMessages(set: ClaimSet): Message[] {
  const lines = readFileSync(new URL(`claims.${set}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line));
}

interface Pair {
  wanted: Wanted;
  claim: Claim;
  shared: number;
}

/** Claims found: those that share at least half of the shorter one, one to one, the longest first. */
function matched({ message, claims }: Message, given: readonly Claim[]): { pairs: Pair[]; invented: Claim[] } {
  const possible = claims.flatMap((wanted) => {
    const start = message.indexOf(wanted.text);
    const end = start + wanted.text.length;
    return given.flatMap((claim): Pair[] => {
      const shared = Math.min(end, claim.end) - Math.max(start, claim.start);
      return shared > 0 && shared * 2 >= Math.min(end - start, claim.end - claim.start)
        ? [{ wanted, claim, shared }]
        : [];
    });
  });
  const pairs: Pair[] = [];
  for (const pair of possible.sort((one, other) => other.shared - one.shared)) {
    if (!pairs.some(({ wanted, claim }) => wanted === pair.wanted || claim === pair.claim)) pairs.push(pair);
  }
  return { pairs, invented: given.filter((claim) => !possible.some((pair) => pair.claim === claim)) };
}
