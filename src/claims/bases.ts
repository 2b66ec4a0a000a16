/** The number from which a claim has another one rise or fall: “up from 6,651”, “from 101 to 42”. */

import type { FigureMatch } from './compare-figures.ts';
import type { ClaimRecord } from './evidence.ts';
import type { StatedNumber } from './numbers.ts';
import { directionOf } from './pairs.ts';
import type { ReadClaim } from './reading.ts';
import type { Difference } from './types.ts';

const BEHIND = /^[^.;!?]{0,40}?\b(\p{L}+) from (£?[\d,.]*\d)/u;
const BEFORE = /\bfrom (£?[\d,.]*\d) to (?:just |only |about )?$/;

/**
 * Where the record has the two numbers in the other order of time, or the way between them is not the one that is told.
 * @param after what follows the claim in its message
 */
export function baseClash(
  { text, start }: ReadClaim,
  number: StatedNumber,
  { item: { entry }, value }: FigureMatch,
  { after, record }: { after: string; record: ClaimRecord },
): Difference | undefined {
  const behind = BEHIND.exec(`${text.slice(number.end - start)}${after}`);
  const [, told] = BEFORE.exec(text.slice(0, number.start - start)) ?? [undefined, behind?.[2]];
  const base = told === undefined ? undefined : Number(told.replace(/[£,]/g, ''));
  if (entry.kind === 'statement' || base === undefined) return undefined;
  const { measure, source, area, figure } = entry;
  const from = record.itemsOf(base).flatMap((at) => {
    const other = record.items[at]?.entry;
    const isSame = other?.kind === 'figure' && other.measure === measure && other.source === source;
    return isSame && other.area === area && other !== entry ? [other] : [];
  })[0];
  if (from === undefined) return undefined;
  const isLater = from.figure.period.to > figure.period.to;
  if (!isLater && directionOf(behind?.[1] ?? '') * Math.sign(value - base) >= 0) return undefined;
  const said = { start: number.start, end: number.end, text: text.slice(number.start - start, number.end - start) };
  const recorded = `${base.toLocaleString('en-GB')} (${from.figure.period.from}/${from.figure.period.to})`;
  return { slot: 'direction', said, recorded, item: from.id };
}
