/** Fitted numbers. `npm run fit` makes this file (test/eval/fit.ts tells from what and how) and writes the same values again. */
import type { Sign } from './confidence.ts';
import type { Feature } from './evidence.ts';

/** How much each feature counts for the order of the items. */
export const RANKING: Record<Feature, number> = {
  ownCoverage: 1.82,
  allCoverage: 1.821,
  ownMass: 1.2,
  rarest: 1.524,
  pairs: 1.161,
  precision: 1.753,
  quoted: 4.001,
  speaker: 1.212,
  speakerMissed: -0.159,
  roleSpeaker: 1.295,
  roleMissed: -0.228,
  presentHolder: 0.063,
  subjectSpeaks: 0.035,
  date: 1.713,
  dateMissed: 0,
  figureWanted: 0.568,
  statementForFigure: -0.568,
  figureUnwanted: -0.341,
  unitFits: 0.261,
  unitMissed: -0.21,
  unitNamed: 0.317,
  unitOther: -0.286,
  measureNamed: 0.315,
  topicNamed: 1.002,
  stanceWanted: 0.42,
  sideFits: 0.372,
  sideMissed: -0.112,
  verbatim: 0.025,
  areaMissed: -0.367,
  placeMissed: 0,
  recent: 0.368,
  partial: -0.096,
  labelMissed: -0.407,
  narrower: 0,
  wider: -0.112,
  latest: -0.072,
  figureForTrend: 0.404,
  figureForPosition: -0.28,
};

/** How much each sign counts for how sure an item is. */
export const CONFIDENCE: Record<Sign, number> = {
  rank: 1.925,
  ownCoverage: 2.236,
  allCoverage: 0.278,
  uncovered: 0.134,
  uncoveredName: -0.03,
  unknown: -1.26,
  date: -0.05,
  dateMissed: 0,
  speakerMissed: -0.235,
  speakerOffSubject: -0.356,
  roleMissed: -0.434,
  placeMissed: 0,
  areaMissed: 0.276,
  unitMissed: -0.459,
  statementForFigure: -0.669,
  figureForDate: 0,
  opinion: 0,
  practical: -1.496,
  inField: -0.211,
  lead: 1.172,
  brief: -0.176,
  met: 0.085,
};
export const CONFIDENCE_BIAS = -1.928;

/** Below this an answer is not given. */
export const THRESHOLD = 0.41;
