/** Fitted numbers. `npm run fit` makes this file (test/eval/fit.ts tells from what and how) and writes the same values again. */
import type { Sign } from './confidence.ts';
import type { Feature } from './evidence.ts';

/** How much each feature counts for the order of the items. */
export const RANKING: Record<Feature, number> = {
  ownCoverage: 2.194,
  allCoverage: 2.863,
  ownMass: 1.433,
  rarest: 1.819,
  pairs: 1.214,
  precision: 2.762,
  quoted: 0.013,
  speaker: 0.542,
  speakerMissed: -0.32,
  roleSpeaker: 0.359,
  roleMissed: -0.304,
  presentHolder: 0.029,
  subjectSpeaks: -0.156,
  date: 0.779,
  dateMissed: 0,
  figureWanted: 1.202,
  statementForFigure: -1.202,
  figureUnwanted: -0.303,
  unitFits: 0.675,
  unitMissed: -0.602,
  measureNamed: 0.474,
  topicNamed: 1.348,
  stanceWanted: 0.647,
  sideFits: 0.802,
  sideMissed: -0.357,
  verbatim: -0.223,
  areaMissed: -0.528,
  placeMissed: 0,
  recent: 0.089,
  partial: -0.112,
  labelMissed: -1.43,
  qualifierMissed: -0.428,
};

/** How much each sign counts for how sure an item is. */
export const CONFIDENCE: Record<Sign, number> = {
  rank: 2.402,
  ownCoverage: -0.076,
  allCoverage: 1.331,
  uncovered: -0.024,
  uncoveredName: 0.65,
  unknown: -0.361,
  date: 0.235,
  dateMissed: 0,
  speakerMissed: -0.659,
  speakerOffSubject: -0.526,
  roleMissed: -0.192,
  placeMissed: 0,
  areaMissed: -1.044,
  unitMissed: -0.43,
  statementForFigure: 0.019,
  figureForDate: 0,
  opinion: 0,
  practical: -2.104,
  inField: 0.13,
  lead: 0.981,
  brief: -0.964,
};
export const CONFIDENCE_BIAS = -2.17;

/** Below this an answer is not given. */
export const THRESHOLD = 0.41;
