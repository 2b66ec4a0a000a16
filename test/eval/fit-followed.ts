/**
 * Fits what answers a follow-up near what was shown and writes src/answer/followed-weights.ts: `npm run fit:followed`.
 *
 * On what: the follow-ups of all conversations of test/eval over the corpus as shipped, each after the turns before it as they are
 * answered with the weights so far; a second run hardly changes anything.
 * The order: listwise softmax regression; whether the first item answers: logistic regression over the same features.
 * Printed is how many come right where the conversations of one fold are judged by weights fitted on the others.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Answerer } from '../../src/answer/answerer.ts';
import { examined, FOLLOWED_HELD_FROM, mayAnswer } from '../../src/answer/followed.ts';
import { FOLLOWED_FEATURES, followedReader } from '../../src/answer/followed-features.ts';
import { Findings } from '../../src/answer/rank.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { isTyped } from '../../src/query/query.ts';
import { CONVERSATIONS, rightOf, turnsOf } from './conversations.ts';
import { shippedCorpus, TODAY } from './questions.ts';
import { ascend, dot, sigmoid, softmax } from './regression.ts';

const RANKING_PENALTY = 0.001;
const HELD_PENALTY = 0.005;
const FOLDS = 5;

/** A follow-up with the items that may answer it. */
interface Put {
  fold: number;
  none: boolean;
  features: number[][];
  right: boolean[];
}

const answerer = new Answerer(await shippedCorpus());
const all = CONVERSATIONS.flatMap(turnsOf).flatMap(put);

/** Nothing where it stands by itself, or leans on what was shown in a way of its own. */
function put({ id, turn, before }: ReturnType<typeof turnsOf>[number]): Put[] {
  const query = answerer.read(turn.q, { today: TODAY, scope: SHARED, before });
  if (!isTyped(query) || query.after?.how !== 'near') return [];
  const { after } = query;
  const { index, corpus } = answerer;
  const followed = { query, after, lead: after.item === undefined ? undefined : corpus.entry(after.item) };
  const read = followedReader(followed, index);
  const right = rightOf(turn);
  const items = examined(followed, new Findings(query, index, TODAY), index).filter((item) =>
    mayAnswer(followed, item, index),
  );
  const fold = (createHash('sha256').update(id).digest()[1] ?? 0) % FOLDS;
  return [
    {
      fold,
      none: turn.kind === 'none',
      features: items.map(read),
      right: items.map(({ entry }) => right.includes(entry.id)),
    },
  ];
}

interface Fitted {
  ranking: number[];
  held: number[];
  bias: number;
}

function fitOn(puts: readonly Put[]): Fitted {
  const lists = puts.filter(({ right }) => right.includes(true));
  const ranking = ascend(FOLLOWED_FEATURES.length, (weights) => {
    const gradient = weights.map((weight) => -RANKING_PENALTY * weight);
    for (const { features, right } of lists) {
      const powers = softmax(features.map((row) => dot(row, weights)));
      const mass = powers.reduce((sum, power, at) => sum + (right[at] ? power : 0), 0);
      powers.forEach((power, at) => {
        const pull = ((right[at] ? power / mass : 0) - power) / lists.length;
        features[at]?.forEach((value, feature) => {
          gradient[feature] = (gradient[feature] ?? 0) + pull * value;
        });
      });
    }
    return gradient;
  });
  const firsts = puts.flatMap((each) => {
    const at = firstOf(each, ranking);
    return at === -1 ? [] : [{ features: [...(each.features[at] ?? []), 1], isRight: each.right[at] === true }];
  });
  const held = ascend(FOLLOWED_FEATURES.length + 1, (weights) => {
    const gradient = weights.map((weight, at) => (at === FOLLOWED_FEATURES.length ? 0 : -HELD_PENALTY * weight));
    for (const { features, isRight } of firsts) {
      const pull = ((isRight ? 1 : 0) - sigmoid(dot(features, weights))) / firsts.length;
      features.forEach((value, at) => {
        gradient[at] = (gradient[at] ?? 0) + pull * value;
      });
    }
    return gradient;
  });
  return { ranking, held: held.slice(0, -1), bias: held.at(-1) ?? 0 };
}

/** The place of the item that is best by the weights; -1 where there is none. */
function firstOf({ features }: Put, ranking: readonly number[]): number {
  const places = features.map((row) => dot(row, ranking));
  return places.indexOf(Math.max(...places));
}

function isRight(each: Put, { ranking, held, bias }: Fitted): boolean {
  const at = firstOf(each, ranking);
  const answers = at !== -1 && sigmoid(dot(each.features[at] ?? [], held) + bias) >= FOLLOWED_HELD_FROM;
  return answers ? each.right[at] === true : each.none;
}

const folds = Array.from({ length: FOLDS }, (_, fold) => fold);
const outOfFold = folds.flatMap((fold) => {
  const fitted = fitOn(all.filter((each) => each.fold !== fold));
  return all.filter((each) => each.fold === fold).map((each) => isRight(each, fitted));
});
const fitted = fitOn(all);
const percent = (rights: readonly boolean[]) =>
  `${((100 * rights.filter(Boolean).length) / rights.length).toFixed(1)} %`;
console.log(
  `${all.length} follow-ups; right: out of fold ${percent(outOfFold)}, fitted ${percent(all.map((each) => isRight(each, fitted)))}`,
);

const table = (values: readonly number[]) =>
  FOLLOWED_FEATURES.map((name, at) => `  ${name}: ${values[at] ?? 0},`).join('\n');
writeFileSync(
  new URL('../../src/answer/followed-weights.ts', import.meta.url),
  `/** Fitted numbers. \`npm run fit:followed\` makes this file (test/eval/fit-followed.ts tells from what and how). */
import type { FollowedFeature } from './followed-features.ts';

/** How much each feature counts for the order of what may answer a follow-up. */
export const FOLLOWED_RANKING: Record<FollowedFeature, number> = {
${table(fitted.ranking)}
};

/** The same for how sure it is that the first of them answers. */
export const FOLLOWED_HELD: Record<FollowedFeature, number> = {
${table(fitted.held)}
};
export const FOLLOWED_HELD_BIAS = ${fitted.bias};
`,
);
