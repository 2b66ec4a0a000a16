import { datedComparison } from '../../answer/changes-in-words.ts';
import type { Comparison, FigureItem, Item, ItemId } from '../../answer/types.ts';
import { counterInWords, measureInWords, valueInWords } from '../../answer/wording.ts';
import { periodInWords } from '../../dates/words.ts';
import type { Paragraph } from './block.ts';
import { sourceParagraphs } from './source.ts';
import { chosenParagraphs } from './statement.ts';

/** A figure: the value, what and when was counted and by whom, what to know about it, how it compares, the source. */
export function figureParagraphs(item: FigureItem, comparisons: readonly string[] = []): Paragraph[] {
  return [
    { role: 'value', text: valueInWords(item) },
    { role: 'plain', text: `${measureInWords(item)}, ${periodInWords(item.period)}` },
    { role: 'detail', text: counterInWords(item) },
    ...noteParagraphs(item),
    ...comparisons.map((text): Paragraph => ({ role: 'plain', text })),
    ...sourceParagraphs(item.citation),
    ...chosenParagraphs(item),
  ];
}

function noteParagraphs({ note }: FigureItem): Paragraph[] {
  return note === undefined ? [] : [{ role: 'note', text: `Note: ${note}` }];
}

/** A comparison in words that say which period they speak of; undefined where the answer lacks one of its figures. */
export function comparisonLine(comparison: Comparison, figures: ReadonlyMap<ItemId, FigureItem>): string | undefined {
  const from = figures.get(comparison.from);
  const to = figures.get(comparison.to);
  if (from === undefined || to === undefined) return undefined;
  return datedComparison(comparison, from, to);
}

/** The figures among the items of an answer, by their ids. */
export function figuresOf(items: readonly Item[]): Map<ItemId, FigureItem> {
  return new Map(items.filter((item) => item.kind === 'figure').map((item) => [item.id, item]));
}
