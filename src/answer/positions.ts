/** Who is for and who is against: statements grouped by the side that they take on one subject. */
import type { Corpus, Entry } from '../corpus/corpus.ts';
import type { Position, Subject } from '../corpus/schema.ts';
import { positionOnLabel } from '../corpus/subjects.ts';
import type { TypedQuery } from '../query/query.ts';
import { terms } from '../search/analyzer.ts';
import type { Weighed } from './figures.ts';

/** The sides that can be taken, in the order in which they are shown. */
export const SIDES: readonly Position[] = ['for', 'against', 'conditional', 'neutral'];
/** What a second item of the same speaker or side gives way to, as shares of its score: everyone is heard before anyone twice. */
const SAME_SPEAKER = 0.9;
const SAME_OF_SEVERAL = 0.5;
const SAME_SIDE = 0.97;

/**
 * Orders items so that each side and each speaker is heard early, best first.
 * @param ofSeveral several people are asked for by name: what each of them said stands side by side
 */
export function spreadViews<T extends Weighed>(scored: readonly T[], most: number, ofSeveral = false): T[] {
  // Views are what is asked for: figures come after them, but for one that is the best answer there is.
  const views = scored.filter(({ entry }, at) => entry.kind === 'statement' || at === 0);
  const figures = scored.filter((item) => !views.includes(item));
  return [...spread(views, most, ofSeveral ? SAME_OF_SEVERAL : SAME_SPEAKER), ...figures].slice(0, most);
}

/**
 * The items that take a side on a subject, by side: what is said against the opposite of its label counts for it.
 */
export function sidesOn(
  subject: Subject,
  items: readonly Weighed[],
  corpus: Corpus,
): { position: Position; items: string[] }[] {
  return SIDES.map((position) => ({
    position,
    items: items.filter(({ entry }) => sideOf(entry, subject, corpus) === position).map(({ entry }) => entry.id),
  })).filter((side) => side.items.length > 0);
}

/** The side that an entry takes on a subject, if it takes one on that. */
function sideOf(entry: Entry, subject: Subject, corpus: Corpus): Position | undefined {
  const stance = entry.kind === 'statement' ? entry.statement.stance : undefined;
  if (stance === undefined) return undefined;
  const on = corpus.subjectOf(stance.on);
  return on.subject.id === subject.id ? positionOnLabel(stance.position, on.reversed) : undefined;
}

/** A subject is what a text asks about where the text has so much of one of its names. */
const NAMED = 0.6;

/**
 * The one subject that heads an answer of positions: of those on which items take sides the one that the text names most
 * fully, or else that of the first item.
 * @returns undefined where none takes one
 */
export function subjectOf(query: TypedQuery, items: readonly Weighed[], corpus: Corpus): Subject | undefined {
  const taken = items.flatMap(({ entry }) =>
    entry.kind === 'statement' && entry.statement.stance ? [corpus.subjectOf(entry.statement.stance.on).subject] : [],
  );
  const asked = new Set(terms(query.words));
  const count = ({ subject }: { subject: Subject }) => taken.filter(({ id }) => id === subject.id).length;
  const named = [...new Set(taken)].map((subject) => ({ subject, share: namedShare(subject, asked, query) }));
  const best = named.sort((one, other) => other.share - one.share || count(other) - count(one))[0];
  return best !== undefined && best.share >= NAMED ? best.subject : taken[0];
}

/** How much of a subject's best fitting name a text has. */
function namedShare({ id, label, aliases }: Subject, asked: ReadonlySet<string>, { subjects }: TypedQuery): number {
  if (subjects.includes(id)) return 1;
  const shares = [label, ...aliases].map((name) => {
    const own = terms(name);
    return own.filter((term) => asked.has(term)).length / Math.max(own.length, 1);
  });
  return Math.max(...shares);
}

function positionOf({ entry }: Weighed): Position | undefined {
  return entry.kind === 'statement' ? entry.statement.stance?.position : undefined;
}

function spread<T extends Weighed>(scored: readonly T[], most: number, sameSpeaker: number): T[] {
  const left = [...scored];
  const chosen: T[] = [];
  while (left.length > 0 && chosen.length < most) {
    const worths = left.map((item) => item.score * discount(item, chosen, sameSpeaker));
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
