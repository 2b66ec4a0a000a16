/** The items of the record that may decide a claim, best first. Nothing is ruled out: who speaks and when is compared later. */
import { terms } from '../search/analyzer.ts';
import type { ClaimRecord, Evidence } from './evidence.ts';

/** How much of a claim an item holds. */
export interface Match {
  item: Evidence;
  /** the share of what the claim tells that the item's own words hold, or that people ask for it by */
  held: number;
  /** the same of the item's own words alone */
  ownHeld: number;
  /** the share of what the item tells that the claim holds */
  used: number;
}

const SYNONYM = 0.75;
const ASKED = 0.75;
const AMID = 0.35;

/** A word of a claim, and what may stand for it. */
export interface ClaimTerm {
  stem: string;
  weight: number;
  others: readonly (readonly string[])[];
}

/** The telling words of a text, each once. */
export function claimTerms(text: string, record: ClaimRecord): ClaimTerm[] {
  const stems = terms(text);
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

/** Every item that shares something with a claim, with how much. */
export function matchesFor(claim: readonly ClaimTerm[], record: ClaimRecord): Match[] {
  const total = claim.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const held = new Float64Array(record.items.length);
  const own = new Float64Array(record.items.length);
  for (const { stem, weight, others } of claim) {
    const best = new Map<number, number>();
    const bestOwn = new Map<number, number>();
    const raise = (map: Map<number, number>, at: number, value: number) => {
      if ((map.get(at) ?? 0) < value) map.set(at, value);
    };
    for (const at of record.itemsAmid(stem)) raise(best, at, AMID);
    for (const at of record.itemsWith(stem)) {
      const isOwn = record.items[at]?.own.has(stem) ?? false;
      raise(best, at, isOwn ? 1 : ASKED);
      if (isOwn) raise(bestOwn, at, 1);
    }
    for (const other of others) {
      const [first = '', ...rest] = other;
      for (const at of record.itemsWith(first)) {
        const item = record.items[at];
        if (item === undefined || !rest.every((each) => item.own.has(each) || item.asked.has(each))) continue;
        const isOwn = other.every((each) => item.own.has(each));
        raise(best, at, isOwn ? SYNONYM : SYNONYM * ASKED);
        if (isOwn) raise(bestOwn, at, SYNONYM);
      }
    }
    for (const [at, value] of best) held[at] = (held[at] ?? 0) + value * weight;
    for (const [at, value] of bestOwn) own[at] = (own[at] ?? 0) + value * weight;
  }
  const claimed = new Set(claim.map(({ stem }) => stem));
  return record.items.flatMap((item, at) => {
    const sum = held[at] ?? 0;
    if (sum === 0) return [];
    return [{ item, held: sum / total, ownHeld: (own[at] ?? 0) / total, used: shareUsed(item, claimed, record) }];
  });
}

function shareUsed(item: Evidence, claimed: ReadonlySet<string>, record: ClaimRecord): number {
  let [used, all] = [0, 0];
  for (const stem of item.own) {
    const weight = record.weight(stem);
    all += weight;
    if (claimed.has(stem)) used += weight;
  }
  return all === 0 ? 0 : used / all;
}
