/** A source in its context, and an item as a citation to copy. */
import type { Item } from '../../answer/types.ts';
import { addedInWords, citationLine } from '../../answer/wording.ts';
import type { Source } from '../../corpus/schema.ts';
import { COLOUR } from '../kit/components.ts';
import { MESSAGE } from '../kit/limits.ts';
import { codeBlock, escapeText, passagesOf, small } from '../kit/markdown.ts';
import { CARD, counted } from '../kit/words.ts';
import { cardsOf, cardTexts, furtherCorrections, sourceLines } from './card.ts';
import { type Block, charactersOf, type Layout, linesInBlocks, paginate } from './layout.ts';

/** What a source is, its summary, and everything that is on record from it. */
export function sourceLayout(source: Source, items: Item[]): Layout {
  const held = CARD.fromThisSource(
    counted(source.statements.length, 'statement'),
    counted(source.figures.length, 'figure'),
  );
  const head: Block = { texts: [sourceLines({ ...source, sourceId: source.id }), small(held)] };
  const label = small(source.text === 'full' ? CARD.fullText : CARD.summary);
  const [first = '', ...rest] = passagesOf(source.body.trim(), MESSAGE.pageCharacters / 2);
  const blocks: Block[] = [
    ...linesInBlocks(furtherCorrections(source)),
    { texts: [label, escapeText(first)] },
    ...rest.map((passage) => ({ texts: [escapeText(passage)] })),
    // The source is named once, above.
    ...items.flatMap((item) => cardsOf(item).map((card) => ({ texts: cardTexts(card, ['source']), opens: item.id }))),
  ];
  return {
    kind: 'source',
    colour: COLOUR.plain,
    // Named on every page: one may be opened in the middle, at an item.
    pages: paginate(blocks, MESSAGE.pageCharacters - charactersOf(head)).map((page) => ({ blocks: [head, ...page] })),
    items: items.map(({ id }) => id),
  };
}

/** An item as a citation that can be copied in one touch. */
export function citationLayout(item: Item): Layout {
  const passages = passagesOf(citationLine(item), MESSAGE.pageCharacters);
  const added = addedInWords(item.citation);
  const below = added === undefined ? [] : [small(escapeText(added))];
  return {
    kind: 'citation',
    colour: COLOUR.plain,
    pages: passages.map((passage) => ({ blocks: [{ texts: [small(CARD.citation), codeBlock(passage), ...below] }] })),
    items: [item.id],
  };
}
