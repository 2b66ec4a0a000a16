import { type Block, line, type Paragraph } from './block.ts';
import { type Entry, numbered, type Offer, type View } from './view.ts';

/** A page of an answer: its items; on the first also what stands before them, the notes and the offers. */
export function pageBlocks(view: View, page: number): Block[] {
  const entries = numbered(view, page).flatMap(({ number, entry }, index, all) => [
    ...(entry.above ?? []),
    ...groupHeading(entry, all[index - 1]?.entry),
    { number, paragraphs: entry.paragraphs },
    ...(entry.below ?? []),
  ]);
  if (page > 0) return entries;
  return [...view.head, ...entries, ...noteBlocks(view.notes), ...offerBlocks(view)];
}

/** How many items stand on the pages after this one. */
export function remaining(view: View, page: number): number {
  return view.pages.slice(page + 1).reduce((count, { length }) => count + length, 0);
}

/** What can be picked, by its letter. */
export function offersByLetter({ offers }: Pick<View, 'offers'>): Map<string, Offer> {
  return new Map(offers.flatMap((group) => group.offers).map((offer, index) => [letter(index), offer]));
}

function groupHeading({ group }: Entry, before: Entry | undefined): Block[] {
  return group === undefined || group === before?.group ? [] : [line('title', group)];
}

function noteBlocks(notes: readonly string[]): Block[] {
  if (notes.length === 0) return [];
  return [{ paragraphs: notes.map((text): Paragraph => ({ role: 'note', text, lead: '• ' })) }];
}

/** The letters run on from group to group, so that each means one thing. */
function offerBlocks(view: View): Block[] {
  let index = 0;
  return view.offers.map(({ title, offers }) => ({
    paragraphs: [
      { role: 'title', text: `${title}:` },
      ...offers.map(({ label }): Paragraph => ({ role: 'plain', text: label, lead: `  ${letter(index++)}  ` })),
    ],
  }));
}

function letter(index: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + index);
}
