/** Words that ask for a series, every value that is on record in time: “by year”, “a chart of”, “over the years”. */
import { pattern } from '../lexicon/lexicon.ts';

const OF = pattern('operations.of-what');
const PICTURE = `(?:${pattern('operations.kinds-of-picture')} )?${pattern('operations.pictures')}s?`;
const YEAR = `(?:${pattern('operations.kinds-of-year')} )?(?:year|quarter|month)`;

const ROWS: readonly RegExp[] = [
  // “a chart of”, “can I see a bar graph showing”
  new RegExp(`\\b(?:an? |the )?${PICTURE}(?: ${OF})\\b`, 'gi'),
  // “bar chart: killings”
  new RegExp(`^(?:an? |the )?${PICTURE}(?= ?[:–-])`, 'gi'),
  // “a plot of”, “a table of”; “the bomb plot of 2006” is no picture
  /\b(?:an? |the )?(?:plot|table) of\b/gi,
  // “chart phone robberies”, “plot me the searches”, “burglaries as a graph”
  new RegExp(`^(?:${pattern('operations.please')} )?${pattern('operations.drawing')}(?: me| us)?\\b`, 'gi'),
  new RegExp(`^(?:${pattern('operations.please')} )?plot (?:me|us|the)\\b`, 'gi'),
  new RegExp(`\\b(?:as|in) an? ${PICTURE}\\b`, 'gi'),
  // “the history of”, “a timeline of”
  new RegExp(`\\b(?:an? |the )?${pattern('operations.courses')} ${OF}\\b`, 'gi'),
  new RegExp(`(?<=\\bhow (?:has|have|had|did) .{3,80}? )${pattern('operations.developing')}\\b`, 'gi'),
  // “by year”, “for every year you have”, “2010 to 2015 year by year”
  new RegExp(`\\b(?:by|per|(?:for|in) (?:each|every)(?: single)?) ${YEAR}(?: you have| on record)?\\b`, 'gi'),
  new RegExp(`\\b${pattern('operations.over-time')}\\b`, 'gi'),
  new RegExp(`\\b${pattern('operations.throughout')}(?= (?:the )?(?:\\d|years?\\b|decades?\\b))`, 'gi'),
  // “how many murders a year”
  /(?<=\bhow many .{2,60} )a year\b(?! (?:ago|before|later|on)\b)/gi,
  // “annual figures for”, “all the numbers on”
  new RegExp(`\\b${pattern('operations.yearly')}(?= ${pattern('operations.values')}\\b)`, 'gi'),
  new RegExp(`\\b(?:all|every)(?: of)?(?: the| your)? ${pattern('operations.values')} ${OF}\\b`, 'gi'),
];

/** Where a text asks for a series: those words say nothing of what it is about. */
export function readSeries(text: string): { start: number; end: number }[] {
  return ROWS.flatMap((row) =>
    [...text.matchAll(row)].map(({ index, 0: words }) => ({ start: index, end: index + words.length })),
  );
}
