import type { Item } from '../../answer/types.ts';
import type { Source } from '../../corpus/schema.ts';
import { COLOUR } from '../kit/components.ts';
import { MESSAGE } from '../kit/limits.ts';
import { escapeText, passagesOf, small } from '../kit/markdown.ts';
import { CARD, counted } from '../kit/words.ts';
import { sourceLines } from './citation.ts';
import { figureCard } from './figure.ts';
import { type Block, charactersOf, type Layout, paginate } from './layout.ts';
import { statementCards } from './statement.ts';

/** A source in its context: what it is, its summary, and everything that is on record from it. */
export function sourceLayout(source: Source, items: Item[]): Layout {
  const held = CARD.fromThisSource(
    counted(source.statements.length, 'statement'),
    counted(source.figures.length, 'figure'),
  );
  const head: Block = { texts: [sourceLines({ ...source, sourceId: source.id }), small(held)] };
  const label = small(source.text === 'full' ? CARD.fullText : CARD.summary);
  const [first = '', ...rest] = passagesOf(source.body.trim(), MESSAGE.pageCharacters / 2);
  const blocks: Block[] = [
    { texts: [label, escapeText(first)] },
    ...rest.map((passage) => ({ texts: [escapeText(passage)] })),
    ...items.flatMap(cardsToOpen),
  ];
  return {
    kind: 'source',
    colour: COLOUR.plain,
    // Named on every page: one may be opened in the middle, at an item.
    pages: paginate(blocks, MESSAGE.pageCharacters - charactersOf(head)).map((page) => ({ blocks: [head, ...page] })),
    items: items.map(({ id }) => id),
  };
}

/** An item among others of its source: the source is named once, above. */
function cardsToOpen(item: Item): Block[] {
  const cards = item.kind === 'statement' ? statementCards(item) : [figureCard(item)];
  return cards.map(({ texts }) => ({ texts: texts.slice(0, -1), opens: item.id }));
}
