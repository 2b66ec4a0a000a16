/** Fitted numbers. `npm run fit` makes this file (test/eval/fit.ts tells from what and how) and writes the same values again. */
import type { Sign } from './confidence.ts';
import type { Feature } from './evidence.ts';

/** How much each feature counts for the order of the items. */
export const RANKING: Record<Feature, number> = {
  ownCoverage: 1.83,
  allCoverage: 1.81,
  ownMass: 1.21,
  rarest: 1.53,
  pairs: 1.168,
  precision: 1.771,
  quoted: 4.001,
  speaker: 1.155,
  speakerMissed: -0.164,
  roleSpeaker: 1.283,
  roleMissed: -0.223,
  presentHolder: 0.062,
  subjectSpeaks: 0.009,
  date: 1.66,
  dateMissed: 0,
  figureWanted: 0.551,
  statementForFigure: -0.551,
  figureUnwanted: -0.343,
  unitFits: 0.258,
  unitMissed: -0.207,
  unitNamed: 0.31,
  unitOther: -0.289,
  measureNamed: 0.305,
  topicNamed: 1.021,
  stanceWanted: 0.414,
  sideFits: 0.372,
  sideMissed: -0.112,
  verbatim: 0.023,
  areaMissed: -0.369,
  placeMissed: 0,
  recent: 0.374,
  partial: -0.094,
  labelMissed: -0.411,
  narrower: 0,
  wider: -0.11,
  latest: -0.068,
  figureForTrend: 0.393,
  figureForPosition: -0.279,
};

/** How much each sign counts for how sure an item is. */
export const CONFIDENCE: Record<Sign, number> = {
  rank: 1.862,
  ownCoverage: 2.232,
  allCoverage: 0.414,
  uncovered: 0.013,
  uncoveredName: -0.034,
  unknown: -1.063,
  date: -0.024,
  dateMissed: 0,
  speakerMissed: -0.294,
  speakerOffSubject: -0.562,
  roleMissed: -0.458,
  placeMissed: 0,
  areaMissed: 0.27,
  unitMissed: -0.42,
  statementForFigure: -0.606,
  figureForDate: 0,
  opinion: 0,
  practical: -1.512,
  inField: -0.256,
  lead: 1.092,
  brief: -0.157,
  met: 0.152,
};
export const CONFIDENCE_BIAS = -1.893;

/** Below this an answer is not given. */
export const THRESHOLD = 0.4;
