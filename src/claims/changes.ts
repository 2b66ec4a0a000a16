/** A change that a claim tells, worked out from two figures of the record: “phone thefts fell 12% in 2025”, “doubled since 2016”. */
import type { FigureEntry } from '../corpus/corpus.ts';
import type { IsoDate, Period } from '../corpus/schema.ts';
import { wholeYear, yearOf } from '../dates/calendar.ts';
import type { FigureMatch } from './compare-figures.ts';
import type { ClaimRecord } from './evidence.ts';
import { NOT_ON_RECORD } from './judging.ts';
import type { StatedNumber } from './numbers.ts';
import { directionOf } from './pairs.ts';
import { claimPeriodFit, daysOf } from './periods.ts';
import type { ReadClaim } from './reading.ts';
import { dated, isJustBefore, likeOf } from './series.ts';
import type { Judgement } from './types.ts';

/** A measure that a claim names so well is the one that it speaks of. */
const NAMED = 0.8;
const TOPIC = 0.6;
/** Percentage points by which a change may be rounded; of one in words or told as about, a part of it. */
const ROUNDING = 0.6;
const ABOUT = 0.12;
/** By so many points the change may be beyond one told as over or under something. */
const ROUNDED = 10;

/**
 * The verdict on a change in per cent, or by so many times, that no item of the record states.
 * @param matches figures beside the number, best first
 * @returns undefined where the claim tells no change, or the record does not have both figures
 */
export function judgeChange(
  claim: ReadClaim,
  number: StatedNumber,
  matches: readonly FigureMatch[],
  record: ClaimRecord,
): Judgement | undefined {
  const direction = directionOf(claim.text);
  const told = changeOf(number, direction);
  if (told === undefined) return undefined;
  for (const { item, when, named, topic, isElsewhere } of matches) {
    const { entry } = item;
    if (entry.kind === 'statement' || entry.forecast || isElsewhere) continue;
    if (named < NAMED || topic < TOPIC) return undefined;
    const pair = betweenYears(claim, entry, record) ?? (when === 'same' ? [baseOf(claim, entry, record), entry] : []);
    const [base, later] = pair;
    if (base !== undefined && later !== undefined) return verdictOn(told, { claim, number, later, base });
  }
  return undefined;
}

/** Days of a count that is held against another year's. */
const WHOLE_YEAR = 360;

/** Per cent, with its sign. */
function changeOf({ kind, value }: StatedNumber, direction: number): number | undefined {
  if (kind === 'share' && direction !== 0) return direction * value;
  return kind === 'times' && direction > 0 && value > 1 ? (value - 1) * 100 : undefined;
}

/** “Since 2016”, “from 2018 to 2019”: the counts of the first year and the last, or of the newest one. */
function betweenYears({ periods }: ReadClaim, entry: FigureEntry, record: ClaimRecord): FigureEntry[] | undefined {
  const span = periods.find(({ from, to, isOpen }) => isOpen || yearOf(from) !== yearOf(to));
  if (span === undefined || financialYearAt(span)) return undefined;
  const like = likeOf(entry, record);
  const whole = like.filter(({ figure }) => daysOf(figure.period) >= WHOLE_YEAR);
  const ofYear = (day: IsoDate) => whole.find(({ figure }) => figure.period.from === wholeYear(yearOf(day)).from);
  const newest = whole.toSorted((one, other) => (one.figure.period.to < other.figure.period.to ? 1 : -1))[0];
  const [first, last] = [ofYear(span.from), ofYear(span.to) ?? (span.isOpen ? newest : undefined)];
  return first === undefined || last === undefined || first === last ? undefined : [first, last];
}

/** A year from April to March is one period, and no way from one year to the next. */
function financialYearAt({ from, to }: Period): boolean {
  return from.endsWith('-04-01') && to.endsWith('-03-31') && yearOf(to) === yearOf(from) + 1;
}

/** The same count over another time that the claim names, or else over the time just before. */
function baseOf({ periods }: ReadClaim, later: FigureEntry, record: ClaimRecord): FigureEntry | undefined {
  const like = likeOf(later, record).filter((entry) => entry !== later);
  const earlier = periods.filter(({ to }) => to < later.figure.period.to);
  if (earlier.length > 0)
    return like.find(({ figure }) => earlier.some((period) => claimPeriodFit(period, figure.period) === 'same'));
  return like.find((entry) => isJustBefore(entry, later));
}

interface Change {
  claim: ReadClaim;
  number: StatedNumber;
  later: FigureEntry;
  base: FigureEntry;
}

function verdictOn(told: number, { claim, number, later, base }: Change): Judgement {
  if (base.figure.value === 0) return NOT_ON_RECORD;
  const change = (100 * (later.figure.value - base.figure.value)) / base.figure.value;
  const off = Math.abs(change) - Math.abs(told);
  const isSameWay = Math.sign(change) === Math.sign(told);
  const isNear = Math.abs(off) <= (number.hedge === 'about' ? Math.max(ROUNDING, ABOUT * Math.abs(change)) : ROUNDING);
  const more = Math.max(ROUNDED, Math.abs(told) / 2);
  const isBeyond =
    (number.hedge === 'over' && off > 0 && off < more) || (number.hedge === 'under' && off < 0 && off > -ROUNDED);
  const entries = [later, base];
  if (isSameWay && (isNear || isBeyond)) return { verdict: 'as-on-record', entries, differences: [], confidence: 0.7 };
  const { start, end } = number;
  const said = { start, end, text: claim.text.slice(start - claim.start, end - claim.start) };
  const slot = isSameWay ? 'value' : 'direction';
  const recorded = `${dated(base)}, ${dated(later)}`;
  return { verdict: 'differs', entries, differences: [{ slot, said, recorded, item: later.id }], confidence: 0.6 };
}
