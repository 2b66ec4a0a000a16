import type { Item, Match } from '../../answer/types.ts';
import { chosenInWords } from '../../answer/wording.ts';
import { periodInWords } from '../../dates/words.ts';
import type { Block, Paragraph } from './block.ts';
import { itemLabel } from './item.ts';

const ASKED_FOR: Record<Match['by'], string> = {
  speaker: 'speaker',
  office: 'office',
  topic: 'topic',
  measure: 'measure',
  period: 'time',
  area: 'place',
  phrase: 'exact words',
  words: 'words',
  stance: 'side taken',
};

/** Why each of these items was chosen: what the question asked for and what of the item met it. */
export function whyBlocks(chosen: readonly { number: number; item: Item }[]): Block[] {
  return chosen.map(({ number, item }) => ({
    number,
    paragraphs: [
      { role: 'plain', text: itemLabel(item) },
      ...reasons(item),
      { role: 'detail', text: `How sure: ${Math.round(item.score * 100)} of 100` },
    ],
  }));
}

function reasons({ why, chosen }: Item): Paragraph[] {
  if (chosen !== undefined) return [{ role: 'plain', text: chosenInWords(chosen), lead: '• ' }, ...told(why)];
  if (why.length === 0) return [{ role: 'plain', text: 'It stands near what was asked about.', lead: '• ' }];
  return told(why);
}

function told(why: readonly Match[]): Paragraph[] {
  return why.map((match): Paragraph => ({ role: 'plain', text: reason(match), lead: '• ' }));
}

function reason({ by, asked, matched }: Match): string {
  const wanted = inWords(asked);
  const found = inWords(matched);
  const same = wanted.toLowerCase() === found.toLowerCase();
  return `${ASKED_FOR[by]}: ${wanted}${same ? '' : ` → ${found}`}`;
}

/** Reasons give a period by its first and last day. */
function inWords(text: string): string {
  const [, from, to = from] = /^(\d{4}-\d\d-\d\d)(?: to (\d{4}-\d\d-\d\d))?$/.exec(text) ?? [];
  return from === undefined || to === undefined ? text : periodInWords({ from, to });
}
