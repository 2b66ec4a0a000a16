/** What a reader must know beside the items, in fixed sentences: the bot's own words, made of nothing but data. */
import type { FigureEntry } from '../corpus/corpus.ts';
import type { Period } from '../corpus/schema.ts';
import { periodInWords } from '../dates/words.ts';
import type { Extreme, Steepest } from '../query/extremes.ts';
import { isWholeMonth, isYear, type Unlike, unlikeness } from './compare.ts';
import { differencesIn, givenBy } from './disagreeing.ts';
import type { Weighed } from './features.ts';
import type { Caveat, Comparison, Series } from './types.ts';

const CAVEATS: Record<Caveat, string> = {
  'part-year':
    'A part of a year is held against the whole year before it, because it has more already; the two are not like for like.',
  approximate: 'At least one of the figures is approximate in its source.',
};

const UNLIKE: Record<Unlike, string> = {
  measure: 'they count different things',
  event: 'each is of one event',
  area: 'they are of different areas',
  counter: 'they come from different organisations',
  length: 'the periods differ in length',
  start: 'the periods begin at different times of the year',
  overlap: 'the periods overlap',
};

/** The figures at one end of a series: several where they are equal. */
export interface AtExtreme {
  extreme: Extreme;
  leads: FigureEntry[];
  /** the whole series, in the order of time */
  series: FigureEntry[];
  /** only figures within the time that was asked about */
  withinAsked: boolean;
  /** of another kind of period, and higher or lower than all of the series */
  beyond?: FigureEntry;
}

/** The steepest step of a series, with what it is one of. */
export interface AtSteepest {
  steepest: Steepest;
  /** the later of its two figures, then the earlier */
  leads: FigureEntry[];
  steps: number;
  /** all that its organisation counted, in the order of time */
  series: FigureEntry[];
}

/** What notes tell of beside the items. */
interface Noted {
  comparisons?: readonly Comparison[];
  /** the series of a trend */
  series?: readonly Series[];
  /** periods that were asked for and that no item is of */
  missing?: readonly Period[];
  /** what keeps figures that were to be compared from being so */
  unlike?: readonly Unlike[];
  /** the highest or lowest figures of a series, where they lead */
  extreme?: AtExtreme | undefined;
  /** the steepest step of a series, where it leads */
  step?: AtSteepest | undefined;
  /** the step that was asked for, where it cannot be told */
  noStep?: Steepest | undefined;
}

/** Notes on the items of an answer and on what is told of them: each is said once. */
export function notesOn(
  items: readonly Weighed[],
  { comparisons = [], series = [], missing = [], unlike = [], extreme, step, noStep }: Noted = {},
): string[] {
  const notes = new Set<string>([
    ...(extreme ? [extremeInWords(extreme)] : []),
    ...(step ? [stepInWords(step)] : []),
    ...(noStep ? [`Too few like periods follow one another on record to tell the biggest ${noStep}.`] : []),
  ]);
  for (const caveat of new Set(comparisons.flatMap(({ caveats }) => caveats))) notes.add(CAVEATS[caveat]);
  if (unlike.length > 0) {
    const reasons = [...new Set(unlike)].map((each) => UNLIKE[each]).join('; ');
    notes.add(`Figures that are not alike stand side by side and are not compared: ${reasons}.`);
  } else if (series.length > 0 && comparisons.length === 0) notes.add(NO_SERIES);
  const [first] = items;
  if (first?.entry.kind === 'figure' && first.entry.forecast) {
    notes.add('A period that ends after its source appeared is a plan or a forecast, not a count.');
  }
  for (const period of missing) notes.add(`Nothing of this is held for ${periodInWords(period)}.`);
  // Where a figure leads, how others of another measure differ is beside the question.
  const leading = first?.entry.kind === 'figure' ? first.entry.measure : undefined;
  const figures = items.flatMap(({ entry }) =>
    entry.kind === 'figure' && (leading ?? entry.measure) === entry.measure ? [givenBy(entry)] : [],
  );
  for (const difference of differencesIn(figures)) notes.add(difference);
  return [...notes];
}

const NO_SERIES = 'No two figures of this on record are alike enough to tell how it has changed.';

/** What a series' highest or lowest is of, so that nobody takes it for more. */
function extremeInWords({ extreme, leads, series, withinAsked, beyond }: AtExtreme): string {
  const asked = withinAsked ? ' within the time asked about' : '';
  const end = extreme === 'most' ? 'Highest' : 'Lowest';
  const counters = new Set(series.map(({ by }) => by.id)).size > 1 ? [NOT_OF_ONE_COUNTER] : [];
  if (leads[0]?.figure.event !== undefined) {
    const events = leads.map(({ figure }) => figure.event).join(' and ');
    return [
      `${end} of the ${series.length} counts on record for this measure and area${asked}, each of the event it names: ${events}.`,
      ...(areUnlikeEvents(series) ? ['Some of the events lasted longer than others or are parts of others.'] : []),
      ...counters,
    ].join(' ');
  }
  const { kind, plural } = periodsOf(series);
  const when = leads.map(({ figure }) => periodInWords(figure.period)).join(' and ');
  const [first, last] = [series[0], series.at(-1)].map((entry) => entry && periodInWords(entry.figure.period));
  return [
    `${end} of the ${kind}${plural} on record for this measure and area${asked}:`,
    `${when}, of ${series.length} ${plural} between ${first} and ${last}.`,
    ...(isOfUnlikeYears(series) ? ['The years do not all begin on the same day.'] : []),
    ...counters,
    ...(beyond === undefined ? [] : [beyondInWords(extreme, beyond)]),
  ].join(' ');
}

const NOT_OF_ONE_COUNTER = 'They do not all come from the same organisation.';

function areUnlikeEvents(series: readonly FigureEntry[]): boolean {
  return series.some((one, at) =>
    series.slice(at + 1).some((other) => {
      const unlike = unlikeness(one, other);
      return unlike.includes('length') || unlike.includes('overlap');
    }),
  );
}

function isOfUnlikeYears(series: readonly FigureEntry[]): boolean {
  return (
    series.every(({ figure }) => isYear(figure.period)) &&
    new Set(series.map(({ figure }) => figure.period.from.slice(5))).size > 1
  );
}

/** “Calendar years: 154; but 157 from April 2017 to March 2018.” */
function beyondInWords(extreme: Extreme, { figure }: FigureEntry): string {
  const value = figure.value.toLocaleString('en-GB');
  return `A ${extreme === 'most' ? 'higher' : 'lower'} one is on record for another kind of period: ${value}, ${periodInWords(figure.period)}.`;
}

/** What the steepest step is one of. */
function stepInWords({ steepest, leads, steps, series }: AtSteepest): string {
  const [to, from] = leads.map(({ figure }) => periodInWords(figure.period));
  const { kind, plural } = periodsOf(series);
  return `Biggest ${steepest} from one of the ${kind}${plural} on record to the next, as ${series[0]?.by.name} gives them: ${from} to ${to}, of ${steps} steps.`;
}

/** Calendar and financial years are told apart: each may have its own highest. */
function periodsOf(series: readonly FigureEntry[]): { kind: string; plural: string } {
  const period = series[0]?.figure.period;
  if (period === undefined || !series.every(({ figure }) => isYear(figure.period))) {
    return { kind: '', plural: series.every(({ figure }) => isWholeMonth(figure.period)) ? 'months' : 'periods' };
  }
  if (isOfUnlikeYears(series)) return { kind: '', plural: 'years' };
  if (period.from.endsWith('-01-01')) return { kind: 'calendar ', plural: 'years' };
  return { kind: period.from.endsWith('-04-01') ? 'financial ' : '', plural: 'years' };
}
