import type { Position } from '../corpus/schema.ts';
import type { Scored } from './confidence.ts';
import type { Question } from './question.ts';

interface Arranged {
  items: Scored[];
  /** what the sides are about */
  on: string;
  sides: { position: Position; items: string[] }[];
}

const SIDES: readonly Position[] = ['for', 'against', 'conditional', 'neutral'];
/** What a second item of the same voice or side gives way to, as shares of its score: everyone is heard before anyone twice. */
const SAME_SPEAKER = 0.9;
const SAME_SIDE = 0.97;

/** Orders items so that each side and each voice is heard early, best first, and groups them by side. */
export function arrangePositions(question: Question, scored: readonly Scored[], most: number): Arranged {
  const items = spread(scored, most);
  const sides = SIDES.map((position) => ({
    position,
    items: items.filter((item) => positionOf(item) === position).map(({ entry }) => entry.id),
  }));
  return { items, on: subjectOf(question, items), sides: sides.filter((side) => side.items.length > 0) };
}

function positionOf({ entry }: Scored): Position | undefined {
  return entry.kind === 'statement' ? entry.statement.stance?.position : undefined;
}

function spread(scored: readonly Scored[], most: number): Scored[] {
  const left = [...scored];
  const chosen: Scored[] = [];
  while (left.length > 0 && chosen.length < most) {
    const worths = left.map((item) => item.score * discount(item, chosen));
    const next = worths.indexOf(Math.max(...worths));
    chosen.push(...left.splice(next, 1));
  }
  return chosen;
}

function discount(item: Scored, chosen: readonly Scored[]): number {
  const speaker = chosen.filter((other) => speakerOf(other) === speakerOf(item)).length;
  const side = chosen.filter((other) => positionOf(other) === positionOf(item)).length;
  return SAME_SPEAKER ** speaker * SAME_SIDE ** side;
}

function speakerOf({ entry }: Scored): string {
  return entry.kind === 'statement' ? entry.speaker.id : entry.by.id;
}

/** The subject in the corpus's words: what the first item with a stance is for or against. */
function subjectOf(question: Question, items: readonly Scored[]): string {
  for (const { entry } of items)
    if (entry.kind === 'statement' && entry.statement.stance) return entry.statement.stance.on;
  return question.text;
}
