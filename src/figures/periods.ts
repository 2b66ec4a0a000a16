/** The periods that an article names, resolved against the day on which it was published. */
import type { IsoDate, Period } from '../corpus/schema.ts';

export interface PeriodMention extends Period {
  /** offsets in the sentence */
  start: number;
  end: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)';
const YEAR = '(19[5-9]\\d|20\\d\\d)';
const DAY_MILLISECONDS = 86_400_000;

interface Reader {
  pattern: RegExp;
  /** the period of the words, or undefined where the day of publication is needed and not known */
  read(match: RegExpExecArray, published: IsoDate | undefined): Period | undefined;
}

const reader = (pattern: string, read: Reader['read']): Reader => ({ pattern: new RegExp(pattern, 'gi'), read });

/** Tried in this order; what one has read, the later ones leave alone. */
const READERS: readonly Reader[] = [
  reader(
    `\\b(?:year|12 months|twelve months) (?:to|ending|ended|up to)(?: in| the end of)?(?: \\d{1,2})? ${MONTH}(?: ${YEAR})?`,
    (match, published) => yearTo(match[1], match[2], published),
  ),
  reader(`\\b${YEAR}[/–-](\\d\\d)(?!\\d|[/–-])`, ([, year]) => days(`${year}-04-01`, `${Number(year) + 1}-03-31`)),
  // “The lowest since 2014” compares; it counts nothing since then.
  reader(
    `\\b(?:lowest|highest|smallest|largest|first|best|worst|not|peak)(?: \\w+){0,2} since (?:${MONTH} )?${YEAR}`,
    () => undefined,
  ),
  reader(`\\bend of ${MONTH} ${YEAR}`, (match, published) => {
    const day = latestMonth(match[1], match[2], published)?.to;
    return day === undefined ? undefined : days(day, day);
  }),
  reader(`\\b(?:between|from) ${YEAR} (?:and|to) ${YEAR}`, ([, first, last]) =>
    days(`${first}-01-01`, `${last}-12-31`),
  ),
  reader(`\\bbetween ${MONTH} and ${MONTH}(?: ${YEAR})?`, (match, published) => between(match, published)),
  reader(`\\bfrom ${MONTH} to ${MONTH}(?: ${YEAR})?`, (match, published) => between(match, published)),
  reader(`\\bsince (?:${MONTH} )?${YEAR}`, (match, published) =>
    published === undefined ? undefined : days(`${match[2]}-${month(match[1]) ?? '01'}-01`, published),
  ),
  reader(`\\bsince ${MONTH}\\b`, (match, published) => {
    const first = latestMonth(match[1], undefined, published);
    return first === undefined || published === undefined ? undefined : days(first.from, published);
  }),
  reader(`\\bso far (?:in ${YEAR}|this year)`, ([, year], published) =>
    published === undefined ? undefined : days(`${year ?? published.slice(0, 4)}-01-01`, published),
  ),
  reader(`\\bthis year\\b`, (_, published) =>
    published === undefined ? undefined : days(`${published.slice(0, 4)}-01-01`, published),
  ),
  reader(`\\b(?:last|the previous) year\\b`, (_, published) =>
    published === undefined ? undefined : wholeYear(Number(published.slice(0, 4)) - 1),
  ),
  reader(`\\blast month\\b`, (_, published) => (published === undefined ? undefined : monthOf(shifted(published, -1)))),
  reader(`\\b(?:past|last) (year|month|week)\\b`, ([, unit], published) =>
    published === undefined ? undefined : back(published, 1, unit),
  ),
  reader(
    `\\b(?:past|last) (\\d{1,2}|two|three|four|five|six|ten|twelve) (year|month|week|day)s`,
    ([, count, unit], published) => (published === undefined ? undefined : back(published, number(count), unit)),
  ),
  reader(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${MONTH}(?: ${YEAR})?`, ([, day, name, year], published) =>
    dayOf(day, name, year, published),
  ),
  reader(`\\b(yesterday|today)\\b`, ([, word], published) => {
    if (published === undefined) return undefined;
    const day = word?.toLowerCase() === 'today' ? published : shiftedDays(published, -1);
    return days(day, day);
  }),
  reader(`\\b${MONTH} ${YEAR}`, (match, published) => latestMonth(match[1], match[2], published)),
  reader(`\\b(?:in|during|last) ${MONTH}\\b`, (match, published) => latestMonth(match[1], undefined, published)),
  reader(`\\b${YEAR}\\b(?![/-]\\d)`, ([, year]) => wholeYear(Number(year))),
];
const EARLIER =
  /\b(?:the year before|a year earlier|(?:in |on )?the previous (?:year|12 months|twelve months)|the year earlier)\b/gi;

/** The periods that a sentence names, in the order in which they stand. */
export function readPeriods(sentence: string, published: IsoDate | undefined): PeriodMention[] {
  const found: PeriodMention[] = [];
  const isFree = (start: number, end: number) => !found.some((other) => start < other.end && end > other.start);
  const earlier = [...sentence.matchAll(EARLIER)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  for (const { pattern, read } of READERS) {
    for (const match of sentence.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const period =
        isFree(start, end) &&
        !earlier.some((other) => start < other.end && end > other.start) &&
        read(match, published);
      if (period) found.push({ ...period, start, end });
    }
  }
  found.sort((a, b) => a.start - b.start);
  const [main] = found;
  const before = main ?? (published ? { ...wholeYear(Number(published.slice(0, 4))), start: 0, end: 0 } : undefined);
  if (before) for (const place of earlier) found.push({ ...yearEarlier(before), ...place });
  return found.sort((a, b) => a.start - b.start);
}

/**
 * The period of one quantity: the one that follows it before another quantity does; else what its sentence begins with.
 * @param others offsets of the sentence's other quantities
 */
export function periodOf(periods: readonly PeriodMention[], at: number, others: readonly number[]): Period | undefined {
  const next = others.find((other) => other > at) ?? Number.POSITIVE_INFINITY;
  const own =
    periods.find(({ start }) => start > at && start < next) ?? periods.findLast(({ end }) => end <= at) ?? periods[0];
  return own && { from: own.from, to: own.to };
}

function days(from: IsoDate, to: IsoDate): Period | undefined {
  return from <= to ? { from, to } : undefined;
}

function wholeYear(year: number): Period {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

function month(name: string | undefined): string | undefined {
  const index = MONTHS.indexOf(name?.slice(0, 3).toLowerCase() ?? '');
  return index < 0 ? undefined : String(index + 1).padStart(2, '0');
}

function monthOf(day: IsoDate): Period {
  const [year, number] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return { from: `${day.slice(0, 7)}-01`, to: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
}

/** A month that is named without its year is the last one that had begun on the day of publication. */
function latestMonth(
  name: string | undefined,
  year: string | undefined,
  published: IsoDate | undefined,
): Period | undefined {
  const number = month(name);
  if (number === undefined || (year === undefined && published === undefined)) return undefined;
  const own = Number(published?.slice(0, 4) ?? year);
  const known = year ?? (`${own}-${number}-01` <= (published ?? '') ? own : own - 1);
  return monthOf(`${known}-${number}-01`);
}

function yearTo(
  name: string | undefined,
  year: string | undefined,
  published: IsoDate | undefined,
): Period | undefined {
  const last = latestMonth(name, year, published);
  return last && days(shifted(last.from, -11), last.to);
}

function between([, first, last, year]: RegExpExecArray, published: IsoDate | undefined): Period | undefined {
  const to = latestMonth(last, year, published);
  const number = month(first);
  if (!to || number === undefined) return undefined;
  const from = `${to.to.slice(0, 4)}-${number}-01`;
  return days(from <= to.to ? from : shifted(from, -12), to.to);
}

function dayOf(
  day: string | undefined,
  name: string | undefined,
  year: string | undefined,
  published: IsoDate | undefined,
): Period | undefined {
  const within = latestMonth(name, year, published);
  if (within === undefined) return undefined;
  const exact = `${within.from.slice(0, 7)}-${(day ?? '').padStart(2, '0')}`;
  return exact <= within.to && exact >= within.from ? { from: exact, to: exact } : undefined;
}

function back(published: IsoDate, count: number, unit: string | undefined): Period {
  const name = unit?.toLowerCase();
  if (name === 'week' || name === 'day')
    return { from: shiftedDays(published, -count * (name === 'week' ? 7 : 1)), to: published };
  const from = shifted(published, -count * (name === 'month' ? 1 : 12));
  return { from, to: published };
}

function yearEarlier({ from, to }: Period): Period {
  return {
    from: shifted(from, -12),
    to: from.slice(5) === '01-01' || to.slice(5) !== '02-29' ? shifted(to, -12) : `${Number(to.slice(0, 4)) - 1}-02-28`,
  };
}

/** A day some months on; the last days of longer months become the last of shorter ones. */
function shifted(day: IsoDate, months: number): IsoDate {
  const first = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1))
    .toISOString()
    .slice(0, 10);
  const same = `${first.slice(0, 7)}-${day.slice(8)}`;
  const { to } = monthOf(first);
  return same <= to ? same : to;
}

function shiftedDays(day: IsoDate, count: number): IsoDate {
  return new Date(Date.parse(day) + count * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

function number(word: string | undefined): number {
  const words: Record<string, number> = { two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10, twelve: 12 };
  return words[word?.toLowerCase() ?? ''] ?? Number(word);
}
