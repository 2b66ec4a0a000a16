/** When a weekly post is due, by London’s calendar and clock. */
import type { IsoDate } from '../../corpus/schema.ts';
import { daysAfter, inLondon, instantInLondon, lastWeekday } from '../../dates/london.ts';
import type { WeeklyPost } from '../../store/settings.ts';

/** The days that a digest tells of, and the instants between which the record changed. */
export interface Week {
  /** first and last day of what was asked */
  first: IsoDate;
  last: IsoDate;
  /** ISO 8601, UTC */
  from: string;
  to: string;
}

const DAYS = 7;
/** A post may be so late where no process ran at its hour; one that would be later is left out. */
const LATE_MS = 24 * 60 * 60 * 1_000;

/**
 * The day on which a weekly post fell due last. Where the clock is put forward over its hour it is due with the next one, and where
 * it is put back it is due once, since it goes by the day.
 * @param now ISO 8601, UTC
 * @returns undefined where that is too long ago, or before the post was wanted
 */
export function dueDay({ weekday, hour, since }: WeeklyPost, now: string): IsoDate | undefined {
  const day = lastWeekday(now, { weekday, hour });
  const due = instantInLondon({ day, hour });
  return due >= since && Date.parse(now) - Date.parse(due) <= LATE_MS ? day : undefined;
}

/** The week before a post that is due on a day: the seven days before it, and the changes up to its hour. */
export function weekBefore({ hour }: Pick<WeeklyPost, 'hour'>, day: IsoDate): Week {
  return {
    first: daysAfter(day, -DAYS),
    last: daysAfter(day, -1),
    from: instantInLondon({ day: daysAfter(day, -DAYS), hour }),
    to: instantInLondon({ day, hour }),
  };
}

/** The last seven days, today among them. @param now ISO 8601, UTC */
export function weekUpTo(now: string): Week {
  const { day } = inLondon(now);
  const first = daysAfter(day, 1 - DAYS);
  // What was noticed at this very instant is told, too.
  const to = new Date(Date.parse(now) + 1).toISOString();
  return { first, last: day, from: instantInLondon({ day: first, hour: 0 }), to };
}
