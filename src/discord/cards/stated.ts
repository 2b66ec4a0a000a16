/** What speakers stated on subjects, day by day: what was said on one beside what was said on another. */
import { stanceLine, statedInWords, statedTitle, subjectsInWords } from '../../answer/lines.ts';
import type { Answer, ItemId, Stated } from '../../answer/types.ts';
import { COLOUR } from '../kit/components.ts';
import { MESSAGE } from '../kit/limits.ts';
import { boundedText, small } from '../kit/markdown.ts';
import { CARD } from '../kit/words.ts';
import { type Block, type Layout, linesInBlocks, type OnRecord, paginate } from './layout.ts';
import { linesOf } from './lines.ts';

type PositionAnswer = Extract<Answer, { kind: 'position' }>;

/** One speaker's positions: on a subject, or on everything that they took a side on. */
export function statedLayout(
  { items, by, stated = [], parts }: PositionAnswer & Required<Pick<PositionAnswer, 'by'>>,
  record: OnRecord,
): Layout {
  const all = parts?.flatMap((part) => (part.kind === 'position' ? (part.stated ?? []) : []));
  const blocks =
    all === undefined
      ? stated.flatMap((each) => statedBlocks(each, `### ${bounded(statedTitle(each))}`, record))
      : [
          { texts: [`### ${CARD.allPositions(bounded(by.name))}\n${small(subjectsInWords(all))}`] },
          ...all.flatMap((each) => statedBlocks(each, `**${bounded(each.on.label)}**`, record)),
        ];
  return {
    kind: 'position',
    colour: COLOUR.words,
    pages: paginate(blocks).map((page) => ({ blocks: page })),
    items: items.map(({ id }) => id),
  };
}

/** Everything that somebody stated on a subject, in blocks under a heading. */
export function statedBlocks(stated: Stated, heading: string, record: OnRecord): Block[] {
  const head = `${heading}\n${small(statedInWords(stated))}`;
  const lines = stated.stances.flatMap((stance) => {
    const item = itemOf(stance.item, record);
    return item === undefined ? [] : linesOf(stanceLine(stance, item), item.citation);
  });
  return linesInBlocks([head, ...lines], MESSAGE.pageCharacters - 1);
}

function itemOf(id: ItemId, record: OnRecord) {
  const item = record.item(id);
  return item?.kind === 'statement' ? item : undefined;
}

function bounded(title: string): string {
  return boundedText(title, MESSAGE.titleCharacters);
}
