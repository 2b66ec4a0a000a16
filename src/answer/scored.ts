/** How sure it is of each item that it answers. */
import type { Corpus } from '../corpus/corpus.ts';
import type { TypedQuery } from '../query/query.ts';
import { confidence, type Scored, signs } from './confidence.ts';
import type { Ranked } from './features.ts';
import { areHeard, isTheirs, possibleItems } from './ruling.ts';
import { lackingIn } from './wanted.ts';
import { CONFIDENCE, CONFIDENCE_BIAS } from './weights.ts';

/** Items that are scored at most: enough for a series to find all its years. */
const MAX_SCORED = 120;

/** Items that may answer, with their scores: none is surer than the one before it. */
export function scoreItems(query: TypedQuery, ranked: readonly Ranked[], corpus: Corpus): Scored[] {
  const possible = possibleItems(query, ranked, corpus);
  const runnerUp = possible.find(({ entry }) => entry.source.id !== possible[0]?.entry.source.id);
  const heard = areHeard(possible);
  // Where somebody is asked for what they said and their words lead, nobody else's are shown below them.
  const isOfTheirs = query.cues.said && heard && possible[0] !== undefined && isTheirs(possible[0]);
  const shown = isOfTheirs ? possible.filter(isTheirs) : possible;
  let ceiling = 1;
  return shown.slice(0, MAX_SCORED).map((item) => {
    const score = Math.min(
      ceiling,
      confidence(
        signs(query, item, { runnerUp, heard, lacking: lackingIn(query, item, corpus) }),
        CONFIDENCE,
        CONFIDENCE_BIAS,
      ),
    );
    ceiling = score;
    return { ...item, score };
  });
}
