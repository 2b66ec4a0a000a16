import { readFileSync } from 'node:fs';
import type { Answerer } from '../../src/answer/answerer.ts';
import type { Answer } from '../../src/answer/types.ts';
import { SHARED } from '../../src/corpus/scope.ts';

/** A turn of a conversation and what answers it. */
interface EvalTurn {
  q: string;
  kind: string;
  any: string[];
  all?: string[];
  about?: string;
}

/** dev: given with the project; own: ours, looked at while tuning. */
export const CONVERSATIONS = ['dev', 'own'] as const;

/** The day on which they are held. */
const TODAY = '2026-11-22';

/** Of the follow-ups of a set, how many there are and which went wrong. */
export function followUpsOf(set: (typeof CONVERSATIONS)[number], answerer: Answerer): { all: number; wrong: string[] } {
  const turns = readFileSync(new URL(`conversations.${set}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): { id: string; turns: EvalTurn[] } => JSON.parse(line))
    .flatMap((conversation) =>
      conversation.turns.map((turn, at) => ({
        turn,
        name: `${conversation.id} ${conversation.turns
          .slice(0, at + 1)
          .map(({ q }) => q)
          .join(' → ')}`,
        before: conversation.turns.slice(0, at).map(({ q }) => q),
      })),
    )
    .filter(({ before }) => before.length > 0);
  const wrong = turns.filter(
    ({ turn, before }) => !isRight(turn, answerer.answer(turn.q, { today: TODAY, scope: SHARED, before })),
  );
  return { all: turns.length, wrong: wrong.map(({ name }) => name) };
}

function isRight({ kind, any, all = [], about }: EvalTurn, answer: Answer): boolean {
  if (kind === 'none' || !answer.answered) return (kind === 'none') === !answer.answered;
  if (about !== undefined && answer.kind === 'about' && answer.about === about) return true;
  return (any.length > 0 ? any : all).includes(answer.items[0]?.id ?? '');
}
