/** Figures of one thing and one time with different values: whether their sources disagree, or tell of different days. */
import type { FigureEntry } from '../corpus/corpus.ts';
import { boundOf } from '../corpus/stated.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { FigureItem } from './types.ts';

const DISAGREEMENT = 'Sources disagree on a figure for the same period; each is shown with its source.';
const OF_DIFFERENT_DAYS =
  'Forecasts of one number were made on different days and differ; each is shown with its source.';
const UNFINISHED = 'One of the counts was made while it was still going on; a later count of the same gives more.';

/** Of a figure, what tells whether another gives the same. */
type Given = Pick<FigureItem, 'area' | 'period' | 'value' | 'event' | 'forecast' | 'note' | 'bound' | 'measure'> & {
  published: string;
};

/** An entry as what is compared. */
export function givenBy({ figure, measure, area, forecast, source }: FigureEntry): Given {
  const { period, value, event, note } = figure;
  const bound = boundOf(figure);
  return {
    measure: { id: measure.id, label: measure.label },
    area,
    forecast,
    period,
    value,
    published: source.published,
    ...(event === undefined ? {} : { event }),
    ...(note === undefined ? {} : { note }),
    ...(bound === undefined ? {} : { bound }),
  };
}

/**
 * Notes on figures that give different values for one measure, area, event and period. Sources are said to disagree only
 * where two values cannot both be true of the same day.
 */
export function differencesIn(figures: readonly Given[]): string[] {
  const groups = Map.groupBy(figures, keyOf);
  const told = [...groups.values()].flatMap((group) =>
    group.flatMap((one, at) => group.slice(at + 1).flatMap((other) => differenceOf(one, other) ?? [])),
  );
  return [...new Set(told)];
}

/** Figures of the same thing and time have the same key. */
function keyOf({ measure, area, event = '', period }: Given): string {
  return [measure.id, area, event, period.from, period.to].join('|');
}

/** Whether a count was made before what it counts was over, and another is the final one of the same. */
export function isUnfinishedOf(one: FigureEntry, other: FigureEntry): boolean {
  const [first, second] = [givenBy(one), givenBy(other)];
  return isUnfinished(first) && keyOf(first) === keyOf(second) && differenceOf(first, second) === UNFINISHED;
}

function differenceOf(one: Given, other: Given): string | undefined {
  // What was foretold is not what was counted in the end.
  if (one.value === other.value || one.forecast !== other.forecast) return undefined;
  if (one.forecast) return one.published === other.published ? DISAGREEMENT : OF_DIFFERENT_DAYS;
  if (isMet(one, other) || isMet(other, one)) return undefined;
  const [earlier, later] = one.published <= other.published ? [one, other] : [other, one];
  const grew = earlier.value < later.value && isUnfinished(earlier) && !isUnfinished(later);
  return grew ? UNFINISHED : DISAGREEMENT;
}

/** Whether a number lies within what another source gives as a bound: 1,840 is more than 1,832. */
function isMet({ bound, value }: Given, other: Given): boolean {
  if (other.bound !== undefined) return false;
  if (bound === 'more than' || bound === 'at least') return other.value >= value;
  return (bound === 'up to' || bound === 'under') && other.value <= value;
}

/** “Not final: with the event still under way”, “so far in that year”, “at least 25, by the next day”. */
const NOT_OVER = new RegExp(`\\b${pattern('numbers.unfinished')}\\b`, 'i');

function isUnfinished({ note = '', measure }: Given): boolean {
  return NOT_OVER.test(note) || NOT_OVER.test(measure.label);
}
