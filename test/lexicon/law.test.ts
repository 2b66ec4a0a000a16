import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readWords } from '../../src/lexicon/files.ts';
import { parseWords } from '../../src/lexicon/parse.ts';
import { wordListsIn } from './word-lists.ts';

const PROJECT = path.join(import.meta.dirname, '../..');

/** Lists that are no English: the vocabulary of a format or protocol, with which the code would have to change. */
const FORMATS: Record<string, string> = {
  'src/answer/alike.ts': 'features of two questions',
  'src/answer/confidence.ts': 'features of an item',
  'src/answer/followed-features.ts': 'features of an item',
  'src/config.ts': 'levels of the log',
  'src/corpus/schema.ts': 'values of a field of the corpus format',
  'src/corpus/write.ts': 'fields of the corpus format',
  'src/discord/connect.ts': 'error codes of the system',
  'src/discord/cards/card-id.ts': 'kinds of buttons',
  'src/discord/session/following.ts': 'kinds of buttons',
  'src/discord/kit/register.ts': 'fields of Discord’s commands',
  'src/discord/kit/transport.ts': 'error codes of the system',
  'src/moderation/session/panel.ts': 'kinds of buttons',
  'src/fetch/address.ts': 'top-level domains',
  'src/fetch/content-type.ts': 'media types',
  'src/query/described.ts': 'kinds of names',
  'src/query/asks.ts': 'classes of messages',
  'src/reading/dom.ts': 'elements of HTML',
  'src/reading/html.ts': 'elements of HTML, and what consent banners call themselves',
  'src/reading/page-lines.ts': 'elements of HTML',
  'src/reading/sandbox/offline.ts': 'modules of Node',
  'src/reading/json-ld.ts': 'entities of HTML',
  'src/reading/metadata.ts': 'names of meta elements',
  'src/record/merge.ts': 'fields of the corpus format',
  'src/record/word-page.ts': 'reasons why words are to be looked at',
  'src/store/fault.ts': 'error codes of the system',
  'src/store/reports.ts': 'columns',
  'src/store/tables.ts': 'kinds of entries',
};

test('lists of English words stand in the lexicon or the corpus only', () => {
  const files = globSync('{src,commands}/**/*.ts', { cwd: PROJECT }).filter((file) => !(file in FORMATS));
  const found = files.flatMap((file) =>
    wordListsIn(readFileSync(path.join(PROJECT, file), 'utf8')).map((list) => `${file}: ${list}`),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(found).toEqual([]);
});

/** V8 loses a modifier over an alternation once a process has compiled a megabyte of expressions. */
test('no expression has a modifier of its own', () => {
  const files = globSync('{src,commands}/**/*.ts', { cwd: PROJECT });
  const found = files.filter((file) => /\(\?-?[ims]+(?:-[ims]+)?:/.test(codeOf(file)));
  expect(found).toEqual([]);
  expect('(?i:a|b) (?-i:c) (?m-s:d)'.match(/\(\?-?[ims]+(?:-[ims]+)?:/g)).toHaveLength(3);
});

/** A file without its comments. */
function codeOf(file: string): string {
  return readFileSync(path.join(PROJECT, file), 'utf8').replace(/\/\*.*?\*\//gs, '');
}

describe('a list of words', () => {
  test.each([
    `const a = ['say', 'tell', "ask", 'add', 'write'];`,
    `const a = new Set('say tell ask add write call'.split(' '));`,
    'const a = `say tell ask\n add write call`.trim().split(/\\s+/);',
    `const a = /\\b(?:say|tell|ask|add|write)s?\\b/;`,
    `const a = new RegExp(\`^(?:\${MONTH}|say|tell(?:ing)?|ask|add|write) \`);`,
    `const a = new RegExp('says?|tells?|asks?|adds?|writes?');`,
  ])('is found in %s', (code) => expect(wordListsIn(code)).toHaveLength(1));

  test.each([
    `const a = ['say', 'tell', 'ask', 'add'];`,
    `const a = /(?:say|tell)(?:ask|add) (?:write|call)/;`,
    `type A = 'say' | 'tell' | 'ask' | 'add' | 'write';`,
    `// say|tell|ask|add|write`,
    `const a = 'Say, tell, ask, add or write.';`,
    `const a = ['a.b', 'c-1', '#d', '/e', 'f:g'];`,
  ])('is none in %s', (code) => expect(wordListsIn(code)).toEqual([]));
});

test('every class of the lexicon is used', () => {
  const code = globSync('src/**/*.ts', { cwd: PROJECT }).map((file) => readFileSync(path.join(PROJECT, file), 'utf8'));
  const all = code.join('\n');
  const names = readdirSync(path.join(PROJECT, 'src/lexicon/words')).flatMap((name) => {
    const file = name.replace('.txt', '');
    return [...parseWords(file, readWords(file)).keys()].map((heading) => `${file}.${heading}`);
  });
  expect(names.filter((name) => !all.includes(`'${name}'`))).toEqual([]);
});
