import type { Citation, Item } from '../../answer/types.ts';
import { addedInWords, citationLine, dateInWords } from '../../answer/wording.ts';
import { COLOUR } from '../kit/components.ts';
import { MESSAGE } from '../kit/limits.ts';
import {
  addressOf,
  boundedText,
  codeBlock,
  escapeText,
  passagesOf,
  shorten,
  small,
  titleLink,
} from '../kit/markdown.ts';
import { CARD } from '../kit/words.ts';
import type { Layout } from './layout.ts';

/** The source as one line with its link, and its corrections below. */
export function sourceLines(citation: Citation): string {
  const source = `${titleLink(citation.title, addressOf(citation))} · ${published(citation)}`;
  const corrections = (citation.corrections ?? []).map(({ date, note }) =>
    small(escapeText(CARD.correction(dateInWords(date), shorten(note, MESSAGE.asideCharacters)))),
  );
  const added = citation.added && addedInWords(citation.added);
  return [source, ...corrections, ...(added === undefined ? [] : [small(added)])].join('\n');
}

/** "The Guardian · 13 April 2018" */
function published({ publisher, published }: Pick<Citation, 'publisher' | 'published'>): string {
  return CARD.source(boundedText(publisher, MESSAGE.nameCharacters), dateInWords(published));
}

/** An item as a citation that can be copied in one touch. */
export function citationLayout(item: Item): Layout {
  const passages = passagesOf(citationLine(item), MESSAGE.pageCharacters);
  const added = item.citation.added && addedInWords(item.citation.added);
  const below = added === undefined ? [] : [small(added)];
  return {
    kind: 'citation',
    colour: COLOUR.plain,
    pages: passages.map((passage) => ({ blocks: [{ texts: [small(CARD.citation), codeBlock(passage), ...below] }] })),
    items: [item.id],
  };
}
