/** Fitted numbers. `npm run fit` makes this file (test/eval/fit.ts tells from what and how). */
import type { Sign } from './confidence.ts';
import type { Feature } from './evidence.ts';

/** How much each feature counts for the order of the items. */
export const RANKING: Record<Feature, number> = {
  ownCoverage: 1.739,
  allCoverage: 1.774,
  ownMass: 1.172,
  rarest: 1.556,
  pairs: 1.175,
  precision: 1.722,
  asked: 0.96,
  quoted: 4.001,
  speaker: 1.17,
  speakerMissed: -0.187,
  roleSpeaker: 1.29,
  roleMissed: -0.237,
  presentHolder: 0.065,
  subjectSpeaks: 0.003,
  date: 1.621,
  dateMissed: 0,
  figureWanted: 0.594,
  statementForFigure: -0.594,
  figureUnwanted: -0.381,
  unitFits: 0.246,
  unitMissed: -0.203,
  unitNamed: 0.32,
  unitOther: -0.297,
  measureNamed: 0.303,
  topicNamed: 0.994,
  stanceWanted: 0.426,
  sideFits: 0.36,
  sideMissed: -0.118,
  verbatim: 0.025,
  areaMissed: -0.379,
  placeMissed: 0,
  recent: 0.379,
  partial: -0.106,
  labelMissed: -0.404,
  narrower: 0,
  wider: -0.078,
  latest: -0.063,
  figureForTrend: 0.368,
  figureForPosition: -0.299,
};

/** How much each sign counts for how sure an item is. */
export const CONFIDENCE: Record<Sign, number> = {
  rank: 1.493,
  ownCoverage: 1.82,
  allCoverage: 0.499,
  uncovered: -0.279,
  uncoveredName: -0.172,
  unknown: -1.258,
  date: 0,
  dateMissed: 0,
  speakerMissed: -0.225,
  speakerOffSubject: -0.314,
  roleMissed: -0.278,
  placeMissed: 0,
  areaMissed: 0,
  unitMissed: -1.185,
  statementForFigure: -0.574,
  figureForDate: 0,
  opinion: 0,
  practical: -1.183,
  inField: 0,
  lead: 1.201,
  brief: -0.097,
  met: 0.262,
};
export const CONFIDENCE_BIAS = -1.671;

/** Below this an answer is not given. */
export const THRESHOLD = 0.38;
