/** Where a figure was counted, as its sentence tells: by the places that it names, and by whose figure it is. */
import type { Corpus } from '../corpus/corpus.ts';
import { literally } from '../corpus/field.ts';
import { HOME_AREA } from '../corpus/schema.ts';
import { is, pattern, patternInAnyCase } from '../lexicon/lexicon.ts';

/** A place that a sentence names, with offsets in it. */
export interface PlaceMention {
  /** as the record has it, else as the text does */
  name: string;
  start: number;
  end: number;
  /** whether it is named by its kind alone: “the city” */
  isKind?: true;
}

interface Readers {
  /** a known place behind a preposition */
  behind: RegExp;
  /** a known place that opens a clause and does something: “New York had 391 murders” */
  subject: RegExp;
  home: RegExp;
}

const known = new WeakMap<Corpus, Readers>();
const CAPITAL = String.raw`\p{Lu}[\p{Ll}’'-]+(?:\p{Lu}\p{Ll}+)?`;
const RUN = `${CAPITAL}(?: (?:(?:and|upon|on|of) )?${CAPITAL}){0,2}`;
/** “West Midlands Police”, “Kent Constabulary” */
const FORCE = new RegExp(String.raw`(?<!\p{L})(${RUN}) (?:Police|Constabulary)(?!\p{L}| Federation| Authority)`, 'gu');
/** “in Wexbridge” */
const UNKNOWN = new RegExp(
  String.raw`(?<!\p{L})(?:[Ii]n|[Aa]cross|[Tt]hroughout|[Aa]round) (?:the )?(${RUN})(?!\p{L})`,
  'gu',
);
const OPENER = new RegExp(`^(?=\\p{Lu})${patternInAnyCase('clauses.before-bodies')} `, 'u');
/** “in the ward” */
const KIND = new RegExp(
  String.raw`\b(?:[Ii]n|[Aa]cross|[Tt]hroughout) ((?:the|this|that|their) (?:\p{Ll}+ )?${pattern('figures.places')})\b`,
  'gu',
);

/** “The city recorded 391 murders” */
const KIND_SUBJECT = new RegExp(
  String.raw`(?:^|(?<=[,;:] |[“"‘'(]|\b${pattern('figures.before-place-subjects')} ))([Tt]he ${pattern('figures.places')}) (?=\p{Ll}+(?:ed|d|w|s)\b)`,
  'gu',
);

/** The places of a sentence that can tell where something was counted, in its order. */
export function placesIn(sentence: string, corpus: Corpus): PlaceMention[] {
  const { behind, subject, home } = readersOf(corpus);
  const found: PlaceMention[] = [];
  const add = (name: string, start: number, length: number, isKind = false) => {
    const end = start + length;
    if (!found.some((each) => start < each.end && each.start < end))
      found.push({ name, start, end, ...(isKind && { isKind }) });
  };
  for (const { 0: words, index } of sentence.matchAll(home)) add(HOME_AREA, index, words.length);
  for (const reader of [behind, subject]) {
    for (const { 1: name = '', 0: words, index } of sentence.matchAll(reader))
      add(corpus.gazetteer.named(name)?.name ?? name, index, words.length);
  }
  for (const { 1: name = '', 0: words, index } of sentence.matchAll(FORCE))
    add(areaOfForce(name, corpus), index, words.length);
  for (const { 1: name = '', 0: words, index } of sentence.matchAll(UNKNOWN)) {
    if (isPlaceName(name)) add(name, index, words.length);
  }
  for (const kind of [KIND, KIND_SUBJECT]) {
    for (const { 1: name = '', 0: words, index } of sentence.matchAll(kind))
      add(name.charAt(0).toLowerCase() + name.slice(1), index, words.length, true);
  }
  return found.sort((left, right) => left.start - right.start);
}

function areaOfForce(name: string, corpus: Corpus): string {
  const bare = name.replace(OPENER, '');
  return corpus.gazetteer.named(bare)?.name ?? bare;
}

/** Not “in March”, “in Parliament”, “in Oxford Street”: nothing is counted by the streets of a borough. */
function isPlaceName(name: string): boolean {
  const words = name
    .toLowerCase()
    .replace(/[’']s$/, '')
    .split(' ');
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  const isTime = is(first, 'calendar.months') || is(first, 'calendar.weekdays') || is(first, 'calendar.seasons');
  const isStreet = words.length > 1 && is(last, 'bodies.places');
  return !isTime && !isStreet && !words.some((word) => is(word, 'bodies.words') || is(word, 'figures.no-places'));
}

/** What tells that a figure is about London: the city itself, or its police. */
const HOME = String.raw`\b(?:${HOME_AREA}(?! (?:Bridge|Road|Street|Fields))|[Tt]he capital|Metropolitan Police|Scotland Yard|[Tt]he Met)\b`;

function readersOf(corpus: Corpus): Readers {
  const before = known.get(corpus);
  if (before) return before;
  const { places, gazetteer } = corpus;
  const names = places
    .filter((place) => place.kind === 'borough' || gazetteer.isElsewhere(place) || gazetteer.isNationwide(place))
    .flatMap((place) => (gazetteer.isNationwide(place) ? [place.name, ...place.aliases] : [place.name]))
    .filter((name) => /^\p{Lu}/u.test(name))
    .sort((left, right) => right.length - left.length);
  const name = names.map(literally).join('|');
  const readers: Readers = {
    behind: new RegExp(`(?<!\\p{L})${patternInAnyCase('function.of-places')} (?:the )?(${name})\\b(?! \\p{Lu})`, 'gu'),
    subject: new RegExp(
      `(?:^|(?<=[,;] |\\b${pattern('figures.before-place-subjects')} ))(?:The )?(${name})(?:[’']s)? (?=\\p{Ll}+(?:ed|d|w|s)\\b)`,
      'gu',
    ),
    home: new RegExp(HOME, 'gu'),
  };
  known.set(corpus, readers);
  return readers;
}

/**
 * The place of one figure: the one that follows it before another figure does, else the last one before it, else the first.
 * @param others offsets of the sentence's other figures
 */
export function placeOf(
  words: string,
  places: readonly PlaceMention[],
  at: number,
  others: readonly number[],
): string | undefined {
  const next = others.find((other) => other > at) ?? Number.POSITIVE_INFINITY;
  const after = places.find(({ start }) => start > at && start < next && !BREAKS.test(words.slice(at, start)));
  const before = places.findLast(({ end }) => end <= at);
  return (after ?? before ?? places[0])?.name;
}

/** The place of a figure that follows it at once: “26 in Kent”. */
export function placeRightBehind(words: string, places: readonly PlaceMention[], end: number): string | undefined {
  return places.find(({ start }) => start >= end && !/[,;:\d]/.test(words.slice(end, start)))?.name;
}

/** Where another clause begins, with a place of its own: “Kent had 12, while Essex had 14”. */
const BREAKS = /;|, (?:while|whereas|and|but) | (?:while|whereas|but) /;

/** Whether London's measures may count what was counted in an area: not where the record knows it to be elsewhere. */
export function isAtHome(area: string | undefined, corpus: Corpus): boolean {
  const place = area === undefined ? undefined : corpus.gazetteer.named(area);
  return place === undefined || (!corpus.gazetteer.isElsewhere(place) && !corpus.gazetteer.isNationwide(place));
}
