import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cite, quotedWords } from '../../src/corpus/citation.ts';
import { parseSource } from '../../src/corpus/parse.ts';
import type { Source } from '../../src/corpus/schema.ts';
import { GAZETTE, HERALD, SMALL_CORPUS } from './small-corpus.ts';

function sourceFrom(file: typeof GAZETTE | typeof HERALD, url?: string): Source {
  const { source } = parseSource('a-source', SMALL_CORPUS[file]);
  if (source === undefined) throw new Error(`${file} cannot be read`);
  return url === undefined ? source : { ...source, url };
}

function linkTo(words: string, url = 'https://example.org/page'): string {
  return cite(sourceFrom(HERALD, url), [words]).passageUrl ?? '';
}

/** The parts of a link's text directive, as the specification's parser reads them. */
function directiveParts(link: string): string[] {
  const [, directive = ''] = link.split('#:~:text=');
  return directive.split(',').map(decodeURIComponent);
}

describe('cite', () => {
  test('names the source, with its corrections', () => {
    expect(cite(sourceFrom(GAZETTE))).toEqual({
      sourceId: 'a-source',
      title: 'Boats stopped on the river',
      publisher: 'River Gazette',
      published: '2015-03-02',
      url: 'https://example.org/boats',
      corrections: [
        { date: '2015-04-02', note: 'The second.' },
        { date: '2015-03-05', note: 'The first.' },
      ],
    });
  });

  test('leaves out what there is not', () => {
    expect(Object.keys(cite(sourceFrom(HERALD)))).toEqual(['sourceId', 'title', 'publisher', 'published', 'url']);
    expect(cite(sourceFrom(HERALD), [' '])).not.toHaveProperty('passageUrl');
  });

  test('links to the longest of several passages', () => {
    expect(cite(sourceFrom(HERALD), ['one', 'the longest', 'two']).passageUrl).toBe(
      'http://example.org/lock#:~:text=the%20longest',
    );
  });

  test.each([
    ['https://example.org/', 'https://example.org/#:~:text=word'],
    ['https://example.org/?a=1&b=2', 'https://example.org/?a=1&b=2#:~:text=word'],
    ['https://example.org/#part', 'https://example.org/#part:~:text=word'],
    ['https://example.org/#:~:text=old', 'https://example.org/#:~:text=word'],
    ['https://example.org/#part:~:text=old', 'https://example.org/#part:~:text=word'],
  ])('keeps the fragment of %s', (url, link) => {
    expect(linkTo('word', url)).toBe(link);
  });

  test('encodes what has a meaning in a directive, a URL or a Markdown link', () => {
    expect(linkTo("well-known, R&B (it's £5 “now”)*")).toBe(
      'https://example.org/page#:~:text=well%2Dknown%2C%20R%26B%20%28it%27s%20%C2%A35%20%E2%80%9Cnow%E2%80%9D%29%2A',
    );
  });

  test('gives up to 300 characters whole, more by the words at its ends', () => {
    const exact = `${'word '.repeat(59)}words`;
    expect(exact).toHaveLength(300);
    expect(directiveParts(linkTo(exact))).toEqual([exact]);
    expect(directiveParts(linkTo(`First of all I ask you ${exact} and that is all I say`))).toEqual([
      'First of all I ask you',
      'and that is all I say',
    ]);
  });

  test('gives a long text of few words by halves that do not overlap', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(101));
    expect(directiveParts(linkTo(`${a} ${b} ${c}`))).toEqual([a, c]);
    expect(directiveParts(linkTo('d'.repeat(301)))).toEqual(['d'.repeat(301)]);
  });

  test('gives words over several lines by their ends, each within its line', () => {
    expect(directiveParts(linkTo('To be brief.\n\nI say no.\nNo.'))).toEqual(['To be brief.', 'No.']);
    expect(directiveParts(linkTo('One two three four five six seven.\nNo.\n'))).toEqual([
      'One two three four five six',
      'No.',
    ]);
  });

  test('reads back as words of the text, in their order and without overlap', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 120 }), fc.constantFrom(' ', '\n', '\t '), (words, gap) => {
        const text = words.join(gap);
        fc.pre(text.trim() !== '');
        const link = linkTo(text);
        const plain = text.trim().replace(/\s+/gu, ' ').toWellFormed();
        const [start = '', end, ...more] = directiveParts(link);
        expect(more).toEqual([]);
        expect(plain.startsWith(start)).toBe(true);
        if (end === undefined) expect(start).toBe(plain);
        else expect(plain.slice(start.length).endsWith(` ${end}`)).toBe(true);
        expect(link).not.toMatch(/text=.*[-&()\s]/u);
        expect(URL.canParse(link)).toBe(true);
      }),
    );
  });

  test('takes text with half a surrogate pair', () => {
    expect(linkTo('a\uD800b')).toBe('https://example.org/page#:~:text=a%EF%BF%BDb');
  });
});

describe('quotedWords', () => {
  test.each([
    ['She called it “a mess” and “over”.', ['a mess', 'over']],
    ['He said "no way" twice.', ['no way']],
    ['It was ‘not good’, he said.', ['not good']],
    ["It wasn't the force's fault; the officers' view differed.", []],
    ['It wasn’t the force’s fault; the officers’ view differed.', []],
    ['He said ‘it isn’t mine’ then.', ['it isn’t mine']],
    ['She said “the Met’s ‘golden’ rule” holds.', ['the Met’s ‘golden’ rule']],
    ['A board of 5" by 7" size.', []],
    ['An “unclosed quotation', []],
    ['Empty “” marks', []],
    ['', []],
  ])('in %s', (text, words) => {
    expect(quotedWords(text)).toEqual(words);
  });

  test('gives nothing but passages of the text, in their order', () => {
    const text = fc.array(fc.constantFrom('“', '”', '"', '‘', '’', "'", ' ', 'a', 'b', '. '), { maxLength: 60 });
    fc.assert(
      fc.property(text, (marks) => {
        let rest = marks.join('');
        for (const words of quotedWords(rest)) {
          expect(rest).toContain(words);
          rest = rest.slice(rest.indexOf(words) + words.length);
        }
      }),
    );
  });
});
