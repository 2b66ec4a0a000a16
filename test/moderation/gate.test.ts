import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { brokenBy, type GateQuestion } from '../../src/answer/gate.ts';
import type { Pin } from '../../src/answer/pins.ts';
import { Corpus } from '../../src/corpus/corpus.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { askGate } from '../../src/moderation/feedback/gate.ts';
import { shippedContent, TODAY } from '../discord/record.ts';
import { readQuestions } from '../eval/questions.ts';

const QUESTIONS = path.join(import.meta.dirname, '../../src/moderation/feedback/gate-questions.jsonl');
const content = await shippedContent();
const answerer = new Answerer(new Corpus(content));

const KILLINGS: GateQuestion = {
  id: 'killings',
  q: 'how many killings were there in London in 2018?',
  any: answerer
    .answer('how many killings were there in London in 2018?', { today: TODAY, scope: SHARED })
    .items.slice(0, 1)
    .map(({ id }) => id),
};
const SILENT: GateQuestion = { id: 'silent', q: 'how many police dogs did the Met have in 1950?', any: [] };
const ITEM = '2018-11-30-south-west-londoner-armed-police-london-streets#harris-fear';

function pin(question: string, item = ITEM): Pin {
  return { question, item, by: 'server', on: TODAY, reach: 'phrase' };
}

function broken(tried: Pin, questions = [KILLINGS, SILENT], others: Pin[] = []): string | undefined {
  return brokenBy({ pin: tried, others, scope: SHARED }, answerer, questions, answerer.index)?.id;
}

describe('a choice that is tried as a way of asking', () => {
  test('passes where it breaks nothing', () => {
    expect(broken(pin('who was frightened of police with guns on the street?'))).toBeUndefined();
  });

  test('is told the question that it would break', () => {
    expect(broken(pin('how many killings were there across London during 2018?'))).toBe('killings');
  });

  test('breaks the silence about what is not on record', () => {
    expect(broken(pin('how many police dogs did the Met keep in 1950?'))).toBe('silent');
  });

  test('is not held against its own question, nor against one whose items are gone', () => {
    expect(broken(pin(KILLINGS.q))).toBeUndefined();
    const gone = { ...KILLINGS, any: ['2018-01-01-gone#gone'] };
    expect(broken(pin('how many killings were there across London during 2018?'), [gone])).toBeUndefined();
  });

  test('is not blamed for what is wrong without it', () => {
    const wrong = { ...KILLINGS, any: [ITEM] };
    expect(broken(pin('how many deaths by knife were there in London in 2018?'), [wrong])).toBeUndefined();
  });
});

describe('the gate', () => {
  const trial = (question: string) => ({
    trial: { pin: pin(question), others: [], scope: SHARED },
    shared: content,
    own: undefined,
  });
  const onFault = (error: unknown) => {
    throw error;
  };

  test('asks the questions that ship, in a thread that leaves this one free', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 10);
    const verdict = await askGate(trial('who was frightened of police with guns?'), { onFault, deadlineMs: 120_000 });
    clearInterval(timer);
    expect(verdict).toEqual({ kind: 'passes' });
    expect(turns).toBeGreaterThan(20);
  }, 120_000);

  test('tells what would break, in the words of the question', async () => {
    const [first] = readQuestions('dev').filter(({ q, any }) => {
      const answer = answerer.answer(q, { today: '2026-11-01', scope: SHARED });
      return any.length > 0 && any.includes(answer.items[0]?.id ?? '') && answer.kind === 'figure';
    });
    const question = first?.q ?? '';
    const verdict = await askGate(trial(`${question} london`), { onFault, deadlineMs: 120_000 });
    expect(verdict).toMatchObject({ kind: 'breaks' });
  }, 120_000);

  test('gives up in time', async () => {
    expect(await askGate(trial('who was frightened?'), { onFault, deadlineMs: 1 })).toEqual({ kind: 'untold' });
  });
});

test('the questions that ship are those of the evaluation that are tuned on, and none that are held out', async () => {
  const lines = [...readQuestions('dev'), ...readQuestions('tune')].map(({ id, q, any, about }) =>
    JSON.stringify({ id, q, any, ...(about === undefined ? {} : { about: [about].flat() }) }),
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(QUESTIONS);
  expect(readFileSync(QUESTIONS, 'utf8').length).toBeGreaterThan(10_000);
});
