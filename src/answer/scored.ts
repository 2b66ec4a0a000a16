/** How sure it is of each item that it answers. */
import type { Corpus } from '../corpus/corpus.ts';
import type { TypedQuery } from '../query/query.ts';
import { type BesideSigns, besideReader, mayStandBeside } from './beside.ts';
import { type Around, confidence, type Scored, SIGNS, signReader } from './confidence.ts';
import type { Ranked } from './features.ts';
import { ofJustTheTime } from './kinds.ts';
import { asksForMore } from './objections.ts';
import { areHeard, isTheirs, possibleItems, rivalIn } from './ruling.ts';
import { Wanted } from './wanted.ts';
import { BESIDE, BESIDE_BIAS, CONFIDENCE, CONFIDENCE_BIAS, HELD, HELD_BIAS } from './weights.ts';

/** Items that are scored at most: enough for a series to find all its years. */
const MAX_SCORED = 120;

/** An answer is given where it is about as likely as not that the record holds one: silence on what it holds is the worse fault. */
export const HELD_FROM = 0.48;
/** The record surely holds an answer. */
export const SURELY_HELD_FROM = 0.75;

/** An item whose sureness is a smaller share of the first one's is shown for how it stands to that, if at all (beside.ts). */
const UNLIKELY = 0.1;

/** Items that may answer a question. */
interface Found {
  /** none is surer than the one before it; none at all where the record hardly answers */
  items: Scored[];
  /** how sure it is that the record answers at all, 0 to 1 */
  held: number;
}

const OF_HELD = SIGNS.map((sign) => HELD[sign]);
const OF_ITEM = SIGNS.map((sign) => CONFIDENCE[sign]);

/** What may answer a question among what was found for it, best first. */
export function scoreItems(query: TypedQuery, ranked: readonly Ranked[], corpus: Corpus): Found {
  const possible = possibleItems(query, ranked, corpus);
  const around = aroundBest(possible, rivalIn(query, ranked));
  const wanted = new Wanted(query, corpus);
  const read = signReader(query, around);
  const signsOf = (item: Ranked) => read(item, wanted.lackingIn(item));
  // Where somebody is asked for what they said, and nothing else, and their words lead, nobody else's are shown below them.
  const isOfTheirs =
    query.cues.said && !asksForMore(query) && around.heard && possible[0] !== undefined && isTheirs(possible[0]);
  const shown = isOfTheirs ? possible.filter(isTheirs) : possible;
  const lead = leadOf(shown);
  const held =
    lead === undefined || isBesideThePoint(query, lead, wanted) ? 0 : confidence(signsOf(lead), OF_HELD, HELD_BIAS);
  if (held < HELD_FROM) return { items: [], held };
  const items: Scored[] = [];
  let ceiling = 1;
  for (const item of shown.slice(0, MAX_SCORED)) {
    // The rest are no surer, and so much less sure than the first that none of them is shown for it.
    if (ceiling >= UNLIKELY * (items[0]?.score ?? 0))
      ceiling = Math.min(ceiling, confidence(signsOf(item), OF_ITEM, CONFIDENCE_BIAS));
    items.push({ ...item, score: ceiling });
  }
  return { items, held };
}

/**
 * Whether an item shares words with a question and does not answer it: it meets nothing of what the question is about, tells a plan
 * where its result is asked for, counts what the question gives (“of the 126 arrested, how many …”), tells no borough, name or share where one is
 * asked for, or holds words of another time than the one that is asked for.
 */
function isBesideThePoint({ when }: TypedQuery, lead: Ranked, wanted: Wanted): boolean {
  const { nothingMet, dateMissed, quoted } = lead.features;
  const isOfOneTime = when.periods.length === 1 && when.relation === 'in' && quoted === 0;
  const isOfOtherTime = isOfOneTime && dateMissed > 0 && lead.entry.kind === 'statement';
  const { resultUntold, numberGiven, wantedMissed } = wanted.lackingIn(lead);
  const isGiven = numberGiven && lead.entry.kind === 'figure' && quoted === 0;
  return nothingMet > 0 || isOfOtherTime || resultUntold || isGiven || (wantedMissed && quoted === 0);
}

/** The item that leads, by which it is judged whether the record answers: of a measure's figures the one of just the time. */
export function leadOf(possible: readonly Ranked[]): Ranked | undefined {
  return ofJustTheTime(possible.slice(0, MAX_SCORED)) ?? possible[0];
}

/** What stands beside the best of the items that may answer. */
export function aroundBest(possible: readonly Ranked[], rival?: Ranked): Around {
  const [best, second] = possible;
  const runnerUp = possible.find(({ entry }) => entry.source.id !== best?.entry.source.id);
  return { second, runnerUp, heard: areHeard(possible), rival };
}

export const BESIDE_SIGNS = Object.keys(BESIDE) as readonly (keyof BesideSigns)[];
const OF_BESIDE = BESIDE_SIGNS.map((sign) => BESIDE[sign]);
/** From so sure on an item is shown below the first. */
const SHOWN_FROM = 0.05;
/** So many stand below the first in the order of their ranks: where the first is not what is meant, the next is likeliest. */
const NEXT = 2;

/**
 * What stands below the first item, each with how sure it is that it answers as well: the next ones in their order, then the
 * surest.
 * @param possible what may answer, best first
 * @param ranked all that was found
 */
export function besideOf(
  query: TypedQuery,
  first: Ranked,
  { possible, ranked }: { possible: readonly Ranked[]; ranked: readonly Ranked[] },
  corpus: Corpus,
): Scored[] {
  const read = besideReader(query, first, corpus);
  const beside = mayStandBeside(query, first, possible, ranked)
    .map((item, place): Scored => ({ ...item, score: sureBeside(read(item, place)) }))
    .filter(({ score }) => score >= SHOWN_FROM);
  return [...beside.slice(0, NEXT), ...beside.slice(NEXT).sort((one, other) => other.score - one.score)];
}

/** How sure it is that an item below the first answers as well. */
function sureBeside(signs: BesideSigns): number {
  return confidence(
    BESIDE_SIGNS.map((sign) => signs[sign]),
    OF_BESIDE,
    BESIDE_BIAS,
  );
}
