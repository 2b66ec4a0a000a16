/** The quantities that an article states: how many of what, when, where, who counted, and what they are compared with. */
import type { Corpus } from '../corpus/corpus.ts';
import type { IsoDate, Period } from '../corpus/schema.ts';
import { type PeriodMention, readPeriods } from '../dates/articles.ts';
import { pattern, words } from '../lexicon/lexicon.ts';
import type { Quantity } from '../reading/types.ts';
import { looksBack, spokenOf } from './context.ts';
import { counterOf, measureOf } from './known.ts';
import { type ReadQuantity, readQuantities } from './read.ts';
import { comparedWith, eventIn, isOfEvent, isPartOnly, whyNotCounted } from './standing.ts';
import { type Sentence, sentencesIn } from './tokens.ts';
import { isAtHome, type PlaceMention, placeOf, placeRightBehind, placesIn } from './where.ts';

export interface FiguresContext {
  /** the day that “last year” is worked out from */
  published?: IsoDate;
  /** whose measures and people the figures are matched to */
  corpus?: Corpus;
}

const TIME = words('nouns.time-units', 's');
const COUNTER_SENTENCE = new RegExp(String.raw`^(?:“)?${pattern('figures.counter-sentences')}\b`, 'i');

/** How far from a number the name of its measure may stand, in characters. */
const NEAR = 90;

/**
 * Every quantity that a text states, in the order in which they stand: counts, shares, rates, money and lengths of time,
 * but no ages, dates, times of day or numbers in names. Looks back and never forward: what follows a paragraph changes nothing in it.
 * @param text any text; nothing in it makes this throw
 */
export function quantitiesIn(text: string, context: FiguresContext = {}): Quantity[] {
  const sentences = readSentences(text);
  const found: Quantity[] = [];
  let before: Around | undefined;
  for (const [at, { sentence, read }] of sentences.entries()) {
    const words = text.slice(sentence.start, sentence.end);
    const own = aboutSentence(words, context);
    const next = sentences[at + 1]?.sentence;
    const by = own.by ?? counterBehind(next && text.slice(next.start, next.end), context);
    const about = withContext({ ...own, by }, before, words, sentence);
    const against = new Map(read.map((each) => [each.start, comparedWith(text, each, read)]));
    for (const quantity of read)
      found.push(describe(text, { words, sentence, all: read, about, against }, quantity, context, before));
    const measured = found.slice(found.length - read.length).findLast((each) => each.measure !== undefined);
    before = { about, words, paragraph: sentence.paragraph, isLead: isLead(text, sentence, before), measured };
  }
  return found;
}

/** What a sentence says of all its figures. */
interface About {
  periods: readonly PeriodMention[];
  places: readonly PlaceMention[];
  by: string | undefined;
  event: string | undefined;
}

/** The sentence before. */
interface Around {
  about: About;
  words: string;
  paragraph: number;
  /** a colon ends it, or it is an item of the list below such a sentence */
  isLead: boolean;
  /** its last figure that belongs to a measure */
  measured: Quantity | undefined;
}

function aboutSentence(words: string, { published, corpus }: FiguresContext): About {
  return {
    periods: readPeriods(words, published),
    places: corpus === undefined ? [] : placesIn(words, corpus),
    by: corpus && counterOf(words, corpus),
    event: eventIn(words),
  };
}

const ITEM = /^\s*(?:[•*·‣–-]|\d{1,2}[.)])\s/;

/** “…, which ran between 17 and 19 January, resulted in:”, and each of the lines below it. */
function isLead(text: string, { start, end }: Sentence, before: Around | undefined): boolean {
  if (/:\s*$/.test(text.slice(start, end + 1))) return true;
  return before?.isLead === true && isItem(text.slice(start, end));
}

function isItem(words: string): boolean {
  return ITEM.test(words) || !/[.!?]$/.test(words);
}

/** A list has the period, place and counter of the sentence above it; a paragraph, its event and what it looks back to. */
function withContext(own: About, before: Around | undefined, words: string, { paragraph, tokens }: Sentence): About {
  if (before === undefined) return own;
  const { about } = before;
  if (before.isLead && isItem(words)) {
    return {
      // Offsets that come before every figure of the line.
      periods: own.periods.length > 0 ? own.periods : about.periods.map((each) => ({ ...each, start: -2, end: -1 })),
      places: own.places.length > 0 ? own.places : about.places.map((each) => ({ ...each, start: -2, end: -1 })),
      by: own.by ?? about.by,
      event: own.event ?? about.event,
    };
  }
  if (before.paragraph !== paragraph) return own;
  const isNew = own.periods.length > 0 || own.places.length > 0 || words === '';
  const places = own.places.length === 0 && looksBack(tokens) ? about.places : own.places;
  return {
    ...own,
    places:
      own.places.length > 0 ? namedFrom(places, about.places) : places.map((each) => ({ ...each, start: -2, end: -1 })),
    event: own.event ?? (isNew ? undefined : about.event),
  };
}

/** “Kent was quiet. The county had 12.”: a place that is named by its kind alone is the place that was named last. */
function namedFrom(places: readonly PlaceMention[], earlier: readonly PlaceMention[]): PlaceMention[] {
  const last = earlier.findLast(({ isKind }) => isKind !== true);
  return places.map((each) => (each.isKind === true && last !== undefined ? { ...each, name: last.name } : each));
}

/** Who counted, where only the next sentence tells: “The figures come from the Met.” */
function counterBehind(next: string | undefined, { corpus }: FiguresContext): string | undefined {
  return corpus !== undefined && next !== undefined && COUNTER_SENTENCE.test(next)
    ? counterOf(next, corpus)
    : undefined;
}

interface ReadSentence {
  sentence: Sentence;
  read: ReadQuantity[];
}

function readSentences(text: string): ReadSentence[] {
  const all: ReadSentence[] = [];
  let paragraph = -1;
  let earlier: string[] = [];
  for (const sentence of sentencesIn(text)) {
    if (sentence.paragraph !== paragraph) {
      if (!looksBack(sentence.tokens)) earlier = [];
      paragraph = sentence.paragraph;
    }
    const read = readQuantities(sentence, earlier);
    const units = read.map(({ unit }) => unit);
    const about = spokenOf(sentence.tokens, units);
    earlier = [...earlier.slice(-3), ...(about === undefined ? [] : [about]), ...units];
    all.push({ sentence, read });
  }
  return all;
}

/** A sentence with all its figures. */
interface Telling {
  words: string;
  sentence: Sentence;
  all: readonly ReadQuantity[];
  about: About;
  /** where a figure begins, and where the one that it is held against does */
  against: ReadonlyMap<number, number | undefined>;
}

function describe(
  text: string,
  telling: Telling,
  quantity: ReadQuantity,
  context: FiguresContext,
  before: Around | undefined,
): Quantity {
  const { words, sentence, all, about, against } = telling;
  const { start, end, value, unit, approximate } = quantity;
  const others = all.filter((other) => other !== quantity).map((other) => other.start - sentence.start);
  const held = { words, start: start - sentence.start, end: end - sentence.start };
  const why = whyNotCounted({ ...held, end: numeralEnd(words, held) });
  const compared = all.find((each) => against.get(each.start) === start);
  const isBase = compared !== undefined;
  // “1,204 in Kent, against 1,350 the year before, Essex Police said”: both were counted in Kent.
  const behind = isBase ? placeRightBehind(words, about.places, held.end) : undefined;
  const starts = all.map((each) => each.start - sentence.start);
  const area = behind ?? placeOf(words, about.places, (compared ?? quantity).start - sentence.start, starts);
  const period = why === 'a difference' ? undefined : periodFor(about.periods, held.start, others, isBase);
  const own = why === undefined ? fittingMeasure(text, telling, quantity, area, context) : undefined;
  const fitting = own ?? (why === undefined ? measureBefore(telling, quantity, area, before) : undefined);
  // A place that is not on record may be in London or not: that is for a person to tell.
  const isUnknown = area !== undefined && context.corpus?.gazetteer.named(area) === undefined;
  const measure = isUnknown ? undefined : fitting;
  const other = against.get(start);
  return {
    start,
    end,
    text: text.slice(start, end),
    value,
    unit,
    ...(approximate && { approximate }),
    ...(measure !== undefined && { measure }),
    ...(isUnknown && fitting !== undefined && { measureIfHere: fitting }),
    ...(period !== undefined && { period }),
    ...(area !== undefined && { area }),
    ...(about.by !== undefined && { by: about.by }),
    ...(other !== undefined && { comparedWith: other }),
    confidence: confidence(fitting !== undefined, period !== undefined, about.by !== undefined),
  };
}

/** Where the number itself ends: what is counted stands behind it. */
function numeralEnd(words: string, { start, end }: { start: number; end: number }): number {
  return start + (/^[£$€]?[\d.,]+|^\p{L}+(?:-\p{L}+)?/u.exec(words.slice(start, end))?.[0].length ?? end - start);
}

/** “Compared with 26 at the end of August 2024”: up to that day in its year, as what it is held against. */
function periodFor(periods: readonly PeriodMention[], at: number, others: readonly number[], isBase: boolean) {
  const period = periodOf(periods, at, others, isBase);
  if (period === undefined || !isBase || period.from !== period.to) return period;
  const main = periods.find((each) => each.from !== each.to);
  return main?.from.endsWith('-01-01') === true ? { from: `${period.to.slice(0, 4)}-01-01`, to: period.to } : period;
}

/** The measure that a figure belongs to, where it is the whole of what that counts. */
function fittingMeasure(
  text: string,
  { words, sentence, all, about, against }: Telling,
  quantity: ReadQuantity,
  area: string | undefined,
  { corpus }: FiguresContext,
): string | undefined {
  if (corpus === undefined) return undefined;
  const { start, end, unit } = quantity;
  const isNational = area === 'England and Wales';
  if (!isNational && !isAtHome(area, corpus)) return undefined;
  const id = measureOf(near(words, sentence, quantity), unit, corpus, area, text.slice(start, end));
  const measure = id === undefined ? undefined : corpus.measure(id);
  if (measure === undefined || (TIME.has(unit) && measure.unit !== unit)) return undefined;
  const part = partOf({ words, sentence, all, against }, quantity);
  if (isPartOnly(part, measure, corpus)) return undefined;
  return about.event !== undefined && !isOfEvent(about.event, measure) ? undefined : id;
}

/** “The figure was 11,231 in the year to March 2017.”: of the measure that the sentence before counts. */
function measureBefore(
  { sentence, all }: Telling,
  { unit }: ReadQuantity,
  area: string | undefined,
  before: Around | undefined,
): string | undefined {
  const { measured, paragraph } = before ?? {};
  if (measured === undefined || paragraph !== sentence.paragraph || !looksBack(sentence.tokens)) return undefined;
  const isSame = measured.unit === unit || /^(?:offences|crimes)$/.test(unit);
  return isSame && (area === undefined || area === measured.area) && all.length === 1 ? measured.measure : undefined;
}

const PART_REACH = 60;

/** The words that narrow a figure down: its own, those behind it in its clause, and those of what it is held against. */
function partOf({ words, sentence: { start }, all, against }: Omit<Telling, 'about'>, quantity: ReadQuantity): string {
  const held = (one: ReadQuantity, other: ReadQuantity) => against.get(one.start) === other.start;
  const same = all.filter((each) => each === quantity || held(each, quantity) || held(quantity, each));
  return same
    .map((each) => {
      const behind = words.slice(each.end - start, each.end - start + PART_REACH);
      return `${words.slice(each.start - start, each.end - start)}${/^[^,.;:]*/.exec(behind)?.[0] ?? ''}`;
    })
    .join(' ; ');
}

/** What follows tells of a part. */
const OF_WHICH = /;|, (?:of (?:which|whom|these|them)|including|among) /;

/** The words that stand close enough to say what is counted. */
function near(words: string, sentence: Sentence, { start, end }: ReadQuantity): string {
  const behind = words.slice(end - sentence.start, end - sentence.start + NEAR).split(OF_WHICH, 1)[0] ?? '';
  return words.slice(Math.max(0, start - sentence.start - NEAR), end - sentence.start) + behind;
}

/** A figure of the record needs its measure first, then its period. */
function confidence(hasMeasure: boolean, hasPeriod: boolean, hasCounter: boolean): number {
  return (hasMeasure ? 0.5 : 0.1) + (hasPeriod ? 0.25 : 0) + (hasCounter ? 0.15 : 0);
}

/**
 * The period of one quantity: the one that follows it before another quantity does; else what its sentence begins with.
 * @param others offsets of the sentence's other quantities
 * @param isBase it is what another is held against: only a period of its own is its period
 */
function periodOf(
  periods: readonly PeriodMention[],
  at: number,
  others: readonly number[],
  isBase = false,
): Period | undefined {
  const next = others.find((other) => other > at) ?? Number.POSITIVE_INFINITY;
  const after = periods.find(({ start }) => start > at && start < next);
  const own = isBase ? after : (after ?? periods.findLast(({ end }) => end <= at) ?? periods[0]);
  return own && { from: own.from, to: own.to };
}
