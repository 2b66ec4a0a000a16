/** What changed between two figures, in a sentence and in a table. */
import type { Bound, Period } from '../corpus/schema.ts';
import { periodInSentence, periodInWords } from '../dates/words.ts';
import type { Comparison, FigureItem } from './types.ts';
import { pounds, type Roughly, valueInWords } from './wording.ts';

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });
const oneDecimal = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

const AT_LEAST: ReadonlySet<Bound | undefined> = new Set<Bound>(['more than', 'just over', 'at least']);
const AT_MOST: ReadonlySet<Bound | undefined> = new Set<Bound>(['up to', 'nearly', 'under']);

/** How far the difference of two figures is known of which one is a bound: 10,207 is at most 707 more than “more than 9,500”. */
function differenceKnown({ difference }: Comparison, from: Roughly, to: Roughly): string {
  const isLeast = AT_MOST.has(from.bound) || AT_LEAST.has(to.bound);
  const isMost = AT_LEAST.has(from.bound) || AT_MOST.has(to.bound);
  if (!isLeast && !isMost) return '';
  if (isLeast && isMost) return 'about ';
  return isLeast === difference > 0 ? 'at least ' : 'at most ';
}

/**
 * What changed between two figures. What has to be known of it is told by the answer's notes, once.
 *
 * @example "18 more than in 2017 (116 killings), up 15.5%."
 * @example "At most 707 more than in 2022 (more than 9,500 robberies), up at most 7.4%."
 */
export function comparisonInWords(comparison: Comparison, from: FigureItem, to: FigureItem): string {
  const value = valueInWords(from);
  const known = differenceKnown(comparison, from, to);
  const difference = differenceInWords(comparison, to.unit, known);
  // A part of a year is only ever held against the whole year before it where it has more already.
  return comparison.caveats.includes('part-year')
    ? `Already ${uncapitalised(difference)} in all of ${periodInWords(from.period)} (${value}).`
    : `${difference} ${periodInSentence(from.period)} (${value})${changeInWords(comparison, known)}.`;
}

/**
 * The change from one row of a table to the next. Where time lies between the two, it says on what it is a change.
 *
 * @example "+61.5%"
 * @example "−38.3% on 2008"
 * @example "≈ +50.8%", where one of the two is a bound
 */
export function changeInTable({ change, difference }: Comparison, from: FigureItem, to: FigureItem): string {
  const before = isGap(from.period, to.period) ? periodInWords(from.period) : undefined;
  if (difference === 0) return before === undefined ? 'no change' : `as in ${before}`;
  const size = Math.abs(change ?? difference);
  const unit = change !== undefined ? '%' : to.unit === '%' ? ' points' : '';
  const changed = change === undefined ? number.format(tidy(size)) : oneDecimal.format(size);
  const rough = from.bound === undefined && to.bound === undefined ? '' : '≈ ';
  return `${rough}${difference > 0 ? '+' : '−'}${changed}${unit}${before === undefined ? '' : ` on ${before}`}`;
}

const DAY = 86_400_000;
const LEAST_OF_A_MONTH = 27 * DAY;
/** What is counted on some days of a year is counted again after no more than this. */
const A_YEAR_AND_WEEKS = 400 * DAY;

/** Whether years or months lie between two of them; between counts of days, or of parts of years, more than a year. */
function isGap(before: Period, after: Period): boolean {
  const length = Date.parse(before.to) - Date.parse(before.from);
  const isWhole = before.from.endsWith('-01') && length >= LEAST_OF_A_MONTH;
  return Date.parse(after.from) - Date.parse(before.to) > (isWhole ? DAY : A_YEAR_AND_WEEKS);
}

/** The same after the period that it is of, where that is not the one above it: "2018: 18 more than in 2017 …" */
export function datedComparison(comparison: Comparison, from: FigureItem, to: FigureItem): string {
  const words = comparisonInWords(comparison, from, to);
  return `${periodInWords(to.period)}: ${uncapitalised(words)}`;
}

function uncapitalised(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** @param known “at least ” or the like, where the figures are not known exactly */
function differenceInWords({ difference }: Comparison, unit: string, known: string): string {
  if (difference === 0) return known === '' ? 'The same as' : 'About the same as';
  const size = Math.abs(difference);
  const amount = unit === '£' ? pounds(size) : `${number.format(tidy(size))}${unit === '%' ? pointsFor(size) : ''}`;
  const lower = isCount(unit) ? 'fewer' : 'less';
  return `${known.charAt(0).toUpperCase()}${known.slice(1)}${amount} ${difference > 0 ? 'more' : lower} than`;
}

/** Whether a unit is a plural noun, of which there can be fewer. */
function isCount(unit: string): boolean {
  return /^[a-z]/.test(unit) && !unit.startsWith('per ');
}

function pointsFor(size: number): string {
  return size === 1 ? ' percentage point' : ' percentage points';
}

function changeInWords({ change, difference }: Comparison, known: string): string {
  if (change === undefined || difference === 0) return '';
  return `, ${change > 0 ? 'up' : 'down'} ${known}${oneDecimal.format(Math.abs(change))}%`;
}

/** Undoes what subtraction does to decimals: 0.30000000000000004 → 0.3 */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
