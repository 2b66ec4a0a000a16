import type { ItemLine, StanceLine } from '../../answer/lines.ts';
import type { Citation } from '../../answer/types.ts';
import type { Paragraph } from './block.ts';

/** A line about an item: when, which side, the whole words, what to know of it, and the address. */
export function lineParagraphs(line: ItemLine | StanceLine, { url, passageUrl, publisher }: Citation): Paragraph[] {
  const { when, who, told, besides } = line;
  const office = 'office' in line ? `, ${line.office}` : '';
  const side = 'side' in line ? ` · ${line.side}` : '';
  return [
    { role: 'plain', text: `${when}${office}${side} · ${who === undefined ? '' : `${who}: `}${told}` },
    ...besides.map((text): Paragraph => ({ role: 'detail', text })),
    url === '' ? { role: 'source', text: publisher } : { role: 'address', text: passageUrl ?? url },
  ];
}
