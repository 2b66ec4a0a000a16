/**
 * Which unanswered questions are counted as one. The paraphrases of 25 questions were written for another purpose, and the weights
 * were chosen with none of a question's own family in view (`npm run fit:alike -- --check` prints that: 74 % of these pairs).
 */
import { describe, expect, it } from 'vitest';
import { AlikeGroups } from '../../src/answer/alike.ts';
import { alikeIndex, readGaps, readPinned } from './alike-pairs.ts';
import { TODAY } from './questions.ts';

interface Asked {
  q: string;
  /** what it asks: equal for paraphrases */
  asks: number;
}

function asked(groups: readonly (readonly string[])[]): Asked[] {
  return groups.flatMap((all, asks) => all.map((q) => ({ q, asks })));
}

function grouped(questions: readonly string[]): string[][] {
  const groups = new AlikeGroups(alikeIndex, TODAY);
  for (const question of questions) groups.add(question);
  return groups.groups;
}

/** Of all pairs of questions that ask the same, and of those that do not, the shares that are put into one group. */
function together(all: readonly Asked[]): { same: number; others: number } {
  const groupOf = new Map(
    grouped(all.map(({ q }) => q)).flatMap((questions, group) => questions.map((q) => [q, group] as const)),
  );
  const counts = { same: [0, 0], others: [0, 0] } satisfies Record<string, [number, number]>;
  all.forEach((one, at) => {
    for (let next = at + 1; next < all.length; next += 1) {
      const count = one.asks === all[next]?.asks ? counts.same : counts.others;
      count[1] = (count[1] ?? 0) + 1;
      if (groupOf.get(one.q) === groupOf.get(all[next]?.q ?? '')) count[0] = (count[0] ?? 0) + 1;
    }
  });
  const [same, others] = [counts.same, counts.others].map(([found = 0, of = 0]) => found / of);
  return { same: same ?? 0, others: others ?? 1 };
}

describe('questions that ask the same', () => {
  it('are put together, and hardly any others, where the record has something near', () => {
    const { same, others } = together(asked(readPinned()));
    expect(same).toBeGreaterThan(0.6);
    expect(others).toBeLessThan(0.001);
  });

  it.each(['gaps', 'unseen'] as const)('are put together where the record lacks what they ask for: %s', (set) => {
    const rows = readGaps(set).flatMap(({ q, alike, unlike }) => [[q, ...alike], ...unlike.map((miss) => [miss])]);
    const { same, others } = together(asked(rows));
    expect(same).toBeGreaterThan(set === 'gaps' ? 0.6 : 0.3);
    expect(others).toBeLessThan(0.02);
  });

  it.each([
    ['how many police dogs does the met have', 'number of dogs in the met police', true],
    ['how many police dogs does the met have', 'how many police horses does the met have', false],
    ['what did rowley say about the Grenfell inquiry', 'what did khan say about the Grenfell inquiry', false],
    ['bike thefts in hackney in 2023', 'bike thefts in hackney in 2021', false],
    ['bike thefts in hackney in 2023', 'bike thefts in islington in 2023', false],
  ])('“%s” and “%s”: %s', (one, other, same) => {
    expect(grouped([one, other])).toHaveLength(same ? 1 : 2);
  });
});
