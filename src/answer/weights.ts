/** Fitted numbers. `npm run fit` makes this file (test/eval/fit.ts tells from what and how) and writes the same values again. */
import type { Sign } from './confidence.ts';
import type { Feature } from './evidence.ts';

/** How much each feature counts for the order of the items. */
export const RANKING: Record<Feature, number> = {
  ownCoverage: 1.9,
  allCoverage: 2.026,
  ownMass: 1.178,
  rarest: 1.583,
  pairs: 1.194,
  precision: 1.857,
  quoted: 4.001,
  speaker: 1.316,
  speakerMissed: -0.199,
  roleSpeaker: 1.109,
  roleMissed: -0.133,
  presentHolder: 0.003,
  subjectSpeaks: -0.051,
  date: 1.576,
  dateMissed: 0,
  figureWanted: 0.697,
  statementForFigure: -0.697,
  figureUnwanted: -0.304,
  unitFits: 0.421,
  unitMissed: -0.352,
  unitNamed: 0.221,
  unitOther: -0.383,
  measureNamed: 0.326,
  topicNamed: 1.141,
  stanceWanted: 0.495,
  sideFits: 0.443,
  sideMissed: -0.129,
  verbatim: 0.01,
  areaMissed: -0.342,
  placeMissed: 0,
  recent: 0.281,
  partial: -0.09,
  labelMissed: -0.348,
  narrower: 0,
  wider: -0.15,
  latest: 0.052,
  figureForTrend: 0.394,
  figureForPosition: -0.307,
};

/** How much each sign counts for how sure an item is. */
export const CONFIDENCE: Record<Sign, number> = {
  rank: 2.144,
  ownCoverage: 1.463,
  allCoverage: 0.921,
  uncovered: -0.362,
  uncoveredName: -0.204,
  unknown: -0.365,
  date: 0.123,
  dateMissed: 0,
  speakerMissed: -0.471,
  speakerOffSubject: -0.99,
  roleMissed: 0.793,
  placeMissed: 0,
  areaMissed: 0.222,
  unitMissed: -1.657,
  statementForFigure: -0.895,
  figureForDate: 0,
  opinion: 0,
  practical: -2.116,
  inField: -0.16,
  lead: 0.883,
  brief: -0.608,
  met: 0.372,
};
export const CONFIDENCE_BIAS = -1.794;

/** Below this an answer is not given. */
export const THRESHOLD = 0.39;
