/** How sure it is that an item answers a question, and that the record does at all: the signs that tell it, and their weighing. */
import type { TypedQuery } from '../query/query.ts';
import { FEATURES, type Feature, type Ranked } from './features.ts';

/** What tells, beside an item's features, whether it answers at all, as opposed to whether it answers better than another one. */
const OWN_SIGNS = [
  'rank',
  'uncovered',
  'uncoveredCount',
  'uncoveredFigure',
  'uncoveredName',
  'unknown',
  'practical',
  'said',
  'trend',
  'position',
  'counted',
  'figureAsked',
  'shareAsked',
  'moneyAsked',
  'costAsked',
  'negated',
  'inField',
  'extreme',
  'spot',
  'long',
  'brief',
  'lead',
  'next',
  'met',
  'wantedMissed',
  'toldEarly',
  'toldOfOtherTime',
  'outcomeMissed',
  'outcomeUnshown',
  'uncoveredSecond',
  'unshown',
  'nameUntold',
  'numberUntold',
  'anotherQuoted',
  'personUnheard',
  'outdone',
  'outcovered',
  'topicMissed',
  'numberGiven',
  'numberAside',
  'anotherHeard',
  'resultUntold',
  'actUncounted',
] as const;
type OwnSign = (typeof OWN_SIGNS)[number];
/** All that tells whether an item answers: its features come first. */
export const SIGNS = [...FEATURES, ...OWN_SIGNS];
export type Sign = Feature | OwnSign;

/** What an entry lacks to answer a question. */
export interface Lacking {
  /** a borough, a name, an age or a length of time is wanted, and it tells none */
  wantedMissed: boolean;
  /** a name is asked for, and it tells none but its speaker's */
  nameUntold: boolean;
  /** a number is asked for, and it tells none */
  numberUntold: boolean;
  /** words on a count, said before the time was over that is to be counted */
  toldEarly: boolean;
  /** words that name times themselves, and not the one of which a number is asked for */
  toldOfOtherTime: boolean;
  /** words of a person are asked for by name, and these are another’s */
  personUnheard: boolean;
  /** what it counts stands in the question already */
  numberGiven: boolean;
  /** words that tell numbers, and none of the thing whose number is asked for */
  numberAside: boolean;
  /** words on what is to come, where it is asked what has come of it */
  resultUntold: boolean;
  /** a count of those to whom something else was done than to those whose number is asked for */
  actUncounted: boolean;
}

/** What was found beside an item. */
export interface Around {
  /** the second best item */
  second: Ranked | undefined;
  /** the best item from another source than that of the best one */
  runnerUp: Ranked | undefined;
  /** the record has words on it of those who are asked for */
  heard: boolean;
  /** the best item of somebody else where only theirs will do */
  rival: Ranked | undefined;
}

/**
 * Reads the signs of items, in the order of `SIGNS`; what the question alone tells is worked out once.
 * @param around what else was found
 */
export function signReader(
  question: TypedQuery,
  { second, runnerUp, heard, rival }: Around,
): (item: Ranked, lacking: Lacking) => number[] {
  const { concepts, cues } = question;
  const total = concepts.reduce((sum, { weight }) => sum + weight, 0);
  const unknown = concepts.filter(({ known }) => !known).reduce((sum, { weight }) => sum + weight, 0);
  const ofQuestion = {
    unknown: unknown / Math.max(total, 1e-9),
    practical: Number(cues.practical),
    said: Number(cues.said),
    trend: Number(cues.trend),
    position: Number(cues.position),
    counted: Number(cues.count),
    figureAsked: Number(cues.figure),
    shareAsked: Number(cues.share),
    moneyAsked: Number(cues.money),
    costAsked: Number(cues.cost),
    negated: Number(cues.negated),
    inField: Number(isInField(question)),
    extreme: Number(question.extreme !== undefined || question.steepest !== undefined),
    spot: Number(question.where.areas.length > 0),
    // A long question contains much that no item has to hold.
    long: Math.min(concepts.length, 15) / 10,
    brief: Number(concepts.length <= 2),
  };
  const topic = question.spokenOf;
  return (item, lacking) => {
    const { features } = item;
    const gaps = gapsOf(question, item);
    const uncovered = gaps.all.first / HEAVY;
    const own: Record<OwnSign, number> = {
      ...ofQuestion,
      rank: item.rank / 10,
      uncovered,
      // Words tell more than their own, a count is of just what is asked for or of something else.
      uncoveredCount: cues.count ? uncovered : 0,
      uncoveredFigure: item.entry.kind === 'figure' ? uncovered : 0,
      uncoveredName: gaps.name / HEAVY,
      lead: runnerUp === undefined ? NO_LEAD : Math.min((item.rank - runnerUp.rank) / 5, 1),
      next: second === undefined ? NO_LEAD : Math.min((item.rank - second.rank) / 5, 1),
      met: Math.min(gaps.met / 4, 1),
      wantedMissed: Number(lacking.wantedMissed),
      toldEarly: Number(lacking.toldEarly),
      toldOfOtherTime: Number(lacking.toldOfOtherTime),
      // A case's arrests do not tell its convictions: the item itself has to hold the outcome that is asked for.
      outcomeMissed: gaps.outcome / HEAVY,
      outcomeUnshown: gaps.outcomeUnshown / HEAVY,
      // One word that is not met may be chat; a second one shows that something else is asked.
      uncoveredSecond: gaps.all.next / HEAVY,
      unshown: gaps.unshown.first / HEAVY,
      nameUntold: Number(lacking.nameUntold),
      numberUntold: Number(lacking.numberUntold),
      // “What did Khan say” is asked for his words; “Boris promised 10,000, how many came” for what became of it.
      anotherQuoted: cues.said && !cues.figure ? features.byAnother : 0,
      personUnheard: Number(lacking.personUnheard),
      // Somebody else's words fit better than any of theirs, who will have been silent on it.
      outdone: rival === undefined ? 0 : Math.max(0, Math.min((rival.rank - item.rank) / 5, 1)),
      outcovered:
        rival === undefined ? 0 : Math.max(0, subjectCoverage(question, rival) - subjectCoverage(question, item)),
      topicMissed: topic === undefined ? 0 : 1 - (item.all[topic] ?? 0),
      numberGiven: Number(lacking.numberGiven),
      numberAside: Number(lacking.numberAside),
      anotherHeard: heard ? features.byAnother : 0,
      resultUntold: Number(lacking.resultUntold),
      actUncounted: Number(lacking.actUncounted),
    };
    return [...Object.values(features), ...OWN_SIGNS.map((sign) => own[sign])];
  };
}

/** The weights of a question's concepts that an item does not meet: the heaviest and the next one. */
interface Gaps {
  first: number;
  next: number;
}

/** What of a question an item meets and does not meet, by its concepts. */
interface ItemGaps {
  all: Gaps;
  /** of what can be shown: that people ask for an item in a word does not show that it answers that */
  unshown: Gaps;
  name: number;
  outcome: number;
  outcomeUnshown: number;
  /** concepts that are met at least half */
  met: number;
}

function gapsOf({ concepts }: TypedQuery, item: Ranked): ItemGaps {
  const gaps: ItemGaps = { all: noGaps(), unshown: noGaps(), name: 0, outcome: 0, outcomeUnshown: 0, met: 0 };
  for (let at = 0; at < concepts.length; at += 1) {
    const concept = concepts[at];
    if (concept === undefined || concept.framing) continue;
    const { weight } = concept;
    const met = item.all[at] ?? 0;
    const gap = weight * (1 - met);
    const unshown = weight * (1 - (item.shown[at] ?? 0));
    addGap(gaps.all, gap);
    if (concept.speaker === undefined) addGap(gaps.unshown, unshown);
    if (concept.name) gaps.name = Math.max(gaps.name, gap);
    if (concept.outcome) {
      gaps.outcome = Math.max(gaps.outcome, weight * (1 - (item.own[at] ?? 0)));
      gaps.outcomeUnshown = Math.max(gaps.outcomeUnshown, unshown);
    }
    if (met >= 0.5) gaps.met += 1;
  }
  return gaps;
}

function noGaps(): Gaps {
  return { first: 0, next: 0 };
}

function addGap(gaps: Gaps, gap: number): void {
  if (gap > gaps.first) {
    gaps.next = gaps.first;
    gaps.first = gap;
  } else if (gap > gaps.next) gaps.next = gap;
}

/** The lead where no other source has a candidate, as with a server's few sources: a low value, since nothing competes. */
const NO_LEAD = 0.2;

/** An item that may answer, with how sure that is. */
export interface Scored extends Ranked {
  /** 0 to 1 */
  score: number;
}

/** A weight that only rare names reach: gaps are told as shares of it. */
const HEAVY = 6;

/** The share of the question that is covered when the names of those who speak are left out. */
function subjectCoverage({ concepts, speakers }: TypedQuery, item: Ranked): number {
  let total = 0;
  let covered = 0;
  concepts.forEach(({ weight, speaker, framing }, at) => {
    if (framing || (speaker !== undefined && (speakers[speaker]?.speaks ?? 0) > 0)) return;
    total += weight;
    covered += weight * (item.all[at] ?? 0);
  });
  return total === 0 ? 1 : covered / total;
}

function isInField({ measures, topics, terms, speakers }: TypedQuery): boolean {
  return measures.length + topics.length + terms.length + speakers.length > 0;
}

/**
 * How sure it is that an item answers, or that the record does at all, 0 to 1: a logistic regression over the item’s signs
 * (`npm run fit` makes the weights of both).
 * @param weights in the order of the signs
 */
export function confidence(signs: readonly number[], weights: readonly number[], bias: number): number {
  return 1 / (1 + Math.exp(-weighed(signs, weights, bias)));
}

/** The sum of values by their weights. */
export function weighed(values: readonly number[], weights: readonly number[], bias = 0): number {
  let sum = bias;
  for (let at = 0; at < values.length; at += 1) sum += (values[at] ?? 0) * (weights[at] ?? 0);
  return sum;
}
