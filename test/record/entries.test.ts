import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadFiles } from '../../src/corpus/files.ts';
import { LIST_KINDS, LISTS, listNameOf } from '../../src/corpus/lists.ts';
import { type ParsedList, parseList } from '../../src/corpus/parse.ts';
import { LIST_PARSERS } from '../../src/record/entries.ts';
import { SMALL_CORPUS } from '../corpus/small-corpus.ts';

const shipped = (await loadFiles(path.join(import.meta.dirname, '../../corpus'))).files;

/** Everything that a reader of a list can see of it. */
function seen({ entries, declared, problems }: ParsedList<{ id: string }>) {
  const read = entries.map(({ value, place }) => ({
    value,
    path: place.path,
    lines: ['id', 'name', 'nothing'].map((field) => place.lineOf([...place.path, field])),
  }));
  return { read, declared, problems };
}

test.each(LIST_KINDS)('a list of the kind %s is read entry by entry as it is read at once', (kind) => {
  const name = listNameOf(kind);
  const { file, schema } = LISTS[name];
  const text = shipped.get(file);
  if (typeof text !== 'string') throw new Error(`Nothing ships as ${file}.`);
  expect(seen(LIST_PARSERS[name](text))).toEqual(seen(parseList<{ id: string }>(file, text, schema)));
});

test('a list that somebody has edited is read entry by entry as it is read at once, whatever is wrong with it', () => {
  const texts = (['people.yaml', 'topics.yaml', 'places.yaml'] as const).map((file) => SMALL_CORPUS[file]);
  const line = fc.constantFrom(
    ...[
      '',
      '---',
      '...',
      '%YAML 1.2',
      '# a remark',
      '  # a remark',
      '- id: bo-marsh',
      '- ',
      '-',
      '-x',
      '  - id: a',
      '[]',
    ],
    ...[
      '  name: "Ada',
      'Finch"',
      '- Finch"',
      '  name: &a Ada',
      '  name: *a',
      '  name: |',
      '   Ada',
      '\tname: Ada',
      '\r',
    ],
    ...['- { id: weir, name: The weir, kind: area }', '- { id: weir,', '    name: The weir, kind: area }', '- id: [a]'],
  );
  const edit = fc.record({ at: fc.nat(30), gone: fc.nat(1), line: fc.option(line) });
  const { file, schema } = LISTS.people;
  const run = fc.property(fc.constantFrom(...texts), fc.array(edit, { maxLength: 3 }), (before, edits) => {
    const lines = before.split('\n');
    for (const { at, gone, line: added } of edits) lines.splice(at, gone, ...(added === null ? [] : [added]));
    const text = lines.join('\n');
    expect(seen(LIST_PARSERS.people(text))).toEqual(seen(parseList(file, text, schema)));
  });
  fc.assert(run, { numRuns: 500 });
});

test('of a list that has changed the other entries stay the same objects', () => {
  const text = SMALL_CORPUS['people.yaml'];
  const before = LIST_PARSERS.people(text).entries;
  const now = LIST_PARSERS.people(text.replace('name: Bo Marsh', 'name: Beau Marsh')).entries;
  expect(now.map(({ value }, at) => value === before[at]?.value)).toEqual([true, false, true]);
  expect(now[1]?.value.name).toBe('Beau Marsh');
});
