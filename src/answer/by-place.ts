/** The change of one thing in several places, where a question sets them against each other. */
import type { Index } from '../search/index.ts';
import type { Weighed } from './features.ts';
import { earlierThan } from './figures.ts';

/**
 * The change in each place that a text names, where what leads is of one of them and of one time: “did it rise faster in
 * London than in England?” Each place's figure stands before the earlier one that it is compared with.
 */
export function changeByPlace<T extends Weighed>(text: string, lead: T, index: Index): T[] {
  const { entry } = lead;
  if (entry.kind !== 'figure' || entry.figure.event !== undefined) return [];
  const asked = text.toLowerCase();
  const figures = index
    .byMeasure(entry.measure.id)
    .map((number) => index.entry(number))
    .filter((other) => other.kind === 'figure');
  const { from, to } = entry.figure.period;
  const sameTime = figures.filter(
    ({ area, by, figure: { period, event } }) =>
      event === undefined &&
      by === entry.by &&
      period.from === from &&
      period.to === to &&
      asked.includes(area.toLowerCase()),
  );
  const pairs = sameTime.map((figure) => [figure, earlierThan(figure, figures, { howeverLong: true })] as const);
  if (pairs.length < 2 || pairs.some(([, earlier]) => earlier === undefined)) return [];
  return pairs.flatMap((pair) => pair.flatMap((figure) => (figure === undefined ? [] : [{ ...lead, entry: figure }])));
}
