/** Fitted numbers. `npm run fit` makes this file (test/eval/fit.ts tells from what and how) and writes the same values again. */
import type { Sign } from './confidence.ts';
import type { Feature } from './evidence.ts';

/** How much each feature counts for the order of the items. */
export const RANKING: Record<Feature, number> = {
  ownCoverage: 1.93,
  allCoverage: 2.08,
  ownMass: 1.255,
  rarest: 1.647,
  pairs: 1.268,
  precision: 2.049,
  quoted: 4,
  speaker: 1.351,
  speakerMissed: -0.236,
  roleSpeaker: 1.102,
  roleMissed: -0.104,
  presentHolder: -0.03,
  subjectSpeaks: -0.103,
  date: 0.293,
  dateMissed: 0,
  figureWanted: 0.668,
  statementForFigure: -0.668,
  figureUnwanted: -0.411,
  unitFits: 0.513,
  unitMissed: -0.347,
  measureNamed: 0.188,
  topicNamed: 1.094,
  stanceWanted: 0.533,
  sideFits: 0.528,
  sideMissed: -0.197,
  verbatim: 0.055,
  areaMissed: -0.4,
  placeMissed: 0,
  recent: 0.222,
  partial: -0.148,
  labelMissed: -0.661,
  qualifierMissed: -0.241,
  narrower: 0,
  wider: -0.196,
  latest: 0.106,
  figureForTrend: 0.163,
  unitNamed: 0.673,
};

/** How much each sign counts for how sure an item is. */
export const CONFIDENCE: Record<Sign, number> = {
  rank: 3.175,
  ownCoverage: 0.516,
  allCoverage: 0.887,
  uncovered: 0.098,
  uncoveredName: 0.959,
  unknown: -0.62,
  date: 0.39,
  dateMissed: 0,
  speakerMissed: -0.618,
  speakerOffSubject: -1.205,
  roleMissed: 0.094,
  placeMissed: 0,
  areaMissed: 0,
  unitMissed: -1.663,
  statementForFigure: -0.424,
  figureForDate: 0,
  opinion: 0,
  practical: -2.172,
  inField: 0.16,
  lead: 1.371,
  brief: -0.386,
};
export const CONFIDENCE_BIAS = -2.571;

/** Below this an answer is not given. */
export const THRESHOLD = 0.35;
