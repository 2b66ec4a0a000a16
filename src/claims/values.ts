/** Whether a number that a message states is one that the record holds, is rounded from it, or is one garbled. */
import type { NumberKind, StatedNumber } from './numbers.ts';

/** How a stated number stands to a recorded one. */
export type ValueFit = 'same' | 'rounded' | 'garbled' | 'other';

const ABOUT = 0.05;
const ROUGHLY = 0.12;
/** From here on “times” are how often something happened, and not by how much it grew. */
const MOST_FOLD = 10;

/** @param kind what the recorded number is */
export function valueFit(stated: StatedNumber, value: number, kind: NumberKind): ValueFit {
  // “Doubled” is no count of two.
  const isMultiple = stated.kind === 'times' && kind === 'count' && stated.value <= MOST_FOLD;
  if (isMultiple || !areAlike(stated.kind, kind))
    return stated.value === value && kind !== 'money' && stated.kind !== 'money' ? 'garbled' : 'other';
  const { value: said, hedge } = stated;
  if (said === value) return 'same';
  const difference = Math.abs(said - value) / Math.max(Math.abs(value), 1e-9);
  const step = stepOf(said);
  if (hedge === 'over' && value > said && (value - said < step || difference < ABOUT)) return 'rounded';
  if (hedge === 'under' && value < said && (said - value < step || difference < ABOUT)) return 'rounded';
  if (hedge === 'about' && (difference < ABOUT || (difference < ROUGHLY && Math.abs(said - value) <= step / 2)))
    return 'rounded';
  if (Math.abs(said - value) <= step / 2 && step > 1 && significant(said) < significant(value) && difference < ABOUT)
    return 'rounded';
  if (step < 1 && Math.abs(said - value) <= step / 2 + 1e-9) return 'rounded';
  if (step === 1 && !Number.isInteger(value) && Math.round(value) === said && (kind === 'share' || kind === 'times'))
    return 'rounded';
  return isGarbled(said, value) ? 'garbled' : 'other';
}

/** Kinds that people and the record tell alike: a ratio is a number of times, a share may stand without its sign. */
function areAlike(stated: NumberKind, recorded: NumberKind): boolean {
  if (stated === recorded) return true;
  // “3.8 million of it”, “then 77.5”: the sign is left to what stands before.
  if (stated === 'count') return recorded !== 'points';
  const loose = new Set<NumberKind>(['count', 'times', 'duration']);
  return loose.has(stated) && loose.has(recorded);
}

/** The unit of the last digit that is no rounding: 1,000 for 31,000, 0.1 for 7.7. */
function stepOf(value: number): number {
  const all = digitsOf(value);
  const trailing = all.length - all.replace(/0+$/, '').length;
  return 10 ** (exponentOf(value) - (all.length - 1 - trailing));
}

/** How many digits tell something. */
export function significant(value: number): number {
  return digitsOf(value).replace(/0+$/, '').length;
}

function exponentOf(value: number): number {
  return value === 0 ? 0 : Number(value.toExponential().split('e')[1]);
}

const digits = new Map<number, string>();
/** The numbers of a record and of a message are looked at again and again; beyond so many they are begun anew. */
const MAX_KNOWN = 10_000;

function digitsOf(value: number): string {
  let known = digits.get(value);
  if (known === undefined) {
    known = String(Number(value.toPrecision(12)))
      .replace(/e.*$/, '')
      .replace(/^0\.0*/, '')
      .replace(/\D/g, '');
    if (digits.size >= MAX_KNOWN) digits.clear();
    digits.set(value, known);
  }
  return known;
}

/** One digit other, left out, added or exchanged with its neighbour, or the decimal point moved. */
function isGarbled(said: number, value: number): boolean {
  const [one, other] = [digitsOf(said), digitsOf(value)];
  const [left, right] = [one.replace(/0+$/, ''), other.replace(/0+$/, '')];
  if (left === right) return true;
  if (Math.max(one.length, other.length) < 2) return false;
  // “7.7 million” of 774,737: rounded, and its point moved.
  if (left.length >= 2 && digitsOf(Number(value.toPrecision(left.length))).replace(/0+$/, '') === left) return true;
  return distance(one, other) <= 1;
}

/** Edits between two runs of digits, an exchange of neighbours counting as one. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 1) return 2;
  if (one.length === other.length) {
    const wrong = [...one].flatMap((digit, at) => (digit === other[at] ? [] : [at]));
    const [first = 0, second = 0] = wrong;
    const isSwapped = wrong.length === 2 && one[first] === other[second] && one[second] === other[first];
    return isSwapped ? 1 : wrong.length;
  }
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short) ? 1 : 2;
}
