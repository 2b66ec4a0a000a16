import type { Extraction } from '../drafting/extraction.ts';
import { type Block, counted, line } from './view/block.ts';

const KINDS = { direct: 'word for word', mixed: 'quoted in part', indirect: 'reported' } as const;

/** What was found in a text, for people: who is quoted, then what is counted. */
export function extractionBlocks(title: string, { quotes, figures }: Extraction): Block[] {
  const found = `${counted(quotes.length, 'quotation')}, ${counted(figures.length, 'figure')}`;
  return [
    {
      paragraphs: [
        { role: 'title', text: title },
        { role: 'detail', text: found },
      ],
    },
    ...quotes.map(quoteBlock),
    ...(figures.length === 0 ? [] : [line('title', 'Figures'), figureBlock(figures)]),
  ];
}

function quoteBlock(quote: Extraction['quotes'][number], index: number): Block {
  const { speaker, personId, kind, text, spans, source, cue, confidence } = quote;
  const id = personId === undefined ? '' : ` (${personId})`;
  const evidence = [source, cue].flatMap((span) => (span === undefined ? [] : [`“${span.text}”`])).join(', ');
  return {
    number: index + 1,
    paragraphs: [
      { role: 'name', text: speaker === null ? 'Speaker not clear' : `${speaker}${id}` },
      ...(spans ?? [{ text }]).map((span) => ({ role: 'words', text: span.text, bar: '┃ ' }) as const),
      {
        role: 'detail',
        text: [KINDS[kind], evidence, `sure ${confidence.toFixed(2)}`].filter((part) => part !== '').join('; '),
      },
    ],
  };
}

function figureBlock(figures: Extraction['figures']): Block {
  const rows = figures.map(({ value, unit, approximate, measure, period, area, by, text }) => [
    `${approximate === true ? 'about ' : ''}${value.toLocaleString('en-GB')}`,
    unit,
    measure ?? '',
    period === undefined ? '' : `${period.from} to ${period.to}`,
    [area, by].filter((part) => part !== undefined).join(', '),
    `“${text}”`,
  ]);
  return { paragraphs: [{ role: 'table', rows, flushRight: [0] }] };
}
