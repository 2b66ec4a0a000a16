/** How well a question that somebody follows is met by a source that is new: each source in turn is what comes last. */
import { expect, test } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { Snapshot } from '../../src/discord/session/snapshot.ts';
import { findAsked } from '../../src/follow/asked.ts';
import { type EvalQuestion, readQuestions, type SetName, shippedCorpus, TODAY } from './questions.ts';

const corpus = await shippedCorpus();
const record = new Snapshot(new Answerer(corpus));
const find = findAsked({ record: () => record, today: () => TODAY });
const ITEMS = new Set(corpus.entries.map(({ id }) => id));

/**
 * Which sources would be told of to whoever follows a question, each as it comes on record. That it was not there before makes no
 * difference to the answer from then on.
 */
async function toldOf({ q }: EvalQuestion): Promise<Set<string>> {
  return sourcesOf([...(await find(q, null, ITEMS))]);
}

function sourcesOf(items: readonly string[]): Set<string> {
  return new Set(items.map((item) => item.split('#')[0] ?? ''));
}

async function measured(...sets: SetName[]) {
  const questions = sets.flatMap(readQuestions);
  const counts = { told: 0, wanted: 0, answerable: 0, found: 0 };
  for (const question of questions) {
    const wanted = sourcesOf([...question.any, ...question.all]);
    const told = [...(await toldOf(question))];
    counts.told += told.length;
    counts.wanted += told.filter((source) => wanted.has(source)).length;
    if (question.any.length === 0) continue;
    counts.answerable += 1;
    if (told.some((source) => sourcesOf(question.any).has(source))) counts.found += 1;
  }
  return { found: counts.found / counts.answerable, wanted: counts.wanted / counts.told };
}

test.each([
  ['that weights were fitted on', ['dev', 'train'] as const, { found: 0.88, wanted: 0.8 }],
  ['that nothing was fitted on', ['held', 'unseen'] as const, { found: 0.88, wanted: 0.78 }],
])(
  'of questions %s most are told of a source that answers them, and of few that do not',
  async (_, sets, floor) => {
    const { found, wanted } = await measured(...sets);
    console.log(
      `following, ${sets.join(' and ')}: ${(100 * found).toFixed(1)} % found, ${(100 * wanted).toFixed(1)} % wanted`,
    );
    expect(found).toBeGreaterThanOrEqual(floor.found);
    expect(wanted).toBeGreaterThanOrEqual(floor.wanted);
  },
  120_000,
);
