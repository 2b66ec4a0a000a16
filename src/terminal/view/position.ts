import type { Answer, ItemId } from '../../answer/types.ts';
import { positionInWords, sidesInWords } from '../../answer/wording.ts';
import { itemParagraphs } from './item.ts';
import { type Entry, inPages, type View } from './view.ts';

const WITHOUT_SIDE = 'Also on record';

/**
 * Who stands where: the strongest of every side on the first page, the next of every side after it, each page grouped
 * by side. No side has to wait for the end of another.
 */
export function positionView(answer: Extract<Answer, { kind: 'position' }>): Pick<View, 'head' | 'pages'> {
  const sides = [...answer.sides.map(({ position }) => positionInWords(position)), WITHOUT_SIDE];
  const pages = inPages(inTurn(answer), Math.max(3, answer.sides.length));
  const bySide = (one: Entry, other: Entry) => sides.indexOf(one.group ?? '') - sides.indexOf(other.group ?? '');
  return {
    head: [
      {
        paragraphs: [
          { role: 'title', text: `Where they stand: ${answer.on}` },
          { role: 'detail', text: sidesInWords(answer.sides) },
        ],
      },
    ],
    pages: pages.map((page) => page.toSorted(bySide)),
  };
}

/** The first of every side, then the second of every side, and so on; what takes no side comes last. */
function inTurn({ on, items, sides }: Extract<Answer, { kind: 'position' }>): Entry[] {
  const place = new Map<ItemId, { rank: number; group: string }>(
    sides.flatMap(({ position, items: ids }) =>
      ids.map((id, rank): [ItemId, { rank: number; group: string }] => [
        id,
        { rank, group: positionInWords(position) },
      ]),
    ),
  );
  return items
    .map((item) => ({ item, ...(place.get(item.id) ?? { rank: items.length, group: WITHOUT_SIDE }) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item, group }) => ({
      item,
      group,
      paragraphs: itemParagraphs(item, group === WITHOUT_SIDE ? undefined : on),
    }));
}
