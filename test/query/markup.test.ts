import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { readMarkup } from '../../src/query/markup.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';

const answerer = new Answerer(await shippedCorpus());

const names = {
  user: (id: string) => (id === '402118830557462531' ? 'Ada Lovelace' : undefined),
  role: (id: string) => (id === '7' ? 'Helpers' : undefined),
  channel: (id: string) => (id === '812345678912345678' ? 'room' : undefined),
};

describe('markup is read for what it shows', () => {
  it.each([
    ['<:sad:812345678912345678> how many?', ':sad: how many?'],
    ['<a:wave:812345678912345678>', ':wave:'],
    ['<@402118830557462531> and <@!402118830557462531> say so', '@Ada_Lovelace and @Ada_Lovelace say so'],
    ['<@&7>, see <#812345678912345678>', '@Helpers, see #room'],
    ['see https://discord.com/channels/1/812345678912345678/3', 'see #room'],
    ['killings on <t:1543449600:D>?', 'killings on 29 November 2018?'],
    ['at <t:1543449600:t>', 'at 00:00'],
    ['</ask:812345678912345678> it', '/ask it'],
    ['it was ||Boris Johnson||', 'it was Boris Johnson'],
    ['[the report](https://example.org/a_b "Report") says', 'the report says'],
    ['see <https://example.org/a_b>', 'see https://example.org/a_b'],
    ['> crime is down\nis it?', 'crime is down\nis it?'],
    ['>>> crime is down', 'crime is down'],
    ['# News\n-# small print', 'News\nsmall print'],
    ['```\nhow many killings\n``` and `tasers`', 'how many killings\n and tasers'],
    ['**what** did __he__ *really* _say_', 'what did he really say'],
    ['~~2017~~ 2018', '  2018'],
    ['~~2017~~', '2017'],
    ['2 * 3 * 4, snake_case_name, a - b, 5 < 6', '2 * 3 * 4, snake_case_name, a - b, 5 < 6'],
  ])('%j shows %j', (text, shown) => expect(readMarkup(text, names)).toBe(shown));

  it('shows nothing of an id that nobody knows', () => expect(readMarkup('<@1> how many?')).toBe('  how many?'));

  it('leaves what would be nothing as it is', () => expect(readMarkup('<@1>')).toBe('<@1>'));

  it('is read in little time, however long and however it is made', () => {
    const piece = fc.constantFrom('*', '_', '~~', '||', '`', '```', '[', '](https://', '<', '<t:', '> ', 'word ', '\n');
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 3 }), (pieces) => {
        const start = performance.now();
        readMarkup(pieces.join('').repeat(1_500));
        expect(performance.now() - start).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a question is answered whatever markup stands in it', () => {
  const QUESTION = 'how many killings were there in London in 2018';
  const answer = (question: string) => answerer.answer(question, { today: TODAY, scope: SHARED });
  const wanted = answer(QUESTION).items[0]?.id;

  it.each([
    `${QUESTION} <:sad:812345678912345678>`,
    `<@402118830557462531> ${QUESTION}`,
    `<#812345678912345678> ${QUESTION}`,
    `https://discord.com/channels/1/2/3 ${QUESTION}`,
    `${QUESTION} https://example.org/a-page-about-tasers`,
    `> ${QUESTION}`,
    `**${QUESTION}**`,
    `||${QUESTION}||`,
    '[how many killings](https://example.org/x) were there in London in ~~2017~~ 2018',
    'how many killings were there in London in 2018 :sob: #room @ada',
  ])('%s', (question) => {
    expect(wanted).toBeDefined();
    expect(answer(question).items[0]?.id).toBe(wanted);
  });
});
