/** The verdict on what somebody is claimed to have said or done. */
import type { Entry } from '../corpus/corpus.ts';
import { compareWords, type WordsMatch, wordsMatches } from './compare-words.ts';
import { type Judging, NOT_ON_RECORD } from './judging.ts';
import type { ReadClaim } from './reading.ts';
import type { Difference, Judgement } from './types.ts';

const STRONG = 0.67;
const LEAST_MASS = 12;

/**
 * @returns undefined where it is no claim: the record knows nothing of what is told of nobody
 */
export function judgeWords(claim: ReadClaim, judging: Judging): Judgement | undefined {
  const { after } = judging;
  const matches = wordsMatches(claim, judging);
  const [best] = matches;
  if (claim.isVague && (best === undefined || best.score < 0.8 || best.mass < 18)) return undefined;
  if (best === undefined) return NOT_ON_RECORD;
  const own = claim.speaker === undefined ? best : matches.find(({ by = 0 }) => by >= 0.5);
  if (own !== undefined && isStrong(own) && own.score >= best.score - 0.2) return judgeOwn(claim, own, after);
  if (isStrong(best) && best.mass >= LEAST_MASS && claim.speaker !== undefined) {
    const { start, end, text } = claim.speaker;
    const difference: Difference = {
      slot: 'speaker',
      said: { start, end, text },
      recorded: best.entry.speaker.name,
      item: best.entry.id,
    };
    return { verdict: 'other-speaker', entries: [best.entry], differences: [difference], confidence: 0.7 };
  }
  if (own !== undefined && own.held >= 0.42 && own.score >= best.score - 0.1) {
    const judged = judgeOwn(claim, own, after);
    return judged.verdict === 'as-on-record' ? { ...judged, verdict: 'differs', confidence: 0.5 } : judged;
  }
  return NOT_ON_RECORD;
}

function isStrong({ score }: WordsMatch): boolean {
  return score >= STRONG;
}

function judgeOwn(claim: ReadClaim, match: WordsMatch, after: string): Judgement {
  const { oppositions, clashes, sweeping, conditional, quoted, verbatim } = compareWords(claim, match, after);
  const entries: Entry[] = [match.entry];
  const item = match.entry.id;
  const recorded = match.entry.statement.text;
  const span = (start: number, end: number) => ({
    start: start + claim.start,
    end: end + claim.start,
    text: claim.text.slice(start, end),
  });
  const differences: Difference[] = [
    ...oppositions.map(
      ({ by, start, end, other }): Difference => ({ slot: by, said: span(start, end), recorded: other, item }),
    ),
    ...clashes.map(
      ({ slot, start, end, recorded: held }): Difference => ({
        slot,
        said: span(start - claim.start, end - claim.start),
        recorded: held,
        item,
      }),
    ),
    ...(quoted !== undefined && quoted < 1 && quoted >= 0.5 ? [{ slot: 'words' as const, recorded, item }] : []),
  ];
  if (sweeping && conditional) {
    return {
      verdict: 'misleading',
      entries,
      differences: [{ slot: 'cut', recorded, item }, ...differences],
      confidence: 0.6,
    };
  }
  if (differences.length > 0)
    return { verdict: 'differs', entries, differences, sure: match.score >= 0.85 && match.mass >= 20, confidence: 0.6 };
  return {
    verdict: 'as-on-record',
    ...(verbatim && { verbatim }),
    entries,
    differences,
    sure: match.score >= 0.85 && match.mass >= 20,
    confidence: Math.min(0.95, match.score),
  };
}
