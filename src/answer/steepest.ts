/** The biggest rise or fall of a series from one period to the next, where a question asks for it. */
import type { Entry, FigureEntry } from '../corpus/corpus.ts';
import { asksWhetherEnd, asksWhich } from '../query/extremes.ts';
import type { TypedQuery } from '../query/query.ts';
import type { Index } from '../search/index.ts';
import { adjoin, areLike, likeGroups } from './compare.ts';
import type { Scored } from './confidence.ts';
import { extremeOf, spanOf } from './extremes.ts';
import { ahead } from './kinds.ts';
import type { AtSteepest } from './notes.ts';

/** A figure that is less sure leads nothing. */
const SURE_ENOUGH = 0.35;
/** Of fewer steps none is said to be the biggest. */
const LEAST_STEPS = 2;
/** So many items are looked through for a number. */
const MAX_NUMBERS = 12;

/** From one period to the next. */
interface Step {
  from: FigureEntry;
  to: FigureEntry;
}

/**
 * The steepest step in the figures of a question's best item, as one organisation counted them, within the time that is
 * asked about.
 * @returns undefined where none is asked for, where too few periods follow one another, and where none goes that way
 */
export function steepestOf(query: TypedQuery, best: Entry, index: Index): AtSteepest | undefined {
  const { steepest, when } = query;
  if (steepest === undefined || best.kind !== 'figure' || best.figure.event !== undefined) return undefined;
  const span = spanOf(when);
  const held = index
    .byMeasure(best.measure.id)
    .map((number) => index.entry(number))
    .filter((entry) => entry.kind === 'figure')
    .filter(({ area, forecast, figure }) => area === best.area && !forecast && figure.event === undefined)
    .filter(({ figure: { period } }) => span === undefined || (period.from >= span.from && period.to <= span.to));
  const preferred = [...held].sort(
    (one, other) => Number(other.by.id === best.by.id) - Number(one.by.id === best.by.id),
  );
  const [series] = likeGroups(preferred, areLike).sort((one, other) => stepsOf(other).length - stepsOf(one).length);
  const steps = stepsOf(series ?? []);
  const rise = ({ from, to }: Step) => (to.figure.value - from.figure.value) * (steepest === 'rise' ? 1 : -1);
  const [lead] = steps.toSorted((one, other) => rise(other) - rise(one));
  if (series === undefined || lead === undefined || steps.length < LEAST_STEPS || rise(lead) <= 0) return undefined;
  return { steepest, leads: [lead.to, lead.from], steps: steps.length, series };
}

/** “Which year had the fewest” is answered by a figure of a series, where one is sure enough, before words or one event's. */
export function leadBySeries(query: TypedQuery, scored: readonly Scored[], index: Index): readonly Scored[] {
  const { extreme, steepest } = query;
  const [first] = scored;
  if (first === undefined || (extreme === undefined && steepest === undefined)) return scored;
  const isLed = ({ entry }: Scored) =>
    steepest === undefined
      ? extremeOf(query, entry, index) !== undefined
      : steepestOf(query, entry, index) !== undefined;
  if (steepest === undefined && asksWhetherEnd(query.text)) return scored;
  if (steepest === undefined && isOfOtherUnit(first)) return ahead(numberFor(scored, isLed), scored);
  const isSeries = first.entry.kind === 'figure' && first.entry.figure.event === undefined;
  if (steepest === undefined && (isSeries || !asksWhich(query.words))) return scored;
  return ahead(
    scored.find((item) => item.score >= SURE_ENOUGH && isLed(item)),
    scored,
  );
}

/** A rate or a sum where a number is asked for. */
function isOfOtherUnit({ entry, features }: Scored): boolean {
  return entry.kind === 'figure' && features.unitMissed > 0;
}

/** The number of which the highest is asked for, and not its rate: that whose label the question names best. */
function numberFor(scored: readonly Scored[], isLed: (item: Scored) => boolean): Scored | undefined {
  const named = ({ features }: Scored) => features.labelMissed;
  const numbers = scored.slice(0, MAX_NUMBERS).filter((item) => item.entry.kind === 'figure' && !isOfOtherUnit(item));
  return numbers.sort((one, other) => named(one) - named(other)).find((item) => named(item) < 1 && isLed(item));
}

/** The steps between periods that follow one another without a gap. */
function stepsOf(series: readonly FigureEntry[]): Step[] {
  return series.flatMap((to, at) => {
    const from = series[at - 1];
    return from !== undefined && adjoin(from.figure.period, to.figure.period) ? [{ from, to }] : [];
  });
}
