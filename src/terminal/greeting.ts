import type { Corpus, StatementEntry } from '../corpus/corpus.ts';
import { dateInWords } from '../dates/words.ts';
import { type Block, counted, line, type Paragraph } from './view/block.ts';
import { pageBlocks } from './view/page.ts';
import type { OfferGroup } from './view/view.ts';

/** What the bot is and knows, what is missing of it, what to ask. */
export function greetingBlocks(corpus: Corpus, leftOut: readonly string[], offers: OfferGroup[]): Block[] {
  return [
    {
      paragraphs: [
        { role: 'title', text: 'Bluelamp' },
        {
          role: 'plain',
          text: 'Ask about policing in London: who said what, and what was counted. Every answer has its source.',
        },
        { role: 'detail', text: holdings(corpus) },
        ...wordsOffer(corpus),
      ],
    },
    ...leftOutBlocks(leftOut),
    ...pageBlocks({ head: [], pages: [], notes: [], offers }, 0),
    line('detail', 'A letter picks a line. help tells what else works; quit leaves.'),
  ];
}

function holdings({ entries, sources }: Corpus): string {
  const statements = entries.filter((entry) => entry.kind === 'statement');
  const verbatim = statements.filter(isWordForWord).length;
  const days = sources.map(({ published }) => published).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  const span = first === undefined || last === undefined ? '' : `, ${dateInWords(first)} to ${dateInWords(last)}`;
  const words = `${counted(statements.length, 'statement')} (${verbatim} word for word, the others reported)`;
  const figures = counted(entries.length - statements.length, 'figure');
  return `On record: ${words} and ${figures} from ${counted(sources.length, 'source')}${span}.`;
}

function isWordForWord({ statement }: StatementEntry): boolean {
  return statement.form === 'verbatim' || statement.words !== undefined;
}

/** A new installation has few exact words: they are their publishers’, and are fetched where it runs. */
function wordsOffer({ entries }: Corpus): Paragraph[] {
  const statements = entries.filter((entry) => entry.kind === 'statement');
  const hasFound = statements.some(({ statement }) => statement.words !== undefined);
  if (hasFound || statements.every(isWordForWord)) return [];
  return [{ role: 'detail', text: 'The exact words can be fetched from their pages: npm run words' }];
}

function leftOutBlocks(files: readonly string[]): Block[] {
  if (files.length === 0) return [];
  const text = `Left out because of errors: ${files.join(', ')}. “npm run corpus -- check” tells what is wrong.`;
  return [line('note', text)];
}
