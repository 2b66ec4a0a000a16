/** Fitted numbers. `npm run fit` makes this file (test/eval/fit.ts tells from what and how) and writes the same values again. */
import type { Sign } from './confidence.ts';
import type { Feature } from './evidence.ts';

/** How much each feature counts for the order of the items. */
export const RANKING: Record<Feature, number> = {
  ownCoverage: 1.688,
  allCoverage: 1.714,
  ownMass: 1.134,
  rarest: 1.511,
  pairs: 1.169,
  precision: 1.671,
  quoted: 4.001,
  speaker: 1.165,
  speakerMissed: -0.197,
  roleSpeaker: 1.286,
  roleMissed: -0.23,
  presentHolder: 0.066,
  subjectSpeaks: -0.011,
  date: 1.62,
  dateMissed: 0,
  figureWanted: 0.595,
  statementForFigure: -0.595,
  figureUnwanted: -0.408,
  unitFits: 0.247,
  unitMissed: -0.202,
  unitNamed: 0.313,
  unitOther: -0.304,
  measureNamed: 0.303,
  topicNamed: 0.964,
  stanceWanted: 0.421,
  sideFits: 0.352,
  sideMissed: -0.126,
  verbatim: 0.026,
  areaMissed: -0.384,
  placeMissed: 0,
  recent: 0.378,
  partial: -0.111,
  labelMissed: -0.42,
  narrower: 0,
  wider: -0.08,
  latest: -0.085,
  figureForTrend: 0.372,
  figureForPosition: -0.302,
};

/** How much each sign counts for how sure an item is. */
export const CONFIDENCE: Record<Sign, number> = {
  rank: 1.476,
  ownCoverage: 1.736,
  allCoverage: 0.477,
  uncovered: -0.309,
  uncoveredName: -0.184,
  unknown: -1.272,
  date: 0,
  dateMissed: 0,
  speakerMissed: -0.221,
  speakerOffSubject: -0.34,
  roleMissed: -0.277,
  placeMissed: 0,
  areaMissed: 0,
  unitMissed: -1.191,
  statementForFigure: -0.608,
  figureForDate: 0,
  opinion: 0,
  practical: -1.188,
  inField: 0,
  lead: 1.24,
  brief: -0.295,
  met: 0.303,
};
export const CONFIDENCE_BIAS = -1.589;

/** Below this an answer is not given. */
export const THRESHOLD = 0.43;
