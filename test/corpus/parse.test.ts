import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseList, parseSource } from '../../src/corpus/parse.ts';
import { personSchema } from '../../src/corpus/schema.ts';
import { GAZETTE, SMALL_CORPUS } from './small-corpus.ts';

const SOUND = SMALL_CORPUS[GAZETTE];

/** The sound source with some of its text replaced by anything: near enough to the format to reach far into the parser. */
const damaged = fc
  .record({
    at: fc.nat(SOUND.length),
    length: fc.nat(30),
    instead: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\n', ': ', '---\n', '*', '&a ', '\t', '[', '!!set ', '__proto__: x\n'),
    ),
  })
  .map(({ at, length, instead }) => SOUND.slice(0, at) + instead + SOUND.slice(at + length));

describe('parseSource', () => {
  test('reads a text that is no file', () => {
    const { source, problems } = parseSource('draft', SOUND);
    expect(problems).toEqual([]);
    expect(source).toMatchObject({ id: 'draft', title: 'Boats stopped on the river' });
  });

  test('never throws, and gives a source exactly where it reports nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), damaged), (text) => {
        const { source, problems } = parseSource('draft', text);
        expect(source === undefined).toBe(problems.length > 0);
      }),
      { numRuns: 500 },
    );
  });

  test('reports lines that the text has', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const lines = text.split(/\r\n|\r|\n/).length;
        for (const { line } of parseSource('draft', text).problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('survives nesting that exhausts the parser', () => {
    const { source, problems } = parseSource('draft', `---\ntitle: ${'['.repeat(200_000)}\n---\n`);
    expect(source).toBeUndefined();
    expect(problems[0]).toMatchObject({ code: 'yaml-syntax', severity: 'error' });
  });

  test('keeps a line of three hyphens in the body', () => {
    expect(parseSource('draft', `${SOUND}\n---\nMore.\n`).source?.body).toBe('A lock was shut.\n\n---\nMore.');
  });
});

describe('parseList', () => {
  test('never throws, and reports where it reads no list', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { entries, declared, problems } = parseList('people.yaml', text, personSchema);
        if (declared === undefined) expect(problems.length).toBeGreaterThan(0);
        if (problems.length === 0) expect(entries).toHaveLength(declared?.size ?? 0);
      }),
    );
  });

  test('keeps the entries beside a broken one, each with its place', () => {
    const text = SMALL_CORPUS['people.yaml'].replace('name: Ada Finch', 'name: ""');
    const { entries, declared, problems } = parseList('people.yaml', text, personSchema);
    expect(problems.map(({ line, field }) => [line, field])).toEqual([[2, '[0].name']]);
    expect(entries.map(({ value, place }) => [value.id, place.lineOf(place.path)])).toEqual([
      ['bo-marsh', 7],
      ['river-police', 12],
    ]);
    expect(declared).toEqual(new Set(['ada-finch', 'bo-marsh', 'river-police']));
  });
});
