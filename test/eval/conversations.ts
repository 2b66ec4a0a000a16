import { readFileSync } from 'node:fs';
import type { Answerer } from '../../src/answer/answerer.ts';
import type { Answer } from '../../src/answer/types.ts';
import { SHARED } from '../../src/corpus/scope.ts';

/** A turn of a conversation and what answers it. */
interface EvalTurn {
  q: string;
  kind: string;
  any?: string[];
  all?: string[];
  about?: string;
}

/** dev: given with the project; own: ours, looked at while tuning; written: by five people who had seen 20 of dev
 * and no code (scored before they were fitted: c4 70 of 100 right, c5 67, c7 68). */
export const CONVERSATIONS = ['dev', 'own', 'written'] as const;
type SetName = (typeof CONVERSATIONS)[number];

/** The day on which they are held. */
const TODAY = '2026-11-22';

/** A follow-up with the turns before it. */
interface FollowUp {
  /** of the conversation */
  id: string;
  turn: EvalTurn;
  before: string[];
}

/** The follow-ups of a set. */
export function turnsOf(set: SetName): FollowUp[] {
  return readFileSync(new URL(`conversations.${set}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): { id: string; turns: EvalTurn[] } => JSON.parse(line))
    .flatMap(({ id, turns }) =>
      turns.map((turn, at) => ({ id, turn, before: turns.slice(0, at).map(({ q }) => q) })).slice(1),
    );
}

/** Of the follow-ups of a set, how many there are and which went wrong. */
export function followUpsOf(set: SetName, answerer: Answerer): { all: number; wrong: string[] } {
  const turns = turnsOf(set);
  const wrong = turns.filter(
    ({ turn, before }) => !isRight(turn, answerer.answer(turn.q, { today: TODAY, scope: SHARED, before })),
  );
  return { all: turns.length, wrong: wrong.map(({ id, turn, before }) => `${id} ${[...before, turn.q].join(' → ')}`) };
}

/** Ids of the items of which one has to come first. */
export function rightOf({ any = [], all = [] }: EvalTurn): string[] {
  return any.length > 0 ? any : all;
}

function isRight(turn: EvalTurn, answer: Answer): boolean {
  if (turn.kind === 'none' || !answer.answered) return (turn.kind === 'none') === !answer.answered;
  if (turn.about !== undefined && answer.kind === 'about' && answer.about === turn.about) return true;
  return rightOf(turn).includes(answer.items[0]?.id ?? '');
}
