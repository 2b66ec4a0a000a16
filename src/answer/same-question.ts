/**
 * Whether two questions that share most of their words ask the same: of the same speaker, time, place and kind. What was
 * chosen for the one is the answer to the other only then.
 */
import type { Corpus } from '../corpus/corpus.ts';
import type { Period } from '../corpus/schema.ts';
import { BEGINNING, END } from '../dates/words.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { Speaker, TypedQuery, Wants } from '../query/query.ts';
import { MAY_SPEAK } from './speaking.ts';

/** Whether a question asks what an earlier one has asked. */
export function askSame(earlier: TypedQuery, asked: TypedQuery, corpus: Corpus): boolean {
  return (
    isSameKind(earlier, asked) &&
    isSameSpeaker(earlier, asked) &&
    areOfSameTime(earlier, asked) &&
    areOfSamePlaces(earlier, asked) &&
    areAlike(earlier.measures, asked.measures) &&
    areOfSameParts(earlier, asked, corpus) &&
    isSame(earlier.exactWords, asked.exactWords) &&
    namesOf(asked).every((name) => namesOf(earlier).includes(name))
  );
}

/** A number, how a number changed, what something is, or what was said, and of which side. */
const KINDS: Record<Wants, string> = {
  figure: 'number',
  series: 'change',
  about: 'what',
  statements: 'words',
  timeline: 'days',
  positions: 'words',
};
/** “When did …”, but not “when he came, what did …”. */
const ASKS_FOR = new RegExp(`^(who|(?:why|when|where)(?= ${pattern('operations.auxiliaries')}))\\b`, 'i');

function isSameKind(earlier: TypedQuery, asked: TypedQuery): boolean {
  const [one, other] = [earlier, asked].map(({ text }) => ASKS_FOR.exec(text.trim())?.[1]?.toLowerCase());
  const isForOther = one !== undefined && other !== undefined && one !== other;
  return !isForOther && isSame(kindOf(earlier), kindOf(asked));
}

function kindOf({ wants, side, extreme, cues }: TypedQuery): unknown[] {
  return [KINDS[wants], side, extreme, cues.share];
}

/**
 * The speakers who are asked for were named before, and of those who were asked for then somebody is named again. Organisations are
 * named in passing more often than they are asked for.
 */
function isSameSpeaker(earlier: TypedQuery, asked: TypedQuery): boolean {
  const [before, now] = [earlier.speakers, asked.speakers];
  const isIn = (speaker: Speaker, among: readonly Speaker[]) => among.some((each) => idOf(each) === idOf(speaker));
  const isAskedFor = ({ speaks }: Speaker) => speaks > MAY_SPEAK;
  const known = now.every(
    (speaker) => isIn(speaker, before) || (speaker.organisation && !isAskedFor(speaker) && !speaker.excluded),
  );
  const leads = before.filter(isAskedFor);
  return known && (leads.length === 0 || leads.some((speaker) => isIn(speaker, now)));
}

function idOf({ ids, office, former, excluded }: Speaker): string {
  return [office ?? ids.join(), former, excluded].join();
}

/** A year and more; shorter periods are told apart by where they lie. */
const YEAR_DAYS = 360;

/** The same years, and of a part of a year nothing that lies outside of what the other names. */
export function areOfSameTime(earlier: TypedQuery, asked: TypedQuery): boolean {
  if (!isSame(numbersOf(earlier), numbersOf(asked))) return false;
  const [one, other] = [boundedOf(earlier), boundedOf(asked)];
  if (!isSame(yearsOf(one), yearsOf(other))) return false;
  const [parts, others] = [one.filter(isPart), other.filter(isPart)];
  if (parts.length === 0 || others.length === 0) return parts.length === others.length;
  return parts.every((part) => others.some((each) => within(part, each) || within(each, part)));
}

/** Numbers as they are typed, years and section 60 alike. */
function numbersOf({ words }: TypedQuery): string[] {
  return [...new Set(words.split(' ').filter((word) => /\d/.test(word)))].sort();
}

/** What begins or ends with an event has that name among its words. */
function boundedOf({ when }: TypedQuery): Period[] {
  return when.periods.filter(({ from, to }) => from !== BEGINNING && to !== END);
}

function yearsOf(periods: readonly Period[]): string[] {
  const years = periods.flatMap(({ from, to }) => [from.slice(0, 4), to.slice(0, 4)]).sort();
  return [...new Set([...years.slice(0, 1), ...years.slice(-1)])];
}

function isPart({ from, to }: Period): boolean {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 < YEAR_DAYS;
}

function within(inner: Period, outer: Period): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}

/** The same places, or none. */
export function areOfSamePlaces(earlier: TypedQuery, asked: TypedQuery): boolean {
  return isSame(placesOf(earlier), placesOf(asked));
}

function placesOf({ where: { areas, elsewhere, nationwide } }: TypedQuery): unknown[] {
  return [[...areas].sort(), [...elsewhere].sort(), nationwide];
}

/** Not each of another thing. */
function areAlike(one: readonly string[], other: readonly string[]): boolean {
  return one.length === 0 || other.length === 0 || one.some((id) => other.includes(id));
}

/** A count is narrowed to the same parts, or to none. */
export function areOfSameParts(earlier: TypedQuery, asked: TypedQuery, corpus: Corpus): boolean {
  return isSame(partsOf(earlier, corpus), partsOf(asked, corpus));
}

function partsOf({ words }: TypedQuery, corpus: Corpus): string[] {
  return corpus.qualifiersOf(words).map(({ id }) => id);
}

/** Words that are most likely names, since nobody knows them. */
function namesOf({ concepts }: TypedQuery): string[] {
  return concepts.filter(({ name }) => name).map(({ words }) => words);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
