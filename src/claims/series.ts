/** Figures of the record that count the same thing over other times. */
import type { FigureEntry } from '../corpus/corpus.ts';
import { shiftDays } from '../dates/calendar.ts';
import { periodInWords } from '../dates/words.ts';
import type { ClaimRecord } from './evidence.ts';

/** The counts of the same thing by the same counter, in the same place and at the same event: a figure itself, and all like it. No forecasts. */
export function likeOf({ measure, area, by, figure }: FigureEntry, { items }: ClaimRecord): FigureEntry[] {
  return items.flatMap(({ entry }) => {
    const isLike = entry.kind === 'figure' && entry.measure === measure && entry.area === area && entry.by === by;
    return isLike && !entry.forecast && entry.figure.event === figure.event ? [entry] : [];
  });
}

/** Whether one figure is of as long a period as another one, which begins where that ends. */
export function isJustBefore({ figure: { period } }: FigureEntry, { figure: { period: next } }: FigureEntry): boolean {
  return shiftDays(period.to, 1) === next.from && period.from.slice(5) === next.from.slice(5);
}

/** “109 (2024)” */
export function dated({ figure }: FigureEntry): string {
  return `${figure.value.toLocaleString('en-GB')} (${periodInWords(figure.period)})`;
}
