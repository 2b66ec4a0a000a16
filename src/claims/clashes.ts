/** Numbers and years of a claim that a statement has otherwise. */
import type { StatementEntry } from '../corpus/corpus.ts';
import { isPlural } from '../figures/noun-phrase.ts';
import { words } from '../lexicon/lexicon.ts';
import { stem, terms } from '../search/analyzer.ts';
import { type NumberKind, numbersIn, type StatedNumber } from './numbers.ts';
import type { ReadClaim } from './reading.ts';
import { valueFit } from './values.ts';

/** A number or year of a claim, and what a statement has in its place. Offsets count in the message, or in the claim's text for a year. */
export interface Clash {
  slot: 'value' | 'unit' | 'period';
  start: number;
  end: number;
  recorded: string;
}

const TIME = words('nouns.time-units');
/** Kinds of which two numbers are held against one another without comparing the nouns behind them. */
const ALIKE: ReadonlySet<NumberKind> = new Set(['share', 'points', 'money']);

/** Numbers of a claim that a statement has not, though it has others of the same thing; and those that it has of another rate or length of time. */
export function numberClashes(said: readonly StatedNumber[], held: readonly StatedNumber[], text: string): Clash[] {
  return said.flatMap((number): Clash[] => {
    const { start, end, rate } = number;
    const clash = (slot: Clash['slot'], other: StatedNumber): Clash[] => {
      const until = text.slice(other.end).search(/[,.;]|$/);
      return [{ slot, start, end, recorded: text.slice(other.start, Math.min(other.end + until, other.end + 30)) }];
    };
    const same = held.filter((other) => isValueOf(number, other));
    const [first] = same;
    if (first !== undefined) {
      const isOtherLength =
        number.kind === 'duration' &&
        same.every((other) => other.kind === 'duration' && unitOf(other) !== unitOf(number));
      const isOtherRate = rate !== undefined && same.every((other) => other.rate !== undefined && other.rate !== rate);
      return isOtherLength || isOtherRate ? clash('unit', first) : [];
    }
    const rival = held.find((other) => isOfSame(number, other));
    return rival === undefined ? [] : clash('value', rival);
  });
}

function isValueOf(said: StatedNumber, held: StatedNumber): boolean {
  const fit = valueFit(said, held.value, held.kind);
  return fit === 'same' || fit === 'rounded';
}

/** Whether two numbers count the same thing. */
function isOfSame(said: StatedNumber, held: StatedNumber): boolean {
  if (said.kind !== held.kind || said.value === 1) return false;
  if (ALIKE.has(said.kind)) return true;
  if (said.value >= 20 && valueFit(said, held.value, held.kind) === 'garbled') return true;
  if (said.kind === 'duration') return unitOf(said) === unitOf(held);
  const [one, other] = [nounOf(said), nounOf(held)];
  return one !== undefined && one === other;
}

function unitOf({ behind }: StatedNumber): string | undefined {
  const unit = behind.find((word) => TIME.has(word));
  return unit?.replace(/s$/, '');
}

/** The noun that a number counts: the first plural near behind it. */
function nounOf({ behind }: StatedNumber): string | undefined {
  const noun = behind.slice(0, 4).find((word) => isPlural(word));
  return noun === undefined ? undefined : stem(noun);
}

/** Not between names: “England and Wales” */
const PARTS = /[,;:.](?=\s)|(?<!\b\p{Lu}\p{L}+(?= and \p{Lu})) (?:and|but|while|against) /u;

/** A number of a claim that a statement has of something else: “one robbery in 179” of “one robbery in 20 and one theft in 179”. */
export function movedNumbers({ text, numbers }: Pick<ReadClaim, 'text' | 'numbers'>, recorded: string): Clash[] {
  const parts = recorded
    .split(PARTS)
    .map((part) => ({ part, stems: terms(part), values: numbersIn(part).map(({ value }) => value) }))
    .filter(({ values }) => values.length > 0);
  if (parts.length < 2 || numbers.length === 0) return [];
  const said = new Set(terms(text).filter((stem) => !/^\d/.test(stem)));
  // A name tells as much as two words.
  const tells = (part: string, stem: string) => (names(part).has(stem) ? 2 : 1);
  const shared = ({ part, stems }: (typeof parts)[number]) =>
    stems
      .filter((stem) => said.has(stem) && parts.filter((other) => other.stems.includes(stem)).length === 1)
      .reduce((sum, stem) => sum + tells(part, stem), 0);
  const telling = numbers.filter(({ value, isSmallWord }) => value >= 2 && !isSmallWord);
  return telling.flatMap(({ start, end, value }): Clash[] => {
    const [own, ...more] = parts.filter(({ values }) => values.includes(value));
    const others = parts.filter((each) => each !== own);
    const isTold = telling.some((other) =>
      others.some(({ values }) => other.value !== value && values.includes(other.value)),
    );
    if (own === undefined || more.length > 0 || isTold || shared(own) > 0 || !others.some((each) => shared(each) > 1))
      return [];
    return [{ slot: 'unit', start, end, recorded: own.part.trim() }];
  });
}

/** Stems of the words of a text that begin with a capital. */
function names(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(/(?<!\p{L})\p{Lu}\p{L}+/gu)).flatMap(([name]) => terms(name)));
}

const YEARS = /\b(?:19|20)\d\d\b/g;

/** A year of a claim that is neither one of the statement nor of the day on which it was made. */
export function yearClashes(claim: string, text: string, said: string): Clash[] {
  const held = [...text.matchAll(YEARS)].map(([year]) => year);
  if (held.length === 0) return [];
  return [...claim.matchAll(YEARS)].flatMap(({ 0: year, index }): Clash[] => {
    if (held.includes(year) || said.startsWith(year)) return [];
    return [{ slot: 'period', start: index, end: index + year.length, recorded: held.join(', ') }];
  });
}

/** The year in which a claim says that somebody spoke, where that is another one: “In 2010 Jo Bloggs said …”, “Bloggs (2010): …”. */
export function yearsOfSaying(
  { text, start, speaker }: Pick<ReadClaim, 'text' | 'start' | 'speaker'>,
  { said, source, statement }: StatementEntry,
): Clash[] {
  if (speaker === undefined || speaker.start < start) return [];
  const framing = text.slice(0, speaker.end - start + BEHIND_NAME);
  return [...framing.matchAll(YEARS)].flatMap(({ 0: year, index }): Clash[] => {
    const isThen = [said, source.published].some((day) => day.startsWith(year)) || statement.text.includes(year);
    return isThen ? [] : [{ slot: 'period', start: index, end: index + year.length, recorded: said }];
  });
}

/** So far behind a name the year of its words may stand. */
const BEHIND_NAME = 10;
