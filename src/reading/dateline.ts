import type { IsoDate } from '../corpus/schema.ts';
import { DAY_IN_WORDS, dayIn } from './day.ts';

/** So many paragraphs from the top a day may be the one on which the text was published. */
const TOP = 12;
const LONGEST = 140;

const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?';
const TIME = String.raw`(?:,? ?(?:at |[|·•–—-] ?)?\d{1,2}[:.]?\d{0,2} ?(?:[ap]\.?m\.?)?(?: ?(?:GMT|BST|UTC))?)?`;
const DAY = `${WEEKDAY}(?<day>${DAY_IN_WORDS}|${String.raw`\d{1,2}[/.]\d{1,2}[/.]\d{4}`})`;
const LABEL =
  '(?:(?:first |date )?published|posted|date(?:d| of publication| of issue)?|(?:date )?issued|released?|publication date|press release|(?:volume \\d{1,4}: )?debated)';
/** “14 March 2019”, “Thursday, March 14, 2019 at 10.30am” */
const ALONE = new RegExp(`^${DAY}${TIME}$`, 'i');
/** “Published: 14 March 2019 | Updated: 15 March 2019”; Hansard’s “Volume 796: debated on Thursday 14 March 2019” */
const LABELLED = new RegExp(`^${LABEL}(?: on| at| by [^,|]{1,60}[,|])?[ :|–—-]{1,3}${DAY}(?![\\d/]).{0,80}$`, 'i');
/** “By Jo Bloggs | 14 March 2019”, “London, 14 March 2019” */
const SIGNED = new RegExp(String.raw`^(?:by .{3,60}?|\p{L}[\p{L} ]{2,30}) ?[,|·•–—-] ?${DAY}${TIME}$`, 'iu');
const OTHER_DAY =
  /\b(?:updated|modified|reviewed|amended|retrieved|accessed|event|meeting|deadline|closes?|expires?)\b/i;

/** The day in a line that holds nothing else but what such lines say of it. */
export function datelineDay(line: string): IsoDate | undefined {
  if (line.length > LONGEST) return undefined;
  const match = ALONE.exec(line) ?? LABELLED.exec(line) ?? SIGNED.exec(line);
  if (match === null || OTHER_DAY.test(line.slice(0, line.indexOf(match.groups?.day ?? '')))) return undefined;
  return dayIn(match.groups?.day ?? '');
}

/** The day that stands on a line of its own near the top of a text; a candidate, which a person looks at. */
export function datelineIn(text: string): IsoDate | undefined {
  const lines = text.split('\n\n', TOP).map((line) => line.replace(/\s+/g, ' ').trim());
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1] ?? '';
    if (before.length <= 30 && OTHER_DAY.test(before)) continue;
    const day = datelineDay(line);
    if (day !== undefined) return day;
  }
  return undefined;
}
