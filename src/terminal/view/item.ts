import type { Item } from '../../answer/types.ts';
import { isPlan, measureInWords, valueInWords } from '../../answer/wording.ts';
import { dateInWords, periodInWords } from '../../dates/words.ts';
import type { Paragraph } from './block.ts';
import { figureParagraphs } from './figure.ts';
import { statementParagraphs } from './statement.ts';
import type { Entry } from './view.ts';

/** An item as it stands in an answer of any kind. @param under what a heading above it names */
export function itemParagraphs(item: Item, under?: string): Paragraph[] {
  return item.kind === 'statement' ? statementParagraphs(item, under) : figureParagraphs(item);
}

/** An item by itself, without a heading or comparisons. */
export function plainEntry(item: Item): Entry {
  return { item, paragraphs: itemParagraphs(item) };
}

/**
 * An item in one line, without the words themselves: those are only ever shown whole.
 * @example "Cressida Dick, 31 December 2018 (reported): London crime: Homicides in capital hit 10-year high"
 */
export function itemLabel(item: Item): string {
  if (item.kind === 'figure') {
    const value = valueInWords(item);
    return `${measureInWords(item)}, ${periodInWords(item.period)}: ${value}${isPlan(item) ? ' (a plan or forecast)' : ''}`;
  }
  const form = item.form === 'verbatim' ? 'word for word' : 'reported';
  return `${item.speaker.name}, ${dateInWords(item.said)} (${form}): ${item.citation.title}`;
}
