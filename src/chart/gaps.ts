/** The times between the columns of a panel of which nothing is on record. */
import type { IsoDate, Period } from '../corpus/schema.ts';
import type { Panel } from './types.ts';

const DAY = 86_400_000;
/** A shorter gap is none that a reader would miss. */
const LEAST_DAYS = 40;

/** Counts on single days, or on a few, leave no gaps: nobody counted between them. */
export function gapsIn({ columns }: Panel): Period[] {
  return columns.slice(1).flatMap(({ period }, at) => {
    const before = columns[at]?.period;
    if (before === undefined || isShort(before) || isShort(period)) return [];
    const gap = { from: moved(before.to, 1), to: moved(period.from, -1) };
    return Date.parse(gap.to) - Date.parse(gap.from) > LEAST_DAYS * DAY ? [gap] : [];
  });
}

/** Days of what was counted on a day or at an event: less than a month. */
const SHORT_DAYS = 27;

function isShort({ from, to }: Period): boolean {
  return Date.parse(to) - Date.parse(from) < SHORT_DAYS * DAY;
}

function moved(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}
