/** How the wording of a follow-up leans on what was shown: patterns of English, a row each. */
import type { Period } from '../corpus/schema.ts';
import { wholeYear, yearOf } from '../dates/calendar.ts';
import { pattern, table } from '../lexicon/lexicon.ts';
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
      `(?:when|where) did (?:he|she|they) say ${shown}`,
      `where ?'?${pattern('follow-ups.from')}(?: you get)? ${shown}(?: come| came)?(?: from)?`,
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
    when: whole(`who (?:was )?${pattern('follow-ups.asking')}(?: ${pattern('follow-ups.at-them')})*`),
  },
  {
    how: 'why',
    when: whole(
      // “Why not?”, “why did it go up?”
      `why(?: is| was)?(?: that| not| so| though)?`,
      `why ${pattern('operations.auxiliaries')} ${shown} .+`,
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
const THEN = /^(?:so )?(?:who|what|how many|how much) (?:was|were)\b.* then$/;
const SMALL = new Map([...table('numbers.small')].map(([word, [value = '']]) => [word, Number(value)]));
const YEARS_APART = new RegExp(
  `\\b(\\w+) years (?:(${pattern('follow-ups.on')})|${pattern('follow-ups.back')})\\b`,
  'i',
);

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
    rest: [BEFORE, AFTER, YEARS_APART, LATER].reduce((left, told) => left.replace(told, ''), rest),
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
  const [, count = '', later] = YEARS_APART.exec(text) ?? [];
  const years = /^\d+$/.test(count) ? Number(count) : (SMALL.get(count) ?? 0);
  if (years > 0) return shift(later === undefined ? -years : years);
  if (BEFORE.test(text)) return shift(-1);
  if (AFTER.test(text)) return shift(1);
  if (!SAME.test(text) && !THEN.test(text)) return undefined;
  return isYear(from, to) ? { from, to } : wholeYear(yearOf(to));
}

/** The words of a text that tell a time by that of what was shown. */
function saidOf(text: string): string {
  return (
    [YEARS_APART, BEFORE, AFTER, SAME].map((told) => told.exec(text)?.[0]).find((each) => each !== undefined) ?? 'then'
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
