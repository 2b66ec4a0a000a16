import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { printable, tableLines, widthOf, wrap } from '../../src/terminal/view/layout.ts';

const COLUMNS = fc.integer({ min: 10, max: 100 });

describe('wrap', () => {
  test('breaks at spaces', () => {
    expect(wrap('The lock stays shut: nobody passes.', 12)).toEqual(['The lock', 'stays shut:', 'nobody', 'passes.']);
  });

  test('loses no character, whatever the text', () => {
    const words = fc.array(fc.stringMatching(/^[a-zé“”,.]{0,9}$/), { minLength: 1 }).map((list) => list.join(' '));
    fc.assert(fc.property(words, COLUMNS, (text, columns) => wrap(text, columns).join(' ') === text));
  });

  test('keeps every line within the width, whatever the text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 }).map(printable);
    fc.assert(
      fc.property(text, COLUMNS, (given, columns) =>
        wrap(given, columns).every((line) => stringWidth(line) <= columns),
      ),
    );
  });

  test('keeps line feeds and empty lines', () => {
    expect(wrap('one\n\ntwo', 20)).toEqual(['one', '', 'two']);
    expect(wrap('', 20)).toEqual(['']);
  });

  test('leaves a decomposed accent as it is', () => {
    expect(wrap('cafe\u0301 noir', 20)).toEqual(['cafe\u0301 noir']);
  });

  test('cuts a word that is wider than the line, not inside an emoji', () => {
    expect(wrap('👩‍🚒👩‍🚒👩‍🚒', 4)).toEqual(['👩‍🚒👩‍🚒', '👩‍🚒']);
  });
});

describe('widthOf', () => {
  test('is what the library says, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }).map(printable), (text) => widthOf(text) === stringWidth(text)),
    );
  });

  test('is a column for each character of English print', () => {
    for (let code = 0x20; code < 0x2600; code += 1) {
      const character = printable(String.fromCharCode(code));
      expect([code, widthOf(character)]).toEqual([code, stringWidth(character)]);
    }
  });
});

describe('printable', () => {
  test.each([
    ['an escape sequence', '\u001b[31mred\u001b[0m', ' [31mred [0m'],
    ['a bell and a backspace', 'a\u0007b\u0008c', 'a b c'],
    ['a C1 control', 'a\u009b31mb', 'a 31mb'],
    ['a turn of direction', 'a\u202eb\u2066c', 'a b c'],
    ['Windows line ends', 'a\r\nb', 'a\nb'],
    ['half a surrogate pair', 'a\ud83d', 'a\ufffd'],
    ['right-to-left text', 'من هو صادق خان', 'من هو صادق خان'],
    ['joined emoji', '👩‍🚒', '👩‍🚒'],
  ])('%s', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });
});

describe('tableLines', () => {
  const table = {
    role: 'table' as const,
    rows: [
      ['2017', '98 killings', ''],
      ['2018', '134 killings', '+36.7%'],
    ],
    flushRight: [1, 2],
  };

  test('sets columns', () => {
    expect(tableLines(table, 40)).toEqual(['2017   98 killings', '2018  134 killings  +36.7%']);
  });

  test('sets each row as text where the columns are too wide', () => {
    expect(tableLines(table, 20)).toEqual(['2017, 98 killings', '2018, 134', '  killings, +36.7%']);
  });
});
