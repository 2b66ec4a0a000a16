/** Fitted numbers. `npm run fit` makes this file (test/eval/fit.ts tells from what and how). */
import type { Sign } from './confidence.ts';
import type { Feature } from './features.ts';

/** How much each feature counts for the order of the items. */
export const RANKING: Record<Feature, number> = {
  ownCoverage: 2.073,
  allCoverage: 1.908,
  ownMass: 1.375,
  rarest: 1.277,
  pairs: 1.333,
  precision: 1.865,
  asked: 0.6,
  quoted: 4.001,
  speaker: 1.116,
  speakerMissed: -0.099,
  roleSpeaker: 1.191,
  roleMissed: -0.229,
  presentHolder: 0.059,
  subjectSpeaks: 0.026,
  date: 1.751,
  dateMissed: 0,
  figureWanted: 0.908,
  statementForFigure: -0.908,
  figureUnwanted: -0.273,
  unitFits: 0.295,
  unitMissed: -0.189,
  unitNamed: 0.523,
  unitOther: -0.208,
  measureNamed: 0.451,
  topicNamed: 0.828,
  stanceWanted: 0.565,
  sideFits: 0.383,
  sideMissed: -0.068,
  verbatim: 0.09,
  areaMissed: -0.467,
  placeMissed: 0,
  recent: 0.212,
  partial: -0.049,
  labelMissed: -0.29,
  narrower: 0,
  wider: -0.084,
  latest: 0.123,
  figureForTrend: 0.367,
  figureForPosition: -0.239,
};

/** How much each sign counts for how sure an item is. */
export const CONFIDENCE: Record<Sign, number> = {
  rank: 1.818,
  ownCoverage: 1.408,
  allCoverage: 0.514,
  uncovered: 0,
  uncoveredName: -1.099,
  unknown: -1.198,
  date: 0,
  dateMissed: 0,
  speakerMissed: -0.621,
  speakerOffSubject: -0.271,
  roleMissed: -0.531,
  placeMissed: 0,
  areaMissed: 0,
  unitMissed: -1.608,
  statementForFigure: -0.9,
  figureForDate: 0,
  opinion: 0,
  practical: -1.239,
  inField: 0.429,
  lead: 1.243,
  brief: -0.551,
  met: 0.741,
};
export const CONFIDENCE_BIAS = -2.583;

/** Below this an answer is not given. */
export const THRESHOLD = 0.37;
