/** The verdict on what somebody is claimed to have said or done. */
import type { Entry } from '../corpus/corpus.ts';
import { compareWords, type WordsMatch, wordsMatches } from './compare-words.ts';
import { type Judging, NOT_ON_RECORD } from './judging.ts';
import type { ReadClaim } from './reading.ts';
import type { Difference, Judgement } from './types.ts';

/** From here on what somebody said is what a claim tells of. */
const OWN = 0.57;
/** From here on it may be, where the claim says the opposite of it. */
const OPPOSED = 0.42;
/** From here on somebody else's words are what a claim tells of, where it tells enough. */
const OTHER = 0.72;
const ENOUGH = 13;
const VERY = 0.8;
/** By so much somebody else's words may come nearer to a claim, and those of whoever it names are meant still. */
const FAR = 0.4;
const NEAR = 0.32;

/** @returns undefined where it is no claim: the record knows nothing of what is told of nobody */
export function judgeWords(claim: ReadClaim, judging: Judging): Judgement | undefined {
  const matches = wordsMatches(claim, judging);
  const [best] = matches;
  if (claim.isVague && (best === undefined || best.score < VERY || best.mass < (best.score >= 1 ? 12 : 18)))
    return undefined;
  if (best === undefined) return NOT_ON_RECORD;
  const own = claim.speaker === undefined ? best : matches.find(({ by = 0 }) => by >= 0.5);
  const least = claim.speaker === undefined ? OTHER : OWN;
  const isOwn = own !== undefined && own.score >= least && own.score >= best.score - FAR;
  if (isOwn) return judgeOwn(claim, own, judging.after);
  const opposed =
    own !== undefined && own.score >= OPPOSED && own.score >= best.score - NEAR
      ? judgeOwn(claim, own, judging.after)
      : undefined;
  if (opposed !== undefined && opposed.verdict !== 'as-on-record') return opposed;
  if (claim.speaker !== undefined && best.score >= OTHER && (best.mass >= ENOUGH || best.score >= VERY)) {
    const { start, end, text } = claim.speaker;
    const recorded = best.entry.speaker.name;
    const difference: Difference = { slot: 'speaker', said: { start, end, text }, recorded, item: best.entry.id };
    return {
      verdict: 'other-speaker',
      entries: [best.entry],
      differences: [difference],
      sure: isSure(best),
      confidence: 0.7,
    };
  }
  return NOT_ON_RECORD;
}

function isSure({ score, mass }: WordsMatch): boolean {
  return score >= 0.85 && mass >= 20;
}

function judgeOwn(claim: ReadClaim, match: WordsMatch, after: string): Judgement {
  const { oppositions, clashes, otherSide, sweeping, conditional, isCut, quoted, verbatim } = compareWords(
    claim,
    match,
    after,
  );
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
    ...(otherSide === undefined ? [] : [{ slot: 'words' as const, said: otherSide, recorded, item }]),
    ...(quoted !== undefined && quoted < 1 && quoted >= 0.5 ? [{ slot: 'words' as const, recorded, item }] : []),
  ];
  if ((sweeping && conditional) || isCut) {
    return {
      verdict: 'misleading',
      entries,
      differences: [{ slot: 'cut', recorded, item }, ...differences],
      confidence: 0.6,
    };
  }
  if (differences.length > 0) return { verdict: 'differs', entries, differences, sure: isSure(match), confidence: 0.6 };
  return {
    verdict: 'as-on-record',
    ...(verbatim && { verbatim }),
    entries,
    differences,
    sure: isSure(match),
    confidence: Math.min(0.95, match.score),
  };
}
