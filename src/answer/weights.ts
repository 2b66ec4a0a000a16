/** Fitted numbers. `npm run fit` makes this file (test/eval/fit.ts tells from what and how) and writes the same values again. */
import type { Sign } from './confidence.ts';
import type { Feature } from './evidence.ts';

/** How much each feature counts for the order of the items. */
export const RANKING: Record<Feature, number> = {
  ownCoverage: 1.888,
  allCoverage: 2.044,
  ownMass: 1.208,
  rarest: 1.662,
  pairs: 1.264,
  precision: 1.966,
  quoted: 4,
  speaker: 1.331,
  speakerMissed: -0.225,
  roleSpeaker: 1.114,
  roleMissed: -0.116,
  presentHolder: -0.021,
  subjectSpeaks: -0.074,
  date: 1.578,
  dateMissed: 0,
  figureWanted: 0.709,
  statementForFigure: -0.709,
  figureUnwanted: -0.26,
  unitFits: 0.49,
  unitMissed: -0.368,
  unitNamed: 0.422,
  unitOther: -0.358,
  measureNamed: 0.304,
  topicNamed: 1.121,
  stanceWanted: 0.506,
  sideFits: 0.535,
  sideMissed: -0.195,
  verbatim: 0.045,
  areaMissed: -0.387,
  placeMissed: 0,
  recent: 0.284,
  partial: -0.157,
  labelMissed: -0.484,
  narrower: 0,
  wider: -0.192,
  latest: 0.089,
  figureForTrend: 0.197,
  figureForPosition: -0.25,
};

/** How much each sign counts for how sure an item is. */
export const CONFIDENCE: Record<Sign, number> = {
  rank: 2.77,
  ownCoverage: 1.068,
  allCoverage: 1.462,
  uncovered: 0.273,
  uncoveredName: 1.091,
  unknown: -0.744,
  date: 0.27,
  dateMissed: 0,
  speakerMissed: -1.096,
  speakerOffSubject: -0.86,
  roleMissed: -0.067,
  placeMissed: 0,
  areaMissed: 0,
  unitMissed: -1.91,
  statementForFigure: -0.822,
  figureForDate: 0,
  opinion: 0,
  practical: -2.324,
  inField: -0.02,
  lead: 0.828,
  brief: -0.221,
};
export const CONFIDENCE_BIAS = -2.521;

/** Below this an answer is not given. */
export const THRESHOLD = 0.37;
