import type { Comparison, FigureItem, ItemId } from '../../answer/types.ts';
import { comparisonInWords, measureInWords, periodInWords, valueInWords } from '../../answer/wording.ts';
import { MESSAGE } from '../kit/limits.ts';
import { boundedText, escapeText, shorten, small } from '../kit/markdown.ts';
import { CARD } from '../kit/words.ts';
import { sourceLines } from './citation.ts';
import type { Block } from './layout.ts';

/** A figure as a card: the value, what and when, who counted it, what to know about it, how it compares, the source. */
export function figureCard(item: FigureItem, comparisons: string[] = []): Block {
  const value = valueInWords(item.value, item.unit, item.approximate);
  const name = boundedText(item.by.name, MESSAGE.nameCharacters);
  const head = [
    `## ${escapeText(value)}`,
    `${boundedText(measureInWords(item), MESSAGE.titleCharacters)} · ${periodInWords(item.period)}`,
    item.forecast ? CARD.forecastBy(name) : CARD.countedBy(name),
  ];
  if (item.note !== undefined)
    head.push(small(escapeText(CARD.note(onOneLine(shorten(item.note, MESSAGE.asideCharacters))))));
  const compared = comparisons.length === 0 ? [] : [comparisons.map(escapeText).join('\n')];
  return { texts: [head.join('\n'), ...compared, sourceLines(item.citation)] };
}

/** The comparisons that a figure takes part in; those of another period say which. */
export function comparisonsOf(id: ItemId, comparisons: Comparison[], figures: Map<ItemId, FigureItem>): string[] {
  return comparisons
    .filter(({ from, to }) => from === id || to === id)
    .flatMap((comparison) => {
      const from = figures.get(comparison.from);
      const to = figures.get(comparison.to);
      if (from === undefined || to === undefined) return [];
      const words = comparisonInWords(comparison, from, to);
      return [to.id === id ? words : `${periodInWords(to.period)}: ${words}`];
    });
}

/** Small print ends with its line. */
function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
