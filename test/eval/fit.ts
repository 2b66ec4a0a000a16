/**
 * Fits the weights of src/answer/weights.ts and writes that file: `npm run fit`.
 *
 * On what: the dev, tune, train and written questions (never the others) over the corpus as shipped.
 * The order (RANKING): listwise softmax regression, the likelihood that the first item is a right one, with an L2 penalty.
 * How sure (CONFIDENCE): logistic regression of "the first item is right" over the questions that are not of meaning, L2 too.
 * Whether the record answers at all (HELD): the same of “the question has an answer”, whichever item leads. Printed is how that
 * does on questions it has not seen, fold by fold. Near misses made by swapping the speaker, the thing, the deed, the year or the
 * place of answered questions were tried beside those that people wrote: at any weight they told people's near misses worse.
 * What stands below the first item (BESIDE): see fit-beside.ts.
 * Plain gradient descent (Adam) from zero with a fixed number of steps: no chance in it, so the same values come out again.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { SIGNS, type Sign, signReader } from '../../src/answer/confidence.ts';
import { FEATURES, type Feature, type Ranked } from '../../src/answer/features.ts';
import { asksTheBot } from '../../src/answer/none.ts';
import { Findings } from '../../src/answer/rank.ts';
import { possibleItems, rivalIn } from '../../src/answer/ruling.ts';
import { aroundBest, HELD_FROM, leadOf } from '../../src/answer/scored.ts';
import { Wanted } from '../../src/answer/wanted.ts';
import { Corpus } from '../../src/corpus/corpus.ts';
import type { CorpusContent } from '../../src/corpus/schema.ts';
import { readText } from '../../src/query/parse.ts';
import type { TypedQuery } from '../../src/query/query.ts';
import { Index } from '../../src/search/index.ts';
import { fitBeside } from './fit-beside.ts';
import { type EvalQuestion, FITTED, readQuestions, shippedContent, TODAY } from './questions.ts';
import { ascend, dot, dotFrom, sigmoid, softmax } from './regression.ts';

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
  partUnsaid: -0.5,
  predicateMissed: -1,
  meaning: 1,
  askedMeaning: 1,
};
/** Signs that can only speak against an item, and those that can only speak for it, whatever a few questions suggest. */
const AGAINST: readonly Sign[] = [
  'uncovered',
  'uncoveredName',
  'unknown',
  'speakerMissed',
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
  'narrower',
  'wider',
  'partial',
  'sideMissed',
  'putsQuestion',
  'partUnsaid',
  'predicateMissed',
  'unitOther',
  'labelMissed',
  'focusUnsaid',
  'partOfTime',
  'outcomeMissed',
  'uncoveredSecond',
  'unshown',
  'outcomeUnshown',
  'nameUntold',
  'numberUntold',
  'anotherQuoted',
  'anotherHeard',
  'personUnheard',
  'outdone',
  'outcovered',
  'topicMissed',
  'partCounted',
  'wantedMissed',
  'toldEarly',
  'toldOfOtherTime',
  'uncoveredCount',
  'uncoveredFigure',
  'numberGiven',
  'numberAside',
  'resultUntold',
  'actUncounted',
];
const FOR: readonly Sign[] = [
  'rank',
  'ownMass',
  'rarest',
  'pairs',
  'precision',
  'speaker',
  'unitFits',
  'unitNamed',
  'topicNamed',
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
  partUnsaid: -0.5,
  predicateMissed: -2,
  partOfTime: -0.5,
  outcomeMissed: -0.5,
  uncoveredSecond: -0.5,
  unshown: -0.5,
  outcomeUnshown: -0.5,
  nameUntold: -1,
  numberUntold: -1,
  anotherQuoted: -0.5,
  anotherHeard: -0.5,
  partCounted: -1.5,
  personUnheard: -1,
  outdone: -1,
  outcovered: -1,
  topicMissed: -1,
  numberGiven: -1,
  numberAside: -1,
  resultUntold: -1.5,
  actUncounted: -1.5,
  wantedMissed: -2,
  toldEarly: -0.5,
  toldOfOtherTime: -1,
};
/** What no set of questions may take away: asked without a time, the newest figure and today's holder are meant; words that are quoted are asked for. */
const AT_LEAST: Partial<Record<Feature, number>> = { latest: 0.3, presentHolder: 0.3, quoted: 6 };
const RANKING_PENALTY = 0.01;
/** Stronger than the other one: by it the items below the first are measured too, and few questions say much of those. */
const CONFIDENCE_PENALTY = 0.01;
const HELD_PENALTY = 0.001;
/**
 * The share of questions that have no answer, as among those that were given with the project: near misses, which are hard to tell,
 * are more among those that were written since, and count for so much less.
 */
const UNANSWERABLE = 1 / 3;
/** Parts of the questions: each is judged once by weights that are fitted on the others. */
const FOLDS = 5;
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
  /** all that was found */
  ranked: readonly Ranked[];
}

interface Sample {
  signs: number[];
  right: boolean;
  none: boolean;
  /** asked of the record without phrases */
  bare: boolean;
  fold: number;
}

/** A logistic regression over the signs. */
interface Fitted {
  weights: number[];
  bias: number;
}

const content = await shippedContent();
const index = new Index(new Corpus(content));
const questions = FITTED.flatMap(readQuestions);

/** Half of the questions are put once more to the record without phrases: servers' own sources mostly have none. */
const again = questions.filter((_, at) => at % 2 === 0);
const bare = new Index(withoutPhrases(content));
const all = [
  ...questions.map((row) => ({ ...put(row, index), bare: false })),
  ...again.map((row) => ({ ...put(row, bare), bare: true })),
];
const ranking = fitRanking(all.map(listOf));
const samples = all.flatMap((each) =>
  sampleOf(each, ranking).map((sample) => ({ ...sample, bare: each.bare, fold: foldOf(each.row.id) })),
);
const sure = fitSigns(samples, ({ right }) => right, CONFIDENCE_PENALTY);
const held = fitSigns(samples, ({ none }) => !none, HELD_PENALTY);
const beside = fitBeside(
  all
    .filter((each) => !each.bare)
    .map((each) => ({ ...each, possible: inOrder(each.possible, ranking), ranked: inOrder(each.ranked, ranking) })),
  index.corpus,
);
const byFold = new Map<number, Fitted>();
const unseen = samples.filter(({ bare }) => !bare).map((sample) => ({ ...sample, score: scoreUnseen(sample) }));
const shareOf = (rows: typeof unseen) => rows.filter(({ score }) => score < HELD_FROM).length / rows.length;
console.log(`ranking on ${questions.length} questions; confidence on ${samples.length}`);
console.log(
  `out of fold: silent on ${percent(shareOf(unseen.filter(({ none }) => none)))} of what nothing answers, on ${percent(shareOf(unseen.filter(({ none }) => !none)))} of the rest`,
);
write();

function put(row: EvalQuestion, index: Index): Put {
  const question = readText(row.q, { index, today: TODAY });
  const { ranked } = new Findings(question, index, TODAY);
  return { row, question, ranked, possible: possibleItems(question, ranked, index.corpus) };
}

function listOf({ row, possible }: Put): List {
  const kept = possible.filter((item, at) => at < CANDIDATES || row.any.includes(item.entry.id));
  return {
    features: Float64Array.from(kept.flatMap(({ features }) => FEATURES.map((feature) => features[feature]))),
    right: kept.map((item) => row.any.includes(item.entry.id)),
  };
}

function sampleOf(
  { row, question, possible: earlier, ranked }: Put,
  weights: readonly number[],
): Omit<Sample, 'bare' | 'fold'>[] {
  if (asksTheBot(question) || question.wants === 'about') return [];
  const possible = inOrder(earlier, weights);
  const best = leadOf(possible);
  if (best === undefined) return [];
  const around = aroundBest(possible, rivalIn(question, inOrder(ranked, weights)));
  const signs = signReader(question, around)(best, new Wanted(question, index.corpus).lackingIn(best));
  return [{ signs, right: row.any.includes(best.entry.id), none: row.kind === 'none' }];
}

/** Items in the order of the ranks that weights give them. */
function inOrder(items: readonly Ranked[], weights: readonly number[]): Ranked[] {
  return items
    .map((item): Ranked => ({ ...item, rank: dot(valuesOf(item), weights) }))
    .sort((one, other) => other.rank - one.rank || one.number - other.number);
}

function foldOf(id: string): number {
  return (createHash('sha256').update(id).digest()[1] ?? 0) % FOLDS;
}

/** How sure it is that a question has an answer, by weights that have not seen it. */
function scoreUnseen({ fold, signs: x }: Sample): number {
  const fitted =
    byFold.get(fold) ??
    fitSigns(
      samples.filter((sample) => sample.fold !== fold),
      ({ none }) => !none,
      HELD_PENALTY,
    );
  byFold.set(fold, fitted);
  return sigmoid(dot(x, fitted.weights) + fitted.bias);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
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

function fitSigns(rows: readonly Sample[], isMet: (sample: Sample) => boolean, penalty: number): Fitted {
  const unanswerable = rows.filter(({ none }) => none).length / rows.length;
  const shareOf = ({ none }: Sample) => (none ? UNANSWERABLE / unanswerable : (1 - UNANSWERABLE) / (1 - unanswerable));
  const fitted = ascend(
    SIGNS.length + 1,
    (weights) => {
      const gradient = weights.map((weight, at) => {
        const sign = SIGNS[at];
        return sign === undefined ? 0 : -penalty * (weight - (SIGN_PRIOR[sign] ?? 0));
      });
      for (const sample of rows) {
        const withBias = [...sample.signs, 1];
        const pull = (shareOf(sample) * ((isMet(sample) ? 1 : 0) - sigmoid(dot(withBias, weights)))) / rows.length;
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

function write(): void {
  const table = (names: readonly string[], values: readonly number[]) =>
    names.map((name, at) => `  ${name}: ${values[at] ?? 0},`).join('\n');
  writeFileSync(
    new URL('../../src/answer/weights.ts', import.meta.url),
    `/** Fitted numbers. \`npm run fit\` makes this file (test/eval/fit.ts tells from what and how). */
import type { BesideSigns } from './beside.ts';
import type { Sign } from './confidence.ts';
import type { Feature } from './features.ts';

/** How much each feature counts for the order of the items. */
export const RANKING: Record<Feature, number> = {
${table(FEATURES, ranking)}
};

/** How much each sign counts for how sure an item is. */
export const CONFIDENCE: Record<Sign, number> = {
${table(SIGNS, sure.weights)}
};
export const CONFIDENCE_BIAS = ${sure.bias};

/** The same for how sure it is that the record answers at all. */
export const HELD: Record<Sign, number> = {
${table(SIGNS, held.weights)}
};
export const HELD_BIAS = ${held.bias};

/** How much each sign counts for how sure it is that an item below the first answers as well. */
export const BESIDE: BesideSigns = {
${table(Object.keys(beside.weights), Object.values(beside.weights))}
};
export const BESIDE_BIAS = ${beside.bias};
`,
  );
}
