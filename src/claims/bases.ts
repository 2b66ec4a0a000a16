/** Whether a number rose or fell as a claim has it: “up from 6,651”, “from 101 to 42”, “rose to 97”. */
import type { FigureEntry } from '../corpus/corpus.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { FigureMatch } from './compare-figures.ts';
import type { ClaimRecord } from './evidence.ts';
import type { StatedNumber } from './numbers.ts';
import { directionOf } from './pairs.ts';
import type { ReadClaim } from './reading.ts';
import { dated, isJustBefore, likeOf } from './series.ts';
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
  return { slot: 'direction', said, recorded: dated(from), item: from.id };
}

const CHANGED = new RegExp(
  String.raw`\b\p{L}+(?: \p{L}+){0,2} to (?:(?:just|only|${pattern('claims.about')}) )?$`,
  'u',
);

/** Where a number has risen or fallen to what it is, as the claim tells it, and the period just before has it otherwise. */
export function changeClash(
  { text, start }: ReadClaim,
  number: StatedNumber,
  { item: { entry } }: FigureMatch,
  record: ClaimRecord,
): Difference | undefined {
  const [change = ''] = CHANGED.exec(text.slice(0, number.start - start)) ?? [];
  const direction = directionOf(change);
  if (direction === 0 || entry.kind === 'statement') return undefined;
  const before = likeOf(entry, record).filter((other) => isJustBefore(other, entry));
  const isOther = ({ figure }: FigureEntry) => direction * (entry.figure.value - figure.value) < 0;
  const [first] = before;
  if (first === undefined || !before.every(isOther)) return undefined;
  const told = endTelling(change, direction);
  const from = number.start - told.length;
  const said = { start: from, end: number.end, text: text.slice(from - start, number.end - start) };
  return { slot: 'direction', said, recorded: `${dated(entry)}, ${dated(first)}`, item: entry.id };
}

/** The shortest end of some words that still tells of the change. */
function endTelling(words: string, direction: number): string {
  const shorter = words.replace(/^\S+ /, '');
  return shorter !== words && directionOf(shorter) === direction ? endTelling(shorter, direction) : words;
}
