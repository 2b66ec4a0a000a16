import type { Answer, Item, ItemId } from '../../answer/types.ts';
import { positionInWords } from '../../answer/wording.ts';
import type { Position } from '../../corpus/schema.ts';
import { COLOUR } from '../kit/components.ts';
import { MESSAGE } from '../kit/limits.ts';
import { boundedText } from '../kit/markdown.ts';
import { CARD } from '../kit/words.ts';
import { figureCard } from './figure.ts';
import { type Block, type Layout, paginate } from './layout.ts';
import { sideCards } from './statement.ts';

type PositionAnswer = Extract<Answer, { kind: 'position' }>;

/** Who is for and who is against: the strongest of every side first, then the second of every side, and so on. */
export function positionLayout(answer: PositionAnswer): Layout {
  const items = new Map(answer.items.map((item) => [item.id, item]));
  const blocks = inTurn(answer).flatMap(({ position, id }) => {
    const item = items.get(id);
    return item === undefined ? [] : sideBlocks(position, item);
  });
  const title: Block = { texts: [`### ${CARD.positions(boundedText(answer.on, MESSAGE.titleCharacters))}`] };
  return {
    kind: 'position',
    colour: COLOUR.words,
    pages: paginate([title, ...blocks]).map((page) => ({ blocks: page })),
    items: answer.items.map(({ id }) => id),
  };
}

/**
 * The items of all sides, the first of each, then the second of each, in the order of the sides; then what is said on the
 * subject without taking a side.
 */
function inTurn({ sides, items: all }: PositionAnswer): { position?: Position; id: ItemId }[] {
  const longest = Math.max(0, ...sides.map(({ items }) => items.length));
  const sided = new Set(sides.flatMap(({ items }) => items));
  const inSides = Array.from({ length: longest }, (_, rank) =>
    sides.flatMap(({ position, items }) => {
      const id = items[rank];
      return id === undefined ? [] : [{ position, id }];
    }),
  ).flat();
  return [...inSides, ...all.filter(({ id }) => !sided.has(id)).map(({ id }) => ({ id }))];
}

function sideBlocks(position: Position | undefined, item: Item): Block[] {
  const { name } = item.kind === 'statement' ? item.speaker : item.by;
  const who = boundedText(name, MESSAGE.nameCharacters);
  const side = `**${position === undefined ? who : CARD.side(positionInWords(position), who)}**`;
  const cards = item.kind === 'statement' ? sideCards(item, side.length + 1) : [figureCard(item)];
  return cards.map(({ texts }) => ({ texts: [side, ...texts], opens: item.id }));
}
