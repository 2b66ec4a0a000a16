import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/files.ts';
import type { CorpusContent, Source } from '../../src/corpus/schema.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { stem, words } from '../../src/search/analyzer.ts';
import { Index } from '../../src/search/index.ts';
import { readQuestions } from '../eval/questions.ts';

const shipped = (await loadCorpus(path.join(import.meta.dirname, '../../corpus'))).content;
/** A part of the record: each change is held against an index that is made anew. */
const content = { ...shipped, sources: shipped.sources.filter((_, at) => at % 3 === 0) };
const ASKED = { today: '2026-03-01', scope: SHARED };
const QUESTIONS = readQuestions('dev').filter((_, at) => at % 8 === 0);

/** A source that was edited: other words, and a statement less. */
function edited(source: Source): Source {
  return {
    ...source,
    title: `${source.title} on zebras`,
    body: `Quaggas graze. ${source.body}`,
    statements: source.statements.slice(1),
  };
}

type Change = { at: number; does: 'remove' | 'edit' | 'copy' };

function changed(sources: readonly Source[], { at, does }: Change, count: number): Source[] {
  const position = at % sources.length;
  return sources.flatMap((source, index) => {
    if (index !== position) return [source];
    if (does === 'remove') return [];
    if (does === 'edit') return [edited(source)];
    return [source, { ...source, id: `${source.id}-copy-${count}` }];
  });
}

/** What an index knows of the words of some texts. */
function known(index: Index, texts: readonly string[]) {
  return [...new Set(texts.flatMap(words))].map((word) => {
    const term = stem(word);
    const id = index.dictionary.id(term);
    return [word, index.frequency(term), id !== undefined, index.dictionary.knows(word)];
  });
}

test('an index that follows changes knows and finds what one knows and finds that is made anew', () => {
  const change = fc.record({ at: fc.nat(500), does: fc.constantFrom<Change['does']>('remove', 'edit', 'copy') });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      let followed = new Answerer(new Corpus(content));
      let sources: Source[] = content.sources;
      for (const [count, each] of changes.entries()) {
        sources = changed(sources, each, count);
        const after = Answerer.after(followed, new Corpus({ ...content, sources }));
        if (after === undefined) throw new Error('So few changes are followed.');
        followed = after;
      }
      const anew = new Answerer(new Corpus({ ...content, sources }));
      expect(followed.index.dictionary.entries).toBe(anew.index.dictionary.entries);
      const texts = content.sources.flatMap(({ title, body, statements }) => [
        title,
        body,
        ...statements.flatMap(({ text, as = '' }) => [text, as]),
      ]);
      expect(known(followed.index, ['zebras quaggas', ...texts])).toEqual(
        known(anew.index, ['zebras quaggas', ...texts]),
      );
      for (const { q } of QUESTIONS) expect(followed.answer(q, ASKED)).toEqual(anew.answer(q, ASKED));
    }),
    { numRuns: 6 },
  );
});

test('what is taken out is not known any more, and what comes back is found again', () => {
  const zebra = edited(content.sources[0] as Source);
  const corpus = (sources: Source[]) => new Corpus({ ...content, sources });
  const before = new Index(corpus([...content.sources.slice(1), zebra]));
  const without = Index.after(before, corpus(content.sources.slice(1)));
  expect([without?.frequency('zebra'), without?.dictionary.id('zebra'), without?.mended('zebrass')]).toEqual([
    0,
    undefined,
    undefined,
  ]);
  const again = without && Index.after(without, corpus([zebra, ...content.sources.slice(1)]));
  expect(again?.mended('zebrass')).toBe('zebras');
  expect(again?.candidates([{ term: 'zebra', weight: 1 }], { speakers: [], measures: [] }).length).toBe(
    zebra.statements.length + zebra.figures.length,
  );
});

test('other lists, or much that is other, are read anew', () => {
  const before = new Index(new Corpus(content));
  const people = content.people.map((person, at) => (at === 0 ? { ...person, aliases: ['Zebedee'] } : person));
  const isReadAnew = (other: Partial<CorpusContent>) =>
    Index.after(before, new Corpus({ ...content, ...other })) === undefined;
  expect(isReadAnew({ people })).toBe(true);
  for (const list of ['offices', 'events', 'places', 'qualifiers', 'thesaurus'] as const)
    expect(isReadAnew({ [list]: content[list].slice(1) }), list).toBe(true);
  expect(isReadAnew({ sources: content.sources.slice(0, 60) })).toBe(true);
});
