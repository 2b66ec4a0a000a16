import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { JoinedAnswerer } from '../../src/answer/joined.ts';
import { tellsShown } from '../../src/answer/positions.ts';
import type { Answer } from '../../src/answer/types.ts';
import { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/files.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { readQuestions } from '../eval/questions.ts';
import { copies, ownSource, SERVER } from './own-source.ts';

const { content } = await loadCorpus(path.join(import.meta.dirname, '../../corpus'));
const answerer = new Answerer(new Corpus(content));
const asked = { today: '2026-03-01', scope: SHARED };

describe('a server that has added a source', () => {
  test('is answered from it, with how it came there', () => {
    const joined = new JoinedAnswerer(answerer, {
      ...content,
      sources: [ownSource('The price of fish in Fennbridge is a scandal.')],
    });
    expect(joined.answer('what was said about the price of fish in Fennbridge?', asked)).toMatchObject({
      answered: true,
      items: [
        { text: 'The price of fish in Fennbridge is a scandal.', citation: { added: { by: 'server', how: 'pasted' } } },
      ],
    });
  });

  test.each([
    'killings in Fennbridge in 2018',
    'how many killings were there in Fennbridge in 2018?',
    'Fennbridge murders 2018',
  ])('is given its own figure of a place that no list has: %s', (question) => {
    const period = { from: '2018-01-01', to: '2018-12-31' };
    const by = 'metropolitan-police';
    const figure = { id: 'killings', measure: 'killings-london', value: 127, period, by, area: 'Fennbridge' };
    const own = { ...ownSource('More officers are needed.'), figures: [figure] };
    const joined = new JoinedAnswerer(answerer, { ...content, sources: [own] });
    expect(joined.answer(question, asked).items[0]).toMatchObject({ value: 127, area: 'Fennbridge' });
  });

  test('gets what all share unchanged: items, scores and reasons, with its own among them', () => {
    const own = ownSource('Community confidence needs officers who live in the community.');
    const joined = new JoinedAnswerer(answerer, { ...content, sources: [own] });
    const question = 'what did Lord Harris say about community confidence?';
    const before = answerer.answer(question, asked);
    const after = joined.answer(question, asked);
    expect(after.items.some(({ id }) => id.startsWith(`s${SERVER}:`))).toBe(true);
    const shared = after.items.filter(({ id }) => !id.startsWith('s'));
    expect(shared).toEqual(before.items.slice(0, shared.length));
  });
});

/** Works out each answer once. */
function remembered(answer: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const found = known.get(text) ?? answer(text);
    known.set(text, found);
    return found;
  };
}

test('both sides of a dispute are taken by sources of both', () => {
  const question = 'who is for and against water cannon?';
  const sources = new Set(answerer.answer(question, asked).items.map(({ citation }) => citation.sourceId));
  const own = copies(content.sources.filter(({ id }) => sources.has(id)).slice(0, 2));
  const answer = new JoinedAnswerer(answerer, { ...content, sources: own }).answer(question, asked);
  const taken = answer.kind === 'position' ? answer.sides.flatMap(({ items }) => items) : [];
  expect(taken.filter((id) => id.startsWith(`s${SERVER}:`))).not.toEqual([]);
  expect(taken.filter((id) => !id.startsWith(`s${SERVER}:`))).not.toEqual([]);
});

describe('whatever a server adds, its own answers', () => {
  const questions = [...readQuestions('dev'), ...readQuestions('tune')].map(({ q }) => q);
  const asks = fc.record({
    sources: fc.subarray(content.sources, { minLength: 1, maxLength: 5 }),
    texts: fc.subarray(questions, { minLength: 25, maxLength: 25 }),
  });
  const sharedAnswer = remembered((text) => answerer.answer(text, asked));
  const forEachAnswer = (check: (joined: Answer, shared: Answer, own: Answer) => void) =>
    fc.assert(
      fc.property(asks, ({ sources, texts }) => {
        const ownContent = { ...content, sources: copies(sources) };
        const joined = new JoinedAnswerer(answerer, ownContent);
        const own = new Answerer(new Corpus(ownContent), { background: answerer });
        for (const text of texts) {
          check(joined.answer(text, asked), sharedAnswer(text), own.answer(text, asked));
        }
      }),
      { numRuns: 4 },
    );

  test('hold each item as it is in the answer that it comes from', () => {
    forEachAnswer((joined, shared, own) => {
      const known = new Map([...shared.items, ...own.items].map((item) => [item.id, item]));
      for (const item of joined.items) expect(item).toEqual(known.get(item.id));
    });
  });

  test('keep the items of each in their order, at most ten, or twenty of a series', () => {
    forEachAnswer((joined, shared, own) => {
      const limits = (joined.parts ?? [joined]).map(({ kind }) => (kind === 'trend' ? 20 : 10));
      expect(joined.items.length).toBeLessThanOrEqual(limits.reduce((sum, limit) => sum + limit, 0));
      // What leads each part stands before the rest of any, so that only one part's own items keep their order.
      if (joined.parts !== undefined) return;
      for (const { items } of [shared, own]) {
        const ids = items.map(({ id }) => id);
        const kept = joined.items.map(({ id }) => id).filter((id) => ids.includes(id));
        expect(kept).toEqual(ids.slice(0, kept.length));
      }
    });
  });

  test('speak of no item that they do not show', () => {
    forEachAnswer((joined) => {
      const ids = joined.items.map(({ id }) => id);
      const named = [
        ...('comparisons' in joined ? joined.comparisons.flatMap(({ from, to }) => [from, to]) : []),
        ...(joined.kind === 'trend' ? joined.series.flatMap(({ items }) => items) : []),
        ...(joined.kind === 'position' ? joined.sides.flatMap(({ items }) => items) : []),
      ];
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of named) expect(ids).toContain(id);
    });
  });

  test('are those of what all share where the server’s sources answer nothing, but for how many stand on each side', () => {
    forEachAnswer((joined, shared, own) => {
      if (own.answered || shared.kind === 'none') return;
      expect(uncounted(joined)).toEqual(uncounted(shared));
    });
  });
});

/** An answer without what is counted over everything on record: a server's sources count, though none of them is shown. */
function uncounted({ notes, parts, ...answer }: Answer): object {
  const told = notes.filter((note) => !tellsShown(note));
  const {
    standings: _,
    stated: __,
    ...rest
  } = answer.kind === 'position' ? answer : { ...answer, standings: 0, stated: 0 };
  return { ...rest, notes: told, ...(parts === undefined ? {} : { parts: parts.map(uncounted) }) };
}
