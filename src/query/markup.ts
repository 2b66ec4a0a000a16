/**
 * Discord's markup read for what it shows: `<:sad:81…>` is “:sad:”, `<t:1543449600:D>` is “29 November 2018”, `||so||` is
 * “so”. Every message's text comes through here, also where a file of messages is asked without Discord.
 */
import { dateInWords } from '../dates/words.ts';

/** What the ids in a text are called where it was written; undefined where nobody knows. */
export interface MarkupNames {
  user(id: string): string | undefined;
  role(id: string): string | undefined;
  channel(id: string): string | undefined;
}

const NOBODY: MarkupNames = { user: () => undefined, role: () => undefined, channel: () => undefined };

const MENTION = /<(@[!&]?|#)(\d{1,25})>/g;
const EMOJI = /<a?:(\w{1,40}):\d{1,25}>/g;
const COMMAND = /<\/([\w -]{1,100}):\d{1,25}>/g;
const GUIDE = /<id:\w{1,40}(?::\d{1,25})?>/g;
const TIMESTAMP = /<t:(-?\d{1,13})(?::([tTdDfFR]))?>/g;
const MASKED_LINK = /\[([^[\]\n]{1,300})\]\(<?https?:\/\/[^\s()<>]{1,1900}>?(?: "[^"\n]{0,300}")?\)/g;
const BARE_LINK = /<(https?:\/\/[^\s<>]{1,1900})>/g;
const CHANNEL_LINK = /https:\/\/(?:\w+\.)?discord\.com\/channels\/(?:\d{1,25}|@me)\/(\d{1,25})(?:\/\d{1,25})?/g;
const CODE_BLOCK = /```(?:\w{0,20}\n)?([^`]{1,4000})```/g;
const CODE = /(`{1,2})([^`\n]{1,2000})\1/g;
const LINE_MARK = /^[ \t]{0,3}(?:>>> |> |#{1,3} |-# )/gm;
const STRUCK = /~~[^~\n]{1,2000}~~/g;
/** What is hidden until it is pressed, bold, underlined and slanted. */
const SHOWN_WITHIN = [
  /\|\|([^|]{1,2000})\|\|/g,
  /\*\*([^*\n]{1,2000})\*\*/g,
  /__([^_\n]{1,2000})__/g,
  /(?<![\w*])\*([^*\s][^*\n]{0,2000})\*(?![\w*])/g,
  /(?<!\w)_([^_\s][^_\n]{0,2000})_(?!\w)/g,
];

/**
 * @param names what the ids in the text are called; where none is known, a mention shows nothing
 * @returns the text as it is seen; the text itself where nothing would be left
 */
export function readMarkup(text: string, names: MarkupNames = NOBODY): string {
  if (!/[<>*_~|`#\][-]|:\/\//.test(text)) return text;
  const named = text
    .replace(MENTION, (_, mark: string, id: string) => nameOf(mark, id, names))
    .replace(CHANNEL_LINK, (_, id: string) => asMention('#', names.channel(id)))
    .replace(EMOJI, ':$1:')
    .replace(COMMAND, '/$1')
    .replace(GUIDE, ' ')
    .replace(TIMESTAMP, (_, seconds: string, style: string | undefined) => timeShown(Number(seconds), style));
  const lines = named
    .replace(MASKED_LINK, '$1')
    .replace(BARE_LINK, '$1')
    .replace(CODE_BLOCK, '$1')
    .replace(CODE, '$2')
    .replace(LINE_MARK, '');
  const struck = lines.replace(STRUCK, ' ');
  const left = struck.trim() === '' ? lines.replaceAll('~~', '') : struck;
  const shown = SHOWN_WITHIN.reduce((rest, mark) => rest.replace(mark, '$1'), left);
  return shown.trim() === '' ? text : shown;
}

function nameOf(mark: string, id: string, names: MarkupNames): string {
  if (mark === '#') return asMention('#', names.channel(id));
  return asMention('@', mark === '@&' ? names.role(id) : names.user(id));
}

/** One word, so that it is seen where a name ends. */
function asMention(mark: string, name: string | undefined): string {
  return name === undefined ? ' ' : `${mark}${name.trim().replace(/\s+/g, '_')}`;
}

const DAY = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: 'Europe/London' });
const HOUR = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/London' });
/** Days that have four digits of a year. */
const LAST_SECOND = 253_402_300_799;

/** Discord shows times in the reader's zone; here it is London's. */
function timeShown(seconds: number, style: string | undefined): string {
  if (seconds < 0 || seconds > LAST_SECOND) return ' ';
  const at = new Date(seconds * 1000);
  return style === 't' || style === 'T' ? HOUR.format(at) : dateInWords(DAY.format(at));
}

const ADDRESS = /https?:\/\/[^\s<>()]{1,1900}(?<![.,;!?])/g;

/**
 * A text with blanks in the place of Discord's mentions, emoji and times, and of addresses, whose digits count nothing; all
 * else stays where it is.
 */
export function withoutIds(text: string): string {
  return [MENTION, EMOJI, COMMAND, GUIDE, TIMESTAMP, ADDRESS].reduce(
    (rest, mark) => rest.replace(mark, (id) => ' '.repeat(id.length)),
    text,
  );
}

/** An emoji's name, a mention, a tag, an address: what stands in a text and asks nothing. */
const ASIDE = /:\w{2,40}:|(?<![\w.])[@#][\p{L}\p{N}_][\p{L}\p{N}_.-]{0,80}|https?:\/\/\S{1,2000}/gu;

/**
 * A text with blanks in the place of what asks nothing, so that what follows stays where it is.
 * @param isName whether the record knows somebody or something by a word: “what did @khan say”
 */
export function withoutAsides(text: string, isName: (word: string) => boolean): string {
  return text.replace(ASIDE, (aside) =>
    /^[@#]/.test(aside) && isName(aside.slice(1)) ? aside : ' '.repeat(aside.length),
  );
}
