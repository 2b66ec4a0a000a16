/** Who is for and who is against, side by side. */
import { standingInWords, standingNotes, statedTitle } from '../../answer/lines.ts';
import type { Answer, Item, ItemId, Stated } from '../../answer/types.ts';
import { positionInWords } from '../../answer/wording.ts';
import type { Position } from '../../corpus/schema.ts';
import { print } from '../../query/print.ts';
import { queries } from '../../query/queries.ts';
import { COLOUR } from '../kit/components.ts';
import { MESSAGE } from '../kit/limits.ts';
import { boundedText, escapeText, small } from '../kit/markdown.ts';
import { CARD } from '../kit/words.ts';
import { cardTexts, figureCard, statementCards } from './card.ts';
import { askOffers, type Block, type Layout, type OnRecord, type Page, paginate } from './layout.ts';
import { statedBlocks } from './stated.ts';

type PositionAnswer = Extract<Answer, { kind: 'position' }>;

/**
 * A block with the index of its side in the answer; -1 for the title, the number of sides for an item that takes none.
 */
interface SideBlock extends Block {
  side: number;
}

/** Characters of a page that are reserved for the sides' headings. */
const HEADINGS_CHARACTERS = 120;

/**
 * Takes the strongest item of every side, then the second of every side, and so on. Each page groups its items by side,
 * under the side's heading; every statement shows what it takes its side on.
 */
export function positionLayout(answer: PositionAnswer, record: OnRecord): Layout {
  const title = `### ${CARD.positions(boundedText(answer.on, MESSAGE.titleCharacters))}`;
  const head: SideBlock = { texts: [[title, ...standingLines(answer)].join('\n')], side: -1 };
  const blocks: SideBlock[] = [head, ...inTurn(answer).flatMap(sideBlocks)];
  const sides = paginate(blocks, MESSAGE.pageCharacters - HEADINGS_CHARACTERS);
  const [first = { blocks: [] }, ...rest] = sides.map((page): Page => ({ blocks: underHeadings(page, answer) }));
  const { stated = [] } = answer;
  const differing = stated.flatMap((each) => statedBlocks(each, `### ${CARD.differing(titleOf(each))}`, record));
  const offers = askOffers(stated.map(({ speaker, on }) => print(queries.positions(on.id, speaker.id), record.corpus)));
  return {
    kind: 'position',
    colour: COLOUR.words,
    pages: [
      offers.length === 0 ? first : { ...first, offers: [{ line: CARD.dayByDay, offers }] },
      ...rest,
      ...paginate(differing).map((page) => ({ blocks: page })),
    ],
    items: answer.items.map(({ id }) => id),
  };
}

/** How many stand on each side, a line each, and what has to be known of that. */
function standingLines({ standings, stated = [] }: PositionAnswer): string[] {
  if (standings === undefined) return [];
  const notes = standingNotes(standings).join(' ');
  const differing = stated.map(({ speaker }) => speaker.name).join(', ');
  const lines = [
    ...standings.sides.map(standingInWords),
    ...(notes === '' ? [] : [notes]),
    ...(differing === '' ? [] : [CARD.differBetweenDays(differing)]),
  ];
  return lines.map((line) => small(escapeText(line)));
}

function titleOf(stated: Stated): string {
  return boundedText(statedTitle(stated), MESSAGE.titleCharacters);
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
