import { describe, expect, test } from 'vitest';
import { claimsCommand } from '../../src/terminal/claims-command.ts';
import { folderOf, SMALL_CORPUS } from '../corpus/small-corpus.ts';
import { run } from './terminal.ts';

const MESSAGE = 'In 2014 they had 21 boats stopped.';

async function claims(args: string[], typed = '') {
  return run(claimsCommand, [...args, '--corpus', await folderOf(SMALL_CORPUS)], { typed });
}

describe('claims --jsonl', () => {
  test('prints a line for each line, in order', async () => {
    const lines = [
      { id: 'a', message: MESSAGE, published: '2016-06-01' },
      { id: 'b', message: 'hello all' },
    ];
    const { status, stdout, stderr } = await claims(['--jsonl'], lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const [first, second] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({
      id: 'a',
      claims: [
        {
          type: 'figure',
          verdict: 'differs',
          items: ['2015-03-02-river-gazette-boats#boats-2014'],
          confidence: expect.any(Number),
        },
      ],
    });
    for (const { start, end, text } of first.claims) expect(MESSAGE.slice(start, end)).toBe(text);
    expect(second).toEqual({ id: 'b', claims: [] });
  });

  test('tells what is wrong with a line on its own line, and goes on', async () => {
    const { status, stdout } = await claims(['--jsonl'], 'nonsense\n{"id": "a"}\n{"id": "z", "message": ""}');
    expect(status).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { line: 1, error: expect.stringMatching(/not an object/) },
      { line: 2, id: 'a', error: expect.stringMatching(/not an object/) },
      { id: 'z', claims: [] },
    ]);
  });
});

describe('claims', () => {
  test('shows the claim, the difference and what is on record', async () => {
    const { status, stdout } = await claims([MESSAGE]);
    expect(status).toBe(0);
    expect(stdout).toContain('Differs from the record');
    expect(stdout).toContain('here “21”, on record “12”');
    expect(stdout).toContain('Boats stopped on the river');
  });

  test('says so of a message that claims nothing', async () => {
    expect((await claims(['hello all'])).stdout).toContain('claims nothing');
  });

  test('refuses what it can’t do', async () => {
    expect(await claims(['--json', '--jsonl'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('choose one'),
    });
    expect(await claims(['a', '--jsonl'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('standard input'),
    });
  });
});
