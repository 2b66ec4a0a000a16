/** Fitted numbers. `npm run fit` makes this file (test/eval/fit.ts tells from what and how) and writes the same values again. */
import type { Sign } from './confidence.ts';
import type { Feature } from './evidence.ts';

/** How much each feature counts for the order of the items. */
export const RANKING: Record<Feature, number> = {
  ownCoverage: 1.939,
  allCoverage: 2.041,
  ownMass: 1.252,
  rarest: 1.638,
  pairs: 1.287,
  precision: 2.032,
  quoted: 4,
  speaker: 1.335,
  speakerMissed: -0.213,
  roleSpeaker: 1.098,
  roleMissed: -0.101,
  presentHolder: -0.03,
  subjectSpeaks: -0.114,
  date: 0.291,
  dateMissed: 0,
  figureWanted: 0.726,
  statementForFigure: -0.726,
  figureUnwanted: -0.319,
  unitFits: 0.482,
  unitMissed: -0.37,
  unitNamed: 0.509,
  measureNamed: 0.26,
  topicNamed: 1.094,
  stanceWanted: 0.527,
  sideFits: 0.531,
  sideMissed: -0.199,
  verbatim: 0.047,
  areaMissed: -0.388,
  placeMissed: 0,
  recent: 0.273,
  partial: -0.155,
  labelMissed: -0.521,
  narrower: 0,
  wider: -0.207,
  latest: 0.12,
  figureForTrend: 0.193,
};

/** How much each sign counts for how sure an item is. */
export const CONFIDENCE: Record<Sign, number> = {
  rank: 2.872,
  ownCoverage: 0.406,
  allCoverage: 1.021,
  uncovered: -0.001,
  uncoveredName: 1.182,
  unknown: -0.743,
  date: 0.385,
  dateMissed: 0,
  speakerMissed: -0.65,
  speakerOffSubject: -1.408,
  roleMissed: -0.005,
  placeMissed: 0,
  areaMissed: 0,
  unitMissed: -1.771,
  statementForFigure: -0.531,
  figureForDate: 0,
  opinion: 0,
  practical: -2.342,
  inField: 0.08,
  lead: 1.546,
  brief: -0.833,
};
export const CONFIDENCE_BIAS = -2.185;

/** Below this an answer is not given. */
export const THRESHOLD = 0.37;
