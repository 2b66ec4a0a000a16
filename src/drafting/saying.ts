import { GB } from 'chrono-node/en';
import type { IsoDate } from '../corpus/schema.ts';

/** Days that are told by name or number. Anything vaguer (“last week”, “recently”) is no day. */
const DAY_TOLD =
  /\b(?:yesterday|last night|(?:on |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?|(?:on )?\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december)(?:,? \d{4})?)\b/i;

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
  if (isoDay(date) > published) {
    // What a source reports was said before it: the last such weekday, or that day of the year before.
    if (start.isCertain('weekday')) date.setUTCDate(date.getUTCDate() - 7);
    else if (!start.isCertain('year')) date.setUTCFullYear(year - 1);
  }
  const said = isoDay(date);
  return said < published ? said : undefined;
}

function isoDay(date: Date): IsoDate {
  return date.toISOString().slice(0, 10);
}

const CHAMBERS: [RegExp, string][] = [
  [
    /\b(?:House of Lords|(?:told|in|to) the Lords|(?:told|to) (?:their lordships|fellow peers|peers))\b/,
    'House of Lords',
  ],
  [/\b(?:House of Commons|(?:told|in|to) the Commons)\b/, 'House of Commons'],
  [/\b(?:London Assembly|(?:told|in|to) the Assembly|(?:told|to) (?:London )?Assembly members)\b/, 'London Assembly'],
  [/\bHome Affairs (?:Select )?Committee\b/i, 'Home Affairs Committee'],
  [/\b(?:told|to|in) parliament\b/i, 'Parliament'],
];

/** Programmes, papers and agencies that somebody “told” something, with what follows of their name. */
const TOLD_OUTLET =
  /\b(?:told|telling|speaking to|speaking on|interview with|writing in|wrote in) (?:the )?((?:BBC|LBC|Sky News|ITV|Channel [45]|Times Radio|GB News|Good Morning Britain|Evening Standard|London Standard|Guardian|Times|Telegraph|Independent|Observer|Sun|Daily Mail|Mirror|PA|Press Association|Reuters|MyLondon)(?:(?:’s|'s)? (?:[A-Z][\w’'-]*|\d+|of|the(?= [A-Z])))*)/;

/** The chamber, committee or programme that a sentence gives for what was said in it. */
export function placeOfSaying(framing: string): string | undefined {
  return CHAMBERS.find(([pattern]) => pattern.test(framing))?.[1] ?? TOLD_OUTLET.exec(framing)?.[1];
}
