import { setImmediate } from 'node:timers/promises';
import type { IsoDate } from '../corpus/schema.ts';
import type { Snapshot } from './session/snapshot.ts';

/** Questions that are compared at most; the rest stand for themselves. Each takes some milliseconds. */
const MOST_COMPARED = 200;

/**
 * Puts questions together that ask the same, one by one, so that others are answered meanwhile.
 * @param questions those that stand for their group first
 * @param record as it is at the moment: one that was replaced may not be read any more
 */
export async function groupGradually(
  questions: readonly string[],
  { record, today }: { record(): Snapshot; today: IsoDate },
): Promise<string[][]> {
  const { answers } = record();
  const groups = answers.alike(today);
  for (const question of questions.slice(0, MOST_COMPARED)) {
    groups.add(question);
    await setImmediate();
    if (record().answers !== answers) return groupGradually(questions, { record, today });
  }
  return [...groups.groups, ...questions.slice(MOST_COMPARED).map((question) => [question])];
}
