import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseList, parseSource } from '../../src/corpus/parse.ts';
import {
  measureSchema,
  type Person,
  POSITIONS,
  personSchema,
  SOURCE_KINDS,
  type Source,
  type Subject,
  subjectSchema,
} from '../../src/corpus/schema.ts';
import { listText, sourceText } from '../../src/corpus/write.ts';
import { GAZETTE, SMALL_CORPUS } from './small-corpus.ts';

const SOURCES = path.join(import.meta.dirname, '../../corpus/sources');

function read(text: string, id = 'draft'): Source {
  const { source, problems } = parseSource(id, text);
  if (source === undefined) throw new Error(`Not read back: ${JSON.stringify(problems, null, 2)}\n${text}`);
  return source;
}

/** Text that YAML has a use for, beside any other. */
const awkward = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '- a',
    '# a',
    'a: b',
    'null',
    '~',
    '012',
    '1e3',
    '2018-11-30',
    'yes',
    '---',
    '“a” b',
    '"',
    "'",
    '&a',
    '*a',
    '!a',
  ),
  fc.constantFrom(
    '\u00A0a\u00A0b',
    'a #b',
    '{ a',
    '[',
    '@',
    '%',
    '| a',
    '> a',
    'a\u2028b',
    'a\u0085b',
    '\uFEFFa',
    '? a',
    ', a',
  ),
);
const line = awkward.map((text) => text.replaceAll('\n', ' ').trim()).filter((text) => text !== '');
const words = fc
  .array(awkward, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('\n\n'))
  .filter((text) => text !== '');
const lines = words.map((text) => text.trim()).filter((text) => text !== '');
const id = fc.stringMatching(/^[a-z0-9]{1,5}(-[a-z0-9]{1,4})?$/);
const day = fc.constantFrom('2018-11-30', '2020-02-29', '1999-01-01');
const optional = <K extends string, T>(name: K, value: fc.Arbitrary<T>) =>
  fc.record({ [name]: value } as Record<K, fc.Arbitrary<T>>, { requiredKeys: [] });

const anySource: fc.Arbitrary<Source> = fc.record({
  id: fc.constant('draft'),
  title: line,
  publisher: line,
  url: fc.constantFrom('https://example.org/a?b=c#d', 'http://example.org/'),
  published: day,
  kind: fc.constantFrom(...SOURCE_KINDS),
  topics: fc.array(id, { minLength: 1, maxLength: 3 }),
  text: fc.constantFrom('summary', 'full'),
  statements: fc.array(
    fc
      .tuple(
        fc.record({
          id,
          speaker: id,
          form: fc.constantFrom('verbatim', 'reported'),
          text: words,
          topics: fc.array(id, { minLength: 1, maxLength: 2 }),
        }),
        optional('as', line),
        optional('said', day),
        optional('where', line),
        optional('stance', fc.record({ on: line, position: fc.constantFrom(...POSITIONS) })),
        optional('asked', fc.array(line, { minLength: 1, maxLength: 3 })),
      )
      .map(([needed, as, said, where, stance, asked]) => ({
        ...needed,
        ...as,
        ...said,
        ...where,
        ...stance,
        ...asked,
      })),
    { maxLength: 3 },
  ),
  figures: fc.array(
    fc
      .tuple(
        fc.record({
          id,
          measure: id,
          value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
          period: fc.record({ from: day, to: day }),
          by: id,
        }),
        optional('note', lines),
        optional('approximate', fc.constant(true as const)),
        optional('given', fc.constant(true as const)),
        optional('asked', fc.array(line, { minLength: 1, maxLength: 3 })),
      )
      .map(([needed, note, approximate, given, asked]) => ({ ...needed, ...note, ...approximate, ...given, ...asked })),
    { maxLength: 2 },
  ),
  corrections: fc.array(fc.record({ date: day, note: lines }), { maxLength: 2 }),
  body: words.map((text) => text.replace(/\r\n?/g, '\n').trim()),
});

describe('sourceText', () => {
  test('writes what is read back as the same source, whatever its fields hold', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        expect(read(sourceText(source))).toEqual(source);
      }),
      { numRuns: 150 },
    );
  });

  test('writes a text with control characters and a line of blanks alone as it is', () => {
    const note = '\u0000\u0000\u0000\n\n \n\n a b\n\n a b';
    const source = { ...read(SMALL_CORPUS[GAZETTE]), corrections: [{ date: '2018-12-01', note }] };
    expect(read(sourceText(source))).toEqual(source);
  });

  test('writes remarks that are no part of the source, whatever they hold', () => {
    const source = read(SMALL_CORPUS[GAZETTE]);
    fc.assert(
      fc.property(fc.array(awkward), (remarks) => {
        expect(read(sourceText(source, { top: remarks, statements: [remarks], figures: [remarks] }))).toEqual(source);
      }),
      { numRuns: 100 },
    );
  });

  test('reads back every source that ships', () => {
    const names = readdirSync(SOURCES).filter((name) => name.endsWith('.md'));
    expect(names.length).toBeGreaterThan(100);
    for (const name of names) {
      const source = read(readFileSync(path.join(SOURCES, name), 'utf8'), name.slice(0, -'.md'.length));
      expect(read(sourceText(source), source.id)).toEqual(source);
    }
  });

  test('writes as a person would, with remarks above what they are about', () => {
    const text = sourceText(read(SMALL_CORPUS[GAZETTE]), {
      top: ['Drafted.'],
      statements: [['Speaker: “she” → Ada Finch.', 'Sure: 0.8']],
    });
    expect(text).toBe(`---
# Drafted.
title: Boats stopped on the river
publisher: River Gazette
url: https://example.org/boats
published: 2015-03-02
kind: news
topics: [ boats ]
statements:
  # Speaker: “she” → Ada Finch.
  # Sure: 0.8
  - id: finch-lock
    speaker: ada-finch
    as: Chief Warden
    said: 2015-03-01
    form: verbatim
    text: "The lock stays shut: nobody passes."
    topics: [ boats ]
figures:
  - id: boats-2014
    measure: boats-stopped
    value: 12
    period: { from: 2014-01-01, to: 2014-12-31 }
    by: river-police
corrections:
  - date: 2015-04-02
    note: The second.
  - date: 2015-03-05
    note: The first.
---
A lock was shut.
`);
  });
});

describe('listText', () => {
  test('writes entries that are read back as they were', () => {
    const people: Person[] = [
      { id: 'cy-reed', name: 'Cy Reed', kind: 'person', aliases: [], offices: [{ title: 'Warden: acting' }] },
      { id: 'river-trust', name: 'River Trust', kind: 'organisation', aliases: ['the Trust'], offices: [] },
    ];
    const subjects: Subject[] = [
      {
        id: 'open-lock',
        label: 'Opening the lock',
        question: 'Should it: open?',
        aliases: ['an open lock'],
        topics: ['boats'],
        polarity: { 'shutting: the lock': 'reversed' },
      },
    ];
    expect(parseList('subjects.yaml', listText(subjects), subjectSchema).entries.map(({ value }) => value)).toEqual(
      subjects,
    );
    const { entries, problems } = parseList('people.yaml', listText(people), personSchema);
    expect(problems).toEqual([]);
    expect(entries.map(({ value }) => value)).toEqual(people);
    expect(parseList('measures.yaml', listText([]), measureSchema).entries).toEqual([]);
  });
});
