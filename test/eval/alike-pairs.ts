import { readFileSync } from 'node:fs';
import { type Comparable, comparable } from '../../src/answer/alike.ts';
import { terms } from '../../src/search/analyzer.ts';
import { Index } from '../../src/search/index.ts';
import { type EvalQuestion, readQuestions, SETS, shippedCorpus, TODAY } from './questions.ts';

/** Two questions, and whether they ask the same. */
export interface Pair {
  one: string;
  other: string;
  same: boolean;
  /** pairs of one family share words: a fit never sees a part of one that it is judged by */
  family: string;
}

/**
 * gaps: of things that the record lacks, in three wordings, each with two that differ in one thing; unseen: the same, written
 * after the rest and never fitted on; pins: questions with four paraphrases; asked: the evaluation's questions with the same
 * right items; near: each of its questions and the two that share most words with it and have other items; far: any two.
 */
export const PAIRS = ['gaps', 'unseen', 'pins', 'asked', 'near', 'far'] as const;
export type PairSet = (typeof PAIRS)[number];

export interface Gap {
  q: string;
  alike: string[];
  unlike: string[];
}

const index = new Index(await shippedCorpus());
const questions = SETS.flatMap(readQuestions);
const read = new Map<string, Comparable>();

export { index as alikeIndex };

/** A question, read once. */
export function readOnce(question: string): Comparable {
  const known = read.get(question) ?? comparable(question, { index, today: TODAY });
  read.set(question, known);
  return known;
}

export function readGaps(set: 'gaps' | 'unseen'): Gap[] {
  return linesOf<Gap>(set === 'gaps' ? 'gaps.jsonl' : 'gaps.unseen.jsonl');
}

/** Questions that ask the same, a list each. */
export function readPinned(): string[][] {
  return linesOf<{ q: string; paraphrases: string[] }>('pins.jsonl').map(({ q, paraphrases }) => [q, ...paraphrases]);
}

const OF_SET: Record<PairSet, () => Pair[]> = {
  gaps: () => readGaps('gaps').flatMap(pairsOfGap),
  unseen: () => readGaps('unseen').flatMap(pairsOfGap),
  pins: () => readPinned().flatMap((all) => paraphrases(all, all[0] ?? '')),
  asked: () => [...askedAlike()].flatMap(([key, all]) => paraphrases(all, key)),
  near: () => questions.filter(({ kind }) => kind !== 'about').flatMap(nearMisses),
  far: farPairs,
};

export function pairsOf(set: PairSet): Pair[] {
  return OF_SET[set]();
}

function linesOf<T>(file: string): T[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8').trimEnd();
  return text.split('\n').map((line) => JSON.parse(line));
}

function pairsOfGap({ q, alike, unlike }: Gap): Pair[] {
  const all = [q, ...alike];
  const [one = '', other = ''] = unlike;
  return [
    ...paraphrases(all, q),
    ...unlike.flatMap((miss) => all.map((asked) => ({ one: asked, other: miss, same: false, family: q }))),
    { one, other, same: false, family: q },
  ];
}

function paraphrases(all: readonly string[], family: string): Pair[] {
  return all.flatMap((one, at) => all.slice(at + 1).map((other) => ({ one, other, same: true, family })));
}

function askedAlike(): Map<string, string[]> {
  const held = questions.filter(({ kind, any }) => kind !== 'none' && any.length > 0);
  const groups = Map.groupBy(held, ({ kind, any }) => `${kind} ${[...any].sort().join(' ')}`);
  return new Map([...groups].filter(([, all]) => all.length > 1).map(([key, all]) => [key, all.map(({ q }) => q)]));
}

const NEAR_MISSES = 2;
const NOTHING: ReadonlySet<string> = new Set();
const stems = new Map(questions.map(({ q }) => [q, new Set(terms(q))]));

function nearMisses(question: EvalQuestion): Pair[] {
  const own = new Set([...question.any, ...question.all]);
  return questions
    .filter(
      ({ q, kind, any, all }) => q !== question.q && kind !== 'about' && own.isDisjointFrom(new Set([...any, ...all])),
    )
    .filter(({ kind }) => kind !== 'none' || question.kind !== 'none')
    .map(({ q }) => ({ q, shared: weightShared(question.q, q) }))
    .sort((one, other) => other.shared - one.shared)
    .slice(0, NEAR_MISSES)
    .map(({ q }) => ({ one: question.q, other: q, same: false, family: [question.q, q].sort()[0] ?? '' }));
}

function weightShared(one: string, other: string): number {
  const [own, others] = [stems.get(one) ?? NOTHING, stems.get(other) ?? NOTHING];
  const weigh = (of: Iterable<string>) => Array.from(of).reduce((sum, term) => sum + rarity(term), 0);
  return weigh(own.intersection(others)) / Math.max(weigh(own.union(others)), Number.EPSILON);
}

const rarities = new Map<string, number>();

function rarity(term: string): number {
  const known = rarities.get(term);
  if (known !== undefined) return known;
  const inQuestions = [...stems.values()].filter((each) => each.has(term)).length;
  const found = Math.log(stems.size / Math.max(inQuestions, 1));
  rarities.set(term, found);
  return found;
}

const FAR = 3_000;
/** Steps that share no factor with the number of questions lead through all of them. */
const STEPS = [389, 977];

function farPairs(): Pair[] {
  const held = questions.filter(({ any }) => any.length > 0);
  const at = (place: number) => held[place % held.length];
  return Array.from({ length: FAR }, (_, number) => STEPS.map((step) => at(number * step))).flatMap(([one, other]) =>
    one === undefined || other === undefined || one.any.some((id) => other.any.includes(id))
      ? []
      : [{ one: one.q, other: other.q, same: false, family: one.q }],
  );
}
