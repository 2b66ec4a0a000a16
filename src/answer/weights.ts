/** Fitted numbers. `npm run fit` makes this file (test/eval/fit.ts tells from what and how) and writes the same values again. */
import type { Sign } from './confidence.ts';
import type { Feature } from './evidence.ts';

/** How much each feature counts for the order of the items. */
export const RANKING: Record<Feature, number> = {
  ownCoverage: 1.753,
  allCoverage: 1.785,
  ownMass: 1.174,
  rarest: 1.569,
  pairs: 1.17,
  precision: 1.713,
  quoted: 4.001,
  speaker: 1.172,
  speakerMissed: -0.189,
  roleSpeaker: 1.288,
  roleMissed: -0.231,
  presentHolder: 0.065,
  subjectSpeaks: 0.003,
  date: 1.622,
  dateMissed: 0,
  figureWanted: 0.598,
  statementForFigure: -0.598,
  figureUnwanted: -0.382,
  unitFits: 0.247,
  unitMissed: -0.202,
  unitNamed: 0.318,
  unitOther: -0.298,
  measureNamed: 0.304,
  topicNamed: 0.995,
  stanceWanted: 0.43,
  sideFits: 0.365,
  sideMissed: -0.12,
  verbatim: 0.028,
  areaMissed: -0.378,
  placeMissed: 0,
  recent: 0.372,
  partial: -0.106,
  labelMissed: -0.397,
  narrower: 0,
  wider: -0.078,
  latest: -0.067,
  figureForTrend: 0.38,
  figureForPosition: -0.295,
};

/** How much each sign counts for how sure an item is. */
export const CONFIDENCE: Record<Sign, number> = {
  rank: 1.474,
  ownCoverage: 1.821,
  allCoverage: 0.506,
  uncovered: -0.268,
  uncoveredName: -0.705,
  unknown: -1.263,
  date: 0,
  dateMissed: 0,
  speakerMissed: -0.233,
  speakerOffSubject: -0.331,
  roleMissed: -0.28,
  placeMissed: 0,
  areaMissed: 0,
  unitMissed: -1.188,
  statementForFigure: -0.568,
  figureForDate: 0,
  opinion: 0,
  practical: -1.174,
  inField: 0,
  lead: 1.204,
  brief: -0.106,
  met: 0.249,
};
export const CONFIDENCE_BIAS = -1.656;

/** Below this an answer is not given. */
export const THRESHOLD = 0.38;
