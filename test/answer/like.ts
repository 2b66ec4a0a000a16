import type { Answer, FigureItem } from '../../src/answer/types.ts';
import type { Period } from '../../src/corpus/schema.ts';

const DAY = 86_400_000;

function days({ from, to }: Period): number {
  return (Date.parse(to) - Date.parse(from)) / DAY + 1;
}

/** The law, told anew: of one measure, place and counter, of no event, as long, and from the same day of the year on. */
function areAlike(one: FigureItem, other: FigureItem): boolean {
  const lengths = [days(one.period), days(other.period)].sort((a, b) => a - b);
  const [shorter = 0, longer = 0] = lengths;
  return (
    one.measure.id === other.measure.id &&
    one.area === other.area &&
    one.by.id === other.by.id &&
    one.event === undefined &&
    other.event === undefined &&
    longer - shorter <= Math.max(3, longer * 0.06) &&
    (longer < 94 || one.period.from.slice(5) === other.period.from.slice(5)) &&
    (one.period.to < other.period.from || other.period.to < one.period.from)
  );
}

/** A part of a year that has more already than the whole year before. */
function exceeds(part: FigureItem, whole: FigureItem): boolean {
  return (
    part.measure.id === whole.measure.id &&
    part.area === whole.area &&
    part.by.id === whole.by.id &&
    Date.parse(whole.period.to) + DAY === Date.parse(part.period.from) &&
    days(part.period) < 360 &&
    days(whole.period) >= 365 &&
    part.value > whole.value
  );
}

/** The comparisons and series of an answer that hold what is not alike. */
export function unlikeIn(answer: Answer): string[] {
  const figures = new Map(answer.items.flatMap((item) => (item.kind === 'figure' ? [[item.id, item] as const] : [])));
  const find = (id: string): FigureItem => {
    const item = figures.get(id);
    if (item === undefined) throw new Error(`${id} is not shown.`);
    return item;
  };
  const comparisons = 'comparisons' in answer ? answer.comparisons : [];
  const series = answer.kind === 'trend' ? answer.series : [];
  return [
    ...comparisons
      .filter(
        ({ from, to, change }) =>
          !areAlike(find(from), find(to)) && !(change === undefined && exceeds(find(to), find(from))),
      )
      .map(({ from, to }) => `${answer.question}: ${from} beside ${to}`),
    ...series
      .filter(({ items }) => items.slice(1).some((id, at) => !areAlike(find(items[at] ?? id), find(id))))
      .map(({ items }) => `${answer.question}: ${items.join(', ')}`),
  ];
}
