/**
 * Fits what answers a follow-up near what was shown and writes src/answer/followed-weights.ts: `npm run fit:followed`.
 *
 * On what: the follow-ups of all conversations of test/eval over the corpus as shipped, each after the turns before it as they are
 * answered with the weights so far; a second run hardly changes anything.
 * The order: listwise softmax regression; whether the first item answers: logistic regression over its signs. A first item that is
 * wrong while another one is right counts for less: to be silent would be wrong as well.
 * Printed is how many come right where the conversations of one fold are judged by weights fitted on the others.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Answerer } from '../../src/answer/answerer.ts';
import type { Ranked } from '../../src/answer/features.ts';
import { examined, FOLLOWED_HELD_FROM, mayAnswer } from '../../src/answer/followed.ts';
import {
  FOLLOWED_FEATURES,
  FOLLOWED_SIGNS,
  type Followed,
  followedReader,
} from '../../src/answer/followed-features.ts';
import { signsOfFirst } from '../../src/answer/followed-held.ts';
import { Findings } from '../../src/answer/rank.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { isTyped } from '../../src/query/query.ts';
import { CONVERSATIONS, rightOf, turnsOf } from './conversations.ts';
import { shippedCorpus, TODAY } from './questions.ts';
import { ascend, dot, sigmoid, softmax } from './regression.ts';

const RANKING_PENALTY = 0.001;
const HELD_PENALTY = 0.005;
/** What a first item counts that is wrong where another one is right. */
const WRONG_ANYWAY = 0.3;
const FOLDS = 5;

/** A follow-up with the items that may answer it. */
interface Put {
  fold: number;
  none: boolean;
  followed: Followed;
  items: readonly Ranked[];
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
      followed,
      items,
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
    const first = firstOf(each, ranking);
    if (first === undefined) return [];
    const { signs, isRight } = first;
    return [{ signs: [...signs, 1], isRight, counts: isRight || each.none ? 1 : WRONG_ANYWAY }];
  });
  const held = ascend(FOLLOWED_SIGNS.length + 1, (weights) => {
    const gradient = weights.map((weight, at) => (at === FOLLOWED_SIGNS.length ? 0 : -HELD_PENALTY * weight));
    for (const { signs, isRight, counts } of firsts) {
      const pull = (counts * ((isRight ? 1 : 0) - sigmoid(dot(signs, weights)))) / firsts.length;
      signs.forEach((value, at) => {
        gradient[at] = (gradient[at] ?? 0) + pull * value;
      });
    }
    return gradient;
  });
  return { ranking, held: held.slice(0, -1), bias: held.at(-1) ?? 0 };
}

/** The item that is best by the weights: its signs, and whether it is right. */
function firstOf(
  { followed, items, features, right }: Put,
  ranking: readonly number[],
): { signs: number[]; isRight: boolean } | undefined {
  const placed = items
    .map((item, at) => ({ item, features: features[at] ?? [], place: dot(features[at] ?? [], ranking), at }))
    .sort((one, other) => other.place - one.place || one.item.number - other.item.number);
  const [first, ...rest] = placed;
  if (first === undefined) return undefined;
  return { signs: signsOfFirst(followed, [first, ...rest], answerer.index), isRight: right[first.at] === true };
}

function isRight(each: Put, { ranking, held, bias }: Fitted): boolean {
  const first = firstOf(each, ranking);
  const answers = first !== undefined && sigmoid(dot(first.signs, held) + bias) >= FOLLOWED_HELD_FROM;
  return answers ? first.isRight : each.none;
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

const table = (names: readonly string[], values: readonly number[]) =>
  names.map((name, at) => `  ${name}: ${values[at] ?? 0},`).join('\n');
writeFileSync(
  new URL('../../src/answer/followed-weights.ts', import.meta.url),
  `/** Fitted numbers. \`npm run fit:followed\` makes this file (test/eval/fit-followed.ts tells from what and how). */
import type { FollowedFeature, FollowedSign } from './followed-features.ts';

/** How much each feature counts for the order of what may answer a follow-up. */
export const FOLLOWED_RANKING: Record<FollowedFeature, number> = {
${table(FOLLOWED_FEATURES, fitted.ranking)}
};

/** How much each sign counts for how sure it is that the first of them answers. */
export const FOLLOWED_HELD: Record<FollowedSign, number> = {
${table(FOLLOWED_SIGNS, fitted.held)}
};
export const FOLLOWED_HELD_BIAS = ${fitted.bias};
`,
);
