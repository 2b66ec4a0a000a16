/** Fitted numbers. `npm run fit` makes this file (test/eval/fit.ts tells from what and how) and writes the same values again. */
import type { Sign } from './confidence.ts';
import type { Feature } from './evidence.ts';

/** How much each feature counts for the order of the items. */
export const RANKING: Record<Feature, number> = {
  ownCoverage: 1.75,
  allCoverage: 1.782,
  ownMass: 1.176,
  rarest: 1.564,
  pairs: 1.174,
  precision: 1.72,
  quoted: 4.001,
  speaker: 1.17,
  speakerMissed: -0.187,
  roleSpeaker: 1.288,
  roleMissed: -0.231,
  presentHolder: 0.066,
  subjectSpeaks: 0.005,
  date: 1.621,
  dateMissed: 0,
  figureWanted: 0.596,
  statementForFigure: -0.596,
  figureUnwanted: -0.38,
  unitFits: 0.245,
  unitMissed: -0.201,
  unitNamed: 0.317,
  unitOther: -0.294,
  measureNamed: 0.307,
  topicNamed: 0.995,
  stanceWanted: 0.428,
  sideFits: 0.361,
  sideMissed: -0.119,
  verbatim: 0.026,
  areaMissed: -0.377,
  placeMissed: 0,
  recent: 0.374,
  partial: -0.106,
  labelMissed: -0.398,
  narrower: 0,
  wider: -0.077,
  latest: -0.067,
  figureForTrend: 0.376,
  figureForPosition: -0.296,
};

/** How much each sign counts for how sure an item is. */
export const CONFIDENCE: Record<Sign, number> = {
  rank: 1.495,
  ownCoverage: 1.818,
  allCoverage: 0.498,
  uncovered: -0.278,
  uncoveredName: -0.172,
  unknown: -1.258,
  date: 0,
  dateMissed: 0,
  speakerMissed: -0.225,
  speakerOffSubject: -0.313,
  roleMissed: -0.278,
  placeMissed: 0,
  areaMissed: 0,
  unitMissed: -1.187,
  statementForFigure: -0.572,
  figureForDate: 0,
  opinion: 0,
  practical: -1.183,
  inField: 0,
  lead: 1.201,
  brief: -0.097,
  met: 0.262,
};
export const CONFIDENCE_BIAS = -1.674;

/** Below this an answer is not given. */
export const THRESHOLD = 0.38;
