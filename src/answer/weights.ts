/** Fitted numbers. `npm run fit` makes this file (test/eval/fit.ts tells from what and how). */
import type { Sign } from './confidence.ts';
import type { Feature } from './evidence.ts';

/** How much each feature counts for the order of the items. */
export const RANKING: Record<Feature, number> = {
  ownCoverage: 2.082,
  allCoverage: 1.885,
  ownMass: 1.397,
  rarest: 1.216,
  pairs: 1.338,
  precision: 1.877,
  asked: 0.602,
  quoted: 4.001,
  speaker: 1.106,
  speakerMissed: -0.088,
  roleSpeaker: 1.196,
  roleMissed: -0.236,
  presentHolder: 0.071,
  subjectSpeaks: 0.058,
  date: 1.736,
  dateMissed: 0,
  figureWanted: 0.861,
  statementForFigure: -0.861,
  figureUnwanted: -0.269,
  unitFits: 0.289,
  unitMissed: -0.163,
  unitNamed: 0.458,
  unitOther: -0.222,
  measureNamed: 0.442,
  topicNamed: 0.85,
  stanceWanted: 0.572,
  sideFits: 0.39,
  sideMissed: -0.064,
  verbatim: 0.097,
  areaMissed: -0.462,
  placeMissed: 0,
  recent: 0.202,
  partial: -0.032,
  labelMissed: -0.262,
  narrower: 0,
  wider: -0.077,
  latest: 0.134,
  figureForTrend: 0.34,
  figureForPosition: -0.226,
};

/** How much each sign counts for how sure an item is. */
export const CONFIDENCE: Record<Sign, number> = {
  rank: 1.809,
  ownCoverage: 1.388,
  allCoverage: 0.497,
  uncovered: 0,
  uncoveredName: -1.084,
  unknown: -1.187,
  date: 0,
  dateMissed: 0,
  speakerMissed: -0.634,
  speakerOffSubject: -0.302,
  roleMissed: -0.747,
  placeMissed: 0,
  areaMissed: 0,
  unitMissed: -1.638,
  statementForFigure: -0.89,
  figureForDate: 0,
  opinion: 0,
  practical: -1.244,
  inField: 0.422,
  lead: 1.293,
  brief: -0.5,
  met: 0.82,
};
export const CONFIDENCE_BIAS = -2.616;

/** Below this an answer is not given. */
export const THRESHOLD = 0.36;
