import { beforeAll, describe, expect, test } from 'vitest';
import { Conversation } from '../../src/terminal/conversation.ts';
import { layOut } from '../../src/terminal/view/layout.ts';
import { recordOf, SHIPPED, TODAY } from './terminal.ts';

const INPUTS: [string, string][] = [
  ['one letter', 'z'],
  ['a question mark', '??'],
  ['only stop words', 'what is the of and to'],
  ['4,000 characters of one word', 'stop '.repeat(800)],
  ['4,000 different words', Array.from({ length: 4000 }, (_, index) => `w${index}`).join(' ')],
  ['a million characters without a space', 'x'.repeat(1_000_000)],
  ['a million characters of questions', 'who said what about knife crime in 2018? '.repeat(25_000)],
  ['a million characters that ask for a change', `has ${'change '.repeat(150_000)}`],
  ['emoji', '👮🏽‍♀️🔫❓'],
  ['right-to-left text', 'ماذا قال صادق خان عن جرائم السكاكين؟'],
  ['a turn of direction', 'who is \u202eknahk\u202c'],
  ['control characters', 'who\u0000 is\u0007 \u0008\u007fkhan\u0085'],
  ['an escape sequence', '\u001b[2J\u001b[31mwho is johnson\u001b[0m\u001b]0;title\u0007'],
  ['half a surrogate pair', 'who is \ud83d'],
  ['a regular expression', '(a+)+$ [[:alpha:]]{1,99999} \\p{L}* .*.*.*.*x'],
  ['markup', '<script>alert(1)</script> **bold** [a](javascript:b) &amp; <@1234>'],
  ['SQL', "'; DROP TABLE statements; --"],
  ['names of properties', '__proto__ constructor toString hasOwnProperty'],
  ['a path', '../../etc/passwd %00 C:\\Windows'],
  ['numbers', '1e309 -0 NaN 99999999999999999999'],
  ['impossible dates', 'killings in 2018-02-31, 0000-00-00 and 99999'],
  ['combining marks without end', `e${'\u0301'.repeat(5_000)}`],
  ['quotation marks without end', '"“‘'.repeat(1_000)],
];

let conversation: Conversation;
beforeAll(async () => {
  const record = await recordOf(SHIPPED);
  const answerer = await record.answerer();
  conversation = new Conversation(record, async (question, before) =>
    answerer.answer(question, { today: TODAY, scope: { kind: 'shared' }, before }),
  );
});

async function said(typed: string): Promise<string> {
  return layOut((await conversation.reply(typed)) ?? [], { columns: 80, paint: (_, text) => text });
}

/** What hangs runs into the time that a test has; how long an answer may take is the benchmark's to say. */
describe('bad input is answered calmly and usefully', () => {
  test.each(INPUTS)('%s', async (_, typed) => {
    const text = await said(typed);
    expect(text.trim()).not.toBe('');
    expect(text.length).toBeLessThan(20_000);
    // Nothing but line feeds for the terminal to obey.
    expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
    expect(text.isWellFormed()).toBe(true);
  });

  test('and the conversation goes on', async () => {
    expect(await said('What is Section 60?')).toMatch(/^Section 60\n/);
  });
});
