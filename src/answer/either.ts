/** Two things that a question sets against each other by name: “which cost more, Extinction Rebellion or Just Stop Oil?” */
import { pattern } from '../lexicon/lexicon.ts';
import type { Concept, TypedQuery } from '../query/query.ts';
import { isTelling } from '../query/refill.ts';
import type { Scored } from './confidence.ts';

/** The two names stand at the end, behind a pause or behind what is compared. */
const EITHER = new RegExp(
  `(?:[,:]|\\b${pattern('questions.comparatives')}) (?:the )?([^,:?]{3,50}) (?:or|vs?\\.?|versus) (?:the )?([^,:?]{3,50})\\??$`,
  'i',
);
/** A name that is met so well is what an item is of. */
const MET = 0.5;

/** The best figure of each of the two, as sure as the best one, in the order in which they are named; none where one of them has none. */
export function eachOfTwo(query: TypedQuery, scored: readonly Scored[]): Scored[] {
  const [best] = scored;
  const named = EITHER.exec(query.text.trim())?.slice(1, 3) ?? [];
  const items = named.flatMap((name) => bestOf(name, query.concepts, scored) ?? []);
  if (best === undefined || items.length !== 2 || items[0] === items[1]) return [];
  return items.map((item) => ({ ...item, score: best.score }));
}

function bestOf(name: string, concepts: readonly Concept[], scored: readonly Scored[]): Scored | undefined {
  const lower = name.toLowerCase();
  const asked = concepts.flatMap((concept, at) => (isTelling(concept) && lower.includes(concept.words) ? [at] : []));
  if (asked.length === 0) return undefined;
  // People ask for one of the two with the other: only what an item itself shows tells which it is of.
  const isOf = ({ own, shown }: Scored) => asked.every((at) => Math.min(own[at] ?? 0, shown[at] ?? 0) >= MET);
  return scored.find((item) => item.entry.kind === 'figure' && isOf(item));
}
