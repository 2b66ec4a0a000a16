/**
 * What carries from a question that a moderator answered to other ways of asking it: 25 questions that were answered wrongly
 * or not at all, and four paraphrases of each, written before anything was fitted to them.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { type Pin, Pins } from '../../src/answer/pins.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { readQuestions, SETS, shippedCorpus, TODAY } from './questions.ts';

interface Pinned {
  id: string;
  q: string;
  item: string;
  paraphrases: string[];
}

const pinned: Pinned[] = readFileSync(new URL('pins.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));
const answerer = new Answerer(await shippedCorpus());

function pinsOf(reach: Pin['reach']): Pins {
  return new Pins(pinned.map(({ q, item }) => ({ question: q, item, by: 'server', on: TODAY, reach })));
}

function answer(question: string, pins?: Pins) {
  return answerer.answer(question, { today: TODAY, scope: SHARED, pins });
}

function rightOf(asked: readonly { q: string; item: string }[], pins?: Pins): number {
  return asked.filter(({ q, item }) => answer(q, pins).items[0]?.id === item).length;
}

const paraphrases = pinned.flatMap(({ item, paraphrases: all }) => all.map((q) => ({ q, item })));

describe('questions that were answered with an item', () => {
  it('are 25 with four paraphrases each, of items on record', () => {
    expect([pinned.length, paraphrases.length]).toEqual([25, 100]);
    for (const { item } of pinned) expect(answerer.corpus.entry(item), item).toBeDefined();
  });

  it('are answered so, each', () => {
    expect(rightOf(pinned, pinsOf('same'))).toBe(25);
  });

  it('carry to more of the paraphrases, and as ways of asking to still more', () => {
    const [without, near, phrase] = [undefined, pinsOf('near'), pinsOf('phrase')].map((pins) =>
      rightOf(paraphrases, pins),
    );
    expect(near).toBeGreaterThan((without ?? 0) + 10);
    expect(phrase).toBeGreaterThan(near ?? 0);
    expect(phrase).toBeGreaterThanOrEqual(68);
  });

  it('break the silence about no question that the record does not answer', () => {
    const pins = pinsOf('phrase');
    const unanswerable = SETS.flatMap(readQuestions).filter(({ kind }) => kind === 'none');
    expect(unanswerable.length).toBeGreaterThan(250);
    const answered = unanswerable.filter(({ q }) => !answer(q).answered && answer(q, pins).answered);
    expect(answered).toHaveLength(0);
  });
});
