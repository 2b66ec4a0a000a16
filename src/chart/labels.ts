/** Where the values stand: on their columns where there is room, else above others, with a line down to their own. */
import type { Bound } from '../corpus/schema.ts';
import type { Column } from './types.ts';

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A column and the label that belongs to it, in pixels. */
export interface Labelled {
  column: Box;
  width: number;
}

/** Where a label stands; `leader`: the upper end of the line from its column, where it stands not right on it. */
export interface Placed {
  box: Box;
  leader?: { x: number; top: number; bottom: number };
}

/** From one row of labels to the next, the height of a label, and the space between a label and its column. */
const LINE = 16;
const HEIGHT = 12.5;
const GAP = 2;
/** Labels keep so far from each other, and from columns, sideways. */
const APART = 4;
const APART_FROM_COLUMN = 0.5;
/** Rows above a column that are tried. */
const ROWS = 12;
/** How far a label stands from its column's middle, as shares of what leaves the middle below it: tried in this order. */
const SHIFTS = [0, 0.5, -0.5, 1, -1];
/** The same where others stand close on the left, or on the right: away from them. */
const RIGHTWARDS = [1, 0.5, 0, -0.5, -1];
const LEFTWARDS = [-1, -0.5, 0, 0.5, 1];

/**
 * Puts each label as low as it can stand: clear of all columns, of other labels and of their lines.
 * @param within the left and right edge that no label may cross
 * @returns in the order of the columns; undefined where one finds no place
 */
export function placeLabels(columns: readonly Labelled[], within: [number, number]): Placed[] | undefined {
  const tries = ordersOf(columns).flatMap((order) =>
    WAYS.flatMap((shiftsOf) => placeInOrder(columns, { order, shiftsOf, within }) ?? []),
  );
  return tries.sort((one, other) => one.rows - other.rows)[0]?.labels;
}

/**
 * Orders in which labels are placed: the lowest first, so that higher neighbours give way; and from both ends inwards, so
 * that the labels of columns that stand close rise like stairs, each line beside the labels before it.
 */
function ordersOf(columns: readonly Labelled[]): number[][] {
  const inTime = columns.map((_, at) => at);
  const top = (at: number) => columns[at]?.column.top ?? 0;
  const fromEnds = inTime.map((at) => (at % 2 === 0 ? at / 2 : columns.length - (at + 1) / 2));
  return [[...inTime].sort((one, other) => top(other) - top(one)), fromEnds, inTime, inTime.toReversed()];
}

interface Trial {
  order: readonly number[];
  shiftsOf: Way;
  within: [number, number];
}

function placeInOrder(
  columns: readonly Labelled[],
  { order, shiftsOf, within }: Trial,
): { labels: Placed[]; rows: number } | undefined {
  const placed = new Map<number, Candidate>();
  for (const at of order) {
    const others = [...placed.values()];
    const place = candidates(columns[at], shiftsOf(at, columns), within).find((each) =>
      isFree(each, at, columns, others),
    );
    if (place === undefined) return undefined;
    placed.set(at, place);
  }
  const labels = columns.flatMap((_, at) => placed.get(at) ?? []);
  return { labels, rows: labels.reduce((sum, { row }) => sum + row, 0) };
}

/** Which shifts are tried for a column. */
type Way = (at: number, columns: readonly Labelled[]) => readonly number[];

/** Over their own columns, away from close neighbours, or all to one side, where the other ends at the edge. */
const WAYS: readonly Way[] = [() => SHIFTS, awayFromCrowd, () => [-1], () => [1]];

/** Shifts away from the side on which more columns stand closer than the label is wide. */
function awayFromCrowd(at: number, columns: readonly Labelled[]): readonly number[] {
  const own = columns[at];
  if (own === undefined) return SHIFTS;
  const distances = columns.map(({ column }) => column.left - own.column.left);
  const left = distances.filter((distance) => distance < 0 && distance > -own.width).length;
  const right = distances.filter((distance) => distance > 0 && distance < own.width).length;
  if (left === right) return SHIFTS;
  return left > right ? RIGHTWARDS : LEFTWARDS;
}

type Candidate = Placed & { row: number };

function candidates(
  labelled: Labelled | undefined,
  shifts: readonly number[],
  [left, right]: [number, number],
): Candidate[] {
  if (labelled === undefined) return [];
  const { column, width } = labelled;
  const middle = (column.left + column.right) / 2;
  // The column's middle stays below its label, so that the line to it is upright.
  const most = Math.max(0, width / 2 - 0.5);
  return Array.from({ length: ROWS }, (_, row) => row).flatMap((row) =>
    shifts.map((shift): Candidate => {
      const start = Math.min(Math.max(middle - width / 2 + shift * most, left), right - width);
      const bottom = column.top - GAP - row * LINE;
      const box = { left: start, right: start + width, top: bottom - HEIGHT, bottom };
      return row === 0 ? { row, box } : { row, box, leader: { x: middle, top: bottom + 2, bottom: column.top - 1 } };
    }),
  );
}

function isFree({ box, leader }: Placed, at: number, columns: readonly Labelled[], placed: readonly Placed[]): boolean {
  const others = columns.filter((_, other) => other !== at).map(({ column }) => column);
  const labels = placed.map((each) => each.box);
  const leaders = placed.flatMap((each) => each.leader ?? []);
  if (labels.some((each) => touch(box, each)) || others.some((each) => touch(box, each, APART_FROM_COLUMN)))
    return false;
  if (leaders.some((each) => touch(box, lineBox(each)))) return false;
  return (
    leader === undefined || ![...labels, ...others].some((each) => touch(lineBox(leader), each, APART_FROM_COLUMN))
  );
}

function lineBox({ x, top, bottom }: { x: number; top: number; bottom: number }): Box {
  return { left: x, right: x, top, bottom };
}

function touch(one: Box, other: Box, apart = APART): boolean {
  const aside = one.left >= other.right + apart || other.left >= one.right + apart;
  return !aside && one.top < other.bottom + 1 && other.top < one.bottom + 1;
}

/** Before a value: on which side of it the number lies that its source gives only so. */
const SIGNS: Record<Bound, string> = {
  'more than': '>',
  'just over': '>',
  'at least': '≥',
  'up to': '≤',
  nearly: '<',
  under: '<',
};

/** What stands before the value on a column, which is never written as an exact one where its source has none. */
function signOf({ approximate, bound }: Column): string {
  return bound === undefined ? (approximate ? '≈' : '') : SIGNS[bound];
}

/** The value as it stands on a column. */
export function writtenOn(column: Column): string {
  return `${signOf(column)}${column.label}`;
}

/** What the signs on columns mean: “about (≈)”, “at least (≥)”. */
export function signsOf(columns: readonly Column[]): string[] {
  const rough = columns.filter(({ approximate }) => approximate);
  return [...new Set(rough.map((column) => `${column.bound ?? 'about'} (${signOf(column)})`))];
}
