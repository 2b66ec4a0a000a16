/** Fitted numbers. `npm run fit` makes this file (test/eval/fit.ts tells from what and how) and writes the same values again. */
import type { Sign } from './confidence.ts';
import type { Feature } from './evidence.ts';

/** How much each feature counts for the order of the items. */
export const RANKING: Record<Feature, number> = {
  ownCoverage: 1.832,
  allCoverage: 1.846,
  ownMass: 1.211,
  rarest: 1.513,
  pairs: 1.172,
  precision: 1.762,
  quoted: 4.001,
  speaker: 1.277,
  speakerMissed: -0.201,
  roleSpeaker: 1.279,
  roleMissed: -0.227,
  presentHolder: 0.025,
  subjectSpeaks: 0.009,
  date: 1.738,
  dateMissed: 0,
  figureWanted: 0.553,
  statementForFigure: -0.553,
  figureUnwanted: -0.343,
  unitFits: 0.264,
  unitMissed: -0.203,
  unitNamed: 0.311,
  unitOther: -0.28,
  measureNamed: 0.306,
  topicNamed: 1.03,
  stanceWanted: 0.424,
  sideFits: 0.382,
  sideMissed: -0.114,
  verbatim: 0.026,
  areaMissed: -0.366,
  placeMissed: 0,
  recent: 0.379,
  partial: -0.095,
  labelMissed: -0.401,
  narrower: 0,
  wider: -0.106,
  latest: -0.071,
  figureForTrend: 0.369,
  figureForPosition: -0.284,
};

/** How much each sign counts for how sure an item is. */
export const CONFIDENCE: Record<Sign, number> = {
  rank: 1.836,
  ownCoverage: 2.405,
  allCoverage: 0.315,
  uncovered: 0.099,
  uncoveredName: -0.03,
  unknown: -1.209,
  date: -0.019,
  dateMissed: 0,
  speakerMissed: -0.216,
  speakerOffSubject: -0.207,
  roleMissed: -0.421,
  placeMissed: 0,
  areaMissed: 0.269,
  unitMissed: -0.464,
  statementForFigure: -0.705,
  figureForDate: 0,
  opinion: 0,
  practical: -1.491,
  inField: -0.218,
  lead: 1.154,
  brief: -0.245,
  met: -0.003,
};
export const CONFIDENCE_BIAS = -1.924;

/** Below this an answer is not given. */
export const THRESHOLD = 0.29;
