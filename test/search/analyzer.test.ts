import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isStopWord, stem, terms, tokenize, words } from '../../src/search/analyzer.ts';
import { normalizeWord } from '../../src/search/words.ts';

describe('words', () => {
  it.each([
    ['Cressida DICK', ['cressida', 'dick']],
    ['the Met’s report', ['the', 'met', 'report']],
    ["the Met's report", ['the', 'met', 'report']],
    ['Londoners’ views', ['londoners', 'views']],
    ["O'Loan", ['oloan']],
    ['O’Loan’s', ['oloan']],
    ["don't", ['dont']],
    ['José’s café', ['jose', 'cafe']],
    ['a naïve idea', ['a', 'naive', 'idea']],
    ['1,234,567 officers', ['1234567', 'officers']],
    ['3.5 per cent', ['3.5', 'per', 'cent']],
    ['£15m', ['£15m']],
    ['U.S.A.', ['usa']],
    ['s.60', ['s.60']],
    ['stop-and-search', ['stop', 'and', 'search']],
    ['“quoted” ‘words’ "here"', ['quoted', 'words', 'here']],
    ['2018/19', ['2018', '19']],
    ['ﬁrearms ＭＥＴ', ['firearms', 'met']],
    ['', []],
    ['?!… — 👮', []],
  ])('of “%s”', (text, expected) => expect(words(text)).toEqual(expected));
});

describe('tokenize', () => {
  it('tells where each word stands in the text as it was', () => {
    const text = 'Was O’Loan’s 1,200-page report “naïve”?';
    expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Was',
      'O’Loan’s',
      '1,200',
      'page',
      'report',
      'naïve',
    ]);
  });

  test('gives words in order, within the text, each in its normal form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        let last = 0;
        for (const { word, start, end } of tokenize(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(word).toBe(normalizeWord(text.slice(start, end)));
          expect(word).not.toBe('');
          last = end;
        }
      }),
    );
  });

  test('reads a text in small letters and in capitals alike', () => {
    const plain = fc.string({ unit: fc.constantFrom(..."abcxyz ’'.,-0123456789£%"), maxLength: 40 });
    fc.assert(
      fc.property(plain, (text) => {
        expect(words(text.toUpperCase())).toEqual(words(text));
      }),
    );
  });
});

describe('terms', () => {
  it('are stems without the words that carry no subject', () => {
    expect(terms('What did the officers say about searching?')).toEqual(['offic', 'search']);
  });

  it('meet in one stem whatever the form of the word', () => {
    expect(new Set(['search', 'searches', 'searching', 'searched'].map(stem))).toEqual(new Set(['search']));
  });

  it('leave numbers and words with digits as they are', () => {
    expect(terms('134 killings, CO19s, 2018')).toEqual(['134', 'kill', 'co19s', '2018']);
  });
});

describe('isStopWord', () => {
  it.each(['the', 'what', 'dont', 'ive', 'pls'])('holds for %s', (word) => expect(isStopWord(word)).toBe(true));
  it.each(['police', 'knife', 'against1', 'constructor'])('does not hold for %s', (word) =>
    expect(isStopWord(word)).toBe(false),
  );
});
