import type { Position } from '../corpus/schema.ts';
import type { TypedQuery } from '../query/query.ts';
import { terms } from '../search/analyzer.ts';
import type { Scored } from './confidence.ts';
import { isComparison } from './kinds.ts';

interface Arranged {
  items: Scored[];
  /** what the sides are about */
  on: string;
  sides: { position: Position; items: string[] }[];
}

/** The sides that can be taken, in the order in which they are shown. */
export const SIDES: readonly Position[] = ['for', 'against', 'conditional', 'neutral'];
/** What a second item of the same speaker or side gives way to, as shares of its score: everyone is heard before anyone twice. */
const SAME_SPEAKER = 0.9;
const SAME_OF_SEVERAL = 0.5;
const SAME_SIDE = 0.97;

/** Orders items so that each side and each speaker is heard early, best first, and groups them by side. */
export function arrangePositions(question: TypedQuery, scored: readonly Scored[], most: number): Arranged {
  // Views are what is asked for: figures come after them, but for one that is the best answer there is.
  const views = scored.filter(({ entry }, at) => entry.kind === 'statement' || at === 0);
  const figures = scored.filter((item) => !views.includes(item));
  const spoken = spread(views, most, isComparison(question) ? SAME_OF_SEVERAL : SAME_SPEAKER);
  const items = [...spoken, ...figures].slice(0, most);
  const on = subjectOf(question, items);
  const sides = SIDES.map((position) => ({
    position,
    items: items.filter((item) => positionOf(item) === position && isOn(on, item)).map(({ entry }) => entry.id),
  }));
  return { items, on, sides: sides.filter((side) => side.items.length > 0) };
}

function positionOf({ entry }: Scored): Position | undefined {
  return entry.kind === 'statement' ? entry.statement.stance?.position : undefined;
}

function spread(scored: readonly Scored[], most: number, sameSpeaker: number): Scored[] {
  const left = [...scored];
  const chosen: Scored[] = [];
  while (left.length > 0 && chosen.length < most) {
    const worths = left.map((item) => item.score * discount(item, chosen, sameSpeaker));
    const next = worths.indexOf(Math.max(...worths));
    chosen.push(...left.splice(next, 1));
  }
  return chosen;
}

function discount(item: Scored, chosen: readonly Scored[], sameSpeaker: number): number {
  const speaker = chosen.filter((other) => speakerOf(other) === speakerOf(item)).length;
  const side = chosen.filter((other) => positionOf(other) === positionOf(item)).length;
  return sameSpeaker ** speaker * SAME_SIDE ** side;
}

function speakerOf({ entry }: Scored): string {
  return entry.kind === 'statement' ? entry.speaker.id : entry.by.id;
}

/** Characters of a question that serve as its subject where no item takes a side on one. */
const MAX_SUBJECT = 200;

/** The subject in the corpus's words: of what the items are for or against, that which is nearest to the question. */
function subjectOf(question: TypedQuery, items: readonly Scored[]): string {
  const asked = new Set(terms(question.words));
  const subjects = items.flatMap((item) => stanceOn(item) ?? []);
  const shared = (subject: string) => terms(subject).filter((term) => asked.has(term)).length;
  return subjects.sort((a, b) => shared(b) - shared(a))[0] ?? question.text.slice(0, MAX_SUBJECT);
}

/** Whether an item takes its side on the subject, and not on another one: they share a telling word. */
function isOn(subject: string, item: Scored): boolean {
  const telling = new Set(terms(subject).filter((term) => !COMMON.has(term)));
  return terms(stanceOn(item) ?? '').some((term) => telling.has(term));
}

function stanceOn({ entry }: Scored): string | undefined {
  return entry.kind === 'statement' ? entry.statement.stance?.on : undefined;
}

/** Terms that subjects share without being alike. */
const COMMON = new Set(['met', 'polic', 'london', 'offic', 'more', 'us']);
