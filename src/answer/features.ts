/** What is known of an entry as an answer to a question: the features that evidence.ts sets and weights.ts weighs. */
import type { Entry } from '../corpus/corpus.ts';

/** How like a question is to a phrase, each 0 to 1. */
export interface Likeness {
  /** the share of the question that the phrase covers, by weight */
  covered: number;
  /** the share of the phrase that is asked */
  used: number;
  /** their harmonic mean */
  both: number;
}

/** How well an entry meets each concept of a question. */
export interface Matched {
  /** the entry's number in the index */
  number: number;
  entry: Entry;
  /** strength for each concept, 0 to 1: in what the entry says itself */
  own: Float32Array;
  /** the same with what surrounds it */
  all: Float32Array;
  /** the same as `all`, but for the ways in which people ask for it: what of the entry can be shown */
  shown: Float32Array;
  /** the likest way in which people ask for it */
  asked: Likeness;
  /** neighbouring concepts that are neighbours in the entry too */
  pairs: number;
  /** how near its meaning is to the question's, and the nearest way in which people ask for it: cosines */
  meaning: number;
  askedMeaning: number;
  /** terms in the entry's own fields */
  length: number;
  ownMass: number;
  allMass: number;
}

/** Every feature at rest: an object of one shape, which engines handle fastest. */
export const AT_REST = {
  /** share of the question that the entry's own words cover, and with what surrounds it */
  ownCoverage: 0,
  allCoverage: 0,
  /** the same not as a share but as weight */
  ownMass: 0,
  /** the question's rarest concept */
  rarest: 0,
  /** neighbouring words of the question that are neighbours here */
  pairs: 0,
  /** how much of the entry the question asks for */
  precision: 0,
  /** like the likest way in which people ask for the entry: in all, in what it covers of the question, in what is used of it */
  asked: 0,
  askedCovered: 0,
  askedUsed: 0,
  /** how near its meaning is to the question's; the nearest way in which people ask for it */
  meaning: 0,
  askedMeaning: 0,
  /** the squares of both: what is near counts for more than that it is less far */
  meaningSquared: 0,
  askedMeaningSquared: 0,
  /** of all that was found of the entry's source, what it covers of the question together, and how near the nearest is: set in rank.ts */
  sourceCoverage: 0,
  sourceMeaning: 0,
  sourceAskedMeaning: 0,
  /** how far the record lacks phrases that tell how people ask for it: 1 where it has none */
  unasked: 0,
  quoted: 0,
  speaker: 0,
  speakerMissed: 0,
  roleSpeaker: 0,
  roleMissed: 0,
  presentHolder: 0,
  subjectSpeaks: 0,
  date: 0,
  dateMissed: 0,
  /** counted in a part only of the one time that is asked for */
  partOfTime: 0,
  /** a count that runs through such a part, of a time that is over */
  partCounted: 0,
  figureWanted: 0,
  statementForFigure: 0,
  figureUnwanted: 0,
  /** a share where a share is asked for, money where money is */
  unitFits: 0,
  unitMissed: 0,
  /** what is counted is named: officers, killings, searches */
  unitNamed: 0,
  /** something else is named that the record counts */
  unitOther: 0,
  measureNamed: 0,
  topicNamed: 0,
  stanceWanted: 0,
  sideFits: 0,
  sideMissed: 0,
  verbatim: 0,
  /** a question that somebody put, which seldom answers one */
  putsQuestion: 0,
  /** takes a side, whatever is asked */
  takesSide: 0,
  figure: 0,
  areaMissed: 0,
  placeMissed: 0,
  /** not of the part of London that is named */
  spotMissed: 0,
  recent: 0,
  /** an interim or approximate count, where no time is named */
  partial: 0,
  /** share of the measure's label that is not asked for */
  labelMissed: 0,
  /** counts a part only of what is asked for; or more than the part that is asked for */
  narrower: 0,
  wider: 0,
  /** words that name none of the people to whom the question narrows what it asks for */
  partUnsaid: 0,
  /** how much it does not tell of what those have to be who are counted: “of the 126 arrested, how many were far right” */
  predicateMissed: 0,
  /** the newest figure of its measure, where no time is named */
  latest: 0,
  figureForTrend: 0,
  figureForPosition: 0,
  // what speaks against the entry: see objections.ts
  byAnother: 0,
  offSubject: 0,
  byFormerHolder: 0,
  focusMissed: 0,
  focusUnsaid: 0,
  nothingMet: 0,
  costMissed: 0,
  numberMissed: 0,
  numberUndated: 0,
};

export type Features = typeof AT_REST;
export type Feature = keyof Features;
export const FEATURES = Object.keys(AT_REST) as readonly Feature[];

export interface Evidence extends Matched {
  features: Features;
}

/** An entry with its evidence and its place value among the entries of this question. */
export interface Ranked extends Evidence {
  /** the weighted sum of the features: orders the entries of one question, says nothing across questions */
  rank: number;
}

/** What is arranged: an entry with how sure it is that it answers, and its place value among the others. */
export interface Weighed {
  entry: Entry;
  score: number;
  rank: number;
}
