/** Whether a number is the highest or lowest of its series, as a claim has it: “the worst year on record”, “fewest since 2014”. */
import type { FigureEntry } from '../corpus/corpus.ts';
import { yearOf } from '../dates/calendar.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { ClaimRecord } from './evidence.ts';
import { daysOf } from './periods.ts';
import type { ReadClaim } from './reading.ts';
import { dated, likeOf } from './series.ts';
import type { Difference } from './types.ts';

const worded = (name: string) => new RegExp(String.raw`(?<!\p{L})${pattern(name)}(?!\p{L})`, 'iu');
const HIGHEST = worded('claims.highest');
const LOWEST = worded('claims.lowest');
const SINCE = /\bsince (?:at least )?((?:19|20)\d\d)\b/;
/** So far behind a claim it may still be of its number. */
const NEARBY = 70;
/** Counts of about the same length are held against one another. */
const LIKE = 0.1;

/**
 * The count of another time that is beyond one which a claim calls the highest or lowest.
 * @param after what follows the claim in its message
 */
export function extremeClash(
  claim: ReadClaim,
  entry: FigureEntry,
  after: string,
  record: ClaimRecord,
): Difference | undefined {
  const [rest = ''] = /^[^.!?\n]*/.exec(after.slice(0, NEARBY)) ?? [];
  const told = `${claim.text}${rest}`;
  const [high, low] = [HIGHEST.exec(told), LOWEST.exec(told)];
  const said = high ?? low;
  if (said === null || (high !== null && low !== null)) return undefined;
  const since = Number(SINCE.exec(told)?.[1] ?? 0);
  const days = daysOf(entry.figure.period);
  const isBeyond = ({ figure }: FigureEntry) =>
    high === null ? figure.value < entry.figure.value : figure.value > entry.figure.value;
  const beyond = likeOf(entry, record).find(
    (other) =>
      other.figure.period.to < entry.figure.period.to &&
      yearOf(other.figure.period.to) > since &&
      other.figure.period.from.slice(5) === entry.figure.period.from.slice(5) &&
      Math.abs(daysOf(other.figure.period) / days - 1) <= LIKE &&
      isBeyond(other),
  );
  if (beyond === undefined) return undefined;
  const start = claim.start + said.index;
  const end = start + said[0].length;
  const shown = end <= claim.end ? { said: { start, end, text: said[0] } } : {};
  return { slot: 'compared', ...shown, recorded: dated(beyond), item: beyond.id };
}
