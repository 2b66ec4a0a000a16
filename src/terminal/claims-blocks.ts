import { toItem } from '../answer/items.ts';
import type { Claim, Difference, Slot, Verdict } from '../claims/types.ts';
import { type Block, counted, type Paragraph } from './view/block.ts';
import { itemParagraphs } from './view/item.ts';

const VERDICTS: Record<Verdict, string> = {
  'as-on-record': 'As on record',
  differs: 'Differs from the record',
  'other-speaker': 'On record as said by somebody else',
  misleading: 'Cut or compared so that it reads otherwise',
  'not-on-record': 'Not on record, which does not mean false',
};

const SLOTS: Record<Slot, string> = {
  speaker: 'Who said it',
  value: 'The number',
  unit: 'What it is a number of',
  period: 'When',
  area: 'Where',
  direction: 'Up or down',
  negation: 'Whether it is so at all',
  words: 'The words',
  cut: 'What was left out',
  compared: 'What was compared',
};

/** What a message claims, for people: a block a claim, with the record's words below it. */
export function claimsBlocks(claims: readonly Claim[]): Block[] {
  if (claims.length === 0)
    return [{ paragraphs: [{ role: 'plain', text: 'This claims nothing that a record could hold.' }] }];
  return [{ paragraphs: [{ role: 'title', text: counted(claims.length, 'claim') }] }, ...claims.map(claimBlock)];
}

function claimBlock(claim: Claim, index: number): Block {
  const { text, verdict, verbatim, differences, entries } = claim;
  return {
    number: index + 1,
    paragraphs: [
      { role: 'words', text: text.replace(/\s+/g, ' '), bar: '┃ ' },
      { role: 'name', text: verbatim ? `${VERDICTS[verdict]}, word for word` : VERDICTS[verdict] },
      ...differences.map(differenceParagraph),
      ...entries.flatMap((entry) => itemParagraphs(toItem(entry, 0, []))),
    ],
  };
}

function differenceParagraph({ slot, said, recorded }: Difference): Paragraph {
  const message = said === undefined ? '' : `here “${said.text}”, `;
  return { role: 'note', text: `${SLOTS[slot]}: ${message}on record “${recorded}”`, lead: '• ' };
}
