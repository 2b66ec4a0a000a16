/** Fitted numbers. `npm run fit` makes this file (test/eval/fit.ts tells from what and how) and writes the same values again. */
import type { Sign } from './confidence.ts';
import type { Feature } from './evidence.ts';

/** How much each feature counts for the order of the items. */
export const RANKING: Record<Feature, number> = {
  ownCoverage: 1.888,
  allCoverage: 2.045,
  ownMass: 1.215,
  rarest: 1.667,
  pairs: 1.267,
  precision: 1.959,
  quoted: 4,
  speaker: 1.328,
  speakerMissed: -0.223,
  roleSpeaker: 1.114,
  roleMissed: -0.117,
  presentHolder: -0.022,
  subjectSpeaks: -0.069,
  date: 1.572,
  dateMissed: 0,
  figureWanted: 0.712,
  statementForFigure: -0.712,
  figureUnwanted: -0.257,
  unitFits: 0.49,
  unitMissed: -0.366,
  unitNamed: 0.409,
  unitOther: -0.36,
  measureNamed: 0.293,
  topicNamed: 1.116,
  stanceWanted: 0.504,
  sideFits: 0.535,
  sideMissed: -0.196,
  verbatim: 0.044,
  areaMissed: -0.389,
  placeMissed: 0,
  recent: 0.297,
  partial: -0.159,
  labelMissed: -0.48,
  narrower: 0,
  wider: -0.191,
  latest: 0.091,
  figureForTrend: 0.215,
  figureForPosition: -0.252,
};

/** How much each sign counts for how sure an item is. */
export const CONFIDENCE: Record<Sign, number> = {
  rank: 2.754,
  ownCoverage: 1.079,
  allCoverage: 1.481,
  uncovered: 0.288,
  uncoveredName: 1.093,
  unknown: -0.742,
  date: 0.275,
  dateMissed: 0,
  speakerMissed: -1.099,
  speakerOffSubject: -0.863,
  roleMissed: -0.068,
  placeMissed: 0,
  areaMissed: 0,
  unitMissed: -1.911,
  statementForFigure: -0.82,
  figureForDate: 0,
  opinion: 0,
  practical: -2.324,
  inField: -0.018,
  lead: 0.83,
  brief: -0.22,
};
export const CONFIDENCE_BIAS = -2.542;

/** Below this an answer is not given. */
export const THRESHOLD = 0.37;
