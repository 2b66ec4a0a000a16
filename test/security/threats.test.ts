import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const TESTS = path.join(import.meta.dirname, '..');
const MODEL = readFileSync(path.join(TESTS, '../SECURITY.md'), 'utf8');
const QUOTE = "'";
const WHO = [
  'a member',
  'a moderator of another server',
  'an author of a page',
  'whoever reads the logs',
  'whoever has a stolen backup',
];

/** Who tries what, by the table, and the test that is named for it. */
const threats = MODEL.split('\n')
  .filter((line) => line.includes('.test.ts` · '))
  .map((line) => {
    const [, who = '', what = '', , held = ''] = line.split('|').map((cell) => cell.trim());
    const [file = '', title = ''] = held.split(' · ');
    return { who, what, file: file.replaceAll('`', ''), title };
  });

test.each(threats)('$who: $what', ({ file, title }) => {
  const text = readFileSync(path.join(TESTS, file), 'utf8');
  const named = [`(${QUOTE}${title}${QUOTE}`, `\n  ${QUOTE}${title}${QUOTE}`];
  expect(named.some((call) => text.includes(call))).toBe(true);
});

test('the model looks at everybody that it is about', () => {
  expect(threats.map(({ who }) => who)).toEqual(expect.arrayContaining(WHO));
});
