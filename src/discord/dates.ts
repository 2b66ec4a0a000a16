import { type IsoDate, isoDate } from '../corpus/schema.ts';
import { Mistake } from './mistake.ts';
import { LINES } from './words.ts';

/** Two options as a span of days. @throws Mistake where a date can't be read, or the first is the later one */
export function readSpan(from: string | undefined, to: string | undefined): { from?: IsoDate; to?: IsoDate } {
  const span = {
    ...(from === undefined ? {} : { from: readDate(from, 'first') }),
    ...(to === undefined ? {} : { to: readDate(to, 'last') }),
  };
  if (span.from !== undefined && span.to !== undefined && span.from > span.to) throw new Mistake(LINES.datesReversed);
  return span;
}

/** A day, or the first or last day of a month or year: 2018, 2018-11, 2018-11-29. */
function readDate(text: string, edge: 'first' | 'last'): IsoDate {
  const match = /^\s*(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?\s*$/.exec(text);
  if (match === null) throw new Mistake(LINES.badDate(text));
  const [, year = '', month, day] = match;
  const monthOrEdge = month ?? (edge === 'first' ? '01' : '12');
  const date = `${year}-${monthOrEdge}-${day ?? (edge === 'first' ? '01' : lastDay(Number(year), Number(monthOrEdge)))}`;
  if (!isoDate.safeParse(date).success) throw new Mistake(LINES.badDate(text));
  return date;
}

function lastDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).getUTCDate().toString().padStart(2, '0');
}
