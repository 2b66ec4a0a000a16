import type { Block, Paragraph } from './view/block.ts';

const WAYS: [string, string][] = [
  ['more', 'the next items of the last answer'],
  ['why', 'why each item of the last answer was chosen'],
  ['a, b, c …', 'picks a line that has this letter'],
  ['help', 'this page'],
  ['quit, exit', 'leaves; so do Ctrl-C and Ctrl-D'],
];

/** What can be typed. @param examples questions that the record answers */
export function helpBlocks(examples: readonly string[]): Block[] {
  return [
    {
      paragraphs: [
        { role: 'plain', text: 'Ask in plain English, with a name, a subject, a figure or a year in it:' },
        ...examples.map((text): Paragraph => ({ role: 'plain', text, lead: '• ' })),
        { role: 'plain', text: 'Then go on from the answer: “and in 2019?”, “what did she say about Tasers?”' },
      ],
    },
    {
      paragraphs: [
        { role: 'title', text: 'Also:' },
        { role: 'table', rows: WAYS, flushRight: [] },
      ],
    },
    {
      paragraphs: [
        {
          role: 'plain',
          text: 'A bar at the left and quotation marks mean word for word. Everything else that somebody said is reported in other words than theirs, and marked so.',
        },
      ],
    },
  ];
}
