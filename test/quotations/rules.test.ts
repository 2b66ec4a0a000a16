import { describe, expect, test } from 'vitest';
import { type AnyRule, TABLES, told, without } from './rules.ts';

describe.each(Object.entries(TABLES))('rules of %s', (_table, rules) => {
  test.each(rules.map((rule): [string, AnyRule] => [rule.name, rule]))('%s', (_name, rule) => {
    const [text, result] = rule.example;
    expect(told(text).join(' | ')).toBe(result);
    // An example that reads the same without its rule shows nothing.
    expect(without(rule, () => told(text)).join(' | ')).not.toBe(result);
    if (rule.counter !== undefined) expect(told(rule.counter[0]).join(' | ')).toBe(rule.counter[1]);
  });
});

test('rules have names of their own', () => {
  const names = Object.values(TABLES).flatMap((rules) => rules.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});
