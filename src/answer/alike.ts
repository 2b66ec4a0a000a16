/**
 * How likely two questions ask the same, whether or not the record answers them: by the slots that they fill, by how far the
 * words of each are met by the other's, and by the entries of the record that both come nearest to. How much each sign
 * counts is fitted on pairs of questions (`npm run fit:alike`).
 */
import type { IsoDate } from '../corpus/schema.ts';
import { readText } from '../query/parse.ts';
import type { TypedQuery } from '../query/query.ts';
import type { Index } from '../search/index.ts';
import weights from './alike-weights.json' with { type: 'json' };
import { type Meeting, meet, type Term, termsOf, wholeOf } from './alike-words.ts';
import { Findings } from './rank.ts';
import { areOfSameParts, areOfSamePlaces, areOfSameTime } from './same-question.ts';

/** What speaks for or against two questions asking the same. */
export const ALIKE_SIGNS = [
  'nearest',
  'met',
  'direction',
  'yearsDiffer',
  'rareLeft',
  'directionLeft',
  'noneLeft',
  'countDiffers',
  'focusLeft',
  'left',
  'heaviestLeft',
  'sameTime',
  'speakerLeft',
  'samePlaces',
  'sameParts',
] as const;
export type AlikeSign = (typeof ALIKE_SIGNS)[number];

/** A question, read so that others can be compared with it. */
export interface Comparable {
  query: TypedQuery;
  terms: readonly Term[];
  /** the direction of all its terms among the word vectors */
  direction: Float32Array;
  /** the entries that it comes nearest to, by their ids, with a share of 1 each */
  nearest: ReadonlyMap<string, number>;
}

/** More entries than these hold next to nothing of the whole. */
const NEAREST = 30;

/** Reads a question. It takes as long as an answer does. */
export function comparable(question: string, { index, today }: { index: Index; today: IsoDate }): Comparable {
  const query = readText(question, { index, today });
  const terms = termsOf(query, index);
  return { query, terms, direction: wholeOf(terms), nearest: nearestTo(query, index, today) };
}

function nearestTo(query: TypedQuery, index: Index, today: IsoDate): Map<string, number> {
  const ranked = new Findings(query, index, today, { wide: true }).ranked.slice(0, NEAREST);
  const best = ranked[0]?.rank ?? 0;
  const powers = ranked.map(({ rank }) => Math.exp(rank - best));
  const sum = powers.reduce((all, power) => all + power, 0);
  return new Map(ranked.map(({ entry }, at) => [entry.id, (powers[at] ?? 0) / sum]));
}

/** What tells whether two questions ask the same. */
export function alikeSigns(one: Comparable, other: Comparable, index: Index): Record<AlikeSign, number> {
  const [there, back] = [meet(one.terms, other.terms), meet(other.terms, one.terms)];
  const noneLeft = there.left.length === 0 || back.left.length === 0;
  const both = (of: (meeting: Meeting) => number) => Math.min(of(there), of(back));
  const either = (of: (meeting: Meeting) => number) => Math.max(of(there), of(back));
  const isAlsoSo = (holds: (earlier: TypedQuery, asked: TypedQuery) => boolean) =>
    Number(holds(one.query, other.query) && holds(other.query, one.query));
  return {
    nearest: sharedNearest(one, other),
    met: harmonic(there.met, back.met),
    direction: cosine(one.direction, other.direction),
    yearsDiffer: Number(haveOtherYears(one.query, other.query)),
    rareLeft: both(({ rareLeft }) => rareLeft),
    directionLeft: noneLeft ? (there.left.length === back.left.length ? 1 : HALF) : leftAlike(there, back),
    noneLeft: Number(noneLeft),
    countDiffers: Number(one.query.cues.count !== other.query.cues.count),
    focusLeft: both(({ focusLeft }) => focusLeft),
    left: either(({ leftWeight }) => leftWeight),
    heaviestLeft: either(({ heaviestLeft }) => heaviestLeft),
    sameTime: isAlsoSo(areOfSameTime),
    speakerLeft: either(({ speakerLeft }) => Number(speakerLeft)),
    samePlaces: isAlsoSo(areOfSamePlaces),
    sameParts: isAlsoSo((earlier, asked) => areOfSameParts(earlier, asked, index.corpus)),
  };
}

/** Nothing is known of words that only one of two questions has more than the other. */
const HALF = 0.5;

/** How likely two questions ask the same, 0 to 1. */
function likeness(one: Comparable, other: Comparable, index: Index): number {
  if (sharedNearest(one, other) < LEAST_SHARED && !shareTerm(one, other)) return 0;
  const signs = alikeSigns(one, other, index);
  const sum = ALIKE_SIGNS.reduce((all, sign) => all + weights.signs[sign] * signs[sign], weights.bias);
  return 1 / (1 + Math.exp(-sum));
}

/** Questions with less in common ask something else; most pairs have, and need not be looked at further. */
const LEAST_SHARED = 0.02;

function shareTerm(one: Comparable, other: Comparable): boolean {
  const stems = new Set(telling(other).flatMap((term) => term.stems));
  return telling(one).some((term) => term.stems.some((stem) => stems.has(stem)));
}

function telling({ terms }: Comparable): readonly Term[] {
  return terms.filter(({ framing }) => !framing);
}

/** From this likeness on questions are counted as one: so many near misses as the fit allows are taken for the same. */
const SURELY_ALIKE = weights.threshold;
/** Of a large group so many are compared with a question, the first. */
const COMPARED = 4;

/** Questions that ask the same, put together one by one: those that stand for their group come first. */
export class AlikeGroups {
  readonly #index: Index;
  readonly #today: IsoDate;
  readonly #groups: { question: string; read: Comparable }[][] = [];

  constructor(index: Index, today: IsoDate) {
    this.#index = index;
    this.#today = today;
  }

  /** Takes about as long as an answer. */
  add(question: string): void {
    const read = this.#read(question);
    const [best] = this.#groups
      .map((group) => ({ group, alike: this.#meanLikeness(read, group.slice(0, COMPARED)) }))
      .filter(({ alike }) => alike >= SURELY_ALIKE)
      .sort((one, other) => other.alike - one.alike);
    if (best === undefined) this.#groups.push([{ question, read }]);
    else best.group.push({ question, read });
  }

  /** In the order in which they were begun. */
  get groups(): string[][] {
    return this.#groups.map((group) => group.map(({ question }) => question));
  }

  /** With the mean of a group, no chain of small steps leads from one question to another. */
  #meanLikeness(read: Comparable, group: readonly { read: Comparable }[]): number {
    return group.reduce((sum, other) => sum + likeness(read, other.read, this.#index), 0) / group.length;
  }

  /** The same questions are put together each time that somebody opens a list of them. */
  #read(question: string): Comparable {
    const known = readBefore.get(this.#index) ?? new Map<string, Comparable>();
    readBefore.set(this.#index, known);
    const key = `${this.#today} ${question}`;
    const read = known.get(key) ?? comparable(question, { index: this.#index, today: this.#today });
    if (known.size >= KEPT) known.clear();
    known.set(key, read);
    return read;
  }
}

const readBefore = new WeakMap<Index, Map<string, Comparable>>();
/** Questions that are kept read: some kilobytes each. */
const KEPT = 500;

/** How much the entries that two questions come nearest to are the same ones (the Bhattacharyya coefficient). */
function sharedNearest(one: Comparable, other: Comparable): number {
  let sum = 0;
  for (const [id, share] of one.nearest) sum += Math.sqrt(share * (other.nearest.get(id) ?? 0));
  return sum;
}

function haveOtherYears(one: TypedQuery, other: TypedQuery): boolean {
  const [own, others] = [one, other].map(
    ({ when }) => new Set(when.periods.flatMap(({ from, to }) => [from.slice(0, 4), to.slice(0, 4)])),
  );
  return own !== undefined && others !== undefined && own.size > 0 && others.size > 0 && own.isDisjointFrom(others);
}

function leftAlike(there: Meeting, back: Meeting): number {
  return cosine(wholeOf(there.left), wholeOf(back.left));
}

function harmonic(one: number, other: number): number {
  return (2 * one * other) / Math.max(one + other, Number.EPSILON);
}

function cosine(one: Float32Array, other: Float32Array): number {
  let [sum, own, others] = [0, 0, 0];
  for (let at = 0; at < one.length; at += 1) {
    const [x, y] = [one[at] ?? 0, other[at] ?? 0];
    sum += x * y;
    own += x * x;
    others += y * y;
  }
  return own === 0 || others === 0 ? 0 : sum / Math.sqrt(own * others);
}
