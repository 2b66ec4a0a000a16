/** Dates that are told by the one before them: “the year before”, “two years later”, “the six months before it”. */
import type { Period } from '../corpus/schema.ts';
import { pattern } from '../lexicon/lexicon.ts';
import {
  COUNT,
  countOf,
  JOINS,
  join,
  MONTH,
  monthOrYear,
  shiftDays,
  shiftMonths,
  wholeMonth,
  wholeYear,
} from './calendar.ts';

/** A date of a question. */
export interface DateMention extends Period {
  /** offsets in the question */
  start: number;
  end: number;
  /** how the range stands to the words: within them, or open on one side */
  relation: 'in' | 'since' | 'before';
  /** a number is asked for that had been reached by then: “by March 2025” */
  upTo?: true;
}

/** “The year before”, “april to june the year before”, “the six months before it”: told by the date before, where no clause tells before what. */
const NEAR = new RegExp(
  `\\b(?:(?<first>${MONTH})(?: ?${JOINS} ?(?<last>${MONTH}))?,? )?(?:(?<years>a|${COUNT}) (?:years?|yrs?)|(?:the )?(?:(?<months>${COUNT}) months|(?<half>half)[ -]year|year|yr)) (?<side>${pattern('calendar.from-a-year')})\\b(?: (?:that|then|it))?(?=\\W*(?:$|[?.!,;:)]| (?:and|or|so|in)\\b))`,
  'gi',
);

/** The dates with those that are told by the one before them. */
export function withThoseNear(question: string, mentions: readonly DateMention[]): DateMention[] {
  const near = [...question.matchAll(NEAR)].flatMap((match): DateMention[] => {
    const { index: start, groups = {} } = match;
    const end = start + match[0].length;
    const named = mentions.findLast((mention) => mention.end <= start && mention.relation === 'in');
    const isFree = !mentions.some((mention) => start < mention.end && end > mention.start);
    const period = named && isFree ? nearTo(named, groups) : undefined;
    return period === undefined ? [] : [{ ...period, start, end, relation: 'in' }];
  });
  return [...mentions, ...near].sort((one, other) => one.start - other.start);
}

/** The time that is so far from a named one, or the months that are named of that year. */
function nearTo(
  named: Period,
  { first, last, years, months, half, side = '' }: Record<string, string>,
): Period | undefined {
  const isAfter = /^(?:after|later)/i.test(side);
  if (months !== undefined || half !== undefined) {
    const by = countOf(months ?? '6');
    const from = isAfter ? shiftDays(named.to, 1) : shiftMonths(named.from, -by);
    return { from, to: isAfter ? shiftDays(shiftMonths(from, by), -1) : shiftDays(named.from, -1) };
  }
  const by = countOf(years ?? 'a');
  const shifted = shiftYears(named, isAfter ? by : -by);
  if (first === undefined) return shifted;
  const year = shifted.from.slice(0, 4);
  return join(monthOrYear(`${first} ${year}`), monthOrYear(`${last ?? first} ${year}`));
}

/** The same time of another year; of one several years off the whole of it, since nobody counts the months then. */
function shiftYears({ from, to }: Period, years: number): Period {
  const yearOf = (day: string) => Number(day.slice(0, 4)) + years;
  if (Math.abs(years) > 1 && from.slice(0, 4) === to.slice(0, 4)) return wholeYear(yearOf(from));
  const moved = (day: string) => `${yearOf(day)}${day.slice(4)}`;
  // A February that ends on its last day still does.
  const last = wholeMonth(yearOf(to), Number(to.slice(5, 7))).to;
  const isLast = shiftDays(to, 1).endsWith('-01');
  return { from: from.endsWith('02-29') ? last : moved(from), to: isLast ? last : moved(to) };
}
