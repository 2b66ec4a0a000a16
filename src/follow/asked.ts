/** Whether what is new answers a question that somebody follows. */
import { setImmediate } from 'node:timers/promises';
import type { IsoDate } from '../corpus/schema.ts';
import { type Scope, SHARED } from '../corpus/scope.ts';
import type { FindAsked } from './news.ts';

/**
 * How sure the whole record’s answer has to be of its first, second and third item. The first may be as unsure as an answer may: what
 * leads is what people who ask are shown. Measured by test/eval/following.test.ts: asking the item’s source alone, for .7 or more, as
 * well, finds a quarter fewer for as many that are wanted, and costs an index of its own each time.
 */
const SURE = [0, 0.6, 0.7];

/** The record, as questions are asked of it. */
export interface AskedParts {
  /** the record of a scope as it is now */
  record(scope: Scope): {
    answers: {
      answer(
        question: string,
        asked: { scope: Scope; today: IsoDate },
      ): { items: readonly { id: string; score: number }[] };
    };
  };
  today(): IsoDate;
}

/** Finds items that lead the answer to a question, or nearly so. One question after the other, with time for others in between. */
export function findAsked(parts: AskedParts): FindAsked {
  return async (question, server, items) => {
    const answering = await itemsAnswering(question, server, parts);
    return new Set(answering.filter((item) => items.has(item)));
  };
}

/** The items that lead the answer to a question where it is followed, or nearly so. */
export async function itemsAnswering(
  question: string,
  server: string | null,
  { record, today }: AskedParts,
): Promise<string[]> {
  await setImmediate();
  const scope: Scope = server === null ? SHARED : { kind: 'server', serverId: server };
  const answer = record(scope).answers.answer(question, { scope, today: today() });
  return answer.items
    .slice(0, SURE.length)
    .filter(({ score }, place) => score >= (SURE[place] ?? 1))
    .map(({ id }) => id);
}
