import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answer/types.ts';
import { askCommand } from '../../src/terminal/ask-command.ts';
import { folderOf, SMALL_CORPUS } from '../corpus/small-corpus.ts';
import { run } from './terminal.ts';

const ask = (args: string[], typed?: string | Buffer) => run(askCommand, args, { typed: typed ?? '' });

describe('ask', () => {
  test('prints the answer for people', async () => {
    const { status, stdout, stderr } = await ask(['How many killings were there in 2018?']);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^ 1 {2}134 killings\n {4}Killings in London, 2018\n {4}Counted by Metropolitan Police\n/);
  });

  test('says what it took a time to mean that was left open', async () => {
    const { stdout } = await ask(['how many killings were there last year?', '--today', '2019-11-22']);
    expect(stdout).toMatch(/Last year: 2018\n/);
  });

  test('takes a question without quotation marks', async () => {
    const { stdout } = await ask(['what', 'is', 'section', '60']);
    expect(stdout).toMatch(/^Section 60\n/);
  });

  test('takes a question that another program hands over', async () => {
    expect((await ask([], 'what is section 60?\n')).stdout).toMatch(/^Section 60\n/);
    expect(JSON.parse((await ask(['--json'], 'who is\nLord Harris?')).stdout)).toMatchObject({ about: 'lord-harris' });
  });

  test('is set to a page of 80 columns where a terminal tells of none', async () => {
    const [none, page] = [0, 80].map((columns) =>
      run(askCommand, ['what', 'is', 'section', '60'], {}, Object.assign(new PassThrough(), { columns })),
    );
    expect((await none)?.stdout).toBe((await page)?.stdout);
  });

  test('shows a few items, and with --all every one', async () => {
    const few = await ask(['What did Cressida Dick say about stop and search?']);
    expect(few.stdout).toMatch(/\n {3}?3 {2}|\n 3 {2}/);
    expect(few.stdout).not.toMatch(/\n 4 {2}/);
    expect(few.stdout).toMatch(/\n\d+ more on record: --all shows them\.\n$/);
    const all = await ask(['What did Cressida Dick say about stop and search?', '--all']);
    expect(all.stdout).toMatch(/\n 4 {2}/);
    expect(all.stdout).not.toContain('--all');
  });

  test('with --json prints one answer and nothing else', async () => {
    const { status, stdout, stderr } = await ask(['--json', 'Who is Lord Harris?']);
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      question: 'Who is Lord Harris?',
      kind: 'about',
      answered: true,
      about: 'lord-harris',
    });
  });

  test('an unanswered question is done', async () => {
    const { status, stdout } = await ask(['--json', 'zzzz qqqq']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'none', answered: false, items: [] });
  });

  test('takes the day and the corpus from its options', async () => {
    const mayor = async (today: string) =>
      JSON.parse((await ask(['--json', '--today', today, 'who is the mayor'])).stdout);
    expect(await mayor('2015-01-01')).toMatchObject({ about: 'boris-johnson' });
    expect(await mayor('2026-03-01')).toMatchObject({ about: 'sadiq-khan' });
    const small = await ask(['--json', '--corpus', await folderOf(SMALL_CORPUS), 'Who is Ada Finch?']);
    expect(JSON.parse(small.stdout)).toMatchObject({ about: 'ada-finch' });
  });

  test.each<[string[], string]>([
    [[], 'What is the question?'],
    [['--jsn', 'x'], 'There is no option --jsn. Did you mean --json?'],
    [['--colour', 'x'], 'There is no option --colour. There are --json, --jsonl, --all, --today, --corpus, --help'],
    [['--today', '2026-02-30', 'x'], '--today has to be a calendar day as YYYY-MM-DD, such as 2026-03-01'],
    [['--today', 'now', 'x'], '--today has to be a calendar day as YYYY-MM-DD'],
    [['x', '--today'], "Option '--today <value>' argument missing"],
    [['--jsonl', 'x'], 'With --jsonl the questions come from standard input'],
    [['--jsonl', '--json'], 'choose one'],
    [['--json', '--all', 'x'], 'leave --all out'],
  ])('%j is wrong use: 2', async (args, message) => {
    const { status, stdout, stderr } = await ask(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toContain('\n\nUsage: npm run ask -- "question"');
  });

  test('--help prints the usage', async () => {
    expect(await ask(['--help'])).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/^Usage: /) });
  });
});

describe('ask --jsonl', () => {
  test('says what a message asks where it is told how it came, and answers questions only', async () => {
    const after = { q: 'how many killings in 2018?', kind: 'figure' };
    const lines = [
      { id: 1, door: 'reply', after, text: 'lol' },
      { id: 2, door: 'reply', after, text: 'and in 2017?' },
      { id: 3, door: 'reply', after, text: 'source?' },
      { id: 4, door: 'mention', after: null, text: 'how many killings were there in 2018?' },
    ];
    const { stdout } = await ask(['--jsonl'], lines.map((line) => JSON.stringify(line)).join('\n'));
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id, asks, answered }) => [id, asks, answered])).toEqual([
      [1, 'remark', false],
      [2, 'follow-up', true],
      [3, 'about-card', true],
      [4, 'question', true],
    ]);
  });

  const lines = async (typed: string | Buffer): Promise<(Answer | { error: string })[]> => {
    const { status, stdout, stderr } = await ask(['--jsonl'], typed);
    expect([status, stderr]).toEqual([0, '']);
    return stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  };

  test('answers objects and plain lines, in order', async () => {
    const answers = await lines('{"q":"what is section 60","id":7}\nwho is lord harris\r\n\n{"q":""}\n"who is khan"');
    expect(answers).toMatchObject([
      { question: 'what is section 60', kind: 'about' },
      { question: 'who is lord harris', kind: 'about' },
      { question: '', kind: 'none', reason: 'too-vague' },
      { question: '', kind: 'none' },
      { question: '"who is khan"' },
    ]);
  });

  test('answers a question of two parts in both, on one line', async () => {
    const [answer] = await lines('what is section 60 and how many searches were there under it in 2018/19?');
    expect(answer).toMatchObject({
      kind: 'about',
      parts: [
        { question: 'what is section 60', kind: 'about' },
        { question: 'how many searches were there under it in 2018/19?', kind: 'figure' },
      ],
    });
  });

  test('understands the turns of each conversation in their order, and other lines by themselves', async () => {
    const turn = (conversation: string, q: string) => JSON.stringify({ conversation, q, door: 'dm' });
    const answers = await lines(
      [
        turn('a', 'how many killings were there in 2018?'),
        turn('b', 'What did Cressida Dick say about stop and search?'),
        turn('a', 'and in 2019?'),
        turn('b', 'what about Khan?'),
        JSON.stringify({ q: 'and in 2019?' }),
      ].join('\n'),
    );
    expect(answers[2]).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ value: 149 })]) });
    expect(answers[3]).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ kind: 'statement' })]),
    });
    expect(answers[4]).toMatchObject({ kind: 'none' });
  });

  test('understands a reply from the card that it replies to', async () => {
    const after = { q: 'how many killings were there in 2018?', kind: 'figure' };
    const [answer, alone] = await lines(`${JSON.stringify({ id: 7, text: 'and in 2019?', after })}\nand in 2019?`);
    expect(answer).toMatchObject({
      id: 7,
      question: 'and in 2019?',
      items: expect.arrayContaining([expect.objectContaining({ value: 149 })]),
    });
    expect(alone).toMatchObject({ kind: 'none' });
  });

  test('a line that cannot be read gives an error in its place', async () => {
    const answers = await lines('{"q":\n{"question":"x"}\n{"q":5}\n{}\nwhat is section 60\n');
    expect(answers.map((answer) => ('error' in answer ? answer.error : answer.kind))).toEqual([
      'The line begins like a JSON object but is not valid JSON.',
      'The object has no “q” that is text: {"q": "the question"}.',
      'The object has no “q” that is text: {"q": "the question"}.',
      'The object has no “q” that is text: {"q": "the question"}.',
      'about',
    ]);
    expect(answers.map((answer) => ('line' in answer ? answer.line : undefined))).toEqual([1, 2, 3, 4, undefined]);
  });

  test('the end of an empty input is no line', async () => {
    expect(await lines('')).toEqual([]);
  });

  test('a line of a million characters is answered, and the next one too', async () => {
    const began = performance.now();
    const million = 'knife crime '.repeat(84_000);
    const answers = await lines(`${million}\n${JSON.stringify({ q: `${'x'.repeat(1_000_000)}` })}\nwhat is section 60`);
    expect(answers.map((answer) => 'kind' in answer && answer.kind)).toEqual([expect.any(String), 'none', 'about']);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test('a line beyond the bound is an error, and the next one is answered', async () => {
    const answers = await lines(
      Buffer.concat([Buffer.alloc(17 * 1024 * 1024, 'x'), Buffer.from('\nwhat is section 60')]),
    );
    expect(answers).toMatchObject([{ error: 'The line is longer than 16777216 characters.' }, { kind: 'about' }]);
  });
});
