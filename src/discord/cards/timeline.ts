/** What was said and counted about a topic, by day: a line each, and the pages of each year. */
import { lineOf, restsOnInWords, timelineTitle } from '../../answer/lines.ts';
import { dayOfItem } from '../../answer/timeline.ts';
import type { Answer, Item } from '../../answer/types.ts';
import { COLOUR } from '../kit/components.ts';
import { MESSAGE } from '../kit/limits.ts';
import { boundedText, small } from '../kit/markdown.ts';
import { CARD, counted } from '../kit/words.ts';
import type { Layout, Page } from './layout.ts';
import { linesOf } from './lines.ts';

type TimelineAnswer = Extract<Answer, { kind: 'quote' }> & {
  timeline: NonNullable<Extract<Answer, { kind: 'quote' }>['timeline']>;
};

/** Whether an answer is a timeline. */
export function isTimeline(answer: Answer): answer is TimelineAnswer {
  return answer.kind === 'quote' && answer.timeline !== undefined;
}

/** A year begins a page of its own, so that a menu can lead to each. */
export function timelineLayout({ items, timeline }: TimelineAnswer, reserved: number): Layout {
  const title = `### ${CARD.timeline(boundedText(timelineTitle(timeline), MESSAGE.titleCharacters))}\n${small(CARD.restsOn(restsOnInWords(timeline)))}`;
  const pages: Page[] = [];
  const places: NonNullable<Layout['places']> = [];
  for (const [year, ofYear] of Map.groupBy(items, (item) => dayOfItem(item).slice(0, 4))) {
    const tally = tallyOf(ofYear);
    places.push({ label: `${year}: ${tally}`, page: pages.length + 1 });
    const room = MESSAGE.pageCharacters - reserved - title.length - year.length - tally.length - 20;
    for (const [part, lines] of chunked(
      ofYear.flatMap((item) => linesOf(lineOf(item), item.citation)),
      room,
    ).entries()) {
      const heading = `**${CARD.yearOf(year, part === 0 ? tally : undefined)}**`;
      pages.push({ blocks: [{ texts: [...(pages.length === 0 ? [title] : []), [heading, ...lines].join('\n')] }] });
    }
  }
  return { kind: 'quote', colour: COLOUR.words, pages, places, items: items.map(({ id }) => id) };
}

/** "14 statements, 3 figures" */
function tallyOf(items: readonly Item[]): string {
  const statements = items.filter(({ kind }) => kind === 'statement').length;
  const figures = items.length - statements;
  return [
    ...(statements === 0 ? [] : [counted(statements, 'statement')]),
    ...(figures === 0 ? [] : [counted(figures, 'figure')]),
  ].join(', ');
}

/** Lines in as few chunks as hold them, in order. */
function chunked(lines: readonly string[], characters: number): string[][] {
  const chunks: string[][] = [];
  let room = 0;
  for (const line of lines) {
    const size = line.length + 1;
    if (chunks.length === 0 || size > room) {
      chunks.push([]);
      room = characters;
    }
    chunks.at(-1)?.push(line);
    room -= size;
  }
  return chunks;
}
