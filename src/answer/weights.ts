/** Fitted numbers. `npm run fit` makes this file (test/eval/fit.ts tells from what and how) and writes the same values again. */
import type { Sign } from './confidence.ts';
import type { Feature } from './evidence.ts';

/** How much each feature counts for the order of the items. */
export const RANKING: Record<Feature, number> = {
  ownCoverage: 1.908,
  allCoverage: 1.936,
  ownMass: 1.203,
  rarest: 1.615,
  pairs: 1.172,
  precision: 1.757,
  quoted: 4.001,
  speaker: 1.238,
  speakerMissed: -0.179,
  roleSpeaker: 1.203,
  roleMissed: -0.165,
  presentHolder: 0.06,
  subjectSpeaks: -0.014,
  date: 1.728,
  dateMissed: 0,
  figureWanted: 0.555,
  statementForFigure: -0.555,
  figureUnwanted: -0.302,
  unitFits: 0.254,
  unitMissed: -0.206,
  unitNamed: 0.311,
  unitOther: -0.299,
  measureNamed: 0.311,
  topicNamed: 1.093,
  stanceWanted: 0.407,
  sideFits: 0.38,
  sideMissed: -0.111,
  verbatim: 0.027,
  areaMissed: -0.364,
  placeMissed: 0,
  recent: 0.357,
  partial: -0.098,
  labelMissed: -0.391,
  narrower: 0,
  wider: -0.108,
  latest: -0.056,
  figureForTrend: 0.399,
  figureForPosition: -0.287,
};

/** How much each sign counts for how sure an item is. */
export const CONFIDENCE: Record<Sign, number> = {
  rank: 1.826,
  ownCoverage: 2.217,
  allCoverage: 0.365,
  uncovered: -0.071,
  uncoveredName: 0.043,
  unknown: -1.281,
  date: -0.024,
  dateMissed: 0,
  speakerMissed: -0.152,
  speakerOffSubject: -0.435,
  roleMissed: 0.409,
  placeMissed: 0,
  areaMissed: 0.253,
  unitMissed: -0.442,
  statementForFigure: -0.741,
  figureForDate: 0,
  opinion: 0,
  practical: -1.427,
  inField: -0.195,
  lead: 1.34,
  brief: -0.157,
  met: 0.06,
};
export const CONFIDENCE_BIAS = -1.946;

/** Below this an answer is not given. */
export const THRESHOLD = 0.31;
