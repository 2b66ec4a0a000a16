import { expect, test } from 'vitest';
import { FURNITURE, withoutFurniture } from '../../src/quotations/furniture.ts';

test.each(FURNITURE.map(({ name, example }) => [name, ...example] as const))('%s is no text', (_, line, rest) => {
  const text = `Boats stop\n\n${line}\n\nAda Moss left.`;
  const seen = withoutFurniture(text);
  expect(seen).toHaveLength(text.length);
  expect(seen.split('\n\n')[1]?.trim()).toBe(rest);
});

test.each([
  'Read more about it in the report, said Ada Moss.',
  'Ada Moss left the Getty.',
  'Pat Reed, of Reuters, was pushed.',
  'Picture the scene: a boat in the lock.',
  'At 12.04pm Ada Moss said: “We are ready.”',
  '12.5 per cent of boats were late.',
  'Ada Moss and Bo Moss left',
])('%s is', (line) => {
  const text = `Boats stop\n\n${line}\n\nAda Moss left.`;
  expect(withoutFurniture(text)).toBe(text);
});
