/** How a sentence holds a figure: as counted, or as planned, imagined, withdrawn, a difference, a part, or an event's. */
import type { Corpus } from '../corpus/corpus.ts';
import type { Measure } from '../corpus/schema.ts';
import { pattern, patternOf } from '../lexicon/lexicon.ts';

/** A figure in its sentence. */
export interface Held {
  /** the sentence */
  words: string;
  /** where the figure begins and ends in it */
  start: number;
  end: number;
}

interface NotCounted {
  name: string;
  when: (held: Held) => boolean;
  example: string;
  counter: string;
}

const ABOUT = `(?:${pattern('figures.about')} )*`;
const CHANGE_NOUN = new RegExp(
  String.raw`\b${patternOf('nouns.changes', 'base')} (?:of|in \S+ of) ${ABOUT}[£$€]?$`,
  'i',
);
const CHANGE_VERB = new RegExp(String.raw`\b${pattern('numbers.changed-by')} (?:\S+ )?by ${ABOUT}[£$€]?$`, 'i');
const MORE = new RegExp(String.raw`^ ?(?:\p{L}+ )?${pattern('figures.comparing')}\b`, 'u');
const FURTHER = new RegExp(String.raw`\b${pattern('figures.further')} $`, 'i');
const PLANNED = new RegExp(
  String.raw`\b(?:${patternOf('verbs.planning', 'base', 's', 'past', 'ing')} (?:\S+ ){0,2}?to|${pattern('figures.plans')})\b`,
  'i',
);
const IF = new RegExp(String.raw`^${pattern('figures.conditions')}\b`, 'i');
const WITHDRAWN = new RegExp(String.raw`\b${pattern('figures.withdrawn')}\b`, 'i');

/** What keeps a figure from being a measure's. */
export const NOT_COUNTED: readonly NotCounted[] = [
  {
    name: 'a difference',
    when: ({ words, start, end }) => {
      const before = words.slice(Math.max(0, start - 60), start);
      return CHANGE_NOUN.test(before) || CHANGE_VERB.test(before) || isMore(words.slice(end, end + 30), before);
    },
    example: 'Killings in London rose by 12 killings in 2018.',
    counter: 'There were 120 killings in London in 2018, up by a tenth.',
  },
  {
    name: 'a plan or a forecast',
    when: ({ words, start }) => PLANNED.test(clauseBefore(words, start)),
    example: 'The Met aims to cut it to 90 killings in London in 2018.',
    counter: 'The Met, which aims to cut it, recorded 120 killings in London in 2018.',
  },
  {
    name: 'a part of the figure before it',
    when: ({ words, start, end }) => {
      const before = words.slice(0, start);
      const isPart =
        OF_WHICH.test(before.slice(-80)) || (/^Of (?:the|these|those) /.test(words) && before.includes(', '));
      return isPart && !/^[^,.;]{0,20}\b(?:in|across) \p{Lu}/u.test(words.slice(end));
    },
    example: 'Of the many killings in London in 2018, 71 killings were stabbings.',
    counter: 'London had 120 killings in 2018, of which many were stabbings.',
  },
  {
    name: 'a condition',
    when: ({ words, start }) => IF.test(words) && !words.slice(0, start).includes(', '),
    example: 'If there were 150 killings in London in 2018, it would be the worst year.',
    counter: 'If the count is right, there were 120 killings in London in 2018.',
  },
  {
    name: 'what was withdrawn',
    when: ({ words }) => WITHDRAWN.test(words),
    example: 'An earlier version of this article said that there were 201 killings in London in 2018.',
    counter: 'An earlier count found 120 killings in London in 2018.',
  },
];

function isMore(behind: string, before: string): boolean {
  // “More than 120 killings” is a count, “12 more than in 2017” none.
  return (MORE.test(behind) && / than\b/.test(behind)) || FURTHER.test(before);
}

const OF_WHICH = /\b(?:of (?:which|whom|these|them)|including|among (?:them|these)),? (?:\S+ ){0,2}$/;

const CLAUSE = new RegExp(`[,;:] | ${pattern('figures.clause-openers')} `);

/** The words of a figure's clause before it. */
function clauseBefore(words: string, start: number): string {
  const before = words.slice(Math.max(0, start - 160), start);
  return before.split(CLAUSE).at(-1) ?? '';
}

/** Why a figure is none of any measure: the name of a rule. */
export function whyNotCounted(held: Held): string | undefined {
  return NOT_COUNTED.find(({ when }) => when(held))?.name;
}

const AGES = /\b(?:under|over)[- ](\d{2})(?:s|-year-olds)?\b/gi;
const OF_GROUP = /\b(?:of|among|in|by) (?:the|that|this) (?:age )?group\b/i;
const EVENT = new RegExp(
  String.raw`\b(?:at|during|after|from) (?:(?:the|this|last) )?(?:[\p{L}\d’'-]+ ){0,4}?(${patternOf('nouns.events', 'base')})\b`,
  'iu',
);

/**
 * Whether some words narrow a figure down to a part of what a measure counts: an age, women, knives, those of an event.
 * @param part the words that stand with the figure
 */
export function isPartOnly(part: string, measure: Measure, corpus: Corpus): boolean {
  const own = [measure.id, measure.label, measure.definition, ...measure.synonyms].join(' ; ');
  const ages = Array.from(part.matchAll(AGES), ([, age = '']) => age);
  if (ages.some((age) => !own.includes(age)) || OF_GROUP.test(part)) return true;
  const has = new Set(corpus.qualifiersOf(own));
  return corpus.qualifiersOf(part).some((qualifier) => qualifier.strict && !has.has(qualifier));
}

/** The kind of event that a sentence is about: “at this year’s carnival”. */
export function eventIn(words: string): string | undefined {
  return EVENT.exec(words)?.[1]?.toLowerCase();
}

/** Whether a measure counts at events of a kind. */
export function isOfEvent(event: string, { id, label, synonyms }: Measure): boolean {
  const own = [id, label, ...synonyms].join(' ').toLowerCase();
  return own.includes(event) || /\bevents?\b/.test(own);
}

/** What stands between a figure and the one that it is held against: “127, up from 116 in 2017”. */
const AGAINST = new RegExp(
  String.raw`\b(?:(?:up|down|${pattern('numbers.change-from')}) from|compared (?:with|to)|against|than(?: the)?)\s(?:${pattern('numbers.before-compared')} )?[£$€]?$`,
);
const FROM = /\bfrom\s[£$€]?$/;
const COMPARED_WITHIN = 60;

interface Comparable {
  start: number;
  end: number;
  unit: string;
}

/**
 * The start of the quantity that this one is compared with.
 * @param all the quantities of its sentence, in order
 */
export function comparedWith(text: string, quantity: Comparable, all: readonly Comparable[]): number | undefined {
  const at = all.findIndex(({ start }) => start === quantity.start);
  const [before, next] = [all[at - 1], all[at + 1]];
  // “From 410 to 328”: the second is the new one.
  if (
    before &&
    isSame(before, quantity) &&
    /^ to $/.test(text.slice(before.end, quantity.start).replace(/[£$€]$/, ''))
  ) {
    return FROM.test(text.slice(Math.max(0, before.start - COMPARED_WITHIN), before.start)) ? before.start : undefined;
  }
  if (!next || !isSame(next, quantity)) return undefined;
  return AGAINST.test(text.slice(Math.max(quantity.end, next.start - COMPARED_WITHIN), next.start))
    ? next.start
    : undefined;
}

function isSame(one: Comparable, other: Comparable): boolean {
  return one.unit === other.unit;
}
