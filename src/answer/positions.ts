/** Who is for and who is against: statements grouped by the side that they take on one subject. */
import type { Corpus, Entry } from '../corpus/corpus.ts';
import type { Position, Subject } from '../corpus/schema.ts';
import type { TypedQuery } from '../query/query.ts';
import { terms } from '../search/analyzer.ts';
import type { Weighed } from './features.ts';
import { sideOf as sideOfStatement, stancesOn } from './stances.ts';

/** The sides that can be taken, in the order in which they are shown. */
export const SIDES: readonly Position[] = ['for', 'against', 'conditional', 'neutral'];
/** What a second item of the same speaker or side gives way to, as shares of its score: everyone is heard before anyone twice. */
const SAME_SPEAKER = 0.9;
const SAME_OF_SEVERAL = 0.5;
const SAME_SIDE = 0.97;
/** What an item gives way to that takes no side on the subject of the first. */
const OFF_SUBJECT = 0.8;
/** The same where one side is asked for: words on conditions are near either, the others are heard after them. */
const ON_CONDITIONS = 0.1;
const ON_ANOTHER_SIDE = 0.05;

/** So many stand as they are ranked, where neither several people nor one side are asked for: the next is likeliest after the first. */
const AS_RANKED = 2;

/**
 * Orders items so that each side and each speaker is heard early, best first.
 * @param ofSeveral several people are asked for by name: what each of them said stands side by side
 */
export function spreadViews<T extends Weighed>(scored: readonly T[], most: number, ofSeveral = false): T[] {
  return spreadOn({ shareOf: () => 1, asRanked: ofSeveral ? 1 : AS_RANKED }, scored, most, ofSeveral);
}

/** How views are ordered: what an item is worth for where it stands, and how many stand as they are ranked. */
interface Order<T> {
  shareOf: (item: T) => number;
  asRanked: number;
}

function spreadOn<T extends Weighed>(order: Order<T>, scored: readonly T[], most: number, ofSeveral: boolean): T[] {
  // Views are what is asked for: figures come after them, but for one that is the best answer there is or the next.
  const views = scored.filter(({ entry }, at) => entry.kind === 'statement' || at < order.asRanked);
  const figures = scored.filter((item) => !views.includes(item));
  const sameSpeaker = ofSeveral ? SAME_OF_SEVERAL : SAME_SPEAKER;
  return [...spread(views, most, sameSpeaker, order), ...figures].slice(0, most);
}

/** The items that take one side. */
export interface Side {
  position: Position;
  items: string[];
}

/**
 * The items that take a side on a subject, by side: what is said against the opposite of its label counts for it. The side
 * of the first item comes first.
 */
export function sidesOn(subject: Subject, items: readonly Weighed[], corpus: Corpus): Side[] {
  return ledByFirst(
    SIDES.map((position) => ({
      position,
      items: items.filter(({ entry }) => sideOf(entry, subject, corpus) === position).map(({ entry }) => entry.id),
    })),
    items.map(({ entry }) => entry.id),
  );
}

/** Sides that somebody takes: that of the first item before the others, as it leads the answer. */
export function ledByFirst(sides: readonly Side[], [first = '']: readonly string[]): Side[] {
  const taken = sides.filter(({ items }) => items.length > 0);
  return taken.sort((one, other) => Number(other.items.includes(first)) - Number(one.items.includes(first)));
}

/** The side that an entry takes on a subject, if it takes one on that. */
function sideOf(entry: Entry, subject: Subject, corpus: Corpus): Position | undefined {
  return entry.kind === 'statement' ? sideOfStatement(entry, subject, corpus) : undefined;
}

/** How many statements on record take a side on a subject, where not all are shown: no side is longer than it is told to be. */
export function shownOf(subject: Subject, sides: readonly Side[], corpus: Corpus): string[] {
  const all = stancesOn(subject, corpus).length;
  const shown = sides.reduce((sum, { items }) => sum + items.length, 0);
  return all === shown ? [] : [`Of ${all} statements on record that take a side on this, ${shown} are shown.`];
}

/** Whether a note tells how many statements of all are shown. */
export function tellsShown(note: string): boolean {
  return /^Of \d+ statements on record that take a side/.test(note);
}

/**
 * The views that answer, in their order, and the one subject that heads them: that on which the first takes a side. The
 * other items that take a side on it are added, and come before those that take none.
 * @param worth the items that are sure enough, the first of them leading
 * @param scored all that may answer
 */
export function viewsOn<T extends Weighed>(
  query: TypedQuery,
  { worth, scored }: { worth: readonly T[]; scored: readonly T[] },
  corpus: Corpus,
  most: number,
  ofSeveral: boolean,
): { views: T[]; subject: Subject | undefined } {
  const subject = subjectOf(worth, corpus);
  const side = ASKS_TWO.test(query.text) ? undefined : query.side;
  const sideShare = (item: T) => sideShareOf(side, item);
  const asRanked = ofSeveral || side !== undefined ? 1 : AS_RANKED;
  if (subject === undefined)
    return { views: spreadOn({ shareOf: sideShare, asRanked }, worth, most, ofSeveral), subject };
  const isOnIt = (item: T) => takenOn(item, corpus)?.id === subject.id;
  const more = scored.filter((item) => isOnIt(item) && !worth.some(({ entry }) => entry === item.entry));
  const shareOf = (item: T) => sideShare(item) * (isOnIt(item) ? 1 : OFF_SUBJECT);
  return { views: spreadOn({ shareOf, asRanked }, [...worth, ...more], most, ofSeveral), subject };
}

/** “Who is in favour and who had conditions”, “did they back it or do they want more”: no one side is asked for. */
const ASKS_TWO = /\bwhos?\b.{0,200}(?:[,;]|\b(?:and|or|vs?)) who|\bor (?:do|does|did|just)\b/i;

/** How much an item is worth for the side that it takes, where one is asked for. */
function sideShareOf(asked: Position | undefined, item: Weighed): number {
  const position = positionOf(item);
  if (asked === undefined || position === asked) return 1;
  return position === 'conditional' ? ON_CONDITIONS : ON_ANOTHER_SIDE;
}

/** Of fewer statements nothing is made that tells where people stand. */
const LEAST_TAKEN = 2;

/**
 * The one subject that heads an answer of positions: that on which its first item takes a side.
 * @returns undefined where it takes none, or hardly anybody else does on the same
 */
function subjectOf(items: readonly Weighed[], corpus: Corpus): Subject | undefined {
  const [first] = items;
  return first && isTaken(items, corpus)(first) ? takenOn(first, corpus) : undefined;
}

/** Whether an item takes a side on what others of some items do as well. */
function isTaken(items: readonly Weighed[], corpus: Corpus): (item: Weighed) => boolean {
  const subjects = items.map((item) => takenOn(item, corpus)?.id);
  return (item) => {
    const own = takenOn(item, corpus)?.id;
    return own !== undefined && subjects.filter((id) => id === own).length >= LEAST_TAKEN;
  };
}

/** The subject on which an item takes a side; undefined where it takes none. */
export function takenOn({ entry }: { entry: Entry }, corpus: Corpus): Subject | undefined {
  const stance = entry.kind === 'statement' ? entry.statement.stance : undefined;
  return stance && corpus.subjectOf(stance.on).subject;
}

/** A subject is what a text asks about where the text has so much of one of its names. */
const NAMED = 0.6;
/** An item about as sure as the first, as a share of its score. */
const AS_SURE = 0.95;

/** Views with one first that is on the subject which the text names, where the first is not and that is about as sure. */
export function onNamedFirst<T extends Weighed>(query: TypedQuery, scored: readonly T[], corpus: Corpus): readonly T[] {
  const [first] = scored;
  if (first === undefined || first.entry.kind === 'figure') return scored;
  const asked = new Set(terms(query.words));
  const isOfSeveral = isTaken(scored, corpus);
  const share = (item: T) => (isOfSeveral(item) ? namedShare(takenOn(item, corpus), asked, query) : 0);
  if (share(first) >= NAMED) return scored;
  const likely = scored.filter(({ score }) => score >= AS_SURE * first.score);
  const most = Math.max(...likely.map(share));
  const lead = most < NAMED ? undefined : likely.find((item) => share(item) === most);
  return lead === undefined ? scored : [{ ...lead, score: first.score }, ...scored.filter((item) => item !== lead)];
}

/** How much of a subject's best fitting name a text has. */
function namedShare(subject: Subject | undefined, asked: ReadonlySet<string>, { subjects }: TypedQuery): number {
  if (subject === undefined) return 0;
  if (subjects.includes(subject.id)) return 1;
  const shares = [subject.label, ...subject.aliases].map((name) => {
    const own = terms(name);
    return own.filter((term) => asked.has(term)).length / Math.max(own.length, 1);
  });
  return Math.max(...shares);
}

function positionOf({ entry }: Weighed): Position | undefined {
  return entry.kind === 'statement' ? entry.statement.stance?.position : undefined;
}

function spread<T extends Weighed>(
  scored: readonly T[],
  most: number,
  sameSpeaker: number,
  { shareOf, asRanked }: Order<T>,
): T[] {
  // The first stays first: it is the surest of what answers.
  const chosen = scored.slice(0, Math.min(asRanked, most));
  const left = scored.slice(chosen.length);
  while (left.length > 0 && chosen.length < most) {
    const worths = left.map((item) => item.score * shareOf(item) * discount(item, chosen, sameSpeaker));
    const next = worths.indexOf(Math.max(...worths));
    chosen.push(...left.splice(next, 1));
  }
  return chosen;
}

function discount(item: Weighed, chosen: readonly Weighed[], sameSpeaker: number): number {
  const speaker = chosen.filter((other) => speakerOf(other) === speakerOf(item)).length;
  const side = chosen.filter((other) => positionOf(other) === positionOf(item)).length;
  return sameSpeaker ** speaker * SAME_SIDE ** side;
}

function speakerOf({ entry }: Weighed): string {
  return entry.kind === 'statement' ? entry.speaker.id : entry.by.id;
}
