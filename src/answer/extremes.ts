/** The highest or lowest figure of a series, where a question asks when that was. */
import type { Entry, FigureEntry } from '../corpus/corpus.ts';
import type { Period } from '../corpus/schema.ts';
import { END } from '../dates/words.ts';
import { words as lexicon } from '../lexicon/lexicon.ts';
import { asksHappening, asksWhetherEnd, type Extreme, mayRankEvents, ranksEvents } from '../query/extremes.ts';
import type { TypedQuery } from '../query/query.ts';
import { terms } from '../search/analyzer.ts';
import type { Index } from '../search/index.ts';
import { isShare, isWholeMonth, isYear, LIKE_LENGTH, likeGroups, unlikeness } from './compare.ts';
import type { Weighed } from './features.ts';
import type { AtExtreme } from './notes.ts';
import { areSame, daysFrom } from './periods.ts';

/** Of fewer periods none is said to be the highest or lowest. */
const LEAST_PERIODS = 3;
/** Events are told apart by their names. */
const LEAST_EVENTS = 2;
/** Days that something may last which comes once a year. */
const HAPPENING = 7;
/** The longest period that a count of what stood on some day is given for. */
const A_MONTH = 31;
/** What the names of most events hold: it narrows nothing. */
const EVENT_TERMS: ReadonlySet<string> = new Set([...lexicon('questions.ranked-events')].flatMap(terms));
/** The periods that a question may ask for. */
const YEAR = /\byears?\b/;
const MONTH = /\bmonths?\b/;

/**
 * The highest or lowest figures of the series of a question's best item, within the time that is asked about. The series is that
 * of like periods, or where what is counted or too few like periods call for it, of all that can be ranked.
 * @returns undefined where none is asked for, where too few periods are held, or where another organisation's count for another
 * period lies beyond them
 */
export function extremeOf(query: TypedQuery, best: Entry, index: Index): AtExtreme | undefined {
  const { extreme, when, text } = query;
  if (extreme === undefined || best.kind !== 'figure') return undefined;
  const ofEvents = best.figure.event !== undefined;
  if (ofEvents ? !mayRankEvents(text) : (asksHappening(text) || ranksEvents(text)) && !isHappening(best))
    return undefined;
  // Whether a number of one year is a record is told by all years.
  const span = asksWhetherEnd(text) ? undefined : spanOf(when);
  const held = index
    .byMeasure(best.measure.id)
    .map((number) => index.entry(number))
    .filter((entry) => entry.kind === 'figure')
    .filter((entry) => isCountOf(entry, best) && (span === undefined || isWithin(entry.figure.period, span)));
  const series = seriesFor(query, best, held);
  const value = endOf(series, extreme);
  const leads = series.filter((entry) => entry.figure.value === value);
  const [lead] = leads;
  if (lead === undefined || series.length < (ofEvents ? LEAST_EVENTS : LEAST_PERIODS)) return undefined;
  const isBeyond = (entry: FigureEntry) => endOf([entry, lead], extreme) !== value && !series.includes(entry);
  const contradicted = held.some(
    (entry) =>
      isBeyond(entry) &&
      series.some((other) => isSamePeriod(entry, other)) &&
      !leads.some((other) => isSamePeriod(entry, other)),
  );
  if (contradicted) return undefined;
  const canOutdo = ({ figure: { period } }: FigureEntry) => {
    const [days, most] = [daysFrom(period.from, period.to), daysFrom(lead.figure.period.from, lead.figure.period.to)];
    return extreme === 'most' ? days <= LIKE_LENGTH * most : LIKE_LENGTH * days >= most;
  };
  const outdone = held.filter(
    (entry) => canOutdo(entry) && isBeyond(entry) && !leads.some((one) => isSamePeriod(one, entry)),
  );
  const end = endOf(outdone, extreme);
  const beyond = ofEvents ? undefined : outdone.find(({ figure }) => figure.value === end);
  return { extreme, leads, series, withinAsked: span !== undefined, ...(beyond === undefined ? {} : { beyond }) };
}

/** The figures at the end of a series as items as sure as the best one, which they stand for. */
export function leadsOf<T extends Weighed>(
  at: { leads: readonly FigureEntry[]; beyond?: FigureEntry } | undefined,
  scored: readonly T[],
  best: T,
): T[] {
  const found = (entry: FigureEntry) => scored.find((item) => item.entry === entry) ?? best;
  const leads = [...(at?.leads ?? []), ...(at?.beyond === undefined ? [] : [at.beyond])];
  return leads.map((entry) => ({ ...found(entry), entry, score: best.score }));
}

/** From the first day that is asked about to the last. */
export function spanOf({ periods, untilNow }: TypedQuery['when']): Period | undefined {
  const [first] = periods;
  if (first === undefined) return undefined;
  const [from = first.from] = periods.map((period) => period.from).sort();
  const to =
    periods
      .map((period) => period.to)
      .sort()
      .at(-1) ?? first.to;
  return { from, to: untilNow ? END : to };
}

/** A count, not a plan, of the same measure and area; of events where the other one is. */
function isCountOf(entry: FigureEntry, best: FigureEntry): boolean {
  const isOfEvent = ({ figure }: FigureEntry) => figure.event !== undefined;
  return entry.area === best.area && isOfEvent(entry) === isOfEvent(best) && !entry.forecast;
}

/** The figures that are ranked; the best item's own organisation is preferred, others fill its gaps. */
function seriesFor(query: TypedQuery, best: FigureEntry, held: readonly FigureEntry[]): FigureEntry[] {
  const preferred = [...held].sort((a, b) => Number(b.by.id === best.by.id) - Number(a.by.id === best.by.id));
  if (best.figure.event !== undefined) return inTime(ofNamedEvents(query, best, preferred));
  if (isShare(best.measure.unit) || areOfDays(preferred)) return inTime(preferred.filter(isFirstOfPeriod));
  const ofAsked = preferred.filter(({ figure: { period } }) => {
    if (isHappening(best)) return true;
    if (YEAR.test(query.words)) return isYear(period);
    return !MONTH.test(query.words) || isWholeMonth(period);
  });
  const groups = likeGroups(ofAsked, (one, other) => unlikeness(one, other).every((each) => each === 'counter'));
  const longest = groups.reduce((longest, group) => (group.length > longest.length ? group : longest), []);
  // Where too few years begin on one day of the year, all are ranked, whenever they begin.
  const ofYears = () => inTime(ofAsked.filter(({ figure }) => isYear(figure.period)).filter(isFirstOfPeriod));
  return longest.length < LEAST_PERIODS ? ofYears() : longest;
}

/**
 * What stands at some number on a day, as the officers of a force or the front counters do: all counts of it are of days or months,
 * some of one day, and any of them may be held against any other.
 */
function areOfDays(figures: readonly FigureEntry[]): boolean {
  const lengths = figures.map(({ figure: { period } }) => daysFrom(period.from, period.to));
  return lengths.includes(1) && lengths.every((days) => days <= A_MONTH);
}

/** The counts of events that a question names something of: “which *Just Stop Oil* protest”. */
function ofNamedEvents(
  { words }: TypedQuery,
  best: FigureEntry,
  figures: readonly FigureEntry[],
): readonly FigureEntry[] {
  const ofMeasure = new Set(terms(best.measure.label));
  const typed = new Set(terms(words).filter((term) => !ofMeasure.has(term) && !EVENT_TERMS.has(term)));
  const named = ({ figure: { event = '' } }: FigureEntry) => terms(event).filter((term) => typed.has(term)).length;
  const most = Math.max(0, ...figures.map(named));
  return figures.filter((entry) => named(entry) === most);
}

/** Of two counts of one period the first is ranked. */
function isFirstOfPeriod(entry: FigureEntry, at: number, all: readonly FigureEntry[]): boolean {
  return all.findIndex((other) => isSamePeriod(other, entry)) === at;
}

function inTime(figures: readonly FigureEntry[]): FigureEntry[] {
  return [...figures].sort((one, other) => (one.figure.period.from < other.figure.period.from ? -1 : 1));
}

/** Whether a figure is of some days, as of what comes once a year. */
function isHappening({ figure: { period } }: FigureEntry): boolean {
  const days = daysFrom(period.from, period.to);
  return days > 1 && days <= HAPPENING;
}

function endOf(series: readonly FigureEntry[], extreme: Extreme): number {
  const values = series.map(({ figure }) => figure.value);
  return extreme === 'most' ? Math.max(...values) : Math.min(...values);
}

function isWithin(part: Period, whole: Period): boolean {
  return part.from >= whole.from && part.to <= whole.to;
}

function isSamePeriod(one: FigureEntry, other: FigureEntry): boolean {
  return areSame(one.figure.period, other.figure.period);
}
