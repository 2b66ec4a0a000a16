/** Who is for and who is against, side by side. */
import type { Answer, Item, ItemId } from '../../answer/types.ts';
import { positionInWords } from '../../answer/wording.ts';
import type { Position } from '../../corpus/schema.ts';
import { COLOUR } from '../kit/components.ts';
import { MESSAGE } from '../kit/limits.ts';
import { boundedText, small } from '../kit/markdown.ts';
import { CARD, counted } from '../kit/words.ts';
import { cardTexts, figureCard, statementCards } from './card.ts';
import { type Block, type Layout, paginate } from './layout.ts';

type PositionAnswer = Extract<Answer, { kind: 'position' }>;

/**
 * A block with the index of its side in the answer; -1 for the title, the number of sides for an item that takes none.
 */
interface SideBlock extends Block {
  side: number;
}

/** Characters of a page that are reserved for the sides' headings. */
const HEADINGS_CHARACTERS = 200;

/**
 * Takes the strongest item of every side, then the second of every side, and so on. Each page groups its items by side,
 * under the side's heading; every statement shows what it takes its side on.
 */
export function positionLayout(answer: PositionAnswer): Layout {
  const title = `### ${CARD.positions(boundedText(answer.on, MESSAGE.titleCharacters))}\n${small(tally(answer))}`;
  const blocks: SideBlock[] = [{ texts: [title], side: -1 }, ...inTurn(answer).flatMap(sideBlocks)];
  return {
    kind: 'position',
    colour: COLOUR.words,
    pages: paginate(blocks, MESSAGE.pageCharacters - HEADINGS_CHARACTERS).map((page) => ({
      blocks: underHeadings(page, answer),
    })),
    items: answer.items.map(({ id }) => id),
  };
}

/** "For: 5 statements by 4 people · Against: 1 statement" */
function tally({ sides, items }: PositionAnswer): string {
  const speakers = new Map(items.map((item) => [item.id, item.kind === 'statement' ? item.speaker.id : item.by.id]));
  return sides
    .map(({ position, items: ids }) => {
      const people = new Set(ids.map((id) => speakers.get(id))).size;
      const by = people === ids.length ? '' : ` by ${people}`;
      return `${positionInWords(position)}: ${counted(ids.length, 'statement')}${by}`;
    })
    .join(' · ');
}

/** The first item of each side, then the second of each, and so on; last, items that take no side. */
function inTurn({ sides, items }: PositionAnswer): { item: Item; side: number }[] {
  const sideOf = new Map(sides.flatMap(({ items: ids }, side) => ids.map((id) => [id, side])));
  const rankOf = new Map<ItemId, number>(sides.flatMap(({ items: ids }) => ids.map((id, rank) => [id, rank])));
  return items
    .map((item) => ({ item, side: sideOf.get(item.id) ?? sides.length }))
    .sort(
      (one, other) =>
        Number(one.side === sides.length) - Number(other.side === sides.length) ||
        (rankOf.get(one.item.id) ?? 0) - (rankOf.get(other.item.id) ?? 0) ||
        one.side - other.side,
    );
}

function sideBlocks({ item, side }: { item: Item; side: number }): SideBlock[] {
  const { name } = item.kind === 'statement' ? item.speaker : item.by;
  const who = `**${boundedText(name, MESSAGE.nameCharacters)}**`;
  if (item.kind === 'figure') return [{ texts: [who, ...cardTexts(figureCard(item))], opens: item.id, side }];
  const reserved = who.length + 1 + HEADINGS_CHARACTERS;
  const cards = statementCards(item, { reserved, underSide: true });
  return cards.map((card) => ({ texts: [who, ...cardTexts(card)], opens: item.id, side }));
}

/** Sorts a page's blocks by side, and puts the side's heading on the first block of each. */
function underHeadings(page: readonly SideBlock[], { sides }: PositionAnswer): Block[] {
  const bySide = page.toSorted((one, other) => one.side - other.side);
  return bySide.map(({ side, ...block }, at) => {
    if (side < 0 || bySide[at - 1]?.side === side) return block;
    const heading = headingOf(sides[side]?.position);
    return { ...block, texts: [`### ${heading}`, ...block.texts] };
  });
}

function headingOf(position: Position | undefined): string {
  return position === undefined ? CARD.besides : positionInWords(position);
}
