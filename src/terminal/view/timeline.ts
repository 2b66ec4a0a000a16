import { lineOf, restsOnInWords, timelineTitle } from '../../answer/lines.ts';
import { dayOfItem } from '../../answer/timeline.ts';
import type { Item, Timeline } from '../../answer/types.ts';
import type { Paragraph } from './block.ts';
import { type Entry, inPages, type View } from './view.ts';

/** Lines that are shown at once: each takes three of a window. */
const LINES = 8;

/** What was said and counted, by day: a line each with its link, the pages of each year under its heading. */
export function timelineView(items: readonly Item[], timeline: Timeline): Pick<View, 'head' | 'pages'> {
  const years = Map.groupBy(items, (item) => dayOfItem(item).slice(0, 4));
  return {
    head: [
      {
        paragraphs: [
          { role: 'title', text: `Timeline: ${timelineTitle(timeline)}` },
          { role: 'detail', text: `It rests on ${restsOnInWords(timeline)}.` },
        ],
      },
    ],
    pages: [...years].flatMap(([group, ofYear]) =>
      inPages(
        ofYear.map((item) => ({ item, group, paragraphs: lineParagraphs(item) })),
        LINES,
      ),
    ),
  };
}

function lineParagraphs(item: Item): Entry['paragraphs'] {
  const { when, who, told, besides } = lineOf(item);
  const { url, passageUrl, publisher } = item.citation;
  const said = who === undefined ? told : `${who}: ${told}`;
  return [
    { role: 'plain', text: `${when} · ${said}` },
    ...besides.map((text): Paragraph => ({ role: 'detail', text })),
    url === '' ? { role: 'source', text: publisher } : { role: 'address', text: passageUrl ?? url },
  ];
}
