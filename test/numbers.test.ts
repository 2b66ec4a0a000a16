import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { numbersIn } from './numbers.ts';

const DEFAULTS = { seed: 1, minutes: 0.5 };

describe('options that are numbers', () => {
  it('hold by default, and as they are given', () => {
    expect(numbersIn(['--seed', '7'], 'Usage', DEFAULTS)).toEqual({ numbers: { seed: 7, minutes: 0.5 } });
    expect(numbersIn(['--minutes=2'], 'Usage', DEFAULTS)).toEqual({ numbers: { seed: 1, minutes: 2 } });
  });

  it.each([[['--minutes', 'x']], [['--minutes', '0']], [['--minutes=-1']], [['--minutes=']]])(
    'are refused where they are none: %j',
    (args) => {
      const usage = '--minutes takes a number above 0.\nUsage';
      expect(numbersIn(args, 'Usage', DEFAULTS)).toEqual({ usage, asked: false });
    },
  );

  it.each([[['--sed', '7']], [['seven']], [['--seed']]])('are told of where nobody knows them: %j', (args) => {
    expect(numbersIn(args, 'Usage', DEFAULTS)).toMatchObject({
      usage: expect.stringMatching(/\nUsage$/),
      asked: false,
    });
  });
});

test.each(['chaos', 'soak'])('%s says how it is used, and begins nothing where it is used wrongly', (script) => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [path.join(import.meta.dirname, `discord/${script}.ts`), ...args], {
      encoding: 'utf8',
    });
  const [help, wrong] = [run('--help'), run('--minutes', 'soon')];
  expect(help).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining(`npm run ${script} -- `) });
  expect(wrong).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('--minutes takes a number') });
});
