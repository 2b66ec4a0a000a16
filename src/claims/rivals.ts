/** Numbers of the record beside the one that a claim states: another figure that it names, or its very digits turned round. */
import { isMonth } from '../dates/calendar.ts';
import { stem } from '../search/analyzer.ts';
import { type FigureMatch, isValue, LEAST_MASS } from './compare-figures.ts';
import type { StatedNumber } from './numbers.ts';
import { significant } from './values.ts';

/** Another figure of the same time and source is named by the claim, and this one is not: section 60 told as PACE. */
export function isBetterNamed(match: FigureMatch, held: FigureMatch): boolean {
  const { item, kind, when, named, namedAlone, literally, fit } = match;
  const isAlike =
    item.entry.source === held.item.entry.source &&
    item.entry.kind === 'figure' &&
    kind === held.kind &&
    when === held.when;
  const isNamed = named > held.named && namedAlone >= 0.6 && namedAlone >= held.namedAlone + 0.25;
  const isLiteral =
    literally.alone >= 0.6 &&
    literally.alone >= held.literally.alone + 0.25 &&
    held.literally.alone < 0.5 &&
    literally.named >= held.literally.named;
  return isAlike && fit === 'other' && (isNamed || (isLiteral && tellsApart(match, held)));
}

/** The same count at another event, which a claim names and not that of the number: “890 at the Unite the Kingdom march”. */
export function isAtNamedEvent({ item, literally }: FigureMatch, held: FigureMatch): boolean {
  const [one, other] = [item.entry, held.item.entry];
  if (one.kind === 'statement' || other.kind === 'statement' || one.measure !== other.measure) return false;
  const [mine, theirs] = [one, other].map(({ figure }) => namesIn(figure.event ?? ''));
  if (mine === undefined || theirs === undefined || theirs.length === 0) return false;
  const [own, others] = [mine.filter((stem) => !theirs.includes(stem)), theirs.filter((stem) => !mine.includes(stem))];
  const isSaid = (stem: string) => literally.sentence.has(stem);
  return own.length > 0 && own.every(isSaid) && others.length > 0 && !others.some(isSaid);
}

/** Stems of the words of an event's name that begin with a capital; days and months are none. */
function namesIn(event: string): string[] {
  const capitals = Array.from(event.matchAll(/(?<!\p{L})\p{Lu}\p{L}+/gu), ([word]) => word.toLowerCase());
  return capitals.filter((word) => !isMonth(word)).map((word) => stem(word));
}

/** “Allegations” names what “allegations of sexual conduct” are, too: only a name with a word of its own tells two apart. */
function tellsApart({ item, literally }: FigureMatch, held: FigureMatch): boolean {
  const others = new Set(held.item.names.flat());
  return item.names.some((name) => name.some((stem) => literally.stems.has(stem) && !others.has(stem)));
}

/** The same count of the very time that a claim names is another number: “3,637 in one week” of the year's 3,637. */
export function isBetterDated(match: FigureMatch, held: FigureMatch): boolean {
  const { item, when, fit } = match;
  const [one, other] = [item.entry, held.item.entry];
  if (one.kind === 'statement' || other.kind === 'statement' || when !== 'same' || fit !== 'other') return false;
  const isLoose = held.when === 'within' || held.when === 'around' || held.when === 'partly';
  return isLoose && one.measure === other.measure && one.area === other.area && one.by === other.by;
}

/** “50 officers fired eight bullets” of eight officers and 50 rounds. */
export function isOfAnother(number: StatedNumber, { item, behind, value, topic }: FigureMatch): boolean {
  const noun = nounOf(number.behind);
  if (value !== number.value || topic < 0.6 || noun === undefined || item.entry.kind !== 'statement') return false;
  const own = nounOf(behind);
  return (
    own !== undefined &&
    own !== noun &&
    item.numbers.some((each) => each.value !== value && nounOf(each.behind) === noun)
  );
}

/** “31 guns” of a measure that counts arrests, which the message around it names. */
export function isOfOther(number: StatedNumber, { item, namedAlone }: FigureMatch): boolean {
  const noun = nounOf(number.behind);
  return namedAlone < 0.4 && noun !== undefined && !item.own.has(noun) && !item.asked.has(noun);
}

function nounOf([word]: readonly string[]): string | undefined {
  return word !== undefined && /^\p{L}{3,}s$/u.test(word) ? stem(word) : undefined;
}

/** “91 hurt” of 19: the very digits of what a claim surely counts, in another order. */
export function isTurned({ number, value, topic, named, mass, isElsewhere, isOtherRate, when }: FigureMatch): boolean {
  const [said, held] = [number.value, value].map((each) => [...String(each)].sort().join(''));
  return (
    said === held &&
    number.value !== value &&
    significant(value) >= 2 &&
    (significant(value) >= 4
      ? topic >= 0.4 || (named >= 0.9 && when !== 'unknown')
      : topic >= 0.85 && named >= 0.9 && mass >= LEAST_MASS) &&
    !isElsewhere &&
    !isOtherRate &&
    when !== 'other'
  );
}

/** What a claim names has one number in a source, and the number of the claim is of something else there. */
export function isNamedBeside(match: FigureMatch, all: readonly FigureMatch[]): boolean {
  const { item, fit, named, namedAlone, topic, when } = match;
  if (fit !== 'other' || item.entry.kind !== 'figure' || named < 0.75 || namedAlone < 0.6 || topic < 0.7) return false;
  return all.some(
    (other) =>
      isValue(other) &&
      other.item.entry.kind === 'figure' &&
      other.item.entry.source === item.entry.source &&
      other.value >= 20 &&
      other.when === when &&
      when !== 'other' &&
      other.namedAlone < namedAlone,
  );
}
