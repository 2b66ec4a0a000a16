/** The day on which words were said, as the sentence around them tells it. */
import { GB } from 'chrono-node/en';
import type { IsoDate } from '../corpus/schema.ts';
import { pattern } from '../lexicon/lexicon.ts';
import { MONTH } from './calendar.ts';

/** Days that are told by name or number. Anything vaguer (“last week”, “recently”) is no day. */
const DAY_TOLD = new RegExp(
  String.raw`\b(?:yesterday|last night|(?:on |last )?${pattern('calendar.weekdays')}(?: ${pattern('calendar.parts-of-days')})?|(?:on )?\d{1,2}(?:st|nd|rd|th)? ${MONTH}(?:,? \d{4})?)\b`,
  'i',
);

/**
 * The day that a sentence gives for what was said in it, worked out from the day on which the source appeared.
 * @param framing the sentence without the words themselves: a day within them is not the day they were said on
 * @returns undefined where the sentence names no day, or the source's own, or one after it
 */
export function dayOfSaying(framing: string, published: IsoDate): IsoDate | undefined {
  const told = DAY_TOLD.exec(framing)?.[0];
  if (told === undefined) return undefined;
  const reference = new Date(`${published}T12:00:00Z`);
  const [read] = GB.parse(told.replace(/^last night$/i, 'yesterday'), { instant: reference, timezone: 0 });
  if (read === undefined) return undefined;
  const { start } = read;
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
  if (year === null || month === null || day === null) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.toISOString().slice(0, 10) > published) {
    // What a source reports was said before it: the last such weekday, or that day of the year before.
    if (start.isCertain('weekday')) date.setUTCDate(date.getUTCDate() - 7);
    else if (!start.isCertain('year')) date.setUTCFullYear(year - 1);
  }
  const said = date.toISOString().slice(0, 10);
  return said < published ? said : undefined;
}
