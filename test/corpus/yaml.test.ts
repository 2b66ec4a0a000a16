import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readYaml } from '../../src/corpus/yaml.ts';

const place = { file: 'people.yaml', firstLine: 1 };
const corpus = new URL('../../corpus/', import.meta.url);

it('reads every file of the record as the parser that knows places reads it', () => {
  const lists = ['people', 'topics', 'measures', 'subjects', 'glossary'].map((name) =>
    readFileSync(new URL(`${name}.yaml`, corpus), 'utf8'),
  );
  const sources = readdirSync(new URL('sources/', corpus)).map((file) => {
    const [, frontMatter = ''] = readFileSync(new URL(`sources/${file}`, corpus), 'utf8').split(/^---$/m);
    return frontMatter;
  });
  for (const text of [...lists, ...sources]) expect(readYaml(text, place).value).toEqual(parse(text));
});

it.each([
  'date: 2018-11-29',
  'octal: 0o14',
  'zeros: 012',
  'hex: 0xff',
  'exponent: 1.2e3',
  'thousands: 1_000',
  'time: 12:30:45',
  'yes: yes',
  'no: no',
  'on: on',
  'true: True',
  'nothing: ~',
  'empty:',
  'infinity: .inf',
  "single: 'it''s'",
  'double: "a\\tb"',
  'folded: >\n  one\n  two\n',
  'literal: |\n  one\n  two\n',
  'flow: { a: 1, b: [x, y] }',
  'list:\n- a\n- b: c\n',
])('means the same by %j as the parser that knows places', (text) => {
  expect(readYaml(text, place)).toMatchObject({ value: parse(text), problems: [] });
});

it('still refuses what the format has no use for', () => {
  const { problems } = readYaml('- &all { a: 1 }\n- *all\n', place);
  expect(problems.map(({ line }) => line)).toEqual([2]);
});
