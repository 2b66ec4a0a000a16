import type { TypedQuery } from '../query/query.ts';
import type { Ranked } from './features.ts';

/** What tells whether an item answers at all, as opposed to whether it answers better than another one. */
export const SIGNS = [
  'rank',
  'ownCoverage',
  'allCoverage',
  'uncovered',
  'uncoveredName',
  'unknown',
  'date',
  'dateMissed',
  'speakerMissed',
  'speakerOffSubject',
  'roleMissed',
  'placeMissed',
  'areaMissed',
  'unitMissed',
  'statementForFigure',
  'figureForDate',
  'opinion',
  'practical',
  'inField',
  'lead',
  'brief',
  'met',
  'quoted',
  'measureNamed',
  'asked',
  'askedCovered',
  'askedUsed',
  'byAnother',
  'offSubject',
  'byFormerHolder',
  'focusMissed',
  'nothingMet',
  'spotMissed',
  'unitOther',
  'labelMissed',
  'focusUnsaid',
  'meaning',
  'askedMeaning',
  'unasked',
  'costMissed',
  'numberMissed',
  'numberUndated',
  'wider',
  'partOfTime',
  'partCounted',
  'wantedMissed',
  'toldEarly',
  'uncoveredCount',
  'uncoveredFigure',
  'outcomeMissed',
  'uncoveredSecond',
  'unshown',
  'unshownSecond',
  'unshownAll',
  'outcomeUnshown',
  'nameUntold',
  'numberUntold',
  'anotherQuoted',
  'personUnheard',
  'numberGiven',
  'numberAside',
  'anotherHeard',
  'long',
  'next',
  'trend',
  'said',
  'extreme',
  'spot',
  'roleSpeaker',
  'stanceWanted',
  'sideFits',
] as const;
export type Sign = (typeof SIGNS)[number];
export type Signs = Record<Sign, number>;

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
  /** words of a person are asked for by name, and these are another’s */
  personUnheard: boolean;
  /** what it counts stands in the question already */
  numberGiven: boolean;
  /** words that tell numbers, and none of the thing whose number is asked for */
  numberAside: boolean;
}

/** What was found beside an item. */
export interface Around {
  /** the second best item */
  second: Ranked | undefined;
  /** the best item from another source than that of the best one */
  runnerUp: Ranked | undefined;
  /** the record has words on it of those who are asked for */
  heard: boolean;
}

/**
 * Reads the signs of items; what the question alone tells is worked out once.
 * @param around what else was found
 */
export function signReader(
  question: TypedQuery,
  { second, runnerUp, heard }: Around,
): (item: Ranked, lacking: Lacking) => Signs {
  const { concepts, cues } = question;
  const total = concepts.reduce((sum, { weight }) => sum + weight, 0);
  const unknown =
    concepts.filter(({ known }) => !known).reduce((sum, { weight }) => sum + weight, 0) / Math.max(total, 1e-9);
  const inField = isInField(question) ? 1 : 0;
  const extreme = question.extreme === undefined && question.steepest === undefined ? 0 : 1;
  return (item, lacking) => {
    const { features } = item;
    const gaps = gapsOf(question, item);
    const uncovered = gaps.all.first / HEAVY;
    return {
      rank: item.rank / 10,
      ownCoverage: features.ownCoverage,
      allCoverage: features.allCoverage,
      uncovered,
      // Words tell more than their own, a count is of just what is asked for or of something else.
      uncoveredCount: cues.count ? uncovered : 0,
      uncoveredFigure: item.entry.kind === 'figure' ? uncovered : 0,
      uncoveredName: gaps.name / HEAVY,
      unknown,
      date: features.date,
      dateMissed: features.dateMissed,
      speakerMissed: features.speakerMissed,
      speakerOffSubject: Math.max(features.speaker, features.roleSpeaker) > 0 ? 1 - subjectCoverage(question, item) : 0,
      roleMissed: features.roleMissed,
      placeMissed: features.placeMissed,
      areaMissed: features.areaMissed,
      unitMissed: features.unitMissed,
      statementForFigure: features.statementForFigure,
      figureForDate: features.figureWanted * features.dateMissed,
      opinion: cues.opinion ? 1 : 0,
      practical: cues.practical ? 1 : 0,
      quoted: features.quoted,
      measureNamed: features.measureNamed,
      asked: features.asked,
      askedCovered: features.askedCovered,
      askedUsed: features.askedUsed,
      byAnother: features.byAnother,
      offSubject: features.offSubject,
      byFormerHolder: features.byFormerHolder,
      focusMissed: features.focusMissed,
      nothingMet: features.nothingMet,
      spotMissed: features.spotMissed,
      unitOther: features.unitOther,
      labelMissed: features.labelMissed,
      focusUnsaid: features.focusUnsaid,
      meaning: features.meaning,
      askedMeaning: features.askedMeaning,
      unasked: features.unasked,
      costMissed: features.costMissed,
      numberMissed: features.numberMissed,
      numberUndated: features.numberUndated,
      wider: features.wider,
      partOfTime: features.partOfTime,
      partCounted: features.partCounted,
      wantedMissed: lacking.wantedMissed ? 1 : 0,
      toldEarly: lacking.toldEarly ? 1 : 0,
      // A case's arrests do not tell its convictions: the item itself has to hold the outcome that is asked for.
      outcomeMissed: gaps.outcome / HEAVY,
      outcomeUnshown: gaps.outcomeUnshown / HEAVY,
      // One word that is not met may be chat; a second one shows that something else is asked.
      uncoveredSecond: gaps.all.next / HEAVY,
      unshown: gaps.unshown.first / HEAVY,
      unshownSecond: gaps.unshown.next / HEAVY,
      unshownAll: gaps.unshown.sum / ALL_HEAVY,
      nameUntold: lacking.nameUntold ? 1 : 0,
      numberUntold: lacking.numberUntold ? 1 : 0,
      // “What did Khan say” is asked for his words; “Boris promised 10,000, how many came” for what became of it.
      anotherQuoted: cues.said && !cues.figure ? features.byAnother : 0,
      personUnheard: lacking.personUnheard ? 1 : 0,
      numberGiven: lacking.numberGiven ? 1 : 0,
      numberAside: lacking.numberAside ? 1 : 0,
      anotherHeard: heard ? features.byAnother : 0,
      // A long question contains much that no item has to hold.
      long: Math.min(concepts.length, 15) / 10,
      next: second === undefined ? NO_LEAD : Math.min((item.rank - second.rank) / 5, 1),
      trend: cues.trend ? 1 : 0,
      said: cues.said ? 1 : 0,
      extreme,
      spot: question.where.areas.length > 0 ? 1 : 0,
      roleSpeaker: features.roleSpeaker,
      stanceWanted: features.stanceWanted,
      sideFits: features.sideFits,
      inField,
      lead: runnerUp === undefined ? NO_LEAD : Math.min((item.rank - runnerUp.rank) / 5, 1),
      brief: concepts.length <= 2 ? 1 : 0,
      met: Math.min(gaps.met / 4, 1),
    };
  };
}

/** The weights of a question's concepts that an item does not meet: the heaviest, the next one, all together. */
interface Gaps {
  first: number;
  next: number;
  sum: number;
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
  return { first: 0, next: 0, sum: 0 };
}

function addGap(gaps: Gaps, gap: number): void {
  gaps.sum += gap;
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
/** The same for all the gaps of a question together. */
const ALL_HEAVY = 20;

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
 * @param weights in the order of `SIGNS`
 */
export function confidence(of: Readonly<Signs>, weights: readonly number[], bias: number): number {
  let sum = bias;
  for (let at = 0; at < SIGNS.length; at += 1) {
    const sign = SIGNS[at];
    if (sign !== undefined) sum += of[sign] * (weights[at] ?? 0);
  }
  return 1 / (1 + Math.exp(-sum));
}
