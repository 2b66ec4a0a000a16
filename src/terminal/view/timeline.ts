import { lineOf, restsOnInWords, timelineTitle } from '../../answer/lines.ts';
import { dayOfItem } from '../../answer/timeline.ts';
import type { Item, Timeline } from '../../answer/types.ts';
import { lineParagraphs } from './lines.ts';
import { inPages, type View } from './view.ts';

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
        ofYear.map((item) => ({ item, group, paragraphs: lineParagraphs(lineOf(item), item.citation) })),
        LINES,
      ),
    ),
  };
}
