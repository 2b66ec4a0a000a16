import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import type { Answer, Item } from '../../src/answer/types.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';

const corpus = await shippedCorpus();
const answerer = new Answerer(corpus);

function ask(question: string, ...before: string[]): Answer {
  return answerer.answer(question, { today: TODAY, scope: SHARED, before });
}

function first({ items }: Answer): Item | undefined {
  return items[0];
}

describe('bad input', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['one letter', 'a'],
    ['stop words', 'the of and to a is it'],
    ['emoji', '😀😀👮‍♀️🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['control characters', '\u0000\u0001\u0007\u001b[\u200b\ufeff'],
    ['punctuation', '?!…—()[]{}'],
  ])('is called too vague where it is %s', (_, text) =>
    expect(ask(text)).toMatchObject({ kind: 'none', reason: 'too-vague' }),
  );

  it.each([
    ['right-to-left text', 'ما هي سياسة الشرطة في لندن؟'],
    ['a regular expression', '[a-z]+(.*)*$|^(?:x+x+)+y'],
    ['a shell', '$(rm -rf /); `id` && %s %n ../../etc/passwd'],
    ['words that are members of every object', 'constructor __proto__ hasOwnProperty valueOf'],
  ])('is not answered where it is %s', (_, text) => expect(ask(text)).toMatchObject({ kind: 'none', items: [] }));

  it.each([
    ['control characters', 'what did\u0000 Khan\u0007 say about\u200b water\u001b cannon'],
    ['emoji', '👮 what did Khan say about water cannon 🚿🚿'],
    ['markup', '<b>what did Khan say about <i>water cannon</i></b>'],
    ['line breaks', 'what did Khan\r\nsay about\n\nwater cannon'],
    ['capitals', 'WHAT DID KHAN SAY ABOUT WATER CANNON?!!'],
    ['odd quotes', '‘what did Khan’s say about water cannon’'],
  ])('does not hide a question between %s', (_, text) =>
    expect(first(ask(text))).toMatchObject({
      speaker: { id: 'sadiq-khan' },
      topics: expect.arrayContaining(['water-cannon']),
    }),
  );

  it('may be of any length', () => {
    const question = 'how many killings were there in London in 2018? ';
    for (const text of [
      question.repeat(80).slice(0, 4_000),
      'x'.repeat(1e6),
      'ab '.repeat(3e5),
      '"'.repeat(1e5),
      '2018 '.repeat(2e5),
    ])
      expect(ask(text).question).toBe(text);
  });

  it('finds a question at the beginning of a long paste', () =>
    expect(first(ask(`how many killings were there in London in 2018?${' \n'.repeat(5e5)}`))).toMatchObject({
      value: 134,
    }));

  const WORDS =
    'who what did say how many the mayor met may commissioner in since before 2018 18/19 stop and search knife " “ ’s constructor <b> \u0000 khan against define me'.split(
      ' ',
    );

  test('never makes it throw, alone or in a conversation', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(anything, fc.array(anything, { maxLength: 2 }), (text, before) => {
        const answer = ask(text, ...before);
        expect(answer.question).toBe(text);
        expect(answer.answered).toBe(answer.kind !== 'none');
      }),
      { numRuns: 60 },
    );
  });
});
