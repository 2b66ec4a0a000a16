/** A figure that a message states, held against the record's. */
import type { Entry, FigureEntry } from '../corpus/corpus.ts';
import type { Period } from '../corpus/schema.ts';
import type { ClaimRecord, Evidence } from './evidence.ts';
import type { NumberKind, StatedNumber } from './numbers.ts';
import type { Match } from './rank.ts';
import { matchesFor } from './rank.ts';
import { type PeriodFit, periodFit, type ReadClaim } from './reading.ts';
import { significant, type ValueFit, valueFit } from './values.ts';

/** One number of the record beside one of a claim. */
export interface FigureMatch {
  number: StatedNumber;
  item: Evidence;
  /** the recorded number */
  value: number;
  kind: NumberKind;
  /** how much of what is counted the item holds */
  topic: number;
  fit: ValueFit;
  when: PeriodFit | 'unknown';
  isElsewhere: boolean;
  score: number;
}

const AROUND = 0.4;

/** Every number of the record that may be the one that a claim states, best first. */
export function figureMatches(claim: ReadClaim, number: StatedNumber, record: ClaimRecord): FigureMatch[] {
  const around = claim.aroundTerms.map((term) => ({ ...term, weight: term.weight * AROUND }));
  const own = claim.terms.filter(({ stem }) => !/^[\d.,£%]+/.test(stem));
  const matches = matchesFor([...own, ...around], record);
  const period = periodAt(claim, number);
  return matches
    .flatMap((match) =>
      numbersOf(match.item.entry, match.item).map(({ value, kind }) =>
        weigh(claim, { number, period }, match, value, kind),
      ),
    )
    .sort((one, other) => other.score - one.score);
}

/** The period of one number of a claim: the one behind it, or else before it. */
function periodAt({ periods, numbers }: ReadClaim, number: StatedNumber): Period | undefined {
  const next = numbers.find(({ start }) => start > number.start)?.start ?? Number.POSITIVE_INFINITY;
  return (
    periods.find(({ start }) => start >= number.end && start < next) ??
    periods.findLast(({ end }) => end <= number.start) ??
    periods[0]
  );
}

function numbersOf(entry: Entry, item: Evidence): { value: number; kind: NumberKind }[] {
  if (entry.kind === 'figure') return [{ value: entry.figure.value, kind: kindOf(entry) }];
  return item.numbers.map(({ value, kind }) => ({ value, kind }));
}

function kindOf({ measure: { unit } }: FigureEntry): NumberKind {
  if (unit === '%' || unit === 'per cent') return 'share';
  if (unit === '£') return 'money';
  return unit === 'times' ? 'times' : 'count';
}

const VALUE = { same: 0.6, rounded: 0.45, garbled: 0.25, other: 0 } as const;
const WHEN = { same: 0.3, within: 0.15, around: 0.1, unknown: 0.1, other: 0 } as const;

function weigh(
  claim: ReadClaim,
  { number, period }: { number: StatedNumber; period: Period | undefined },
  match: Match,
  value: number,
  kind: NumberKind,
): FigureMatch {
  const { entry } = match.item;
  const fit = valueFit(number, value, kind);
  const held = entry.kind === 'figure' ? entry.figure.period : { from: entry.said, to: entry.said };
  const when = period === undefined ? 'unknown' : entry.kind === 'statement' ? 'unknown' : periodFit(period, held);
  const isElsewhere = claim.areas.length > 0 && entry.kind === 'figure' && !claim.areas.includes(entry.area);
  const rare = fit === 'same' && significant(value) >= 3 ? 0.15 : 0;
  const score =
    match.held +
    0.2 * match.used +
    VALUE[fit] +
    rare +
    WHEN[when] +
    (entry.kind === 'figure' ? 0.05 : 0) -
    (isElsewhere ? 0.25 : 0);
  return { number, item: match.item, value, kind, topic: match.held, fit, when, isElsewhere, score };
}
