/** How the wording of a follow-up leans on what was shown: patterns of English, a row each. */
import type { Period } from '../corpus/schema.ts';
import { countOf, shiftDays, shiftMonths, wholeMonth, wholeYear, yearOf } from '../dates/calendar.ts';
import { readDates } from '../dates/dates.ts';
import { pairs, pattern } from '../lexicon/lexicon.ts';
import type { After } from './query.ts';

/** What the wording of a follow-up tells by itself. */
export interface Leaning {
  /** what it asks of what was shown; undefined where its own words have to tell */
  how: After['how'] | 'who' | undefined;
  /** the time that it takes from what was shown */
  period?: Period;
  /** the words that tell it */
  said?: string;
  /** it asks for the highest or the lowest of the numbers of which one was shown */
  isExtreme: boolean;
  /** it asks for what came after, or went before, what was shown */
  later: boolean;
  earlier: boolean;
}

const shown = pattern('follow-ups.shown');
const being = `'?${pattern('follow-ups.being')}`;
const whole = (...patterns: readonly string[]) => new RegExp(`^(?:${patterns.join('|')})$`);

/** “And the lowest?”, “is that the highest ever”, “which year was the worst”. */
const EXTREME = whole(
  `(?:${pattern('follow-ups.before-extreme')} )*${pattern('questions.most', 'questions.least', 'questions.worst', 'questions.best')}(?: ${pattern('follow-ups.after-extreme')})*`,
);
const ALL = `(?:${pattern('follow-ups.showing')} )*(?:all|every|each)(?: of)?(?: the| those| these)? ${pattern('follow-ups.values')}`;

/** In this order; each with what people type. */
const ROWS: readonly { how: NonNullable<Leaning['how']>; when: RegExp }[] = [
  { how: 'change', when: EXTREME },
  { how: 'change', when: whole(ALL, `(?:${pattern('follow-ups.showing')} )*${pattern('follow-ups.by-time')}`) },
  {
    how: 'again',
    when: whole(
      pattern('follow-ups.source'),
      `(?:so )?who (?:actually )?${pattern('follow-ups.counting')}(?: ${shown}| so)?`,
      `(?:whose|what) (?:figures?|numbers?|count|words)(?: (?:is|are|was|were) ${shown})?`,
      `(?:when|where) ?${being} ${shown}(?: (?:said|published|counted|from))?`,
      'when',
      `(?:what|which) (?:day|date|month|year) ?${being} ${shown}`,
      // “Who worked that out?”, “who came up with it?”
      `(?:so )?who (?:actually )?(?:worked|put) ${shown} out`,
      `(?:when|where) did (?:he|she|they) say ${shown}`,
      `where ?'?${pattern('follow-ups.from')}(?: you get)? ${shown}(?: come| came)?(?: from)?`,
      `(?:${pattern('follow-ups.showing')} |${pattern('follow-ups.asking-for')} )?(?:the |his |her |their )?${pattern('follow-ups.verbatim')}`,
      `(?:counted|said|measured|made) by (?:who|whom)`,
      // “Did he say that in Parliament?”, “was that on the radio?”
      `${pattern('operations.auxiliaries')} (?:he|she|they) (?:\\w+ )?${pattern('follow-ups.saying')} ${shown} ${pattern('follow-ups.where')}\\b.*`,
      `(?:so )?was ${shown} ${pattern('follow-ups.where')} .{2,40}`,
      `${being} (?:that|this|it) ${pattern('follow-ups.order')}\\b.*`,
      `${being} (?:that|this|the) ${pattern('follow-ups.number')}\\b.*`,
    ),
  },
  {
    how: 'who',
    when: whole(
      `who ?${being} ${pattern('follow-ups.somebody')}`,
      `who ?${being} (?:that|this|the) (?!\\w+ (?:who|that|before|after))\\w+`,
    ),
  },
  {
    how: 'asker',
    when: whole(`who ?(?:was|'?d|had)? ?${pattern('follow-ups.asking')}(?: ${pattern('follow-ups.at-them')})*`),
  },
  {
    how: 'why',
    when: whole(
      // “Why not?”, “why did it go up?”
      `why(?: is| was)?(?: that| not| so| though)?`,
      `(?:so )?why(?: ${pattern('operations.auxiliaries')}|'s) ${shown} .+`,
      `(?:so )?why so ${pattern('follow-ups.so-many')}\\b.*`,
      `how come(?: ${shown} .+)?`,
      '(?:for )?(?:wh?at )?(?:reasons?|the reason)',
      `(?:so )?what ?${being}? (?:the )?reasons?(?: (?:for|behind) ${shown})?`,
      // “What is behind that?”, “what made it jump?”
      `(?:so )?what ?(?:${being})? ?${pattern('follow-ups.causing')} ${shown}(?: .{2,30})?`,
      // “What does she put it down to?”, “who did he blame for that?”
      `(?:what|how|who) (?:did|does|do) .{2,40} ${pattern('follow-ups.accounting')}(?: ${shown})?(?: (?:(?:down )?to|on|for(?: ${shown})?))?`,
    ),
  },
  {
    how: 'change',
    when: new RegExp(`\\b(?:${pattern('follow-ups.change')})$|\\b${pattern('follow-ups.compared')}\\b`),
  },
  { how: 'else', when: new RegExp(`^(?:${pattern('follow-ups.else')})\\b`) },
];

/** “More than at the march in June?”: what is compared is what was shown. */
export const COMPARES_SHOWN = new RegExp(`^(?:${being} ${shown} )?\\w+ than ${pattern('follow-ups.where')}\\b`, 'i');

const NEW_SUBJECT = new RegExp(
  `^(?:${pattern('follow-ups.opening')}\\b[ ,.!:]*)*${pattern('follow-ups.new-subject')}\\b[ ,:.-]*`,
  'i',
);
const OPENING = new RegExp(`^(?:${pattern('follow-ups.opening', 'follow-ups.meant')}(?![\\w'’/])[ ,:.-]*)+`, 'i');
const CLOSING = new RegExp(`(?:[ ,]+${pattern('follow-ups.closing')})+(?=[?!. ]*$)`, 'i');
const BEFORE = new RegExp(`\\b${pattern('follow-ups.before-then')}\\b(?! (?:the|when|\\d))`, 'i');
const AFTER = new RegExp(`\\b${pattern('follow-ups.after-then')}\\b(?! (?:the|when|\\d))`, 'i');
const LATER = new RegExp(`(?:\\b(?:in|more|anything|lately)\\b )*\\b${pattern('follow-ups.later')}(?=[?!. ]*$)`, 'i');
const SAME = new RegExp(`\\b${pattern('follow-ups.then')}\\b`, 'i');
/** “January that year”, “in March of the same year”. */
const MONTH_THEN = new RegExp(
  `\\b(${pattern('calendar.months')})(?: (?:in|of))? ${pattern('follow-ups.then')}\\b`,
  'i',
);
/** “And in January?”: of the year of what was shown. */
const BARE_MONTH = new RegExp(`^(?:(?:in|for|by|during) )?(${pattern('calendar.months')})(?=[?!. ]*$)`, 'i');
const ONE = /^(?:an?|one|the|just)$/;
const THEN = /^(?:so )?(?:who|what|how many|how much) (?:was|were)\b.* then$/;
/** “Two years later”, “six months before”, “a year on”, “year earlier”. */
const APART = new RegExp(
  `\\b(?:(\\w+) )?(years?|months?) (?:(${pattern('follow-ups.on')})|${pattern('follow-ups.back')})\\b(?! (?:the|when|\\d))`,
  'i',
);

const CHAT = pairs('questions.chat');
const WORD = /(?<![\p{L}\p{N}'’])[\p{L}\p{N}]+(?![\p{L}\p{N}'’])/gu;
const IS_RUN_ON = /^(?:wh(?:o|at|y|en|ere)|how|that|there)s$/i;

/** A text with what chat abbreviates in full, and with the apostrophes that it leaves out of “who’s” and “what’s”. */
export function spelledOut(text: string): string {
  return text.replace(WORD, (word) =>
    IS_RUN_ON.test(word) ? `${word.slice(0, -1)}'s` : (CHAT.get(word.toLowerCase()) ?? word),
  );
}

/** “And in January 2026 when the case was paused?”: an event tells the time, and nothing what is asked. */
const OF_EVENT = new RegExp(
  `^(?:${pattern('follow-ups.opening')}\\b[ ,.!]*)*(?:in [\\w ]{3,20} )?(?:back )?${pattern('follow-ups.at-event')} (?!${pattern('operations.auxiliaries')}\\b)[^,?!]{2,80}[?!. ]*$`,
  'i',
);

/** Whether a text names an event in the place of a time, and nothing else. */
export function isOfEvent(text: string): boolean {
  return OF_EVENT.test(text) && !ASKS.test(text);
}

/** A question behind a clause: “when he was mayor what did he say”. */
const ASKS = /\b(?:what|why|how|which)\b/i;

const YEAR = "['’]?\\d\\d";
const TWO_DIGITS = new RegExp(
  `^(?:${pattern('follow-ups.leading')} )*(?:in |for )?${YEAR}(?:(?: and | or |, ?| ?& ?)${YEAR})*[?!. ]*$`,
  'i',
);

/** “18 and 19?” after a number of 2017 means years. */
export function inYears(text: string, shown: Period | undefined): string {
  if (shown === undefined || !TWO_DIGITS.test(text)) return text;
  return text.replace(/['’]?(\d\d)/g, `${shown.to.slice(0, 2)}$1`);
}

/** Reads how a text leans on what was shown. @returns the rest: the text without what opens it and says nothing */
export function followUpWords(
  text: string,
  shown: Period | undefined,
): { rest: string; isNew: boolean; leaning: Leaning } {
  const fresh = text.replace(NEW_SUBJECT, '');
  const none: Leaning = { how: undefined, isExtreme: false, later: false, earlier: false };
  if (fresh !== text && fresh.trim() !== '') return { rest: fresh, isNew: true, leaning: none };
  const opened = text.trim().replace(OPENING, '');
  const rest = (opened === '' ? text : opened).replace(CLOSING, '');
  const plain = plainly(rest);
  const period = shown && periodFrom(plainly(opened), shown);
  return {
    rest: [APART, BEFORE, AFTER, MONTH_THEN, BARE_MONTH, LATER].reduce((left, told) => left.replace(told, ''), rest),
    isNew: false,
    leaning: {
      how: LATER.test(plain) ? undefined : ROWS.find(({ when }) => when.test(plain))?.how,
      ...(period === undefined ? {} : { period, said: saidOf(opened) }),
      isExtreme: EXTREME.test(plain),
      later: LATER.test(plain),
      earlier: /\bbefore(?: that| then)?$/.test(plain) && /\b(?:said|say|think|thought)\b/.test(plain),
    },
  };
}

function plainly(text: string): string {
  return text
    .replace(/[’‘]/g, "'")
    .replace(/[?!.\s]+$/, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

const HAPPENING = 7 * 86_400_000;

/** A time told by that of what was shown: *the year before*, *two years later*, *that year*. */
function periodFrom(text: string, { from, to }: Period): Period | undefined {
  // What happened on some days of a year, or was counted on one, comes on other days of the next.
  const isHappening = Date.parse(to) - Date.parse(from) <= HAPPENING;
  const shift = (years: number): Period =>
    isHappening ? wholeYear(yearOf(to) + years) : { from: shifted(from, years), to: shifted(to, years) };
  const [, count = 'a', unit = '', later] = APART.exec(text) ?? [];
  const times = ONE.test(count) ? 1 : countOf(count);
  if (unit !== '' && times > 0) {
    const signed = later === undefined ? -times : times;
    return unit.startsWith('year') ? shift(signed) : { from: inMonths(from, signed), to: inMonths(to, signed) };
  }
  const [, month] = MONTH_THEN.exec(text) ?? (hasYear(text) ? [] : (BARE_MONTH.exec(text) ?? []));
  if (month !== undefined) return readDates(`${month} ${yearOf(to)}`, to)[0];
  if (BEFORE.test(text)) return shift(-1);
  if (AFTER.test(text)) return shift(1);
  if (!SAME.test(text) && !THEN.test(text)) return undefined;
  return isYear(from, to) ? { from, to } : wholeYear(yearOf(to));
}

function hasYear(text: string): boolean {
  return /\b(?:19|20)\d\d\b/.test(text);
}

/** A day so many months later; the last of a month stays the last. */
function inMonths(day: string, months: number): string {
  const moved = shiftMonths(day, months);
  return shiftDays(day, 1).endsWith('-01') ? wholeMonth(yearOf(moved), Number(moved.slice(5, 7))).to : moved;
}

/** The words of a text that tell a time by that of what was shown. */
function saidOf(text: string): string {
  return (
    [APART, MONTH_THEN, BARE_MONTH, BEFORE, AFTER, SAME]
      .map((told) => told.exec(text)?.[0])
      .find((each) => each !== undefined) ?? 'then'
  );
}

/** A calendar, financial or rolling year. */
function isYear(from: string, to: string): boolean {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return days > 360 && days < 370;
}

function shifted(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
  // The last of February stays the last.
  if (day.endsWith('-02-28') || day.endsWith('-02-29')) {
    const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
    return `${year}-02-${leap && day.endsWith('29') ? 29 : 28}`;
  }
  return year + day.slice(4);
}
