/** Which figure another one is held against: “127, up from 116 in 2017”. */

interface Comparable {
  start: number;
  end: number;
  unit: string;
}

const AGAINST =
  /\b(?:(?:up|down) from|(?:fell|rose|dropped|increased|grew|risen|fallen|cut|reduced) from|compared (?:with|to)|against|than(?: the)?)\s(?:about |around |nearly |almost |just |some |only )?[£$€]?$/;
const FROM = /\bfrom\s[£$€]?$/;
const NEAR = 60;

/**
 * The start of the quantity that this one is compared with.
 * @param all the quantities of its sentence, in order
 */
export function comparedWith(text: string, quantity: Comparable, all: readonly Comparable[]): number | undefined {
  const at = all.findIndex(({ start }) => start === quantity.start);
  const [before, next] = [all[at - 1], all[at + 1]];
  // “From 410 to 328”: the second is the new one.
  if (
    before &&
    isSame(before, quantity) &&
    /^ to $/.test(text.slice(before.end, quantity.start).replace(/[£$€]$/, ''))
  ) {
    return FROM.test(text.slice(Math.max(0, before.start - NEAR), before.start)) ? before.start : undefined;
  }
  if (!next || !isSame(next, quantity)) return undefined;
  return AGAINST.test(text.slice(Math.max(quantity.end, next.start - NEAR), next.start)) ? next.start : undefined;
}

function isSame(one: Comparable, other: Comparable): boolean {
  return one.unit === other.unit;
}
