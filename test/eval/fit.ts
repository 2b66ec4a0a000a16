/**
 * Fits the weights of src/answer/weights.ts and writes that file: `npm run fit`.
 *
 * On what: the dev, tune and train questions (never the others) over the corpus as shipped.
 * The order (RANKING): listwise softmax regression, the likelihood that the first item is a right one, with an L2 penalty.
 * How sure (CONFIDENCE): logistic regression of "the first item is right" over the questions that are not of meaning, L2 too.
 * The threshold: around which questions end best, right answers and due silence counted.
 * Plain gradient descent (Adam) from zero with a fixed number of steps: no chance in it, so the same values come out again.
 */
import { writeFileSync } from 'node:fs';
import { SIGNS, type Sign, signs } from '../../src/answer/confidence.ts';
import { FEATURES, type Feature, type Ranked } from '../../src/answer/features.ts';
import { rank } from '../../src/answer/rank.ts';
import { areHeard, possibleItems } from '../../src/answer/ruling.ts';
import { lackingIn } from '../../src/answer/wanted.ts';
import { Corpus } from '../../src/corpus/corpus.ts';
import type { CorpusContent } from '../../src/corpus/schema.ts';
import { readText } from '../../src/query/parse.ts';
import type { TypedQuery } from '../../src/query/query.ts';
import { Index } from '../../src/search/index.ts';
import { type EvalQuestion, FITTED, readQuestions, shippedContent, TODAY } from './questions.ts';

/** What a weight is drawn to where the questions say too little: a few are known to matter though few questions need them. */
const PRIOR: Partial<Record<Feature, number>> = {
  quoted: 4,
  speaker: 1,
  roleSpeaker: 1,
  verbatim: 0.2,
  latest: 0.3,
  recent: 0.3,
  date: 1.5,
  byAnother: -1.5,
  offSubject: -1.5,
  byFormerHolder: -1.5,
  focusMissed: -1.5,
  nothingMet: -1.5,
  costMissed: -1.5,
  numberMissed: -1.5,
  numberUndated: -1.5,
  dateMissed: -2.5,
  placeMissed: -2.5,
  partCounted: -0.5,
  spotMissed: -1.5,
  narrower: -1,
  wider: -1,
  meaning: 1,
  askedMeaning: 1,
};
/** Signs that can only speak against an item, and those that can only speak for it, whatever a few questions suggest. */
const AGAINST: readonly Sign[] = [
  'uncovered',
  'uncoveredName',
  'unknown',
  'speakerMissed',
  'speakerOffSubject',
  'roleMissed',
  'areaMissed',
  'unitMissed',
  'statementForFigure',
  'byAnother',
  'offSubject',
  'byFormerHolder',
  'focusMissed',
  'nothingMet',
  'costMissed',
  'numberMissed',
  'numberUndated',
  'dateMissed',
  'placeMissed',
  'spotMissed',
  'wider',
  'unitOther',
  'labelMissed',
  'focusUnsaid',
  'partOfTime',
  'outcomeMissed',
  'uncoveredSecond',
  'anotherQuoted',
  'anotherHeard',
  'personUnheard',
  'partCounted',
  'wantedMissed',
  'toldEarly',
  'uncoveredCount',
  'uncoveredFigure',
];
const FOR: readonly Sign[] = [
  'rank',
  'ownCoverage',
  'allCoverage',
  'date',
  'inField',
  'lead',
  'met',
  'measureNamed',
  'asked',
  'askedCovered',
  'askedUsed',
  'meaning',
  'askedMeaning',
];
/** What the signs against are drawn to: a name that nothing on record bears is a grave one. */
const SIGN_PRIOR: Partial<Record<Sign, number>> = {
  measureNamed: 1,
  quoted: 4,
  uncoveredName: -2,
  unknown: -1,
  unitMissed: -1.5,
  byAnother: -1,
  offSubject: -1,
  byFormerHolder: -1,
  focusMissed: -1,
  nothingMet: -1,
  costMissed: -1.5,
  numberMissed: -1,
  numberUndated: -1,
  dateMissed: -2,
  placeMissed: -2,
  spotMissed: -1.5,
  wider: -1,
  partOfTime: -0.5,
  outcomeMissed: -0.5,
  uncoveredSecond: -0.5,
  anotherQuoted: -0.5,
  anotherHeard: -0.5,
  partCounted: -1.5,
  personUnheard: -1,
  wantedMissed: -2,
  toldEarly: -0.5,
};
/** What no set of questions may take away: asked without a time, the newest figure and today's holder are meant; words that are quoted are asked for. */
const AT_LEAST: Partial<Record<Feature, number>> = { latest: 0.3, presentHolder: 0.3, quoted: 6 };
const RANKING_PENALTY = 0.01;
const CONFIDENCE_PENALTY = 0.002;
const STEPS = 800;
/** What silence where nothing answers is worth beside a right answer. */
const WORTH_OF_SILENCE = 1;
/** Hundredths on either side of a threshold that are looked at with it: the peak of a single one is chance. */
const NEAR = 3;
/** Candidates of a question that the order is fitted on: the best by the weights before, and every right one. A second run changes nothing. */
const CANDIDATES = 40;

interface List {
  /** of all items, one after another */
  features: Float64Array;
  right: boolean[];
}

/** A question with the items that may answer it. */
interface Put {
  row: EvalQuestion;
  question: TypedQuery;
  possible: readonly Ranked[];
}

interface Sample {
  signs: number[];
  right: boolean;
  none: boolean;
}

const content = await shippedContent();
const index = new Index(new Corpus(content));
const questions = FITTED.flatMap(readQuestions);

/** Half of the questions are put once more to the record without phrases: servers' own sources mostly have none. */
const again = questions.filter((_, at) => at % 2 === 0);
const bare = new Index(withoutPhrases(content));
const all = [...questions.map((row) => put(row, index)), ...again.map((row) => put(row, bare))];
const ranking = fitRanking(all.map(listOf));
const samples = all.flatMap((each) => sampleOf(each, ranking));
const { weights: sure, bias } = fitConfidence(samples);
const threshold = chooseThreshold(samples, sure, bias);
const scores = samples.filter(
  ({ none, right, signs: x }) => sigmoid(dot(x, sure) + bias) >= threshold === (none ? false : right),
);
console.log(
  `ranking on ${questions.length} questions; confidence on ${samples.length}; threshold ${threshold}; ${scores.length} of ${samples.length} end right`,
);
write();

function put(row: EvalQuestion, index: Index): Put {
  const question = readText(row.q, { index, today: TODAY });
  return { row, question, possible: possibleItems(question, rank(question, index, TODAY), index.corpus) };
}

function listOf({ row, possible }: Put): List {
  const kept = possible.filter((item, at) => at < CANDIDATES || row.any.includes(item.entry.id));
  return {
    features: Float64Array.from(kept.flatMap(({ features }) => FEATURES.map((feature) => features[feature]))),
    right: kept.map((item) => row.any.includes(item.entry.id)),
  };
}

function sampleOf({ row, question, possible: earlier }: Put, weights: readonly number[]): Sample[] {
  if (question.cues.opinion || question.wants === 'about') return [];
  const possible = earlier
    .map((item): Ranked => ({ ...item, rank: dot(valuesOf(item), weights) }))
    .sort((one, other) => other.rank - one.rank || one.number - other.number);
  const [best] = possible;
  if (best === undefined) return [];
  const runnerUp = possible.find(({ entry }) => entry.source.id !== best.entry.source.id);
  const of = signs(question, best, {
    runnerUp,
    heard: areHeard(possible),
    lacking: lackingIn(question, best, index.corpus),
  });
  return [{ signs: SIGNS.map((sign) => of[sign]), right: row.any.includes(best.entry.id), none: row.kind === 'none' }];
}

function valuesOf({ features }: Ranked): number[] {
  return FEATURES.map((feature) => features[feature]);
}

function withoutPhrases(content: CorpusContent): Corpus {
  const bareOf = <T extends { asked?: string[] | undefined }>({ asked, ...item }: T) => item;
  return new Corpus({
    ...content,
    asked: [],
    sources: content.sources.map((source) => ({
      ...source,
      statements: source.statements.map(bareOf),
      figures: source.figures.map(bareOf),
    })),
  });
}

function fitRanking(lists: readonly List[]): number[] {
  const usable = lists.filter(({ right }) => right.includes(true));
  const slopes = (weights: number[]) => {
    const gradient = weights.map(
      (weight, at) => -RANKING_PENALTY * (weight - (PRIOR[FEATURES[at] ?? 'ownCoverage'] ?? 0)),
    );
    for (const { features, right } of usable) {
      const powers = softmax(right.map((_, at) => dotFrom(features, at * FEATURES.length, weights)));
      const mass = powers.reduce((sum, power, at) => sum + (right[at] ? power : 0), 0);
      powers.forEach((power, at) => {
        const pull = ((right[at] ? power / mass : 0) - power) / usable.length;
        const from = at * FEATURES.length;
        for (let feature = 0; feature < FEATURES.length; feature += 1)
          gradient[feature] = (gradient[feature] ?? 0) + pull * (features[from + feature] ?? 0);
      });
    }
    return gradient;
  };
  return ascend(FEATURES.length, slopes, (weight, at) =>
    Math.max(weight, AT_LEAST[FEATURES[at] ?? 'ownCoverage'] ?? Number.NEGATIVE_INFINITY),
  );
}

function fitConfidence(rows: readonly Sample[]): { weights: number[]; bias: number } {
  const fitted = ascend(
    SIGNS.length + 1,
    (weights) => {
      const gradient = weights.map((weight, at) => {
        const sign = SIGNS[at];
        return sign === undefined ? 0 : -CONFIDENCE_PENALTY * (weight - (SIGN_PRIOR[sign] ?? 0));
      });
      for (const { signs: x, right } of rows) {
        const withBias = [...x, 1];
        const pull = ((right ? 1 : 0) - sigmoid(dot(withBias, weights))) / rows.length;
        withBias.forEach((value, at) => {
          gradient[at] = (gradient[at] ?? 0) + pull * value;
        });
      }
      return gradient;
    },
    bounded,
  );
  return { weights: fitted.slice(0, -1), bias: fitted.at(-1) ?? 0 };
}

/** A sign's weight, kept on the side on which it can speak. */
function bounded(weight: number, at: number): number {
  const sign = SIGNS[at];
  if (sign === undefined) return weight;
  if (AGAINST.includes(sign)) return Math.min(weight, 0);
  return FOR.includes(sign) ? Math.max(weight, 0) : weight;
}

/** Gradient ascent by Adam (Kingma and Ba, 2015) from zero. */
function ascend(
  size: number,
  gradientAt: (weights: number[]) => number[],
  bound: (weight: number, at: number) => number = (weight) => weight,
): number[] {
  const weights = new Array<number>(size).fill(0);
  const mean = new Array<number>(size).fill(0);
  const spread = new Array<number>(size).fill(0);
  for (let step = 1; step <= STEPS; step += 1) {
    gradientAt(weights).forEach((slope, at) => {
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      spread[at] = 0.999 * (spread[at] ?? 0) + 0.001 * slope * slope;
      const rate = (mean[at] ?? 0) / (1 - 0.9 ** step) / (Math.sqrt((spread[at] ?? 0) / (1 - 0.999 ** step)) + 1e-8);
      weights[at] = bound((weights[at] ?? 0) + 0.05 * rate, at);
    });
  }
  return weights.map((weight) => Math.round(weight * 1000) / 1000);
}

/** Among hundredths, the lowest around which questions end best. */
function chooseThreshold(rows: readonly Sample[], weights: readonly number[], bias: number): number {
  const scored = rows.map((row) => ({ ...row, score: sigmoid(dot(row.signs, weights) + bias) }));
  const worthAt = (hundredths: number) =>
    scored.reduce((sum, { score, right, none }) => {
      const given = score >= hundredths / 100;
      return sum + (given && right ? 1 : 0) + (!given && none ? WORTH_OF_SILENCE : 0);
    }, 0);
  const worths = Array.from({ length: 75 }, (_, hundredths) => worthAt(hundredths));
  let best = { hundredths: 0, worth: -1 };
  for (let hundredths = 5; hundredths < 70; hundredths += 1) {
    const worth = worths.slice(hundredths - NEAR, hundredths + NEAR + 1).reduce((sum, each) => sum + each, 0);
    if (worth > best.worth) best = { hundredths, worth };
  }
  return best.hundredths / 100;
}

function write(): void {
  const table = (names: readonly string[], values: readonly number[]) =>
    names.map((name, at) => `  ${name}: ${values[at] ?? 0},`).join('\n');
  writeFileSync(
    new URL('../../src/answer/weights.ts', import.meta.url),
    `/** Fitted numbers. \`npm run fit\` makes this file (test/eval/fit.ts tells from what and how). */
import type { Sign } from './confidence.ts';
import type { Feature } from './features.ts';

/** How much each feature counts for the order of the items. */
export const RANKING: Record<Feature, number> = {
${table(FEATURES, ranking)}
};

/** How much each sign counts for how sure an item is. */
export const CONFIDENCE: Record<Sign, number> = {
${table(SIGNS, sure)}
};
export const CONFIDENCE_BIAS = ${bias};

/** Below this an answer is not given. */
export const THRESHOLD = ${threshold};
`,
  );
}

/** Plain loops: a fit takes some thousand million of these steps. */
function dotFrom(row: Float64Array, from: number, other: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < other.length; at += 1) sum += (row[from + at] ?? 0) * (other[at] ?? 0);
  return sum;
}

function dot(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

function softmax(values: readonly number[]): number[] {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
