import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { exampleQuestions } from '../../src/query/examples.ts';
import { Conversation } from '../../src/terminal/conversation.ts';
import { runConversation } from '../../src/terminal/repl.ts';
import { type Block, line } from '../../src/terminal/view/block.ts';
import { layOut } from '../../src/terminal/view/layout.ts';
import { edited, folderOf, GAZETTE, SMALL_CORPUS } from '../corpus/small-corpus.ts';
import { recordOf, SHIPPED, TODAY } from './terminal.ts';

const START = path.join(import.meta.dirname, '../../src/start.js');

/** The program as it starts, with lines typed into its standard input, which then ends. */
async function talk(typed: string, args: string[] = [], environment: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [START, '--today', TODAY, ...args], {
    env: { PATH: process.env.PATH, ...environment },
  });
  child.stdin.end(typed);
  const [stdout, stderr] = await Promise.all([buffer(child.stdout), buffer(child.stderr), once(child, 'close')]);
  return { status: child.exitCode, stdout: stdout.toString(), stderr: stderr.toString() };
}

async function shippedConversation() {
  const record = await recordOf(SHIPPED);
  const answerer = await record.answerer();
  return new Conversation(record, async (question, before) =>
    answerer.answer(question, { today: TODAY, scope: { kind: 'shared' }, before }),
  );
}

const shown = (blocks: readonly Block[] = []) => layOut(blocks, { columns: 80, paint: (_, text) => text });

describe('a line that is typed', () => {
  test.each([
    ['thanks', /^You’re welcome\.\n$/],
    ['lol', /^I look up what is on the record.*\n$/],
    ['good bot', /^Thank you\..*\n$/],
  ])('gives one line to what asks nothing: %s', async (typed, line) => {
    const conversation = await shippedConversation();
    expect(shown(await conversation.reply(typed))).toMatch(line);
  });

  test.each([
    ['who made you?', /^I’m a program that anybody may run/],
    ['what languages can you do', /^I read and answer in English only/],
    ['how far back do you go', /^The record runs from 2010 to 2026/],
  ])('tells of itself where it is asked: %s', async (typed, line) => {
    const conversation = await shippedConversation();
    expect(shown(await conversation.reply(typed))).toMatch(line);
  });

  test('is a timeline where it asks for one: a line each with its address, year by year', async () => {
    const conversation = await shippedConversation();
    const first = shown(await conversation.reply('timeline of stop and search since 2015'));
    expect(first).toMatch(
      /^Timeline: Stop and search\nIt rests on \d+ statements by \d+ speakers and \d+ figures,\s+from\s/,
    );
    expect(first).toMatch(/\n2015\n\n 1 {2}\S.* · .*\n( {4}.*\n)* {4}https?:\/\//);
    expect(first).toMatch(/\d+ more on record: type more\./);
    expect(shown(await conversation.reply('more'))).toMatch(/^201\d\n\n \d+ {2}/);
    expect(shown(await conversation.reply('and by Cressida Dick?'))).toContain('by Cressida Dick');
  });

  test('tells what somebody stated day by day, and judges nothing between', async () => {
    const conversation = await shippedConversation();
    const told = shown(await conversation.reply('has Sadiq Khan changed his mind on stop and search?'));
    expect(told).toMatch(
      /^Sadiq Khan on: Stop and search\nThe stated position differs between days: with conditions on/,
    );
    expect(told).toMatch(/ 1 {2}19 October 2016, Mayor of London · with conditions · /);
    const all = shown(await conversation.reply('Where does Sadiq Khan stand?'));
    expect(all).toMatch(/^Where they stood: Sadiq Khan\n\d+ subjects on record; on 1 of them/);
    const sides = shown(await conversation.reply('Who is for and who is against stop and search?'));
    expect(sides).toMatch(/\nFor: \d+ people and \d+ organisations? in \d+ statements, the first on /);
    expect(sides).toContain('Sadiq Khan on: Stop and search');
  });

  test('takes a whole question as it stands, whatever went before', async () => {
    const conversation = await shippedConversation();
    await conversation.reply('what did Lord Harris say about community confidence?');
    expect(shown(await conversation.reply('how many killings in 2018?'))).toMatch(/^ 1 {2}134 killings\n/);
    expect(shown(await conversation.reply('and the year before?'))).toMatch(/^ 1 {2}11[68] killings\n/);
  });
});

describe('the program without a token', () => {
  test('greets with what it knows, and leaves at the end of the input', async () => {
    const { status, stdout, stderr } = await talk('');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /^Bluelamp .* On record: [\d,]+ statements \(5 word for word, the others reported\) and [\d,]+ figures from \d+ sources, \d.+ \d{4} to \d.+ \d{4}\. The exact words can be fetched from their pages: npm run words You could ask: a .+\? b .+\? .*help.*quit/,
    );
  });

  test('answers, follows up, shows more, tells why, helps and leaves', async () => {
    const { status, stdout } = await talk(
      'What did Cressida Dick say about stop and search?\nmore\nwhy\nand what did she say about knife crime?\nhelp\nquit\nWho is Lord Harris?\n',
    );
    expect(status).toBe(0);
    const said = stdout.replace(/\s+/g, ' ');
    expect(said).toMatch(/ 3 Reported, not verbatim .* more on record: type more\. 4 Reported, not verbatim /);
    expect(said).toMatch(/ 1 Cressida Dick, .* \(reported\): .* • speaker: Cressida Dick /);
    expect(said).toMatch(/taken 700 knives .* Ask in plain English/);
    expect(said).not.toContain('Lord Harris of Haringey');
  });

  test('says nothing in colours where there is no terminal, unless it is told to', async () => {
    expect((await talk('help\n')).stdout).not.toContain('\u001b');
    expect((await talk('help\n', [], { FORCE_COLOR: '1' })).stdout).toContain('\u001b[1m');
  });

  test('says of an office without dates that when it was held is not known', async () => {
    const folder = await folderOf(edited('people.yaml', ', from: 2016-01-01', ''));
    const { stdout } = await talk('who is bo marsh\n', ['--corpus', folder]);
    expect(stdout).toContain('Bo Marsh\n• Chief Warden, when is not on record\n');
  });

  test('leaves a broken source out loudly, and answers from the rest', async () => {
    const folder = await folderOf(edited(GAZETTE, 'kind: news', 'kind: gossip'));
    const { status, stdout, stderr } = await talk('who is bo marsh\n', ['--corpus', folder]);
    expect(status).toBe(0);
    expect(stderr).toContain(`${GAZETTE}, line 6: `);
    expect(stdout.replace(/\s+/g, ' ')).toContain(`Left out because of errors: ${GAZETTE}.`);
    expect(stdout).toContain('Bo Marsh\n• Chief Warden, since 1 January 2016\n');
  });

  test.each(['topics.yaml', 'offices.yaml', 'events.yaml'])(
    'refuses to start on a broken %s, with the reasons',
    async (file) => {
      const folder = await folderOf({ ...SMALL_CORPUS, [file]: '- id: 7\n' });
      const { status, stdout, stderr } = await talk('', ['--corpus', folder]);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain('cannot be used');
      expect(stderr).toContain(`${file}, line 1: `);
    },
  );

  test.each([
    [['--colour'], 'There is no option --colour.'],
    [['--today', 'soon'], '--today has to be a calendar day'],
    [['chat'], 'npm run ask -- "chat"'],
  ])('%j is wrong use: 2', async (args, message) => {
    const { status, stdout, stderr } = await talk('', args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

describe('a conversation', () => {
  test('answers each of its own examples', async () => {
    const conversation = await shippedConversation();
    const { corpus } = await recordOf(SHIPPED);
    expect(exampleQuestions(corpus).length).toBeGreaterThan(3);
    for (const question of exampleQuestions(corpus)) {
      expect(shown(await conversation.reply(question)), question).not.toContain('You could ask');
    }
  });

  test('a letter picks an offer: an example to ask, an item to see whole', async () => {
    const conversation = await shippedConversation();
    expect(shown(await conversation.reply('d'))).toMatch(/^What is Section 60\?\n\nSection 60\n/);
    const nothing = shown(await conversation.reply('How many killings were there in Manchester in 2018?'));
    const letter = /^ {2}([a-z]) {2}Killings in London, 2018: 134 killings$/m.exec(nothing)?.[1] ?? '';
    expect(shown(await conversation.reply(letter))).toMatch(/^134 killings\nKillings in London, 2018\n/);
  });

  test('more and why before any question ask for one; more after the end says so', async () => {
    const conversation = await shippedConversation();
    expect(shown(await conversation.reply('more'))).toBe('There is no answer yet: ask something first.\n');
    expect(shown(await conversation.reply('why'))).toBe('There is no answer yet: ask something first.\n');
    await conversation.reply('zzzz qqqq');
    expect(shown(await conversation.reply('MORE '))).toBe('That is all there is for this question.\n');
  });

  test('an empty line says nothing; quit and exit leave', async () => {
    const conversation = await shippedConversation();
    expect(await conversation.reply('   ')).toEqual([]);
    expect(await conversation.reply('quit')).toBeUndefined();
    expect(await conversation.reply(' EXIT ')).toBeUndefined();
  });
});

describe('at a keyboard', () => {
  /** A terminal of 40 columns, as far as readline can tell. */
  function keyboard() {
    const input = Object.assign(new PassThrough(), { isTTY: true });
    const output = Object.assign(new PassThrough(), { isTTY: true, columns: 40 });
    return { input, output, errors: new PassThrough() };
  }

  async function typedInto(keys: string[], ask: Conversation) {
    const streams = keyboard();
    const said = buffer(streams.output);
    const left = runConversation(ask, streams, async () => undefined);
    for (const key of keys) {
      streams.input.write(key);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await left;
    streams.output.end();
    return (await said).toString();
  }

  test('the up key brings back what was asked, and Ctrl-C leaves', async () => {
    const asked: string[] = [];
    const record = await recordOf(SHIPPED);
    const conversation = new Conversation(record, async (question) => {
      asked.push(question);
      return { question, answered: false, kind: 'none', reason: 'not-held', items: [], notes: ['None.'], nearest: [] };
    });
    const said = await typedInto(['first question\r', '\u001b[A\r', '\u0003'], conversation);
    expect(asked).toEqual(['first question', 'first question']);
    expect(said).toContain('> ');
  });

  test('a fault is one calm line, and the conversation goes on', async () => {
    const conversation = new Conversation(await recordOf(SHIPPED), () => Promise.reject(new Error('broken')));
    const said = await typedInto(['killings in 2018?!\r', 'help\r', '\u0004'], conversation);
    expect(said).toContain('Something went wrong with this question.');
    expect(said).not.toContain('broken');
    expect(said).toContain('Ask in plain English');
  });
});

test('a block of one paragraph is laid out as a line', () => {
  expect(shown([line('plain', 'a'), line('plain', 'b')])).toBe('a\n\nb\n');
});
