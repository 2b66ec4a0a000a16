import { describe, expect, test } from 'vitest';
import { withExactWords } from '../../src/corpus/amend.ts';
import { parseSource } from '../../src/corpus/parse.ts';
import { GAZETTE, HERALD, SMALL_CORPUS } from './small-corpus.ts';

const HERALD_ID = '2016-05-01-river-herald-lock';
const WORDS = 'The lock is open: to all — “even to me”.';

describe('withExactWords', () => {
  test('changes the form and the words of one statement, and nothing else', () => {
    const before = SMALL_CORPUS[HERALD];
    expect(withExactWords(before, HERALD_ID, 'marsh-open', WORDS)).toBe(
      before
        .replace('form: reported', 'form: verbatim')
        .replace('Bo Marsh said that the lock was “open to all” again.', `"${WORDS}"`),
    );
  });

  test.each([
    ['folded', 'text: >-\n      Bo Marsh said that the lock\n      was “open to all” again.\n'],
    ['literal', 'text: |-\n      Bo Marsh said that.\n'],
    ['quoted', "text: 'Bo Marsh said that.'\n"],
    ['over two lines', 'text: Bo Marsh said\n      that.\n'],
    ['with a comment', 'text: Bo Marsh said that. # as reported\n'],
  ])('knows a text that is %s', (_, text) => {
    const before = SMALL_CORPUS[HERALD].replace(/text: Bo Marsh.*\n/, text);
    const after = withExactWords(before, HERALD_ID, 'marsh-open', WORDS);
    const [now] = parseSource(HERALD_ID, after).source?.statements ?? [];
    expect(now).toMatchObject({ form: 'verbatim', text: WORDS, speaker: 'bo-marsh' });
    expect(after.slice(after.indexOf('    topics: [boats]\n    stance'))).toBe(
      before.slice(before.indexOf('    topics: [boats]\n    stance')),
    );
  });

  test('keeps Windows’ line ends', () => {
    const before = SMALL_CORPUS[HERALD].replaceAll('\n', '\r\n');
    const after = withExactWords(before, HERALD_ID, 'marsh-open', WORDS);
    expect(after.split('\r\n').length).toBe(before.split('\r\n').length);
  });

  test('refuses a statement that is not there', () => {
    expect(() => withExactWords(SMALL_CORPUS[GAZETTE], 'x', 'nobody', WORDS)).toThrow(/no statement nobody/);
  });
});
