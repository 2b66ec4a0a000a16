import { dateInWords } from '../../answer/wording.ts';
import { COLOUR } from '../kit/components.ts';
import { small } from '../kit/markdown.ts';
import { CARD, counted, HELP } from '../kit/words.ts';
import { askOffers, type Layout, type OnRecord } from './layout.ts';

/** What the bot is, how to ask, what it holds, and questions to begin with. */
export function helpLayout({ corpus, examples }: OnRecord): Layout {
  const asked = askOffers(examples);
  const texts = [
    `### ${HELP.title}\n${HELP.intro}`,
    HELP.ways.map((way) => `- ${way}`).join('\n'),
    small(holds(corpus)),
  ];
  const offers = asked.length === 0 ? [] : [{ line: CARD.examples, offers: asked }];
  return { kind: 'help', colour: COLOUR.plain, pages: [{ blocks: [{ texts }], offers }], items: [] };
}

function holds({ entries, sources }: OnRecord['corpus']): string {
  const statements = entries.filter(({ kind }) => kind === 'statement').length;
  const days = sources.map(({ published }) => published).sort();
  return HELP.holds(
    counted(statements, 'statement'),
    counted(entries.length - statements, 'figure'),
    counted(sources.length, 'source'),
    dateInWords(days.at(0) ?? ''),
    dateInWords(days.at(-1) ?? ''),
  );
}
