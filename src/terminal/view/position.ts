import {
  stanceLine,
  standingInWords,
  standingNotes,
  statedInWords,
  statedTitle,
  subjectsInWords,
} from '../../answer/lines.ts';
import type { Answer, Item, ItemId, Stated } from '../../answer/types.ts';
import { positionInWords, sidesInWords } from '../../answer/wording.ts';
import type { Paragraph } from './block.ts';
import { itemParagraphs } from './item.ts';
import { lineParagraphs } from './lines.ts';
import { type Entry, inPages, type View } from './view.ts';

type PositionAnswer = Extract<Answer, { kind: 'position' }>;

/** Lines that are shown at once: each takes three of a window. */
const LINES = 8;

const WITHOUT_SIDE = 'Also on record';

/**
 * Who stands where: the strongest of every side on the first page, the next of every side after it, each page grouped
 * by side. No side has to wait for the end of another.
 */
export function positionView(
  answer: PositionAnswer,
  item: (id: ItemId) => Item | undefined,
): Pick<View, 'head' | 'pages'> {
  if (answer.by !== undefined) return statedView({ ...answer, by: answer.by }, item);
  const sides = [...answer.sides.map(({ position }) => positionInWords(position)), WITHOUT_SIDE];
  const pages = inPages(inTurn(answer), Math.max(3, answer.sides.length));
  const differing = (answer.stated ?? []).map((stated) =>
    statedEntries(stated, item).map((entry) => ({ ...entry, group: statedTitle(stated) })),
  );
  const bySide = (one: Entry, other: Entry) => sides.indexOf(one.group ?? '') - sides.indexOf(other.group ?? '');
  return {
    head: [
      {
        paragraphs: [
          { role: 'title', text: `Where they stand: ${answer.on}` },
          ...standingLines(answer).map((text): Paragraph => ({ role: 'detail', text })),
        ],
      },
      ...(answer.stated ?? []).map((stated) => ({
        paragraphs: [
          { role: 'name', text: statedTitle(stated) } as const,
          { role: 'detail', text: statedInWords(stated) } as const,
        ],
      })),
    ],
    // What was stated day by day is said above in a line; its statements stand last, since the first item leads.
    pages: [...pages.map((page) => page.toSorted(bySide)), ...differing.flatMap((entries) => inPages(entries, LINES))],
  };
}

/** How many stand on each side; where that is not told, how many of what is shown. */
function standingLines({ standings, sides }: PositionAnswer): string[] {
  if (standings === undefined) return [sidesInWords(sides)];
  return [...standings.sides.map(standingInWords), ...standingNotes(standings)];
}

/** One speaker's positions, day by day: on a subject, or on everything that they took a side on. */
function statedView(
  { by, stated = [], parts }: PositionAnswer & Required<Pick<PositionAnswer, 'by'>>,
  item: (id: ItemId) => Item | undefined,
): Pick<View, 'head' | 'pages'> {
  const all = parts?.flatMap((part) => (part.kind === 'position' ? (part.stated ?? []) : [])) ?? stated;
  const [only] = all;
  const title = parts === undefined && only !== undefined ? statedTitle(only) : `Where they stood: ${by.name}`;
  const detail = parts === undefined && only !== undefined ? statedInWords(only) : subjectsInWords(all);
  const entries = all.flatMap((each) => statedEntries(each, item, parts === undefined ? undefined : each.on.label));
  return {
    head: [
      {
        paragraphs: [
          { role: 'title', text: title },
          { role: 'detail', text: detail },
        ],
      },
    ],
    pages: inPages(entries, LINES),
  };
}

function statedEntries(stated: Stated, itemOf: (id: ItemId) => Item | undefined, group?: string): Entry[] {
  return stated.stances.flatMap((stance, at): Entry[] => {
    const item = itemOf(stance.item);
    if (item?.kind !== 'statement') return [];
    const told: Paragraph[] = at === 0 && group !== undefined ? [{ role: 'detail', text: statedInWords(stated) }] : [];
    const paragraphs = [...told, ...lineParagraphs(stanceLine(stance, item), item.citation)];
    return [{ item, paragraphs, ...(group === undefined ? {} : { group }) }];
  });
}

/** The first of every side, then the second of every side, and so on; what takes no side comes last. */
function inTurn({ on, items, sides }: PositionAnswer): Entry[] {
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
