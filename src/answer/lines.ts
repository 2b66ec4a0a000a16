/** Items in a line each, for views that set many of them below each other. Words are never cut here: whoever sets them may wrap them. */
import { dateInWords, periodInWords } from '../dates/words.ts';
import type { FigureItem, Item, StatementItem, Timeline } from './types.ts';
import { addedInWords, counterInWords, measureInWords, paraphraseInWords, valueInWords } from './wording.ts';

/** What a line about an item says, as plain text. */
export interface ItemLine {
  /** the day on which it was said, or the period in which it was counted */
  when: string;
  /** whose exact words they are; a reported text names its speaker already */
  who?: string;
  /** exact words in quotation marks, words about them, or a value with what it counts */
  told: string;
  /** what a reader has to know of it */
  besides: string[];
}

export function lineOf(item: Item): ItemLine {
  const { corrections = [] } = item.citation;
  const latest = corrections
    .map(({ date }) => date)
    .sort()
    .at(-1);
  const corrected = latest === undefined ? [] : [`Its source was corrected on ${dateInWords(latest)}.`];
  const line = item.kind === 'statement' ? statementLine(item) : figureLine(item);
  const added = addedInWords(item.citation);
  return { ...line, besides: [...line.besides, ...corrected, ...(added === undefined ? [] : [added])] };
}

function statementLine(item: StatementItem): ItemLine {
  const { form, speaker, said, text } = item;
  const paraphrase = paraphraseInWords(item);
  return {
    when: dateInWords(said),
    ...(form === 'verbatim' ? { who: speaker.name, told: `“${text}”` } : { told: text }),
    besides: paraphrase === undefined ? [] : [paraphrase],
  };
}

function figureLine(item: FigureItem): ItemLine {
  const value = valueInWords(item.value, item.unit, item.approximate);
  const counter = counterInWords(item);
  return {
    when: periodInWords(item.period),
    told: `${measureInWords(item)}: ${value} (${counter.charAt(0).toLowerCase()}${counter.slice(1)}).`,
    besides: item.note === undefined ? [] : [`Note: ${item.note}`],
  };
}

/** "140 statements by 48 speakers and 52 figures, from 66 sources" */
export function restsOnInWords({ statements, speakers, figures, sources }: Timeline): string {
  const said = statements === 0 ? [] : [`${many(statements, 'statement')} by ${many(speakers, 'speaker')}`];
  const counted = figures === 0 ? [] : [many(figures, 'figure')];
  return `${[...said, ...counted].join(' and ')}, from ${many(sources, 'source')}`;
}

/** "Stop and search, by Sadiq Khan" */
export function timelineTitle({ topic, by }: Timeline): string {
  return by === undefined ? topic.label : `${topic.label}, by ${by.name}`;
}

function many(count: number, one: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : `${one}s`}`;
}
