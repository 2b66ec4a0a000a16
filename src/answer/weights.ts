/** Fitted numbers. `npm run fit` makes this file (test/eval/fit.ts tells from what and how) and writes the same values again. */
import type { Sign } from './confidence.ts';
import type { Feature } from './evidence.ts';

/** How much each feature counts for the order of the items. */
export const RANKING: Record<Feature, number> = {
  ownCoverage: 1.799,
  allCoverage: 1.819,
  ownMass: 1.195,
  rarest: 1.588,
  pairs: 1.177,
  precision: 1.752,
  quoted: 4.001,
  speaker: 1.18,
  speakerMissed: -0.19,
  roleSpeaker: 1.282,
  roleMissed: -0.221,
  presentHolder: 0.065,
  subjectSpeaks: 0.009,
  date: 1.622,
  dateMissed: 0,
  figureWanted: 0.589,
  statementForFigure: -0.589,
  figureUnwanted: -0.356,
  unitFits: 0.248,
  unitMissed: -0.202,
  unitNamed: 0.328,
  unitOther: -0.28,
  measureNamed: 0.308,
  topicNamed: 1.019,
  stanceWanted: 0.42,
  sideFits: 0.373,
  sideMissed: -0.112,
  verbatim: 0.023,
  areaMissed: -0.37,
  placeMissed: 0,
  recent: 0.36,
  partial: -0.108,
  labelMissed: -0.388,
  narrower: 0,
  wider: -0.075,
  latest: -0.052,
  figureForTrend: 0.369,
  figureForPosition: -0.29,
};

/** How much each sign counts for how sure an item is. */
export const CONFIDENCE: Record<Sign, number> = {
  rank: 1.554,
  ownCoverage: 1.763,
  allCoverage: 0.518,
  uncovered: -0.221,
  uncoveredName: -0.706,
  unknown: -1.27,
  date: 0.044,
  dateMissed: 0,
  speakerMissed: -0.254,
  speakerOffSubject: -0.379,
  roleMissed: -0.291,
  placeMissed: 0,
  areaMissed: 0,
  unitMissed: -1.204,
  statementForFigure: -0.589,
  figureForDate: 0,
  opinion: 0,
  practical: -1.179,
  inField: 0,
  lead: 1.125,
  brief: -0.107,
  met: 0.317,
};
export const CONFIDENCE_BIAS = -1.724;

/** Below this an answer is not given. */
export const THRESHOLD = 0.39;
