/** The items of the record that may decide a claim, best first. Nothing is ruled out: who speaks and when is compared later. */
import { terms } from '../search/analyzer.ts';
import type { ClaimRecord, Evidence, Holders } from './evidence.ts';

/** How much of a claim an item holds. */
export interface Match {
  item: Evidence;
  /** the share of what the claim tells that the item holds, in its own words, in how people ask for it, or in its source */
  held: number;
  /** the share of what the item tells that the claim holds */
  used: number;
  /** the summed weight of what the item holds of the claim */
  mass: number;
}

/** What a word counts that an item holds by another one, in how people ask for it, or in its source alone. */
const SYNONYM = 0.75;
const ASKED = 0.75;
const AMID = 0.35;
/** A word that tells no more than this stands in most sources: that it stands in one says nothing. */
const COMMON = 1.2;

/** A word of a claim, and what may stand for it. */
export interface ClaimTerm {
  stem: string;
  weight: number;
  others: readonly (readonly string[])[];
}

/** The telling words of a text, each once. */
export function claimTerms(text: string, record: ClaimRecord): ClaimTerm[] {
  const stems = terms(text).map((stem) => known(stem, record));
  const found = new Map<string, ClaimTerm>();
  for (const [at, stem] of stems.entries()) {
    if (found.has(stem)) continue;
    const others: (readonly string[])[] = [];
    for (let length = 1; length <= Math.min(3, stems.length - at); length += 1)
      others.push(...record.synonyms.of(stems.slice(at, at + length)));
    found.set(stem, { stem, weight: record.weight(stem), others });
  }
  return [...found.values()];
}

/** “Calmer” of what the record calls calm. */
function known(stem: string, record: ClaimRecord): string {
  const plain =
    /^\p{L}{4,}(?:er|est)$/u.test(stem) && record.frequency(stem) === 0 ? stem.replace(/(?:er|est)$/, '') : stem;
  return record.frequency(plain) > 0 ? plain : stem;
}

/** How much of some words the text of an item holds. */
export function shareHeld(claim: readonly ClaimTerm[], { own }: Pick<Evidence, 'own'>): number {
  const total = claim.reduce((sum, { weight }) => sum + weight, 0);
  const isIn = ({ stem, others }: ClaimTerm) =>
    own.has(stem) || others.some((other) => other.every((each) => own.has(each)));
  return total === 0 ? 0 : claim.reduce((sum, term) => sum + (isIn(term) ? term.weight : 0), 0) / total;
}

/** Items that are looked at closely. */
const NEAREST = 60;

/**
 * The items that hold most of a claim, with how much, the most first.
 * @param also numbers of items to weigh even where they hold little
 */
export function matchesFor(
  claim: readonly ClaimTerm[],
  record: ClaimRecord,
  also: ReadonlySet<number> = new Set(),
): Match[] {
  const total = claim.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const sums = new Float64Array(record.items.length);
  const best = new Float64Array(record.items.length);
  for (const term of claim) addTerm(term, record, best, sums);
  const value = (at: number) => sums[at] ?? 0;
  const least = LEAST * sums.reduce((most, sum) => Math.max(most, sum), 0);
  const numbers: number[] = [];
  for (let at = 0; at < sums.length; at += 1) if (value(at) > least || also.has(at)) numbers.push(at);
  const nearest = numbers.sort((one, other) => value(other) - value(one));
  const chosen = [...nearest.slice(0, NEAREST), ...nearest.slice(NEAREST).filter((at) => also.has(at))];
  const claimed = new Set(claim.map(({ stem }) => stem));
  return chosen.flatMap((at) => {
    const item = record.items[at];
    if (item === undefined) return [];
    return [{ item, held: value(at) / total, used: shareUsed(item, claimed, record), mass: value(at) }];
  });
}

/** An item that holds less than this share of what the best one holds is none of the nearest. */
const LEAST = 0.2;

/** Adds what each item holds of one word: the best of the ways in which it does. */
function addTerm(
  { stem, weight, others }: ClaimTerm,
  record: ClaimRecord,
  best: Float64Array,
  sums: Float64Array,
): void {
  const touched: number[] = [];
  const raise = (at: number, value: number) => {
    const before = best[at] ?? 0;
    if (before === 0) touched.push(at);
    if (before < value) best[at] = value;
  };
  if (weight > COMMON) for (const at of record.itemsAmid(stem)) raise(at, AMID);
  const raiseAll = ({ own, asked }: Holders, value: number) => {
    for (const at of own) raise(at, value);
    for (const at of asked) raise(at, value * ASKED);
  };
  raiseAll(record.holdersOf([stem]), 1);
  for (const other of others) raiseAll(record.holdersOf(other), SYNONYM);
  for (const at of touched) {
    sums[at] = (sums[at] ?? 0) + weight * (best[at] ?? 0);
    best[at] = 0;
  }
}

function shareUsed({ at, own }: Evidence, claimed: ReadonlySet<string>, record: ClaimRecord): number {
  let used = 0;
  for (const stem of claimed) if (own.has(stem)) used += record.weight(stem);
  return used / (record.wholeWeight(at) || 1);
}
