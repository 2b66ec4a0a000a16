/** Items in a line each, for views that list many of them. Lines have their full length: a view wraps or cuts them. */

import type { Position } from '../corpus/schema.ts';
import { dateInWords, periodInWords } from '../dates/words.ts';
import { differs } from './stances.ts';
import type { FigureItem, Item, Standings, Stated, StatementItem, Timeline } from './types.ts';
import {
  addedInWords,
  counterInWords,
  listed,
  measureInWords,
  paraphraseInWords,
  positionInWords,
  valueInWords,
} from './wording.ts';

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
  const value = valueInWords(item);
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

/** What stands in a line of what somebody stated. */
export interface StanceLine extends ItemLine {
  /** the post held then */
  office?: string;
  /** on the label of the subject, in small letters */
  side: string;
}

/** One statement of somebody's stated positions. @param item the statement itself */
export function stanceLine({ office, position }: Stated['stances'][number], item: StatementItem): StanceLine {
  const line = lineOf(item);
  const { stance } = item;
  const isTurned = stance !== undefined && stance.position !== position;
  const turned = isTurned ? [`Said of its opposite, “${stance.on}”: ${inSmallLetters(stance.position)}.`] : [];
  return {
    ...line,
    ...(office === undefined ? {} : { office }),
    side: inSmallLetters(position),
    besides: [...turned, ...line.besides],
  };
}

/**
 * What somebody stated, in one line: “Once, on 20 December 2018: with conditions.” It names positions and days, and judges
 * nothing between them.
 */
export function statedInWords({ stances }: Pick<Stated, 'stances'>): string {
  const [first, ...more] = stances;
  if (first === undefined) return '';
  const last = more.at(-1) ?? first;
  const sides = [...new Set(stances.map(({ position }) => inSmallLetters(position)))];
  if (differs({ stances })) {
    const told = sides.map((side) => {
      const days = stances.filter(({ position }) => inSmallLetters(position) === side);
      return `${side} on ${listed([...new Set(days.map(({ said }) => dateInWords(said)))])}`;
    });
    return `The stated position differs between days: ${told.join('; ')}.`;
  }
  if (more.length === 0) return `Once, on ${dateInWords(first.said)}: ${sides.join()}.`;
  if (sides.length > 1) return `More than one position on one day, ${dateInWords(first.said)}: ${sides.join('; ')}.`;
  const when =
    first.said === last.said
      ? `on ${dateInWords(first.said)}`
      : `on ${many(new Set(stances.map(({ said }) => said)).size, 'day')}, ${dateInWords(first.said)} to ${dateInWords(last.said)}`;
  return `In ${many(stances.length, 'statement')} ${when}: ${sides.join()}.`;
}

/** "For: 3 people and 1 organisation in 5 statements, the first on 19 October 2016" */
export function standingInWords({
  position,
  statements,
  people,
  organisations,
  since,
}: Standings['sides'][number]): string {
  const who = [
    ...(people === 0 ? [] : [people === 1 ? '1 person' : `${people} people`]),
    ...(organisations === 0 ? [] : [many(organisations, 'organisation')]),
  ].join(' and ');
  const said = statements === 1 ? ', on' : ` in ${statements} statements, the first on`;
  return `${positionInWords(position)}: ${who}${said} ${dateInWords(since)}`;
}

/** What has to be known of these counts. */
export function standingNotes({ sides, onSeveral, opposites }: Standings): string[] {
  const isConditional = sides.some(({ position }) => position === 'conditional');
  const hasOrganisations = sides.some(({ organisations }) => organisations > 0);
  const hasBoth = hasOrganisations && sides.some(({ people }) => people > 0);
  return [
    ...(hasOrganisations ? ['Organisations count by their spokespeople and papers.'] : []),
    ...(hasBoth ? ['A person and the office that speaks for them count as two.'] : []),
    ...(isConditional ? ['Those with conditions count on neither side.'] : []),
    ...(onSeveral === 0
      ? []
      : [
          `${many(onSeveral, 'speaker')} stated more than one position and ${onSeveral === 1 ? 'counts' : 'count'} with each.`,
        ]),
    ...opposites.map(
      ({ on, statements }) =>
        `${many(statements, 'statement')} on its opposite, “${on}”, ${statements === 1 ? 'counts' : 'count'} turned round.`,
    ),
  ];
}

/** "Sadiq Khan on: Stop and search" */
export function statedTitle({ speaker, on }: Pick<Stated, 'speaker' | 'on'>): string {
  return `${speaker.name} on: ${on.label}`;
}

/** "36 subjects; on 1 of them the stated position differs between days" */
export function subjectsInWords(stated: readonly Stated[]): string {
  const differing = stated.filter(differs).length;
  const on = differing === 0 ? '' : `; on ${differing} of them the stated position differs between days`;
  return `${many(stated.length, 'subject')} on record${on}.`;
}

function inSmallLetters(position: Position): string {
  return positionInWords(position).toLowerCase();
}

function many(count: number, one: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : `${one}s`}`;
}
